"""Days that are written out in running text ("12-04-2023", "24 mei 2023", "in juli")."""

import re
from datetime import date, datetime

from commands.dutch import MONTHS, MONTHS_SHORT
from storage.frozen import dataclass

_ENGLISH = {
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
    "mar": 3,
    "oct": 10,
}
"""The months that are spelled otherwise in the minutes of a group that works across the border."""
_NUMBERS = {**{name: at for at, name in enumerate(MONTHS, 1)}, **MONTHS_SHORT, **_ENGLISH}
_NAME = "|".join((*MONTHS, *_ENGLISH, *(rf"{name}\b\.?" for name in sorted(MONTHS_SHORT, key=len, reverse=True))))
_MONTH_AND_YEAR = "|".join(
    rf"{sign}\s?(?:0?[1-9]|1[0-2])\s?{sign}\s?(?:\d{{4}}|\d{{2}})(?!\d)" for sign in ("-", "/", r"\.")
)
"""One sign in between: "10-11.30" is an hour."""
FULL_DAY = (
    rf"(?:\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?(?<![\d.-])(?:0?[1-9]|[12]\d|3[01])(?:e|ste|"
    rf"de)?\s?(?:{_MONTH_AND_YEAR}|"
    rf"[\s-](?:{_NAME})(?:[\s-]+\d{{4}})?\b)"
)
_DAY = re.compile(
    rf"(?<![\d.-])(?P<d>\d{{1,2}})(?:e|ste|de)?\s?(?:(?P<sign>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=sign)\s?(?P<y>\d{{4}}|"
    rf"\d{{2}})(?!\d)|[\s-](?P<name>{_NAME})(?:[\s-]+(?P<year>\d{{4}}))?\b)",
    re.IGNORECASE,
)
_BRIEF = re.compile(r"(?<![\d/.-])(?P<d>[0-3]?\d)[/-](?P<m>[01]?\d)(?![\d/-])")
_ISO = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b")
DAY = re.compile(rf"{FULL_DAY}|{_ISO.pattern}", re.IGNORECASE)
"""A day as text, to leave it out."""


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day with its place in the text. `full` says that the year was written."""

    day: date
    start: int
    end: int
    full: bool


def days_in(text: str, now: datetime) -> tuple[DayFound, ...]:
    """Every day in the text. Without a year it is the first such day from `now` on, or else a day not long past."""
    found: list[DayFound] = []
    for match in _ISO.finditer(text):
        if (day := _valid(int(match["y"]), int(match["m"]), int(match["d"]))) is not None:
            found.append(DayFound(day, match.start(), match.end(), True))
    whole = tuple(found)
    for match in _DAY.finditer(text):
        if any(hit.start <= match.start() < hit.end for hit in whole):
            continue
        month = int(match["m"]) if match["m"] else month_number(match["name"])
        written = match["y"] or match["year"]
        year = (
            int(written) + (2000 if len(written) == 2 else 0) if written else _nearest_year(int(match["d"]), month, now)
        )
        if (day := _valid(year, month, int(match["d"]))) is not None:
            found.append(DayFound(day, match.start(), match.end(), bool(written)))
    return tuple(sorted(found, key=lambda hit: hit.start))


def brief_days(text: str, now: datetime) -> tuple[DayFound, ...]:
    """Every day in a line that is known to name one, also when it has numbers alone: "overleg 9/3"."""
    return days_in(text, now) or tuple(
        DayFound(day, match.start(), match.end(), False)
        for match in _BRIEF.finditer(text)
        if (day := _valid(_nearest_year(int(match["d"]), int(match["m"]), now), int(match["m"]), int(match["d"])))
    )


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its short form."""
    return _NUMBERS[name.casefold().rstrip(".")]


def _nearest_year(day: int, month: int, now: datetime) -> int:
    here = _valid(now.year, month, min(day, 28))
    if here is None:
        return now.year
    return now.year + 1 if (now.date() - here).days > 120 else now.year


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
