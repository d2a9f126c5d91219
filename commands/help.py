"""What Horzel does, for whom, and what becomes of what is typed."""

from commands import owners, settings
from commands.command import Command, Context, Role, command
from commands.door import WORDS
from commands.dutch import join_and
from commands.examples import own, with_board
from commands.fields import Nothing
from commands.reply import Button, Buttons, Facts, Item, Items, Reply, Section, Text

_REST = "overig"
_EXAMPLES = (
    "/actie nieuw rapport delen @{name} uiterlijk vrijdag",
    "/actie klaar 12 besproken met de wethouder",
    "/signaal krant zoekt teler voor interview, voor dinsdag",
)


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
    return Reply(
        summary=f"Horzel houdt de actiepunten en signalen van {ctx.directory.name} bij.",
        parts=(
            Items(rows=tuple(Item(title=line.format(name=owners.example(ctx.directory))) for line in _EXAMPLES)),
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


@command(
    "horzel commando's",
    "horzel commandos",
    "horzel alles",
    "commando's",
    help="Alles wat u Horzel kunt vragen.",
    title="Alles wat kan",
    example="horzel commando's",
    role=Role.lezer,
    changes=False,
)
def everything(args: Nothing, ctx: Context) -> Reply:
    """All commands that who asks may use, with one example each."""
    del args
    from commands import COMMANDS

    sections: dict[str, list[Item]] = {}
    for one in COMMANDS:
        if one.shown and ctx.may(one.role):
            sections.setdefault(_root(one), []).append(
                Item(title=with_board(one.help, ctx.directory), notes=_typed(own(one, ctx)))
            )
    return Reply(
        summary="Dit kunt u Horzel vragen. Zonder schuine streep: in een privébericht, of met @Horzel ervoor.",
        parts=tuple(
            Section(heading=root.capitalize(), parts=(Items(rows=tuple(rows)),))
            for root, rows in sorted(sections.items(), key=lambda section: section[0] == _REST)
        ),
        only_me=True,
    )


def _root(one: Command) -> str:
    words = ("actie", "signaal", "vergadering", "stand", "visie")
    return next((word for word in words if one.name.startswith(word)), _REST)


def _typed(example: str) -> str:
    """With a slash where Slack knows it as a command; the others are heard without."""
    return f"/{example}" if example.split(maxsplit=1)[0] in WORDS else example


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
                    ("Inzage of wissen", f"vraag het aan {_who(ctx)}; die kan alles over u uitvoeren en wissen"),
                )
            ),
            Text(text="Herinneringen uitzetten: typ herinner mij niet.", subtle=True),
        ),
        only_me=True,
    )


def _who(ctx: Context) -> str:
    names = [m.name for m in ctx.directory.deciders]
    return join_and(names[:2], "of") or "de beheerder"


HELP_COMMANDS = (about, everything, privacy, *settings.SETTINGS_COMMANDS)
