"""Setting up from the chat: parties and their other names, themes, members and their roles. For the secretary."""

import re
from typing import Any

from pydantic import BaseModel, Field

from commands import owners as who
from commands.actions.confirm import tell, undo_button
from commands.command import Command, Context, Role, UserError, command
from commands.dutch import WEEKDAYS, join_and
from commands.fields import Nothing, Rest, Word
from commands.read import region_of
from commands.reply import Button, Buttons, Facts, Reply, Text
from storage.directory import plain
from storage.models import Member, Party
from storage.values import Theme

_ROLES = tuple(role.name for role in Role if role is not Role.stranger)
_IN = re.compile(r"\s+(?:in|bij)\s+(?:de\s+)?(?:regio\s+)?(?P<region>[\w -]+)$", re.IGNORECASE)
_FOR = re.compile(r"\s*,?\s*\b(?:namens|voor|van)\s+(?P<parties>.+)$", re.IGNORECASE)
_AS = re.compile(rf"\s*,?\s*(?:\b(?:als|is|rol|wordt)\s+)?\b(?P<role>{'|'.join(_ROLES)})\b", re.IGNORECASE)


@command(
    "horzel instellen",
    "instellen",
    "horzel instellingen",
    help="Toon en wijzig de instellingen van de groep.",
    title="Instellen",
    example="horzel instellen",
    role=Role.secretaris,
    changes=False,
)
def overview(args: Nothing, ctx: Context) -> Reply:
    """Everything that is set, and how to change it in one line."""
    del args
    directory, settings = ctx.directory, ctx.directory.settings

    def names(kind: str) -> str:
        return ", ".join(party.name for party in directory.parties if party.kind == kind) or "nog geen"

    people = ", ".join(f"{member.name} ({member.role})" for member in directory.members if member.active)
    digest = f"{WEEKDAYS[settings.digest_weekday]} {settings.digest_time}" if settings.digest else "uit"
    return Reply(
        summary=f"Zo staat {directory.name} ingesteld.",
        parts=(
            Facts(
                pairs=(
                    ("Organisaties", names("organisatie")),
                    ("Regio's", names("regio")),
                    ("Rollen", names("rol")),
                    ("Thema's", ", ".join(theme.name for theme in settings.themes) or "nog geen"),
                    ("Leden", people),
                    ("Weekbericht", digest),
                    ("Herinneringen", "aan" if settings.reminders else "uit"),
                )
            ),
            Text(text="/horzel organisatie LWV, werkgevers (na de komma: andere namen)", subtle=True),
            Text(text="/horzel regio Noord-Limburg, noord · /horzel gemeente Venlo in Noord-Limburg", subtle=True),
            Text(text="/horzel thema Wonen, huisvesting · /horzel digest maandag 09:00", subtle=True),
            Text(text="/horzel lid Jansen secretaris namens Provincie · /horzel lid Jansen weg", subtle=True),
        ),
        only_me=True,
    )


class PartyWords(BaseModel):
    """A name, other names behind commas, and for a gemeente its region."""

    words: Rest = Field(title="Naam en andere namen", min_length=2, max_length=300)


def _party(kind: str, args: PartyWords, ctx: Context) -> Reply:
    words, region = args.words, ""
    if kind == "gemeente" and (match := _IN.search(words)):
        region, words = region_of(match["region"], ctx.directory), words[: match.start()]
        if not region:
            raise UserError(f"Regio {match['region']} ken ik nog niet. Eerst: /horzel regio {match['region']}")
    name, *aliases = [word.strip() for word in words.split(",") if word.strip()]
    for word in (name, *aliases):
        other = ctx.directory.party_names.get(plain(word))
        if other and plain(other.name) != plain(name):
            raise UserError(f"“{word}” is al een naam van {other.name}. Er is niets gewijzigd.")
    known = ctx.directory.party_names.get(plain(name))
    if known is None:
        body = ctx.directory.body_id
        ctx.store.changes.add(Party(body_id=body, kind=kind, name=name, aliases=aliases, region=region))
        said = f"{kind.capitalize()} {name} is toegevoegd"
    else:
        joined = list(dict.fromkeys([*known.aliases, *aliases]))
        ctx.store.changes.change(known, aliases=joined, region=region or known.region)
        said, aliases = f"{kind.capitalize()} {name} is bijgewerkt", joined
    also = f"; ook bekend als {join_and(aliases)}" if aliases else ""
    back = () if known is None else (Buttons(buttons=(undo_button(ctx),)),)  # a new party stays
    return Reply(summary=f"{said}{also}.", parts=back, only_me=True)


def _party_command(kind: str, *synonyms: str, title: str, help: str, example: str) -> Command:
    """The command that adds a party of one kind, or joins other names to it."""

    def add(args: PartyWords, ctx: Context) -> Reply:
        return _party(kind, args, ctx)

    return command(
        f"horzel {kind}", *synonyms, help=help, title=title, example=f"horzel {kind} {example}", role=Role.secretaris
    )(add)


