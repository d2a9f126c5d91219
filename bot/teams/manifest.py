"""The app as Teams must know it: the manifest and the package that an administrator uploads."""
