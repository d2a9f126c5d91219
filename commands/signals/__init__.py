"""The commands and the job of signals, in the order of the help."""

from commands.command import Command, Job
from commands.later import Later


@Later
def SIGNAL_COMMANDS() -> tuple[Command, ...]:
    """The commands of this room."""
    from commands.signals.changes import change, note
    from commands.signals.decisions import becomes, decide
    from commands.signals.list_out import export
    from commands.signals.lists import listing
    from commands.signals.new import ask, new, start
    from commands.signals.shown import history, show
    from commands.signals.steering import escalate

    return (
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
        export,
    )


@Later
def SIGNAL_JOBS() -> tuple[Job, ...]:
    """What the clock does for it."""
    from commands.signals.retention import RETENTION

    return (RETENTION,)
