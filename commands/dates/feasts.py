"""The days of the feasts of rule H1, and the public holidays among them; the tests hold them against `holidays`.

That package itself would load the calendars of all countries: 11 MB and a quarter of a second in every process.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from commands.dates.meaning import Feast

_FIXED = {
    "nieuwjaar": (1, 1), "driekoningen": (1, 6), "valentijn": (2, 14), "arbeid": (5, 1), "dodenherdenking": (5, 4),
    "bevrijdingsdag": (5, 5), "allerheiligen": (11, 1), "elfde": (11, 11), "sinterklaas": (12, 5),
    "kerstavond": (12, 24), "kerst": (12, 25), "kerst2": (12, 26), "oudjaar": (12, 31),
}  # fmt: skip
_FROM_EASTER = {
    "carnaval0": -49, "carnaval1": -48, "carnaval2": -47, "aswoensdag": -46, "palmzondag": -7, "wittedonderdag": -3,
    "goedevrijdag": -2, "pasen": 0, "paasmaandag": 1, "hemelvaart": 39, "pinksteren": 49, "pinkstermaandag": 50,
}  # fmt: skip
_PUBLIC = (
    "nieuwjaar", "goedevrijdag", "pasen", "paasmaandag", "hemelvaart", "pinksteren", "pinkstermaandag", "kerst",
    "kerst2",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1950, 2099
_SUNDAY = 6


@lru_cache(maxsize=160)
def feasts_of(year: int) -> dict[str, date]:
    """Every feast of a year from 1950 to 2099 by its key."""
    easter = _easter(year)
    days = {key: date(year, month, day) for key, (month, day) in _FIXED.items()}
    days |= {key: easter + timedelta(days=offset) for key, offset in _FROM_EASTER.items()}
    if year >= 2014:
        days["koningsdag"] = _kings_day(year)
    days["moederdag"] = _nth_weekday(year, 5, 6, 2)
    days["vaderdag"] = _nth_weekday(year, 6, 6, 3)
    days["prinsjesdag"] = _nth_weekday(year, 9, 1, 3)
    return days


@lru_cache(maxsize=32)
def holidays_of(year: int) -> frozenset[date]:
    """The public holidays of the Netherlands in a year from 1950 to 2099; Liberation Day is one every five years."""
    feasts = feasts_of(year)
    return frozenset(feasts[key] for key in _PUBLIC) | {_kings_day(year)} | _liberation_day(year)


def feast_day(feast: Feast, today: date) -> date | None:
    """The feast in its typed year, else the next one, today included (H1); None outside 1950-2099."""
    years = (feast.year,) if feast.year else (today.year, today.year + 1)
    for year in years:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        day = feasts_of(year).get(feast.key)
        if day is not None and (feast.year or day >= today):
            return day
    return None


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876; Meeus, Astronomical Algorithms)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _kings_day(year: int) -> date:
    """27 April, until 2014 the queen's on 30 April; where that is a Sunday the day before, until 1980 the day after."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    if day.weekday() != _SUNDAY:
        return day
    return day + timedelta(days=1 if year < 1980 else -1)


def _liberation_day(year: int) -> set[date]:
    return {date(year, 5, 5)} if year % 5 == 0 else set()


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
