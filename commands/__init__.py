"""Everything Horzel can do, as two explicit tuples in the order of the help."""

from commands.command import Command, Job
from commands.later import Later


@Later
def COMMANDS() -> tuple[Command, ...]:
    """Every command, room by room."""
    from commands import goals, help, undo
    from commands.actions import ACTION_COMMANDS
    from commands.body import bodies, channels, contacts, linking, membership, start
    from commands.importing import IMPORT_COMMANDS
    from commands.meetings import MEETING_COMMANDS
    from commands.progress import PROGRESS_COMMANDS
    from commands.round import ROUND_COMMANDS
    from commands.signals import SIGNAL_COMMANDS
    from commands.weekly import WEEKLY_COMMANDS
    from commands.woo.talk import WOO_COMMANDS

    return (
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
        start.already,
        *help.HELP_COMMANDS,
    )


@Later
def JOBS() -> tuple[Job, ...]:
    """Everything the clock does, in the order in which it does it."""
    from commands.meetings import MEETING_JOBS
    from commands.round import ROUND_JOBS
    from commands.signals import SIGNAL_JOBS
    from commands.weekly import WEEKLY_JOBS

    return (*MEETING_JOBS, *WEEKLY_JOBS, *SIGNAL_JOBS, *ROUND_JOBS)
