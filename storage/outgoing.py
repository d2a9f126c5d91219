"""The outgoing messages: put in with the change that causes them, posted afterwards by whoever wins the row."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, false, insert, or_, select, update

from storage.changes import column_names, table
from storage.frozen import dataclass
from storage.models import Outgoing
from storage.models.traffic import UNFINISHED
from storage.statements import Statement
from storage.transaction import Transaction

OUTGOING = table(Outgoing)
REDRAW = "update"
"""The kind of a row that draws a posted message anew; its `remote` says which."""
_PUT_OUT = Statement(
    insert(OUTGOING).values({name: bindparam(name) for name in column_names(OUTGOING)}), unless_there=True
)
_CLAIM = Statement(
    update(OUTGOING)
    .where(OUTGOING.c.id == bindparam("message_id"))
    .values(state="claimed", tries=OUTGOING.c.tries + 1, not_before=bindparam("until"))
)
_OVERTAKE = Statement(
    update(OUTGOING)
    .where(UNFINISHED, OUTGOING.c.state != "claimed", OUTGOING.c.kind == REDRAW)
    .where(OUTGOING.c.address == bindparam("to_address"), OUTGOING.c.remote == bindparam("message"))
    .values(state="dropped")
)
_ARRIVED = Statement(
    update(OUTGOING)
    .where(OUTGOING.c.id == bindparam("message_id"))
    .values(state="posted", remote=bindparam("to_remote"), posted_at=bindparam("at"), error="")
)
_NEWEST_FIRST = select(OUTGOING).order_by(OUTGOING.c.id.desc()).limit(1000).subquery()  # an address has no index
_LAST_TOLD = Statement(
    select(_NEWEST_FIRST)
    .where(_NEWEST_FIRST.c.address == bindparam("to_address"), _NEWEST_FIRST.c.created_at >= bindparam("since"))
    .where(or_(*(_NEWEST_FIRST.c.kind == kind for kind in ("told", "reminder"))))
    .order_by(_NEWEST_FIRST.c.id.desc())
    .limit(1)
)
CLAIM = timedelta(minutes=2)
"""How long a message is his who claimed it; he must be done with it (or dead) by then."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that arrived: the platform's own id of it, and when."""

    message_id: int
    remote: str
    at: datetime


