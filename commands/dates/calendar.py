"""Calendar arithmetic: months clamped to their last day, quarters, ISO weeks, working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus_days(day: date, days: int) -> date | None:
    """`day` moved; None when that falls outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(day: date, months: int) -> date | None:
    """Same day of the month, clamped to the month's last day (R2); None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_workdays(day: date, days: int) -> date | None:
    """Monday to Friday counted from the day after (R4), or before when negative; feasts count as working days."""
    step = 1 if days > 0 else -1
    left = abs(days)
    if left > 2600:
        return None
    moved: date | None = day
    while left and moved is not None:
        moved = plus_days(moved, step)
        left -= moved is not None and moved.weekday() < 5
    return moved


def last_of_month(year: int, month: int) -> date:
    """The last calendar day."""
    return date(year, month, monthrange(year, month)[1])


def weeks_in(year: int) -> int:
    """52 or 53 ISO weeks."""
    return date(year, 12, 28).isocalendar().week


def monday_of(day: date, weeks: int = 0) -> date:
    """The Monday of the ISO week `weeks` after that of `day`."""
    return day - timedelta(days=day.weekday() - 7 * weeks)


def next_weekday(day: date, weekday: int) -> date:
    """The first such day strictly after `day` (D1)."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
