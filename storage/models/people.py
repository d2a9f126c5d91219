"""Tables of the bodies and of the people and parties in them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String

from storage.models.row import Kept, Row, column
from storage.values import Quiet


class Body(Kept):
    """Gremium: a working group with its own numbers, members, parties and rhythm.

    `version` rises whenever something changes that the directory keeps (names, members, settings).
    `next_*` are the numbers to give out; `open_actions` counts; `trail` is the newest hash of the audit chain.
    """

    __tablename__ = "body"
    slug: str = column(String(80), unique=True)
    name: str
    settings: dict[str, Any] = column(default_factory=dict)
    version: int = column(default=1)
    next_action: int = column(default=1)
    next_signal: int = column(default=1)
    next_goal: int = column(default=1)
    open_actions: int = column(default=0)
    trail: str = column(String(64), default="")


class Place(Row):
    """A channel in which a body lives; a body may have one on each platform."""

    __tablename__ = "place"
    address: str = column(String(200), primary_key=True)
    body_id: int = column(ForeignKey("body.id"), index=True)
    digest: bool = column(default=True)
    gone: bool = column(default=False)


class Party(Kept):
    """Owner of action points: an organisation, a region, a gemeente, a role, everybody.

    kind: organisatie, regio, gemeente, rol or allen. `region` is the name of the region it lies in. One that is not
    `active` was taken out: what stands on its name stays, nothing new can be put there.
    """

    __tablename__ = "party"
    __table_args__ = (Index("party_name", "body_id", "name", unique=True),)
    body_id: int = column(ForeignKey("body.id"))
    kind: str = column(String(20))
    name: str = column(String(200))
    aliases: list[Any] = column(default_factory=list)
    region: str = column(default="")
    contact: str = column(default="")
    active: bool = column(default=True)


class Member(Kept):
    """Lid: a person of a body, with a role (`commands.command.Role` by name) and the parties he speaks for.

    linked: the accounts that were linked to him, a dictionary each: `addresses`, the member they were before (`from`,
    None for nobody), whether that one was `active`, and the `parties` that came along.
    reminders: off for good; from `quiet_since` up to `quiet_until`, which may be None, they are off for a while.
    """

    __tablename__ = "member"
    __table_args__ = (Index("member_body", "body_id"),)
    body_id: int = column(ForeignKey("body.id"))
    name: str
    role: str = column(String(20), default="lid")
    parties: list[Any] = column(default_factory=list)
    reminders: bool = column(default=True)
    active: bool = column(default=True)
    linked: list[Any] = column(default_factory=list)
    quiet_since: date | None = column(default=None)
    quiet_until: date | None = column(default=None)

    def wants_reminders(self, day: date) -> bool:
        """Whether reminders may be sent on this day."""
        return self.reminders and not (self.quiet and self.quiet.covers(day))

    @property
    def quiet(self) -> Quiet | None:
        """The while without reminders, also one that is over."""
        since, until = self.quiet_since, self.quiet_until
        return Quiet(since, until) if since and until else None


class Feed(Row):
    """A member's personal address of the calendar, known only by the SHA-256 of its token."""

    __tablename__ = "feed"
    token_hash: str = column(String(64), primary_key=True)
    body_id: int = column(ForeignKey("body.id"))
    member_id: int = column(ForeignKey("member.id"), unique=True)
    at: datetime


class Account(Row):
    """One account of a member on one platform; the address is `platform:workspace:user`.

    `heard_at`: when a member with several spoke here after having spoken elsewhere; he is written to at the newest.
    """

    __tablename__ = "account"
    __table_args__ = (Index("account_address", "address", "body_id", unique=True),)
    id: int = column(primary_key=True, default_factory=int)
    address: str = column(String(200))
    body_id: int = column(ForeignKey("body.id"))
    member_id: int = column(ForeignKey("member.id"))
    heard_at: datetime | None = None
