"""The channels of a body: it may have one in Slack and one in Teams at the same time."""

from pydantic import BaseModel, Field

from commands.body.linking import PLATFORMS
from commands.command import Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Rest
from commands.reply import Reply, Text
from storage.history import Line

_LOOSE = frozenset({"los", "weg", "losmaken", "verwijder", "verwijderen", "ontkoppel"})


class ChannelWords(BaseModel):
    """Nothing to see where the body lives, or `los` to take this channel out."""

    words: Rest = Field("", title="Wat", max_length=40)


@command(
    "horzel kanaal",
    "horzel kanalen",
    help="Zie in welke kanalen deze werkgroep leeft, of maak dit kanaal los.",
    title="Kanalen instellen",
    example="horzel kanaal",
    role=Role.secretaris,
)
def channel(args: ChannelWords, ctx: Context) -> Reply:
    """Where the body lives; with `los` this channel is nobody's any more. Raises UserError."""
    places = ctx.store.bodies.places(ctx.store.body)
    name = ctx.directory.name
    if not args.words:
        where = join_and([PLATFORMS.get(one.address.partition(":")[0], "elders") for one in places]) or "geen kanaal"
        said = f"{name} leeft in {len(places)} {'kanaal' if len(places) == 1 else 'kanalen'}: {where}."
        return Reply(summary=f"{said} Een kanaal erbij? Roep Horzel daar, en kies: Hoort bij {name}.", only_me=True)
    if args.words.casefold().strip(" .!") not in _LOOSE:
        raise UserError("Bedoelt u: horzel kanaal los? Dan hoort dit kanaal niet meer bij deze werkgroep.")
    if ctx.request.where not in {one.address for one in places}:
        raise UserError(f"Typ dit in het kanaal dat niet meer bij {name} hoort.")
    _must_have_another(ctx)
    ctx.store.leave(ctx.request.where)
    return Reply(
        summary=f"Dit kanaal hoort niet meer bij {name}. De lijst blijft; in de andere kanalen gaat alles door.",
        parts=(Text(text=f"Toch wel? Roep Horzel hier en kies: Hoort bij {name}.", subtle=True),),
    )


def _must_have_another(ctx: Context) -> None:
    """A body keeps one channel at least. Raises UserError."""
    if len(ctx.store.bodies.places(ctx.store.body)) == 1:
        name = ctx.directory.name
        raise UserError(
            f"Dit is het enige kanaal van {name}; zonder kanaal komt het weekbericht nergens aan. "
            f"Roep Horzel eerst in het goede kanaal en kies: Hoort bij {name}."
        )


def put_back(line: Line, ctx: Context) -> str:
    """Take back that a channel came or went; what is said of it. Raises UserError."""
    if address := line.before.get("address"):
        if taken := ctx.store.bodies.at(address):
            raise UserError(f"Dat kanaal hoort intussen bij {taken.name}.")
        ctx.store.live_at(address)
        return f"het kanaal hoort weer bij {ctx.directory.name}"
    _must_have_another(ctx)
    ctx.store.leave(line.after["address"])
    return f"het kanaal hoort niet meer bij {ctx.directory.name}"
