"""Small parsers for days that are named: numeric dates, month names, weekdays, feasts, the nth weekday of a month."""

from __future__ import annotations

import re

from commands.dates.meaning import (
    Choice,
    DayMonth,
    DayNumber,
    Edge,
    EitherWeekday,
    Feast,
    Later,
    Meaning,
    Nth,
    Past,
    Period,
    Unclear,
    Unit,
    Weekday,
    WeekdayInWeek,
)
from commands.later import pattern

Found = tuple[Meaning, int] | None
"""A meaning and where in the normal form it ends."""

_YEAR = r"(?:van |in |- |/ )?(?P<year>Y\d\d|(?:19|20|21)\d\d) "
YEAR = f"(?:{_YEAR})?"
REFS = {"deze": 0, "de": 0, "het": 0, "": 0, "komend": 1, "volgend": 1, "as": 1}

_NUMERIC = pattern(r"(?P<kind>[FSs])(\d+)[-/.](\d+)(?:-(\d+))? (?P<past>jl )?(?:as )?")
_MONTH = pattern(
    r"(?P<day>\d{1,2})(?:e)? (?:van )?(?:[-/.] )?M(?P<month>\d\d) (?:\. )?(?:" + _YEAR +
    r"|(?:[-/] )?(?P<short>[23]\d) (?=$|[,;)(@] |T\d|om |uiterlijk |\. $))?(?:(?P<past>jl )|as )?"
)  # fmt: skip
_MONTH_FIRST = pattern(
    r"M(?P<month>\d\d) (?:de )?(?P<day>\d{1,2})(?P<nth>e?) (?:(?:, )?" + _YEAR + r")?(?:as )?"
    r"(?!uur |\d+ (?!uur )|[#%] |dag|we[ek]k|maand|ja[ar]r|werkdag|kwart|minu|half|paar"
    r"|(?:of|en|tot|tm|-|–|/) (?:de )?\d)"
)  # fmt: skip
_MONTH_FIRST_CHOICE = pattern(
    r"M(\d\d) (?:[Ss](?=\d))?(\d{1,2})e?(?:[-/.]| (?:of|en|-|–|tm|tot|/) (?:de )?)(\d{1,2})e? (?![#_]|uur )"
)
_MONTH_CHOICE = pattern(
    r"(?P<first>(?:\d{1,2}e? (?:, )?)*\d{1,2}e? (?:of|en|/|-|–|tm|tot) (?:de )?)(?P<rest>\d{1,2}e? (?:van )?M)"
)
_SHORT_CHOICE = pattern(r"[Ss](\d+)[-/.](\d+) M(\d\d) " + YEAR)
_NUMBER = pattern(
    r"(\d{1,2})e (?:(?:van |in )?(?:de (?=volgend |komend ))?"
    r"(?P<ref>(?<=van )de |(?<=in )de |deze |volgend |komend )maand )?"
)
_NEXT_WORKDAY = pattern(r"(?:volgend|komend|as) werkdag ")
_IN_MONTH = pattern(r"(?P<ref>deze|volgend|komend) maand (?:, )?(?:op )?de (?P<day>\d{1,2})e ")
_NTH = pattern(
    r"(?:(?P<nth>\d{1,2})e |(?P<last>laatste ))(?P<what>[Dd]\d|werkdag|dag) (?:van |in |uit )?"
    r"(?:(?P<ref>de |het |deze |volgend |komend )?(?P<unit>maand|kwartaal|jaar|week) |M(?P<month>\d\d) " + YEAR +
    r"|(?:week )(?P<week>\d+) |(?:q (?P<quarter>\d)|(?P<ordinal>\d)e kwartaal) (?P<qyear>(?:19|20)\d\d )?"
    r"|(?P<only>20\d\d) )"
)  # fmt: skip
_WEEKDAY = pattern(r"(?P<kind>[Dd])(?P<day>\d) (?P<marked>as )?(?P<past>jl )?(?:(?:van |in )?vorig week )?")
_PAST = pattern(
    r"(?:[Dd]\d )?(?:p\w )?(?:van |in |op )?vorig (?:week|maand|jaar|kwartaal|weekend|weken|maanden|jaren|dagen"
    r"|[Dd]\d|M\d\d|\d+ \w+|seizoen|paar \w+|uur) (?:[Dd]\d )?|(?:vanaf )?gisteren (?:p\w )?|laatste [Dd]\d jl "
    r"|[Dd]\d jl |jl [Dd]\d "
)
_MARKED = pattern(
    r"(?P<ref>deze|komend|as|volgend) (?:(?P<week>week (?:op |, |\( )?(?:de )?))?(?P<kind>[Dd])(?P<day>\d) (?P<as>as )?"
)
_FEAST = pattern(r"(?:(?P<nth>\d)e |1 )?feast:(?P<key>[a-z0-9:]+) " + YEAR)
_SECOND = {
    "paasdag": ("pasen", "paasmaandag"),
    "kerstdag": ("kerst", "kerst2"),
    "pinksterdag": ("pinksteren", "pinkstermaandag"),
}


