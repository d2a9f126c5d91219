"""Meetings, other dated events and the chair's screen: the commands, in the order of the help."""

from commands.command import Command, Job
from commands.later import Later


@Later
def MEETING_COMMANDS() -> tuple[Command, ...]:
    """The commands of this room."""
    from commands.meetings.announce import announce
    from commands.meetings.chair import stand
    from commands.meetings.events import agenda
    from commands.meetings.events import by_form as event_by_form
    from commands.meetings.form import by_form
    from commands.meetings.meeting import following, listing, meeting
    from commands.meetings.waiting import on_its_day

    return (stand, meeting, following, listing, by_form, on_its_day, announce, agenda, event_by_form)


@Later
def MEETING_JOBS() -> tuple[Job, ...]:
    """What the clock does for it."""
    from commands.meetings.series import KEEP_AHEAD

    return (KEEP_AHEAD,)
