"""Joins candidates that belong together: weekday and date, day and clock time, two days with "of" between."""

from __future__ import annotations

from commands.dates.meaning import (
    Anchored,
    Both,
    Choice,
    DayMonth,
    DayNumber,
    Edge,
    EndOfDay,
    Feast,
    InYear,
    Later,
    Meaning,
    Nth,
    Past,
    Period,
    Unclear,
    Unit,
    Vague,
    Weekday,
    WeekdayInWeek,
    Weekend,
)
from commands.dates.normal import Line
from commands.dates.scan import Candidate

_FIXED = (DayMonth, DayNumber, Feast, WeekdayInWeek)
_NEAR = (Later, WeekdayInWeek)
_UNDATED = (Past, Vague)
_TIGHT = frozenset((",", "(", "-", "–", "de", "op", "in", "van", "/"))
_TO_CLOCK = frozenset(
    (",", "om", "voor", "uiterlijk", "tot", "vanaf", "tegen", "rond", "laatst", "van", "tussen", "tm", "-", "–", "nog",
     "(", "in", "te", "as")
)  # fmt: skip
_CLOCK_TO_DAY = frozenset((",", "op", "-", "–", "(", "van"))
_RANGE = frozenset(("tm", "tot", "-", "–"))
_OR = frozenset(("of", "/", "en"))


def join(line: Line, found: list[Candidate]) -> list[Candidate]:
    """Weekday with date, day with clock time, two days with "of" between: one candidate each."""
    if len(found) == 1:
        return found
    for joiner in (_join_days, _join_clock, _join_choice):
        index = 0
        while index + 1 < len(found):
            made = joiner(line, found[index], found[index + 1])
            if made is None:
                index += 1
            else:
                found[index : index + 2] = [made]
    return found


def _gap(line: Line, first: Candidate, second: Candidate) -> list[str]:
    return line.codes[first.end : second.start]


def _closed(line: Line, gap: list[str], end: int) -> int:
    opened = "(" in gap
    return end + 1 if opened and end < len(line.codes) and line.codes[end] == ")" else end


def _join_days(line: Line, first: Candidate, second: Candidate) -> Candidate | None:
    gap = _gap(line, first, second)
    if len(gap) > 2 or not _TIGHT.issuperset(gap) or first.meaning is None or second.meaning is None:
        return None
    if first.clock is not None or second.clock is not None:
        return None
    meaning = _together(first.meaning, second.meaning, gap)
    if meaning is None:
        return None
    if isinstance(meaning, Choice) and line.codes[second.end : second.end + 1] in (["van"], ["in"]):
        meaning = Unclear("D7")  # "de eerste dinsdag van het nieuwe jaar": of what is not read
    end = _closed(line, gap, second.end)
    return Candidate(meaning, first.start, end, None, second.part or first.part, joined=True)


def _together(first: Meaning, second: Meaning, gap: list[str]) -> Meaning | None:
    if isinstance(second, EndOfDay):
        return first
    if isinstance(first, EndOfDay):
        return second
    if isinstance(first, Weekend):
        return Unclear("G3") if gap == ["van"] else None
    return (
        _in_year(first, second)
        or _in_year(second, first)
        or _with_weekday(first, second, gap)
        or _agreeing(first, second, gap)
    )


def _with_weekday(first: Meaning, second: Meaning, gap: list[str]) -> Meaning | None:
    made = _weekday_with(first, second) if isinstance(first, Weekday) and not first.plus else None
    if made is not None or not isinstance(second, Weekday) or second.plus or not set(gap) <= {"(", ",", "op", "de"}:
        return made
    if isinstance(first, Later) and first.unit is Unit.WEEK:
        return Choice((Weekday(second.day, 7 * first.amount), WeekdayInWeek(second.day, first.amount)), "D3")
    if isinstance(first, Later) and first.unit is not Unit.DAY:
        return Unclear("G3") if not gap else None
    if isinstance(first, DayNumber) and not gap:  # "de eerste vrijdag": of which month?
        months = (Period(Unit.MONTH, ref=ref) for ref in (0, 1))
        return Choice(tuple(Nth(first.day, second.day, False, month) for month in months), "D7")
    return None if isinstance(first, Weekday) else _weekday_with(second, first)


