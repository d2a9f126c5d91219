"""The answer to a line that is not understood: the points or commands that may be meant, and nothing is lost."""

import re

from commands.ask.bare import plain, seen, without_root
from commands.ask.by_words import called, called_to, note_just_now, perhaps_note, perhaps_signal_note
from commands.ask.nearest import in_form, nearest
from commands.ask.orders import half_understood
from commands.ask.questions import is_question
from commands.asking_back import which_point
from commands.command import Context, UserError
from commands.dutch import shorten
from commands.fields import Due
from commands.importing.talk import proposed
from commands.naming import find
from commands.read import read_line
from commands.reply import Button, Buttons, Reply, Text

LONGEST = 2500
"""Signs in a sentence that is looked at; what is longer is a text, and goes by a command."""
_SOUGHT = 6
NOT_UNDERSTOOD = "Dit begrijp ik niet. Er is niets gewijzigd."
_WAITS = "Het voorstel staat nog klaar. Verbeter het bij nummer: 2 uiterlijk vrijdag, 3 weg. Of typ: opslaan."
_A_POINT = re.compile(r"(?:actiepunt|actie|taak)\s+(?!\d)(?:\S+\s+){3}", re.IGNORECASE)
_TO = re.compile(r"\S\s+naar\s+\S", re.IGNORECASE)
_MOVES = re.compile(r"^(?:verplaats|verzet|verschuif|schuif)\s+", re.IGNORECASE)


def half_read(text: str, ctx: Context) -> Reply | None:
    """What is asked back where a part of it was read: the point it is about, or what stands in it for a name or day."""
    said = " ".join(seen(text).split())
    if half := half_understood(without_root(plain(said)), ctx):
        number, words = half
        press = Button(label=f"Wijzig {number}", command="actie wijzig", args={"number": str(number)})
        return Reply(
            summary=f"In “{shorten(words, 60)}” lees ik geen lid, organisatie of datum. Er is niets gewijzigd.",
            parts=(Text(text=f"U typte: {said}", subtle=True), Buttons(buttons=(press,))),
            only_me=True,
        )
    return (
        perhaps_note(without_root(said), said, ctx)
        or perhaps_signal_note(said, ctx)
        or called_to(plain(said), ctx)
        or called(said, ctx)
        or _which(said, ctx)
    )


def not_understood(text: str, ctx: Context) -> Reply:
    """Says so, and offers the two nearest things, which is a guess; nothing is changed and nothing is lost."""
    said = " ".join(seen(text).split())
    if not said:
        return Reply(summary="Ik las geen woorden. Typ bijvoorbeeld: wat staat er open?", only_me=True)
    action, signal = in_form("actie nieuw", said), in_form("signaal nieuw", said)
    search = Button(label="Zoek hierop", command="actie lijst", args={"words": f"zoek {said[:100]}"})
    if "://" in said or "www." in said:
        buttons = [signal, action]
    else:
        note = note_just_now(said, ctx)
        buttons = [note] if note else []
        told = len(said.split()) > _SOUGHT  # that many words are never found together: something is told
        buttons += [action] if _A_POINT.match(said) and not is_question(said) else []
        buttons += [
            *nearest(said, ctx),
            *((search, action) if is_question(said) else (action, signal if told else search)),
        ]
    typed = Text(text=f"U typte: {said}", subtle=True)
    waits = (Text(text=_WAITS),) if proposed(ctx) else ()
    return Reply(summary=NOT_UNDERSTOOD, parts=(typed, *waits, Buttons(buttons=_first_two(buttons))), only_me=True)


def _which(said: str, ctx: Context) -> Reply | None:
    """The points meant by an order without a number: "wijzig flyer naar 11 dec", "de flyer naar 11 dec"."""
    command, rest = find(f"actie {_MOVES.sub('wijzig ', without_root(plain(said)))}")
    only_dated = (command is None or not command.arguments.model_fields) and _TO.search(said)
    if only_dated:
        command, rest = find(f"actie wijzig {said}")
    if command is None or not rest:
        return None
    try:
        typed = read_line(command.arguments, rest, ctx)
    except UserError:
        return None
    if only_dated and not any(isinstance(value, Due) and value.day for value in typed.values()):
        return None
    return which_point(command, rest, typed, ctx)


def _first_two(buttons: list[Button]) -> tuple[Button, ...]:
    return tuple({button.label: button for button in buttons}.values())[:2]
