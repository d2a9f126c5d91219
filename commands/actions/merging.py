"""Merging action points that say the same: the first stays, the others go on in it."""

import re
from typing import Any

from pydantic import BaseModel, Field, model_validator

from commands.actions.by_number import overtaken, still_open
from commands.actions.confirm import confirm, owners_of
from commands.actions.telling import people_of, tell_people
from commands.command import Context, Role, command
from commands.dutch import join_and
from commands.fields import Numbers, Rest
from commands.reply import Reply
from commands.words import owners as who
from commands.words.numerals import take_numbers

_WITH = re.compile(r"^(?:samen\s+)?(?:met|bij|in)\s+", re.IGNORECASE)


class Merge(BaseModel):
    """The points to merge; the first one stays."""

    numbers: Numbers = Field(title="Nummer (minstens twee)", min_length=2, max_length=10)
    note: Rest = ""

    @model_validator(mode="before")
    @classmethod
    def _with(cls, typed: dict[str, Any]) -> dict[str, Any]:
        """ "5 met 8" names both."""
        more, left = take_numbers(_WITH.sub("", str(typed.get("note", ""))))
        if more and not left.strip(" .!") and len(typed.get("numbers", ())) == 1:
            return {**typed, "numbers": (*typed["numbers"], *more), "note": ""}
        return typed


@command(
    "actie samenvoegen",
    "actie voeg samen",
    "samenvoegen",
    "voeg samen",
    help="Voeg actiepunten samen: het eerste blijft, de andere gaan daarin verder.",
    title="Actiepunten samenvoegen",
    example="actie samenvoegen 3 en 5",
    role=Role.voorzitter,
)
def merge(args: Merge, ctx: Context) -> Reply:
    """Close all but the first into it; their owners join, numbers stay findable."""
    stays, *others = [still_open(ctx, number) for number in args.numbers]
    owners = owners_of(stays)
    for other in others:
        owners += [owner for owner in owners_of(other) if not any(who.same(owner, one) for one in owners)]
        closed = ctx.store.actions.change(other, status="omgezet", closed_at=ctx.now, continued_by=stays.number)
        lead = f"{ctx.member.name} voegde een actiepunt van u samen met {stays.number}"
        tell_people(ctx, closed or other, people_of(owners_of(other), ctx), lead, his=False)
        ctx.store.notes.add("action", stays.number, f"Samengevoegd met {other.number}: {other.text}")
    days = [action.due for action in (stays, *others) if action.due]
    changed = ctx.store.actions.change(
        stays, owners=[owner.as_json() for owner in owners], due=stays.due or min(days, default=None)
    )
    if changed is None:
        raise overtaken(stays)
    gone = join_and([str(other.number) for other in others])
    return confirm(
        ctx,
        changed,
        f"Actiepunt{'' if len(others) == 1 else 'en'} {gone} gesloten en samengevoegd met actiepunt {stays.number}",
    )
