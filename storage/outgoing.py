"""The outgoing messages: put in with the change that causes them, posted afterwards by whoever wins the row."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, false, insert, or_, select, update

from storage.changes import column_names, table
from storage.models import Outgoing
from storage.statements import Statement

OUTGOING = table(Outgoing)
_PUT_OUT = Statement(
    insert(OUTGOING).values({name: bindparam(name) for name in column_names(Outgoing)}), unless_there=True
)
CLAIM = timedelta(minutes=2)
"""How long a message is his who claimed it; he must be done with it (or dead) by then."""
UNFINISHED = ("waiting", "unknown", "claimed")


class Outbox:
    """All outgoing messages; each carries its body."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        values = {
            "body_id": body_id,
            "address": address,
            "kind": kind,
            "reply": reply,
            "mark": mark,
            "created_at": now,
            "not_before": at or now,
            "state": "waiting",
            "tries": 0,
            "posted_at": None,
            "remote": "",
            "error": "",
        }
        _PUT_OUT.run(self._connection, **values)

    def claim(
        self, now: datetime, platforms: tuple[str, ...] = (), limit: int = 20, addresses: tuple[str, ...] = ()
    ) -> tuple[Outgoing, ...]:
        """Win up to `limit` rows for the platforms (or the very addresses) we can post to, oldest first.

        A row is handed out as it was before the claim: state `claimed` means that an earlier claim was never
        finished, so nobody knows whether that message went.
        """
        column = OUTGOING.c
        due = column.state.in_(UNFINISHED) & (column.not_before <= now)
        question = select(OUTGOING).where(due, _to(platforms, addresses))
        question = question.order_by(column.not_before, column.id).limit(limit)
        won = []
        for row in self._connection.execute(question.with_for_update(skip_locked=True)).mappings():
            message = Outgoing.read(row)
            if self._update(message, state="claimed", tries=message.tries + 1, not_before=now + CLAIM):
                won.append(message)
        return tuple(won)

    def posted(self, message: Outgoing, remote: str, now: datetime) -> None:
        """Note that it arrived, and under which id of the platform."""
        self._set(message.id, state="posted", remote=remote, posted_at=now, error="")

    def later(self, message: Outgoing, at: datetime, error: str, unknown: bool) -> None:
        """It did not arrive (or nobody knows): again at `at`."""
        self._set(message.id, state="unknown" if unknown else "waiting", not_before=at, error=error)

    def give_up(self, message: Outgoing, error: str) -> None:
        """It will never arrive."""
        self._set(message.id, state="failed", error=error)

    def drop_workspace(self, prefix: str) -> int:
        """The workspace is gone: post nothing more to it."""
        where = OUTGOING.c.address.startswith(prefix, autoescape=True) & OUTGOING.c.state.in_(("waiting", "unknown"))
        return self._connection.execute(update(OUTGOING).where(where).values(state="dropped")).rowcount

    def next_due(self, platforms: tuple[str, ...]) -> datetime | None:
        """When the first unfinished message for these platforms may go."""
        column = OUTGOING.c
        question = select(column.not_before).where(column.state.in_(UNFINISHED), _to(platforms, ()))
        return self._connection.execute(question.order_by(column.not_before).limit(1)).scalar()

    def _set(self, message_id: int, **values: Any) -> None:
        self._connection.execute(update(OUTGOING).where(OUTGOING.c.id == message_id).values(values))

    def _update(self, message: Outgoing, **values: Any) -> bool:
        where = (
            (OUTGOING.c.id == message.id) & (OUTGOING.c.state == message.state) & (OUTGOING.c.tries == message.tries)
        )
        return self._connection.execute(update(OUTGOING).where(where).values(values)).rowcount == 1


def _to(platforms: tuple[str, ...], addresses: tuple[str, ...]) -> ColumnElement[bool]:
    column = OUTGOING.c.address
    prefixes = [column.startswith(f"{platform}:", autoescape=True) for platform in platforms]
    return or_(false(), *prefixes, column.in_(addresses))
