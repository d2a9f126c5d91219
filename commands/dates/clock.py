"""Clock times as the Dutch say and write them (T1-T5)."""

from __future__ import annotations

import re
from typing import NamedTuple

_POINT = re.compile(
    r"T(?P<h>\d+):(?P<m>\d\d) (?:uur )?"
    r"|s(?P<dh>\d+)\.(?P<dm>\d\d) (?P<duur>uur )?"
    r"|half (?P<half>\d+) (?:uur )?(?!dagen |weken |uren |M|\d)"
    r"|kwart (?P<kside>voor|over) (?P<kwart>\d+) (?:uur )?(?!M)"
    r"|(?P<min>\d+) (?:minuten )?(?P<side>voor|over) (?P<past>half )?(?P<hour>\d+) (?P<muur>uur )?(?!M|dag|wek"
    r"|week|maand|jaar|werkdag|kwart|minu|half)"
    r"|1 uur of (?P<about>\d+) (?!uur )|(?P<bare>\d+) (?P<uur>uur )?"
)  # fmt: skip
_HOURS = re.compile(r"S(\d+)-(\d+) (uur )?")
_RANGE = re.compile(r"(?:-|–|tot|en|tm) ")
_UNSPOKEN = re.compile(r"M|dag|week|weken|wk|maand|jaar|jaren|werkdag|kwart|minu|half|uren|d\d|e |%|\d|S|F|s\d")


class Clock(NamedTuple):
    """A time typed: minutes after midnight; `spoken` hours (minutes of 12 hours) still need a part of the day (T2)."""

    minutes: int
    spoken: bool
    end: int
    loose: bool
    short: bool = False

    def moment(self, part: str) -> int | None:
        """Minutes after midnight: literal for T1, else by part of the day `pO pM pA pN`, else 07:00-18:59 (T2, T4)."""
        if not self.spoken:
            return self.minutes
        if part in ("pO", "pN"):
            return self.minutes if self.minutes >= 60 or part == "pN" else None
        if part == "pA":
            return self.minutes + 720 if self.minutes >= 60 else None
        return self.minutes + 720 if self.minutes < 420 else self.minutes


def clock_at(normal: str, at: int, lead: str) -> Clock | None:
    """The time, or the start of the range of times (T5), that begins at `at`; `lead` is the code before it."""
    ranged = lead in ("van", "tussen", "vanaf")
    hours = _HOURS.match(normal, at) if normal[at] == "S" else None
    if hours is not None and (hours[3] or ranged):
        first = _spoken(int(hours[1]), hours.end())
        return first if first is not None and int(hours[2]) <= 24 else None
    first = _point(normal, at)
    if first is None:
        return None
    tail = _RANGE.match(normal, first.end)
    if tail is not None and not (first.short and lead == "om"):
        last = _point(normal, tail.end())
        if last is not None and not _noun_follows(normal, last):
            dotted = normal[at] == normal[tail.end()] == "s"
            if ranged or dotted or not (first.loose and last.loose):
                return Clock(first.minutes, first.spoken, last.end, first.loose and last.loose and not ranged)
    if first.loose and lead == "om" and not _noun_follows(normal, first):
        return Clock(first.minutes, first.spoken, first.end, loose=False, short=first.short)
    return first


def range_at(normal: str, at: int, lead: str) -> tuple[Clock, Clock] | None:
    """Both ends of a range of times that begins at `at`."""
    hours = _HOURS.match(normal, at)
    if hours is not None and (hours[3] or lead in ("van", "tussen", "vanaf")):
        first, last = _spoken(int(hours[1]), hours.end()), _spoken(int(hours[2]), hours.end())
        return (first, last) if first is not None and last is not None else None
    whole, first = clock_at(normal, at, lead), _point(normal, at)
    if whole is None or first is None or (tail := _RANGE.match(normal, first.end)) is None:
        return None
    if (last := _point(normal, tail.end())) is None:
        return None
    said = last.loose and not last.short and tail.group() != "en "  # "2 tot 4 uur"
    return (first, last) if whole.end > first.end or said else None


def _noun_follows(normal: str, found: Clock) -> bool:
    return found.loose and _UNSPOKEN.match(normal, found.end) is not None


def _spoken(hour: int, end: int, minutes: int = 0, loose: bool = False, short: bool = False) -> Clock | None:
    if hour > 12:
        whole = hour * 60 + minutes
        return Clock(whole, False, end, loose, short) if whole < 1440 else None
    if hour < 1:
        return None
    return Clock((hour * 60 + minutes) % 720, True, end, loose, short)


def _point(normal: str, at: int) -> Clock | None:
    found = _POINT.match(normal, at)
    if found is None:
        return None
    end = found.end()
    if found["h"]:
        return Clock(int(found["h"]) * 60 + int(found["m"]), False, end, loose=False)
    if found["dh"]:
        hour, minute = int(found["dh"]), int(found["dm"])
        if (hour, minute) == (24, 0):
            hour, minute = 23, 59
        return Clock(hour * 60 + minute, False, end, loose=not found["duur"]) if hour < 24 and minute < 60 else None
    if found["half"]:
        return _spoken(int(found["half"]), end, -30) if int(found["half"]) <= 12 else None
    if found["kwart"]:
        return (
            _spoken(int(found["kwart"]), end, 15 if found["kside"] == "over" else -15)
            if int(found["kwart"]) <= 12
            else None
        )
    if found["min"]:
        minutes = int(found["min"]) if found["side"] == "over" else -int(found["min"])
        fits = abs(minutes) < 30 and int(found["hour"]) <= 12
        sure = bool(found["past"] or found["muur"])
        return _spoken(int(found["hour"]), end, minutes - 30 * bool(found["past"]), not sure) if fits else None
    if found["about"]:
        return _spoken(int(found["about"]), end)
    return _spoken(int(found["bare"]), end, 0, True, short=not found["uur"])
