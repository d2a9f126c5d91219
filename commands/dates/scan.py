"""Finds the date expressions in a line: from left to right, the longest that any small parser reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from commands.dates import days, periods, relative
from commands.dates.clock import Clock, clock_at
from commands.dates.days import Found
from commands.dates.meaning import DayMonth, Meaning, Period, Weekday
from commands.dates.meeting import meeting_at
from commands.dates.normal import Line
from commands.dates.relative import ParseAt
from commands.dates.words import COUNT_NOUNS


@dataclass(slots=True)
class Candidate:
    """A date expression from code `start` up to `end`; `lead` is where its deadline word or preposition begins."""

    meaning: Meaning | None
    start: int
    end: int
    clock: Clock | None = None
    part: str = ""
    lead: int = 0
    trail: int = 0
    rank: int = 1
    joined: bool = False


def _counted_from(normal: str, at: int) -> Found:
    return relative.counted_from(normal, at, parse_at)


def _weekday_from(normal: str, at: int) -> Found:
    return relative.weekday_from(normal, at, parse_at)


def _week_of(normal: str, at: int) -> Found:
    return relative.week_of(normal, at, parse_at)


_WEEKDAY: tuple[ParseAt, ...] = (_weekday_from, days.past, days.weekday)
_EDGE: tuple[ParseAt, ...] = (periods.period, periods.part_of_period, periods.weekend, periods.season, _counted_from)
_SIDE: tuple[ParseAt, ...] = (periods.weekend, periods.season, periods.vague)
_REF: tuple[ParseAt, ...] = (days.marked_weekday, days.day_of_month, days.next_workday, periods.period, *_SIDE)
_NUMERIC: tuple[ParseAt, ...] = (days.numeric, days.month_choice)
_WEEK: tuple[ParseAt, ...] = (periods.period, periods.several_weeks, _week_of, periods.part_of_period)
_PARSERS: dict[str, tuple[ParseAt, ...]] = {
    "9": (days.month_date, _counted_from, days.month_choice),
    "1": (days.month_date, _counted_from, days.month_choice, days.feast, periods.vague),
    "999": (_counted_from,), "2023": (_counted_from, periods.period),
    "e": (
        days.month_date, days.nth_day, days.month_choice, _weekday_from, days.day_number, days.feast, periods.period,
        periods.part_of_period,
    ),
    "D": _WEEKDAY, "d": _WEEKDAY, "F": _NUMERIC, "S": _NUMERIC, "s": _NUMERIC, "M": (periods.period, days.month_first),
    "q": (periods.period,), "kwartaal": (periods.period,), "feast": (days.feast,), "week": _WEEK, "weken": _WEEK,
    "weekend": (periods.part_of_period,), "maand": (periods.part_of_period,), "dagen": (periods.part_of_period,),
    "eind": _EDGE, "begin": _EDGE, "mid": _EDGE, "half": _EDGE,
    "laatste": (days.nth_day, _weekday_from, days.past, periods.part_of_period),
    "deze": _REF, "volgend": _REF, "komend": _REF, "as": _REF,
    "vandaag": (relative.near_day,), "morgen": (relative.near_day,), "overmorgen": (relative.near_day,),
    "over": (relative.later, periods.vague, periods.season), "binnen": (relative.later, periods.vague),
    "in": (relative.in_a_while, *_SIDE), "voor": _SIDE, "na": _SIDE, "tegen": _SIDE, "tot": _SIDE,
    "het": (periods.weekend, periods.season),
    "de": (periods.season,), "rond": (periods.season,), "vaag": (periods.vague,), "paar": (periods.vague,),
    "seizoen": (periods.season,), "eod": (periods.end_of_day,), "vorig": (days.past,), "gisteren": (days.past,),
    "jl": (days.past,), "vanaf": (days.past,), "werkdag": (_weekday_from,), "dag": (_counted_from,),
}  # fmt: skip
_DAYS = frozenset(("1", "9"))
_COUNTS = _DAYS | frozenset(("999",))
_MONTH_DATE: tuple[ParseAt, ...] = (days.month_date,)
"""All that can begin with a number right before the name of a month."""
_NUMBERS = frozenset(("1", "9", "999", "2023"))
_CLOCK_HEADS = _NUMBERS | frozenset(("T", "s", "S", "half", "kwart"))
_SIDES = frozenset(("voor", "na"))
_PARTS = frozenset(("pO", "pM", "pA", "pN"))
_AFTER_NUMBER = _NUMBERS | frozenset(
    ("e", "M", "van", "-", "–", "/", ".", ",", "of", "en", "tm", "tot", "voor", "over", "feast", "paar", "half", "dag",
     "dagen", "week", "weken", "maand", "maanden", "kwartaal", "kwartalen", "jaar", "jaren", "halfjaar", "uur", "uren",
     "minuut", "minuten", "kwartier", "werkdag", "werkdagen")
)  # fmt: skip
"""Heads of what can stand behind a number in a date or a time."""

_BEGINNINGS = frozenset(_PARSERS) | _CLOCK_HEADS | _PARTS
"""Heads of what a date, a time or a part of the day can begin with."""
_UNLINKED = _BEGINNINGS - frozenset(("in", "voor", "na", "tegen", "tot", "het", "de", "rond"))
_AFTER_LINK = frozenset(
    ("weekend", "seizoen", "paar", "weken", "dagen", "werkdagen", "maanden", "jaren", "tijd", "kwartalen")
)


@lru_cache(maxsize=1024)
def _head(code: str) -> str:
    """The key in `_PARSERS` of a code, or the code itself."""
    first = code[0]
    if first.isdigit():
        if code[-1] == "e":
            return "e"
        if len(code) == 4 and code[:2] in ("19", "20", "21"):
            return "2023"
        return "1" if code == "1" else "9" if len(code) < 3 else "999"
    if len(code) > 1 and code[1].isdigit() and first in "DdMFSsT":
        return first
    return "feast" if first == "f" and code.startswith("feast:") else code


def parse_at(normal: str, at: int) -> Found:
    """The longest date expression that begins exactly at `at` in the normal form."""
    stop = normal.find(" ", at)
    if stop < 0:
        return None
    best: Found = None
    head = _head(normal[at:stop])
    for parser in _MONTH_DATE if head in _DAYS and normal[stop + 1 : stop + 2] == "M" else _PARSERS.get(head, ()):
        found = parser(normal, at)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def scan(line: Line) -> list[Candidate]:
    """All candidates of a line, without overlap; parts of the day are joined to the day before them."""
    codes = line.codes
    heads = list(map(_head, codes))
    beginnings = _UNLINKED if _AFTER_LINK.isdisjoint(codes) else _BEGINNINGS
    found: list[Candidate] = []
    upto = 0
    for number in compress(range(len(codes)), map(beginnings.__contains__, heads)):
        head = heads[number]
        if number < upto or (head in _COUNTS and _stands_alone(codes, heads, number, found)):
            continue
        at = line.at(number)
        candidate = _clock(line, head, number, at, found) or _date(line, number, at, found)
        if candidate is not None:
            upto = candidate.end
            if candidate.meaning is not None or candidate.clock is not None:
                found.append(candidate)
    return found


def _stands_alone(codes: list[str], heads: list[str], number: int, found: list[Candidate]) -> bool:
    """Whether a number is no day, hour or length by what follows it: "een plan", "3 bedrijven", "12 met"."""
    if number + 1 < len(codes) and heads[number + 1] in _AFTER_NUMBER:
        return False
    return not (number and codes[number - 1] == "om") and not _follows_day(found, number, codes)


def _clock(line: Line, head: str, number: int, at: int, found: list[Candidate]) -> Candidate | None:
    codes = line.codes
    if head not in _CLOCK_HEADS:
        return None
    if head in _NUMBERS and number + 1 < len(codes) and codes[number + 1][0] == "M":
        return None
    lead = codes[number - 1] if number else ""
    clock = clock_at(line.normal, at, lead)
    if clock is None:
        return None
    end = number + line.normal.count(" ", at, clock.end)
    if clock.loose and (head in _NUMBERS or head == "S") and _something_longer(line.normal, at, clock.end):
        return None
    if clock.short and (_noun_at(line, end) or _counts_something(line, number, end)):
        return None
    named = lead != "om" or (end < len(codes) and codes[end] in ("_", "#"))
    if clock.short and named and not _follows_day(found, number, codes):
        return None
    if head == "s" and clock.loose:
        minutes = int(codes[number].split(".")[1])
        after_day = bool(found) and _is_date(found[-1]) and _follows_day(found, number, codes)
        if 1 <= minutes <= 12 and not after_day and lead != "om":
            return None
    if codes[end - 1] == "uur" and end < len(codes) and codes[end] == "per":
        return None
    return Candidate(None, number, end, clock)


def _counts_something(line: Line, number: int, end: int) -> bool:
    """A number in letters before any other word: "vrijdag een mail sturen", "eind maart drie folders"; no hour."""
    lead = line.codes[number - 1] if number else ""
    return lead != "om" and end < len(line.codes) and line.codes[end] == "_" and line.typed(number).isalpha()


def _something_longer(normal: str, at: int, end: int) -> bool:
    other = parse_at(normal, at)
    return other is not None and other[1] > end


def _is_date(candidate: Candidate) -> bool:
    return isinstance(candidate.meaning, DayMonth)


_JOINING = frozenset(
    (",", "om", "voor", "uiterlijk", "tot", "vanaf", "tegen", "rond", "laatst", "van", "tussen", "tm", "-", "–", "nog",
     "(", "pO", "pM", "pA", "pN", "eod", "te", "in", "as")
)  # fmt: skip


def _follows_day(found: list[Candidate], number: int, codes: list[str]) -> bool:
    if not found or found[-1].meaning is None or found[-1].clock is not None:
        return False
    if isinstance(found[-1].meaning, Period):
        return False  # "in december 10": a month has no hours
    return all(code in _JOINING for code in codes[found[-1].end : number])


def _noun_at(line: Line, number: int) -> bool:
    """True when a counted thing follows ("10 bedrijven"): then the number is no hour."""
    if number >= len(line.codes):
        return False
    word = line.typed(number)
    return word in COUNT_NOUNS or line.codes[number] in ("dagen", "weken", "maanden", "jaar", "werkdagen", "#")


def _date(line: Line, number: int, at: int, before: list[Candidate]) -> Candidate | None:
    codes = line.codes
    code = codes[number]
    if code == "morgen" and number and codes[number - 1][0] in "Dd" and before and before[-1].end == number:
        before[-1].part, before[-1].end = "pO", number + 1
        return Candidate(None, number, number + 1)
    if code in _PARTS:
        if before and before[-1].end == number:
            before[-1].part, before[-1].end = code, number + 1
            return Candidate(None, number, number + 1)
        return None
    if code == "over" and number and (codes[number - 1] == "kwart" or codes[number - 1].isdigit()):
        return None
    found = parse_at(line.normal, at)
    if found is None or (isinstance(found[0], Weekday) and not _SIDES.isdisjoint(codes[number + 1 : number + 3])):
        found = meeting_at(line, number, at) or found
    if found is None:
        return None
    return Candidate(found[0], number, number + line.normal.count(" ", at, found[1]))
