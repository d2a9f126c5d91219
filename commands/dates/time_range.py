"""Begin and end of a meeting as people write them: "14:00 - 15:30 uur", "van half twee tot drie", "9-17u"."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from commands.dates.clock import range_at
from commands.dates.normal import normalise

_LEADS = ("van", "tussen", "vanaf", "om")
_PARTS = ("pO", "pM", "pA", "pN")
_NOON = 720  # minutes


class TimeRange(NamedTuple):
    """Two clock times, and where they stand in the text, with the word in front of them."""

    start: time
    end: time
    first: int
    last: int


def read_time_range(text: str) -> TimeRange | None:
    """The first range of clock times in `text`, or None; never fails."""
    line = normalise(text)
    for number, code in enumerate(line.codes):
        begin = line.place(number)[0]
        if code == "@" and begin and (behind := read_time_range(text[begin:])):  # "zaal 12 14:00 tot 15:30"
            return behind._replace(first=behind.first + begin, last=behind.last + begin)
        if code[0] not in "0123456789TsShk":
            continue
        lead = line.codes[number - 1] if number else ""
        found = range_at(line.normal, line.at(number), lead)
        if found is None:
            continue
        upto = number + line.normal.count(" ", line.at(number), found[1].end)
        part = line.codes[upto] if line.codes[upto : upto + 1] and line.codes[upto] in _PARTS else ""
        start, end = found[0].moment(part), found[1].moment(part)
        if start is None or end is None:
            continue
        if end <= start and found[1].spoken and end + _NOON < 2 * _NOON:
            end += _NOON  # "6-8 uur"
        first = line.place(number - 1)[0] if lead in _LEADS else begin
        last = line.place(upto - (not part))[1]
        return TimeRange(time(*divmod(start, 60)), time(*divmod(end, 60)), first, last)
    return None
