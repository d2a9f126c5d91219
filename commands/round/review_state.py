"""Nalopen: which points, and what became of each. All of it stands in the database, so a restart loses nothing.

Which points there are stands in the meeting's record from the beginning on. What became of a point is read from the
point itself; only that it was looked at and goes on has no other trace, and is kept as a mark beside the meeting.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from commands.actions.confirm import owners_of
from commands.command import Context, UserError
from commands.dutch import AMSTERDAM, local
from storage.actions import Wanted
from storage.frozen import dataclass
from storage.models import WITHDRAWN, Action, Meeting
from storage.models import Note as Remark

REVIEW = "review"  # the word in `Meeting.record`
RUNS, ONGOING = "loopt", "doorlopend"
_TOPIC = "nalopen"
_MOST = 500
_WEEK = timedelta(days=7)
_DONE = "done"  # how many parts of a point were ready that day before the nalopen began
_YEAR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a point; `word` is empty as long as nothing was said of it."""

    number: int
    text: str
    word: str = ""
    note: str = ""
    followed_by: int | None = None
    by: str = ""
    owners: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The nalopen of a meeting: when it began, its points in their order, and the marks."""

    meeting: Meeting
    begun: datetime
    numbers: tuple[int, ...]
    marks: dict[str, str]

    def beside(self, number: int, steps: int) -> int | None:
        """The number so many places further on; None outside the list."""
        place = self.numbers.index(number) + steps if number in self.numbers else 0
        return self.numbers[place] if 0 <= place < len(self.numbers) else None


def meeting_reviewed(ctx: Context) -> Meeting:
    """The meeting it is for: today's; one of this week that is not finished; the next; the last. Raises UserError."""
    today = ctx.now.date()
    last, coming = ctx.store.agenda.around(today)
    recent = last if last and last.day >= today - _WEEK else None
    if coming and coming.day == today:
        return coming
    if recent and recent.record.get(REVIEW) and "results" not in recent.record[REVIEW]:
        return recent
    found = coming or recent
    if found is None:
        raise UserError(
            "Er staat geen vergadering in de agenda. Leg haar eerst vast, bijvoorbeeld: vergadering vandaag"
        )
    return found


def review_of(meeting: Meeting, ctx: Context) -> Review | None:
    """The nalopen that was begun for a meeting."""
    kept = meeting.record.get(REVIEW)
    if not kept:
        return None
    marks = ctx.store.conversations.get(kept_by(meeting), _TOPIC, ctx.now) or {}
    numbers = tuple(number for number in kept["points"] if (one := ctx.store.actions.get(number)) and _counts(one))
    return Review(meeting, datetime.fromisoformat(kept["begun"]), numbers, dict(marks))


def begin(meeting: Meeting, ctx: Context) -> Review:
    """The nalopen of a meeting, begun now unless it was. Raises UserError when there is nothing to look back on."""
    if known := review_of(meeting, ctx):
        return known
    points = _points(meeting, ctx)
    if not points:
        raise UserError("Er staat niets open om na te lopen.")
    today = local(ctx.now).date().isoformat()
    there = ctx.store.actions.find(Wanted(status="alle", numbers=tuple(points)), limit=_MOST)
    done = {str(action.number): parts for action in there if (parts := _parts_done(action, today))}
    kept = {"begun": ctx.now.isoformat(), "points": points} | ({_DONE: done} if done else {})
    changed = ctx.store.agenda.change_meeting(meeting, record=meeting.record | {REVIEW: kept})
    return Review(changed or meeting, ctx.now, tuple(points), {})


def _points(meeting: Meeting, ctx: Context) -> list[int]:
    """The points that were open when the meeting began, the late ones first; what was closed in it counts."""
    start = datetime.combine(meeting.day, meeting.start or time.max, AMSTERDAM)
    start = min(start, ctx.now)
    found = ctx.store.actions.find(Wanted(), limit=_MOST)
    if start < ctx.now:
        closed = ctx.store.actions.find(Wanted(status="gesloten", closed_since=start), limit=_MOST)
        found = tuple(sorted((*found, *closed), key=lambda action: (action.order_day, action.number)))
    return [action.number for action in found if _counts(action) and action.created_at <= start]


def _counts(action: Action) -> bool:
    return not action.label and action.status != WITHDRAWN


def mark(review: Review, number: int, word: str, ctx: Context) -> Review:
    """Remember that a point was looked at and goes on."""
    marks = review.marks | {str(number): word}
    ctx.store.conversations.keep(kept_by(review.meeting), _TOPIC, marks, ctx.now + _YEAR)
    return replace(review, marks=marks)


def kept_by(meeting: Meeting) -> str:
    """Under which name the nalopen of a meeting keeps what is not in its record."""
    return f"vergadering:{meeting.id}"


def outcome_of(action: Action, review: Review, ctx: Context) -> Outcome:
    """What became of one point since the nalopen began."""
    remarks = [note for note in ctx.store.notes.of("action", action.number) if note.at >= review.begun]
    return Outcome(
        number=action.number,
        text=action.text,
        word=_word(action, review, remarks),
        note=action.closed_note if not action.open else "; ".join(note.text for note in remarks),
        followed_by=action.continued_by,
        owners=tuple(owner.name for owner in owners_of(action)),
        due=action.due.isoformat() if action.due else "",
    )


def _word(action: Action, review: Review, remarks: Sequence[Remark]) -> str:
    if not action.open:
        return action.status
    said = review.marks.get(str(action.number), "")
    if said == ONGOING and action.ongoing:
        return ONGOING
    before = review.meeting.record.get(REVIEW, {}).get(_DONE, {}).get(str(action.number), 0)
    part_done = _parts_done(action, local(review.begun).date().isoformat()) > before
    return RUNS if (said == RUNS and action.status == RUNS) or remarks or part_done else ""


def _parts_done(action: Action, since: str) -> int:
    return sum(owner.done >= since for owner in owners_of(action) if owner.done)


def outcomes(review: Review, ctx: Context) -> tuple[Outcome, ...]:
    """What became of every point, in the order in which they were looked at."""
    actions = (
        ctx.store.actions.find(Wanted(status="alle", numbers=review.numbers), limit=_MOST) if review.numbers else ()
    )
    by_number = {action.number: outcome_of(action, review, ctx) for action in actions}
    return tuple(by_number[number] for number in review.numbers if number in by_number)


def rest_of(review: Review, ctx: Context) -> tuple[Outcome, ...]:
    """The points nobody spoke of, for closing them at once; what is doorlopend is not closed unasked."""
    left = (one for one in outcomes(review, ctx) if not one.word)
    return tuple(one for one in left if (action := ctx.store.actions.get(one.number)) and not action.ongoing)


def keep_results(review: Review, results: Sequence[Outcome], ctx: Context) -> Meeting:
    """Write down what came of it, for the verslag: what happens to the points afterwards changes nothing in it."""
    told: list[dict[str, Any]] = [_as_json(one) for one in results]
    kept = review.meeting.record[REVIEW] | {"results": told}
    changed = ctx.store.agenda.change_meeting(review.meeting, record=review.meeting.record | {REVIEW: kept})
    return changed or review.meeting


def _as_json(one: Outcome) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in ("number", "text", "word", "note", "followed_by", "due")}
    return {name: value for name, value in values.items() if value} | {"owners": list(one.owners)}


def kept_results(meeting: Meeting) -> tuple[Outcome, ...]:
    """What was written down when the nalopen ended."""
    told = (meeting.record.get(REVIEW) or {}).get("results", [])
    return tuple(Outcome(**{**one, "owners": tuple(one.get("owners", ()))}) for one in told)
