"""The minutes of several meetings in one document, the newest of which counts."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from commands.minutes.document import Line, Table
from commands.minutes.parts.days import days_in
from commands.minutes.parts.sentences import tidy
from storage.frozen import dataclass

_TITLE = re.compile(
    r"\W*(?:concept[- ]?)?(?:\w*verslag|\w*notulen)\b(?!.*\b(?:vorige?|vaststell\w*|goedkeur\w*)\b)", re.IGNORECASE
)
_DATED = re.compile(r"\W*(?:vergader)?datum\b[^:]{0,20}:", re.IGNORECASE)
_BELOW = 4
"""Lines below a title in which "Datum: …" is the day of the same meeting."""
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Sitting:
    """The newest of several meetings: its day, and the line on which its minutes begin."""

    day: date
    line: int


def newest_of_several(parts: Sequence[Line | Table], now: datetime) -> Sitting | None:
    """The newest meeting in a document that has a title with a day above the minutes of each; None of one meeting."""
    lines = [(tidy(part.text), part.number) for part in parts if isinstance(part, Line) and part.text.strip()]
    found: dict[date, int] = {}
    for at, (text, number) in enumerate(lines):
        if len(text) > _LONGEST or not _TITLE.match(text):
            continue
        below = next((each for each, _ in lines[at + 1 : at + 1 + _BELOW] if _DATED.match(each)), "")
        days = [hit.day for hit in (*days_in(text, now), *days_in(below, now)) if hit.full]
        if days and days[0] <= now.date():
            found.setdefault(days[0], number)
    newest = max(found, default=None)
    if newest is None or len(found) < 2 or found[newest] == min(found.values()):
        return None
    return Sitting(newest, found[newest])
