"""What happened: reading the audit trail, and taking a change back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select, update

from storage.changes import KEPT, Changes, column_names, table
from storage.models import Change, Kept
from storage.transaction import Transaction

CHANGE = table(Change)
_WITHDRAWN: dict[str, dict[str, Any]] = {
    "action": {"status": "ingetrokken"},
    "signal": {"status": "ingetrokken"},
    "meeting": {"status": "vervallen"},
    "event": {"status": "vervallen"},
    "note": {"withdrawn": True},
    "goal": {"status": "ingetrokken"},
    "body": {},  # its settings; a body itself is never withdrawn
    "party": {},  # its names and contact; a new party stays
}

_CAN_GO_BACK = CHANGE.c.subject.in_(_WITHDRAWN) & ~((CHANGE.c.subject == "party") & (CHANGE.c.before == "{}"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the trail with its values read back."""

    id: int
    at: datetime
    by: int | None
    request: str
    subject: str
    row_id: int
    before: dict[str, Any]
    after: dict[str, Any]


class Overtaken(Exception):
    """A change cannot be taken back: `by` changed the same thing since."""

    def __init__(self, by: int | None) -> None:
        super().__init__(by)
        self.by = by


class History:
    """The trail of one body."""

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
        self._changes = changes

    def of(self, row: Kept) -> tuple[Line, ...]:
        """Everything that happened to a row, oldest first."""
        where = (CHANGE.c.subject == row.__tablename__) & (CHANGE.c.row_id == row.id)
        return self._lines(select(CHANGE).where(self._here, where).order_by(CHANGE.c.id))

    def since(self, moment: datetime, limit: int = 500) -> tuple[Line, ...]:
        """Everything that happened in the body since a moment, oldest first."""
        return self._lines(select(CHANGE).where(self._here, CHANGE.c.at >= moment).order_by(CHANGE.c.id).limit(limit))

    def last_request(self, member_id: int, since: datetime) -> str | None:
        """The newest request of this member that changed something and was not taken back."""
        where = (CHANGE.c.by == member_id) & (CHANGE.c.at >= since) & ~CHANGE.c.undone
        question = select(CHANGE.c.request).where(self._here, where, _CAN_GO_BACK)
        newest_first = (CHANGE.c.at.desc(), CHANGE.c.id.desc())  # the order of `change_by`
        return self._within.connection.execute(question.order_by(*newest_first).limit(1)).scalar()

    def request(self, request: str) -> tuple[Line, ...]:
        """The lines of one request that were not taken back, newest first."""
        where = (CHANGE.c.request == request) & ~CHANGE.c.undone & _CAN_GO_BACK
        return self._lines(select(CHANGE).where(self._here, where).order_by(CHANGE.c.id.desc()))

    def row(self, line: Line) -> Kept | None:
        """The row that a line is about, as it is now."""
        model = KEPT[line.subject]
        target = table(model)
        row = self._within.connection.execute(select(target).where(target.c.id == line.row_id)).mappings().first()
        return model.read(row) if row else None

    def backwards(self, line: Line, row: Kept) -> dict[str, Any]:
        """The values that take a line back on the row as it is now. Raises Overtaken."""
        if not line.before:
            return _WITHDRAWN[line.subject]
        for name, value in line.after.items():
            if _json(getattr(row, name)) != value:
                newer = [other for other in self.of(row) if other.id > line.id and name in other.after]
                raise Overtaken(newer[-1].by if newer else None)
        return {name: _typed(type(row), name, value) for name, value in line.before.items()}

    def mark_undone(self, lines: Sequence[Line]) -> None:
        """Remember that these lines were taken back, so that the next undo takes an earlier one."""
        self._within.connection.execute(
            update(CHANGE).where(CHANGE.c.id.in_([line.id for line in lines])).values(undone=True)
        )

    @property
    def _here(self) -> Any:
        return CHANGE.c.body_id == self._changes.body.id

    def _lines(self, question: Any) -> tuple[Line, ...]:
        return tuple(
            Line(
                row["id"],
                row["at"],
                row["by"],
                row["request"],
                row["subject"],
                row["row_id"],
                json.loads(row["before"]),
                json.loads(row["after"]),
            )
            for row in self._within.connection.execute(question).mappings()
        )


def _json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value


def _typed(model: type[Kept], name: str, value: Any) -> Any:
    if value is None or name not in column_names(table(model)):
        return value
    kind = table(model).columns[name].type.python_type
    if kind in (date, datetime, time) and isinstance(value, str):
        return kind.fromisoformat(value)
    return value
