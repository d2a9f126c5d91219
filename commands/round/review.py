"""Nalopen in the meeting: the open points one by one, in one message that changes in place, by button or in words."""

from pydantic import BaseModel, Field

from commands.actions.by_number import existing
from commands.ask.bare import cut_please
from commands.command import Context, Role, command
from commands.fields import MAX_TEXT, Deadline, Digits, Owners, Rest, Sentence, Theme, Word
from commands.forms import form_for
from commands.reply import Reply
from commands.round.review_shown import BECOMES, LAPSES, RUNNING, STEP
from commands.round.review_state import Review, begin, meeting_reviewed
from commands.round.review_steps import become, overtaken
from commands.round.review_walk import do, end, first_open, go_on, here, running_review, show, typed
from commands.round.review_words import Step, read_step


class ReviewWords(BaseModel):
    """Nothing to begin or go on, a number to go to, or what is to be done with the point that is shown."""

    words: Rest = Field("", title="Wat")


@command(
    "vergadering nalopen",
    "nalopen",
    "vergadering loop na",
    "actiepunten nalopen",
    "actielijst nalopen",
    help="Loop in de vergadering de open actiepunten één voor één na.",
    title="Actiepunten nalopen",
    example="vergadering nalopen",
    role=Role.voorzitter,
)
def walk(args: ReviewWords, ctx: Context) -> Reply:
    """Begin or go on; with words do a step."""
    review = begin(meeting_reviewed(ctx), ctx)
    words, _ = cut_please(f" {args.words}".rstrip())
    step = read_step(words)
    pressed = ctx.request.heard == "button"
    if (step and step.name == "punt") or not words.strip():
        number = int(step.note) if step else first_open(review, ctx)
        if number is None:
            return end(review, ctx, "Alles is nagelopen.")
        return show(number, review, "", ctx, replaces=pressed and bool(args.words))
    return typed(words, here(review, ctx), review, ctx)


class StepWords(BaseModel):
    """A step at a point; `note` is what was said with it."""

    number: Digits = ""
    step: Word = ""
    note: Rest = ""


@command(
    STEP,
    help="Een stap bij het nalopen.",
    title="Nalopen",
    example="vergadering nalopen",
    role=Role.voorzitter,
    shown=False,
)
def step(args: StepWords, ctx: Context) -> Reply:
    """What a button of the message says, or words that `hears` took for a step."""
    review = running_review(ctx)
    number = _number(args.number, review, ctx)
    if not args.step:
        return typed(args.note, number, review, ctx)
    return do(Step(args.step, args.note), number, review, ctx)


class Running(BaseModel):
    """A point that goes on."""

    number: Digits = ""
    note: Rest = Field("", title="Hoe staat het ervoor?", description="Leeg mag.", max_length=MAX_TEXT)


@command(
    RUNNING,
    help="Een punt loopt nog, met een zin erbij.",
    title="Loopt nog",
    example="vergadering nalopen loopt, {organisatie} belt volgende week",
    role=Role.voorzitter,
    shown=False,
)
def running(args: Running, ctx: Context) -> Reply:
    """A press asks for the sentence, which may stay empty."""
    if ctx.request.heard == "button":
        form = form_for(running, ctx.directory, {"number": args.number}, {}, ctx.once("form"))
        return Reply(summary=f"Actiepunt {args.number} loopt nog.", form=form, only_me=True)
    return _done("loopt", args.number, args.note, ctx)


class Lapsing(BaseModel):
    """A point that lapses, and why."""

    number: Digits = ""
    reason: Sentence = Field(title="Reden", description="Waarom vervalt het?")


@command(
    LAPSES,
    help="Een punt vervalt, met de reden.",
    title="Vervalt",
    example="vergadering nalopen vervalt, niet meer nodig",
    role=Role.voorzitter,
    shown=False,
)
def lapsing(args: Lapsing, ctx: Context) -> Reply:
    """Closed with a reason; then the next one."""
    return _done("vervalt", args.number, args.reason, ctx)


class Becoming(BaseModel):
    """A point that goes on as a new one."""

    number: Digits = ""
    what: Sentence = Field(title="Nieuw actiepunt")
    owners: Owners = Field((), title="Wie")
    due: Deadline = Field(None, title="Uiterlijk", description="Leeg mag.")
    theme: Theme = ""


@command(
    BECOMES,
    help="Een punt gaat verder als nieuw punt.",
    title="Wordt nieuw punt",
    example="vergadering nalopen wordt bedrijven aanleveren ({organisatie}, {organisatie2})",
    role=Role.voorzitter,
    shown=False,
)
def becoming(args: Becoming, ctx: Context) -> Reply:
    """Closed into its follow-up; then the next one."""
    review = running_review(ctx)
    number = _number(args.number, review, ctx)
    action = existing(ctx, number)
    if not action.open:
        return go_on(number, review, overtaken(action, args.what, ctx), ctx)
    return go_on(number, review, become(action, args.what, args.owners, args.due, args.theme, ctx), ctx)


def _done(word: str, pressed: str, said: str, ctx: Context) -> Reply:
    review = running_review(ctx)
    if pressed:
        return do(Step(word, said), int(pressed), review, ctx)
    return typed(f"{word} {said}", here(review, ctx), review, ctx)


def _number(pressed: str, review: Review, ctx: Context) -> int:
    """The point whose button was pressed; of what was typed, the one that is shown."""
    return int(pressed) if pressed else here(review, ctx)
