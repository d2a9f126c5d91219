"""Points that a document tells twice: in its text and in its list, in other words, under last time and anew."""

import re
from dataclasses import replace
from datetime import date, timedelta

from commands.minutes.finding.matching import differ_in_name, likeness, overlap
from commands.minutes.finding.points import Point
from commands.minutes.parts.known import by_name
from commands.minutes.parts.sentences import stems
from commands.minutes.parts.status import Status
from storage.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A point with what was judged of it: its day, whether it is an old one, and what became of it."""

    point: Point
    deadline: date | None
    old: bool
    outcome: Status


def may_be_one(one: Seen, other: Seen) -> bool:
    """Whether two mentions can be one point at all; the rows of one list, by their numbers, are not."""
    if one.point.group == other.point.group and one.point.group != -1:
        return one.point.pieces == other.point.pieces
    numbers = one.point.number, other.point.number
    if all(numbers) and numbers[0] != numbers[1] and one.point.source == other.point.source == "row":
        same_list = one.point.section.kind == other.point.section.kind and one.old == other.old
        if same_list and one.point.pieces.text.casefold() != other.point.pieces.text.casefold():
            return False
    return one.old == other.old or one.point.source != "inline" or other.point.source != "inline"


def twins(one: Seen, other: Seen) -> float:
    """How sure we are that two mentions are one point; the same owner and day make a looser text enough."""
    share = likeness(one.point.pieces.text, other.point.pieces.text)
    owners = _bare(one), _bare(other)
    apart = one.point.source != other.point.source
    if owners[0] == owners[1]:
        bare = [_without_subject(item) for item in (one, other)]
        if one.old == other.old:
            share = max(share, likeness(*bare))
        if apart and owners[0] and one.deadline == other.deadline:
            near = likeness(*bare)
            loose = not _other_names(one, other) and (
                near >= 0.4 or overlap(*bare) >= 0.5 if one.deadline else near >= 0.5
            )
            share = max(share, _SURE) if loose else share
    goes_on = one.old != other.old and one.point.section != other.point.section
    if goes_on and owners[0] == owners[1] and owners[0] and _runs_on(one, other):
        share = max(share, _SURE)
    number = one.point.number
    if (apart or goes_on) and number and number == other.point.number and not number.isdigit():
        share = max(share, _SURE) if share >= 0.45 or _CODE.fullmatch(number) else share
    if apart and number and number == other.point.number and owners[0] == owners[1] and owners[0] and share >= 0.4:
        share = max(share, _SURE)
    if one.point.source == "inline" and other.point.source == "row" and one.old == other.old:
        share = max(share, _SURE) if _listed_after(one, other) else share
    return share


def _listed_after(inline: Seen, row: Seen) -> bool:
    """A point of the text in other words in the table behind it: half of its words with the same owner, or most."""
    if _other_names(inline, row):
        return False
    mine, yours = stems(_without_subject(inline)), stems(row.point.pieces.text)
    common = len(mine & yours)
    share = common / max(1, min(len(mine), len(yours)))
    if _bare(inline) and _bare(inline) == _bare(row):
        days = [day for day in (inline.deadline, row.deadline) if day]
        return common >= 2 and share >= 0.5 and (len(days) < 2 or abs(days[0] - days[1]) <= _ONE_WEEK)
    return (common >= 3 and share == 1) or (common >= 4 and share >= 0.6)


def _other_names(one: Seen, other: Seen) -> bool:
    """Whether both name what the other does not, those who do it left out: "… Venlo" and "… Weert"."""
    names = "|".join(re.escape(owner) for owner in sorted(_bare(one) | _bare(other), key=len, reverse=True))
    texts = [item.point.pieces.text for item in (one, other)]
    return differ_in_name(*(re.sub(names, " ", text, flags=re.IGNORECASE) if names else text for text in texts))


def _runs_on(one: Seen, other: Seen) -> bool:
    """A point that was looked back on and goes on, and the same words with more behind them in the new list."""
    old = one if one.old else other
    texts = one.point.pieces.text, other.point.pieces.text
    return old.outcome == "loopt" and likeness(*texts) >= 0.5 and overlap(*texts) == 1


_SURE = 0.76
"""As good as near text."""
_CODE = re.compile(r"(?:20)?\d\d[-/]\d{1,3}")
"""A number that no two points share, as it begins with the year: "26-03"."""
_ONE_WEEK = timedelta(days=7)
""" "Begin week 14" in the text and "in week 14" in the list."""


def _bare(item: Seen) -> frozenset[str]:
    return frozenset(map(by_name, item.point.pieces.owners))


def _without_subject(item: Seen) -> str:
    text = item.point.pieces.text
    for owner in item.point.pieces.owners:
        text = re.sub(rf"^(?:de |het )?{re.escape(owner)}\b\s*", "", text, flags=re.IGNORECASE)
    return text


def united(one: Seen, other: Seen) -> Seen:
    """Two mentions of one point as one: the words of the list, and from the text what these lack."""
    listed, inline = (other, one) if other.point.source != "inline" or one.point.source == "inline" else (one, other)
    if one.old != other.old and one.point.section.kind == "review" and not other.old:
        listed, inline = other, one
    mine, yours = listed.point.pieces, inline.point.pieces
    pieces = replace(
        mine, owners=mine.owners or yours.owners, deadline=mine.deadline or yours.deadline, note=mine.note or yours.note
    )
    point = replace(
        listed.point,
        pieces=pieces,
        before=listed.point.before or inline.point.before,
        followed=[*listed.point.followed, *inline.point.followed],
    )
    goes_on = one.old != other.old and "loopt" in (one.outcome, other.outcome) and not listed.old
    outcome: Status = "loopt" if goes_on else listed.outcome
    return Seen(point, listed.deadline or inline.deadline, listed.old, outcome)