organisation = _party_command(
    "organisatie",
    "horzel partij",
    title="Organisatie",
    help="Voeg een organisatie toe, met haar andere namen.",
    example="LWV, werkgevers",
)
region = _party_command(
    "regio", title="Regio", help="Voeg een regio toe, met haar andere namen.", example="Noord-Limburg, noord"
)
gemeente = _party_command(
    "gemeente",
    title="Gemeente",
    help="Voeg een gemeente toe en zeg in welke regio zij ligt.",
    example="Venlo in Noord-Limburg",
)
function = _party_command(
    "rol",
    title="Rol",
    help="Voeg een rol toe die eigenaar kan zijn, met andere namen.",
    example="Kennisambassadeur, kennismakelaar",
)


@command(
    "horzel thema",
    help="Voeg een thema toe, met andere woorden ervoor.",
    title="Thema",
    example="horzel thema Wonen, huisvesting",
    role=Role.secretaris,
)
def theme(args: PartyWords, ctx: Context) -> Reply:
    """A theme by which lists can be filtered."""
    name, *aliases = [word.strip() for word in args.words.split(",") if word.strip()]
    settings = ctx.directory.settings
    others = tuple(one for one in settings.themes if plain(one.name) != plain(name))
    return _set(ctx, f"Thema {name} staat ingesteld.", themes=(*others, Theme(name=name, aliases=tuple(aliases))))


def _set(ctx: Context, said: str, **values: Any) -> Reply:
    settings = ctx.directory.settings.model_copy(update=values)
    ctx.store.change_body(settings=settings.model_dump(mode="json"))
    return Reply(summary=said, parts=(Buttons(buttons=(undo_button(ctx),)),), only_me=True)


class MemberWords(BaseModel):
    """A member's name, with a role, parties or `weg` behind it."""

    words: Rest = Field(title="Naam, rol en namens wie", min_length=2, max_length=200)


@command(
    "horzel lid",
    "horzel leden",
    help="Wijzig rol of organisatie van een lid, of haal een lid weg.",
    title="Lid",
    example="horzel lid Jansen secretaris namens Provincie",
    role=Role.secretaris,
)
def member(args: MemberWords, ctx: Context) -> Reply:
    """Role, parties, leaving and coming back; a name without an account yet is added and linked later."""
    found, words = _member_in(args.words.removeprefix("@").strip(), ctx)
    values: dict[str, Any] = {
        "active": not re.search(r"\b(?:weg|verwijderen|verwijder|vertrekt)\b", words, re.IGNORECASE)
    }
    if match := _FOR.search(words):
        parties = who.known(match["parties"], ctx.directory)
        if not parties or any(owner.party is None for owner in parties):
            raise UserError(f"{match['parties']} ken ik niet. Eerst: /horzel organisatie {match['parties']}")
        values["parties"], words = [owner.party for owner in parties], words[: match.start()]
    if match := _AS.search(words):
        values["role"] = match["role"].casefold()
    if not words.strip() and len(values) == 1:
        return Reply(summary=f"{found.name} is {_described(found, ctx)}.", only_me=True)
    if Role[values.get("role", "lid")] > Role[ctx.member.role] or Role[found.role] > Role[ctx.member.role]:
        raise UserError("Een hogere rol dan uw eigen kunt u niet geven of wijzigen. Vraag het de beheerder.")
    changed = ctx.store.changes.change(found, **values) or found
    if not changed.active:
        return Reply(summary=f"{found.name} is geen lid meer. Wat op die naam staat, blijft staan.", only_me=True)
    return Reply(summary=f"{changed.name} is nu {_described(changed, ctx)}.", only_me=True)


def _member_in(words: str, ctx: Context) -> tuple[Member, str]:
    """The member that the words begin with (the longest name wins), and the words behind it. Raises UserError."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        name = plain(" ".join(parts[:length]))
        known = next((one for one in ctx.directory.members if plain(one.name) == name), None)
        if known or (known := ctx.directory.member_names.get(name)):
            return known, " ".join(parts[length:])
    raise UserError(f"Ik ken geen lid {words}. Een lid wordt bekend bij het eerste woord in het kanaal.")


def _described(one: Member, ctx: Context) -> str:
    names = [ctx.directory.by_id[party].name for party in one.parties if party in ctx.directory.by_id]
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
    else:
        ctx.store.changes.change(found, role=role, active=True)
    welcome = Reply(
        summary=f"U bent nu {role} van {ctx.directory.name}. Typ /horzel voor wat er kan.",
        parts=(Buttons(buttons=(Button(label="Mijn actiepunten", command="actie"),)),),
    )
    tell(ctx, args.address, welcome, f"welkom:{found.id}")
    return Reply(summary=f"{args.name} is nu {role} van {ctx.directory.name}.", only_me=True, replaces=True)


SETTINGS_COMMANDS = (overview, organisation, region, gemeente, function, theme, member, admit)
