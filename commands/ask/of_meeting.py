"""More about the meeting spoken of last ("en in het provinciehuis", "duurt tot half 4"), or an hour for a day."""

import re
from collections.abc import Sequence
from datetime import date, time

from commands.ask.meaning import Understood
from commands.ask.nearest import in_form
from commands.ask.typed import last_asked
from commands.command import Context, Role
from commands.dutch import clock, long_date
from commands.lately import JUST, last_change
from commands.later import pattern
from commands.meetings.days import read_day
from commands.meetings.place import Meaning, meaning_of, place_of
from commands.reply import Button, Buttons, Reply
from commands.words.next_meeting import not_over
from commands.words.unread import UnclearDate
from storage.agenda import OFF
from storage.history import Line
from storage.models import Meeting

_LEAD = pattern(
    r"^(?:(?:we\s+(?:zitten|vergaderen)(?:\s+dan)?|en|nee|oh?|toch|maar|het|die|wordt|is|begint|start|duurt|loopt)\b[\s,]*)+",
    re.IGNORECASE,
)
_LOOSE = pattern(
    r"\b(?:toch|maar|graag|dan|wordt|is|het|begint|liever|doe|de|van|vergadering|overleg)\b", re.IGNORECASE
)
_END = pattern(r"(?:\s+(?:dan|graag|maar))+[\s.!]*$", re.IGNORECASE)
_UNTIL = pattern(r"^tot\s+(?=\S)", re.IGNORECASE)
_AT = pattern(r"^(?:(?:om|van|vanaf|tot)\s|\d{1,2}(?:[:.]\d\d)?\s*(?:u|uur)\b)", re.IGNORECASE)
_IN = pattern(r"^(?:in|bij|te|op)\s", re.IGNORECASE)
_TELL = pattern(
    r"^(?:(?:meld|zeg|vertel|deel)\s+)?(?:het|dit|dat)\s+(?:(?:ook|even|maar|nog|aan)\s+)*(?:in\s+het\s+kanaal|de\s+groep|iedereen)$",
    re.IGNORECASE,
)
_HALF_DAY = 12
_FEW = 2  # words of a bare place


def of_meeting(said: str, ctx: Context) -> Understood | Reply | None:
    """The line for `vergadering`; a question where the day that gets an hour has no meeting; None for anything else."""
    if _TELL.match(said):
        return _to_channel(ctx)
    try:
        bare = " ".join(_LOOSE.sub(" ", said).split())
        return _of_last(_END.sub("", _LEAD.sub("", said)), ctx) or _on_day(bare, _names_meeting(said, ctx), ctx)
    except UnclearDate:
        return None


def _to_channel(ctx: Context) -> Understood | None:
    """Telling the channel of the meeting that was just moved or called off."""
    meetings = _meetings_of(last_change(ctx, JUST), ctx)
    meetings.sort(key=lambda meeting: meeting.status == OFF)  # of one that moved, the day it has now
    day = meetings[0].day.isoformat() if meetings else ""
    return Understood("vergadering melden", values={"day": day}) if day else None


def _names_meeting(said: str, ctx: Context) -> bool:
    words = set(said.casefold().split())
    return not words.isdisjoint({"vergadering", "overleg", "bijeenkomst", *ctx.directory.settings.meeting_words})


def _of_last(said: str, ctx: Context) -> Understood | None:
    where = place_of(said) if _IN.match(said) else ""
    if not (where or _AT.match(said)):
        return None
    meeting = _spoken_of(ctx)
    if meeting is None:
        return None
    day = meeting.day.isoformat()
    if where:
        return Understood("vergadering", f"{day} in {where}") if meaning_of(where, ctx) is Meaning.PLACE else None
    at = read_day(_UNTIL.sub("om ", said), ctx)
    if at.day or at.start is None or at.rest:
        return None
    if not _UNTIL.match(said):
        return Understood("vergadering", f"{day} {said}")
    return Understood("vergadering", f"{day} {_from_to(meeting.start, at.start)}") if meeting.start else None


def _from_to(start: time, end: time) -> str:
    """`14:00-15:30`; "half 4" of an afternoon is in the afternoon."""
    if end < start and end.hour < _HALF_DAY:
        end = end.replace(hour=end.hour + _HALF_DAY)
    return f"{clock(start)}-{clock(end)}"


def _spoken_of(ctx: Context) -> Meeting | None:
    """The meeting that this person changed or asked for in the last ten minutes."""
    change, asked = last_change(ctx, JUST), last_asked(ctx)
    if asked and asked.is_later_than(change):
        return not_over(ctx) if asked.command == "vergadering volgende" else None
    going_ahead = [meeting for meeting in _meetings_of(change, ctx) if meeting.status != OFF]
    return going_ahead[0] if len(going_ahead) == 1 else None


def _meetings_of(change: Sequence[Line], ctx: Context) -> list[Meeting]:
    return [row for row in map(ctx.store.history.row, change) if isinstance(row, Meeting)]


def _on_day(said: str, named: bool, ctx: Context) -> Understood | Reply | None:
    at = read_day(said, ctx)
    if at.day is None or at.month_only:
        return None
    if at.rest:
        there = meaning_of(at.rest, ctx) is Meaning.PLACE and ctx.store.agenda.meeting(at.day)
        where = place_of(at.rest)
        if there and named:
            return Understood("vergadering", f"{at.day.isoformat()} in {where}")
        short = _IN.match(at.rest) or len(where.split()) <= _FEW
        return _perhaps(where, at.day, ctx) if there and short else None
    if at.start is None:
        return None
    line = f"{at.day.isoformat()} {clock(at.start)}{f'-{clock(at.end)}' if at.end else ''}"
    if ctx.store.agenda.meeting(at.day):
        return Understood("vergadering", line)
    press = Button(label="Vergadering toevoegen", command="vergadering", args={"words": line})
    return Reply(
        summary=f"Op {long_date(at.day)} staat geen vergadering. Er is niets gewijzigd.",
        parts=(Buttons(buttons=(press,)),) if ctx.may(Role.voorzitter) else (),
        only_me=True,
    )


def _perhaps(where: str, day: date, ctx: Context) -> Reply:
    """Asks whether a place beside a day is that of the meeting then."""
    args = {"words": f"{day.isoformat()} in {where}"}
    press = Button(label="Ja, dat bedoel ik", command="vergadering", args=args, style="primary")
    may = (press,) if ctx.may(Role.voorzitter) else ()
    return Reply(
        summary=f"Wordt “{where}” de plaats van de vergadering van {long_date(day)}? Er is nog niets gewijzigd.",
        parts=(Buttons(buttons=(*may, in_form("actie nieuw", ctx.request.text))),),
        only_me=True,
    )
