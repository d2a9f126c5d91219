"""The pieces a card is made of: texts, headings, buttons, and the card around them."""

import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import orjson

from bot.payload import as_json
from bot.teams import limits
from bot.teams.plain import is_plain, pieces, shortened, shown, tamed
from bot.teams.presses import VERB, data_of
from commands import door
from commands.reply import Button

Element: TypeAlias = dict[str, Any]

_LOG: Final = logging.getLogger("horzel.teams")
_STYLES: Final = {"primary": "positive", "danger": "destructive"}
_SSML: Final = re.compile("[<>&]")


def as_card(body: Sequence[Element], said: str, refresh: Mapping[str, object] | None = None) -> Element:
    """The card around its elements. `said` is read aloud, and shown where cards are not."""
    around: Element = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "nl",
        "fallbackText": tamed(said),
        "speak": _SSML.sub(" ", shown(said)),
        "body": list(body),
    }
    if refresh is not None:
        around["refresh"] = {
            "action": {"type": "Action.Execute", "verb": VERB, "title": door.REFRESH, "data": dict(refresh)}
        }
    return around


def size(card: Mapping[str, object]) -> int:
    """Bytes of the card as JSON, as UTF-8 or as UTF-16, whichever is more: Teams counts the latter."""
    written = orjson.dumps(card)
    return max(len(written), len(written.decode().encode("utf-16-le")))


def run(text: str, **look: object) -> Element:
    """A piece of text that is shown as it is."""
    return {"type": "TextRun", "text": shown(text), **look}


def block(*runs: Element, **place: object) -> Element:
    """Pieces of text as one paragraph. It reads no markup and always wraps."""
    return {"type": "RichTextBlock", "inlines": list(runs), **place}


def heading(text: str, **place: object) -> list[Element]:
    """A heading that a screen reader can jump to; with signs that could be markup, bold text that it can't."""
    first, *rest = pieces(" ".join(text.split()), limits.HEADING)
    if is_plain(shown(first)):
        words = {"text": shown(first), "style": "heading", "size": "medium", "weight": "bolder", "wrap": True}
        drawn: Element = {"type": "TextBlock", **words, **place}
    else:
        drawn = block(run(first, size="medium", weight="bolder"), **place)
    return [drawn, *(block(run(piece)) for piece in rest)]


def execute(
    button: Button, where: str, number: str = "", *, alone: bool = False, anew: Button | None = None
) -> Element:
    """The button as an action, `{}` when it carries too much. `number` is that of its row, for a screen reader.

    `alone`: fields of a form on the same card are neither checked nor sent along. `anew` is the question that the card
    answers.
    """
    data = data_of(button, where, anew)
    if isinstance(data[VERB], dict) and len(as_json(data[VERB])) > limits.BUTTON_DATA:
        _LOG.warning("button %r carries too much and was left out", button.command)
        return {}
    label = shortened(shown(button.label), limits.BUTTON_LABEL)
    drawn: Element = {"type": "Action.Execute", "verb": VERB, "title": label, "data": data}
    if alone:
        drawn["associatedInputs"] = "none"
    if button.style in _STYLES:
        drawn["style"] = _STYLES[button.style]
    if number:
        drawn["tooltip"] = shortened(door.describing(label, shown(number)), limits.TOOLTIP)
    return drawn


def action_sets(actions: Sequence[Element]) -> list[Element]:
    """The actions beside one another, as many in a set as are visible on a phone with their whole labels."""
    sets: list[list[Element]] = []
    taken = 0
    for action in filter(None, actions):
        needed = limits.BUTTON_EDGES + limits.BUTTON_SIGN * len(action["title"])
        if not sets or taken + needed > limits.BUTTON_LINE or len(sets[-1]) == limits.ACTIONS:
            sets.append([])
            taken = 0
        sets[-1].append(action)
        taken += needed
    spaced = ({}, *({"spacing": "small"} for _ in sets[1:]))
    return [{"type": "ActionSet", **space, "actions": each} for space, each in zip(spaced, sets, strict=False)]
