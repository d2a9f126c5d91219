"""A point of several regions or owners of which one is done and another is not: "noord klaar, zuid nog niet"."""

import re

from commands.actions.confirm import owners_of
from commands.command import Context
from commands.words import owners as who
from commands.words.places import region_of
from storage.frozen import dataclass
from storage.models import Action
from storage.values import Owner

_DONE = r"(?:helemaal\s+|al\s+|nu\s+)?(?:klaar|af|afgerond|gereed|gedaan|rond)"
_NOT = r"(?:nog\s+niet(?:\s+(?:klaar|af|gereed|zover))?|niet|loopt(?:\s+nog)?|nog\s+bezig|wacht(?:\s+nog)?)"
_CLAUSE = re.compile(
    rf"^(?:regio\s+)?(?P<names>.+?)\s+(?:is\s+|zijn\s+|heeft\s+|hebben\s+)?(?:(?P<not>{_NOT})|(?P<done>{_DONE}))(?P<note>\b.*)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[,;]\s*(?:maar\s+|en\s+)?|\bmaar\b)\s*|\s+en\s+(?=[\w-]+\s+(?:nog\s+niet|niet|loopt))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Who is done and who is not, and what was said."""

    done: tuple[Owner, ...]
    waiting: tuple[Owner, ...]
    said: str


def part_names(action: Action, ctx: Context) -> tuple[str, ...]:
    """The owners or regions of a point that can be done apart, as far as they are not."""
    owners = _sharers(action, ctx)
    return tuple(owner.name for owner in owners if not owner.done) if len(owners) > 1 else ()


def read_parts(words: str, action: Action, ctx: Context) -> Parts | None:
    """ "noord klaar, zuid nog niet" of this point; None when it says something else."""
    sharers = _sharers(action, ctx)
    done: list[Owner] = []
    waiting: list[Owner] = []
    for clause in (piece for piece in _BETWEEN.split(words.strip(" .!")) if piece):
        match = _CLAUSE.match(clause.strip())
        named = who.known(match["names"], ctx.directory) if match else ()
        if match is None or not named or not all(any(who.same(one, mine) for mine in sharers) for one in named):
            return None
        (waiting if match["not"] else done).extend(named)
    return Parts(tuple(done), tuple(waiting), words.strip()) if done or waiting else None


def with_done(action: Action, done: tuple[Owner, ...], ctx: Context) -> list[Owner]:
    """The owners of the point with these parts done today; regions it is about stand among them from then on."""
    today = ctx.now.date().isoformat()
    sharers = _sharers(action, ctx) if done else owners_of(action)
    others = [owner for owner in owners_of(action) if not any(who.same(owner, one) for one in sharers)]
    return [
        Owner(owner.name, owner.party, owner.member, today, owner.note)
        if not owner.done and any(who.same(owner, one) for one in done)
        else owner
        for owner in (*others, *sharers)
    ]


def all_done(action: Action, owners: list[Owner], ctx: Context) -> bool:
    """Whether every part of the point is done; an owner beside them that is no part of it ("allen") does not count."""
    sharers = _sharers(action.but(owners=[owner.as_json() for owner in owners]), ctx)
    return bool(sharers) and all(owner.done for owner in sharers)


def _sharers(action: Action, ctx: Context) -> list[Owner]:
    """The owners, or the regions when the point has several of them and no owner that is one."""
    owners = owners_of(action)
    regions = [owner for name in action.regions if (owner := ctx.directory.find_owner(name))]
    if any(region_of(owner.name, ctx.directory) for owner in owners) or len(regions) < 2:
        return [owner for owner in owners if len(owners) == 1 or not ctx.directory.is_everybody(owner)]
    return regions
