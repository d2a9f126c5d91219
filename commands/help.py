"""What Horzel does, for whom, and what becomes of what is typed."""

from pydantic import BaseModel

from commands.body import settings
from commands.body.many import MANY_COMMANDS
from commands.command import Command, Context, Role, command
from commands.door import slashed
from commands.dutch import join_and
from commands.examples import filled, own, with_board
from commands.fields import Nothing, Rest
from commands.reply import Button, Buttons, Facts, Item, Items, Reply, Section, Text

_REST = "overig"
_EXAMPLES = (
    "/actie nieuw rapport delen @{organisatie} uiterlijk vrijdag",
    "/actie klaar 12 besproken met de wethouder",
    "/signaal krant zoekt teler voor interview, voor dinsdag",
)
_TO_READ = ("/actie lijst te laat", "/actie toon 12", "/vergadering volgende")
"""The examples of who may only read along."""


@command(
    "horzel",
    "help",
    "horzel help",
    "hulp",
    "signaal help",
    "vergadering help",
    "stand help",
    "visie help",
    help="Wat Horzel doet, drie voorbeelden en wat u mag.",
    title="Horzel",
    example="horzel",
    role=Role.lezer,
    changes=False,
)
def about(args: Nothing, ctx: Context) -> Reply:
    """One screen: what, three examples, who the secretary is, what you may do."""
    del args
    secretaries = [m.name for m in ctx.directory.deciders]
    pairs = [("Werkgroep", ctx.directory.name)]
    if secretaries:
        pairs.append(("Secretaris", join_and(secretaries[:3])))
    pairs.append(("U bent", _you(ctx)))
    buttons = [
        Button(label="Nieuw actiepunt", command="actie formulier", style="primary"),
        Button(label="Mijn actiepunten", command="actie"),
        Button(label="Alles wat kan", command="horzel commando's"),
    ]
    if ctx.may(Role.secretaris):
        buttons.append(Button(label="Instellen", command="horzel instellen"))
    lines = _EXAMPLES if ctx.may(Role.lid) else _TO_READ
    return Reply(
        summary=f"Horzel houdt de actiepunten en signalen van {ctx.directory.name} bij.",
        parts=(
            Items(rows=tuple(Item(title=filled(line, ctx.directory)) for line in lines)),
            Facts(pairs=tuple(pairs)),
            Text(
                text="Alles kan ongedaan worden gemaakt. De lijst is van de hele groep en valt onder de Woo: "
                "geen namen of nummers van werknemers. Meer: /horzel privacy",
                subtle=True,
            ),
            Buttons(buttons=tuple(buttons)),
        ),
        only_me=True,
    )


def _you(ctx: Context) -> str:
    parties = join_and(list(ctx.directory.parties_of(ctx.member)))
    return f"{ctx.member.role}{f', voor {parties}' if parties else ''}"


class Family(BaseModel):
    """Which commands: those that begin with this word, or `alles`."""

    words: Rest = ""


@command(
    "horzel commando's",
    "horzel commandos",
    "horzel alles",
    "commando's",
    "alles wat kan",
    help="Alles wat u Horzel kunt vragen.",
    title="Alles wat kan",
    example="horzel commando's",
    role=Role.lezer,
    changes=False,
)
def everything(args: Family, ctx: Context) -> Reply:
    """The families of commands that who asks may use, each a press away; or those of one, with one example each."""
    from commands import COMMANDS

    families: dict[str, list[Command]] = {}
    for one in COMMANDS:
        if one.shown and ctx.may(one.role):
            families.setdefault(_root(one), []).append(one)
    roots = sorted(families, key=lambda root: root == _REST)
    said = args.words.casefold().strip(" ?!.")
    wanted = roots if said in ("alles", "alle") else [root for root in roots if said and said.startswith(root[:5])]
    summary = "Dit kunt u Horzel vragen. Zonder schuine streep: in een privébericht, of met @Horzel ervoor."
    if not wanted:
        rows = tuple(_family(root, families[root], ctx) for root in roots)
        whole = Button(label="Alles onder elkaar", command="horzel commando's", args={"words": "alles"})
        return Reply(summary=summary, parts=(Items(rows=rows), Buttons(buttons=(whole,))), only_me=True)
    shown = {root: tuple(_explained(one, ctx) for one in families[root]) for root in wanted}
    parts = tuple(Section(heading=root.capitalize(), parts=(Items(rows=rows),)) for root, rows in shown.items())
    return Reply(summary=summary, parts=parts, only_me=True)


