"""Small parsers for what is counted from now or from another day."""

from __future__ import annotations

import re
from collections.abc import Callable

from commands.dates.days import Found
from commands.dates.meaning import (
    Anchored,
    AnchoredWeekday,
    Choice,
    DayMonth,
    EitherWeekday,
    Feast,
    Later,
    Meaning,
    NextMeeting,
    Nth,
    Period,
    Unclear,
    Unit,
    Vague,
    Weekday,
    WeekdayInWeek,
)

_TODAY = re.compile(r"(vandaag|morgen|overmorgen) ")
_QUANTITY = r"(?P<number>(?:1 )?half|\d+(?:\.5)?(?! half)) "
_UNIT = (
    r"(?P<unit>dag|dagen|week|weken|maand|maanden|kwartaal|kwartalen|jaar|jaren|halfjaar|uur|uren|minuut|minuten|"
    r"kwartier|werkdag|werkdagen) "
)
_OVER = re.compile(r"(?P<word>over|binnen) (?:nu en )?(?:nog )?" + _QUANTITY + _UNIT + r"(?!of \d)")
_IN = re.compile(
    r"in (?:nog )?" + _QUANTITY + r"(?P<unit>dagen|week|weken|maand|maanden) (?:tijd )?(?!of \d|van |na |voor |per )"
)
_THE_HOUR = re.compile(r"binnen (?:het uur|de (?P<unit>dag|week|maand)) ")
_FROM = re.compile(_QUANTITY + _UNIT + r"(?P<side>voor|na) (?P<now>nu (?!en ))?(?:de |het )?")
_WEEK_OF = re.compile(r"week (?P<side>van|na) (?:de |het )?")
_DAY_FROM = re.compile(r"dag (?P<side>voor|na) (?:de |het )?")
_WEEKDAY_FROM = re.compile(
    r"(?:(?P<nth>\d)e |(?P<last>laatste ))?(?P<what>[Dd]\d|werkdag) (?P<side>voor|na) (?:de |het )?"
)
_LENGTHS: dict[str, tuple[int, Unit]] = {
    "dag": (1, Unit.DAY), "dagen": (1, Unit.DAY), "week": (1, Unit.WEEK), "weken": (1, Unit.WEEK),
    "maand": (1, Unit.MONTH), "maanden": (1, Unit.MONTH), "kwartaal": (3, Unit.MONTH), "kwartalen": (3, Unit.MONTH),
    "jaar": (12, Unit.MONTH), "jaren": (12, Unit.MONTH), "halfjaar": (6, Unit.MONTH), "uur": (60, Unit.MINUTE),
    "uren": (60, Unit.MINUTE), "minuut": (1, Unit.MINUTE), "minuten": (1, Unit.MINUTE), "kwartier": (15, Unit.MINUTE),
    "werkdag": (1, Unit.WORKDAY), "werkdagen": (1, Unit.WORKDAY),
}  # fmt: skip
_FIXED = (DayMonth, Feast, Nth, Weekday, WeekdayInWeek, EitherWeekday, NextMeeting)
ParseAt = Callable[[str, int], Found]


def near_day(normal: str, at: int) -> Found:
    """R1: vandaag, morgen, overmorgen."""
    found = _TODAY.match(normal, at)
    if found is None:
        return None
    return Later(("vandaag", "morgen", "overmorgen").index(found[1]), Unit.DAY, found[1]), found.end()


def later(normal: str, at: int) -> Found:
    """R1-R4: "over 3 weken", "binnen 48 uur", "over een half jaar"."""
    found = _OVER.match(normal, at)
    if found is None:
        found = _THE_HOUR.match(normal, at)
        if found is None:
            return None
        if found["unit"]:
            return Unclear("R1"), found.end()
        return Later(60, Unit.MINUTE, "binnen"), found.end()
    return _amount(found["number"], found["unit"], found["word"]), found.end()


def in_a_while(normal: str, at: int) -> Found:
    """R1: "in twee weken", for the short lengths that people count in; "in week 20" is another matter."""
    found = _IN.match(normal, at)
    return (_amount(found["number"], found["unit"], "over"), found.end()) if found else None


def _amount(number: str, name: str, word: str) -> Later | Choice | Vague | Unclear:
    size, unit = _LENGTHS[name]
    factor = 0.5 if "half" in number else float(number)
    total = factor * size
    if factor > 9999:
        return Vague()
    if total == int(total):
        return Later(int(total), unit, word)
    if unit is Unit.WEEK:
        days = int(total * 7)
        return Choice((Later(days, Unit.DAY, word), Later(days + 1, Unit.DAY, word)), "R1")
    return Unclear("R2")


def counted_from(normal: str, at: int, parse_at: ParseAt) -> Found:
    """R5 and "twee weken na nu" (R1): "een week na 17 mei", "3 dagen voor Kerst", "de dag na Koningsdag"."""
    found = _FROM.match(normal, at)
    sign, number, name = 1, "1", "dag"
    if found is not None:
        number, name = found["number"], found["unit"]
        if found["now"]:
            return (_amount(number, name, "over"), found.end("now")) if found["side"] == "na" else None
    else:
        found = _DAY_FROM.match(normal, at)
        if found is None:
            return None
    base = _anchor(normal, found.end(), parse_at)
    if base is None:
        return None
    meant = _amount(number, name, "")
    if not isinstance(meant, Later) or meant.unit is Unit.MINUTE:
        return Unclear("R5"), base[1]
    sign = 1 if found["side"] == "na" else -1
    return Anchored(sign * meant.amount, meant.unit, base[0]), base[1]


def week_of(normal: str, at: int, parse_at: ParseAt) -> Found:
    """ "de week van 22 mei", "de week na Pasen": which day of that week is asked, its Monday or its Friday."""
    found = _WEEK_OF.match(normal, at)
    base = _anchor(normal, found.end(), parse_at) if found else None
    if found is None or base is None:
        return None
    day_after = Anchored(1, Unit.DAY, base[0])
    monday = AnchoredWeekday(0, 1, 1, base[0]) if found["side"] == "na" else AnchoredWeekday(0, -1, 1, day_after)
    return Choice((monday, Anchored(4, Unit.DAY, monday)), "P5"), base[1]


def weekday_from(normal: str, at: int, parse_at: ParseAt) -> Found:
    """R5: "de dinsdag na 1 mei", "de eerste werkdag na Pasen", "de vrijdag voor Pinksteren"."""
    found = _WEEKDAY_FROM.match(normal, at)
    if found is None:
        return None
    base = _anchor(normal, found.end(), parse_at)
    if base is None:
        return None
    sign = 1 if found["side"] == "na" else -1
    nth = int(found["nth"]) if found["nth"] else 1
    what = found["what"]
    if found["last"] and sign > 0:
        return Unclear("R5"), base[1]
    return AnchoredWeekday(None if what == "werkdag" else int(what[1]), sign, nth, base[0]), base[1]


def _anchor(normal: str, at: int, parse_at: ParseAt) -> tuple[Meaning, int] | None:
    found = parse_at(normal, at)
    if found is None:
        return None
    meant = found[0]
    if (
        isinstance(meant, DayMonth)
        and meant.form == "N2."
        and (not 1 <= meant.month <= 12 or normal.startswith("uur ", found[1]))
    ):
        return None  # "vrijdag voor 12.00"
    if isinstance(meant, _FIXED) or (isinstance(meant, Later) and meant.word in ("vandaag", "morgen", "overmorgen")):
        return found
    return found if isinstance(meant, Period) and meant.edge is not meant.edge.WHOLE else None
