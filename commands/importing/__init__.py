"""Reading in minutes and action lists: the commands, in the order of the help."""

from commands.command import Command
from commands.later import Later


@Later
def IMPORT_COMMANDS() -> tuple[Command, ...]:
    """The commands of this room."""
    from commands.importing.talk import correct, read, reject, save, take_back
    from commands.importing.walk import again, change, step

    return (read, correct, take_back, save, reject, step, change, again)
