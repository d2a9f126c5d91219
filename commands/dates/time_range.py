"""Begin and end of a meeting as minutes head it: "14:00 - 15:30 uur"."""

from __future__ import annotations

from datetime import time

from commands.dates.clock import range_at
from commands.dates.normal import normalise


def read_time_range(text: str) -> tuple[time, time] | None:
    """The first range of clock times in `text`, or None; never fails."""
    line = normalise(text)
    for number, code in enumerate(line.codes):
        if code[0] not in "0123456789TsShk":
            continue
        found = range_at(line.normal, line.at(number), line.codes[number - 1] if number else "")
        if found is not None:
            start, end = found[0].moment(""), found[1].moment("")
            if start is not None and end is not None:
                return time(*divmod(start, 60)), time(*divmod(end, 60))
    return None
