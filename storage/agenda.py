"""Questions about meetings and other dated events."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Date, Integer, Select, and_, bindparam, case, func, not_, or_, select, union_all

from storage.changes import Changes, table
from storage.frozen import dataclass
from storage.models import Change, Event, Meeting
from storage.statements import Statement
from storage.transaction import Transaction

OFF = "vervallen"
MEETING, EVENT, CHANGE = table(Meeting), table(Event), table(Change)


@dataclass(frozen=True, slots=True)
class Revision:
    """How many lines the trail has of a meeting or event, when the last one, and whether its making was taken back."""

    lines: int
    at: datetime
    slip: bool


Revisions = Mapping[tuple[str, int], Revision]
"""By table and id."""


def revisions(connection: Connection, body_id: int) -> Revisions:
    """Of every meeting and event, of one body or (0) of all."""
    lines = CHANGE.c
    where = lines.subject.in_([MEETING.name, EVENT.name])
    here = where & (lines.body_id == body_id) if body_id else where
    slip = func.max(case((and_(lines.before == "{}", lines.undone), 1), else_=0))
    question = select(lines.subject, lines.row_id, func.count(), func.max(lines.at), slip).where(here)
    found = connection.execute(question.group_by(lines.subject, lines.row_id))
    return {(subject, row_id): Revision(count, at, bool(gone)) for subject, row_id, count, at, gone in found}


def _beside(*, coming: bool) -> "Select[*tuple[Any, ...]]":
    column = MEETING.c
    today = bindparam("today", type_=Date())
    side = column.day >= today if coming else column.day < today
    here = and_(column.body_id == bindparam("body_id", type_=Integer()), column.status != OFF, side)
    return select(select(MEETING).where(here).order_by(column.day if coming else column.day.desc()).limit(1).subquery())


_AROUND = Statement(select(union_all(_beside(coming=False), _beside(coming=True)).subquery()))


class Agenda:
    """The meetings and events of one body."""

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
        self._changes = changes

    def meeting(self, day: date) -> Meeting | None:
        """The meeting of that day, also when it was called off."""
        where = (MEETING.c.body_id == self._changes.body.id) & (MEETING.c.day == day)
        row = self._within.connection.execute(select(MEETING).where(where)).mappings().first()
        return Meeting.read(row) if row else None

    def add_meeting(self, day: date, **values: Any) -> Meeting:
        """Add the meeting of a day that has none yet."""
        return self._changes.add(Meeting(body_id=self._changes.body.id, day=day, **values))

    def change_meeting(self, meeting: Meeting, **values: Any) -> Meeting | None:
        """Change columns; None when somebody else changed the same columns first."""
        return self._changes.change(meeting, **values)

    def next_meeting(self, today: date) -> Meeting | None:
        """The first meeting from today on that goes ahead."""
        meetings = self.meetings(today, limit=1)
        return meetings[0] if meetings else None

    def last_meeting(self, today: date) -> Meeting | None:
        """The last meeting before today that was not called off."""
        where = (MEETING.c.body_id == self._changes.body.id) & (MEETING.c.day < today)
        question = select(MEETING).where(where, MEETING.c.status != OFF).order_by(MEETING.c.day.desc()).limit(1)
        row = self._within.connection.execute(question).mappings().first()
        return Meeting.read(row) if row else None

    def meetings(self, first: date, last: date = date.max, limit: int = 50) -> tuple[Meeting, ...]:
        """Meetings that go ahead between two days, both included."""
        where = (MEETING.c.body_id == self._changes.body.id) & MEETING.c.day.between(first, last)
        question = select(MEETING).where(where, MEETING.c.status != OFF).order_by(MEETING.c.day).limit(limit)
        return tuple(Meeting.read(row) for row in self._within.connection.execute(question).mappings())

    def around(self, today: date) -> tuple[Meeting | None, Meeting | None]:
        """The last meeting before today and the next one from today on, in one statement."""
        found: list[Meeting | None] = [None, None]
        for row in _AROUND.mappings(self._within, body_id=self._changes.body.id, today=today):
            meeting = Meeting.read(row)
            found[meeting.day >= today] = meeting
        return found[0], found[1]

    def every_meeting(self, first: date, last: date) -> tuple[Meeting, ...]:
        """All meetings between two days, both included, those that were called off too."""
        where = (MEETING.c.body_id == self._changes.body.id) & MEETING.c.day.between(first, last)
        rows = self._within.connection.execute(select(MEETING).where(where).order_by(MEETING.c.day)).mappings()
        return tuple(Meeting.read(row) for row in rows)

    def places(self, limit: int = 20) -> tuple[str, ...]:
        """Where this body met or will meet, each place once."""
        where = (MEETING.c.body_id == self._changes.body.id) & (MEETING.c.place != "")
        question = select(MEETING.c.place).where(where).group_by(MEETING.c.place)
        return tuple(
            self._within.connection.execute(question.order_by(func.max(MEETING.c.day).desc()).limit(limit)).scalars()
        )

    def add_event(self, day: date, text: str, **values: Any) -> Event:
        """Add a dated event."""
        return self._changes.add(Event(body_id=self._changes.body.id, day=day, text=text, **values))

    def change_event(self, event: Event, **values: Any) -> Event | None:
        """Change columns; None when somebody else changed the same columns first."""
        return self._changes.change(event, **values)

    def event(self, event_id: int) -> Event | None:
        """An event of this body."""
        where = (EVENT.c.body_id == self._changes.body.id) & (EVENT.c.id == event_id)
        row = self._within.connection.execute(select(EVENT).where(where)).mappings().first()
        return Event.read(row) if row else None

    def events(self, first: date, last: date = date.max, limit: int = 50) -> tuple[Event, ...]:
        """Events that go ahead between two days, both included; one of a month counts in every day of that month."""
        column = EVENT.c
        month_end = (last.replace(day=28) + timedelta(days=4)).replace(day=1) if last < date(9999, 1, 1) else last
        within = or_(
            and_(not_(column.month_only), column.day.between(first, last)),
            and_(column.month_only, column.day >= first.replace(day=1), column.day < month_end),
        )
        where = (column.body_id == self._changes.body.id) & (column.status != OFF)
        question = select(EVENT).where(where, within).order_by(column.day, column.id).limit(limit)
        return tuple(Event.read(row) for row in self._within.connection.execute(question).mappings())
