"""Since when: a moment that has been, in words."""

import re
from datetime import date, datetime, time, timedelta

from commands.command import Context, UserError
from commands.dutch import AMSTERDAM
from commands.later import pattern
from storage.models import Meeting

_SINCE = pattern(r"^\s*(?:sinds|vanaf|na)\b\s*", re.IGNORECASE)
_PERIOD = pattern(r"\b(?P<which>deze|dit|vorige|afgelopen|laatste|een)?\s*(?P<unit>week|maand|kwartaal|jaar)\b", re.I)
_BACK = pattern(r"\b(\d{1,3}|een|twee|drie|vier)\s+(dag|dagen|week|weken|maand|maanden)\b", re.IGNORECASE)
_LAST = pattern(r"\b(?:vorige|vorig|laatste|afgelopen|voorgaande)\b", re.IGNORECASE)
_DAYS = {"week": 7, "maand": 31, "kwartaal": 92, "jaar": 366}
_AGO = {"vandaag": 0, "eergisteren": 2, "gisteren": 1}
_FOUR_WEEKS = timedelta(weeks=4)
_COUNTED = {"een": 1, "twee": 2, "drie": 3, "vier": 4}


def since_meeting(last: Meeting | None, today: date) -> datetime:
    """From when "since the last meeting" counts: the beginning of its day, else four weeks back."""
    return datetime.combine(last.day if last else today - _FOUR_WEEKS, time(), AMSTERDAM)


def since(words: str, ctx: Context) -> datetime:
    """The moment that "sinds …" means; a day that lies ahead is the one of last time. Raises UserError."""
    said = _SINCE.sub("", words).strip(" ?.!")
    today = ctx.now.date()
    day = _past_day(said, today)
    if day is None and _LAST.search(said):
        last = ctx.store.agenda.last_meeting(today)
        if last:
            return since_meeting(last, today)
        if not re.search(r"\d|dag\b", said):
            raise UserError("Ik ken nog geen vorige vergadering. Zeg een datum, bijvoorbeeld: sinds 1 april.")
    if day is None:
        from commands.dates import Precision, read_date  # opened by who has a day to read

        reading = read_date(said, ctx.now)
        day = reading.date.replace(day=1) if reading.date and reading.precision is Precision.MONTH else reading.date
    if day is None:
        raise UserError(f"Sinds wanneer? In “{words.strip()}” lees ik geen datum.")
    return datetime.combine(_behind(day, today), time(), AMSTERDAM)


def _past_day(words: str, today: date) -> date | None:
    """A day that has been: gisteren, een week geleden, de afgelopen maand."""
    if match := _BACK.search(words):
        amount = _COUNTED.get(match[1].casefold()) or int(match[1])
        return today - timedelta(days=amount * {"d": 1, "w": 7, "m": 30}[match[2][0].lower()])
    if match := _PERIOD.search(words):
        which, unit = (match["which"] or "").casefold(), match["unit"].casefold()
        if which in ("deze", "dit"):
            return {
                "week": today - timedelta(days=today.weekday()),
                "maand": today.replace(day=1),
                "kwartaal": today.replace(month=today.month - (today.month - 1) % 3, day=1),
                "jaar": today.replace(month=1, day=1),
            }[unit]
        return today - timedelta(days=_DAYS[unit])
    return next(
        (today - timedelta(days=days) for word, days in _AGO.items() if re.search(rf"\b{word}\b", words, re.I)), None
    )


def _behind(day: date, today: date) -> date:
    """The same day a year or a week earlier, when it still lies ahead."""
    while day > today:
        if (day - today).days <= 7:
            day -= timedelta(days=7)
        else:
            day = day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
    return day
