"""The commands and the job of signals, in the order of the help."""

from commands.command import Command, Job
from commands.signals.changes import change, note
from commands.signals.decisions import becomes, decide, escalate
from commands.signals.lists import listing
from commands.signals.new import ask, new, start
from commands.signals.retention import RETENTION
from commands.signals.shown import history, show

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
