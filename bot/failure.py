"""How the command line ends when it cannot do what was asked: one Dutch sentence, and an exit code."""


class WrongUse(Exception):
    """The command was given in a way that cannot be meant. Exit code 2."""


class Failed(Exception):
    """The command was right, and still it could not be done. Exit code 1."""
