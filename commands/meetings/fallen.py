"""Meetings that were called off: what stood on their agenda, and their points, wait for the one that comes after."""

from datetime import timedelta

from commands.meetings.lines import MOVED_TO
from storage.agenda import OFF
from storage.models import Meeting
from storage.store import Store

_LONG = timedelta(days=92)  # as far back as anybody still waits
_DAY = timedelta(days=1)


def fallen_before(meeting: Meeting, store: Store) -> tuple[Meeting, ...]:
    """Those called off since the last one that was held; one that moved to another day took everything along."""
    held = store.agenda.last_meeting(meeting.day)
    since = meeting.day - _LONG if held is None else max(held.day, meeting.day - _LONG)
    every = store.agenda.every_meeting(since, meeting.day - _DAY)
    return tuple(one for one in every if one.status == OFF and MOVED_TO not in one.record)
