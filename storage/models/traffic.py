"""Tables of what goes round: the trail, duplicate keys, conversations, outgoing messages, installations, references."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text

from storage.models.row import Row, column

UNFINISHED = text("(state = 'waiting' OR state = 'unknown' OR state = 'claimed')")
"""Not `IN`: SQLite makes a list of the three anew for every row that goes into the index, half of what that costs."""


class Change(Row):
    """One line of the audit trail: who, when, before, after. `hash` chains it to the line before it in its body."""

    __tablename__ = "change"
    __table_args__ = (
        Index("change_subject", "body_id", "subject", "row_id"),
        Index("change_by", "body_id", "by", "at", "id"),
        Index("change_request", "request"),
    )
    id: int = column(primary_key=True, default_factory=int)
    body_id: int = column(ForeignKey("body.id"))
    at: datetime
    by: int | None
    request: str = column(String(200))
    subject: str = column(String(20))
    row_id: int
    before: str
    after: str
    hash: str = column(String(64))
    undone: bool = column(default=False)


class Seen(Row):
    """A duplicate key that was used, with the reply it got: a repeated delivery gets the first reply again."""

    __tablename__ = "seen"
    key: str = column(String(200), primary_key=True)
    at: datetime
    reply: str = column(default="")


class Talk(Row):
    """What a conversation is about for the next minutes: a question asked back, the last list, a proposal."""

    __tablename__ = "talk"
    who: str = column(String(200), primary_key=True)
    topic: str = column(String(40), primary_key=True)
    until: datetime
    data: dict[str, Any] = column(default_factory=dict)


class Outgoing(Row):
    """A message to post. state: waiting, claimed, posted, unknown, failed, dropped.

    `address` is a channel or an account; `mark` is what the poster looks for after an unknown outcome.
    `remote` is the platform's own id of the posted message; with the kind `update` it says which one is drawn anew.
    """

    __tablename__ = "outgoing"
    # On PostgreSQL it has the same condition: see storage/migrations/env.py.
    __table_args__ = (Index("outgoing_due", "not_before", "id", sqlite_where=UNFINISHED),)
    id: int = column(primary_key=True, default_factory=int)
    body_id: int | None = column(ForeignKey("body.id"))
    address: str = column(String(200))
    kind: str = column(String(20))
    reply: str
    mark: str = column(String(120), unique=True)
    created_at: datetime
    not_before: datetime
    state: str = column(String(12), default="waiting")
    tries: int = column(default=0)
    posted_at: datetime | None = column(default=None)
    remote: str = column(default="")
    error: str = column(default="")


class Installation(Row):
    """A workspace that installed Horzel. `secrets` never leaves the database; it is emptied at uninstall."""

    __tablename__ = "installation"
    workspace: str = column(String(120), primary_key=True)
    at: datetime
    secrets: dict[str, Any] = column(default_factory=dict)
    active: bool = column(default=True)


class Reference(Row):
    """How an address is reached on a platform that must be told where to post; `gone_at`: since when we may not.

    `workspace` is the address's own beginning, `group` what the place belongs to (a team with its channels).
    """

    __tablename__ = "reference"
    __table_args__ = (
        Index("reference_group", "workspace", "group"),
        Index("reference_conversation", "workspace", "conversation"),
    )
    address: str = column(String(200), primary_key=True)
    workspace: str = column(String(120))
    conversation: str = column(String(200))
    service_url: str
    kind: str = column(String(20))
    bot: str = column(String(120))
    group: str = column(String(200), default="")
    name: str = ""
    heard_at: datetime
    gone_at: datetime | None = None


class Pulse(Row):
    """When each kind of process last gave a sign of life, for /readyz."""

    __tablename__ = "pulse"
    name: str = column(String(40), primary_key=True)
    at: datetime
