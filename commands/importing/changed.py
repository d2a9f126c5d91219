"""What a correction in words changed in a proposal, read back above it."""

from collections.abc import Sequence
from typing import TypeAlias

from commands.command import Context
from commands.dutch import join_and, short_date, shorten
from commands.importing.save import owners_named
from commands.minutes.proposal import NewPoint, Proposal, ReviewedPoint
from commands.words import owners as who

_Point: TypeAlias = NewPoint | ReviewedPoint
_TITLE = 50
_FEW = 2


def changed(before: Proposal, after: Proposal, ctx: Context) -> str:
    """ "1 en 7: Provincie Limburg. O2: loopt. Weggelaten: “kaart maken”; de nummers zijn opgeschoven."

    Nothing for a new text: that shows itself in the list below.
    """
    was = {_key(point): point for point in before.new}
    told: dict[str, list[str]] = {}
    for place, point in enumerate(after.new, 1):
        if words := _now(was.get(_key(point), point), point, ctx):
            told.setdefault(words, []).append(str(place))
    every_one = len(after.new) > _FEW
    said = [
        f"{'Alles' if every_one and len(places) == len(after.new) else join_and(places)}: {words.rstrip('.')}."
        for words, places in told.items()
    ]
    stood = {_key(point): point for point in before.reviewed}
    for seen in after.reviewed:
        old = stood.get(_key(seen), seen)
        stands: list[str] = [seen.outcome] if seen.outcome != old.outcome else []
        if seen.note != old.note:
            stands.append(f"“{shorten(seen.note.removesuffix(old.note).rstrip(' .'), _TITLE)}”")
        if words := ", ".join(filter(None, (*stands, _now(old, seen, ctx)))):
            said.append(f"{seen.id}: {words}.")
    every: tuple[_Point, ...] = (*before.new, *before.reviewed)
    rest: tuple[_Point, ...] = (*after.new, *after.reviewed)
    kept = {_key(point) for point in rest}
    moved = [point for point in after.reviewed if _key(point) in was]
    gone = [point for point in every if _key(point) not in kept]
    if moved:
        said.append(f"Nagelopen: {_titles(moved)}.")
    if gone and len(every) > len(rest):
        said.append(f"Weggelaten: {_titles(gone)}{_shifted(before, after)}.")
    return " ".join(said)


def _now(was: _Point, point: _Point, ctx: Context) -> str:
    """Who does it and when, as far as that was corrected."""
    words = [who.words(owners_named(point.owners, ctx))] if point.owners != was.owners else []
    if point.deadline != was.deadline:
        words.append(short_date(point.deadline) if point.deadline else "geen datum")
    return ", ".join(words)


def _shifted(before: Proposal, after: Proposal) -> str:
    """Whether points that stay have another number now."""
    same = [_key(point) for point in before.new][: len(after.new)] == [_key(point) for point in after.new]
    return "" if same else "; de nummers zijn opgeschoven"


def _key(point: _Point) -> tuple[int, str]:
    return point.line, point.text


def _titles(points: Sequence[_Point]) -> str:
    return join_and([f"“{shorten(point.text.rstrip(' .'), _TITLE)}”" for point in points])
