"""Tables of what goes round: the trail, duplicate keys, conversations, outgoing messages, installations, references."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.row import Row

UNFINISHED = text("state IN ('waiting', 'unknown', 'claimed')")


class Change(Row, kw_only=True):
    """One line of the audit trail: who, when, before, after. `hash` chains it to the line before it in its body."""

    __tablename__ = "change"
    __table_args__ = (
        Index("change_subject", "body_id", "subject", "row_id"),
        Index("change_by", "body_id", "by", "at", "id"),
        Index("change_request", "request"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, default_factory=int)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    at: Mapped[datetime]
    by: Mapped[int | None]
    request: Mapped[str] = mapped_column(String(200))
    subject: Mapped[str] = mapped_column(String(20))
    row_id: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
    hash: Mapped[str] = mapped_column(String(64))
    undone: Mapped[bool] = mapped_column(default=False)


class Seen(Row, kw_only=True):
    """A duplicate key that was used, with the reply it got: a repeated delivery gets the first reply again."""

    __tablename__ = "seen"
    __table_args__ = ({"sqlite_with_rowid": False},)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[datetime]
    reply: Mapped[str] = mapped_column(default="")


class Talk(Row, kw_only=True):
    """What a conversation is about for the next minutes: a question asked back, the last list, a proposal."""

    __tablename__ = "talk"
    who: Mapped[str] = mapped_column(String(200), primary_key=True)
    topic: Mapped[str] = mapped_column(String(40), primary_key=True)
    until: Mapped[datetime]
    data: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Outgoing(Row, kw_only=True):
    """A message to post. state: waiting, claimed, posted, unknown, failed, dropped.

    `address` is a channel or an account; `mark` is what the poster looks for after an unknown outcome.
    `remote` is the platform's own id of the posted message; with the kind `update` it says which one is drawn anew.
    """

    __tablename__ = "outgoing"
    # On PostgreSQL it has the same condition: see storage/migrations/env.py.
    __table_args__ = (Index("outgoing_due", "not_before", "id", sqlite_where=UNFINISHED),)
    id: Mapped[int] = mapped_column(primary_key=True, default_factory=int)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    address: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    reply: Mapped[str]
    mark: Mapped[str] = mapped_column(String(120), unique=True)
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    tries: Mapped[int] = mapped_column(default=0)
    posted_at: Mapped[datetime | None] = mapped_column(default=None)
    remote: Mapped[str] = mapped_column(default="")
    error: Mapped[str] = mapped_column(default="")


class Installation(Row, kw_only=True):
    """A workspace that installed Horzel. `secrets` never leaves the database; it is emptied at uninstall."""

    __tablename__ = "installation"
    workspace: Mapped[str] = mapped_column(String(120), primary_key=True)
    at: Mapped[datetime]
    secrets: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    active: Mapped[bool] = mapped_column(default=True)


class Reference(Row, kw_only=True):
    """How an address is reached on a platform that must be told where to post; `gone_at`: since when we may not.

    `workspace` is the address's own beginning, `group` what the place belongs to (a team with its channels).
    """

    __tablename__ = "reference"
    __table_args__ = (
        Index("reference_group", "workspace", "group"),
        Index("reference_conversation", "workspace", "conversation"),
    )
    address: Mapped[str] = mapped_column(String(200), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(120))
    conversation: Mapped[str] = mapped_column(String(200))
    service_url: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    bot: Mapped[str] = mapped_column(String(120))
    group: Mapped[str] = mapped_column(String(200), default="")
    name: Mapped[str] = mapped_column(default="")
    heard_at: Mapped[datetime]
    gone_at: Mapped[datetime | None] = mapped_column(default=None)


class Pulse(Row, kw_only=True):
    """When each kind of process last gave a sign of life, for /readyz."""

    __tablename__ = "pulse"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime]
