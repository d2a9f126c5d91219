"""What Teams is given to draw: golden files, the cards' own schema, and every limit, checked on whatever is drawn."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams import draw
from bot.teams.plain import JOINER, is_plain, paragraphs, pieces, shortened, shown, tamed
from commands import door
from commands.reply import Button, Choice, Facts, File, Form, Input, Item, Items, Reply, Section, Text
from commands.report import Report
from tests.any_reply import replies
from tests.reply_cases import CASES, UGLY
from tests.teams_limits import SCHEMA, Json, check, drawn, is_markup, words
from tests.test_ugly_input import UGLY as TYPED

GOLDEN = Path(__file__).parent / "golden" / "teams"
LIVE = (
    "*vet* _cursief_ **vet** __vet__ ~~weg~~ `code`",
    "[klik](https://kwaad.nl) [klik]: https://kwaad.nl [a][b] ![x](y)",
    "<https://kwaad.nl> <at>Iedereen</at> <b>vet</b> &lt;b&gt; &amp;",
    "{{DATE(2023-05-17T06:00:00Z, SHORT)}} om {{TIME(2023-05-17T06:00:00Z)}}",
    "# kop",
    "- punt",
    "12. punt",
    "> aanhaling",
    "${naam} en $when",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "    code",
    "kop\n===",
    "a\\*b\\[c\\]",
)


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_drawn_as_agreed(name: str, rewrite_golden: bool) -> None:
    path = GOLDEN / f"{name}.json"
    written = json.dumps(drawn(CASES[name]), ensure_ascii=False, indent=1) + "\n"
    if rewrite_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written)
    assert written == path.read_text()


def test_there_is_no_golden_file_without_a_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_a_valid_card_within_the_limits(name: str) -> None:
    check(drawn(CASES[name]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"schema": "x"},
        {"body": [{"type": "TextBlock", "text": "x", "colour": "accent"}]},
        {"body": [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "x", "wrap": True}]}]},
        {"body": [{"type": "ActionSet", "actions": [{"type": "Action.Execute", "titel": "x"}]}]},
        {"body": [{"type": "Lijst"}]},
    ],
)
def test_the_schema_refuses_what_cards_do_not_know(wrong: Json) -> None:
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate({"type": "AdaptiveCard", "version": "1.5"} | wrong)


def _everywhere(text: str) -> Reply:
    """A reply that says the text wherever something can be said."""
    button = Button(label=text, command="c", args={"text": text})
    return Reply(
        summary=text,
        parts=(
            Text(text=text),
            Facts(pairs=((text, text),)),
            Section(heading=text, parts=(Items(rows=(Item(number=text[:3], title=text, notes=text, button=button),)),)),
        ),
        form=Form(
            title=text,
            command="c",
            submit=text,
            inputs=(
                Input(name="a", label=text, hint=text, error=text, value=text, required=True),
                Input(name="b", label="b", kind="choice", choices=(Choice(value="1", label=text),)),
            ),
        ),
    )


@pytest.mark.parametrize("text", [*LIVE, UGLY])
def test_what_people_write_is_never_markup_a_link_a_mention_or_a_date(text: str) -> None:
    check(drawn(_everywhere(text)))


@pytest.mark.parametrize("text", LIVE)
def test_what_people_write_is_shown_as_they_wrote_it(text: str) -> None:
    said = words(draw.card(Reply(summary="x", parts=(Facts(pairs=((text, text),)), Text(text=text)))))
    assert said.count(text.strip()) == 3


@pytest.mark.parametrize("text", TYPED)
def test_ugly_words_are_harmless_in_every_place(text: str) -> None:
    check(drawn(_everywhere(text.encode(errors="ignore").decode()[:700])))
    check(drawn(Reply(summary=text, parts=(Text(text=text),))))


def test_a_reader_that_reads_markup_would_see_it() -> None:
    """The check itself is no dead letter: as it was typed, each of these is alive somewhere."""
    dead = {"{{DATE(2023-05-17T06:00:00Z, SHORT)}} om {{TIME(2023-05-17T06:00:00Z)}}", "${naam} en $when"}
    assert [text for text in LIVE if not is_markup(text)] == [text for text in LIVE if text in dead]


def test_ordinary_words_keep_their_ordinary_elements() -> None:
    card = draw.card(CASES["facts"])
    facts = next(each for each in card["body"] if each["type"] == "FactSet")
    assert facts["facts"][1] == {"title": "Wie", "value": "Provincie Limburg, LLTB"}
    section = draw.card(CASES["sections"])["body"][1]
    assert (section["type"], section["style"], section["text"]) == ("TextBlock", "heading", "Te laat (2)")


def test_the_text_beside_a_card_is_one_line_without_markup() -> None:
    reply = Reply(summary="Actiepunt *12* gesloten.", parts=(Text(text="Met\ndank."), Text(text="x", subtle=True)))
    assert draw.fallback(reply) == "Actiepunt ∗12∗ gesloten. Met dank."
    assert draw.fallback(CASES["text"]) == "Actiepunt 13 gesloten. Met dank aan de Provincie."


def test_a_file_is_announced() -> None:
    reply = Reply(summary="De lijst", parts=(File(name="lijst.xlsx", report=Report(title="x")),))
    assert "lijst.xlsx" in words(draw.card(reply))


TEXTS = st.text(max_size=90) | st.sampled_from([UGLY, "", " ", "\u200b", "{" * 40, "_" * 500, "x" * 5000, *LIVE])


@given(replies(TEXTS, 9))
def test_whatever_is_said_stays_within_the_limits_and_never_becomes_markup(reply: Reply) -> None:
    check(drawn(reply))


@given(st.text())
def test_a_text_is_shown_as_it_is(text: str) -> None:
    kept = "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
    was = "".join(sign for sign in shown(text) if sign.isprintable() or sign in "\n\t")
    assert was.strip() == kept.strip() or shown(text) == door.NOTHING


@given(st.text() | st.sampled_from(LIVE))
def test_a_tamed_line_is_markup_to_no_reader_and_reads_the_same(text: str) -> None:
    line = tamed(text)
    assert not is_markup(line)
    likes = str.maketrans({"∗": "*", "ˍ": "_", "∼": "~", "ˋ": "`"})
    same = " ".join(shown(text).replace(JOINER, "").split()).translate(likes)
    assert line.replace(JOINER, "").translate(likes) == same


@given(st.text() | st.sampled_from(LIVE))
def test_what_is_called_plain_is_markup_to_no_reader(text: str) -> None:
    line = shown(text)
    assert not is_plain(line) or line != line.strip() or not is_markup(line)


@given(st.text(), st.integers(5, 200))
def test_cutting_loses_nothing_but_white_space(text: str, most: int) -> None:
    for cut in (pieces(text, most), paragraphs(text, most)):
        assert all(len(piece) <= most for piece in cut) or not text.strip()
        assert "".join("".join(cut).split()) == "".join(text.split())


@given(st.lists(st.text("abc&", min_size=1, max_size=9), min_size=1))
def test_cutting_never_breaks_a_word_that_fits(parts: list[str]) -> None:
    assert " ".join(pieces(" ".join(parts), 50)).split() == parts


@given(st.text(), st.integers(6, 80))
def test_a_label_fits(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
