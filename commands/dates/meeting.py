"""V4 and R5: a meeting of a body, by the words that may call it, and a day that is counted from it."""

from __future__ import annotations

import re

from commands.dates.days import Found
from commands.dates.meaning import AnchoredWeekday, NextMeeting
from commands.dates.normal import Line
from commands.dates.relative import counted_from, weekday_from

_NEXT = ("volgend", "komend", "as")
_KIND = re.compile(r"(?i)\w*(?:vergadering|overleg|bijeenkomst|sessie)$")


_BEFORE_KEER = frozenset("voor vóór tegen tot uiterlijk op bij naar richting t/m per , : - (".split())
_AT = frozenset(("op", "in", "voor", "vóór", "bij", "tijdens", "tegen"))


def is_at_meeting(line: Line, of: int) -> bool:
    """Whether the "van" at this place stands in "op de vergadering van 20 januari": that one is still to come."""
    before = [line.typed(at).casefold() for at in range(max(0, of - 4), of)]
    return bool(before) and bool(_KIND.match(before[-1])) and not _AT.isdisjoint(before)


def meeting_at(line: Line, number: int, at: int) -> Found:
    """ "volgende Taskforce", "het eerstvolgende overleg", or "twee weken voor de vergadering", from this code on.

    A weekday alone is counted only from what is called a meeting by its kind: "vrijdag voor de provincie" is not.
    """

    def met(normal: str, start: int) -> Found:
        first = normal.count(" ", 0, start)
        return _called(line, first + (line.codes[first : first + 1] == ["volgend"]))

    if line.codes[number] in _NEXT:
        loose = (
            line.codes[number + 1 : number + 2] == ["_"] and line.typed(number + 1) == "keer" and not _led(line, number)
        )
        return None if loose else _called(line, number + 1)
    found = counted_from(line.normal, at, met)
    if found is None and (found := weekday_from(line.normal, at, met)):
        meaning = found[0]
        meeting = meaning.base if isinstance(meaning, AnchoredWeekday) else None
        return found if isinstance(meeting, NextMeeting) and meeting.kind else None
    return found


def _led(line: Line, at: int) -> bool:
    """Whether a word for when stands before this: "voor de volgende keer"; "als volgende keer …" is about something."""
    before = [line.typed(place) for place in range(max(0, at - 2), at) if line.typed(place) != "de"]
    return not before or before[-1] in _BEFORE_KEER


def _called(line: Line, at: int) -> Found:
    """What the words from here on, three at most, call a meeting, up to the word for its kind if there is one."""
    last = at
    while last < len(line.codes) and last < at + 3 and line.codes[last] in ("_", "#"):
        last += 1
    words = list(map(line.typed, range(at, last)))
    if not words or not any(letter.isalpha() for letter in words[0]):
        return None
    names = tuple(" ".join(words[:count]) for count in range(len(words), 0, -1))
    kind = next((count for count, word in enumerate(words[:2], 1) if _KIND.match(word)), 0)
    return NextMeeting(names, kind, at), line.at(at + (kind or 1))
