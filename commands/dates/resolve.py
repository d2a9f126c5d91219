"""Turns a meaning into a day, given the moment it was typed. Pure: the same question always has the same answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from commands.dates.calendar import (
    last_of_month,
    monday_of,
    next_weekday,
    plus_days,
    plus_months,
    plus_workdays,
    real_day,
)
from commands.dates.feasts import feast_day
from commands.dates.meaning import (
    Anchored,
    AnchoredWeekday,
    Both,
    Choice,
    ClockOnly,
    DayMonth,
    DayNumber,
    EitherWeekday,
    EndOfDay,
    Feast,
    Later,
    Meaning,
    NextMeeting,
    Nth,
    Past,
    Period,
    Unclear,
    Unit,
    Weekday,
    WeekdayInWeek,
    Weekend,
)
from commands.dates.outcome import Certainty, Outcome, ask, assumed, no_day, sure
from commands.dates.resolve_periods import resolve_nth, resolve_period, resolve_weekend
from commands.dutch import MONTHS, WEEKDAYS, long_date

WHICH = "Welke datum bedoelt u?"


def resolve(meaning: Meaning, now: datetime, before: bool = False) -> Outcome:
    """The day meant by somebody who typed this at `now`; `before` after the word "vóór" (P8)."""
    today = now.date()
    match meaning:
        case DayMonth() | DayNumber() | Feast():
            return _named_day(meaning, today)
        case Weekday() | WeekdayInWeek() | EitherWeekday():
            return _weekday(meaning, today)
        case Later():
            return _later(meaning, now)
        case Period():
            return resolve_period(meaning, today, before)
        case Nth():
            return resolve_nth(meaning, today)
        case Weekend():
            return resolve_weekend(meaning, today)
        case Anchored() | AnchoredWeekday():
            return _anchored(meaning, now)
        case Both():
            return _both(meaning, now)
        case _:
            return _without_day(meaning, now)


def _without_day(meaning: Meaning, now: datetime) -> Outcome:
    """What names no day of its own: a choice, a time alone, or words that are kept as words."""
    match meaning:
        case Choice():
            options = tuple(resolve(option, now).day for option in meaning.options)
            return ask(meaning.rule, options, f"Ik zie meer dan één datum. {WHICH}")
        case EndOfDay():
            return sure(now.date(), "P9")
        case ClockOnly():
            later = meaning.minutes > now.hour * 60 + now.minute
            day = now.date() if later else plus_days(now.date(), 1)
            return assumed(day, "T6") if day is not None else no_day("T6")
        case Past():
            return no_day(meaning.rule)
        case NextMeeting():
            return ask("V4", (), f"De datum van de volgende bijeenkomst is niet bekend. {WHICH}")
        case Unclear():
            return ask(meaning.rule, (), f"Die datum is niet duidelijk. {WHICH}")
        case _:
            return no_day("V1")


def _named_day(meaning: DayMonth | DayNumber | Feast, today: date) -> Outcome:
    if isinstance(meaning, Feast):
        day = feast_day(meaning, today)
        found = sure(day, "H1") if day else ask("H1", (), f"Ik weet niet wanneer dat is. {WHICH}")
    elif isinstance(meaning, DayNumber):
        found = _day_number(meaning, today)
    else:
        found = _day_month(meaning, today)
    if meaning.weekday is None or found.day is None or found.day.weekday() == meaning.weekday:
        return replace(found, rule="D8") if meaning.weekday is not None and found.day else found
    return contradiction(found.day, meaning.weekday)


def contradiction(day: date, weekday: int) -> Outcome:
    """D8: the date is another weekday than was typed; offered are the date and that weekday in the same days."""
    offset = (weekday - day.weekday() + 3) % 7 - 3
    question = f"{long_date(day).capitalize()} is geen {WEEKDAYS[weekday]}. {WHICH}"
    return ask("D8", (day, plus_days(day, offset)), question)


def _day_month(meaning: DayMonth, today: date) -> Outcome:
    day, month, year = meaning.day, meaning.month, meaning.year
    if not 1 <= month <= 12 or not 1 <= day <= 31 + 8:
        return no_day("X1")
    if year is not None:
        found = real_day(year, month, day)
        rule = "N4" if meaning.form == "N4" else "M1" if meaning.form == "M1" else "N1"
        if found is None:
            return _impossible(day, month, year)
        return sure(found, rule if found >= today else "N6")
    this, following = real_day(today.year, month, day), real_day(today.year + 1, month, day)
    if meaning.past:
        earlier = this if this and this <= today else real_day(today.year - 1, month, day)
        return sure(earlier, "L2") if earlier else _impossible(day, month, today.year)
    if this is not None and this >= today:
        return sure(this, "N2")
    if following is not None and (month, day) <= (today.month, today.day):
        return replace(sure(following, "N2"), rolled=True)
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


def _weekday(meaning: Weekday | WeekdayInWeek | EitherWeekday, today: date) -> Outcome:
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


def _later(meaning: Later, now: datetime) -> Outcome:
    today, amount = now.date(), meaning.amount
    if meaning.unit is Unit.MINUTE:
        return _minutes_later(amount, now)
    day = shifted(today, amount, meaning.unit)
    if day is None:
        return no_day("R1")
    if meaning.unit is Unit.WORKDAY:
        return assumed(day, "R4")
    return sure(day, "R2" if meaning.unit is Unit.MONTH else "R1")


def _minutes_later(minutes: int, now: datetime) -> Outcome:
    start = now.astimezone(UTC) if now.tzinfo is not None else now
    try:
        moment = start + timedelta(minutes=minutes)
    except OverflowError:
        return no_day("R3")
    local = moment.astimezone(now.tzinfo) if now.tzinfo is not None else moment
    return replace(sure(local.date(), "R3"), time=time(local.hour, local.minute))


def shifted(day: date, amount: int, unit: Unit) -> date | None:
    """`day` moved by so many units; None outside the calendar."""
    match unit:
        case Unit.MONTH:
            return plus_months(day, amount)
        case Unit.WEEK:
            return plus_days(day, 7 * amount)
        case Unit.WORKDAY:
            return plus_workdays(day, amount)
        case _:
            return plus_days(day, amount)


def _anchored(meaning: Anchored | AnchoredWeekday, now: datetime) -> Outcome:
    """R5; a yearless base is moved on a year when the outcome would otherwise lie in the past."""
    base = resolve(meaning.base, now)
    if base.day is None:
        return base if base.certainty is Certainty.ASK else ask("R5", (), f"Die datum is niet duidelijk. {WHICH}")
    day = _from_anchor(meaning, base.day)
    if day is None:
        return no_day("R5")
    if day < now.date():
        return ask("R5", (day, base.day), f"{long_date(day).capitalize()} is al geweest. {WHICH}")
    return Outcome(day, "R5", base.certainty)


def _from_anchor(meaning: Anchored | AnchoredWeekday, base: date) -> date | None:
    if isinstance(meaning, Anchored):
        return shifted(base, meaning.amount, meaning.unit)
    if meaning.day is None:
        return plus_workdays(base, meaning.sign * meaning.nth)
    ahead = (
        (meaning.day - base.weekday() - 1) % 7 + 1
        if meaning.sign > 0
        else -((base.weekday() - meaning.day - 1) % 7 + 1)
    )
    return plus_days(base, ahead + meaning.sign * 7 * (meaning.nth - 1))


def _both(meaning: Both, now: datetime) -> Outcome:
    first, second = resolve(meaning.first, now), resolve(meaning.second, now)
    if first.day is None or second.day is None:
        asked = first if first.certainty is Certainty.ASK else second
        return (
            asked if asked.day is None else ask("D8", (first.day, second.day), f"Die datum is niet duidelijk. {WHICH}")
        )
    if first.day == second.day:
        return first
    return ask("D8", (first.day, second.day), f"Die twee dagen spreken elkaar tegen. {WHICH}")
