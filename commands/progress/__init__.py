"""Looking back over a period: what was closed, what is open, what became of the signals. Facts only."""

from commands.command import Command
from commands.later import Later


@Later
def PROGRESS_COMMANDS() -> tuple[Command, ...]:
    """The commands of this room."""
    from commands.progress import report

    return (report.report,)