def _agreeing(first: Meaning, second: Meaning, gap: list[str]) -> Meaning | None:
    """ "morgen over een week" is counted on; "morgen (13 mei)" must be one day."""
    if (
        isinstance(first, Later)
        and isinstance(second, Later)
        and not gap
        and first.word in ("vandaag", "morgen", "overmorgen")
    ):
        if second.unit in (Unit.DAY, Unit.WEEK):
            return Later(first.amount + second.amount * (7 if second.unit is Unit.WEEK else 1), Unit.DAY, "over")
        return Anchored(second.amount, second.unit, first)
    near = not gap or "(" in gap or _near(first)
    return Both(first, second) if set(gap) <= {",", "("} and _fixed(first) and _fixed(second) and near else None


def _in_year(day: Meaning, year: Meaning) -> Meaning | None:
    match day, year:
        case (DayMonth() | Feast() | Period(), Period(unit=Unit.YEAR, ref=int(ref), edge=Edge.WHOLE)):
            open_year = day.year is None and (not isinstance(day, Period) or day.number is not None)
            return InYear(day, ref) if open_year else None
        case (Nth(), Period(unit=Unit.YEAR, ref=int(ref), edge=Edge.WHOLE)):
            return InYear(day, ref) if day.within.number is not None and day.within.year is None else None
        case _:
            return None


def _fixed(meaning: Meaning) -> bool:
    if isinstance(meaning, Later):
        return meaning.word in ("vandaag", "morgen", "overmorgen")
    if isinstance(meaning, Period):
        return meaning.unit is Unit.WEEK and (meaning.weekday is not None or meaning.number is not None)
    return isinstance(meaning, _FIXED)


def _near(meaning: Meaning) -> bool:
    return isinstance(meaning, _NEAR) or (isinstance(meaning, Period) and meaning.weekday is not None)


def _weekday_with(day: Weekday, other: Meaning) -> Meaning | None:
    """D2, D3, D8, K2: the weekday together with what stands beside it."""
    match other:
        case DayMonth() | DayNumber() | Feast():
            return other._replace(weekday=day.day)
        case Period(unit=Unit.WEEK, edge=Edge.WHOLE, weekday=None):
            return other._replace(weekday=day.day) if other.number else WeekdayInWeek(day.day, other.ref or 0)
        case Later(unit=Unit.DAY, word="over" | "binnen"):
            return Weekday(day.day, other.amount) if other.amount % 7 == 0 else Unclear("D3")
        case Later(unit=Unit.WEEK):
            return Weekday(day.day, 7 * other.amount)
        case Later(unit=Unit.DAY, amount=amount):
            return Both(Later(amount, Unit.DAY, other.word), Weekday(day.day))
        case Choice(rule="P5"):  # a day of "de week van 22 mei", by its Monday
            return Anchored(day.day, Unit.DAY, other.options[0])
        case Choice():
            return other._replace(options=tuple(_weekday_with(day, option) or option for option in other.options))
        case WeekdayInWeek() if other.day == day.day:
            return other
        case _:
            return None


def _join_clock(line: Line, first: Candidate, second: Candidate) -> Candidate | None:
    gap = _gap(line, first, second)
    if len(gap) > 3:
        return None
    if second.meaning is None and second.clock is not None and first.meaning is not None and first.clock is None:
        part = next((code for code in gap if code in ("pO", "pM", "pA", "pN")), "")
        if not _TO_CLOCK.issuperset(code for code in gap if code != part):
            return None
        day, timed = first, second
    elif first.meaning is None and first.clock is not None and second.meaning is not None and second.clock is None:
        if not _CLOCK_TO_DAY.issuperset(gap) or isinstance(second.meaning, _UNDATED):
            return None
        part, day, timed = "", second, first
    else:
        return None
    end = _closed(line, gap, second.end)
    ranged = timed is first and line.codes[first.start - 1 : first.start] == ["tussen"]
    return Candidate(day.meaning, first.start - ranged, end, timed.clock, timed.part or part or day.part, joined=True)


def _join_choice(line: Line, first: Candidate, second: Candidate) -> Candidate | None:
    gap = _gap(line, first, second)
    if len(gap) != 1 or first.meaning is None or second.meaning is None:
        return None
    if isinstance(first.meaning, _UNDATED) or isinstance(second.meaning, _UNDATED):
        return None
    if gap[0] in _OR:
        meaning: Meaning = Choice((first.meaning, second.meaning), "V3" if gap[0] != "en" else "S2")
    elif gap[0] in _RANGE:
        meaning = Choice((first.meaning, second.meaning), "G3")
    else:
        return None
    return Candidate(meaning, first.start, second.end, None, "", joined=True)
