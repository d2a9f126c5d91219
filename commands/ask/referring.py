"""A sentence that points back: "die ook", "zet die op Jan", "doe maar 3 dec" are about the point spoken of last."""

import re
from datetime import datetime, timedelta

from commands import owners as who
from commands.actions.confirm import owners_of
from commands.actions.names import is_name
from commands.ask.meaning import Understood
from commands.ask.typed import TOPIC, UNKNOWN
from commands.command import Context
from commands.dutch import join_and
from commands.later import pattern
from storage.models import Action, Note, Signal

_JUST = timedelta(minutes=10)
_THAT = pattern(
    r"(?<![\w-])(?:(?:dat|dit|die|deze|het|'t)\s+(?:laatste\s+)?(?:actiepunt|punt|actie|signaal)|die\s+laatste|die|deze|"
    r"dat|dit|hem|hij|het|'t|daar|hier)(?![\w-])\s*",
    re.IGNORECASE,
)
_LEAD = pattern(
    r"^(?:(?:doe|maak|zet|dan|maar|liever|graag|toch|er|nee|sorry|ik|bedoel|bedoelde|of)\b[\s,]*)+", re.IGNORECASE
)
_OF_IT = pattern(r"\s+van$", re.IGNORECASE)  # "maak er 3 dec van"


def pointed(said: str, ctx: Context) -> tuple[str, bool]:
    """The sentence with the numbers in the place of "die", and whether it named them so; empty when none is spoken of.

    Without such a word only an open point is meant, and only when no list was asked for since.
    """
    said = said.strip(" .!")
    named = _THAT.search(said) is not None
    those = _spoken_of(ctx, only_open=not named)
    if not those:
        return "", named
    if named:
        return " ".join(_THAT.sub(f"{those} ", _OF_IT.sub("", said), count=1).split()), named
    said = f"eigenaar {said}" if is_name(said, ctx) else said
    return f"{those} {_OF_IT.sub('', _LEAD.sub('', said))}", named


def only_known(change: Understood, said: str, ctx: Context) -> bool:
    """Whether it changes nothing but the day or theme of a point, or brings it owners that the body knows.

    What is said is only a name: then only where the point has no owner yet.
    """
    action = ctx.store.actions.get(int(change.values.get("number", "0")))
    if action is None or change.command != "actie wijzig":
        return False
    there = {owner.name for owner in owners_of(action)}
    if there and is_name(said, ctx):
        return False
    names = [name for name in change.values.get("owners", "").split(", ") if name and name not in there]
    return all(who.known(name, ctx.directory, ctx.member) for name in names)


def _spoken_of(ctx: Context, only_open: bool) -> str:
    """What this person last saw or changed in the last ten minutes: `3`, `3 en 4`, `S2`; empty when that is nothing."""
    history = ctx.store.history
    last = history.last_request(ctx.member.id, ctx.now - _JUST)
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now) or {}
    if "about" in talk and talk["after"] in (history.newest(ctx.member.id), UNKNOWN):
        return str(talk["about"])
    lines = history.request(last) if last else ()
    if not lines or (only_open and talk and datetime.fromisoformat(talk["at"]) > lines[0].at):
        return ""
    rows = [history.row(line) for line in lines]
    about = [ctx.store.actions.get(one.number) for one in rows if isinstance(one, Note) and one.subject == "action"]
    points = [one for one in (*rows, *about) if isinstance(one, Action) and (one.open or not only_open)]
    signals = [one for one in rows if isinstance(one, Signal) and not only_open]
    numbers = sorted({one.number for one in points if one.status != "ingetrokken"})
    names = sorted({f"S{one.number}" for one in signals if one.status != "ingetrokken"})
    return join_and([str(number) for number in numbers] or names)
