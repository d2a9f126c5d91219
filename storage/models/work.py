"""Tables of what the group works on: action points, signals, meetings, goals, documents."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.row import Kept, Row


class Action(Kept, kw_only=True):
    """Actiepunt. `owners` is the truth about who (see `storage.values.Owner`); `ActionLabel` only makes it findable.

    status: open, loopt, afgerond, omgezet, vervallen, ingetrokken (its creation was undone; in no list).
    With `label` voorstel it is a proposal to the Stuurgroep, in no list of tasks; its status: voorstel, beantwoord.
    `ongoing` is doorlopend: open, never late. `due_words` keeps the date as typed, also when no day could be read.
    `order_day` and `open` are derived by the store: lists are sorted by the first (without a date after all dates,
    doorlopend last) and an index over the open ones keeps them fast.
    """

    __tablename__ = "action"
    __table_args__ = (
        Index("action_number", "body_id", "number", unique=True),
        Index(
            "action_open",
            "body_id",
            "order_day",
            "number",
            sqlite_where=text("open = 1"),
        ),
        Index(
            "action_closed",
            "body_id",
            "closed_at",
            "number",
            "status",
            sqlite_where=text("open = 0"),
        ),
        Index("action_created", "body_id", "created_at", "status"),
    )
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    number: Mapped[int]
    text: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    owners: Mapped[list[Any]] = mapped_column(default_factory=list)
    due: Mapped[date | None] = mapped_column(default=None)
    due_words: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(String(20), default="open")
    open: Mapped[bool] = mapped_column(default=True)
    order_day: Mapped[date] = mapped_column(default=date.max)
    ongoing: Mapped[bool] = mapped_column(default=False)
    theme: Mapped[str] = mapped_column(default="")
    regions: Mapped[list[Any]] = mapped_column(default_factory=list)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), default=None)
    line: Mapped[int | None] = mapped_column(default=None)
    follows: Mapped[int | None] = mapped_column(default=None)
    continued_by: Mapped[int | None] = mapped_column(default=None)
    signal: Mapped[int | None] = mapped_column(default=None)
    goal: Mapped[int | None] = mapped_column(default=None)
    label: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")


class ActionLabel(Row, kw_only=True):
    """Makes an action point findable: `eigenaar:lltb`, `regio:noord-limburg`, `geen eigenaar`.

    Derived from the action by the store at every write. Its key is in the order of every list, so that a list under a
    label stays fast; a closed point has its labels behind the word `gesloten`, out of the way of the open ones.
    """

    __tablename__ = "action_label"
    __table_args__ = ({"sqlite_with_rowid": False},)
    body_id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(220), primary_key=True)
    order_day: Mapped[date] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))


class Note(Kept, kw_only=True):
    """A remark on an action point or a signal; `subject` is `action` or `signal`, `number` its number."""

    __tablename__ = "note"
    __table_args__ = (Index("note_subject", "body_id", "subject", "number"),)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    subject: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    text: Mapped[str]
    party: Mapped[str] = mapped_column(default="")
    withdrawn: Mapped[bool] = mapped_column(default=False)


class Signal(Kept, kw_only=True):
    """Signaal for the kennisambassadeur. kind: kans, bedreiging, knelpunt, media.

    status: nieuw, bekeken, opgepakt, omgezet, afgehandeld, niet opportuun, ingetrokken. `before`: the last useful day.
    """

    __tablename__ = "signal"
    __table_args__ = (
        Index("signal_number", "body_id", "number", unique=True),
        Index("signal_status", "body_id", "status", "number"),
    )
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    status: Mapped[str] = mapped_column(String(20), default="nieuw")
    regions: Mapped[list[Any]] = mapped_column(default_factory=list)
    gemeente: Mapped[str] = mapped_column(default="")
    before: Mapped[date | None] = mapped_column(default=None)
    link: Mapped[str] = mapped_column(default="")
    origin: Mapped[str] = mapped_column(default="")
    outside: Mapped[bool] = mapped_column(default=False)
    to_steering: Mapped[bool] = mapped_column(default=False)
    action: Mapped[int | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_note: Mapped[str] = mapped_column(default="")


class Meeting(Kept, kw_only=True):
    """Vergadering of a body: at most one a day. status: gepland, gehouden, vervallen."""

    __tablename__ = "meeting"
    __table_args__ = (Index("meeting_day", "body_id", "day", unique=True),)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    day: Mapped[date]
    start: Mapped[time | None] = mapped_column(default=None)
    end: Mapped[time | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(String(20), default="gepland")
    series: Mapped[bool] = mapped_column(default=False)
    record: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Event(Kept, kw_only=True):
    """Gebeurtenis: another dated thing (jaarcongres). With `month_only` just the month of `day` is known."""

    __tablename__ = "event"
    __table_args__ = (Index("event_day", "body_id", "day"),)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    day: Mapped[date]
    text: Mapped[str]
    start: Mapped[time | None] = mapped_column(default=None)
    month_only: Mapped[bool] = mapped_column(default=False)
    region: Mapped[str] = mapped_column(default="")
    attendance: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    status: Mapped[str] = mapped_column(String(20), default="gepland")


class Goal(Kept, kw_only=True):
    """Visie-actiepunt of the Stuurgroep. `stands` holds the stand van zaken per region, dated, newest last."""

    __tablename__ = "goal"
    __table_args__ = (Index("goal_number", "body_id", "number", unique=True),)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    number: Mapped[int]
    theme: Mapped[str]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(String(20), default="loopt")
    regions: Mapped[list[Any]] = mapped_column(default_factory=list)
    stands: Mapped[list[Any]] = mapped_column(default_factory=list)
    details: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Document(Row, kw_only=True):
    """Something that was read in: its hash, and the proposal as long as a person has not said yes.

    status: voorstel, opgeslagen, verworpen.
    """

    __tablename__ = "document"
    __table_args__ = (Index("document_hash", "body_id", "hash"),)
    id: Mapped[int] = mapped_column(primary_key=True, default_factory=int)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    hash: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    status: Mapped[str] = mapped_column(String(20), default="voorstel")
    proposal: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Disclosure(Kept, kw_only=True):
    """Uitgifte: a file that was given out for the Woo after a person reviewed what goes and what stays.

    `hash` is the SHA-256 of its contents as Horzel made them, `name` the file's name, `reviewer` who reviewed where
    that was no member in the chat. `blanked` and `kept` count the pieces of text.
    """

    __tablename__ = "disclosure"
    __table_args__ = (Index("disclosure_body", "body_id"),)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    what: Mapped[str] = mapped_column(String(20))
    format: Mapped[str] = mapped_column(String(8))
    name: Mapped[str]
    hash: Mapped[str] = mapped_column(String(64))
    reviewer: Mapped[str] = mapped_column(default="")
    blanked: Mapped[int] = mapped_column(default=0)
    kept: Mapped[int] = mapped_column(default=0)
