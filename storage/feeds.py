"""Personal addresses of the calendar: who has one, known only by a hash, and gone when its owner says so."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from storage.changes import table
from storage.models import Feed

_FEED = table(Feed)


def give(connection: Connection, body_id: int, member_id: int, token_hash: str, now: datetime) -> None:
    """Let this token be the member's one address; an earlier one stops working."""
    revoke(connection, member_id)
    row = {"token_hash": token_hash, "body_id": body_id, "member_id": member_id, "at": now}
    connection.execute(insert(_FEED), row)


def revoke(connection: Connection, member_id: int) -> bool:
    """Take the member's address back; False when there was none."""
    return connection.execute(delete(_FEED).where(_FEED.c.member_id == member_id)).rowcount > 0


def holder(connection: Connection, token_hash: str) -> tuple[int, int] | None:
    """Body and member of an address; None for one that does not (or no longer) exist."""
    row = connection.execute(select(_FEED.c.body_id, _FEED.c.member_id).where(_FEED.c.token_hash == token_hash)).first()
    return (row.body_id, row.member_id) if row else None
