"""Who comes to share an action point and who leaves it, while the other owners stay: "1 ook voor noord"."""

from collections.abc import Sequence

from commands import owners as who
from commands.actions.confirm import owners_of
from commands.ask.meaning import Understood
from commands.command import Context, UserError
from storage.models import Action
from storage.values import Owner


def shared(numbers: tuple[int, ...], words: str, ctx: Context, *, joins: bool) -> tuple[Understood, ...]:
    """The owners of each point with these added, or without them; none when the words name an owner we don't know.

    Raises UserError for a point that they were on already, or were not on.
    """
    said = words.strip(" .,!")
    told = who.known(said, ctx.directory, ctx.member)
    if not told:
        return ()
    meant: list[Understood] = []
    for number in numbers:
        action = ctx.store.actions.get(number)
        if action is None:
            return (Understood("actie toon", str(number)),)  # says that it doesn't exist
        names_left = [owner.name for owner in (_with if joins else _without)(action, told)]
        line = "" if names_left else f"{number} geen eigenaar"
        values = {"number": str(number), "owners": ", ".join(names_left)} if names_left else {}
        meant.append(Understood("actie wijzig", line, values))
    return tuple(meant)


def _with(action: Action, told: Sequence[Owner]) -> list[Owner]:
    there = owners_of(action)
    fresh = [owner for owner in told if not any(who.same(owner, other) for other in there)]
    if not fresh:
        raise UserError(f"Actiepunt {action.number} was al van {who.words(told)}.")
    return [*there, *fresh]


def _without(action: Action, told: Sequence[Owner]) -> list[Owner]:
    there = owners_of(action)
    stay = [owner for owner in there if not any(who.same(owner, other) for other in told)]
    if len(stay) == len(there):
        raise UserError(f"Actiepunt {action.number} is niet van {who.words(told)}, maar van {who.words(there)}.")
    return stay
