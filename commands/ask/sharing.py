"""Who comes to share an action point and who leaves it, while the other owners stay: "1 ook voor noord"."""

from collections.abc import Mapping, Sequence

from commands import owners as who
from commands.actions.confirm import owners_of
from commands.ask.meaning import Understood
from commands.command import Context, UserError
from storage.models import Action
from storage.values import Owner

SHARING = ("join", "leave", "part")


def shared(command: str, numbers: tuple[int, ...], slots: Mapping[str, str], ctx: Context) -> tuple[Understood, ...]:
    """The owners of each point with those in the slot `change`, or without them, or their part of it done.

    None when we know no such owner. Raises UserError for a point that they were on already, or were not on.
    """
    words = slots["change"].strip(" .,!")
    told = who.known(words, ctx.directory, ctx.member)
    if not told:
        return ()
    if command == "part":
        return _part_done(numbers, told, f"{words}, {slots['note']}", ctx)
    meant: list[Understood] = []
    for number in numbers:
        action = ctx.store.actions.get(number)
        if action is None:
            return (Understood("actie toon", str(number)),)  # says that it doesn't exist
        names_left = [owner.name for owner in (_with if command == "join" else _without)(action, told)]
        line = "" if names_left else f"{number} geen eigenaar"
        values = {"number": str(number), "owners": ", ".join(names_left)} if names_left else {}
        meant.append(Understood("actie wijzig", line, values))
    return tuple(meant)


def _part_done(numbers: tuple[int, ...], told: Sequence[Owner], said: str, ctx: Context) -> tuple[Understood, ...]:
    """None when not all of them are owners of each point."""
    points = [ctx.store.actions.get(number) for number in numbers]
    if any(action is None or _without_them(action, told) for action in points):
        return ()
    return tuple(Understood("actie klaar", f"{number}: voor {said.rstrip(', ')}") for number in numbers)


def _without_them(action: Action, told: Sequence[Owner]) -> bool:
    """Whether one of these owners is not on the point."""
    return any(not any(who.same(owner, one) for one in owners_of(action)) for owner in told)


def _with(action: Action, told: Sequence[Owner]) -> list[Owner]:
    there = owners_of(action)
    fresh = [owner for owner in told if not any(who.same(owner, other) for other in there)]
    if not fresh:
        raise UserError(f"Actiepunt {action.number} was al van {who.words(told)}.")
    return [*there, *fresh]


def _without(action: Action, told: Sequence[Owner]) -> list[Owner]:
    there = owners_of(action)
    stay = [owner for owner in there if not any(who.same(owner, other) for other in told)]
    if not there:
        raise UserError(f"Actiepunt {action.number} heeft nog geen eigenaar.")
    if len(stay) == len(there):
        raise UserError(f"Actiepunt {action.number} is niet van {who.words(told)}, maar van {who.words(there)}.")
    return stay
