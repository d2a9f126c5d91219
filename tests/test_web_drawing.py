"""The try-out window's HTML: words stay words, everything has a name, nothing typed is lost."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.web import draw
from commands.reply import Button, Buttons, Choice, Facts, FieldKind, Form, Input, Item, Items, Reply, Section, Text
from tests.reply_cases import CASES
from tests.window_parts import ANOUK, Parts, Visitor, run

GOLDEN = Path(__file__).parent / "golden" / "web"
UGLY = "<script>alert(1)</script> \"' onload=x {{ 7*7 }} &lt;!channel> \u202eommekeer \U0001f41d"


class _Outline(HTMLParser):
    """Tags and attributes of a page, and whether the tags that must be closed are."""

    VOID = frozenset({"meta", "link", "input", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _everything(words: str) -> Reply:
    button = Button(label=words, command="x", style="danger")
    item = Item(number=words, title=words, notes=words, button=button)
    kinds: tuple[FieldKind, ...] = ("line", "text", "date", "choice", "choices")
    inputs = tuple(
        Input(
            name=f"f{number}",
            label=words,
            kind=kind,
            value=words,
            hint=words,
            error=words,
            required=bool(number % 2),
            choices=(Choice(value=words, label=words), Choice(value="b", label="b")),
        )
        for number, kind in enumerate(kinds)
    )
    plain = (Text(text=words), Text(text=words, subtle=True), Facts(pairs=((words, words),)))
    lists = (Items(rows=(item, Item(title=words)), total=16, more=button), Buttons(buttons=(button,)))
    return Reply(
        summary=words,
        parts=(*plain, *lists, Section(heading=words, parts=(*plain, *lists))),
        form=Form(title=words, command="x", inputs=inputs, submit=words),
    )


def _outline_of(reply: Reply) -> _Outline:
    outline = _Outline()

    async def steps(visitor: Visitor, parts: Parts) -> None:
        await parts.room.post(ANOUK.address, reply, "m")
        outline.feed(await visitor.open())

    run(steps)
    return outline


def test_ugly_words_stay_words_everywhere() -> None:
    outline = _outline_of(_everything(UGLY))
    assert outline.open == []
    plain = _outline_of(_everything("gewoon"))
    assert [(tag, sorted(attributes)) for tag, attributes in outline.tags] == [
        (tag, sorted(attributes)) for tag, attributes in plain.tags
    ]
    assert not any(name.startswith("on") for _, attributes in outline.tags for name in attributes)
    assert [attributes["src"] for tag, attributes in outline.tags if tag == "script"] == ["static/window.js"]


def test_ids_are_unique_and_every_label_and_description_points_at_something() -> None:
    tags = _outline_of(_everything("gewoon")).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in tags:
        for name in ("for", "aria-describedby", "aria-labelledby"):
            assert set(attributes.get(name, "").split()) <= set(ids), attributes
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids
    fields = {attributes["id"] for tag, attributes in tags if tag in {"select", "textarea"}}
    assert fields <= {attributes["for"] for tag, attributes in tags if tag == "label" and "for" in attributes}


def test_the_buttons_on_the_page_are_numbered_as_in_the_reply() -> None:
    reply = _everything("gewoon")
    tags = _outline_of(reply).tags
    numbers = [attributes["value"] for _, attributes in tags if attributes.get("name") == "button"]
    assert numbers == [str(number) for number in range(len(list(reply.buttons())))]


def test_a_value_that_is_no_choice_or_no_day_is_kept_in_the_form() -> None:
    choices = (Choice(value="b", label="B"),)
    inputs = (
        Input(name="due", label="Uiterlijk", kind="date", value="eind mei"),
        Input(name="who", label="Wie", kind="choices", value="b,gemeente Weert", choices=choices),
        Input(name="free", label="Wie nog", kind="choices", value="a,b"),
        Input(name="theme", label="Thema", kind="choice", value="oud", choices=choices),
    )
    tags = _outline_of(Reply(summary="s", form=Form(title="t", command="c", inputs=inputs))).tags
    shown = [(attributes.get("type"), attributes.get("value")) for tag, attributes in tags if tag == "input"]
    assert {("text", "eind mei"), ("checkbox", "b"), ("checkbox", "gemeente Weert"), ("text", "a,b")} <= set(shown)
    assert any(attributes.get("value") == "oud" and "selected" in attributes for _, attributes in tags)


@pytest.mark.parametrize("name", CASES)
def test_a_reply_is_drawn_as_the_golden_html(name: str, rewrite_golden: bool) -> None:
    path = GOLDEN / f"{name}.html"
    drawn = "".join(
        f"{line}\n" for line in (draw.parts(CASES[name]) + draw.form(CASES[name], "1")).splitlines() if line
    )
    if rewrite_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == drawn
