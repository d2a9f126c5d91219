"""A day with clock times out of a line about a meeting or an event, and what is left of the line."""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from commands.command import Context, UserError
from commands.dates import Certainty, DateReading, Precision, read_date, read_time_range
from commands.dutch import MONTH, long_date, month_number
from commands.read import UnclearDate
from commands.reply import Button, Buttons, Reply, Text
from commands.words.next_meeting import next_meeting

_CLOCK_RULE = "T"  # read_date gives today with a bare clock time; here it says nothing about the day
_MORE_DAYS = "S2"
_MONTH = re.compile(rf"^(?:in\s+|vanaf\s+)?(?P<month>{MONTH})\.?(?:\s+(?P<year>20\d\d))?(?=[\s:,]|$)", re.IGNORECASE)
_LOOSE = re.compile(r"^(?:(?:op|om|van|vanaf|per|:|,|;|-|–)(?:\s+|$))+|(?:\s+(?:op|om|van|per|-|–))+$", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:om|vanaf)?\s*(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?:[:.](?P<minutes>[0-5]\d))?\s*(?:uur|u)\b|:(?P<colon>[0-5]\d)(?![\d:.]\d)|\.(?P<end>[0-5][05])$)",
    re.IGNORECASE,
)  # "9 uur", "zaal 12 14:00" and "13.30" at the end, which the reader of deadlines leaves in the text
_RANGE = re.compile(
    r"(?:\b(?:van|tussen|om)\s+)?(?<![\d:.,/-])(?P<from>[01]?\d|2[0-3])(?:[:.](?P<from_min>[0-5]\d))?\s*(?:uur\b|u\b)?\s*"
    r"(?:-|–|\btot\b|\ben\b)\s*(?P<to>[01]?\d|2[0-3])(?:[:.](?P<to_min>[0-5]\d))?"
    r"(?:(?P<uur>\s*(?:uur|u)\b)|(?![\d:.,/-]*\d))",
    re.IGNORECASE,
)  # "zaal 12 14:00 tot 15:30", "9-17u"
_NOON = 12
_EARLY = 7  # an hour before this one is said of the afternoon ("2-4 uur")
_CLOCK_WORDS = re.compile(r"\s+(?:om\s+)?\d{1,2}(?:[:.]\d\d|\s*u(?:ur)?\b).*$", re.IGNORECASE | re.DOTALL)
_NO_TIME = re.compile(r"(?<![\d:.])(?:(?:2[5-9]|3\d):[0-5]\d|(?:[01]?\d|2[0-4]):[6-9]\d|24:(?!00)\d\d)(?![\d:.]\d|\d)")
_HOUR = re.compile(r"^(?P<hour>[01]?\d|2[0-3])(?:\s*(?:u|uur))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says of when. `day` is None when it names no day; with `month_only` it is the first of the month.

    `period` keeps the words of a week or quarter ("week 23"), of which `day` is the last working day or the last one;
    `whole` are its first and last day.
    """

    day: date | None
    start: time | None
    end: time | None
    month_only: bool
    rest: str
    period: str = ""
    whole: tuple[date, date] | None = None


def read_day(text: str, ctx: Context) -> Said:
    """The one day in `text`. Raises UnclearDate when a careful reader would ask which one, UserError for no time."""
    must_be_times(text)
    for found in _RANGE.finditer(text):
        start, end = _both_ends(found)
        if start and end and start < end:
            without = f"{text[: found.start()]} {text[found.end() :]}".strip()
            said = read_day(without, ctx)
            return replace(said, start=start, end=end)
    reading = read_date(text, ctx.now, next_meeting(ctx))
    if reading.certainty is Certainty.ASK and reading.question:
        raise UnclearDate(reading, "words")
    if reading.date is None and (month := _month(text, ctx)):
        return month
    start, end, rest = _times(text, reading, ctx)
    if reading.date is None:
        return Said(None, start, end, False, rest)
    if reading.rule.startswith(_CLOCK_RULE):
        return Said(None, start, end, False, rest)
    if reading.precision is Precision.MONTH:
        return Said(reading.date.replace(day=1), start, end, True, rest)
    if reading.precision is Precision.DAY:
        return Said(reading.date, start, end, False, rest)
    return Said(reading.date, start, end, False, rest, reading.words, _whole(reading.date, reading.precision))


def _both_ends(found: re.Match[str]) -> tuple[time | None, time | None]:
    """Begin and end of a range of clock times; None for two numbers of which nothing says that they are times."""
    hours, minutes = (int(found["from"]), int(found["to"])), (found["from_min"], found["to_min"])
    if not found["uur"] and not all(minutes):
        return None, None
    if not any(minutes):
        first = hours[0] + _NOON if hours[0] < _EARLY else hours[0]
        hours = first, hours[1] + _NOON if hours[1] < first and hours[1] <= _NOON else hours[1]
    return time(hours[0], int(minutes[0] or 0)), time(hours[1] % 24, int(minutes[1] or 0))


def must_be_times(text: str) -> None:
    """Raises UserError for what can only be meant as a time and is none: 25:00, 14:75. A ratio of 80:20 is a text."""
    if found := _NO_TIME.search(text):
        raise UserError(f"{found.group()} is geen tijd. Bijvoorbeeld: 14:00 of 14:00-15:30.")


def _whole(last: date, precision: Precision) -> tuple[date, date]:
    if precision is Precision.WEEK:
        monday = last - timedelta(days=last.weekday())
        return monday, monday + timedelta(days=6)
    return last.replace(month=last.month - 2 if precision is Precision.QUARTER else 1, day=1), last


def _times(text: str, reading: DateReading, ctx: Context) -> tuple[time | None, time | None, str]:
    """Start, end and the rest without them; the clock may stand apart from the day ("24 mei in Venlo om 14:00")."""
    times, rest, start = read_time_range(text), reading.rest, reading.time
    again = read_date(rest, ctx.now)
    if again.date and again.rule.startswith(_CLOCK_RULE):
        rest, start = again.rest, start or again.time
    if start is None and not times and (spoken := _SPOKEN.search(rest)):
        start = time(int(spoken["hour"]), int(spoken["minutes"] or spoken["colon"] or spoken["end"] or 0))
        rest = f"{rest[: spoken.start()]} {rest[spoken.end() :]}"
    if times and start in (None, times[0]):
        return times[0], times[1] if times[1] > times[0] else None, _tidy(rest)
    return start, None, _tidy(" ".join(rest.split()))


def _month(text: str, ctx: Context) -> Said | None:
    """ "juli beleidsplan in raad": a month in front; one that is over is meant of next year."""
    match = _MONTH.match(text.strip())
    if not match:
        return None
    month = month_number(match["month"])
    today = ctx.now.date()
    year = int(match["year"] or today.year + (month < today.month))
    return Said(date(year, month, 1), None, None, True, _tidy(text.strip()[match.end() :]))


def _tidy(rest: str) -> str:
    return _LOOSE.sub("", rest.strip(" ,;")).strip(" ,;:")


def read_times(text: str, ctx: Context) -> tuple[time | None, time | None]:
    """The clock times of a form's field: "14:00-15:30", "14 uur", "14". Raises UserError naming the field."""
    if not text.strip():
        return None, None
    if match := _HOUR.match(text.strip()):
        return time(int(match["hour"])), None
    said = read_day(text, ctx)
    if said.start is None or said.day:
        raise UserError(f"In “{text}” lees ik geen tijd. Bijvoorbeeld: 14:00 of 14:00-15:30.", "times")
    return said.start, said.end


def which_day(command: str, words: str, unclear: UnclearDate) -> Reply:
    """Asks which day is meant: each button is the same line with that day written out.

    Raises UserError for several days, and where there is none to choose.
    """
    reading = unclear.reading
    if reading.rule == _MORE_DAYS:
        days = " en ".join(long_date(day) for day in reading.alternatives)
        raise UserError(f"Ik zie meer dan één dag: {days}. Geef ze een voor een door.")
    at = _CLOCK_WORDS.search(reading.words)
    clock = at.group() if at else ""
    buttons = tuple(
        Button(
            label=long_date(day),
            command=command,
            args={"words": words.replace(reading.words, f"{day.isoformat()}{clock}", 1)},
        )
        for day in reading.alternatives[:4]
        if reading.words in words
    )
    if not buttons:
        raise UserError(f"{reading.question} Er is niets opgeslagen. Bijvoorbeeld: {command} 17 mei 14:00")
    return Reply(
        summary=reading.question,
        parts=(Text(text=f"Nog niet opgeslagen: {words}", subtle=True), Buttons(buttons=buttons)),
        only_me=True,
    )
