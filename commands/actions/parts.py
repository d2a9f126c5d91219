"""Whose part of a shared action point is done: "ons deel", "deel LLTB", "noord", "behalve zuid"."""

import re

from commands.actions.confirm import owners_of
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
    """The owners whose part is reported done by these words, and the other words; nobody when all of it is meant."""
    if not action.open:
        return [], _PART.sub("", note).strip()
    owners = owners_of(action)
    open_owners = [owner for owner in owners if not owner.done]
    of_whom = _PART_OF.search(note)
    known = ctx.directory.find_owner(of_whom["name"]) if of_whom else None
    if not owners and (_PART.search(note) or known):
        raise UserError(
            f"Actiepunt {action.number} heeft nog geen eigenaar, dus ook geen deel. Er is niets gewijzigd. "
            f"Eerst een eigenaar: actie wijzig {action.number} eigenaar {filled('{organisatie}', ctx.directory)}."
        )
    if _PART.search(note):
        mine = {name.casefold() for name in ctx.directory.owners_of(ctx.member)}
        part = [owner for owner in open_owners if owner.name.casefold() in mine]
        if not part and any(owner["name"].casefold() in mine for owner in action.owners):
            raise UserError(f"Uw deel van {action.number} was al gereed; open bij {who.sentence(open_owners)}.")
        if not part:
            raise UserError(
                f"U staat niet bij de eigenaren van {action.number} ({who.sentence(open_owners) or who.UNKNOWN}). "
                f"Zeg welk deel klaar is, bijvoorbeeld: actie klaar {action.number} deel "
                f"{open_owners[0].name if open_owners else filled('{organisatie}', ctx.directory)}."
            )
        return part, _PART_OF.sub("", _PART.sub("", note)).strip()
    if match := _EXCEPT.match(note):
        names = next(filter(None, match.groups()))
        told = who.known(names.strip(), ctx.directory, ctx.member)
        others = [owner for owner in open_owners if not any(who.same(owner, one) for one in told)]
        if told and others and all(any(who.same(owner, one) for owner in owners) for one in told):
            return others, ""
    if of_whom:
        named = known or Owner(of_whom["name"].strip())
        part = [owner for owner in open_owners if who.same(owner, named)]
        if not part and (named.party or named.member):
            raise UserError(
                f"{named.name} staat niet met een open deel bij {action.number} ({who.sentence(open_owners)}). "
                "Er is niets gewijzigd."
            )
        return part, note[: of_whom.start()].strip()
    if match := _FOR.match(note):
        told = who.known(match["name"].strip(), ctx.directory, ctx.member)
        done = [owner for owner in owners if owner.done and any(who.same(owner, one) for one in told)]
        part = [owner for owner in open_owners if any(who.same(owner, one) for one in told)]
        if done and not part:
            raise UserError(
                f"Het deel van {who.sentence(done)} bij {action.number} was al gereed; open bij "
                f"{who.sentence(open_owners)}. Er is niets gewijzigd."
            )
        return part, note[match.end() :]
    return [], note
