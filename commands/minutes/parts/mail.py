"""When a mail was written, near which its days without a year are meant, and by whom: "ik" is who wrote it."""

import re
from collections.abc import Sequence
from datetime import datetime, time

from commands.minutes.document import Line, Table
from commands.minutes.parts.days import days_in
from commands.minutes.proposal import NewPoint

HEAD = re.compile(
    r"^\W{0,3}(?:van|from|verzonden|verstuurd|sent|aan|to|cc|onderwerp|subject|betreft|date|datum)\s*:", re.IGNORECASE
)
SUBJECT = re.compile(r"^\W{0,3}(?:onderwerp|subject|betreft)\s*:", re.IGNORECASE)
_SENT = re.compile(r"^\W{0,3}(?:verzonden|verstuurd|sent|date|datum)\s*:", re.IGNORECASE)


_FROM = re.compile(r"^\W{0,3}(?:van|from)\s*:\s*\"?(?P<who>[A-Z][^<@\"(,;]+)", re.IGNORECASE)
_I = re.compile(r"ik\s", re.IGNORECASE)


def writer_of(parts: Sequence[Line | Table]) -> str:
    """The name of who wrote a mail, or ""."""
    head = [part.text for part in parts[:15] if isinstance(part, Line) and HEAD.match(part.text)]
    names = [match["who"].strip() for text in head if (match := _FROM.match(text))]
    return names[0] if len(head) > 1 and names else ""


def with_writer(point: NewPoint, writer: str) -> NewPoint:
    """ "Ik stuur de nota" is maybe for who wrote the mail."""
    mine = writer and not point.owners and _I.match(point.text)
    return point.model_copy(update={"owners_suggested": (writer,)}) if mine else point


def written_on(parts: Sequence[Line | Table], now: datetime) -> datetime:
    """The day in the head of a mail, or else `now`."""
    head = [part.text for part in parts[:15] if isinstance(part, Line) and HEAD.match(part.text)]
    if len(head) < 2:
        return now
    for text in head:
        if _SENT.match(text) and (found := [hit for hit in days_in(text, now) if hit.full]):
            return datetime.combine(found[0].day, time(12), now.tzinfo)
    return now
