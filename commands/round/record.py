"""What a meeting's record holds beside the nalopen: decisions, who was there, what members put on the agenda."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from commands.command import Context, UserError
from storage.models import Meeting

DECISIONS = "besluiten"
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


def keep(meeting: Meeting, record: dict[str, Any], ctx: Context) -> Meeting:
    """Write the record. Raises UserError when the meeting was changed meanwhile."""
    changed = ctx.store.agenda.change_meeting(meeting, record=record)
    if changed is None:
        raise UserError("Deze vergadering is intussen door een ander gewijzigd. Probeer het nog eens.")
    return changed


def meeting_now(ctx: Context, day: date | None = None) -> Meeting:
    """The meeting of a day; without one today's, else the last one of this month past. Raises UserError."""
    if day is not None:
        found = ctx.store.agenda.meeting(day)
    else:
        last, coming = ctx.store.agenda.around(ctx.now.date())
        today = coming if coming and coming.day == ctx.now.date() else None
        found = today or (last if last and last.day >= ctx.now.date() - _RECENT else None)
    if found is None:
        raise UserError("Er was deze maand geen vergadering. Leg haar eerst vast, bijvoorbeeld: vergadering vandaag")
    return found