class Outbox:
    """All outgoing messages; each carries its body."""

    def __init__(self, within: Transaction) -> None:
        self._within = within

    def add(
        self,
        body_id: int | None,
        address: str,
        kind: str,
        reply: str,
        mark: str,
        now: datetime,
        at: datetime | None = None,
    ) -> None:
        """Put a message out; `mark` is unique, so the same message is never put out twice (the second is ignored)."""
        self.add_all(body_id, [(address, mark)], kind, reply, now, at)

    def add_all(
        self,
        body_id: int | None,
        letters: Sequence[tuple[str, str]],
        kind: str,
        reply: str,
        now: datetime,
        at: datetime | None = None,
    ) -> None:
        """Put the same message out to several: each an address and a mark, as for `add`."""
        self._put([{"address": address, "mark": mark} for address, mark in letters], body_id, kind, reply, now, at)

    def redraw(self, body_id: int | None, address: str, message: str, reply: str, mark: str, now: datetime) -> None:
        """Have a posted message drawn anew; `message` is the platform's own id of it."""
        self._put([{"address": address, "mark": mark, "remote": message}], body_id, REDRAW, reply, now)

    def _put(
        self,
        letters: Sequence[dict[str, Any]],
        body_id: int | None,
        kind: str,
        reply: str,
        now: datetime,
        at: datetime | None = None,
    ) -> None:
        same: dict[str, Any] = {
            "body_id": body_id,
            "kind": kind,
            "reply": reply,
            "created_at": now,
            "not_before": at or now,
            "state": "waiting",
            "tries": 0,
            "posted_at": None,
            "remote": "",
            "error": "",
        }
        for letter in letters:
            self._within.later(_PUT_OUT, {**same, **letter})

    def overtake(self, address: str, message: str) -> None:
        """The message is drawn anew some other way: what still waited to be drawn in it is old."""
        _OVERTAKE.run(self._within, to_address=address, message=message)

    def claim(
        self, now: datetime, platforms: tuple[str, ...] = (), limit: int = 20, addresses: tuple[str, ...] = ()
    ) -> tuple[Outgoing, ...]:
        """Win up to `limit` rows for the platforms (or the very addresses) we can post to, oldest first.

        A row is handed out as it was before the claim: state `claimed` means that an earlier claim was never
        finished, so nobody knows whether that message went.
        """
        # Nobody else can win these meanwhile: SQLite has one writer, PostgreSQL locks what was found.
        found = _due(platforms, addresses).mappings(self._within, now=now, limit=limit)
        if found:
            _CLAIM.run_many(self._within, [{"message_id": row["id"], "until": now + CLAIM} for row in found])
        return tuple(Outgoing.read(row) for row in found)

    def posted(self, arrived: Sequence[Arrival]) -> None:
        """Note that these arrived, and under which id of the platform."""
        rows = [{"message_id": one.message_id, "to_remote": one.remote, "at": one.at} for one in arrived]
        _ARRIVED.run_many(self._within, rows)

    def later(self, message: Outgoing, at: datetime, error: str, unknown: bool) -> None:
        """It did not arrive (or nobody knows): again at `at`."""
        self._set(message.id, state="unknown" if unknown else "waiting", not_before=at, error=error)

    def give_up(self, message: Outgoing, error: str) -> None:
        """It will never arrive."""
        self._set(message.id, state="failed", error=error)

    def drop_workspace(self, prefix: str) -> int:
        """The workspace is gone: post nothing more to it."""
        return _drop(self._within.connection, OUTGOING.c.address.startswith(prefix, autoescape=True))

    def forget(self, body_id: int, before: datetime) -> None:
        """Drop a body's messages from before a moment, whatever became of them."""
        old = (OUTGOING.c.body_id == body_id) & (OUTGOING.c.created_at < before)
        self._within.connection.execute(delete(OUTGOING).where(old))

    def marked(self, mark: str) -> Outgoing | None:
        """The message with this mark."""
        row = self._within.connection.execute(select(OUTGOING).where(OUTGOING.c.mark == mark)).mappings().first()
        return Outgoing.read(row) if row else None

    def last_told(self, address: str, since: datetime) -> Outgoing | None:
        """The newest private message to this address since a moment, of any body."""
        found = _LAST_TOLD.first(self._within, to_address=address, since=since)
        return Outgoing.read(found) if found else None

    def put_out(self, body_id: int, marks: Sequence[str]) -> dict[str, str]:
        """What was put out of the body under these marks: the message by its mark."""
        question = select(OUTGOING.c.mark, OUTGOING.c.reply)
        found = self._within.connection.execute(
            question.where(OUTGOING.c.body_id == body_id, OUTGOING.c.mark.in_(marks))
        )
        return {str(mark): str(reply) for mark, reply in found}

    def next_due(self, platforms: tuple[str, ...]) -> datetime | None:
        """When the first unfinished message for these platforms may go."""
        found: datetime | None = _first_due(platforms).value(self._within)
        return found

    def _set(self, message_id: int, **values: Any) -> None:
        to_be = {f"to_{name}": value for name, value in values.items()}
        _changing(tuple(values)).run(self._within, message_id=message_id, **to_be)


def drop_places(connection: Connection, addresses: Sequence[str]) -> int:
    """These places are gone: post nothing more to them."""
    return _drop(connection, OUTGOING.c.address.in_(addresses))


def _drop(connection: Connection, where: ColumnElement[bool]) -> int:
    unfinished = OUTGOING.c.state.in_(("waiting", "unknown"))
    return connection.execute(update(OUTGOING).where(where, unfinished).values(state="dropped")).rowcount


@cache
def _changing(names: tuple[str, ...]) -> Statement:
    """Sets these columns of a message."""
    changing = update(OUTGOING).where(OUTGOING.c.id == bindparam("message_id"))
    return Statement(changing.values({name: bindparam(f"to_{name}") for name in names}))


@lru_cache(maxsize=64)
def _due(platforms: tuple[str, ...], addresses: tuple[str, ...]) -> Statement:
    column = OUTGOING.c
    question = select(OUTGOING).where(UNFINISHED, column.not_before <= bindparam("now"), _to(platforms, addresses))
    question = question.order_by(column.not_before, column.id).limit(bindparam("limit"))
    return Statement(question.with_for_update(skip_locked=True))


@cache
def _first_due(platforms: tuple[str, ...]) -> Statement:
    column = OUTGOING.c
    question = select(column.not_before).where(UNFINISHED, _to(platforms, ()))
    return Statement(question.order_by(column.not_before, column.id).limit(1))


def _to(platforms: tuple[str, ...], addresses: tuple[str, ...]) -> ColumnElement[bool]:
    column = OUTGOING.c.address
    prefixes = [column.startswith(f"{platform}:", autoescape=True) for platform in platforms]
    return or_(false(), *prefixes, *(column == address for address in addresses))
