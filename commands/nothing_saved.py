"""What somebody hears when nothing was saved: why, what he typed, and the same again without typing it again."""

import hashlib
import logging
from dataclasses import replace
from typing import Final

from commands.command import Command, Request, UserError
from commands.door import BROKEN
from commands.fields import OTHERS, Kind, kind_of, with_line
from commands.first_answer import first_answer
from commands.naming import ordered
from commands.reply import Button, Buttons, Form, Input, Reply, Text
from commands.rooms import BY_NAME
from storage.conversations import SeenBefore
from storage.reach import is_out_of_reach
from storage.store import Storage

log = logging.getLogger("horzel")

_AGAIN: Final = "Probeer opnieuw"


def failed(storage: Storage, request: Request, key: str, error: Exception) -> Reply:
    """The first reply again, his own mistake, that the database can't be reached, or our apology.

    `key` is the request's duplicate key.
    """
    if isinstance(error, SeenBefore | UserError):
        try:
            first = storage.read(lambda store: first_answer(key, request, store))
        except Exception as failure:
            error = failure
        else:
            if first:
                return first
    if isinstance(error, UserError):
        return _user_error(request, error)
    if is_out_of_reach(error):
        log.error("nothing was saved, the database is out of reach: %s", str(error).partition("\n")[0])
        return _again(request, BROKEN)
    code = hashlib.sha256(f"{request.key}{request.now.isoformat()}".encode()).hexdigest()[:4].upper()
    log.error("request failed, code %s", code, exc_info=error)
    return _again(request, f"Er ging iets mis (code {code}). Er is niets bewaard.")


def _user_error(request: Request, error: UserError) -> Reply:
    """A mistake the user can mend, with what was typed, so that nothing has to be typed again."""
    command = BY_NAME.get(request.command)
    if command is not None and request.heard == "form" and error.field in command.arguments.model_fields:
        form = _form(command, request)
        inputs = [replace(one, error=error.sentence) if one.name == error.field else one for one in form.inputs]
        return Reply(summary=error.sentence, form=replace(form, inputs=tuple(inputs)), only_me=True)
    way_out = (Buttons(buttons=(error.way_out,)),) if error.way_out else ()
    return Reply(summary=error.sentence, parts=(*_typed(request), *way_out), only_me=True)


def _typed(request: Request) -> tuple[Text, ...]:
    return (Text(text=f"U typte: {request.text}", subtle=True),) if request.text else ()


def _again(request: Request, sentence: str) -> Reply:
    """The sentence, and what was asked to be asked once more: a form as it was filled in, anything else by a button.

    Made of nothing but the request: there may be no database to ask.
    """
    command, line = (BY_NAME.get(request.command), "") if request.command else ordered(request.text)
    if command is None or request.document is not None:
        return Reply(summary=sentence, parts=_typed(request), only_me=True)
    if request.heard == "form":
        return Reply(summary=sentence, form=_form(command, request), only_me=True)
    args = with_line(request.values, line)
    press = Button(label=_AGAIN, command=command.name, args=args, once=_once(request))
    return Reply(summary=sentence, parts=(*_typed(request), Buttons(buttons=(press,))), only_me=True)


def _form(command: Command, request: Request) -> Form:
    """The form as it was filled in; what could be chosen in it stands there as words."""
    inputs: list[Input] = []
    hidden = dict(request.values)
    for name, field in command.arguments.model_fields.items():
        kind = kind_of(field)
        if field.title and kind is not Kind.NUMBER:
            value = _together(name, hidden)
            asked = Input(name=name, label=field.title, value=value, required=field.is_required())
            inputs.append(replace(asked, kind="text") if kind is Kind.REST else asked)
    once = _once(request)
    return Form(title=command.title, command=command.name, inputs=tuple(inputs), args=hidden, once=once)


def _together(name: str, values: dict[str, str]) -> str:
    """A value and what stands on the line beside it, taken out of `values`."""
    return ", ".join(filter(None, (values.pop(name, "").strip(), values.pop(name + OTHERS, "").strip())))


def _once(request: Request) -> str:
    """The nonce that it had, so that it still counts once; else one made of its key."""
    nonce = request.key.removeprefix("once:")
    return nonce if nonce != request.key else hashlib.sha256(f"{request.key}/again".encode()).hexdigest()[:20]
