"""Every limit of Teams and of its cards, checked on whatever is drawn; nothing in it is live but our buttons."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
from markdown_it import MarkdownIt

from bot.teams import draw
from bot.teams.hear import is_refresh
from bot.teams.presses import VERB, pressed
from commands.reply import Reply

Json = dict[str, Any]

DATA: Final = Path(__file__).parent / "data"
SCHEMA: Final = jsonschema.Draft6Validator(json.loads((DATA / "adaptive-card.schema-1.5.json").read_text()))
"""Adaptive Cards' own schema, which refuses names that it doesn't know."""
ROOM: Final = 26 * 1024
"""What Teams takes as one message, 28 KB, less what stands around a card."""
JOINER: Final = "\u2060"

_ON_A_PHONE: Final = re.compile(r"\]\(|[*_]|\\[*_\[\]]|^- |^\d+\. ")
"""The phones' own reader knows emphasis, links and lists, and shows a backslash that takes the life out of them."""
_READER: Final = MarkdownIt("js-default").disable("linkify")
_READS_MARKDOWN: Final = {
    "TextBlock": ("text",),
    "Fact": ("title", "value"),
    "Input.Text": ("label", "errorMessage"),
    "Input.Date": ("label", "errorMessage"),
    "Input.ChoiceSet": ("label", "errorMessage"),
    "AdaptiveCard": ("fallbackText",),
}
"""What a client may read as Markdown; TextRun reads none on any of them."""


def drawn(reply: Reply) -> Json:
    """The card and the dialog of a reply, and what is said where cards are not shown."""
    both: Json = {"card": draw.card(reply, where="teams:t1:19:abc@thread.tacv2"), "text": draw.fallback(reply)}
    if reply.form:
        both["dialog"] = draw.dialog(reply.form, where="teams:t1:19:abc@thread.tacv2")
        both["title"] = draw.title(reply.form)
    return both


def all_in(value: object) -> Iterator[Json]:
    """Every object in what was drawn, in the order of reading; what a button carries is left out."""
    if isinstance(value, dict):
        yield value
        for name, inner in value.items():
            if name != "data":
                yield from all_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from all_in(inner)


def words(card: Json) -> str:
    """All that can be read, in the order of reading, a line each."""
    found: list[str] = []
    for item in all_in(card):
        found += [item[name] for name in ("text", "title", "value", "label") if isinstance(item.get(name), str)]
    return "\n".join(found).replace(JOINER, "")


def is_markup(text: str) -> bool:
    """Would a client make anything of it but these very words? By markdown-it, and by the phones' own reader."""
    first, *rest = _READER.parse(text)
    inline = rest[0].children or [] if rest else []
    dead = [first.type, *(each.type for each in rest)] == ["paragraph_open", "inline", "paragraph_close"]
    same = [each.content for each in inline if each.type == "text"] == [text]
    return not (dead and same and len(inline) == 1) or bool(_ON_A_PHONE.search(text))


def _kind(item: Json) -> str:
    """Its type; facts and choices, which have none, count as facts."""
    return str(item.get("type") or ("Fact" if set(item) == {"title", "value"} else ""))


def _check_item(item: Json, *, dialog: bool) -> None:
    kind = _kind(item)
    for name in _READS_MARKDOWN.get(kind, ()):
        if name in item:
            assert item[name].strip(), item
            assert not is_markup(item[name]), item[name]
    match kind:
        case "TextBlock":
            assert item["wrap"] is True
        case "TextRun":
            assert item["text"].strip()
            assert "{{" not in item["text"]
        case "RichTextBlock":
            assert item["inlines"]
        case "ActionSet":
            assert 1 <= len(item["actions"]) <= 6
        case "Action.Execute":
            assert not dialog
            assert item["verb"] == VERB
            assert item["title"]
            assert pressed(item["data"]) is not None or is_refresh(item["data"])
            assert item.get("style", "default") in {"default", "positive", "destructive"}
        case "Action.Submit":
            assert dialog
            assert item["title"]
        case "Input.Text":
            assert len(item.get("value", "")) <= item["maxLength"]
        case "Input.ChoiceSet":
            offered = {choice["value"] for choice in item["choices"]}
            assert offered.issuperset(item["value"].split(",") if item.get("value") else [])
    if kind.startswith("Input."):
        assert item["label"]
        assert ("errorMessage" in item) is (item.get("isRequired") is True)


_WORDS: Final = frozenset("text title value label fallbackText speak tooltip errorMessage placeholder id".split())


def _validate(card: Json) -> None:
    """Hold the card to the schema, its elements one by one. What is alike but for its words is held to it once."""
    around = {**card, "body": []}
    for element in ([], *([each] for each in card["body"])):
        _validate_shape(json.dumps(_shape({**around, "body": element}), sort_keys=True))


@cache
def _validate_shape(shape: str) -> None:
    SCHEMA.validate(json.loads(shape))


def _shape(value: Any, name: str = "") -> Any:
    """The same with other words: the schema looks at none of these, nor at what a button carries."""
    if isinstance(value, dict):
        return {key: {} if key == "data" else _shape(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shape(inner) for inner in value]
    return "x" if name in _WORDS and isinstance(value, str) else value


def check_card(card: Json, *, dialog: bool = False) -> None:
    """Raises AssertionError or ValidationError for the first limit that this card passes."""
    _validate(card)
    assert card["version"] == "1.5"
    assert card["lang"] == "nl"
    assert not set(card["speak"]) & set("<>&")
    written = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
    assert max(len(written.encode()), len(written.encode("utf-16-le"))) <= ROOM
    for item in all_in(card):
        _check_item(item, dialog=dialog)
    assert len([item for item in all_in(card) if item.get("type") == "ActionSet"]) < 40
    names = [item["id"] for item in all_in(card) if str(item.get("type")).startswith("Input.")]
    assert len(set(names)) == len(names)


def check(drawn: Json) -> None:
    """Raises AssertionError or ValidationError for the first limit that is passed."""
    check_card(drawn["card"])
    assert 1 <= len(drawn["text"]) <= 801
    assert not is_markup(drawn["text"])
    if "dialog" in drawn:
        check_card(drawn["dialog"], dialog=True)
        assert 1 <= len(drawn["title"]) <= 64
