"""Tables of what the group works on: action points, signals, meetings, goals, documents."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text

from storage.models.row import Kept, Row, column

WITHDRAWN = "ingetrokken"
"""The status of an action point, signal or goal whose making was undone: its number stays used, no list shows it."""


class Action(Kept):
    """Actiepunt. `owners` is the truth about who (see `storage.values.Owner`); `ActionLabel` only makes it findable.

    status: open, loopt, afgerond, omgezet, vervallen, ingetrokken (its creation was undone; in no list).
    With `label` voorstel it is a proposal to the Stuurgroep, in no list of tasks; its status: voorstel, beantwoord.
    `ongoing` is doorlopend: open, never late. `due_words` keeps the date as typed, also when no day could be read.
    `order_day` and `open` are derived by the store: lists are sorted by the first (without a date after all dates,
    doorlopend last) and an index over the open ones keeps them fast.
    `follows` and `continued_by` are the numbers of the points before and after it in a chain; `signal` and `goal` those
    of what it came from and hangs under. `source` says where it was read ("verslag …", or `chat`), `line` on which line
    of `document_id`.
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
    body_id: int = column(ForeignKey("body.id"))
    number: int
    text: str
    created_at: datetime
    created_by: int | None = column(ForeignKey("member.id"))
    owners: list[Any] = column(default_factory=list)
    due: date | None = column(default=None)
    due_words: str = column(default="")
    status: str = column(String(20), default="open")
    open: bool = column(default=True)
    order_day: date = column(default=date.max)
    ongoing: bool = column(default=False)
    theme: str = column(default="")
    regions: list[Any] = column(default_factory=list)
    closed_at: datetime | None = column(default=None)
    closed_note: str = column(default="")
    source: str = column(default="")
    document_id: int | None = column(ForeignKey("document.id"), default=None)
    line: int | None = column(default=None)
    follows: int | None = column(default=None)
    continued_by: int | None = column(default=None)
    signal: int | None = column(default=None)
    goal: int | None = column(default=None)
    label: str = column(default="")
    link: str = column(default="")


class ActionLabel(Row):
    """Makes an action point findable: `eigenaar:lltb`, `regio:noord-limburg`, `geen eigenaar`.

    Derived from the action by the store at every write. Its key is in the order of every list, so that a list under a
    label stays fast; a closed point has its labels behind the word `gesloten`, out of the way of the open ones.
    """

    __tablename__ = "action_label"
    __table_args__ = ({"sqlite_with_rowid": False},)
    body_id: int = column(primary_key=True)
    label: str = column(String(220), primary_key=True)
    order_day: date = column(primary_key=True)
    number: int = column(primary_key=True)
    action_id: int = column(ForeignKey("action.id"))


class Note(Kept):
    """A remark on an action point or a signal; `subject` is `action` or `signal`, `number` its number."""

    __tablename__ = "note"
    __table_args__ = (Index("note_subject", "body_id", "subject", "number"),)
    body_id: int = column(ForeignKey("body.id"))
    subject: str = column(String(20))
    number: int
    at: datetime
    by: int | None = column(ForeignKey("member.id"))
    text: str
    party: str = column(default="")
    withdrawn: bool = column(default=False)


class Signal(Kept):
    """Signaal for the kennisambassadeur. kind: kans, bedreiging, knelpunt, media.

    status: nieuw, bekeken, opgepakt, omgezet, afgehandeld, niet opportuun, ingetrokken. `before`: the last useful day.
    `origin` is who or what told it; `outside`: it is about a place outside the body's own area; `to_steering`: marked
    for the Stuurgroep; `action`: the number of the point that was made of it.
    """

    __tablename__ = "signal"
    __table_args__ = (
        Index("signal_number", "body_id", "number", unique=True),
        Index("signal_status", "body_id", "status", "number"),
    )
    body_id: int = column(ForeignKey("body.id"))
    number: int
    kind: str = column(String(20))
    text: str
    created_at: datetime
    created_by: int | None = column(ForeignKey("member.id"))
    status: str = column(String(20), default="nieuw")
    regions: list[Any] = column(default_factory=list)
    gemeente: str = column(default="")
    before: date | None = column(default=None)
    link: str = column(default="")
    origin: str = column(default="")
    outside: bool = column(default=False)
    to_steering: bool = column(default=False)
    action: int | None = column(default=None)
    closed_at: datetime | None = column(default=None)
    closed_note: str = column(default="")


