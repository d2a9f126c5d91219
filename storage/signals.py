"""Questions about signals, and taking the words of old ones away."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Text, and_, cast, func, or_, select

from storage.changes import Changes, table
from storage.erasure import blank_trail
from storage.frozen import dataclass
from storage.models import WITHDRAWN, Note, Signal
from storage.transaction import Transaction

SIGNAL, NOTE = table(Signal), table(Note)
CLOSED = ("omgezet", "afgehandeld", "niet opportuun")
WAITING = "niet opgepakt"
"""Asked for as a state: nobody took it up yet."""
_WORDS = {"text": "", "link": "", "origin": "", "closed_note": ""}


@dataclass(frozen=True, slots=True)
class WantedSignals:
    """Which signals: every given condition holds; without `status` those that are not closed.

    status: one of the states, `gesloten` for all closed ones, or `WAITING`. `words` must all occur in the text, the
    source or the link. `since` and `until` are about when it was reported; `reporter` is a member's id. `past_on`:
    open, with a day before this one. Of several kinds one will do, and so will one of the regions and gemeenten.
    """

    status: str = ""
    kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    everything: bool = False
    words: tuple[str, ...] = ()
    reporter: int | None = None
    steering: bool = False
    gemeenten: tuple[str, ...] = ()
    past_on: date | None = None


class Gist(NamedTuple):
    """What a signal says, to compare it with others; reading hundreds of whole rows would cost a command its speed."""

    number: int
    text: str
    link: str
    regions: list[str]
    gemeente: str


class Signals:
    """The signals of one body."""

    ENOUGH = 1000

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
        self._changes = changes

    def new(self, kind: str, text: str, **values: Any) -> Signal:
        """Add a signal under the next number of the body."""
        body, actor = self._changes.body, self._changes.actor
        signal = Signal(
            body_id=body.id,
            number=body.next_signal,
            kind=kind,
            text=text,
            created_at=actor.at,
            created_by=actor.member_id,
            **values,
        )
        body.next_signal += 1
        return self._changes.add(signal)

    def get(self, number: int) -> Signal | None:
        """The signal with this number, whatever its state."""
        where = (SIGNAL.c.body_id == self._changes.body.id) & (SIGNAL.c.number == number)
        row = self._within.connection.execute(select(SIGNAL).where(where)).mappings().first()
        return Signal.read(row) if row else None

    def change(self, signal: Signal, **values: Any) -> Signal | None:
        """Change columns; None when somebody else changed the same columns first."""
        return self._changes.change(signal, **values)

    def find(self, wanted: WantedSignals, limit: int = 50, offset: int = 0) -> tuple[Signal, ...]:
        """Signals: open ones with a date first, soonest on top, then the newest."""
        column = SIGNAL.c
        order: tuple[ColumnElement[Any], ...] = (column.before.is_(None), column.before, column.number.desc())
        if wanted.everything or wanted.status in (*CLOSED, "gesloten"):
            order = (column.number.desc(),)
        question = select(SIGNAL).where(*self._where(wanted)).order_by(*order).limit(limit).offset(offset)
        return tuple(Signal.read(row) for row in self._within.connection.execute(question).mappings())

    def count(self, wanted: WantedSignals) -> int:
        """How many there are, counted up to `ENOUGH`."""
        some = select(SIGNAL.c.id).where(*self._where(wanted)).limit(self.ENOUGH).subquery()
        return int(self._within.connection.execute(select(func.count()).select_from(some)).scalar_one())

    def same(self, text: str, link: str, limit: int = 5) -> tuple[Signal, ...]:
        """The first signals that hold this link (with or without https, www and the last slash) or this very text."""
        column = SIGNAL.c
        alike: list[ColumnElement[bool]] = []
        if text.strip():
            alike.append(func.lower(func.trim(column.text)) == text.strip().lower())
        if link:
            alike.append(column.link.in_(_spellings(link)))
        if not alike:
            return ()
        here = (column.body_id == self._changes.body.id) & (column.status != WITHDRAWN)
        question = select(SIGNAL).where(here, or_(*alike)).order_by(column.number).limit(limit)
        return tuple(Signal.read(row) for row in self._within.connection.execute(question).mappings())

    def newest(self, limit: int) -> tuple[Gist, ...]:
        """What the newest signals say that still hold their words, whatever their state."""
        column = SIGNAL.c
        here = (column.body_id == self._changes.body.id) & (column.status != WITHDRAWN) & (column.text != "")
        question = select(*(column[name] for name in Gist._fields)).where(here)
        rows = self._within.connection.execute(question.order_by(column.number.desc()).limit(limit))
        return tuple(Gist(*row) for row in rows)

    def erase(self, before: datetime, limit: int = 500) -> tuple[int, ...]:
        """Take the words out of signals that were closed (or withdrawn) before a moment; returns their numbers.

        Number, kind, state and dates stay. The words go from the notes and from the trail as well: see `blank_trail`.
        """
        column = SIGNAL.c
        old = or_(
            and_(column.status.in_(CLOSED), column.closed_at < before),
            and_(column.status == WITHDRAWN, column.created_at < before),
        )
        here = (column.body_id == self._changes.body.id) & old & (column.text != "")
        question = select(SIGNAL).where(here).order_by(column.number).limit(limit)
        signals = [Signal.read(row) for row in self._within.connection.execute(question).mappings()]
        if not signals:
            return ()
        numbers = tuple(signal.number for signal in signals)
        notes = self._notes(numbers)
        for signal in signals:
            self._changes.change(signal, **_WORDS)
        for note in notes:
            self._changes.change(note, text="")
        rows = {"signal": [signal.id for signal in signals], "note": [note.id for note in notes]}
        blank_trail(self._within.connection, self._changes.body, rows, frozenset(_WORDS))
        return numbers

    def _notes(self, numbers: Sequence[int]) -> list[Note]:
        where = (NOTE.c.body_id == self._changes.body.id) & (NOTE.c.subject == "signal") & NOTE.c.number.in_(numbers)
        return [Note.read(row) for row in self._within.connection.execute(select(NOTE).where(where)).mappings()]

    def _where(self, wanted: WantedSignals) -> list[ColumnElement[bool]]:
        column = SIGNAL.c
        where: list[ColumnElement[bool]] = [column.body_id == self._changes.body.id, column.status != WITHDRAWN]
        if wanted.status == "gesloten":
            where.append(column.status.in_(CLOSED))
        elif wanted.status == WAITING:
            where.append(column.status.in_(("nieuw", "bekeken")))
        elif wanted.status:
            where.append(column.status == wanted.status)
        elif not wanted.everything:
            where.append(column.status.not_in(CLOSED))
        if wanted.kinds:
            where.append(column.kind.in_(wanted.kinds))
        if wanted.since:
            where.append(column.created_at >= wanted.since)
        if wanted.until:
            where.append(column.created_at < wanted.until)
        if wanted.reporter is not None:
            where.append(column.created_by == wanted.reporter)
        if wanted.steering:
            where.append(column.to_steering)
        if wanted.past_on:
            where.append((column.before < wanted.past_on) & column.status.not_in(CLOSED))
        if wanted.gemeenten or wanted.regions:
            # The list is kept as JSON text, and a name in it reads as `json.dumps` wrote it.
            held = cast(column.regions, Text)
            there = [held.contains(json.dumps(region), autoescape=True) for region in wanted.regions]
            where.append(or_(column.gemeente.in_(wanted.gemeenten), *there))
        said = func.lower(column.text + " " + column.origin + " " + column.link)
        where += [said.contains(word.lower(), autoescape=True) for word in wanted.words]
        return where


def _spellings(link: str) -> list[str]:
    """A link as people write it: http or https, with or without www, with or without the last slash."""
    bare = link.strip().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    starts = [f"{scheme}{www}" for scheme in ("https://", "http://", "") for www in ("", "www.")]
    return [f"{start}{bare}{slash}" for start in starts for slash in ("", "/")]
