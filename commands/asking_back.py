"""What a command that can't run yet answers: which day is meant, what is missing, or who may."""

from typing import Any

from commands.command import Command, Context, Role, UserError
from commands.dutch import join_and, long_date
from commands.forms import form_for, sentence
from commands.read import UnclearDate, read_line, read_values
from commands.reply import Button, Buttons, Reply, Text

LINE = "line"  # in a button's values: the line as typed, to which the other values are added


def which_date(command: Command, line: str, values: dict[str, str], unclear: UnclearDate, ctx: Context) -> Reply:
    """A date that may not be chosen for somebody: the choices as buttons, or the form where there are none."""
    left = " ".join(line.replace(unclear.reading.words, " ").split()).strip(" ,;:")
    if line and not unclear.reading.alternatives:
        typed = read_line(command.arguments, left, ctx) | read_values(command.arguments, values, ctx)
        return ask_form(command, typed, {unclear.field: unclear.sentence}, ctx)
    keep = {**values, **({LINE: left} if line else {})}
    buttons = [
        Button(label=long_date(day), command=command.name, args={**keep, unclear.field: day.isoformat()})
        for day in unclear.reading.alternatives[:4]
    ]
    said = line or ", ".join(filter(None, values.values()))
    return Reply(
        summary=unclear.sentence,
        parts=(
            Text(text=f"Nog niet opgeslagen: {said}", subtle=True),
            *((Buttons(buttons=tuple(buttons)),) if buttons else ()),
        ),
        only_me=True,
    )


def ask_form(command: Command, typed: dict[str, Any], errors: dict[str, str], ctx: Context) -> Reply:
    """The form with what was typed, and what is wrong with it. Raises UserError for a command that has none."""
    form = form_for(command, ctx.directory, typed, errors, ctx.once("form"))
    if not form.inputs:
        raise UserError(f"{sentence(errors) if errors else ''} Bijvoorbeeld: {command.example}".strip())
    lead = sentence(errors) if errors else f"{command.title}."
    return Reply(summary=f"{lead} In één regel kan ook: {command.example}", form=form, only_me=True)


def not_allowed(command: Command, ctx: Context) -> str:
    """Why not, and who may."""
    who = [member.name for member in ctx.directory.members if member.active and Role[member.role] >= command.role]
    ask = f"Vraag het aan {join_and(who[:3], 'of')}." if who else "Vraag het de beheerder van Horzel."
    return f"{command.title} mag u niet zelf. {ask}"
