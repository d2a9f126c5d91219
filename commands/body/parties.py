"""Organisations, regions, gemeenten and roles: added, called otherwise, taken out and put back. For the secretary.

One that is taken out is offered no more. Its name can be used again: then it is the same one, with what stands on it.
"""

import re

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.body.renaming import move_points, numbers, points_on, rename_region
from commands.command import Command, Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Rest
from commands.reply import LABEL, Button, Buttons, Part, Reply, Text
from commands.words import owners as who
from commands.words.places import region_of
from storage.directory import owner_of, plain
from storage.models import Party
from storage.values import Owner

LIES_IN = re.compile(r"\s+(?:in|bij)\s+(?:de\s+)?(?:regio\s+)?(?P<region>[\w '’-]+?)[\s.]*$", re.IGNORECASE)
GONE = re.compile(
    r"^(?:(?:verwijder|schrap)\s+(?P<first>.+)|(?P<last>.+?)\s+(?:weg|verwijderen|schrappen|vervalt|eruit))[\s.!]*$",
    re.IGNORECASE,
)
CALLED = re.compile(r"^(?P<name>.+?)\s+heet\s+(?:voortaan\s+|nu\s+)?(?P<new>.+?)[\s.]*$", re.IGNORECASE)
WITHOUT = re.compile(r"^(?P<name>.+?),?\s+zonder\s+(?P<words>.+?)[\s.]*$", re.IGNORECASE)
_ADDS = re.compile(r"^(?:nieuwe?\s*:|toevoegen\b:?|voeg\s+toe\b:?)\s*|\s+(?:toevoegen|erbij)[\s.!]*$", re.IGNORECASE)
_AT = re.compile(r"(?<!\S)@(?=\w)")
_HALF = re.compile(r"\s(?P<word>heet|zonder)[\s.]*$", re.IGNORECASE)
_FEW = 4


class PartyWords(BaseModel):
    """A name, other names behind commas, and for a gemeente its region; or a name with what changes of it."""

    words: Rest = Field(title="Naam en andere namen", min_length=2, max_length=300)


def names_in(words: str) -> list[str]:
    """The names between the commas."""
    return [" ".join(word.split()) for word in re.split(r"[,;]", words) if word.strip()]


def said_of(words: str) -> str:
    """What is said of a name, without a word for adding it. Raises UserError for half of it ("GGD heet")."""
    said = _ADDS.sub("", _AT.sub("", words.strip()))
    if match := _HALF.search(said):
        raise UserError(f"Wat komt er achter “{match['word']}”? Er is niets gewijzigd.")
    return said


def _party(kind: str, args: PartyWords, ctx: Context) -> Reply:
    words, names = said_of(args.words), ctx.directory.party_names
    if match := GONE.match(words):
        return _take_out(_known(match["first"] or match["last"], kind, ctx), ctx)
    if match := CALLED.match(words):
        return _rename(_known(match["name"], kind, ctx), match["new"], ctx)
    if (match := WITHOUT.match(words)) and (known := names.get(plain(match["name"]))):
        return _without(known, match["words"], ctx)
    region = ""
    if kind == "gemeente" and plain(words) not in names and (match := LIES_IN.search(words)):
        region, words = region_of(match["region"], ctx.directory), words[: match.start()]
        if not region:
            return _which_region(words, match["region"], ctx)
    name, *aliases = names_in(words) or [words]
    _must_be_free((name, *aliases), name, ctx)
    known = names.get(plain(name))
    return _change(known, kind, aliases, region, ctx) if known else _add(kind, name, aliases, region, ctx)


def _known(words: str, kind: str, ctx: Context) -> Party:
    found = ctx.directory.party_names.get(plain(words))
    if found is None:
        if gone := ctx.directory.find_former(words):
            raise UserError(f"{gone.name} is al weggehaald. Terug kan met: /horzel {kind} {words.strip()}")
        there = [party.name for party in ctx.directory.parties if party.kind == kind]
        listed = f" Er zijn: {join_and(there[:20])}." if there else ""
        raise UserError(f"“{words.strip()}” ken ik niet als {kind}. Er is niets gewijzigd.{listed}")
    return found


