"""One order for all open points of a list: "alles van lltb een week later", "zet alle punten van noord op 1 feb"."""

import re
from functools import partial

from commands.actions.confirm import owners_of
from commands.actions.wanted import wanted_of
from commands.ask.meaning import Understood
from commands.ask.orders import order
from commands.command import Context, UserError
from commands.dutch import join_and
from commands.words import owners as who
from commands.words.speaking import speaker
from storage.actions import Wanted
from storage.values import Owner

_ALL = re.compile(
    r"^(?P<verb>\S+\s+|)(?:alles|alle(?:\s+open(?:staande)?)?\s+(?:punten|actiepunten|acties)|alle)"
    r"(?:\s+(?:(?:wat|die)\s+(?:nog\s+)?)?(?:van|voor|bij|in|met)?)?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"^(?P<verb>\S+\s+|)(?:al\s+)?(?:mijn|onze)\s+(?:open(?:staande)?\s+)?(?:punten|actiepunten|acties)(?=\s)",
    re.IGNORECASE,
)
_LINKS = re.compile(r"^(?:is|zijn|staan|staat|die|wat)$", re.IGNORECASE)
_MOST = 20  # points in one sentence
_CLOSES = ("actie klaar", "actie vervalt")
_CHANGES = ("actie wijzig", "actie doorlopend")


def all_of(said: str, ctx: Context) -> tuple[Understood, ...]:
    """The order on each open point of a list, an empty list itself; none when the sentence is another.

    Raises UserError for what is not done to a whole list: closing it, or more than twenty points.
    """
    match = _ALL.match(_MINE.sub(r"\g<verb>alle punten van mij", said))
    if match is None:
        return ()
    words = match["rest"].split()
    for length in range(1, min(6, len(words))):
        wanted, _ = wanted_of(" ".join(words[:length]), ctx)
        behind = words[length + 1 :] if _LINKS.match(words[length]) else words[length:]
        if wanted.numbers or wanted == Wanted() or wanted.status != "open" or not behind:
            continue
        points = ctx.store.actions.listed(wanted, limit=_MOST + 1)
        order_on = partial(_order, match["verb"], behind=" ".join(behind), ctx=ctx)
        meant, why = order_on([point.number for point in points[:_MOST]] or [1])
        if not points and (meant or why):
            return (Understood("actie lijst", " ".join(words[:length])),)
        if why and (dated := [point.number for point in points[:_MOST] if point.due]):
            meant, why = order_on(dated)
        if why:
            raise UserError(why)
        if not meant or meant[0].command not in (*_CLOSES, *_CHANGES):
            continue
        numbers = join_and([str(point.number) for point in points[:_MOST]])
        if len(points) > _MOST:
            raise UserError(f"Dat zijn er meer dan {_MOST}. Noem de nummers, bijvoorbeeld: {points[0].number} …")
        if meant[0].command in _CLOSES:
            raise UserError(f"Sluiten gaat met de nummers, voor deze lijst: {numbers} klaar. Er is niets gewijzigd.")
        giver = _named(" ".join(words[:length]), ctx)
        return tuple(_handed_over(one, giver, ctx) for one in meant)
    return ()


def _named(words: str, ctx: Context) -> tuple[Owner, ...]:
    """Whose points these are; "mij" and "ons" are who speaks and those he speaks for."""
    if speaker(words, ctx.member, ctx.directory):
        return tuple(owner for name in ctx.directory.owners_of(ctx.member) for owner in who.known(name, ctx.directory))
    return who.known(words, ctx.directory)


def _order(verb: str, numbers: list[int], behind: str, ctx: Context) -> tuple[tuple[Understood, ...], str]:
    """The order on these points, or why it can't be done to one of them, like "later" to one without a date."""
    try:
        return order(f"{verb}{join_and([str(number) for number in numbers])} {behind}", ctx), ""
    except UserError as refusal:
        return (), refusal.sentence


def _handed_over(one: Understood, giver: tuple[Owner, ...], ctx: Context) -> Understood:
    """Of a point that others share, only the part of who gives it away gets another owner."""
    action = ctx.store.actions.get(int(one.values.get("number", "0")))
    if not giver or action is None or "owners" not in one.values:
        return one
    stay = [owner.name for owner in owners_of(action) if not any(who.same(owner, other) for other in giver)]
    return Understood(one.command, one.line, {**one.values, "owners": ", ".join([*stay, one.values["owners"]])})
