"""New or looked back on: which points are to be saved, what became of the others, what is said twice."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from commands.minutes.finding.numbered import with_what_became
from commands.minutes.finding.points import Point
from commands.minutes.finding.suggest import suggested
from commands.minutes.finding.twins import Seen, may_be_one, twins, united
from commands.minutes.parts.days import days_in
from commands.minutes.parts.deadlines import Calendar
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.outcomes import tells_outcome
from commands.minutes.parts.regions import Regions
from commands.minutes.parts.status import Status, is_done, is_done_already, outcome_of, status_of
from commands.minutes.proposal import NewPoint, ReviewedPoint

_LASTS = re.compile(r"(?:doorlopend|continu|structureel|permanent)", re.IGNORECASE)
"""In the place of a deadline: a point that has no end."""


def judged(
    points: Sequence[Point], calendar: Calendar, known: KnownNames, own_day: date | None = None, begins: int = 0
) -> tuple[tuple[NewPoint, ...], tuple[ReviewedPoint, ...]]:
    """Split the points in new and reviewed ones, each once, numbered N1.. and O1.. in reading order.

    What stands above the line `begins` is of an earlier meeting in the same document.
    """
    points = [_under_own_head(point, own_day, calendar) for point in with_what_became(points)]
    lasting = _lasting_lists(points)
    seen = [_seen(point, calendar, lasting, own_day, begins) for point in points]
    follows: dict[int, int] = {}
    for at, (one, after) in enumerate(itertools.pairwise(seen)):
        if one.old and not after.old and _continues(one.point, after.point):
            follows[at + 1] = at
    merged = _merged(seen)
    new_ids: dict[int, str] = {}
    old_ids: dict[int, str] = {}
    for at, item in merged:
        ids, letter = (old_ids, "O") if item.old else (new_ids, "N")
        ids[at] = f"{letter}{len(ids) + 1}"
    followed = {old: new for new, old in follows.items() if new in new_ids}
    new = tuple(
        _new(item, new_ids[at], old_ids.get(follows.get(at, -1), ""), known) for at, item in merged if not item.old
    )
    reviewed = tuple(
        _reviewed(item, old_ids[at], new_ids.get(followed.get(at, -1)), calendar) for at, item in merged if item.old
    )
    return new, reviewed


def _seen(point: Point, calendar: Calendar, lasting: bool, own_day: date | None, begins: int) -> Seen:
    old, outcome = _judge(point, lasting)
    if not old and own_day and calendar.was_done(point.pieces.deadline, own_day):
        old, outcome = True, "afgerond"
    earlier = old or point.section.kind == "review" or (outcome == "loopt" and own_day is not None)
    earlier = earlier or point.line < begins
    words = point.pieces.deadline
    moved = None if old else calendar.put_off_to(point.pieces.note)
    return Seen(point, moved or (calendar.nearest(words) if earlier else calendar.day(words)), old, outcome)


def _under_own_head(point: Point, own_day: date | None, calendar: Calendar) -> Point:
    """ "Actielijst 27 februari" at the end of the minutes of 27 February is the new list, not the last one."""
    if point.section.kind != "review" or own_day is None:
        return point
    own = any(hit.day == own_day for hit in days_in(point.section.title, calendar.now))
    return replace(point, section=replace(point.section, kind="list")) if own else point


def _lasting_lists(points: Sequence[Point]) -> bool:
    """Whether the document has a list of points outside what it looks back on."""
    return any(point.source != "inline" and point.section.kind != "review" for point in points)


def _judge(point: Point, lasting: bool) -> tuple[bool, Status]:
    """The rule of nalopen: with an explanation behind it a point is old, with nothing behind it new."""
    pieces, said = point.pieces, (*filter(None, (point.pieces.note,)), *point.followed)
    if point.closed or is_done(pieces.status):
        headed: Status = "vervallen" if status_of(point.section.title) == "vervallen" else "afgerond"
        return True, pieces.status if pieces.status and is_done(pieces.status) else headed
    if point.source == "row":
        if point.section.kind == "review" and (lasting or pieces.status is None):
            return True, pieces.status or outcome_of(said)
        return False, pieces.status or "open"
    if point.section.kind == "review":
        if point.source == "item" or said or pieces.status:
            if _LASTS.match(pieces.deadline):
                return True, "doorlopend"
            return True, pieces.status if pieces.status in ("doorlopend", "loopt") else outcome_of(said)
        return False, "nieuw"
    if point.source == "item" and not pieces.telling and not said and is_done_already(pieces.text):
        return True, "afgerond"
    if pieces.note and (point.section.kind == "list" or (point.number and tells_outcome(pieces.note))):
        outcome = outcome_of((pieces.note,))
        if outcome in ("afgerond", "vervallen") or point.section.kind != "list":
            return True, outcome
    return False, pieces.status or "nieuw"


def _continues(old: Point, new: Point) -> bool:
    return (
        old.section == new.section
        and old.section.kind == "review"
        and old.source == "inline" == new.source
        and bool(old.followed)
    )


def _merged(seen: Sequence[Seen]) -> list[tuple[int, Seen]]:
    """Every point once; a point in the list at the end gives the words, the one in the text what these lack."""
    kept: list[tuple[int, Seen]] = []
    for at, item in enumerate(seen):
        twin = max(
            ((twins(other, item), place) for place, (_, other) in enumerate(kept) if may_be_one(other, item)),
            default=(0.0, -1),
        )
        if twin[0] < 0.75:
            kept.append((at, item))
            continue
        first, other = kept[twin[1]]
        kept[twin[1]] = (first, united(other, item))
    return kept


def _new(item: Seen, name: str, follows: str, known: KnownNames) -> NewPoint:
    point, pieces = item.point, item.point.pieces
    owners, when = (
        suggested(pieces, point.before, known) if point.source == "inline" and not pieces.owners else ((), "")
    )
    status: Status = "doorlopend" if _LASTS.match(pieces.deadline) else item.outcome
    return NewPoint(
        id=name,
        text=pieces.text,
        owners=pieces.owners,
        deadline=item.deadline,
        deadline_words=pieces.deadline,
        status=status,
        owners_suggested=owners,
        deadline_suggested=when,
        note=" ".join(filter(None, (pieces.note,)))[:1000],
        follows=follows,
        agenda_item=point.section.number,
        regions=Regions(known.regions, "").named_in(f"{point.section.sub} {pieces.text}"),
        theme=point.theme,
        line=point.line,
    )


def _reviewed(item: Seen, name: str, followed_by: str | None, calendar: Calendar) -> ReviewedPoint:
    point, pieces = item.point, item.point.pieces
    outcome: Status = "omgezet" if followed_by else item.outcome
    note = " ".join((pieces.note, *point.followed)).strip()
    return ReviewedPoint(
        id=name,
        text=pieces.text,
        owners=pieces.owners,
        deadline=item.deadline,
        moved_to=calendar.put_off_to(note) if outcome == "loopt" else None,
        outcome=outcome,
        followed_by=followed_by,
        note=note[:2000],
        line=point.line,
    )
