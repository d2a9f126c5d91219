"""Questions about signals."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from storage.changes import Changes, table
from storage.models import Signal

SIGNAL = table(Signal)
CLOSED = ("omgezet", "afgehandeld", "niet opportuun")


@dataclass(frozen=True, slots=True)
class WantedSignals:
    """Which signals: every given condition holds; without `status` those that are not closed."""

    status: str = ""
    kind: str = ""
    region: str = ""
    since: datetime | None = None
    until: datetime | None = None
    everything: bool = False


class Signals:
    """The signals of one body."""

    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def new(self, kind: str, text: str, **values: Any) -> Signal:
        """Add a signal under the next number of the body."""
        body, actor = self._changes.body, self._changes.actor
        signal = Signal(
            body_id=body.id,
            number=body.next_signal,
            kind=kind,
            text=text,
            created_at=actor.at,
            created_by=actor.member_id,
            **values,
        )
        body.next_signal += 1
        return self._changes.add(signal)

    def get(self, number: int) -> Signal | None:
        """The signal with this number, whatever its state."""
        where = (SIGNAL.c.body_id == self._changes.body.id) & (SIGNAL.c.number == number)
        row = self._connection.execute(select(SIGNAL).where(where)).mappings().first()
        return Signal.read(row) if row else None

    def change(self, signal: Signal, **values: Any) -> Signal | None:
        """Change columns; None when somebody else changed the same columns first."""
        return self._changes.change(signal, **values)

    def find(self, wanted: WantedSignals, limit: int = 50, offset: int = 0) -> tuple[Signal, ...]:
        """Signals, those with a date first, then the newest."""
        column = SIGNAL.c
        where = [column.body_id == self._changes.body.id, column.status != "ingetrokken"]
        if wanted.status:
            where.append(column.status == wanted.status)
        elif not wanted.everything:
            where.append(column.status.not_in(CLOSED))
        if wanted.kind:
            where.append(column.kind == wanted.kind)
        if wanted.since:
            where.append(column.created_at >= wanted.since)
        if wanted.until:
            where.append(column.created_at < wanted.until)
        order = (column.before.is_(None), column.before, column.number.desc())
        rows = self._connection.execute(select(SIGNAL).where(*where).order_by(*order)).mappings()
        found = [Signal.read(row) for row in rows]
        if wanted.region:
            found = [signal for signal in found if wanted.region in signal.regions]
        return tuple(found[offset : offset + limit])

    def same(self, text: str, link: str) -> tuple[Signal, ...]:
        """Signals that already hold this link or this very text."""
        column = SIGNAL.c
        alike = [func.lower(func.trim(column.text)) == text.strip().lower()]
        if link:
            alike.append(column.link == link)
        where = (column.body_id == self._changes.body.id) & (column.status != "ingetrokken")
        question = select(SIGNAL).where(where, or_(*alike)).order_by(column.number)
        return tuple(Signal.read(row) for row in self._connection.execute(question).mappings())
