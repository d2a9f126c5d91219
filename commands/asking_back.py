"""What a command that can't run yet answers: which day is meant, what is missing, or who may."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from commands.ask.bare import without_root
from commands.command import Command, Context, Role, UserError
from commands.dutch import join_and, long_date
from commands.examples import own
from commands.fields import LINE, Kind, kind_of
from commands.forms import as_typed, errors_of, form_for, sentence
from commands.open_question import asked
from commands.read import read_line, read_values
from commands.reply import Button, Buttons, Items, Reply, Text, with_buttons
from commands.rooms import BY_NAME
from commands.words.unread import UnclearDate
from storage.actions import Wanted

if TYPE_CHECKING:
    from commands.ask.meaning import Understood

_SAYS_MORE = 3  # words that hold more than the name of a point
_NUMBERED = (Kind.NUMBER, Kind.NUMBERS)
_ALSO_CLOSED = ("actie toon", "actie geschiedenis", "actie heropen")
_ONLY_OPEN = ("actie vervalt", "actie doorlopend", "actie wordt")
_IN_WORDS = ("actie vervalt", "actie notitie", "actie wordt")
"""What a line typed after the form is taken for the missing words of; a new point comes from no unknown line."""
_BEFORE_CHANGE = re.compile(r"\b(?:naar|op|voor|uiterlijk|eigenaar|wordt|is)\b", re.IGNORECASE)
_FEW = 5
OLD_BUTTON = "Deze knop is van een oudere Horzel en doet niets meer. Typ /horzel voor wat er nu kan."


def which_date(command: Command, line: str, values: dict[str, str], unclear: UnclearDate, ctx: Context) -> Reply:
    """A date that may not be chosen for somebody: the choices as buttons, or the form where there are none."""
    left = " ".join(line.replace(unclear.reading.words, " ").split()).strip(" ,;:")
    if not unclear.reading.alternatives and (line or ctx.request.heard == "form"):
        others = {name: value for name, value in values.items() if name != unclear.field}
        typed = read_line(command.arguments, left, ctx) | read_values(command.arguments, others, ctx)
        return _ask_form(command, typed, {unclear.field: unclear.sentence}, ctx)
    keep = {**values, **({LINE: left} if line else {})}
    buttons = [
        Button(label=long_date(day), command=command.name, args={**keep, unclear.field: day.isoformat()})
        for day in unclear.reading.alternatives[:4]
    ]
    said = line or ", ".join(filter(None, values.values()))
    question = Reply(
        summary=unclear.sentence,
        parts=(
            Text(text=f"Nog niet opgeslagen: {said}", subtle=True),
            *((Buttons(buttons=tuple(buttons)),) if buttons else ()),
        ),
        only_me=True,
    )
    return asked(ctx, question)


def _ask_form(command: Command, typed: dict[str, Any], errors: dict[str, str], ctx: Context) -> Reply:
    """The form with what was typed, and what is wrong with it. Raises UserError for a command that has none, and for a
    point that it can't be done to: nobody fills in a form for nothing.
    """
    _must_be_there(command, typed, ctx)
    form = form_for(command, ctx.directory, typed, errors, ctx.once("form"))
    if not form.inputs:
        raise UserError(f"{sentence(errors) if errors else ''} Bijvoorbeeld: {own(command, ctx)}".strip())
    lead = sentence(errors) if errors else f"{command.title}."
    reply = Reply(summary=f"{lead} In één regel kan ook: {own(command, ctx)}", form=form, only_me=True)
    missing = next(iter(errors), "")
    if len(errors) != 1 or missing in typed or command.name not in _IN_WORDS:
        return reply
    values = {name: as_typed(value) for name, value in typed.items()}
    return asked(ctx, reply, Button(label=command.title, command=command.name, args=values), missing)


def wrong(
    error: ValidationError,
    command: Command,
    line: str,
    values: dict[str, str],
    typed: dict[str, Any],
    ctx: Context,
    *,
    alone: bool,
) -> Reply:
    """What to answer to words that make no order: the points they may be about, or the form with what was read."""
    _must_be_fillable(error, command)
    if alone and line and (points := which_point(command, line, typed, ctx)):
        return points
    told = line or (values and ctx.request.heard != "button")
    return _ask_form(command, typed, errors_of(error, command.arguments) if told else {}, ctx)


def _must_be_fillable(error: ValidationError, command: Command) -> None:
    """Raises UserError when something is wrong that nobody can fill in: what a button or form carries unseen."""
    fields = command.arguments.model_fields
    wrong = [fields[str(one["loc"][0])] for one in error.errors(include_url=False) if one["loc"]]
    if any(kind_of(one) is Kind.WORD and not one.title and not one.is_required() for one in wrong):
        raise UserError(OLD_BUTTON) from error


def _must_be_there(command: Command, typed: dict[str, Any], ctx: Context) -> None:
    from commands.actions.by_number import existing, still_open

    if command.name.startswith("actie "):
        look = still_open if command.name in _ONLY_OPEN else existing
        for number in (*typed.get("numbers", ()), *filter(None, (typed.get("number"),))):
            look(ctx, number)


def in_a_sentence(command: Command, line: str, typed: dict[str, Any], ctx: Context) -> "Understood | None":
    """The same order on one point when its number stands behind other words ("geschiedenis van 4"), else None.

    typed: what was read already, by field name.
    """
    field = _number_field(command)
    if not field or field in typed or not any(map(str.isdigit, line)):
        return None
    from commands.ask.orders import order  # its tables are made when first asked for

    for said in (f"{command.name.removeprefix('actie ')} {line}", without_root(ctx.request.text)):
        meant = order(said, ctx)
        if len(meant) == 1 and meant[0].command == command.name and meant[0].line != line:
            return meant[0]
    return None


def _number_field(command: Command) -> str:
    """The field for the numbers of points; empty for what is no order on them."""
    fields = command.arguments.model_fields.items() if command.name.startswith("actie ") else ()
    return next((name for name, one in fields if kind_of(one) in _NUMBERED), "")


def which_point(command: Command, line: str, typed: dict[str, Any], ctx: Context) -> Reply | None:
    """For a command without its number: the points that go by the words, each with a button; None when no point does.

    typed: what was read already, by field name.
    """
    from commands.actions.lists import row_for
    from commands.actions.wanted import wanted_of

    field = _number_field(command)
    if not field or field in typed:
        return None
    change, words = _said(command, line, typed)
    wanted, _ = wanted_of(words, ctx)
    if wanted == Wanted():
        return None
    if command.name in _ALSO_CLOSED:
        wanted = replace(wanted, status="alle")
    found = ctx.store.actions.listed(wanted, limit=_FEW + 1)
    if not found:
        return _only_closed(command, wanted, ctx)
    label = command.name.removeprefix("actie ").capitalize()
    rows = tuple(row_for(point, ctx, label, command.name, field, change) for point in found[:_FEW])
    more = " Er zijn er meer; zeg er een woord bij." if len(found) > _FEW else ""
    question = Reply(summary=f"{command.title}: welk nummer bedoelt u?{more}", parts=(Items(rows=rows),), only_me=True)
    return asked(ctx, question)


def _only_closed(command: Command, wanted: Wanted, ctx: Context) -> Reply | None:
    """What goes by the words is closed already; None when nothing does."""
    from commands.actions.lists import row_for

    found = ctx.store.actions.listed(replace(wanted, status="gesloten"), limit=_FEW)
    if not found:
        return None
    rows = tuple(row_for(point, ctx, "Heropen", "actie heropen", "numbers") for point in found)
    said = "dit actiepunt is" if len(found) == 1 else "deze actiepunten zijn"
    question = Reply(
        summary=f"{command.title}: {said} al gesloten. Er is niets gewijzigd.",
        parts=(Items(rows=rows),),
        only_me=True,
    )
    return asked(ctx, question)


def _said(command: Command, line: str, typed: dict[str, Any]) -> tuple[dict[str, str], str]:
    """The new day and owners in the line, as a button gives them, and the words that are left to call a point by."""
    change: dict[str, str] = {}
    words = line
    for name, value in typed.items():
        match kind_of(command.arguments.model_fields[name]):
            case Kind.DUE if value.day:
                change[name] = value.day.isoformat()
            case Kind.OWNERS:
                change[name] = ", ".join(owner.name for owner in value)
            case Kind.REST:
                words = value
            case _:
                pass
    words = _BEFORE_CHANGE.sub(" ", words) if change else line
    kinds = {kind_of(field): name for name, field in command.arguments.model_fields.items()}
    if Kind.REST not in kinds or Kind.OWNERS in kinds:
        return change, words
    front, colon, behind = line.partition(":")
    if colon and front.strip() and behind.strip():  # "notitie taalcafé: zaal gevonden"
        return {**change, kinds[Kind.REST]: behind.strip()}, front
    if command.arguments.model_fields[kinds[Kind.REST]].is_required() and len(line.split()) >= _SAYS_MORE:
        change = {**change, kinds[Kind.REST]: line.strip()}
    return change, words


def only_allowed(reply: Reply, ctx: Context) -> Reply:
    """The reply without the buttons that who asked may not press."""

    def allowed(button: Button) -> Button | None:
        command = BY_NAME.get(button.command)
        return button if command is None or ctx.may(command.role) else None

    return with_buttons(reply, allowed)


def not_allowed(command: Command, ctx: Context) -> str:
    """Why not, and who may."""
    who = [member.name for member in ctx.directory.members if member.active and Role[member.role] >= command.role]
    ask = f"Vraag het aan {join_and(who[:3], 'of')}." if who else "Vraag het de beheerder van Horzel."
    return f"{command.title} mag u niet zelf. {ask}"
