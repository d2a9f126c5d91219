"""A day with clock times out of a line about a meeting or an event, and what is left of the line."""

import re
from dataclasses import replace
from datetime import date, time, timedelta

from commands.command import Context, UserError
from commands.dates import Certainty, DateReading, Precision, read_date, read_time_range
from commands.dutch import MONTH, long_date, month_number
from commands.reply import Button, Buttons, Reply, Text
from commands.words.next_meeting import next_meeting
from commands.words.unread import UnclearDate
from storage.frozen import dataclass

_CLOCK_RULE = "T"  # read_date gives today with a bare clock time; here it says nothing about the day
_MORE_DAYS = "S2"
_MONTH = re.compile(rf"^(?:in\s+|vanaf\s+)?(?P<month>{MONTH})\.?(?:\s+(?P<year>20\d\d))?(?=[\s:,]|$)", re.IGNORECASE)
_LOOSE = re.compile(r"^(?:(?:op|om|van|vanaf|per|:|,|;|-|–)(?:\s+|$))+|(?:\s+(?:op|om|van|per|-|–))+$", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:om|vanaf)?\s*(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?:[:.](?P<minutes>[0-5]\d))?\s*(?:uur|u)\b|:(?P<colon>[0-5]\d)(?![\d:.]\d)|\.(?P<end>[0-5][05])$)",
    re.IGNORECASE,
)  # "9 uur", "zaal 12 14:00" and "13.30" at the end, which the reader of deadlines leaves in the text
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
    if (times := read_time_range(text)) and times.start < times.end:
        said = read_day(f"{text[: times.first]} {text[times.last :]}".strip(), ctx)
        return replace(said, start=times.start, end=times.end)
    reading = read_date(text, ctx.now, next_meeting(ctx))
    if reading.certainty is Certainty.ASK and reading.question:
        raise UnclearDate(reading, "words")
    if reading.date is None and (month := _month(text, ctx)):
        return month
    start, rest = _times(reading, ctx)
    if reading.date is None:
        return Said(None, start, None, False, rest)
    if reading.rule.startswith(_CLOCK_RULE):
        return Said(None, start, None, False, rest)
    if reading.precision is Precision.MONTH:
        return Said(reading.date.replace(day=1), start, None, True, rest)
    if reading.precision is Precision.DAY:
        return Said(reading.date, start, None, False, rest)
    return Said(reading.date, start, None, False, rest, reading.words, _whole(reading.date, reading.precision))


def must_be_times(text: str) -> None:
    """Raises UserError for what can only be meant as a time and is none: 25:00, 14:75. A ratio of 80:20 is a text."""
    if found := _NO_TIME.search(text):
        raise UserError(f"{found.group()} is geen tijd. Bijvoorbeeld: 14:00 of 14:00-15:30.")


def _whole(last: date, precision: Precision) -> tuple[date, date]:
    if precision is Precision.WEEK:
        monday = last - timedelta(days=last.weekday())
        return monday, monday + timedelta(days=6)
    return last.replace(month=last.month - 2 if precision is Precision.QUARTER else 1, day=1), last


def _times(reading: DateReading, ctx: Context) -> tuple[time | None, str]:
    """When it begins and the rest without that; the clock may stand apart from the day ("24 mei in Venlo om 14:00")."""
    rest, start = reading.rest, reading.time
    again = read_date(rest, ctx.now)
    if again.date and again.rule.startswith(_CLOCK_RULE):
        rest, start = again.rest, start or again.time
    if start is None and (spoken := _SPOKEN.search(rest)):
        start = time(int(spoken["hour"]), int(spoken["minutes"] or spoken["colon"] or spoken["end"] or 0))
        rest = f"{rest[: spoken.start()]} {rest[spoken.end() :]}"
    return start, _tidy(" ".join(rest.split()))


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
