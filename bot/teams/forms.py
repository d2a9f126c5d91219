"""Forms: their inputs in a card or in a dialog, with what was typed before and the error beside its field."""

import logging
from typing import Any, Final

from bot.inputs import chosen, is_day
from bot.teams import limits
from bot.teams.parts import Element, as_card, block, heading, run, size
from bot.teams.plain import pieces, shortened, shown, tamed
from bot.teams.presses import VERB, data_of_form
from commands import door
from commands.reply import Choice, Form, Input

_LOG: Final = logging.getLogger("horzel.teams")
_EXPANDED: Final = 6
"""So few choices are all shown; more of them fold."""


def dialog(form: Form, *, where: str = "") -> dict[str, Any]:
    """The card of a dialog (task module): the inputs, and a button that sends them."""
    send = {"type": "Action.Submit", "title": _submit(form), "data": data_of_form(form, where), "style": "positive"}
    around = as_card([{"type": "ActionSet", "actions": [send]}], title(form))
    inputs = _inputs(form, limits.CARD_BYTES - size(around))
    return around | {"body": [*inputs, *around["body"]] if inputs else [block(run(door.SHORTENED))]}


def title(form: Form) -> str:
    """The title of the dialog."""
    return shortened(shown(form.title), limits.DIALOG_TITLE)


def in_card(form: Form, where: str, room: int) -> list[Element]:
    """The form as a part of a card of which `room` bytes are left; nothing when it doesn't fit."""
    send = {"type": "Action.Execute", "verb": VERB, "title": _submit(form), "data": data_of_form(form, where)}
    head = heading(form.title, separator=True)
    last: Element = {"type": "ActionSet", "actions": [send | {"style": "positive"}]}
    inputs = _inputs(form, room - size({"": [*head, last]}))
    return [*head, *inputs, last] if inputs else []


def _submit(form: Form) -> str:
    return shortened(shown(form.submit), limits.BUTTON_LABEL)


def _inputs(form: Form, room: int) -> list[Element]:
    """The inputs in as much detail as fits, at last with lines to type in for choices; none when they don't fit so."""
    for longest in (*limits.OPTION_LABELS, 0):
        drawn = [element for each in form.inputs for element in _input(each, longest)]
        if size({"": drawn}) <= room:
            return drawn
    _LOG.warning("form %r is too large and was left out", form.command)
    return []


def _input(each: Input, longest: int) -> list[Element]:
    """The field, then what is wrong with it, then the hint. `longest` is that of a choice's label, 0: no choice."""
    label = tamed(shortened(each.label, limits.INPUT_LABEL))
    field: Element = {**_field(each, longest), "id": each.name, "label": label}
    if each.required:
        field |= {"isRequired": True, "errorMessage": door.FILL_IN}
    drawn = [field]
    if each.error:
        wrong = pieces(each.error, limits.ERROR_TEXT)[0]
        drawn.append(block(run(f"⚠ {wrong}", color="attention", weight="bolder"), spacing="small"))
    if each.hint:
        drawn.append(block(run(shortened(each.hint, limits.ERROR_TEXT), isSubtle=True, size="small"), spacing="small"))
    return drawn


def _field(each: Input, longest: int) -> Element:
    """The control for an input; where Teams' own can't hold what was typed before, a line to type in."""
    if each.kind == "date" and (not each.value or is_day(each.value)):
        return {"type": "Input.Date", **({"value": each.value} if each.value else {})}
    if longest and each.kind in {"choice", "choices"} and each.choices and _holds(each):
        return _choice_set(each, longest)
    drawn: Element = {"type": "Input.Text", "maxLength": max(1, min(each.max_length, limits.INPUT_TEXT))}
    if each.kind == "text":
        drawn["isMultiline"] = True
    if each.value:
        drawn["value"] = each.value[: limits.INPUT_TEXT]
        drawn["maxLength"] = max(drawn["maxLength"], len(drawn["value"]))
    return drawn


def _choice_set(each: Input, longest: int) -> Element:
    several = each.kind == "choices"
    drawn: Element = {
        "type": "Input.ChoiceSet",
        "choices": [_option(choice, longest) for choice in each.choices],
        "style": "expanded" if len(each.choices) <= _EXPANDED else "compact" if several else "filtered",
        "placeholder": door.CHOOSE,
        "wrap": True,
    }
    if several:
        drawn["isMultiSelect"] = True
    if each.value:
        drawn["value"] = ",".join(chosen(each))
    return drawn


def _option(choice: Choice, longest: int) -> Element:
    return {"title": tamed(shortened(choice.label, longest)), "value": choice.value}


def _holds(each: Input) -> bool:
    """Can every option come back, and is what was chosen before among them?"""
    values = {choice.value for choice in each.choices}
    whole = "" not in values and not (each.kind == "choices" and any("," in value for value in values))
    return whole and (not each.value or values.issuperset(chosen(each)))
