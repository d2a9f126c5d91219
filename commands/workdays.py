"""Working days, and when something weekly falls: planned in local dates, turned into a moment once.

So a change of the clock neither skips nor doubles an occurrence.
"""

from datetime import UTC, date, datetime, time, timedelta

from commands.dates.feasts import holidays_of
from commands.dutch import AMSTERDAM, local
from storage.frozen import dataclass

_DAY = timedelta(days=1)
_SATURDAY = 5
LATE_START = timedelta(hours=24)


def is_holiday(day: date) -> bool:
    """Whether a day is a public holiday."""
    return day in holidays_of(day.year)


def is_workday(day: date) -> bool:
    """Whether people work: no weekend, no public holiday."""
    return day.weekday() < _SATURDAY and not is_holiday(day)


def end_of_week(day: date) -> date:
    """The Sunday of a day's week."""
    return day + timedelta(days=6 - day.weekday())


def next_workday(day: date) -> date:
    """The first working day after a day."""
    day += _DAY
    while not is_workday(day):
        day += _DAY
    return day


def workday_before(day: date) -> date:
    """The day itself when people work then, else the last working day before it."""
    while not is_workday(day):
        day -= _DAY
    return day


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A planned moment: its local day, which is its name, and when that is."""

    day: date
    at: datetime


def moment(day: date, at: time) -> datetime:
    """A wall clock in Amsterdam as a moment in UTC; an hour that the clock skips is taken as the hour after it."""
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC)


def last_weekly(weekday: int, at: time, now: datetime) -> Occurrence:
    """The latest weekly occurrence that is not in the future; one on a public holiday moves to the next working day."""
    today = local(now).date()
    day = today - timedelta(days=(today.weekday() - weekday) % 7)
    while True:
        planned = _weekly(day, at)
        if planned.at <= now:
            return planned
        day -= timedelta(weeks=1)


def next_weekly(weekday: int, at: time, now: datetime) -> Occurrence:
    """The first weekly occurrence after `now`."""
    today = local(now).date()
    day = today - timedelta(days=(today.weekday() - weekday) % 7 + 7)
    while (planned := _weekly(day, at)).at <= now:
        day += timedelta(weeks=1)
    return planned


def _weekly(day: date, at: time) -> Occurrence:
    shifted = next_workday(day) if is_holiday(day) else day
    return Occurrence(shifted, moment(shifted, at))
