"""Dutch words that many sentences share: dates, plurals, lists and the errors everybody makes."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MONTHS_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
MONTHS_ENGLISH = {
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10, "oct": 10,
}  # fmt: skip
"""As a phone that is set to English makes them; the others are the same, or as short."""
MONTH = "|".join((*MONTHS, *MONTHS_ENGLISH, *sorted(MONTHS_SHORT, key=len, reverse=True)))
"""A month's name, whole or short, as the inside of a pattern."""

SHORT_WORDS = frozenset(
    "de het een en of in op te ten ter van bij met aan om uit na als per via tot is dat die dit".split()
)
"""Words so short and common that a line which holds just one of them is no end of a longer word."""

_NEUTER = re.compile(
    r"(?:platform|overleg|team|college|bestuur|netwerk|beraad|comité|presidium|gremium)$", re.IGNORECASE
)


def month_name(month: int) -> str:
    """Name of month 1 to 12."""
    return MONTHS[month - 1]


def month_number(name: str) -> int:
    """1 to 12 for a name that `MONTH` knows, in small or capital letters."""
    small = name.casefold()
    return MONTHS_SHORT.get(small) or MONTHS_ENGLISH.get(small) or MONTHS.index(small) + 1


@lru_cache(maxsize=1024)
def short_date(day: date, year: int = 0) -> str:
    """`wo 17-05-2023`: the form of every list, weekday and year always shown; `wo 17-05` where all are of that year."""
    words = f"{WEEKDAYS[day.weekday()][:2]} {day.day:02d}-{day.month:02d}"
    return words if day.year == year else f"{words}-{day.year}"


def long_date(day: date) -> str:
    """`woensdag 17 mei 2023`: the form of every sentence."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {month_name(day.month)} {day.year}"


def month_year(day: date) -> str:
    """`juli 2023`, for a moment of which only the month is known."""
    return f"{month_name(day.month)} {day.year}"


def clock(moment: time) -> str:
    """`14:00`."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def local(moment: datetime) -> datetime:
    """A stored moment as the wall clock in Amsterdam shows it."""
    return moment.astimezone(AMSTERDAM)


def join_and(words: Sequence[str], last: str = "en") -> str:
    """`a, b en c`."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def count(number: int, one: str, many: str) -> str:
    """`1 actiepunt`, `2 actiepunten`, `geen actiepunten`."""
    return f"{number or 'geen'} {one if number == 1 else many}"


def the(name: str) -> str:
    """`de Stuurgroep`, `het Bestuurlijk platform`: a name with its article."""
    return f"{'het' if _NEUTER.search(name) else 'de'} {name}"


def shorten(text: str, limit: int = 80) -> str:
    """The text on one line, cut between words with an ellipsis when it is longer than `limit` signs."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1].rsplit(" ", 1)[0] or line[: limit - 1]
    return f"{cut.rstrip(' ,.;:')}…"
