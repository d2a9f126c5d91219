"""What a meeting's record holds beside the nalopen: decisions, who was there, what members put on the agenda."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from commands.command import Context, UserError
from commands.dutch import long_date
from storage.frozen import dataclass
from storage.models import Meeting

DECISIONS = "besluiten"
MINUTES = "minutes"  # the word in `Meeting.record`
CONCEPT, SET = "concept", "vastgesteld"
_RECENT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, the day it was written down (ISO) and who did; both empty for one that was read from a verslag."""

    text: str
    at: str = ""
    by: int | None = None


def decisions_of(meeting: Meeting) -> tuple[Decision, ...]:
    """The decisions of a meeting, in the order in which they were taken."""
    return tuple(Decision(**one) for one in meeting.record.get(DECISIONS, []))


def with_decisions(record: dict[str, Any], decisions: Sequence[Decision]) -> dict[str, Any]:
    """A record with these decisions."""
    told = [{name: value for name, value in asdict(one).items() if value} for one in decisions]
    return {name: value for name, value in record.items() if name != DECISIONS} | ({DECISIONS: told} if told else {})


def status_of_minutes(meeting: Meeting) -> str:
    """concept or vastgesteld."""
    return str((meeting.record.get(MINUTES) or {}).get("status", CONCEPT))


def set_on(meeting: Meeting) -> str:
    """The day on which the verslag was set, in words."""
    return long_date(date.fromisoformat(meeting.record[MINUTES]["on"]))


def keep(meeting: Meeting, record: dict[str, Any], ctx: Context) -> Meeting:
    """Write the record. Raises UserError when the meeting was changed meanwhile."""
    changed = ctx.store.agenda.change_meeting(meeting, record=record)
    if changed is None:
        raise UserError("Deze vergadering is intussen door een ander gewijzigd. Probeer het nog eens.")
    return changed


def day_looked_back(day: date, ctx: Context) -> date:
    """A day that was named in looking back: "12 april", said in May, is of this year and not of the next."""
    while day > ctx.now.date() and ctx.store.agenda.meeting(day) is None:
        day = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
    return day


def meeting_now(ctx: Context, day: date | None = None) -> Meeting:
    """The meeting of a day; without one today's, else the last one of this month past. Raises UserError."""
    if day is not None:
        found = ctx.store.agenda.meeting(day)
        if found is None:
            raise UserError(f"Op {long_date(day)} staat geen vergadering in de agenda.")
    else:
        last, coming = ctx.store.agenda.around(ctx.now.date())
        today = coming if coming and coming.day == ctx.now.date() else None
        found = today or (last if last and last.day >= ctx.now.date() - _RECENT else None)
    if found is None:
        raise UserError("Er was deze maand geen vergadering. Leg haar eerst vast, bijvoorbeeld: vergadering vandaag")
    return found
