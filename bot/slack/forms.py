"""Forms as Slack's modals: drawing one, reading what was filled in, and the answer to sending it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.inputs import chosen, is_day
from bot.payload import Payload, packed, part, rows, text, texts, unpacked
from bot.slack import limits
from bot.slack.draw import Block, blocks
from bot.slack.incoming import decoded
from bot.slack.plain import label, pieces, plain
from commands import door
from commands.reply import Choice, Form, Input, Reply

View: TypeAlias = dict[str, object]

FORM: Final = "form"
RESULT: Final = "result"


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came back: the command it runs, its values, where it was opened, its nonce."""

    command: str
    values: Mapping[str, str]
    where: str
    once: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a modal was opened from: the place, and in it the message by its ts, or by its response_url."""

    where: str = ""
    message: str = ""
    response_url: str = ""


def modal(form: Form, origin: Origin = Origin(), note: str = "") -> View:
    """The form as a modal; `note` is a remark on top.

    Raises ValueError when the form's arguments are too long for Slack to carry.
    """
    carried = packed({"c": form.command, "a": form.args, "o": form.once, **_carried(origin)}, limits.VIEW_METADATA)
    if not carried:
        raise ValueError(f"form {form.command!r} carries more than Slack allows")
    drawn: list[Block] = [_section(piece) for piece in (pieces(note, limits.SECTION) if note else [])]
    for each in form.inputs:
        drawn.append(_input(each))
        if each.error:
            drawn.append({"type": "context", "elements": [label(f"⚠ {each.error}", limits.CONTEXT)]})
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": carried,
        "title": _title(form.title),
        "submit": _title(form.submit),
        "close": _title(door.CANCEL),
        "blocks": drawn[: limits.BLOCKS_IN_VIEW],
    }


def result(reply: Reply, title: str, origin: Origin = Origin()) -> View:
    """A modal that shows an answer and can only be closed; its buttons work on."""
    return {
        "type": "modal",
        "callback_id": RESULT,
        "private_metadata": packed(_carried(origin), limits.VIEW_METADATA),
        "title": _title(title),
        "close": _title(door.CLOSE),
        "blocks": blocks(reply),
    }


def shown(reply: Reply, title: str, origin: Origin) -> View:
    """What a modal becomes after a click or a sent form: the next form, or the answer."""
    if reply.form is not None:
        with suppress(ValueError):
            return modal(reply.form, origin, note=reply.summary)
    return result(reply, title, origin)


def answer(reply: Reply, view: Payload) -> dict[str, object]:
    """The HTTP answer to a form that was sent: errors beside the fields, or the modal redrawn with what came of it."""
    sent = part(view, "state", "values")
    form = reply.form
    if form is not None:
        wrong = {each.name: pieces(each.error, limits.ERROR_TEXT)[0] for each in form.inputs if each.error}
        if wrong and all(name in sent for name in wrong):
            return {"response_action": "errors", "errors": wrong}
    return {
        "response_action": "update",
        "view": shown(reply, title_of(view), origin_of(view)),
    }


def told(sentence: str, view: Payload) -> dict[str, object]:
    """The HTTP answer to a sent form that is one sentence in its place."""
    return {"response_action": "update", "view": shown(Reply(summary=sentence), title_of(view), origin_of(view))}


def title_of(view: Payload) -> str:
    """The title of an open modal, as a person reads it."""
    return decoded(text(view, "title", "text"), str)


def sent(view: Payload) -> Sent:
    """What a sent modal says. The block of an input carries the input's name."""
    carried = unpacked(text(view, "private_metadata"))
    values = texts(part(carried, "a"))
    for name, block in part(view, "state", "values").items():
        values[name] = _value(part(block, "v"))
    return Sent(text(carried, "c"), values, text(carried, "w"), text(carried, "o"))


def origin_of(view: Payload) -> Origin:
    """What an open modal was opened from."""
    carried = unpacked(text(view, "private_metadata"))
    return Origin(text(carried, "w"), text(carried, "m"), text(carried, "u"))


def _carried(origin: Origin) -> dict[str, object]:
    kept = {"w": origin.where, "m": origin.message, "u": origin.response_url}
    return {name: value for name, value in kept.items() if value or name == "w"}


def _value(state: Payload) -> str:
    chosen = rows(state, "selected_options")
    if chosen:
        return ",".join(text(option, "value") for option in chosen)
    return text(state, "value") or text(state, "selected_date") or text(state, "selected_option", "value")


def _title(words: str) -> Block:
    return label(words, limits.VIEW_TITLE)


def _section(words: str) -> Block:
    return {"type": "section", "text": plain(words)}


def _input(each: Input) -> Block:
    drawn: Block = {
        "type": "input",
        "block_id": each.name,
        "label": label(each.label, limits.INPUT_LABEL),
        "element": {"action_id": "v", **_element(each)},
        "optional": not each.required,
    }
    if each.hint:
        drawn["hint"] = label(each.hint, limits.INPUT_LABEL)
    return drawn


def _element(each: Input) -> Block:
    """The control for an input; where Slack's own can't hold what was typed before, a line to type in."""
    if each.kind == "date" and (not each.value or is_day(each.value)):
        return {"type": "datepicker", **({"initial_date": each.value} if each.value else {})}
    if each.kind in {"choice", "choices"} and each.choices and _all_choices(each):
        return _select(each)
    drawn: Block = {
        "type": "plain_text_input",
        "multiline": each.kind == "text",
        "max_length": max(1, min(each.max_length, limits.INPUT_TEXT)),
    }
    if each.value:
        drawn["initial_value"] = each.value[: limits.INPUT_TEXT]
        drawn["max_length"] = max(int(str(drawn["max_length"])), min(len(each.value), limits.INPUT_TEXT))
    return drawn


def _select(each: Input) -> Block:
    several = each.kind == "choices"
    options = [_option(choice) for choice in each.choices]
    picked = [option for option in options if option["value"] in chosen(each)]
    drawn: Block = {
        "type": "multi_static_select" if several else "static_select",
        "placeholder": plain(door.CHOOSE),
        **_offered(options),
    }
    if picked and several:
        drawn["initial_options"] = picked
    elif picked:
        drawn["initial_option"] = picked[0]
    return drawn


def _all_choices(each: Input) -> bool:
    """Can every option be sent, and is what was chosen before among them?"""
    values = {choice.value for choice in each.choices}
    sendable = all(0 < len(value) <= limits.OPTION_VALUE for value in values)
    return (
        sendable
        and len(each.choices) <= limits.OPTIONS * limits.OPTION_GROUPS
        and (not each.value or values.issuperset(chosen(each)))
    )


def _option(choice: Choice) -> Block:
    return {"text": label(choice.label, limits.OPTION_LABEL), "value": choice.value}


def _offered(options: list[Block]) -> Block:
    """Up to a hundred options as they are, more of them in groups."""
    if len(options) <= limits.OPTIONS:
        return {"options": options}
    return {
        "option_groups": [
            {
                "label": plain(f"{at + 1} – {min(at + limits.OPTIONS, len(options))}"),
                "options": options[at : at + limits.OPTIONS],
            }
            for at in range(0, len(options), limits.OPTIONS)
        ]
    }
