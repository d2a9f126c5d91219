"""The only way to write: every change of a row leaves a line in the audit trail, in the same transaction.

`Changes.add` and `Changes.change` are the gate; nothing else in the store inserts or updates what people can change.
Each line's hash covers the line and the hash before it in the same body, so a line that was altered, added or taken
out afterwards is found by `broken_line` (docs/besluiten/003).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

import orjson
from sqlalchemy import Connection, Table, bindparam, insert, select, update

from storage.models import (
    Action,
    Body,
    Change,
    Disclosure,
    Document,
    Event,
    Goal,
    Kept,
    Meeting,
    Member,
    Note,
    Party,
    Row,
    Signal,
)
from storage.statements import Statement
from storage.transaction import Transaction

_K = TypeVar("_K", bound=Kept)

KEPT: dict[str, type[Kept]] = {
    model.__tablename__: model
    for model in (Action, Note, Signal, Meeting, Event, Goal, Party, Member, Body, Disclosure)
}


@dataclass(slots=True)
class Actor:
    """Who is behind the changes of this transaction, when, and under which request."""

    member_id: int | None
    request: str
    at: datetime


def table(model: type[Row]) -> Table:
    """The table behind a model."""
    return model.__table__


@cache
def column_names(target: Table) -> tuple[str, ...]:
    """The columns of a table, without `id`."""
    return tuple(str(column.name) for column in target.columns if column.name != "id")


@cache
def insertion(target: Table) -> Statement:
    """The statement that puts a row into a table, all its columns; an id comes from `Transaction.next_id`."""
    return Statement(insert(target).values({column.name: bindparam(column.name) for column in target.columns}).inline())


def put_in(within: Transaction, row: Kept | Document) -> dict[str, Any]:
    """Give a new row its id and have it inserted; what goes in, by column name. Raises WriteInRead."""
    target = row.__table__
    row.id = within.next_id(target)
    values = dict(row.__dict__)
    within.later(insertion(target), values)
    return values


_TRAIL = table(Change)
_TO_TRAIL = Statement(insert(_TRAIL).values({name: bindparam(name) for name in column_names(_TRAIL)}).inline())


@cache
def _changing(target: Table, names: tuple[str, ...], same: tuple[str, ...]) -> Statement:
    """The statement that sets these columns of a row, as long as those others (`was_…`) are what they were."""
    still = [target.c[name].is_not_distinct_from(bindparam(f"was_{name}", type_=target.c[name].type)) for name in same]
    where = (target.c.id == bindparam("row_id"), *still)
    return Statement(update(target).where(*where).values({name: bindparam(f"to_{name}") for name in names}))


_HOLDS_SOMETHING = itemgetter(1)  # of a name and its value
_AS_IT_IS = frozenset({str, int, bool, list, dict, type(None)})


def values_of(row: Row) -> dict[str, Any]:
    """The row's values by column name, without `id`."""
    values = dict(row.__dict__)
    values.pop("id", None)
    return values


def plain(value: Any) -> Any:
    """A value of a row as JSON has it: moments in UTC, days and times in ISO 8601, all else as it is."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value


def as_json(values: Mapping[str, Any]) -> str:
    """Values as the trail keeps them: sorted, short, readable."""
    told = {name: value if (value := values[name]).__class__ in _AS_IT_IS else plain(value) for name in sorted(values)}
    return orjson.dumps(told).decode()


def chain(previous: str, line: Mapping[str, Any]) -> str:
    """Hash of a line of the trail, bound to the one before it."""
    words = (line["at"].timestamp(), line["by"], line["request"], line["subject"], line["row_id"])
    text = "\x1f".join((previous, *map(str, words), line["before"], line["after"]))
    return hashlib.sha256(text.encode()).hexdigest()


class Changes:
    """The gate of one transaction, for one body. `body` is updated in place; the store writes it back at the end."""

    __slots__ = ("_within", "actor", "body")

    def __init__(self, within: Transaction, body: Body, actor: Actor) -> None:
        self._within = within
        self.body = body
        self.actor = actor

    def add(self, row: _K) -> _K:
        """Insert a row; returns it with its id."""
        told = dict(filter(_HOLDS_SOMETHING, put_in(self._within, row).items()))
        del told["id"]
        self._line(row, "{}", as_json(told))
        return row

    def change(self, row: _K, **values: Any) -> _K | None:
        """Update columns of a row that still holds what `row` holds; None when somebody else was first."""
        after = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not after:
            return row
        before = {name: getattr(row, name) for name in after}
        same = tuple(name for name, value in before.items() if not isinstance(value, list | dict))
        to = {f"to_{name}": value for name, value in after.items()}
        was = {f"was_{name}": before[name] for name in same}
        if _changing(row.__table__, tuple(after), same).run(self._within, row_id=row.id, **to, **was) != 1:
            return None
        if isinstance(row, Body):
            self._within.forget_bodies()
        self._line(row, as_json(before), as_json(after))
        return row.but(**after)

    def note_place(self, address: str, *, here: bool) -> None:
        """A channel became one of the body's, or is so no more: it has no row of its own in the trail."""
        told = as_json({"address": address})
        self._tell("place", self.body.id, "{}" if here else told, told if here else "{}")

    def note_undone(self, lines: Sequence[int]) -> None:
        """These lines of the trail, by id, were taken back: the chain covers that too."""
        self._tell(_TRAIL.name, lines[0], "{}", as_json({"undone": list(lines)}))

    def _line(self, row: Kept, before: str, after: str) -> None:
        self._tell(row.__tablename__, row.id, before, after)
        if isinstance(row, Party | Member | Body):
            self.body.version += 1

    def _tell(self, subject: str, row_id: int, before: str, after: str) -> None:
        actor, body = self.actor, self.body
        line: dict[str, Any] = {
            "body_id": body.id,
            "at": actor.at,
            "by": actor.member_id,
            "request": actor.request,
            "subject": subject,
            "row_id": row_id,
            "before": before,
            "after": after,
            "undone": False,
        }
        line["hash"] = body.trail = chain(body.trail, line)
        self._within.later(_TO_TRAIL, line)


def broken_line(connection: Connection, body_id: int, head: str) -> int | None:
    """The id of the first line whose hash does not fit, -1 when lines are missing at the end, None when all is well."""
    lines = table(Change)
    previous = ""
    for line in connection.execute(select(lines).where(lines.c.body_id == body_id).order_by(lines.c.id)).mappings():
        previous = chain(previous, dict(line))
        if previous != line["hash"]:
            return int(line["id"])
    return None if previous == head else -1
