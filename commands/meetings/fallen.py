"""Meetings that are off: moved, to where; or called off, and then their agenda and points wait for the one after."""

from datetime import date, timedelta

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


def now_on(meeting: Meeting, store: Store) -> Meeting | None:
    """The meeting that one became, however often it moved; None when it went nowhere or does not go ahead there."""
    seen = {meeting.day}
    while meeting.status == OFF and (to := meeting.record.get(MOVED_TO)) and date.fromisoformat(to) not in seen:
        seen.add(date.fromisoformat(to))
        meeting = store.agenda.meeting(date.fromisoformat(to)) or meeting
    return meeting if meeting.status != OFF else None
