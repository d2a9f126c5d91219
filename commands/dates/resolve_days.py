"""The days of dates, day numbers, feasts and weekdays (N, M, D, H)."""

from __future__ import annotations

from datetime import date, timedelta

from commands.dates.calendar import last_of_month, monday_of, next_weekday, plus_days, plus_months, real_day
from commands.dates.feasts import feast_day
from commands.dates.meaning import DayMonth, DayNumber, EitherWeekday, Feast, Weekday, WeekdayInWeek
from commands.dates.outcome import Certainty, Outcome, ask, assumed, no_day, sure
from commands.dutch import MONTHS, WEEKDAYS, long_date

WHICH = "Welke datum bedoelt u?"
_MOST_BY_NAME, _MOST_IN_DIGITS = 99, 39
"""The highest day that is asked about ("45 mei bestaat niet"); a higher number is none."""


def resolve_named(meaning: DayMonth | DayNumber | Feast, today: date) -> Outcome:
    if isinstance(meaning, Feast):
        day = feast_day(meaning, today)
        found = sure(day, "H1") if day else ask("H1", (), f"Ik weet niet wanneer dat is. {WHICH}")
    elif isinstance(meaning, DayNumber):
        found = _day_number(meaning, today)
    else:
        found = _day_month(meaning, today)
    if meaning.weekday is None or found.day is None:
        return found
    if found.day.weekday() == meaning.weekday:
        return found._replace(rule="D8")
    return contradiction(found.day, meaning.weekday)


def contradiction(day: date, weekday: int) -> Outcome:
    """D8: the date is another weekday than was typed; offered are the date and that weekday in the same days."""
    offset = (weekday - day.weekday() + 3) % 7 - 3
    question = f"{long_date(day).capitalize()} is geen {WEEKDAYS[weekday]}. {WHICH}"
    return ask("D8", (day, plus_days(day, offset)), question)


def _day_month(meaning: DayMonth, today: date) -> Outcome:
    day, month, year = meaning.day, meaning.month, meaning.year
    most = _MOST_BY_NAME if meaning.form == "M1" else _MOST_IN_DIGITS
    if not 1 <= month <= 12 or not 1 <= day <= most:
        return no_day("X1")
    if year is not None:
        found = real_day(year, month, day)
        rule = "N4" if meaning.form == "N4" else "M1" if meaning.form == "M1" else "N1"
        if found is None:
            return _impossible(day, month, year)
        return sure(found, rule if found >= today else "N6")
    this = real_day(today.year, month, day)
    if meaning.past:
        earlier = this if this and this <= today else real_day(today.year - 1, month, day)
        return sure(earlier, "L2") if earlier else _impossible(day, month, today.year)
    if this is not None and this >= today:
        return sure(this, "N2")
    following = real_day(today.year + 1, month, day)
    if following is not None and (month, day) <= (today.month, today.day):
        return Outcome(following, "N2", Certainty.SURE, rolled=True)
    return _impossible(day, month, today.year + (this is not None or (month, day) < (today.month, today.day)))


def _impossible(day: int, month: int, year: int) -> Outcome:
    exists = day == 29 and month == 2
    what = f"29 februari {year}" if exists else f"{day} {MONTHS[month - 1]}"
    last = last_of_month(year, month) if 1 <= year <= 9998 else None
    question = f"{what} bestaat niet. {WHICH}"
    return ask("N2" if exists else "V2", (last, plus_days(last, 1)) if last else (), question)


def _day_number(meaning: DayNumber, today: date) -> Outcome:
    if not 1 <= meaning.day <= 31:
        return no_day("X1")
    if meaning.ref is not None:
        first = plus_months(today.replace(day=1), meaning.ref)
        day = real_day(first.year, first.month, meaning.day) if first else None
        if day is None or day < today:
            return ask("N5", (day,), f"Die dag kan niet meer. {WHICH}" if day else f"Die dag bestaat niet. {WHICH}")
        return sure(day, "N5")
    for months in range(3):
        first = plus_months(today.replace(day=1), months)
        day = real_day(first.year, first.month, meaning.day) if first else None
        if day is not None and day >= today:
            return sure(day, "N5")
    return no_day("N5")


def resolve_weekday(meaning: Weekday | WeekdayInWeek | EitherWeekday, today: date) -> Outcome:
    if isinstance(meaning, Weekday):
        day = next_weekday(today, meaning.day) + timedelta(days=meaning.plus)
        if meaning.plus:
            return sure(day, "D3")
        return assumed(day, "D1") if today.weekday() == meaning.day else sure(day, "D1")
    if isinstance(meaning, EitherWeekday):
        this, following = (monday_of(today, week) + timedelta(days=meaning.day) for week in (0, 1))
        if this > today:
            name = WEEKDAYS[meaning.day]
            return ask("D4", (this, following), f"Bedoelt u {name} van deze week of van volgende week?")
        return assumed(following, "D4")
    day = monday_of(today, meaning.ref) + timedelta(days=meaning.day)
    if day < today:
        question = f"{WEEKDAYS[meaning.day].capitalize()} van deze week is al geweest. {WHICH}"
        return ask("D6", (day, plus_days(day, 7)), question)
    return sure(day, "D2" if meaning.ref else "D6")
