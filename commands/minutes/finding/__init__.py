"""Where in a document its points are, which of them are the same one, and which are new."""
