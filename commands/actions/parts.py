"""Whose part of a shared action point is done: "ons deel", "deel LLTB", "noord", "behalve zuid"."""

import re
from collections.abc import Sequence

from commands.actions.confirm import owners_left, owners_of
from commands.command import Context, UserError
from commands.examples import filled
from commands.words import owners as who
from storage.models import Action
from storage.values import Owner

_PART = re.compile(
    r"\b(?:ons|onze|mijn|eigen)\s+(?:deel|stuk|kant)\b[\s:,.-]*|\bwat\s+ons\s+betreft\b[\s:,.-]*", re.IGNORECASE
)
_PART_OF = re.compile(
    r"\bdeel\s+(?:van\s+)?(?P<name>[\w][\w -]*?)(?:\s+(?:is\s+)?(?:klaar|gereed|af))?\s*$", re.IGNORECASE
)
_FOR = re.compile(
    r"^(?:(?:voor|bij|in|door|van|wat\s+betreft)\s+)?(?P<name>[\w][\w ,-]*?)(?:\s+wel)?"
    r"(?:\s*[.;]|\s*,\s*(?!en\b)|\s+maar\b|$)\s*",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"^(?:(?:maar|alleen)\s+)*(?:(?:behalve|zonder)\s+(\w[\w ,-]*?)|op\s+(\w[\w ,-]*?)\s+na|"
    r"(\w[\w -]*?)\s+(?:(?:is|zijn|moet|moeten)\s+)?nog\s+niet)"
    r"(?:\s+(?:klaar|gereed|af))?\W*$",
    re.IGNORECASE,
)


def part_done(note: str, action: Action, ctx: Context) -> tuple[list[Owner], str]:
    """The owners whose part is reported done by these words, and the other words; nobody when all of it is meant.

    Raises UserError for a part that is done already, or that is nobody's.
    """
    if not action.open:
        return [], _PART.sub("", note).strip()
    of_whom = _PART_OF.search(note)
    known = ctx.directory.find_owner(of_whom["name"]) if of_whom else None
    if not action.owners and (_PART.search(note) or known):
        raise UserError(
            f"Actiepunt {action.number} heeft nog geen eigenaar, dus ook geen deel. Er is niets gewijzigd. "
            f"Eerst een eigenaar: actie wijzig {action.number} eigenaar {filled('{organisatie}', ctx.directory)}."
        )
    if _PART.search(note):
        return _own_part(action, ctx), _PART_OF.sub("", _PART.sub("", note)).strip()
    if others := _all_but(note, action, ctx):
        return others, ""
    if of_whom:
        return _part_of(known or Owner(of_whom["name"].strip()), action), note[: of_whom.start()].strip()
    if match := _FOR.match(note):
        return _part_for(match["name"].strip(), action, ctx), note[match.end() :]
    return [], note


def _own_part(action: Action, ctx: Context) -> list[Owner]:
    """ "Ons deel": that of who says it, and of whom he speaks for."""
    left, mine = owners_left(action), {name.casefold() for name in ctx.directory.owners_of(ctx.member)}
    part = [owner for owner in left if owner.name.casefold() in mine]
    if part:
        return part
    if any(owner.name.casefold() in mine for owner in owners_of(action)):
        raise UserError(f"Uw deel van {action.number} was al gereed; open bij {who.sentence(left)}.")
    raise UserError(
        f"U staat niet bij de eigenaren van {action.number} ({who.sentence(left) or who.UNKNOWN}). "
        f"Zeg welk deel klaar is, bijvoorbeeld: actie klaar {action.number} deel "
        f"{left[0].name if left else filled('{organisatie}', ctx.directory)}."
    )


def _all_but(note: str, action: Action, ctx: Context) -> list[Owner]:
    """ "Behalve zuid": everybody else; nobody when it names who is no owner, or says something else."""
    match = _EXCEPT.match(note)
    if match is None:
        return []
    told = who.known(next(filter(None, match.groups())).strip(), ctx.directory, ctx.member)
    if not told or not all(_is_among(one, owners_of(action)) for one in told):
        return []
    return [owner for owner in owners_left(action) if not _is_among(owner, told)]


def _part_of(named: Owner, action: Action) -> list[Owner]:
    """ "Deel LLTB": nobody when it is no name that the body knows, which then only says something of the work."""
    left = owners_left(action)
    part = [owner for owner in left if who.same(owner, named)]
    if not part and (named.party or named.member):
        raise UserError(
            f"{named.name} staat niet met een open deel bij {action.number} ({who.sentence(left)}). "
            "Er is niets gewijzigd."
        )
    return part


def _part_for(names: str, action: Action, ctx: Context) -> list[Owner]:
    """ "Noord", "voor noord": nobody when these are no names of owners."""
    told = who.known(names, ctx.directory, ctx.member)
    done = [owner for owner in owners_of(action) if owner.done and _is_among(owner, told)]
    part = [owner for owner in owners_left(action) if _is_among(owner, told)]
    if done and not part:
        raise UserError(
            f"Het deel van {who.sentence(done)} bij {action.number} was al gereed; open bij "
            f"{who.sentence(owners_left(action))}. Er is niets gewijzigd."
        )
    return part


def _is_among(owner: Owner, others: Sequence[Owner]) -> bool:
    return any(who.same(owner, one) for one in others)
