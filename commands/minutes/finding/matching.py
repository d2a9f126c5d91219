"""Is this the same point? Near-text comparison, between parts of a document and with what is already open."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from commands.minutes.parts.sentences import stems, words
from commands.minutes.proposal import NewPoint, Proposal, ReviewedPoint
from storage.frozen import dataclass

_NEAR = 0.86
"""Share of equal signs above which two texts are one point with a correction in it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A point the body already has."""

    number: int
    text: str
    status: str = "open"


@dataclass(frozen=True, slots=True)
class Match:
    """A point of the proposal (by its id) that is one the body already has. `exact`: the text did not change."""

    id: str
    number: int
    exact: bool


def likeness(one: str, other: str) -> float:
    """0 to 1; 1 for the same words in the same order whatever the capitals, accents and signs."""
    first, second = " ".join(words(one)), " ".join(words(other))
    if first == second:
        return 1.0
    if not first or not second:
        return 0.0
    mine, yours = stems(one), stems(other)
    common = mine & yours
    shared = len(common) / len(mine | yours) if mine | yours else 0.0
    small = min(len(mine), len(yours))
    inside = len(common) / small if small >= 3 and small * 2.2 >= max(len(mine), len(yours)) else 0.0
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio() if shared > 0.3 else 0.0
    share = max(shared, 0.95 * inside, ratio)
    return share * 0.75 if differ_in_name(one, other) else share


def overlap(one: str, other: str) -> float:
    """The share of the shorter text's words that the longer one has too, whatever else that says."""
    mine, yours = stems(one), stems(other)
    small = min(len(mine), len(yours))
    return len(mine & yours) / small if small > 1 else 0.0


def differ_in_name(one: str, other: str) -> bool:
    """Both texts have a name or number that the other lacks: "… Venlo" and "… Weert" are two points."""
    one, other = one.replace("-", " "), other.replace("-", " ")
    mine, yours = _names(one) - set(words(other)), _names(other) - set(words(one))
    return bool(mine and yours)


def _names(text: str) -> set[str]:
    tokens = [token for token in text.split()[1:] if token[:1].isupper() or token[:1].isdigit()]
    return {word for token in tokens for word in words(token) if len(word) > 1}


def same(one: str, other: str) -> bool:
    """Whether two texts say the same point."""
    return likeness(one, other) >= 0.75


def numbered_only(text: str) -> bool:
    """Whether a point was told by its number and nothing else: "punt 4"."""
    return bool(re.fullmatch(r"punt \d{1,3}", text))


def matches(proposal: Proposal, known: Sequence[Known]) -> tuple[Match, ...]:
    """For every new or reviewed point that the body already has: which one it is. Nobody is matched twice.

    An exact text wins before a near one, and an open point before a closed one.
    """
    items: list[NewPoint | ReviewedPoint] = [*proposal.new, *proposal.reviewed]
    pairs = sorted(
        (
            (
                likeness(item.text, point.text),
                point.status in ("open", "loopt", "doorlopend"),
                -order,
                item.id,
                point.number,
            )
            for order, item in enumerate(items)
            for point in known
        ),
        reverse=True,
    )
    taken_items: set[str] = set()
    taken_points: set[int] = set()
    found: list[Match] = []
    for share, _, _, item_id, number in pairs:
        if share < 0.75 or item_id in taken_items or number in taken_points:
            continue
        taken_items.add(item_id)
        taken_points.add(number)
        found.append(Match(item_id, number, share == 1.0))
    return tuple(sorted(found, key=lambda match: match.number))
