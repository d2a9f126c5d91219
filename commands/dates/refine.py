"""Joins candidates that belong together, widens them over their deadline word, drops what is no deadline."""

from __future__ import annotations

from dataclasses import replace

from commands.dates.meaning import (
    Anchored,
    Both,
    Choice,
    DayMonth,
    DayNumber,
    Edge,
    EndOfDay,
    Feast,
    Later,
    Meaning,
    Period,
    Unclear,
    Unit,
    Weekday,
    WeekdayInWeek,
    Past,
    Vague,
)
from commands.dates.normal import Line
from commands.dates.scan import Candidate

_TIGHT = frozenset((",", "(", "-", "–", "de", "op", "in", "van", "/"))
_TO_CLOCK = frozenset(
    (",", "om", "voor", "uiterlijk", "tot", "vanaf", "tegen", "rond", "laatst", "van", "tussen", "tm", "-", "–", "nog",
     "(", "in", "te", "as")
)  # fmt: skip
_CLOCK_TO_DAY = frozenset((",", "op", "-", "–", "(", "van"))
_RANGE = frozenset(("tm", "tot", "-", "–"))
_OR = frozenset(("of", "/", "en"))
_CLOSES = {"(": ")", "[": "]"}


def join(line: Line, found: list[Candidate]) -> list[Candidate]:
    """Weekday with date, day with clock time, two days with "of" between: one candidate each."""
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
    end = _closed(line, gap, second.end)
    return Candidate(meaning, first.start, end, None, second.part or first.part, joined=True)


def _together(first: Meaning, second: Meaning, gap: list[str]) -> Meaning | None:  # noqa: C901
    if isinstance(second, EndOfDay):
        return first
    if isinstance(first, EndOfDay):
        return second
    if isinstance(first, Weekday) and not first.plus:
        made = _weekday_with(first, second)
        if made is not None:
            return made
    if isinstance(second, Weekday) and not second.plus and set(gap) <= {"(", ",", "op", "de"}:
        if isinstance(first, Later) and first.unit is not Unit.DAY:
            return Unclear("G3") if not gap else None
        if not isinstance(first, Weekday):
            made = _weekday_with(second, first)
            if made is not None:
                return made
    if (
        isinstance(first, Later)
        and isinstance(second, Later)
        and not gap
        and first.word.endswith(("morgen", "vandaag"))
    ):
        if second.unit in (Unit.DAY, Unit.WEEK):
            return Later(first.amount + second.amount * (7 if second.unit is Unit.WEEK else 1), Unit.DAY, "over")
        return Anchored(second.amount, second.unit, first)
    if set(gap) <= {",", "("} and _fixed(first) and _fixed(second) and (not gap or _near(first) or "(" in gap):
        return Both(first, second)
    return None


def _fixed(meaning: Meaning) -> bool:
    if isinstance(meaning, Later):
        return meaning.word in ("vandaag", "morgen", "overmorgen")
    if isinstance(meaning, Period):
        return meaning.unit is Unit.WEEK and (meaning.weekday is not None or meaning.number is not None)
    return isinstance(meaning, DayMonth | DayNumber | Feast | WeekdayInWeek)


def _near(meaning: Meaning) -> bool:
    return isinstance(meaning, Later | WeekdayInWeek) or (isinstance(meaning, Period) and meaning.weekday is not None)


def _weekday_with(day: Weekday, other: Meaning) -> Meaning | None:
    """D2, D3, D8, K2: the weekday together with what stands beside it."""
    match other:
        case DayMonth() | DayNumber() | Feast():
            return replace(other, weekday=day.day)
        case Period(unit=Unit.WEEK, edge=Edge.WHOLE, weekday=None):
            return replace(other, weekday=day.day) if other.number else WeekdayInWeek(day.day, other.ref or 0)
        case Later(unit=Unit.DAY, word="over" | "binnen"):
            return Weekday(day.day, other.amount) if other.amount % 7 == 0 else Unclear("D3")
        case Later(unit=Unit.WEEK):
            return Weekday(day.day, 7 * other.amount)
        case Later(unit=Unit.DAY, amount=amount):
            return Both(Later(amount, Unit.DAY, other.word), Weekday(day.day))
        case Choice():
            return Choice(tuple(_weekday_with(day, option) or option for option in other.options))
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
        if not _CLOCK_TO_DAY.issuperset(gap) or isinstance(second.meaning, Past | Vague):
            return None
        part, day, timed = "", second, first
    else:
        return None
    end = _closed(line, gap, second.end)
    return Candidate(day.meaning, first.start, end, timed.clock, timed.part or part or day.part, joined=True)