def year_of(typed: str | None) -> int | None:
    """The year of "2023" or the code of "'23" (N3)."""
    if not typed:
        return None
    return 2000 + int(typed[1:]) if typed[0] == "Y" else int(typed)


def numeric(normal: str, at: int) -> Found:
    """N1-N4: "17-5", "17.5.'23", "2023-05-17"."""
    found = _NUMERIC.match(normal, at)
    if found is None:
        return None
    kind, year = found["kind"], found[4]
    form = {"F": "N1", "S": "N2", "s": "N2."}[kind]
    return DayMonth(
        int(found[2]), int(found[3]), int(year) if year else None, None, form, bool(found["past"])
    ), found.end()


def month_date(normal: str, at: int) -> Found:
    """M1: "17 mei", "de 12e juni", "3-jun-2025"."""
    found = _MONTH.match(normal, at)
    if found is None:
        return None
    day, month, year, short, past = found.group("day", "month", "year", "short", "past")
    meant = 2000 + int(short) if short else year_of(year)
    return DayMonth(int(day), int(month), meant, None, "M1", bool(past)), found.end()


def month_first(normal: str, at: int) -> Found:
    """M1: "dec 15", "mei 3 2027"; of "mei 27" the year can be meant too; "in mei 3 bedrijven" counts."""
    found = _MONTH_FIRST.match(normal, at)
    if normal.endswith("in ", 0, at):
        return None
    if found is None:
        found = _MONTH_FIRST_CHOICE.match(normal, at)
        return (
            (Choice(tuple(DayMonth(int(day), int(found[1])) for day in found.group(2, 3))), found.end())
            if found
            else None
        )
    day, month, year = int(found["day"]), int(found["month"]), year_of(found["year"])
    meant = DayMonth(day, month, year, None, "M1" if year or found["nth"] else "M2")
    if meant.form == "M1" or day < 20:
        return meant, found.end()
    return Choice((meant, Period(Unit.MONTH, number=month, year=2000 + day)), "M2"), found.end()


def month_choice(normal: str, at: int) -> Found:
    """V3: "19 of 20 oktober", "16-18 mei"."""
    found = _MONTH_CHOICE.match(normal, at)
    if found is not None:
        last = month_date(normal, found.start("rest"))
        if last is None or not isinstance(last[0], DayMonth):
            return None
        meant = last[0]
        days = [int(number) for number in re.findall(r"\d+", found["first"])]
        firsts = tuple(DayMonth(day, meant.month, meant.year) for day in days)
        return Choice((*firsts, meant)), last[1]
    found = _SHORT_CHOICE.match(normal, at)
    if found is None:
        return None
    month, year = int(found[3]), year_of(found["year"])
    return Choice((DayMonth(int(found[1]), month, year), DayMonth(int(found[2]), month, year))), found.end()


def day_number(normal: str, at: int) -> Found:
    """N5: "de 20e", "15e van volgende maand"."""
    found = _NUMBER.match(normal, at)
    if found is None:
        return None
    ref = found["ref"]
    if ref is None or ref == "de ":
        return DayNumber(int(found[1])), found.end()
    return DayNumber(int(found[1]), REFS[ref.strip()]), found.end()


