"""Every limit Slack sets, checked on whatever is drawn; and that nothing in it is live but what we put there."""

import json
from collections.abc import Iterator
from typing import Any

from slackblocks import _limits as theirs

from bot.slack import draw, forms
from commands.reply import Reply

Json = dict[str, Any]


def drawn(reply: Reply) -> Json:
    """The message and the modal of a reply."""
    both: Json = {"message": draw.message(reply)}
    if reply.form:
        both["modal"] = forms.modal(reply.form, forms.Origin("slack:T1:C1"))
    return both


def all_in(value: object, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every object and text in what was drawn, with the name it stands under."""
    yield key, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from all_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from all_in(inner, key)


READABLE = {"plain_text", "mrkdwn"}


def _check_texts(drawn: object) -> None:
    for key, item in all_in(drawn):
        if not isinstance(item, dict) or item.get("type") not in READABLE:
            continue
        text = item["text"]
        assert text.strip(), key
        assert "<" not in text
        assert ">" not in text
        assert "&" not in text.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
        if item["type"] == "mrkdwn":
            assert item["verbatim"] is True
            assert not set(text[1:-1]) & set("*_~`:")
        else:
            assert item["emoji"] is False


def _check_block(block: Json) -> None:
    match block["type"]:
        case "section" if "fields" in block:
            assert 1 <= len(block["fields"]) <= theirs.SECTION_FIELDS_MAX_ITEMS
            assert all(len(field["text"]) <= 2000 for field in block["fields"])
        case "section":
            assert 1 <= len(block["text"]["text"]) <= 3000
        case "context":
            assert len(block["elements"]) <= 10
            assert all(len(element["text"]) <= 2000 for element in block["elements"])
        case "actions":
            assert 1 <= len(block["elements"]) <= 25
        case "input":
            assert len(block["label"]["text"]) <= 2000
            _check_element(block["element"])
        case other:
            raise AssertionError(other)


def _check_element(element: Json) -> None:
    options = element.get("options", [])
    for group in element.get("option_groups", []):
        assert len(group["label"]["text"]) <= theirs.OPTION_GROUP_LABEL_MAX_LENGTH
        assert len(group["options"]) <= 100
        options = options + group["options"]
    assert len(element.get("options", [])) <= theirs.SELECT_OPTIONS_MAX_ITEMS
    for option in options:
        assert len(option["text"]["text"]) <= theirs.OPTION_TEXT_MAX_LENGTH
        assert 1 <= len(option["value"]) <= theirs.OPTION_VALUE_MAX_LENGTH
    if element["type"] in {"static_select", "multi_static_select"}:
        assert options
        chosen = element.get("initial_options", [element["initial_option"]] if "initial_option" in element else [])
        assert all(option in options for option in chosen)
    if element["type"] == "plain_text_input":
        assert 1 <= element["max_length"] <= theirs.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX
        assert len(element.get("initial_value", "")) <= element["max_length"]


def _check_message(message: Json) -> None:
    assert 1 <= len(message["blocks"]) <= 50
    assert len(json.dumps(message["blocks"], ensure_ascii=False, separators=(",", ":"))) <= 10_000
    assert 1 <= len(message["text"]) <= 4000
    assert message["mrkdwn"] is False
    buttons = [item for _, item in all_in(message) if isinstance(item, dict) and item.get("type") == "button"]
    assert len({button["action_id"] for button in buttons}) == len(buttons)
    for button in buttons:
        assert len(button["text"]["text"]) <= theirs.BUTTON_TEXT_MAX_LENGTH
        assert len(button["value"]) <= theirs.BUTTON_VALUE_MAX_LENGTH
        assert not set(button["value"]) & set("&<>")
        assert len(button.get("accessibility_label", "")) <= theirs.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH
        assert button.get("style", "primary") in {"primary", "danger"}


def check(drawn: Json) -> None:
    """Raises AssertionError for the first limit that is passed."""
    _check_message(drawn["message"])
    _check_texts(drawn["message"]["blocks"])
    for block in drawn["message"]["blocks"]:
        _check_block(block)
    modal = drawn.get("modal")
    if modal:
        assert len(modal["blocks"]) <= 100
        assert all(len(modal[part]["text"]) <= 24 for part in ("title", "submit", "close"))
        assert len(modal["private_metadata"]) <= 3000
        _check_texts(modal["blocks"])
        for block in modal["blocks"]:
            _check_block(block)
