"""Tables of the bodies and of the people and parties in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.row import Kept, Row


class Body(Kept, kw_only=True):
    """Gremium: a working group with its own numbers, members, parties and rhythm.

    `version` rises whenever something changes that the directory keeps (names, members, settings).
    `next_*` are the numbers to give out; `open_actions` counts; `trail` is the newest hash of the audit chain.
    """

    __tablename__ = "body"
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str]
    settings: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    version: Mapped[int] = mapped_column(default=1)
    next_action: Mapped[int] = mapped_column(default=1)
    next_signal: Mapped[int] = mapped_column(default=1)
    next_goal: Mapped[int] = mapped_column(default=1)
    open_actions: Mapped[int] = mapped_column(default=0)
    trail: Mapped[str] = mapped_column(String(64), default="")


class Place(Row, kw_only=True):
    """A channel in which a body lives; a body may have one on each platform."""

    __tablename__ = "place"
    address: Mapped[str] = mapped_column(String(200), primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), index=True)
    digest: Mapped[bool] = mapped_column(default=True)
    gone: Mapped[bool] = mapped_column(default=False)


class Party(Kept, kw_only=True):
    """Owner of action points: an organisation, a region, a gemeente, a role, everybody.

    kind: organisatie, regio, gemeente, rol or allen. `region` is the name of the region it lies in.
    """

    __tablename__ = "party"
    __table_args__ = (Index("party_name", "body_id", "name", unique=True),)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    aliases: Mapped[list[Any]] = mapped_column(default_factory=list)
    region: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")


class Member(Kept, kw_only=True):
    """Lid: a person of a body, with a role (`commands.command.Role` by name) and the parties he speaks for.

    linked: the accounts that were linked to him, a dictionary each: `addresses`, the member they were before (`from`,
    None for nobody), whether that one was `active`, and the `parties` that came along.
    """

    __tablename__ = "member"
    __table_args__ = (Index("member_body", "body_id"),)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(20), default="lid")
    parties: Mapped[list[Any]] = mapped_column(default_factory=list)
    reminders: Mapped[bool] = mapped_column(default=True)
    active: Mapped[bool] = mapped_column(default=True)
    linked: Mapped[list[Any]] = mapped_column(default_factory=list)


class Feed(Row, kw_only=True):
    """A member's personal address of the calendar, known only by the SHA-256 of its token."""

    __tablename__ = "feed"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), unique=True)
    at: Mapped[datetime]


class Account(Row, kw_only=True):
    """One account of a member on one platform; the address is `platform:workspace:user`.

    `heard_at`: when a member with several spoke here after having spoken elsewhere; he is written to at the newest.
    """

    __tablename__ = "account"
    __table_args__ = (Index("account_address", "address", "body_id", unique=True),)
    id: Mapped[int] = mapped_column(primary_key=True, default_factory=int)
    address: Mapped[str] = mapped_column(String(200))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    heard_at: Mapped[datetime | None] = mapped_column(default=None)
