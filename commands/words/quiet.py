"""A while in which nothing is sent: "tot 1 februari", "van 20 dec t/m 4 jan", "in juli en augustus", "2 weken"."""

import re
from datetime import date, datetime, timedelta

from commands.dates import DateReading, Precision, read_date
from commands.dutch import local, long_date
from storage.values import BodySettings, Quiet

_DAY = timedelta(days=1)
_UP_TO = re.compile(
    r"(?P<head>^.*)\b(?P<to>t/?m|tot\s+en\s+met|tot(?:\s+aan)?|(?:weer|pas)\s+vanaf)\b\s*(?P<last>.+)$", re.IGNORECASE
)
_RETURNS = re.compile(r"^(?:tot(?:\s+aan)?|\S+\s+vanaf)$", re.IGNORECASE)
"""Words before the first day on which it comes again; behind the others stands the last day without."""
_LASTS = re.compile(
    r"(?<!over\s)\b(?P<how_long>(?:(?<=komende\s)\S+|(?<=volgende\s)\S+|\d{1,2}|een|één|twee|drie|vier|zes|acht)"
    r"\s+(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?))\b",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(r"(?<![\d./-])(\d{1,2})\s*$")
_DAY_NUMBER = re.compile(r"^\d{1,2}(?:e|de|ste)?\s+")
_NO_END = re.compile(r"\bvan(?:af)?\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:niet|geen|uit|stil|stop|even)\b", re.IGNORECASE)
_AND = re.compile(r"\s+en\s+|\s*[,&]\s*", re.IGNORECASE)
_QUARTER = 3  # months


def quiet_in_words(quiet: Quiet, today: date) -> str:
    """`t/m zondag 31 januari 2027`, `van … t/m …` when it is still to begin, `op …` for one day."""
    last = quiet.until - _DAY
    if quiet.since == last:
        return f"op {long_date(last)}"
    begins = f"van {long_date(quiet.since)} " if quiet.since > today else ""
    return f"{begins}t/m {long_date(last)}"


def pause_of(settings: BodySettings, today: date) -> str:
    """`, niet t/m zondag 31 januari 2027`: the pause of the digest that is not over yet, if there is one."""
    quiet = settings.digest_quiet
    return f", niet {quiet_in_words(quiet, today)}" if quiet and quiet.until > today else ""


def quiet_in(words: str, now: datetime) -> Quiet | None:
    """The while that these words name; None when they name none that is still to come."""
    today = local(now).date()
    words = _NOT.sub(" ", words)
    if lasting := _LASTS.search(words):
        found = read_date(f"over {lasting['how_long']}", now).date
        named = [(today, found)] if found else []
    elif between := _UP_TO.search(words):
        last, head = _whole(read_date(between["last"], now)), between["head"]
        if bare := _BARE_DAY.search(head):  # "14 t/m 18 december"
            head = f"{bare[1]} {_DAY_NUMBER.sub('', between['last'])}"
        first = _whole(read_date(head, now))
        ends = last and last[0 if _RETURNS.match(between["to"]) else 1]
        named = [(first[0] if first else today, ends)] if ends else []
    elif _NO_END.search(words):
        return None
    else:
        named = [span for part in _AND.split(words) if (span := _whole(read_date(part, now)))]
    if not named:
        return None
    quiet = Quiet(max(today, min(since for since, _ in named)), max(until for _, until in named))
    return quiet if quiet.until > quiet.since else None


def _whole(reading: DateReading) -> tuple[date, date] | None:
    """The first day of what was named, and the day after it."""
    last = reading.date
    if last is None:
        return None
    match reading.precision:
        case Precision.DAY:
            return last, last + _DAY
        case Precision.WEEK:
            monday = last - _DAY * last.weekday()
            return monday, monday + _DAY * 7
        case Precision.MONTH:
            return last.replace(day=1), last + _DAY
        case Precision.QUARTER:
            return last.replace(month=last.month - _QUARTER + 1, day=1), last + _DAY
        case Precision.YEAR:
            return last.replace(month=1, day=1), last + _DAY
