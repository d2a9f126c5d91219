"""The Woo export in a talk: a proposal, corrections in words or with buttons, and the file only after all was seen.

What it does stands in `reviewing.py`: its patterns take a tenth of a second to make, once somebody asks for it.
"""

from pydantic import BaseModel, Field

from commands.command import Context, Role, command
from commands.fields import Rest, Word
from commands.reply import Reply
from commands.woo.words import GIVE, STEP, TOPIC


class WhatWords(BaseModel):
    """Everything in Word, unless other words are said: "signalen", "excel"."""

    words: Rest = Field("", title="Wat")


@command(
    "horzel export woo",
    "export woo",
    "horzel woo",
    "woo",
    "woo export",
    "actie export woo",
    help="Maak een bestand voor een Woo-verzoek: namen worden rol en organisatie, en u kijkt alles eerst na.",
    title="Woo-bestand maken",
    example="horzel export woo",
    role=Role.secretaris,
)
def begin(args: WhatWords, ctx: Context) -> Reply:
    """Show the proposal; nothing is given out yet."""
    from commands.woo import reviewing

    return reviewing.begin(args.words, ctx)


class StepWords(BaseModel):
    """What is typed or pressed while the proposal lies open."""

    words: Rest = Field(title="Verbetering", min_length=2)


@command(
    STEP,
    help="Verbeter het Woo-voorstel, of blader erin.",
    title="Woo-voorstel verbeteren",
    example="woo stap ook Peters",
    role=Role.secretaris,
    shown=False,
)
def step(args: StepWords, ctx: Context) -> Reply:
    """Turn a page, look at a piece, or decide otherwise about it."""
    from commands.woo import reviewing

    return reviewing.step(args.words, ctx)


class Given(BaseModel):
    """The format of the file."""

    form: Word = "docx"


@command(
    GIVE,
    help="Geef het Woo-bestand dat u hebt nagekeken.",
    title="Woo-bestand geven",
    example="woo geef",
    role=Role.secretaris,
    shown=False,
)
def give(args: Given, ctx: Context) -> Reply:
    """Make the file of what was reviewed; what came up meanwhile is reviewed first."""
    from commands.woo import reviewing

    return reviewing.give(args.form, ctx)


def hears(text: str, ctx: Context) -> bool:
    """Whether a free sentence is a step in the proposal that this person has open."""
    if text.rstrip().endswith("?") or not ctx.may(Role.secretaris):
        return False
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    if not talk or talk["body"] != ctx.directory.body_id:
        return False
    from commands.woo import reviewing

    return reviewing.takes(text, talk, ctx)


WOO_COMMANDS = (begin, step, give)
