"""The days of the feasts of rule H1, from the `holidays` package where it has them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from commands.dates.meaning import Feast

_OFFICIAL = {
    "Nieuwjaarsdag": "nieuwjaar", "Goede vrijdag": "goedevrijdag", "Eerste paasdag": "pasen",
    "Tweede paasdag": "paasmaandag", "Koningsdag": "koningsdag", "Bevrijdingsdag": "bevrijdingsdag",
    "Hemelvaartsdag": "hemelvaart", "Eerste pinksterdag": "pinksteren", "Tweede pinksterdag": "pinkstermaandag",
    "Eerste kerstdag": "kerst", "Tweede kerstdag": "kerst2",
}  # fmt: skip
_FIXED = {
    "driekoningen": (1, 6), "valentijn": (2, 14), "arbeid": (5, 1), "dodenherdenking": (5, 4), "allerheiligen": (11, 1),
    "elfde": (11, 11), "sinterklaas": (12, 5), "kerstavond": (12, 24), "oudjaar": (12, 31),
}  # fmt: skip
_FROM_EASTER = {
    "carnaval0": -49, "carnaval1": -48, "carnaval2": -47, "aswoensdag": -46, "palmzondag": -7, "wittedonderdag": -3,
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1950, 2099


@lru_cache(maxsize=160)
def feasts_of(year: int) -> dict[str, date]:
    """Every feast of a year from 1950 to 2099 by its key."""
    from holidays import country_holidays

    official = country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    days = {_OFFICIAL[name]: day for day, names in official.items() for name in names.split("; ") if name in _OFFICIAL}
    days.setdefault("bevrijdingsdag", date(year, 5, 5))
    days |= {key: date(year, month, day) for key, (month, day) in _FIXED.items()}
    days |= {key: days["pasen"] + timedelta(days=offset) for key, offset in _FROM_EASTER.items()}
    days["moederdag"] = _nth_weekday(year, 5, 6, 2)
    days["vaderdag"] = _nth_weekday(year, 6, 6, 3)
    days["prinsjesdag"] = _nth_weekday(year, 9, 1, 3)
    return days


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


def warm_up() -> None:
    """Loads the calendar of feasts, so that the first feast somebody types costs no more than the next."""
    feasts_of(LAST_YEAR)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