class Meeting(Kept):
    """Vergadering of a body: at most one a day. status: gepland, gehouden, vervallen.

    `series`: made by the body's rhythm, and not changed by hand since. `record` holds what was said for and in it
    (agenda, attendance, besluiten, nalopen, verslag), each under a word of the room of `commands` that keeps it.
    """

    __tablename__ = "meeting"
    __table_args__ = (Index("meeting_day", "body_id", "day", unique=True),)
    body_id: int = column(ForeignKey("body.id"))
    day: date
    start: time | None = column(default=None)
    end: time | None = column(default=None)
    place: str = column(default="")
    status: str = column(String(20), default="gepland")
    series: bool = column(default=False)
    record: dict[str, Any] = column(default_factory=dict)


class Event(Kept):
    """Gebeurtenis: another dated thing (jaarcongres). With `month_only` just the month of `day` is known.

    `attendance` holds who said not to come, as `Meeting.record` does. status: gepland, vervallen.
    """

    __tablename__ = "event"
    __table_args__ = (Index("event_day", "body_id", "day"),)
    body_id: int = column(ForeignKey("body.id"))
    day: date
    text: str
    start: time | None = column(default=None)
    month_only: bool = column(default=False)
    region: str = column(default="")
    attendance: dict[str, Any] = column(default_factory=dict)
    status: str = column(String(20), default="gepland")


class Goal(Kept):
    """Visie-actiepunt of the Stuurgroep. status: loopt, doorlopend, afgerond, geen actie, voorstel.

    `stands` holds the stand van zaken per region, dated, newest last; `details` what else the list of goals told of it.
    """

    __tablename__ = "goal"
    __table_args__ = (Index("goal_number", "body_id", "number", unique=True),)
    body_id: int = column(ForeignKey("body.id"))
    number: int
    theme: str
    title: str
    description: str = column(default="")
    status: str = column(String(20), default="loopt")
    regions: list[Any] = column(default_factory=list)
    stands: list[Any] = column(default_factory=list)
    details: dict[str, Any] = column(default_factory=dict)


class Document(Row):
    """Something that was read in: its hash, and the proposal as long as a person has not said yes.

    status: voorstel, opgeslagen, verworpen.
    """

    __tablename__ = "document"
    __table_args__ = (Index("document_hash", "body_id", "hash"),)
    id: int = column(primary_key=True, default_factory=int)
    body_id: int = column(ForeignKey("body.id"))
    hash: str = column(String(64))
    name: str
    at: datetime
    by: int | None = column(ForeignKey("member.id"))
    status: str = column(String(20), default="voorstel")
    proposal: dict[str, Any] = column(default_factory=dict)


class Disclosure(Kept):
    """Uitgifte: a file that was given out for the Woo after a person reviewed what goes and what stays.

    `hash` is the SHA-256 of its contents as Horzel made them, `name` the file's name, `reviewer` who reviewed where
    that was no member in the chat. `blanked` and `kept` count the pieces of text.
    """

    __tablename__ = "disclosure"
    __table_args__ = (Index("disclosure_body", "body_id"),)
    body_id: int = column(ForeignKey("body.id"))
    at: datetime
    by: int | None = column(ForeignKey("member.id"))
    what: str = column(String(20))
    format: str = column(String(8))
    name: str
    hash: str = column(String(64))
    reviewer: str = ""
    blanked: int = 0
    kept: int = 0
