"""Setting up from the chat: how everything stands, and the themes. For the secretary."""

from commands.body.as_set import as_set, theme_in_words
from commands.body.body_words import BODY_COMMANDS, keep
from commands.body.members import MEMBER_COMMANDS
from commands.body.parties import CALLED, GONE, PARTY_COMMANDS, WITHOUT, PartyWords, names_in, said_of
from commands.body.renaming import numbers, rename_theme, with_theme
from commands.command import Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Nothing
from commands.reply import Facts, Reply, Text
from storage.directory import Directory, plain
from storage.values import Theme


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
    directory = ctx.directory
    gone = [party.name for party in directory.former]
    missing = (("Weggehaald", ", ".join(gone)),) if gone else ()
    pairs = (*_who(directory), *missing, *as_set(directory.settings, ctx.now.date()))
    how = (Text(text=line, subtle=True) for line in _how(ctx))
    return Reply(summary=f"Zo staat {directory.name} ingesteld.", parts=(Facts(pairs=pairs), *how), only_me=True)


@command(
    "horzel groep",
    "horzel wie",
    help="Toon wie meedoet: organisaties, regio's, gemeenten, rollen en leden.",
    title="Wie meedoet",
    example="horzel groep",
    role=Role.lezer,
    changes=False,
)
def group(args: Nothing, ctx: Context) -> Reply:
    """Whom a point can be for, by the names that are understood."""
    del args
    themes = ", ".join(one.name for one in ctx.directory.settings.themes) or "nog geen"
    pairs = (*_who(ctx.directory), ("Thema's", themes))
    return Reply(summary=f"Dit is {ctx.directory.name}.", parts=(Facts(pairs=pairs),), only_me=True)


def _who(directory: Directory) -> tuple[tuple[str, str], ...]:
    def names(kind: str) -> str:
        return ", ".join(party.name for party in directory.parties if party.kind == kind) or "nog geen"

    people = ", ".join(f"{member.name} ({member.role})" for member in directory.members if member.active)
    return (
        ("Organisaties", names("organisatie")),
        ("Regio's", names("regio")),
        ("Gemeenten", _gemeenten(directory)),
        ("Rollen", names("rol")),
        ("Iedereen", names("allen")),
        ("Leden", people),
    )


def _gemeenten(directory: Directory) -> str:
    """How many lie in each region; those that lie in none by name."""
    there = [party for party in directory.parties if party.kind == "gemeente"]
    counted = [f"{region} {sum(one.region == region for one in there)}" for region in directory.region_names]
    loose = [one.name for one in there if one.region not in directory.region_names]
    return ", ".join([*(counted if there else ()), *loose]) or "nog geen"


def _how(ctx: Context) -> tuple[str, ...]:
    """Lines to type, with the group's own names in them."""
    name = next((one.name for one in ctx.directory.parties if one.kind == "organisatie"), "Waterschap")
    region = next(iter(ctx.directory.region_names), "")
    member = next((one.name for one in ctx.directory.members if one.active and one.id != ctx.member.id), "Jansen")
    return (
        f"Erbij: /horzel organisatie {name}, andere naam. Zo ook: regio, rol, thema, gemeente … in {region or 'regio'}",
        f"Anders: /horzel organisatie {name} heet nieuwe naam, … zonder andere naam, … weg",
        f"/horzel lid {member} secretaris namens {name}, … heet nieuwe naam, … weg, … terug",
        "/horzel naam …, /horzel overleg …, /horzel bestuur …, /horzel gebied …",
        "/horzel digest maandag 09:00, /horzel herinneringen voor iedereen uit, /vergadering elke 3e woensdag 14:00",
    )


@command(
    "horzel thema",
    help="Voeg een thema toe, met andere woorden ervoor; of haal het weg.",
    title="Thema instellen",
    example="horzel thema Wonen, huisvesting",
    role=Role.secretaris,
)
def theme(args: PartyWords, ctx: Context) -> Reply:
    """A theme by which lists can be filtered. What has a theme that is taken out keeps it."""
    themes = ctx.directory.settings.themes
    by_name = {plain(word): one for one in themes for word in (one.name, *one.aliases)}
    words = said_of(args.words)
    if match := GONE.match(words):
        known = _known(match["first"] or match["last"], by_name)
        left = [point.number for point in with_theme(known.name, ctx.store)]
        more = f"Open actiepunten die dat thema houden: {numbers(left)}." if left else ""
        kept = tuple(one for one in themes if one != known)
        return keep(ctx, f"Thema {known.name} is weggehaald.", more, themes=kept)
    if (match := WITHOUT.match(words)) and plain(match["name"]) in by_name:
        known = by_name[plain(match["name"])]
        less = {plain(word) for word in names_in(match["words"])}
        new = Theme(name=known.name, aliases=tuple(word for word in known.aliases if plain(word) not in less))
    elif match := CALLED.match(words):
        known = _known(match["name"], by_name)
        others = (word for word in (*known.aliases, known.name) if plain(word) != plain(match["new"]))
        new = Theme(name=match["new"], aliases=tuple(others))
    else:
        name, *aliases = names_in(words) or [words]
        known = next((one for one in themes if plain(one.name) == plain(name)), Theme(name=name))
        new = Theme(name=known.name, aliases=tuple(dict.fromkeys((*known.aliases, *aliases))))
    for word in (new.name, *new.aliases):
        if (other := by_name.get(plain(word))) and other != known:
            raise UserError(f"“{word}” is al een woord voor {other.name}. Er is niets gewijzigd.")
    there = tuple(new if one == known else one for one in themes)
    moved = rename_theme(known.name, new.name, ctx.store) if new.name != known.name else ()
    more = f"Open actiepunten die meegaan: {numbers(moved)}." if moved else ""
    said = f"Thema {theme_in_words(new.name, new.aliases)} staat ingesteld."
    return keep(ctx, said, more, themes=there if known in themes else (*themes, new))


def _known(words: str, by_name: dict[str, Theme]) -> Theme:
    found = by_name.get(plain(words))
    if found is None:
        there = join_and(list(dict.fromkeys(one.name for one in by_name.values()))) or "nog geen"
        raise UserError(f"“{words.strip()}” ken ik niet als thema. Er is niets gewijzigd. Thema's: {there}.")
    return found


SETTINGS_COMMANDS = (overview, group, *PARTY_COMMANDS, theme, *BODY_COMMANDS, *MEMBER_COMMANDS)
