"""Who comes to share an action point, leaves it or takes the place of another, while the other owners stay."""

import re
from collections.abc import Mapping, Sequence

from commands.actions.confirm import owners_of
from commands.ask.changing import Change, change_of
from commands.ask.meaning import Understood
from commands.command import Context, UserError
from commands.words import owners as who
from storage.directory import plain
from storage.models import Action
from storage.values import Owner

SHARING = ("join", "leave", "part", "owned", "swap")
_NOT = re.compile(r"[\s,]+(?:en\s+)?niet\s+(?:meer\s+)?\S.*$", re.IGNORECASE)
_NOT_YET = re.compile(r"^(?:(?:nog|is)\s+)*(?:onbekend|niet\s+bekend)$", re.IGNORECASE)
_A_NAME = re.compile(r"@?[^\W\d_][^\W\d_.-]+(?:(?:\s(?:de|van|der|den|ter))*\s[^\W\d_]+)?", re.IGNORECASE)
"""Somebody outside the chat, where an owner was asked for: a name, or a name and a surname."""


def shared(command: str, numbers: tuple[int, ...], slots: Mapping[str, str], ctx: Context) -> tuple[Understood, ...]:
    """The owners of each point with those in the slot `change`, or without them, or their part of it done.

    Nothing when we know no such owner. Raises UserError for a point that they were on already, or were not on.
    """
    words = slots["change"].strip(" .,!")
    if command == "owned":
        return _owned(numbers, words, ctx)
    if command == "swap":
        return _swapped(numbers, slots["what"].strip(" ,"), words, ctx)
    told = who.known(words, ctx.directory, ctx.member) or (_there(words, numbers, ctx) if command == "leave" else ())
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


def _there(name: str, numbers: tuple[int, ...], ctx: Context) -> tuple[Owner, ...]:
    """Who goes by this name on one of the points, without an account or a party."""
    points = filter(None, map(ctx.store.actions.get, numbers))
    return tuple(one for action in points for one in owners_of(action) if plain(one.name) == plain(name))[:1]


def _owned(numbers: tuple[int, ...], words: str, ctx: Context) -> tuple[Understood, ...]:
    """Points given to who stands behind the word "eigenaar", also somebody outside the chat ("eigenaar is jan")."""
    told = "niemand" if _NOT_YET.match(words) else _NOT.sub("", words)
    if not who.known(told, ctx.directory, ctx.member):
        change = change_of(told, ctx)
        if change and (change.line or "owners" in change.values):
            return change.orders(numbers)
        if not _A_NAME.fullmatch(told):
            return ()
    return Change({"owners": told}).orders(numbers)


def _swapped(numbers: tuple[int, ...], gone: str, came: str, ctx: Context) -> tuple[Understood, ...]:
    """One owner in the place of another ("niet jan maar piet"), or a new day or theme in the place of the old one.

    Nothing when they are not of one kind.
    """
    new = who.known(came, ctx.directory, ctx.member)
    meant: list[Understood] = []
    for number in numbers:
        action = ctx.store.actions.get(number)
        there = owners_of(action) if action else []
        names_gone = {plain(one.name) for one in who.named(gone, ctx.directory, ctx.member)}
        stay = [owner.name for owner in there if plain(owner.name) not in names_gone]
        if len(stay) + len(names_gone) != len(there) or not (new or _A_NAME.fullmatch(came)):
            return _anew(numbers, gone, came, ctx)
        names = dict.fromkeys((*stay, *([owner.name for owner in new] or [came])))
        meant += Change({"owners": ", ".join(names)}).orders((number,))
    return tuple(meant)


def _anew(numbers: tuple[int, ...], gone: str, came: str, ctx: Context) -> tuple[Understood, ...]:
    """The new value alone, when both are of one kind: a day, a theme, or owners that the body knows."""
    old, new = change_of(gone, ctx), change_of(came, ctx)
    return new.orders(numbers) if old and new and old.values.keys() & new.values.keys() else ()


def _part_done(numbers: tuple[int, ...], told: Sequence[Owner], said: str, ctx: Context) -> tuple[Understood, ...]:
    """That their part of each point is done; nothing when not all of them are its owners."""
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
