"""Turns a meaning into a day, given the moment it was typed. Pure: the same question always has the same answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from commands.dates.calendar import (
    plus_days,
    plus_months,
    plus_workdays,
)
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
    InYear,
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
from commands.dates.resolve_days import WHICH, resolve_named, resolve_weekday
from commands.dates.resolve_periods import resolve_nth, resolve_period, resolve_weekend
from commands.dutch import long_date


def resolve(meaning: Meaning, now: datetime, before: bool = False) -> Outcome:
    """The day meant by somebody who typed this at `now`; `before` after the word "vóór" (P8)."""
    today = now.date()
    match meaning:
        case DayMonth() | DayNumber() | Feast():
            return resolve_named(meaning, today)
        case Weekday() | WeekdayInWeek() | EitherWeekday():
            return resolve_weekday(meaning, today)
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
        case InYear():
            return _in_year(meaning, now, before)
        case _:
            return _without_day(meaning, now)


def _without_day(meaning: Meaning, now: datetime) -> Outcome:
    """What names no day of its own: a choice, a time alone, or words that are kept as words."""
    match meaning:
        case Choice((DayMonth(weekday=weekday) as first, month), "M2"):
            named, whole = resolve(first, now), resolve(month, now)
            if weekday is not None or whole.day is None or not now.date() <= whole.day < date(now.year + 3, 1, 1):
                return named
            return ask("M2", (named.day, whole.day), f"Bedoelt u een dag of een jaar? {WHICH}")
        case Choice():
            options = tuple(resolve(option, now).day for option in meaning.options)
            if options[0] is not None and len(set(options)) == 1:
                return assumed(options[0], meaning.rule)
            several = "" if None in options else "Ik zie meer dan één datum. "
            question = "Welke dag van die week bedoelt u?" if meaning.rule == "P5" else several + WHICH
            return ask(meaning.rule, options, question)
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


def _in_year(meaning: InYear, now: datetime, before: bool) -> Outcome:
    base, year = meaning.base, now.year + meaning.ref
    dated = base._replace(within=base.within._replace(year=year)) if isinstance(base, Nth) else base._replace(year=year)
    outcome = resolve(dated, now, before)
    if outcome.day is not None and outcome.day < now.date():
        return ask("G3", (outcome.day,), f"{long_date(outcome.day).capitalize()} is al geweest. {WHICH}")
    return outcome


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
    return sure(local.date(), "R3")._replace(time=time(local.hour, local.minute))


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