def _family(root: str, commands: list[Command], ctx: Context) -> Item:
    """`Actie`, with what can be done with it in one word each."""
    words = (one.title if root == _REST else one.name.removeprefix(root) for one in commands)
    said = dict.fromkeys(word.strip() for word in words if word)
    press = Button(label="Toon", command="horzel commando's", args={"words": root})
    return Item(title=root.capitalize(), notes=with_board(", ".join(said), ctx.directory), button=press)


def _explained(one: Command, ctx: Context) -> Item:
    return Item(title=slashed(own(one, ctx)), notes=with_board(one.help, ctx.directory))


def _root(one: Command) -> str:
    words = ("actie", "signaal", "vergadering", "stand", "visie")
    return next((word for word in words if one.name.startswith(word)), _REST)


_MAY = {
    Role.lezer: "leest alles mee en wijzigt niets",
    Role.lid: "legt actiepunten en signalen vast, wijzigt en sluit ze, meldt zich af",
    Role.kennisambassadeur: "handelt ook signalen af en maakt het rapport",
    Role.voorzitter: "plant ook vergaderingen, loopt punten na, legt besluiten en het verslag vast",
    Role.secretaris: "stelt ook in, wijzigt leden en hun rol, geeft Woo-bestanden",
    Role.beheerder: "geeft ook een secretaris of beheerder een andere rol",
}


@command(
    "horzel rechten",
    "horzel rollen",
    help="Wie wat mag, en hoe iemand lid wordt.",
    title="Wie wat mag",
    example="horzel rechten",
    role=Role.lezer,
    changes=False,
)
def rights(args: Nothing, ctx: Context) -> Reply:
    """What each role may, whose it is, and how somebody comes in or gets another role."""
    del args
    pairs = tuple((role.name.capitalize(), f"{may}{_holders(role, ctx)}") for role, may in _MAY.items())
    other = next((one.name for one in ctx.directory.members if one.active and one.role == Role.lid.name), "Jansen")
    how = (
        f"Een rol geven: /horzel lid {other} voorzitter"
        if ctx.may(Role.secretaris)
        else f"Een andere rol geeft {ctx.deciders}.",
        "Een nieuw lid typt zelf één keer /horzel in het kanaal. Een gast vraagt daar met een knop om toegang.",
    )
    return Reply(
        summary=f"U bent {_you(ctx)}. Elke rol mag ook wat erboven staat.",
        parts=(Facts(pairs=pairs), *(Text(text=line, subtle=True) for line in how)),
        only_me=True,
    )


def _holders(role: Role, ctx: Context) -> str:
    names = [one.name for one in ctx.directory.members if one.active and one.role == role.name]
    return f" ({join_and(names)})" if names and role is not Role.lid else ""


@command(
    "horzel privacy",
    "privacy",
    help="Wat Horzel bewaart, wie het ziet en hoe het weer weg kan.",
    title="Privacy",
    example="horzel privacy",
    role=Role.lezer,
    changes=False,
)
def privacy(args: Nothing, ctx: Context) -> Reply:
    """Plain answers on what is kept, by whom it is seen, and how it goes away (AVG, Woo)."""
    del args
    years = round(ctx.directory.settings.signals_kept_days / 365)
    return Reply(
        summary="Horzel bewaart wat de groep vastlegt, en wie wat wanneer veranderde. Niets gaat naar buiten.",
        parts=(
            Facts(
                pairs=(
                    ("Bewaard", "actiepunten, signalen, vergaderingen, notities, en uw naam en rol in deze groep"),
                    ("Wie ziet het", f"de leden van {ctx.directory.name}; uw eigen vragen ziet alleen u"),
                    ("Hoe lang", f"afgehandelde signalen worden na {years} jaar leeggemaakt; actiepunten blijven"),
                    ("Woo", "wat in de gedeelde lijst staat, kan worden opgevraagd; namen gaan er dan uit"),
                    ("Liever niet", "namen, telefoonnummers of adressen van werknemers; Horzel waarschuwt u dan"),
                    ("Inzage of wissen", f"vraag het aan {ctx.deciders}; die kan alles over u uitvoeren en wissen"),
                )
            ),
            Text(text="Herinneringen uitzetten: typ herinner mij niet.", subtle=True),
        ),
        only_me=True,
    )


HELP_COMMANDS = (about, everything, rights, privacy, *settings.SETTINGS_COMMANDS, *MANY_COMMANDS)
