"""What goes along with another name of a party, member, region or theme: whatever is open. What is closed stays so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.actions.confirm import owners_of
from commands.dutch import count, join_and
from storage.actions import Wanted
from storage.models import Action, Party
from storage.signals import WantedSignals
from storage.store import Store
from storage.values import Owner

_MANY = 2000
_FEW = 4


def numbers(points: Sequence[int]) -> str:
    """`3, 4, 7, 8 en nog 2 punten`: which points, a few by their number."""
    if len(points) > _FEW:
        return f"{', '.join(map(str, points[:_FEW]))} en nog {count(len(points) - _FEW, 'punt', 'punten')}"
    return join_and([str(point) for point in points])


def points_on(owner: Owner, store: Store) -> tuple[int, ...]:
    """The numbers of the open action points that stand on this owner."""
    return tuple(point.number for point in store.actions.listed(Wanted(labels=(owner.label,)), limit=_MANY))


def move_points(before: Iterable[Owner], after: Owner, store: Store) -> tuple[int, ...]:
    """Let the open action points on these owners stand on `after`; their numbers."""
    theirs = {_same(owner) for owner in before}
    found = store.actions.find(Wanted(any_labels=tuple(sorted(label for label, *_ in theirs))), limit=_MANY)
    moved = []
    for action in found:
        owners = [
            replace(owner, name=after.name, party=after.party, member=after.member) if _same(owner) in theirs else owner
            for owner in owners_of(action)
        ]
        told = [owner.as_json() for owner in dict.fromkeys(owners)]
        if told != action.owners:
            store.actions.change(action, owners=told)
            moved.append(action.number)
    return tuple(moved)


def with_theme(name: str, store: Store) -> tuple[Action, ...]:
    """The open action points of a theme."""
    return store.actions.find(Wanted(labels=(f"thema:{name.casefold()}",)), limit=_MANY)


def rename_theme(before: str, after: str, store: Store) -> tuple[int, ...]:
    """Let the open points and the visie have a theme under its new name; the numbers of the points."""
    moved = with_theme(before, store)
    for action in moved:
        store.actions.change(action, theme=after)
    for goal in store.goals.all():
        if goal.theme == before:
            store.goals.change(goal, theme=after)
    return tuple(action.number for action in moved)


def _same(owner: Owner) -> tuple[str, int | None, int | None]:
    return owner.label, owner.party, owner.member


def rename_region(before: str, after: str, gemeenten: Sequence[Party], store: Store) -> None:
    """Let what lies in a region lie in it under its new name: gemeenten, open points and signals, and the visie."""

    def swapped(regions: Iterable[str]) -> list[str]:
        return [after if region == before else region for region in regions]

    for gemeente in gemeenten:
        if gemeente.region == before:
            store.changes.change(gemeente, region=after)
    for action in store.actions.find(Wanted(labels=(f"regio:{before.casefold()}",)), limit=_MANY):
        store.actions.change(action, regions=swapped(action.regions))
    for signal in store.signals.find(WantedSignals(regions=(before,)), limit=_MANY):
        store.signals.change(signal, regions=swapped(signal.regions))
    for goal in store.goals.all():
        stands = [{**stand, "regions": swapped(stand.get("regions", ()))} for stand in goal.stands]
        store.goals.change(goal, regions=swapped(goal.regions), stands=stands)
