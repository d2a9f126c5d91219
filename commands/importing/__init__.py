"""Reading in minutes and action lists: the commands, in the order of the help."""

from commands.command import Command
from commands.importing.talk import correct, read, reject, save
from commands.importing.walk import again, change, step

IMPORT_COMMANDS: tuple[Command, ...] = (read, correct, save, reject, step, change, again)
