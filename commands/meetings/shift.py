"""A meeting that moves by a length of time: "volgende een week later", "16 dec een uur eerder"."""

import re
from datetime import datetime, timedelta

from commands.command import Context, UserError
from commands.meetings.changes import Plan, move
from commands.reply import Reply
from commands.words.numerals import NUMERALS
from storage.models import Meeting

SHIFT = re.compile(
    r"\b(?:(?:(?P<number>\d{1,2}|een|één|twee|drie|vier|vijf|zes)\s+|(?=(?:dag|week|uur)tje|dagje|weekje))"
    r"(?P<unit>dag(?:en|je)?|week(?:je)?|weken|uur(?:tje)?|minuten)|"
    r"(?:een\s+)?(?P<part>half\s+uur(?:tje)?|halfuur(?:tje)?|kwartier(?:tje)?))\s+(?P<way>later|eerder|vroeger|op|opgeschoven)[.!]*$",
    re.IGNORECASE,
)
_UNITS = {"d": timedelta(days=1), "w": timedelta(weeks=1), "u": timedelta(hours=1), "m": timedelta(minutes=1)}


def shift(meeting: Meeting, said: re.Match[str], ctx: Context) -> Reply:
    """Move a meeting by what was said; it lasts as long as it did. Raises UserError for an hour when it has none."""
    length = _length(said)
    by_day = length >= timedelta(days=1)
    if not by_day and meeting.start is None:
        raise UserError("Van deze vergadering is de tijd nog niet bekend. Zeg hoe laat, bijvoorbeeld: 14:00.")
    moment = datetime.combine(meeting.day, meeting.start or datetime.min.time())
    moved = moment + length * (-1 if said["way"].casefold() in ("eerder", "vroeger") else 1)
    return move(meeting, Plan(moved.date(), None if by_day else moved.time()), ctx)


def _length(said: re.Match[str]) -> timedelta:
    if said["part"]:
        return timedelta(minutes=15 if said["part"].casefold().startswith("kwartier") else 30)
    number = (said["number"] or "een").casefold()
    return (int(number) if number.isdigit() else NUMERALS[number]) * _UNITS[said["unit"][0].casefold()]
