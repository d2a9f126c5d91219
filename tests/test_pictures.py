"""The pictures of Slack: every word that we send stands in them, and nothing is left out in silence."""

from dataclasses import replace

import pytest

from bot.slack import draw as slack_draw
from bot.slack.forms import modal
from commands.reply import Button, Buttons, Facts, Item, Items, Reply, Section, Text
from tests.pictures.__main__ import FOLDER, as_json
from tests.pictures.slack import html, spans
from tests.pictures.story import told
from tests.reply_cases import CASES, UGLY


def test_every_word_of_a_message_stands_in_its_picture() -> None:
    press = Button(label="Klaar", command="klaar")
    rows = (Item(number="12", title="Rapport", notes="LLTB", button=press), Item(number="13", title="Bezoek"))
    reply = Reply(
        summary="Samenvatting",
        parts=(
            Text(text="Alinea"),
            Text(text="Terzijde", subtle=True),
            Facts(pairs=(("Wat", "Feit"),)),
            Section(heading="Kop", parts=(Items(rows=rows, total=20),)),
            Buttons(buttons=(replace(press, label="Knop"),)),
        ),
    )
    drawn = html(slack_draw.message(reply))
    words = ("Samenvatting", "Alinea", "Terzijde", "<b>Wat</b>", "Feit", "Kop", "12 · Rapport\nLLTB", "13 · Bezoek")
    assert [word for word in (*words, ">Klaar<", ">Knop<", "18") if word not in drawn] == []


@pytest.mark.parametrize("name", [name for name, reply in CASES.items() if reply.form])
def test_every_form_can_be_drawn(name: str) -> None:
    form = CASES[name].form
    assert form is not None
    drawn = html(modal(form))
    assert [field.label for field in form.inputs if field.label not in drawn] == []


def test_ugly_words_make_no_markup_of_their_own() -> None:
    assert "<b>vet</b>" not in html(slack_draw.message(Reply(summary=UGLY, parts=(Text(text=UGLY),))))


def test_an_unknown_block_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(Exception, match="carousel"):
        html({"blocks": [{"type": "carousel"}]})


def test_bold_and_escapes_are_read_as_slack_reads_them() -> None:
    assert list(spans({"type": "mrkdwn", "text": "*Wat*: a &lt; b"})) == [(True, "Wat"), (False, ": a < b")]
    assert list(spans({"type": "plain_text", "text": "*Wat*"})) == [(False, "*Wat*")]


def test_the_pictures_show_what_horzel_says_now(sqlite_url: str, rewrite_golden: bool) -> None:
    """When this fails: look at the difference, then draw anew with `python -m tests.pictures`."""
    pictures = {picture.name: as_json(picture) for picture in told(sqlite_url)}
    if rewrite_golden:
        for name, content in pictures.items():
            (FOLDER / f"{name}.json").write_text(content, encoding="utf-8")
    assert pictures == {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert [name for name in pictures if not (FOLDER / f"{name}.png").exists()] == []