def _must_be_free(words: tuple[str, ...], name: str, ctx: Context) -> None:
    for word in words:
        known = ctx.directory.party_names.get(plain(word))
        others = [known.name] if known else [owner.name for owner in who.known(word, ctx.directory) if owner.party]
        if others and plain(name) not in map(plain, others):
            raise UserError(f"“{word}” is al een naam van {join_and(others)}. Er is niets gewijzigd.")


def _which_region(words: str, region: str, ctx: Context) -> Reply:
    """The region is not known: those that are, each with a button that carries the gemeente along."""
    there = ctx.directory.region_names
    buttons = [
        Button(label=f"In {name}"[:LABEL], command="horzel gemeente", args={"words": f"{words} in {name}"})
        for name in there[:_FEW]
    ]
    buttons.append(Button(label=f"Nieuwe regio: {region}"[:LABEL], command="horzel regio", args={"words": region}))
    return Reply(
        summary=f"Regio {region} ken ik nog niet. In welke regio ligt {words}?",
        parts=(Text(text="Er is nog niets gewijzigd.", subtle=True), Buttons(buttons=tuple(buttons))),
        only_me=True,
    )


def _add(kind: str, name: str, aliases: list[str], region: str, ctx: Context) -> Reply:
    before = next((party for party in ctx.directory.former if plain(party.name) == plain(name)), None)
    if before is None:
        body = ctx.directory.body_id
        party = ctx.store.changes.add(Party(body_id=body, kind=kind, name=name, aliases=aliases, region=region))
        said = f"{_titled(party)} is toegevoegd"
    else:
        free = [alias for alias in before.aliases if plain(alias) not in ctx.directory.party_names]
        joined = list(dict.fromkeys([*free, *aliases]))
        kind = before.kind if before.kind == "allen" else kind
        values = {"kind": kind, "aliases": joined, "region": region or before.region}
        party = ctx.store.changes.change(before, active=True, **values) or before
        said = f"{_titled(party)} staat er weer in"
    if kind == "gemeente":
        said += f", in {party.region}" if party.region else ", nog zonder regio"
    moved = move_points([Owner(word) for word in (party.name, *party.aliases)], owner_of(party), ctx.store)
    points = f"Hier stonden al open actiepunten op: {numbers(moved)}." if moved else ""
    apart = kind == "gemeente" and not all(set(plain(name).split()) & set(plain(alias).split()) for alias in aliases)
    hint = "Zijn dit aparte gemeenten? Maak dit ongedaan, en typ: /horzel gemeenten …" if apart else ""
    return _told(f"{said}{_also(party)}", points, ctx, hint)


def _change(known: Party, kind: str, aliases: list[str], region: str, ctx: Context) -> Reply:
    kind = known.kind if known.kind == "allen" else kind
    joined = list(dict.fromkeys([*known.aliases, *aliases]))
    party = ctx.store.changes.change(known, kind=kind, aliases=joined, region=region or known.region) or known
    if party == known:
        return Reply(summary=f"{_described(party)}{_also(party)}. Er is niets gewijzigd.", only_me=True)
    move_points([owner_of(known), *map(Owner, aliases)], owner_of(party), ctx.store)
    if kind != known.kind:
        return _told(f"{_described(party)}, was {known.kind}{_also(party)}", "", ctx)
    where = f" in {party.region}" if region else ""
    return _told(f"{_titled(party)}{where} is bijgewerkt{_also(party)}", "", ctx)


def _rename(known: Party, new: str, ctx: Context) -> Reply:
    """Its old name stays one of its names, so that who is used to it is understood."""
    other = ctx.directory.party_names.get(plain(new))
    if other and other.id != known.id:
        raise UserError(f"“{new}” is al een naam van {other.name}. Er is niets gewijzigd.")
    if any(plain(party.name) == plain(new) for party in ctx.directory.former):
        raise UserError(f"{new} is eerder weggehaald. Terug kan met: /horzel {known.kind} {new}")
    if new == known.name:
        return Reply(summary=f"Zo heet {known.name} al. Er is niets gewijzigd.", only_me=True)
    aliases = [name for name in dict.fromkeys((*known.aliases, known.name)) if plain(name) != plain(new)]
    party = ctx.store.changes.change(known, name=new, aliases=aliases) or known
    moved = move_points([owner_of(known), Owner(new)], owner_of(party), ctx.store)
    if party.kind == "regio":
        gemeenten = [one for one in ctx.directory.by_id.values() if one.kind == "gemeente"]
        rename_region(known.name, new, gemeenten, ctx.store)
    points = f"Open actiepunten die meegaan: {numbers(moved)}." if moved else ""
    return _told(f"{known.name} heet nu {new}{_also(party)}", points, ctx)


