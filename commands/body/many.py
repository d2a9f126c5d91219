"""Several at once: "gemeenten Goirle, Tilburg en Waalwijk in Hart van Brabant". Each is one, without other names."""

import re
from collections.abc import Callable
from typing import Final

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.body.body_words import keep
from commands.body.parties import LIES_IN, PartyWords, function, gemeente, names_in, organisation, region, said_of
from commands.body.settings import group
from commands.command import Command, Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Nothing, Rest
from commands.reply import Buttons, Item, Items, Reply, Text
from commands.words.places import region_of
from storage.directory import plain
from storage.values import Theme

_LAST: Final = re.compile(r"\s+en\s+(?=[^,;]+$)", re.IGNORECASE)
_MOST = 50


class Names(BaseModel):
    """Names with commas or "en" between them; none to see what there is."""

    words: Rest = Field("", title="Namen", max_length=1000)


def _of_kind(one: Command, plural: str, *synonyms: str) -> Command:
    kind = one.name.removeprefix("horzel ")

    def parties(words: str, ctx: Context) -> Reply:
        words, behind = _lying_in(words, ctx) if one is gemeente else (words, "")
        names = _names(words)
        told = [one.run(PartyWords(words=f"{name}{behind}"), ctx) for name in names]
        rows = tuple(
            Item(title=reply.summary, notes=" ".join(part.text for part in reply.parts if isinstance(part, Text)))
            for reply in told
        )
        said = f"{plural.capitalize()}: {join_and(names)}."
        return Reply(summary=said, parts=(Items(rows=rows), Buttons(buttons=(undo_button(ctx),))), only_me=True)

    return _declared(kind, plural, synonyms, parties)


def _lying_in(words: str, ctx: Context) -> tuple[str, str]:
    """The words in front of the region, and ` in Midden-Limburg` to put behind each name. Raises UserError."""
    match = LIES_IN.search(words)
    if match is None:
        return words, ""
    where = region_of(match["region"], ctx.directory)
    if not where:
        raise UserError(
            f"Regio {match['region']} ken ik nog niet. Er is niets gewijzigd. Eerst: /horzel regio {match['region']}"
        )
    return words[: match.start()], f" in {where}"


def _names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names_in(_LAST.sub(", ", words))))[:_MOST]


def _themes(words: str, ctx: Context) -> Reply:
    there = ctx.directory.settings.themes
    known = {plain(word) for one in there for word in (one.name, *one.aliases)}
    fresh = [Theme(name=name) for name in _names(words) if plain(name) not in known]
    return keep(ctx, f"Thema's: {join_and([one.name for one in (*there, *fresh)])}.", themes=(*there, *fresh))


def _declared(kind: str, plural: str, synonyms: tuple[str, ...], add: Callable[[str, Context], Reply]) -> Command:
    def several(args: Names, ctx: Context) -> Reply:
        words = said_of(args.words).lstrip(": ")
        return add(words, ctx) if words.strip(" ?.!") else group.run(Nothing(), ctx)

    return command(
        f"horzel {plural}",
        *synonyms,
        help=f"Voeg meer dan één {kind} toe, met komma's ertussen.",
        title=f"{plural.capitalize()} instellen",
        example=f"horzel {plural} Eerste, Tweede en Derde",
        role=Role.secretaris,
        shown=False,
    )(several)


organisations = _of_kind(organisation, "organisaties", "horzel partijen")
regions = _of_kind(region, "regio's", "horzel regio’s", "horzel regios")
gemeenten = _of_kind(gemeente, "gemeenten", "horzel gemeentes")
functions = _of_kind(function, "functies")
themes = _declared("thema", "thema's", ("horzel thema’s", "horzel themas"), _themes)

MANY_COMMANDS = (organisations, regions, gemeenten, functions, themes)
