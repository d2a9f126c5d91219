"""Signals for the kennisambassadeur: reporting one. What becomes of it stands in `decisions.py`."""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError, command
from commands.dutch import long_date, shorten
from commands.fields import MAX_TEXT, MIN_TEXT, Nothing, Rest, Word
from commands.reply import Button, Buttons, Choice, Form, Input, Part, Reply, Text, facts_beside
from commands.signals.drafts import held
from commands.signals.kind import KINDS, kind_named
from commands.signals.reading import Draft, read_signal, take_link
from commands.signals.telling import button, facts_of, other_kinds, tell_ambassador
from commands.signals.warning import TWICE, about_people, answered, known_already
from storage.models import Signal

_TOO_SHORT = "Zeg in een paar woorden wat er speelt."
_EXAMPLE = "signaal krant zoekt teler voor interview, voor dinsdag"


class NewSignal(BaseModel):
    """A line, or what the form holds. `draft` and `sure` answer a question that was asked before saving."""

    what: Rest = Field("", title="Signaal")
    kind: Word = Field("", title="Soort")
    regions: Word = Field("", title="Regio")
    before: Word = Field("", title="Vóór wanneer")
    link: Word = Field("", title="Link")
    origin: Word = Field("", title="Bron")
    draft: Word = ""
    sure: Word = ""


@command(
    "signaal nieuw",
    "signaal toevoegen",
    "signaal melden",
    "signaal meld",
    "signaal +",
    "nieuw signaal",
    "meld signaal",
    help="Meld een kans, bedreiging, knelpunt of mediasignaal; regio, link, bron en vóór wanneer mogen erbij.",
    title="Signaal melden",
    example="signaal nieuw knelpunt {regio}: geen ambtelijke capaciteit",
)
def new(args: NewSignal, ctx: Context) -> Reply:
    """Save a signal and say who hears of it; what is private or known already is asked about first."""
    values = answered(ctx, args.model_dump())
    values["link"] = values["link"] or (ctx.request.link if not take_link(values["what"])[0] else "")
    if not values["what"].strip() and not values["link"]:
        error = "Signaal ontbreekt nog." if ctx.request.heard == "form" else ""
        return form_reply(ctx, values, {"what": error} if error else {})
    if problem := _problem(values):
        return form_reply(ctx, values, {"what": problem})
    try:
        draft = read_signal(values, ctx)
    except UserError as error:
        return form_reply(ctx, values, {error.field: error.sentence})
    if not any(sign.isalnum() for sign in draft.text) or _says_too_little(draft, ctx):
        return form_reply(ctx, values, {"what": _TOO_SHORT})
    question = about_people(ctx, new.name, values, edit=ask.name) or _perhaps_there(ctx, values)
    question = question or known_already(ctx, new.name, values, draft)
    return question or _confirm(ctx, _save(ctx, draft), draft)


def _says_too_little(draft: Draft, ctx: Context) -> bool:
    """One word in a line, without kind, region or link, may as well be the word of a command that we do not know."""
    if draft.link or ctx.request.heard == "form":
        return False
    return kind_named(draft.text) != "" or (draft.guessed and not draft.regions and len(draft.text.split()) == 1)


def _perhaps_there(ctx: Context, values: Mapping[str, str]) -> Reply | None:
    """What becomes of a signal that is there ("signaal omroep is afgehandeld") may be no new one: asked."""
    if TWICE in values.get("sure", "").split() or values["link"] or ctx.request.heard == "form":
        return None
    from commands.signals.called import called

    args = {"what": values["what"], "sure": f"{values.get('sure', '')} {TWICE}".strip()}
    return called(values["what"], ctx, Button(label="Nieuw signaal", command=new.name, args=args))


def _problem(values: Mapping[str, str]) -> str:
    typed = values["what"].strip()
    if len(typed) > MAX_TEXT:
        return f"Signaal is te lang: hoogstens {MAX_TEXT} tekens. Zet de rest in een notitie."
    if sum(sign.isalnum() for sign in typed) < MIN_TEXT and not values["link"]:
        return _TOO_SHORT
    return ""


def _save(ctx: Context, draft: Draft) -> Signal:
    return ctx.store.signals.new(
        draft.kind,
        draft.text,
        regions=list(draft.regions),
        gemeente=draft.gemeente,
        before=draft.before,
        link=draft.link,
        origin=draft.origin,
        outside=draft.outside,
    )


