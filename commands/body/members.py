"""Members: their role, for whom they sit there, their name, leaving and coming back. For the secretary."""

import re
from typing import Any

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.actions.telling import address_of, tell
from commands.body.parties import CALLED
from commands.body.renaming import move_points, numbers, points_on
from commands.command import Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Rest, Word
from commands.reply import Button, Buttons, Reply, Text
from commands.words import owners as who
from storage.directory import owner_of, plain
from storage.models import Member
from storage.values import Owner

_ROLES = tuple(role.name for role in Role if role is not Role.stranger)
_FOR = re.compile(r"\s*,?\s*\b(?P<also>(?:en\s+)?ook\s+)?(?:namens|voor|van)\s+(?P<parties>.+)$", re.IGNORECASE)
_NOT_FOR = re.compile(r"\s*,?\s*\b(?:zonder|niet\s+(?:meer\s+)?(?:namens|voor|van))\s+(?P<parties>.+)$", re.IGNORECASE)
_AS = re.compile(
    rf"\s*,?\s*(?:\b(?:als|is|rol|wordt|ook|nu|voortaan)\s+)*\b(?P<role>{'|'.join(_ROLES)})\b", re.IGNORECASE
)
_MYSELF = re.compile(r"(?:mij|me|mezelf|mijzelf|ik)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:de|het|onze)\s+", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:weg|verwijderen|verwijder|vertrekt)\b", re.IGNORECASE)
_RETURNS = re.compile(r"\b(?:terug|weer(?:\s+lid)?)\b", re.IGNORECASE)
_NOBODY = frozenset({"niemand", "geen", "zichzelf"})


class MemberWords(BaseModel):
    """A member's name, with a role, parties, another name or `weg` behind it."""

    words: Rest = Field(
        title="Naam, rol en namens wie",
        description="Bijvoorbeeld: Jansen secretaris, of: Jansen weg.",
        min_length=2,
        max_length=200,
    )


@command(
    "horzel lid",
    "horzel leden",
    help="Wijzig rol of organisatie van een lid, of haal een lid weg.",
    title="Lid wijzigen",
    example="horzel lid Jansen secretaris namens Provincie",
    role=Role.secretaris,
)
def member(args: MemberWords, ctx: Context) -> Reply:
    """Role, parties, name, leaving and coming back of somebody who is known. Raises UserError."""
    said = re.sub(r"^(?:verwijder|schrap)\s+(.+)$", r"\1 weg", args.words.strip().removeprefix("@"))
    found, words = _member_in(said.rstrip(" ?"), ctx)
    if not words or said.endswith("?"):
        return Reply(summary=f"{found.name} is {_described(found, ctx)}.", only_me=True)
    values = _read(words, found, ctx)
    given = Role[values.get("role", "lezer")]
    if max(given, Role[found.role]) > Role[ctx.member.role]:
        raise UserError("Een hogere rol dan uw eigen kunt u niet geven of wijzigen. Vraag het de beheerder.")
    _somebody_must_decide(found, values, ctx)
    changed = ctx.store.changes.change(found, **values) or found
    if changed == found:
        return Reply(summary=f"{found.name} was al {_described(found, ctx)}.", only_me=True)
    tell_of_place(found, changed, ctx)
    moved: tuple[int, ...] = ()
    if changed.name != found.name:
        moved = move_points([Owner(found.name, member=found.id)], Owner(changed.name, member=found.id), ctx.store)
    return Reply(
        summary=_told(found, changed, ctx),
        parts=(
            *((Text(text=f"Open actiepunten die meegaan: {numbers(moved)}."),) if moved else ()),
            *(Text(text=line) for line in _left_alone(found, changed, ctx)),
            Buttons(buttons=(undo_button(ctx),)),
        ),
        only_me=True,
    )


def tell_of_place(before: Member, now: Member, ctx: Context) -> None:
    """A member hears of the place that another gave him, above all when he had asked for it."""
    given = now.active and (before.active, before.role, before.parties) != (now.active, now.role, now.parties)
    if given and now.id != ctx.member.id and (address := address_of(ctx, now.id)):
        said = f"U bent in {ctx.directory.name} nu {_described(now, ctx)}. Dat stelde {ctx.member.name} in."
        tell(ctx, address, Reply(summary=said), f"plaats:{now.id}")


def _read(words: str, found: Member, ctx: Context) -> dict[str, Any]:
    """What is to become of a member. Raises UserError when a word is left that says nothing."""
    if words.casefold().startswith("heet ") and (match := CALLED.match(f"{found.name} {words}")):
        if any(plain(one.name) == plain(match["new"]) for one in ctx.directory.members if one.id != found.id):
            raise UserError(f"{match['new']} is al de naam van een ander lid. Er is niets gewijzigd.")
        return {"name": match["new"]}
    if _LEAVES.fullmatch(words.strip(" .!")):
        return {"active": False}
    values: dict[str, Any] = {"active": True}
    left = words
    if match := _NOT_FOR.search(left):
        gone = _parties(match["parties"], ctx)
        values["parties"] = [party for party in found.parties if party not in gone]
        left = left[: match.start()]
    elif match := _FOR.search(left):
        already = found.parties if match["also"] else []
        values["parties"] = list(dict.fromkeys([*already, *_parties(match["parties"], ctx)]))
        left = left[: match.start()]
    if match := _AS.search(left):
        values["role"], left = match["role"].casefold(), _AS.sub(" ", left, count=1)
    left = _RETURNS.sub(" ", left).strip(" ,.!")
    if left:
        roles = join_and([role for role in _ROLES if Role[role] <= Role[ctx.member.role]], "of")
        can = f"Een rol is {roles}; of: (ook) namens …, zonder …, weg, terug, heet …"
        raise UserError(f"“{left}” begrijp ik niet; er is niets gewijzigd. {can}")
    return values


