"""What happened: reading the audit trail, and taking a change back."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import bindparam, select, update

from storage.changes import KEPT, Changes, column_names, plain, table
from storage.frozen import dataclass
from storage.models import WITHDRAWN, Change, Kept
from storage.statements import Statement
from storage.transaction import Transaction
from storage.values import BodySettings

CHANGE = table(Change)
_SETTINGS = "settings"
_GONE: dict[str, dict[str, Any]] = {
    "action": {"status": WITHDRAWN},
    "signal": {"status": WITHDRAWN},
    "meeting": {"status": "vervallen"},
    "event": {"status": "vervallen"},
    "note": {"withdrawn": True},
    "goal": {"status": WITHDRAWN},
    "party": {"active": False, "aliases": []},
    "member": {"active": False},
    "body": {},  # its settings; a body itself is never withdrawn
    "place": {},  # no row: `commands.body.channels` takes it back
}
# Who joined by a first word of his own is not sent away by taking back what he said with it.
_JOINED = (CHANGE.c.subject == "member") & (CHANGE.c.before == "{}") & CHANGE.c.by.is_(None)
_NEWEST = Statement(
    select(CHANGE.c.id)
    .where(CHANGE.c.body_id == bindparam("body_id"), CHANGE.c.by == bindparam("member_id"))
    .order_by(CHANGE.c.at.desc(), CHANGE.c.id.desc())
    .limit(1)
)
_CHANGED_SINCE = Statement(
    select(CHANGE.c.id)
    .where(CHANGE.c.body_id == bindparam("body_id"), CHANGE.c.by == bindparam("member_id"))
    .where(CHANGE.c.at >= bindparam("moment"))
    .limit(1)
)
_CAN_GO_BACK = CHANGE.c.subject.in_(_GONE) & ~_JOINED


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
        newest_first = CHANGE.c.id.desc()  # not by the moment: a clock may be set back
        return self._within.connection.execute(question.order_by(newest_first).limit(1)).scalar()

    def last_change(self, member_id: int, since: datetime) -> tuple[Line, ...]:
        """The lines of that request, newest first; none when there is none."""
        request = self.last_request(member_id, since)
        return self.request(request) if request else ()

    def taken_back(self, member_id: int, since: datetime) -> tuple[Line, ...]:
        """The lines of what this member took back last, newest first; none when he changed something after that."""
        his = self._here & (CHANGE.c.by == member_id) & (CHANGE.c.at >= since) & CHANGE.c.subject.in_(_GONE)
        newest_first = select(CHANGE).where(his).order_by(CHANGE.c.id.desc())
        newest = self._within.connection.execute(newest_first.limit(1)).first()
        if newest is None or not newest.undone:
            return ()
        earlier = his & CHANGE.c.undone & (CHANGE.c.request != newest.request) & (CHANGE.c.row_id == newest.row_id)
        lines = self._lines(select(CHANGE).where(earlier).order_by(CHANGE.c.id.desc()))
        return tuple(line for line in lines if line.request == lines[0].request)

    def newest(self, member_id: int) -> int:
        """The id of the last line of this member, taken back or not; 0 when there is none."""
        return _NEWEST.value(self._within, body_id=self._changes.body.id, member_id=member_id) or 0

    def changed_since(self, member_id: int, moment: datetime) -> bool:
        """Whether this member changed anything since, taken back or not."""
        found = _CHANGED_SINCE.value(self._within, body_id=self._changes.body.id, member_id=member_id, moment=moment)
        return found is not None

    def request(self, request: str) -> tuple[Line, ...]:
        """The lines of one request that were not taken back, newest first."""
        where = (CHANGE.c.request == request) & ~CHANGE.c.undone & _CAN_GO_BACK
        return self._lines(select(CHANGE).where(self._here, where).order_by(CHANGE.c.id.desc()))

    def row(self, line: Line) -> Kept | None:
        """The row that a line is about, as it is now; None for a place."""
        model = KEPT.get(line.subject)
        if model is None:
            return None
        target = table(model)
        row = self._within.connection.execute(select(target).where(target.c.id == line.row_id)).mappings().first()
        return model.read(row) if row else None

    def backwards(self, line: Line, row: Kept) -> dict[str, Any]:
        """The values that take a line back on the row as it is now. Raises Overtaken.

        Of a body's settings only those that the line changed go back, whatever was set beside them since.
        """
        if not line.before:
            return _GONE[line.subject]
        newer = {name for name, now in line.after.items() if name != _SETTINGS and plain(getattr(row, name)) != now}
        if newer:
            raise self._overtaken(line, row, lambda other: not newer.isdisjoint(other.after))
        values = {name: _typed(type(row), name, value) for name, value in line.before.items()}
        if _SETTINGS in values:
            values[_SETTINGS] = self._settings_back(line, row)
        return values

    def _settings_back(self, line: Line, row: Kept) -> dict[str, Any]:
        now, after, before = map(_whole, (getattr(row, _SETTINGS), line.after[_SETTINGS], line.before[_SETTINGS]))
        names = _changed_settings(line)
        if any(now[name] != after[name] for name in names):
            raise self._overtaken(line, row, lambda other: bool(names & _changed_settings(other)))
        return now | {name: before[name] for name in names}

    def _overtaken(self, line: Line, row: Kept, touches: Callable[[Line], bool]) -> Overtaken:
        newer = [other for other in self.of(row) if other.id > line.id and touches(other)]
        return Overtaken(newer[-1].by if newer else None)

    def mark_undone(self, lines: Sequence[Line]) -> None:
        """Remember that these lines were taken back, so that the next undo takes an earlier one."""
        ids = [line.id for line in lines]
        self._within.connection.execute(update(CHANGE).where(CHANGE.c.id.in_(ids)).values(undone=True))
        self._changes.note_undone(ids)

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


def _whole(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings with the defaults of what was not kept."""
    return BodySettings.model_validate(settings).model_dump(mode="json")


def _changed_settings(line: Line) -> set[str]:
    before, after = _whole(line.before.get(_SETTINGS, {})), _whole(line.after.get(_SETTINGS, {}))
    return {name for name in after if before[name] != after[name]}


def _typed(model: type[Kept], name: str, value: Any) -> Any:
    if value is None or name not in column_names(table(model)):
        return value
    kind = table(model).columns[name].type.python_type
    if kind in (date, datetime, time) and isinstance(value, str):
        return kind.fromisoformat(value)
    return value
