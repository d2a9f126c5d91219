"""The commands and the job of signals, in the order of the help."""

from commands.command import Command, Job
from commands.signal_changes import change, note
from commands.signal_decisions import becomes, decide, escalate
from commands.signal_lists import listing
from commands.signal_retention import RETENTION
from commands.signal_shown import history, show
from commands.signals import ask, new, start

SIGNAL_COMMANDS: tuple[Command, ...] = (
    new,
    ask,
    start,
    listing,
    show,
    decide,
    becomes,
    escalate,
    change,
    note,
    history,
)
SIGNAL_JOBS: tuple[Job, ...] = (RETENTION,)
