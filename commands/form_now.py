"""A form that was open while somebody else changed the same thing: what was left alone in it stays as it is now.

A sent form says all its fields, also those that nobody touched. So it carries a mark of what each one showed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from commands.command import Context
from commands.read import read_values
from commands.reply import Form

WAS = "was"
"""The argument that carries the marks; a model declares it as a Word."""
_Model = TypeVar("_Model", bound=BaseModel)


def marked(form: Form) -> Form:
    """The form with a mark of what each of its fields shows."""
    marks = " ".join(f"{each.name}:{_mark(each.value)}" for each in form.inputs)
    return replace(form, args={**form.args, WAS: marks})


def up_to_date(args: _Model, form_now: Callable[[], Form], ctx: Context) -> _Model:
    """The arguments of a sent form, in which what was not touched is what the form would show now."""
    sent = ctx.request.values
    if not sent.get(WAS):
        return args
    shown = dict(mark.partition(":")[::2] for mark in sent[WAS].split())
    left_alone = {name for name, mark in shown.items() if _mark(sent.get(name, "")) == mark}
    now = {each.name: each.value for each in form_now().inputs if each.name in left_alone}
    if all(_mark(value) == shown[name] for name, value in now.items()):
        return args
    return type(args).model_validate(read_values(type(args), {**sent, **now, WAS: ""}, ctx))


def _mark(value: str) -> str:
    """The same for what differs in spaces alone: platforms give lists and lines back a little otherwise."""
    words = " ".join(value.replace(",", " , ").split())
    return hashlib.sha256(words.encode()).hexdigest()[:8]
