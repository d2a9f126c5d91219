"""Everything Horzel can do, as two explicit tuples in the order of the help."""

from commands import bodies, channels, contacts, goals, help, linking, membership, undo
from commands.actions import ACTION_COMMANDS
from commands.command import Command, Job
from commands.importing import IMPORT_COMMANDS
from commands.meetings import MEETING_COMMANDS, MEETING_JOBS
from commands.progress import PROGRESS_COMMANDS
from commands.round import ROUND_COMMANDS, ROUND_JOBS
from commands.signals import SIGNAL_COMMANDS, SIGNAL_JOBS
from commands.weekly import WEEKLY_COMMANDS, WEEKLY_JOBS
from commands.woo.talk import WOO_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *ACTION_COMMANDS,
    *SIGNAL_COMMANDS,
    *MEETING_COMMANDS,
    *WEEKLY_COMMANDS,
    *ROUND_COMMANDS,
    *PROGRESS_COMMANDS,
    *WOO_COMMANDS,
    goals.vision,
    contacts.contact,
    *IMPORT_COMMANDS,
    undo.undo,
    bodies.choose,
    *membership.MEMBERSHIP_COMMANDS,
    *linking.LINKING_COMMANDS,
    channels.channel,
    *help.HELP_COMMANDS,
)
JOBS: tuple[Job, ...] = (*MEETING_JOBS, *WEEKLY_JOBS, *SIGNAL_JOBS, *ROUND_JOBS)
