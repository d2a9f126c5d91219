"""What a button and a form carry, and what comes back when they are pressed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from bot.payload import as_json, packed, unpacked
from bot.teams import limits
from commands.reply import Button, Form

VERB: Final = "horzel"
"""The verb of every Action.Execute of ours, and the name under which its data stands, out of the way of any input."""


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button or a sent form: the command it runs, its values, its nonce, and where it belongs.

    `where` is the neutral address of the body's place, "" for where it was pressed; `title` the words on it; `anew` is
    what draws the card that it stands on as things are after the press, None for a card that stays as it is.
    """

    command: str
    values: dict[str, str]
    once: str
    where: str
    heard: Literal["button", "form"]
    title: str
    anew: "Press | None" = None


def data_of(button: Button, where: str, anew: Button | None = None) -> dict[str, object]:
    """What the Action.Execute of a button carries, pressed together where it is much.

    `anew` is the question that its card answers: it is asked again after the press.
    """
    carried = _carried(button.command, button.args, button.once, where, button.label)
    return _small(carried | ({"n": {"c": anew.command, "a": anew.args}} if anew else {}))


def data_of_form(form: Form, where: str) -> dict[str, object]:
    """What the action that sends a form carries. The values of its inputs are put beside it by Teams."""
    carried = _carried(form.command, form.args, form.once, where, form.title)
    return _small(carried | {"i": [each.name for each in form.inputs]})


def pressed(data: Mapping[str, object]) -> Press | None:
    """The data of an action that was pressed, from a card, a dialog or a message extension; None when it isn't ours.

    An input that was left empty is an empty value. Names that the form didn't ask for are left out.
    """
    found = _mapping(data).get(VERB)
    carried = unpacked(found) if isinstance(found, str) else _mapping(found)
    if not _text(carried.get("c")):
        return None
    names = carried.get("i")
    values = _values(carried)
    if isinstance(names, list):
        values |= {name: _typed(data.get(name)) for name in names if isinstance(name, str)}
    return Press(
        command=_text(carried.get("c")),
        values=values,
        once=_text(carried.get("o")),
        where=_text(carried.get("w")),
        heard="form" if isinstance(names, list) else "button",
        title=_text(carried.get("t")),
        anew=_anew(_mapping(carried.get("n")), _text(carried.get("w"))),
    )


def _anew(asked: Mapping[str, object], where: str) -> Press | None:
    command = _text(asked.get("c"))
    return Press(command, _values(asked), "", where, "button", "") if command else None


def _values(carried: Mapping[str, object]) -> dict[str, str]:
    return {str(name): value for name, value in _mapping(carried.get("a")).items() if isinstance(value, str)}


def _carried(command: str, args: Mapping[str, str], once: str, where: str, title: str) -> dict[str, object]:
    return {"c": command, "a": dict(args), "o": once, "w": where, "t": title}


def _small(content: dict[str, object]) -> dict[str, object]:
    if len(as_json(content)) <= limits.BUTTON_DATA:
        return {VERB: content}
    return {VERB: packed(content, limits.BUTTON_DATA) or content}


def _mapping(value: object) -> Mapping[str, object]:
    return cast(Mapping[str, object], value) if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _typed(value: object) -> str:
    """What was filled in: several choices joined by a comma, whichever way a client sends them."""
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return ",".join(each for each in value if isinstance(each, str))
    return _text(value)
