"""What was read from a document, to be shown before anything is saved.

`to_json()` has the shape outside programs rely on; the extra keys beside it may grow.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from commands.minutes.parts.status import Status

EventKind: TypeAlias = Literal["gebeurtenis", "verwijzing", "vergadering"]
GoalStatus: TypeAlias = Literal["afgerond", "loopt", "doorlopend", "geen actie", "voorstel"]

Kind: TypeAlias = Literal["verslag", "actielijst", "visie", "agenda", "onbekend"]
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NextMeeting(_Frozen):
    """The meeting that is announced; all of it may be unknown. Its end is told outside only when it is known."""

    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    place: str | None = None


class MeetingFound(_Frozen):
    """The meeting the document reports on."""

    title: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    place: str | None = None
    next: NextMeeting = NextMeeting()


class NewPoint(_Frozen):
    """An action point to save. `owners` and `deadline` hold only what the point itself states."""

    id: str
    text: str
    owners: tuple[str, ...] = ()
    deadline: dt.date | None = None
    deadline_words: str = ""
    status: Status = "open"
    owners_suggested: tuple[str, ...] = ()
    deadline_suggested: str = ""
    note: str = ""
    follows: str = ""
    """The id of the reviewed point this one continues, or ""."""
    agenda_item: str = ""
    regions: tuple[str, ...] = ()
    theme: str = ""
    line: int = 0


class ReviewedPoint(_Frozen):
    """A point of an earlier meeting that was looked back on, with what became of it."""

    id: str
    text: str
    owners: tuple[str, ...] = ()
    deadline: dt.date | None = None
    moved_to: dt.date | None = None
    """The day it was put off to."""
    outcome: Status = "loopt"
    followed_by: str | None = None
    """The id of the new point it was continued in."""
    note: str = ""
    line: int = 0


class Standing(_Frozen):
    """A stand van zaken, for the regions it speaks of (none: for all)."""

    regions: tuple[str, ...] = ()
    text: str


class Ask(_Frozen):
    """Something a document asks of somebody without making it a point."""

    to: str = ""
    text: str
    line: int = 0


class Goal(_Frozen):
    """A visie-actiepunt. Its number is its key: titles return."""

    nr: int
    theme: str
    title: str
    description: str | None = None
    standing: tuple[Standing, ...] = ()
    status: GoalStatus = "loopt"
    proposal: str | None = None
    asks: tuple[Ask, ...] = ()
    regions: tuple[str, ...] = ()
    line: int = 0


class EventFound(_Frozen):
    """Something with a date of its own. `when` is "2023-07" where only the month is named."""

    when: str
    text: str
    kind: EventKind = "gebeurtenis"
    line: int = 0


class DecisionFound(_Frozen):
    """A decision that is marked as one."""

    text: str
    line: int = 0


class Proposal(_Frozen):
    """Everything that was recognised in one document."""

    kind: Kind = "onbekend"
    meeting: MeetingFound = MeetingFound()
    reviewed: tuple[ReviewedPoint, ...] = ()
    new: tuple[NewPoint, ...] = ()
    goals: tuple[Goal, ...] = ()
    events: tuple[EventFound, ...] = ()
    decisions: tuple[DecisionFound, ...] = ()
    asked: tuple[Ask, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """The shape `horzel import --json` prints; times as "14:00", dates as "2023-04-12"."""
        new = {point.id: point.text for point in self.new}
        old = {point.id: point.text for point in self.reviewed}
        return {
            "kind": self.kind,
            "meeting": {
                "title": self.meeting.title,
                "date": _day(self.meeting.date),
                "start": _clock(self.meeting.start),
                "end": _clock(self.meeting.end),
                "place": self.meeting.place,
                "next": {
                    "date": _day(self.meeting.next.date),
                    "start": _clock(self.meeting.next.start),
                    **({"end": _clock(self.meeting.next.end)} if self.meeting.next.end else {}),
                    "place": self.meeting.next.place,
                },
            },
            "reviewed": [
                {
                    **_dumped(point),
                    "followed_by_text": new.get(point.followed_by or ""),
                }
                for point in self.reviewed
            ],
            "new": [{**_dumped(point), "follows_text": old.get(point.follows)} for point in self.new],
            "goals": [_dumped(goal) for goal in self.goals],
            "events": [
                {"date": event.when, "text": event.text, "kind": event.kind, "line": event.line}
                for event in self.events
            ],
            "decisions": [_dumped(decision) for decision in self.decisions],
            "asked": [_dumped(ask) for ask in self.asked],
        }


def renumbered(proposal: Proposal, new: Sequence[NewPoint], old: Sequence[ReviewedPoint]) -> Proposal:
    """The proposal with these points; ids follow the places again, so that they are the numbers that are shown."""
    new_ids = {point.id: f"N{place}" for place, point in enumerate(new, 1)}
    old_ids = {seen.id: f"O{place}" for place, seen in enumerate(old, 1)}
    fresh = tuple(
        point.model_copy(update={"id": new_ids[point.id], "follows": old_ids.get(point.follows, "")}) for point in new
    )
    seen_again = tuple(
        seen.model_copy(
            update={
                "id": old_ids[seen.id],
                "followed_by": new_ids.get(seen.followed_by or ""),
                "outcome": "loopt" if seen.outcome == "omgezet" and seen.followed_by not in new_ids else seen.outcome,
            }
        )
        for seen in old
    )
    return proposal.model_copy(update={"new": fresh, "reviewed": seen_again})


def _dumped(model: BaseModel) -> dict[str, Json]:
    dumped: dict[str, Json] = model.model_dump(mode="json")
    return dumped


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(moment: dt.time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None