def _without(known: Party, words: str, ctx: Context) -> Reply:
    gone = {plain(word) for word in names_in(words.replace(" en ", ", "))}
    kept = [alias for alias in known.aliases if plain(alias) not in gone]
    if kept == known.aliases:
        raise UserError(f"Zo heet {known.name} niet. {_described(known)}{_also(known)}.")
    party = ctx.store.changes.change(known, aliases=kept) or known
    return _told(f"{_titled(known)} is bijgewerkt{_also(party) or '; geen andere namen'}", "", ctx)


def _take_out(known: Party, ctx: Context) -> Reply:
    ctx.store.changes.change(known, active=False)
    back = f"Terug kan altijd: /horzel {known.kind if known.kind != 'allen' else 'rol'} {known.name}"
    return _told(f"{_titled(known)} is weggehaald", left_on(known, ctx), ctx, hint=back)


def left_on(party: Party, ctx: Context) -> str:
    """What still stands on a party that is taken out, "" when nothing does."""
    said = []
    if points := points_on(owner_of(party), ctx.store):
        said.append(f"Op die naam blijven open actiepunten staan: {numbers(points)}.")
    inside = [one.name for one in ctx.directory.parties if one.kind == "gemeente" and one.region == party.name]
    if party.kind == "regio" and inside:
        said.append(f"{join_and(inside)} {'ligt' if len(inside) == 1 else 'liggen'} nu in geen regio.")
    for_it = [one.name for one in ctx.directory.members if one.active and party.id in one.parties]
    if for_it:
        said.append(f"{join_and(for_it)} {'zat' if len(for_it) == 1 else 'zaten'} er namens {party.name}.")
    return " ".join(said)


def _titled(party: Party) -> str:
    return f"{'De naam' if party.kind == 'allen' else party.kind.capitalize()} {party.name}"


def _also(party: Party) -> str:
    return f"; ook bekend als {join_and(party.aliases)}" if party.aliases else ""


def _described(party: Party) -> str:
    return f"{party.name} is een {party.kind}{f' in {party.region}' if party.region else ''}"


def _told(said: str, more: str, ctx: Context, hint: str = "") -> Reply:
    parts: list[Part] = [Text(text=hint, subtle=True)] if hint else []
    parts += [Text(text=more)] if more else []
    return Reply(summary=f"{said}.", parts=(*parts, Buttons(buttons=(undo_button(ctx),))), only_me=True)


def _party_command(kind: str, *synonyms: str, title: str, help: str, example: str) -> Command:
    """The command about parties of one kind."""

    def about(args: PartyWords, ctx: Context) -> Reply:
        return _party(kind, args, ctx)

    return command(
        f"horzel {kind}", *synonyms, help=help, title=title, example=f"horzel {kind} {example}", role=Role.secretaris
    )(about)


organisation = _party_command(
    "organisatie",
    "horzel partij",
    title="Organisatie instellen",
    help="Voeg een organisatie toe, met haar andere namen; of haal haar weg.",
    example="LWV, werkgevers",
)
region = _party_command(
    "regio", title="Regio instellen", help="Voeg een regio toe, met haar andere namen.", example="Noord-Limburg, noord"
)
gemeente = _party_command(
    "gemeente",
    title="Gemeente instellen",
    help="Voeg een gemeente toe en zeg in welke regio zij ligt.",
    example="Venlo in Noord-Limburg",
)
function = _party_command(
    "rol",
    title="Rol instellen",
    help="Voeg een rol toe die eigenaar kan zijn, met andere namen.",
    example="Kennisambassadeur, kennismakelaar",
)

PARTY_COMMANDS = (organisation, region, gemeente, function)