def _join_choice(line: Line, first: Candidate, second: Candidate) -> Candidate | None:
    gap = _gap(line, first, second)
    if len(gap) != 1 or first.meaning is None or second.meaning is None:
        return None
    if isinstance(first.meaning, Past | Vague) or isinstance(second.meaning, Past | Vague):
        return None
    if gap[0] in _OR:
        meaning: Meaning = Choice((first.meaning, second.meaning), "V3" if gap[0] != "en" else "S2")
    elif gap[0] in _RANGE:
        meaning = Choice((first.meaning, second.meaning), "G3")
    else:
        return None
    return Candidate(meaning, first.start, second.end, None, "", joined=True)


_ARTICLES = frozenset(("de", "het", "as", "komend"))
_PREPOSITIONS = frozenset(
    ("op", "in", "voor", "tot", "tm", "per", "tegen", "om", "met", "rond", "aan", "bij", "binnen", "vanaf")
)
_STRONG = frozenset(("uiterlijk", "tm", "laatst", "deadline", "gereed", "inleveren"))
_MEDIUM = frozenset(("voor", "tot", "per", "tegen", "binnen"))


def widen(line: Line, found: list[Candidate]) -> None:
    """L1, S1: sets where each candidate's deadline word begins, where its brackets end, and how strong it is."""
    for number, candidate in enumerate(found):
        floor = found[number - 1].end if number else 0
        candidate.lead = _lead(line, candidate, floor)
        ceiling = found[number + 1].start if number + 1 < len(found) else len(line.codes)
        candidate.trail = _trail(line, candidate, ceiling)
        words = line.codes[candidate.lead : candidate.start] + line.codes[candidate.end : candidate.trail]
        inside = line.codes[candidate.start : candidate.end]
        candidate.rank = _rank(line, candidate, words, inside)
        opener = candidate.lead - 1
        if opener >= floor and line.codes[opener] in _CLOSES and candidate.trail < len(line.codes):
            if line.codes[candidate.trail] == _CLOSES[line.codes[opener]]:
                candidate.lead, candidate.trail = opener, candidate.trail + 1


def _lead(line: Line, candidate: Candidate, floor: int) -> int:
    codes, at = line.codes, candidate.start
    while at > floor and codes[at - 1] in _ARTICLES:
        at -= 1
    if at > floor and codes[at - 1] == "van" and at - 1 > floor and codes[at - 2] in ("voor", "op"):
        at -= 0
    while at > floor and codes[at - 1] in _PREPOSITIONS:
        at -= 1
        if at - 1 > floor and codes[at - 1] == "of" and codes[at - 2] in ("op", "voor"):
            at -= 2
    while at > floor and codes[at - 1] in ("uiterlijk", "laatst", "nog"):
        at -= 1
    return _labels(line, at, floor)


def _labels(line: Line, at: int, floor: int) -> int:
    codes = line.codes
    colon = 1 if at > floor and codes[at - 1] in (":", "is", "=") else 0
    label = at - 1 - colon
    if label >= floor and codes[label] in ("deadline", "dd", "jl"):
        return label
    if label >= floor and codes[label] == "uiterlijk":
        return label
    if label >= floor and codes[label] == "gereed":
        return label
    opens = label == 0 or (label > 0 and codes[label - 1] in ",;:.(-–")
    if label >= floor and codes[label] == "inleveren" and opens and at < len(codes) and codes[at] == "voor":
        return label
    return at


def _trail(line: Line, candidate: Candidate, ceiling: int) -> int:
    codes, at = line.codes, candidate.end
    while at < ceiling and codes[at] in ("nog", "uiterlijk", "laatst", "as", "jl"):
        if codes[at] in ("uiterlijk", "laatst") and at + 1 == ceiling < len(codes):
            break
        at += 1
    return at


def _rank(line: Line, candidate: Candidate, words: list[str], inside: list[str]) -> int:
    if not _STRONG.isdisjoint(words) or _accented(line, candidate):
        return 3
    if (
        not _MEDIUM.isdisjoint(words)
        or (candidate.clock and not (_STRONG | {"voor"}).isdisjoint(inside))
        or "binnen" in inside[:1]
    ):
        return 2
    if inside[:1] == ["voor"]:
        return 2
    if candidate.lead and line.codes[candidate.lead - 1] in ("van", "over", "na", "sinds"):
        return 0
    return 1


def _accented(line: Line, candidate: Candidate) -> bool:
    for at in range(candidate.lead, candidate.end):
        if line.codes[at] == "voor" and line.text[line.begin[at] : line.finish[at]].lower() in (
            "vóór",
            "vòòr",
            "vóor",
            "voór",
        ):
            return True
    return False