def _confirm(ctx: Context, signal: Signal, draft: Draft) -> Reply:
    told = tell_ambassador(ctx, signal)
    summary = f"Signaal S{signal.number} vastgelegd ({signal.kind}): {shorten(signal.text)}"
    parts: list[Part] = [facts_beside(summary, facts_of(signal, ctx))]
    if told:
        parts.append(Text(text=told))
    if draft.asked:
        days = (
            button(f"Vóór {long_date(day)}", "signaal wijzig", signal, before=day.isoformat())
            for day in draft.asked[:4]
        )
        parts += [Text(text=draft.question), Buttons(buttons=tuple(days))]
    if draft.guessed:
        parts += [
            Text(text=f"De soort ({signal.kind}) is geraden. Toch iets anders?", subtle=True),
            other_kinds(signal),
        ]
    parts.append(Buttons(buttons=(button("Wijzig", "signaal wijzig", signal), undo_button(ctx))))
    return Reply(summary=summary, parts=tuple(parts))


class Prefilled(BaseModel):
    """What a message, or a question that was open, already knows of a new signal."""

    what: Rest = ""
    link: Word = ""
    draft: Word = ""


@command(
    "signaal formulier",
    help="Open het formulier voor een nieuw signaal.",
    title="Nieuw signaal",
    example="signaal formulier",
    changes=False,
    shown=False,
)
def ask(args: Prefilled, ctx: Context) -> Reply:
    """The form, filled in from the message it was opened on or from what was just typed."""
    if args.draft:
        return form_reply(ctx, held(ctx, args.draft))
    text = args.what[:MAX_TEXT]
    link = args.link or ctx.request.link
    return form_reply(ctx, {"what": text, "link": link if not take_link(text)[0] else ""})


@command(
    "signaal",
    help="Meld een signaal in één regel, of open het formulier.",
    title="Nieuw signaal",
    example="signaal",
    role=Role.lezer,
    changes=False,
    shown=False,
)
def start(args: Nothing, ctx: Context) -> Reply:
    """Only the word: the form, or the signals for who may only read. With more words `understand_signal` says what."""
    del args
    if ctx.may(Role.lid):
        return form_reply(ctx, {})
    from commands.signals.lists import ListWords, listing

    return listing.run(ListWords(), ctx)


def form_reply(ctx: Context, values: Mapping[str, str], errors: Mapping[str, str] | None = None) -> Reply:
    """The form of a new signal, with what was typed and what was wrong."""
    inputs = inputs_of(ctx, values, errors or {})
    form = Form(title="Nieuw signaal", command=new.name, inputs=inputs, once=ctx.once("form"), submit="Melden")
    lead = next((error for error in (errors or {}).values() if error), "Nieuw signaal.")
    see = Buttons(buttons=(Button(label="Bekijk de signalen", command="signaal lijst"),))
    return Reply(summary=f"{lead} In één regel kan ook: {_EXAMPLE}", form=form, parts=(see,), only_me=True)


def perhaps_new(ctx: Context, first: str, words: str) -> Reply:
    """A signal that begins with the word of a command, or a command without its number: ask which."""
    if not words:
        raise UserError(f"Welk signaal? Bijvoorbeeld: signaal {first} 3. Alle signalen: signalen.")
    reply = form_reply(ctx, {"what": f"{first} {words}"})
    return replace(reply, summary="Bedoelt u een nieuw signaal? Dan staat het hier klaar.")


def inputs_of(ctx: Context, values: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Input, ...]:
    """The fields of a signal, for a new one and for changing one."""
    kinds = tuple(Choice(value=kind, label=kind.capitalize()) for kind in KINDS)
    regions = tuple(Choice(value=name, label=name) for name in ctx.directory.region_names)

    def field(name: str, label: str, hint: str = "") -> Input:
        return Input(name=name, label=label, value=values.get(name, ""), error=errors.get(name, ""), hint=hint)

    day = field("before", "Vóór wanneer", "Leeg mag. Met een datum hoort de kennisambassadeur het meteen.")
    is_day = not day.value or (len(day.value) == len("2023-05-17") and day.value[:4].isdigit())
    shown = [
        replace(
            field("what", "Signaal", "Wat speelt er? Geen namen, telefoonnummers of adressen van werknemers."),
            kind="text",
            required=True,
            max_length=MAX_TEXT,
        ),
        replace(field("kind", "Soort", "Leeg mag: dan raad ik, en toon ik wat ik koos."), kind="choice", choices=kinds),
        replace(day, kind="date" if is_day else "line"),
        field("link", "Link"),
        field("origin", "Bron", "Bijvoorbeeld: Dagblad, of een werkgever."),
    ]
    if regions:
        choice = field("regions", "Regio", "Een gemeente in de tekst geeft de regio vanzelf.")
        shown.insert(2, replace(choice, kind="choices", choices=regions))
    return tuple(shown)