def day_of_month(normal: str, at: int) -> Found:
    """N5 the other way round: "volgende maand de 3e"."""
    found = _IN_MONTH.match(normal, at)
    return (DayNumber(int(found["day"]), REFS[found["ref"]]), found.end()) if found else None


def next_workday(normal: str, at: int) -> Found:
    """R4: "eerstvolgende werkdag"."""
    found = _NEXT_WORKDAY.match(normal, at)
    return (Later(1, Unit.WORKDAY), found.end()) if found else None


def nth_day(normal: str, at: int) -> Found:
    """D7 "tweede donderdag van juni", R4 "laatste werkdag van de maand", P1 "laatste dag van het kwartaal"."""
    found = _NTH.match(normal, at)
    if found is None:
        return None
    what = found["what"]
    nth = -1 if found["last"] else int(found["nth"])
    day = int(what[1]) if what[1].isdigit() else None
    ref = found["ref"]
    within = _within(found)
    if what == "dag" and nth in (1, -1):
        edge = Edge.BEGIN if nth == 1 else Edge.END
        return Period(within.unit, within.ref, within.number, within.year, edge), found.end()
    return Nth(nth, day, what == "werkdag", within, floating=ref in ("de ", "het ", None)), found.end()


def _within(found: re.Match[str]) -> Period:
    year = year_of(found["year"])
    if found["month"]:
        return Period(Unit.MONTH, number=int(found["month"]), year=year)
    if found["week"]:
        return Period(Unit.WEEK, number=int(found["week"]))
    if found["quarter"] or found["ordinal"]:
        quarter = int(found["quarter"] or found["ordinal"])
        return Period(Unit.QUARTER, number=quarter, year=year_of((found["qyear"] or "").strip()))
    if found["only"]:
        return Period(Unit.YEAR, year=int(found["only"]))
    unit = {"maand": Unit.MONTH, "kwartaal": Unit.QUARTER, "jaar": Unit.YEAR, "week": Unit.WEEK}[found["unit"]]
    return Period(unit, ref=REFS[(found["ref"] or "").strip()])


def weekday(normal: str, at: int) -> Found:
    """D1: "vrijdag", "vr", "do a.s."."""
    found = _WEEKDAY.match(normal, at)
    if found is None:
        return None
    return Weekday(int(found["day"]), 0, found["kind"] == "d", bool(found["marked"])), found.end()


def past(normal: str, at: int) -> Found:
    """X6: "gisteren", "vorige week vrijdag", "vrijdag jl."."""
    found = _PAST.match(normal, at)
    return (Past(), found.end()) if found else None


def marked_weekday(normal: str, at: int) -> Found:
    """D1 "komende dinsdag", D2 "volgende week dinsdag", D4 "volgende vrijdag", D6 "deze week donderdag"."""
    found = _MARKED.match(normal, at)
    if found is None:
        return None
    day, ref = int(found["day"]), found["ref"]
    if found["week"]:
        return WeekdayInWeek(day, REFS[ref]), found.end()
    if ref == "volgend" and not found["as"]:
        return EitherWeekday(day), found.end()
    return Weekday(day, 0, False, True), found.end()


def feast(normal: str, at: int) -> Found:
    """H1: "Koningsdag", "2e paasdag", "Kerst 2023"."""
    found = _FEAST.match(normal, at)
    if found is None:
        return None
    key, nth = found["key"], found["nth"]
    if key in _SECOND:
        if nth not in ("1", "2"):
            return (Unclear("H1"), found.end()) if nth else None
        key = _SECOND[key][int(nth) - 1]
    elif nth and key in ("pasen", "pinksteren", "kerst"):
        return None
    if key.startswith("dagen:") or key == "carnaval":
        return Choice(tuple(Feast(each, year_of(found["year"])) for each in _SEVERAL[key]), "H1"), found.end()
    return Feast(key, year_of(found["year"])), found.end()


_SEVERAL = {
    "dagen:kerst": ("kerst", "kerst2"),
    "dagen:pasen": ("pasen", "paasmaandag"),
    "dagen:pinksteren": ("pinksteren", "pinkstermaandag"),
    "dagen:oudnieuw": ("oudjaar", "nieuwjaar"),
    "carnaval": ("carnaval0", "carnaval1", "carnaval2"),
}
