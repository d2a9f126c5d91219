"""The days of weeks, months, quarters, years and weekends, and of the nth weekday in them (P, K, D7, R4)."""

from __future__ import annotations

from datetime import date, timedelta

from commands.dates.calendar import last_of_month, monday_of, plus_days, plus_months, plus_workdays, weeks_in
from commands.dates.meaning import Edge, Nth, Period, Unit, Weekend
from commands.dates.outcome import Outcome, Precision, ask, assumed, no_day, sure

_WHICH = "Welke datum bedoelt u?"
_PRECISION = {
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.YEAR: Precision.YEAR,
}


def resolve_period(meaning: Period, today: date, before: bool) -> Outcome:
    """P1-P5, P8, K: the edge of a period; of a whole one its end, or its first day after "vóór"."""
    edge = meaning.edge
    precision = _PRECISION[meaning.unit] if edge is Edge.WHOLE and meaning.weekday is None else Precision.DAY
    if edge is Edge.WHOLE:
        edge = Edge.BEGIN if before and meaning.weekday is None else Edge.END
    rule = _rule(meaning, before)
    if meaning.unit is Unit.WEEK:
        day = _week_day(meaning, edge, today)
        if day is None:
            return ask("K4", (), f"Week {meaning.number} bestaat niet in dat jaar. {_WHICH}")
    else:
        start = _start(meaning, edge, today)
        if start is None:
            return no_day("G3")
        day = _edge_day(meaning.unit, start, edge)
        if day is None:
            return ask("P3", (start, _end(meaning.unit, start)), f"Die datum is niet duidelijk. {_WHICH}")
    if day < today and meaning.year is None:
        return ask("G3", (day,), f"Die dag is al geweest. {_WHICH}")
    if meaning.unit is Unit.YEAR and day < today and meaning.edge is Edge.WHOLE:
        return no_day("X2")
    certain = (meaning.edge is Edge.END and meaning.unit is not Unit.WEEK) or rule == "K2"
    return sure(day, rule, precision) if certain else assumed(day, rule, precision)


def _rule(meaning: Period, before: bool) -> str:
    if meaning.weekday is not None:
        return "K2"
    if meaning.edge is Edge.WHOLE:
        return "P8" if before else "K1" if meaning.unit is Unit.WEEK and meaning.number else "P5"
    if meaning.unit is Unit.WEEK:
        return "P4"
    return {Edge.BEGIN: "P2", Edge.MIDDLE: "P3"}.get(meaning.edge, "P1")


def _week_day(meaning: Period, edge: Edge, today: date) -> date | None:
    offset = {Edge.BEGIN: 0, Edge.MIDDLE: 2}.get(edge, 4) if meaning.weekday is None else meaning.weekday
    if meaning.number is None:
        return monday_of(today, meaning.ref or 0) + timedelta(days=offset)
    year = meaning.year or today.isocalendar().year
    day = _in_week(year, meaning.number, offset)
    if day is None or meaning.year or day >= today:
        return day
    return _in_week(year + 1, meaning.number, offset)


def _in_week(year: int, week: int, offset: int) -> date | None:
    if not 1 <= year <= 9998 or not 1 <= week <= weeks_in(year):
        return None
    return date.fromisocalendar(year, week, 1) + timedelta(days=offset)


def _start(meaning: Period, edge: Edge, today: date) -> date | None:
    """First day of the month, quarter or year meant: typed, pointed at, or the next (G1, P7)."""
    if meaning.ref is not None:
        months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[meaning.unit]
        first = today.month - (today.month - 1) % months
        return plus_months(date(today.year, first, 1), months * meaning.ref)
    if meaning.unit is Unit.YEAR:
        return date(meaning.year, 1, 1) if meaning.year else None
    number = meaning.number or 1
    month = number if meaning.unit is Unit.MONTH else 3 * number - 2
    if meaning.year:
        return date(meaning.year, month, 1)
    start = date(today.year, month, 1)
    until = _end(meaning.unit, start) if meaning.unit is Unit.QUARTER else _edge_day(meaning.unit, start, edge)
    return start if until is not None and until >= today else date(today.year + 1, month, 1)


def _end(unit: Unit, start: date) -> date:
    months = {Unit.MONTH: 0, Unit.QUARTER: 2}.get(unit, 11)
    return last_of_month(start.year, start.month + months)


def _edge_day(unit: Unit, start: date, edge: Edge) -> date | None:
    match edge:
        case Edge.BEGIN:
            return start
        case Edge.MIDDLE:
            return {Unit.MONTH: start.replace(day=15), Unit.YEAR: start.replace(month=7)}.get(unit)
        case _:
            return _end(unit, start)


def resolve_nth(meaning: Nth, today: date) -> Outcome:
    """D7 and R4: the nth such day of a month, quarter, year or week; without a year the next one."""
    rule = "D7" if meaning.day is not None else "R4"
    within = meaning.within
    starts: tuple[date | None, ...]
    if within.unit is Unit.WEEK:
        starts = (_week_day(within, Edge.BEGIN, today),)
    elif within.ref is not None:
        start = _start(within, Edge.END, today)
        floating = meaning.floating and within.unit is not Unit.YEAR
        starts = (start, plus_months(start, 1 if within.unit is Unit.MONTH else 3)) if floating and start else (start,)
    else:
        start = _start(within, Edge.END, today)
        starts = (start, plus_months(start, 12)) if start and not within.year else (start,)
    for start in starts:
        day = _nth_in(meaning, within.unit, start) if start else None
        if day is not None and (day >= today or within.year):
            return sure(day, rule) if rule == "D7" else assumed(day, rule)
        if start and day is None:
            return ask(rule, (), f"Die dag bestaat niet in die periode. {_WHICH}")
    return ask(rule, (), f"Die dag is al geweest. {_WHICH}")


def _nth_in(meaning: Nth, unit: Unit, start: date) -> date | None:
    end = start + timedelta(days=6) if unit is Unit.WEEK else _end(unit, start)
    day: date | None
    if meaning.workday:
        if meaning.nth < 0:
            day = plus_workdays(end + timedelta(days=1), meaning.nth)
        else:
            day = plus_workdays(start - timedelta(days=1), meaning.nth)
    elif meaning.day is None:
        day = plus_days(start, meaning.nth - 1)
    elif meaning.nth < 0:
        day = end - timedelta(days=(end.weekday() - meaning.day) % 7)
    else:
        day = start + timedelta(days=(meaning.day - start.weekday()) % 7 + 7 * (meaning.nth - 1))
    return day if day is not None and start <= day <= end else None


def resolve_weekend(meaning: Weekend, today: date) -> Outcome:
    """P6: Friday before, Sunday in, Monday after the weekend; "volgend weekend" is asked."""
    friday = monday_of(today) + timedelta(days=4)
    if meaning.word == "volgend" or (meaning.word in ("komend", "as") and today.weekday() >= 5):
        sundays = (monday_of(today) + timedelta(days=6), monday_of(today) + timedelta(days=13))
        return ask("P6", sundays, "Bedoelt u het eerste weekend of het weekend daarna?")
    if meaning.side < 0:
        return assumed(friday if friday >= today else friday + timedelta(days=7), "P6")
    return assumed(friday + timedelta(days=2 if meaning.side == 0 else 3), "P6")
