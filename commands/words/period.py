"""A period to look back over: "mei", "sinds 1 mei", "vorige week", "Q2", "2023". Never ahead of us, unlike a date."""

import re
from datetime import date, datetime, time, timedelta

from commands.dutch import AMSTERDAM, MONTH, WEEKDAYS, long_date, month_number, month_year
from commands.later import pattern
from storage.frozen import dataclass

YEAR = r"(?:19|20)\d\d"  # a year that can be looked back on; another number is none
_DAY = (
    r"(?:(?P<d>\d{1,2})(?:[-/.](?P<n>\d{1,2})(?!\d)|\s*(?P<m>" + MONTH + r")\b\.?)(?:[-/.\s](?P<y>" + YEAR + r"))?"
    r"|(?P<word>gisteren|eergisteren|vandaag|" + "|".join(WEEKDAYS) + r"))"
)
_SINCE = pattern(rf"\b(?:sinds|vanaf|na)\s+{_DAY}", re.IGNORECASE)
_SINCE_MONTH = pattern(rf"\b(?:sinds|vanaf)\s+(?P<m>{MONTH})\b(?:\s+(?P<y>{YEAR}))?", re.IGNORECASE)
_QUARTER = pattern(rf"\b(?:Q|kwartaal\s*)(?P<q>[1-4])\b(?:\s+(?P<y>{YEAR}))?", re.IGNORECASE)
_IN_MONTH = pattern(rf"\b(?:in\s+)?(?P<m>{MONTH})\b(?:\s+(?P<y>{YEAR}))?", re.IGNORECASE)
_YEAR = pattern(r"(?<![\d-])(?:in\s+)?(?P<y>20\d\d)(?![\d-])")
_SPAN = pattern(
    r"\b(?P<which>deze|vorige|afgelopen|laatste|dit|vorig)\s+(?P<unit>week|maand|kwartaal|jaar)\b|\b(?P<word>vandaag|gisteren)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` up to but not including `until`; `words` says it back."""

    since: date
    until: date | None
    words: str

    @property
    def starts(self) -> datetime:
        """Midnight before the first day."""
        return datetime.combine(self.since, time(), AMSTERDAM)

    @property
    def ends(self) -> datetime | None:
        """Midnight after the last day; None when it goes on."""
        return datetime.combine(self.until, time(), AMSTERDAM) if self.until else None


def take_period(text: str, today: date) -> tuple[Period | None, str]:
    """The period in a text and the text without it."""
    for written, reader in (
        (_SINCE, _since),
        (_SINCE_MONTH, _since_month),
        (_SPAN, _span),
        (_QUARTER, _quarter),
        (_IN_MONTH, _month),
        (_YEAR, _year),
    ):
        if match := written.search(text):
            period = reader(match, today)  # none for a day that does not exist
            return period, f"{text[: match.start()]} {text[match.end() :]}" if period else text
    return None, text


def _since(match: re.Match[str], today: date) -> Period | None:
    if word := match["word"]:
        day = _back(word.casefold(), today)
    else:
        month = int(match["n"]) if match["n"] else month_number(match["m"])
        year = int(match["y"]) if match["y"] else today.year
        try:
            day = date(year, month, int(match["d"]))
        except ValueError:
            return None
        if day > today and not match["y"]:
            day = day.replace(year=year - 1) if (month, day.day) != (2, 29) else date(year - 1, 2, 28)
    return Period(day, None, f"sinds {long_date(day)}")


def _back(word: str, today: date) -> date:
    if word in WEEKDAYS:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(word)) % 7)
    return today - timedelta(days={"vandaag": 0, "gisteren": 1, "eergisteren": 2}[word])


def _since_month(match: re.Match[str], today: date) -> Period:
    first = _first_of(match, today)
    return Period(first, None, f"sinds {long_date(first)}")


def _month(match: re.Match[str], today: date) -> Period:
    first = _first_of(match, today)
    return Period(first, _months_on(first, 1), month_year(first))


def _quarter(match: re.Match[str], today: date) -> Period:
    first = date(int(match["y"] or today.year), 3 * int(match["q"]) - 2, 1)
    if first > today and not match["y"]:
        first = first.replace(year=first.year - 1)
    return Period(first, _months_on(first, 3), f"kwartaal {match['q']} van {first.year}")


def _year(match: re.Match[str], today: date) -> Period:
    del today
    first = date(int(match["y"]), 1, 1)
    return Period(first, _months_on(first, 12), match["y"])


def _span(match: re.Match[str], today: date) -> Period:
    if word := match["word"]:
        day = _back(word.casefold(), today)
        return Period(day, day + timedelta(days=1), long_date(day))
    back = 0 if match["which"].casefold() in ("deze", "dit") else 1
    unit = match["unit"].casefold()
    if unit == "week":
        first = today - timedelta(days=today.weekday() + 7 * back)
        return Period(first, first + timedelta(days=7), f"week van {long_date(first)}")
    months = {"maand": 1, "kwartaal": 3, "jaar": 12}[unit]
    first = _months_on(date(today.year, (today.month - 1) // months * months + 1, 1), -months * back)
    words = {"maand": month_year(first), "kwartaal": f"kwartaal {(first.month + 2) // 3} van {first.year}"}
    return Period(first, _months_on(first, months), words.get(unit, str(first.year)))


def _first_of(match: re.Match[str], today: date) -> date:
    first = date(int(match["y"] or today.year), month_number(match["m"]), 1)
    return first if first <= today or match["y"] else first.replace(year=first.year - 1)


def _months_on(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
