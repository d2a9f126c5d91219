"""When a meeting ends, or begins instead: "17 mei tot 16:00", "duurt 2 uur", "niet 14:00 maar 15:00"."""

import re
from datetime import time

from commands.command import Context, UserError
from commands.dates import read_time_range
from commands.dutch import clock, long_date
from commands.meetings.changes import meeting_meant
from commands.meetings.days import read_day

_TIME = r"\d{1,2}(?:[:.]\d\d)?(?:\s*(?:uur|u)\b)?"
_INSTEAD = re.compile(rf"\bniet\s+(?:om\s+)?{_TIME}\s*,?\s+maar\s+(?:om\s+)?(?={_TIME})", re.IGNORECASE)
_ENDS = re.compile(
    rf"\b(?:(?:(?:duurt|loopt)\s+)?tot|eindigt(?:\s+om)?|einde?(?:tijd)?(?:\s+om)?)\s*:?\s*(?P<end>{_TIME})\W*$|"
    r"\bduurt\s+(?P<hours>\d|een|twee|drie|anderhalf)\s*(?:uur|u)\W*$",
    re.IGNORECASE,
)
_LAST = 23 * 60 + 59
_MINUTES = {"een": 60, "anderhalf": 90, "twee": 120, "drie": 180}


def with_end(words: str, ctx: Context) -> str:
    """The words of a meeting with the time at which it begins in front of the one at which it ends.

    Raises UserError when nobody knows when it begins.
    """
    words = _INSTEAD.sub("om ", words)
    found = None if read_time_range(words) else _ENDS.search(words)
    if found is None:
        return words
    meeting = meeting_meant(read_day(words[: found.start()].strip(), ctx), ctx)
    if meeting.start is None:
        raise UserError(f"Hoe laat begint de vergadering van {long_date(meeting.day)}? Bijvoorbeeld: 14:00-16:00.")
    end = found["end"] or _after(meeting.start, found["hours"])
    return f"{meeting.day.isoformat()} {clock(meeting.start)}-{end}"


def _after(start: time, hours: str) -> str:
    minutes = _MINUTES.get(hours.casefold()) or 60 * int(hours)
    ends = min(start.hour * 60 + start.minute + minutes, _LAST)
    return clock(time(*divmod(ends, 60)))
