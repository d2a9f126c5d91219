"""The period of a report in words: "kwartaal 2", "tweede kwartaal 2023", "01-06-2022 t/m 01-09-2023", "sinds mei"."""

import re
from datetime import date, timedelta

from commands.dutch import MONTHS, long_date
from commands.words.period import YEAR, Period, take_period

_ORDINALS = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4}
_NTH = re.compile(rf"\b(?P<nth>{'|'.join(_ORDINALS)})\s+kwartaal\b", re.IGNORECASE)
_BARE = re.compile(
    rf"^\s*(?P<nth>[1-4])(?:e|de)?(?P<year>\s+{YEAR})?\s*$"
)  # "rapport 4": there is nothing else to count
_DAY = rf"\d{{1,2}}(?:[-/.]\d{{1,2}}(?:[-/.]{YEAR})?|\s*(?:{'|'.join(MONTHS)}|[a-z]{{3,4}}\.?)(?:\s+{YEAR})?)"
_MONTH = rf"(?:{'|'.join(MONTHS)})(?:\s+{YEAR})?"
_BETWEEN = re.compile(
    rf"\b(?:van(?:af)?\s+)?(?P<first>{_DAY}|{_MONTH})\s*(?:t/m|tm|tot\s+en\s+met|tot|–|-)\s*(?P<last>{_DAY}|{_MONTH})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"\b{YEAR}$")
_FRESH = 31  # days in which the quarter that is over is what somebody reports on


def reported(words: str, today: date) -> tuple[Period | None, str]:
    """The period in the words and what else they hold; without words the quarter that is to be reported on."""
    if not words.strip():
        return usual(today), ""
    said = _NTH.sub(lambda match: f"kwartaal {_ORDINALS[match['nth'].casefold()]}", words)
    if match := _BETWEEN.search(said):
        return _between(match["first"], match["last"], today), f"{said[: match.start()]} {said[match.end() :]}"
    if match := _BARE.match(said):
        said = f"kwartaal {match['nth']}{match['year'] or ''}"
    if said.strip().casefold() in {"kwartaal", "dit kwartaal", "van dit kwartaal"}:
        return take_period("dit kwartaal", today)
    return take_period(said, today)


def is_period(words: str, today: date) -> bool:
    """Whether these words are a period and nothing else."""
    period, rest = reported(words, today)
    return period is not None and not rest.strip()


def usual(today: date) -> Period:
    """This quarter, or in its first month the one before."""
    this = _known("dit kwartaal", today)
    return before(this, today) if (today - this.since).days < _FRESH else this


def before(period: Period, today: date) -> Period:
    """The quarter before the first day of a period."""
    return _known("dit kwartaal", period.since - timedelta(days=1)) if period.since <= today else usual(today)


def _known(words: str, today: date) -> Period:
    found, _ = take_period(words, today)
    if found is None:
        raise ValueError(f"no period in {words!r}")
    return found


def _between(first: str, last: str, today: date) -> Period | None:
    """Both days included. A year behind the last one counts for both."""
    year = _YEAR.search(last)
    if year and not _YEAR.search(first):
        first = f"{first}{'-' if first[-1].isdigit() else ' '}{year.group()}"
    start, end = _end_of(first, today), _end_of(last, today)
    if start is None or end is None or end.until is None or end.until <= start.since:
        return None
    return Period(start.since, end.until, f"{_short(start.since)} t/m {_short(end.until - timedelta(days=1))}")


def _end_of(words: str, today: date) -> Period | None:
    """A day or a month, with its end."""
    if not words[0].isdigit():
        return take_period(words, today)[0]
    found = take_period(f"sinds {words}", today)[0]
    return Period(found.since, found.since + timedelta(days=1), "") if found else None


def _short(day: date) -> str:
    return long_date(day).partition(" ")[2]
