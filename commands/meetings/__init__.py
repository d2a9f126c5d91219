"""Meetings, other dated events and the chair's screen: the commands, in the order of the help."""

from commands.command import Command, Job
from commands.meetings.chair import stand
from commands.meetings.events import agenda
from commands.meetings.events import by_form as event_by_form
from commands.meetings.form import by_form
from commands.meetings.meeting import following, listing, meeting
from commands.meetings.series import KEEP_AHEAD

MEETING_COMMANDS: tuple[Command, ...] = (stand, meeting, following, listing, by_form, agenda, event_by_form)
MEETING_JOBS: tuple[Job, ...] = (KEEP_AHEAD,)