def _parties(words: str, ctx: Context) -> list[int | None]:
    if words.strip(" .").casefold() in _NOBODY:
        return []
    named = who.named(words.strip(" ."), ctx.directory)
    known = {party.id for party in ctx.directory.parties}
    if unknown := [owner.name for owner in named if owner.party not in known]:
        raise UserError(f"{join_and(unknown)} ken ik niet. Eerst: /horzel organisatie {unknown[0]}")
    return [owner.party for owner in named]


def _somebody_must_decide(found: Member, values: dict[str, Any], ctx: Context) -> None:
    """Nobody leaves or hands in his role as the last who can set things up. Raises UserError."""
    after = found.but(**values)
    if after.active and Role[after.role] >= Role.secretaris:
        return
    others = [one for one in ctx.directory.members if one.active and one.id != found.id]
    if not any(Role[one.role] >= Role.secretaris and ctx.directory.addresses.get(one.id) for one in others):
        other = others[0].name if others else "Jansen"
        raise UserError(
            f"{found.name} is de enige die kan instellen. Geef eerst een ander die rol: /horzel lid {other} secretaris"
        )


def _member_in(words: str, ctx: Context) -> tuple[Member, str]:
    """The member that the words begin with (the longest name wins), and the words behind it. Raises UserError.

    Also by part of the name, or by the party that he alone sits for ("lltb secretaris").
    """
    if found := _MYSELF.match(words):
        return ctx.member, words[found.end() :].strip()
    parts = _ARTICLE.sub("", words).split()
    for length in range(len(parts), 0, -1):
        name = plain(" ".join(parts[:length]).rstrip(",:"))
        known = next((one for one in ctx.directory.members if plain(one.name) == name), None)
        if known or (known := ctx.directory.member_names.get(name)):
            return known, " ".join(parts[length:])
    active = [one for one in ctx.directory.members if one.active]
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length]).rstrip(",:")
        owner, said = ctx.directory.find_owner(name), set(plain(name).split())
        for holders in (
            [one for one in active if owner and owner.party and owner.party in one.parties],
            [one for one in active if said <= set(plain(one.name).split())],
        ):
            if len(holders) == 1:
                return holders[0], " ".join(parts[length:])
    there = join_and([one.name for one in active][:20])
    raise UserError(
        f"Ik ken geen lid {_LEAVES.sub('', words).strip()}. "
        f"Er zijn: {there}. Een lid wordt bekend bij het eerste woord in het kanaal."
    )


def _told(before: Member, now: Member, ctx: Context) -> str:
    if now.name != before.name:
        return f"{before.name} heet nu {now.name}."
    if not now.active:
        return f"{now.name} is geen lid meer. Wat op die naam staat, blijft staan."
    was = f", was {_described(before, ctx)}" if before.active else ""
    return f"{now.name} is nu {_described(now, ctx)}{was}."


def _left_alone(before: Member, now: Member, ctx: Context) -> list[str]:
    """The open points of a party that nobody sits for any more, or of who left, and how they are handed over."""
    still = now.parties if now.active else []
    lost = [ctx.directory.by_id[party] for party in before.parties if party and party not in still]
    others = [one for one in ctx.directory.members if one.active and one.id != before.id]
    alone = [owner_of(party) for party in lost if not any(party.id in one.parties for one in others)]
    alone += [] if now.active else [Owner(before.name, member=before.id)]
    return [
        f"Voor {owner.name} is er nu niemand. Open op die naam: {'punt' if len(points) == 1 else 'punten'} "
        f"{numbers(points)}. Overdragen kan zo: alles van {owner.name} naar …"
        for owner in alone
        if (points := points_on(owner, ctx.store))
    ]


def _described(one: Member, ctx: Context) -> str:
    names = list(ctx.directory.parties_of(one))
    return f"{one.role}{f' namens {join_and(names)}' if names else ''}{'' if one.active else ' (weg)'}"


class Access(BaseModel):
    """Who asked for access, as the button carries it."""

    address: Word = Field(min_length=3)
    name: Word = Field(min_length=1)
    role: Word = "lid"


@command(
    "horzel lid toevoegen",
    help="Geef wie om toegang vroeg een rol.",
    title="Lid toevoegen",
    example="horzel lid toevoegen",
    role=Role.secretaris,
    shown=False,
)
def admit(args: Access, ctx: Context) -> Reply:
    """Let somebody in who asked; he hears of it in private."""
    role = args.role if args.role in ("lid", "lezer") else "lid"
    found = ctx.directory.accounts.get(args.address)
    if found is None:
        found = ctx.store.changes.add(Member(body_id=ctx.directory.body_id, name=args.name, role=role))
        ctx.store.bodies.add_account(ctx.store.body, found, args.address)
    elif found.active:
        return Reply(summary=f"{found.name} is al {_described(found, ctx)}.", only_me=True, replaces=True)
    else:
        ctx.store.changes.change(found, role=role, active=True)
    welcome = Reply(
        summary=f"U bent nu {role} van {ctx.directory.name}. Typ /horzel voor wat er kan.",
        parts=(Buttons(buttons=(Button(label="Mijn actiepunten", command="actie"),)),),
    )
    tell(ctx, args.address, welcome, f"welkom:{found.id}")
    return Reply(
        summary=f"{args.name} is nu {role} van {ctx.directory.name}.",
        parts=(Buttons(buttons=(undo_button(ctx),)),),
        only_me=True,
        replaces=True,
    )


MEMBER_COMMANDS = (member, admit)
