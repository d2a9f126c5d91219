"""When a mail was written: days without a year in it are meant near that day."""

import re
from collections.abc import Sequence
from datetime import datetime, time

from commands.minutes.document import Line, Table
from commands.minutes.parts.days import days_in

HEAD = re.compile(
    r"^\W{0,3}(?:van|from|verzonden|verstuurd|sent|aan|to|cc|onderwerp|subject|betreft|date|datum)\s*:", re.IGNORECASE
)
SUBJECT = re.compile(r"^\W{0,3}(?:onderwerp|subject|betreft)\s*:", re.IGNORECASE)
_SENT = re.compile(r"^\W{0,3}(?:verzonden|verstuurd|sent|date|datum)\s*:", re.IGNORECASE)


def written_on(parts: Sequence[Line | Table], now: datetime) -> datetime:
    """The day in the head of a mail, or else `now`."""
    head = [part.text for part in parts[:15] if isinstance(part, Line) and HEAD.match(part.text)]
    if len(head) < 2:
        return now
    for text in head:
        if _SENT.match(text) and (found := [hit for hit in days_in(text, now) if hit.full]):
            return datetime.combine(found[0].day, time(12), now.tzinfo)
    return now
