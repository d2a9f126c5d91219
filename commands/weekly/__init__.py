"""What comes by itself: the weekly digest in the channel, and the reminders in private."""

from commands.command import Command, Job
from commands.later import Later


@Later
def WEEKLY_COMMANDS() -> tuple[Command, ...]:
    """The commands of this room."""
    from commands.weekly.digest import preview, settings
    from commands.weekly.own_reminders import reminders

    return (preview, settings, reminders)


@Later
def WEEKLY_JOBS() -> tuple[Job, ...]:
    """What the clock does for it."""
    from commands.weekly.digest import WEEKLY_DIGEST
    from commands.weekly.reminders import REMINDERS

    return (WEEKLY_DIGEST, REMINDERS)
