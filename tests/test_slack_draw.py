"""What Slack is given to draw: golden files, and every limit Slack sets, checked on whatever is drawn."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slackblocks import _limits as theirs

from bot.payload import unpacked
from bot.slack import draw, forms, limits
from bot.slack.incoming import decoded
from bot.slack.plain import escaped, pieces, shortened
from commands import door as words
from commands.reply import Button, Buttons, Form, Input, Item, Items, Reply, Section
from tests.any_reply import replies
from tests.reply_cases import CASES, UGLY
from tests.slack_limits import READABLE, Json, all_in, check, drawn

NOISE = "".join(chr(0x4E00 + at * at * 7919 % 20000) for at in range(4000))  # nothing that can be pressed together
GOLDEN = Path(__file__).parent / "golden" / "slack"


def _words(value: object) -> str:
    """All words that can be read, in the order of reading."""
    found = [item["text"] for _, item in all_in(value) if isinstance(item, dict) and item.get("type") in READABLE]
    return "\n".join(found)


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_drawn_as_agreed(name: str, rewrite_golden: bool) -> None:
    path = GOLDEN / f"{name}.json"
    shown = json.dumps(drawn(CASES[name]), ensure_ascii=False, indent=1) + "\n"
    if rewrite_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown)
    assert shown == path.read_text()


def test_there_is_no_golden_file_without_a_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_within_slacks_limits(name: str) -> None:
    check(drawn(CASES[name]))


def test_our_table_of_limits_agrees_with_that_of_others() -> None:
    assert limits.BUTTON_LABEL == theirs.BUTTON_TEXT_MAX_LENGTH
    assert limits.BUTTON_VALUE == theirs.BUTTON_VALUE_MAX_LENGTH
    assert limits.ACCESSIBILITY_LABEL == theirs.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH
    assert limits.OPTION_LABEL == theirs.OPTION_TEXT_MAX_LENGTH
    assert limits.OPTION_VALUE == theirs.OPTION_VALUE_MAX_LENGTH
    assert limits.OPTIONS == theirs.SELECT_OPTIONS_MAX_ITEMS
    assert limits.OPTION_GROUPS == theirs.SELECT_OPTION_GROUPS_MAX_ITEMS
    assert limits.INPUT_TEXT == theirs.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX
    assert limits.FIELDS == theirs.SECTION_FIELDS_MAX_ITEMS


# --- cutting ----------------------------------------------------------------------------------------------------------


def _rows(count: int, *, button: bool) -> tuple[Item, ...]:
    press = Button(label="Klaar", command="actie klaar", args={"numbers": "1"}) if button else None
    return tuple(Item(number=str(at), title=f"Punt {at}", notes="LLTB", button=press) for at in range(1, count + 1))


@pytest.mark.parametrize("button", [True, False])
@pytest.mark.parametrize("more", [Button(label="Toon meer", command="actie lijst"), None])
def test_too_long_a_list_loses_rows_and_says_how_many(button: bool, more: Button | None) -> None:
    drawn: list[Any] = draw.blocks(
        Reply(summary="Lijst", parts=(Items(rows=_rows(700, button=button), total=900, more=more),))
    )
    said = _words(drawn)
    shown = said.count("Punt ")
    assert 0 < shown < 700
    assert f"en nog {900 - shown}" in said
    assert ("Toon meer" in said) is (more is not None)
    assert "1 · Punt 1" in said


def test_a_list_that_fits_says_nothing_about_more() -> None:
    drawn: list[Any] = draw.blocks(Reply(summary="Lijst", parts=(Items(rows=_rows(9, button=True), total=9),)))
    assert "en nog" not in _words(drawn)


def test_rows_that_the_core_left_out_are_counted() -> None:
    drawn: list[Any] = draw.blocks(Reply(summary="Lijst", parts=(Items(rows=_rows(9, button=True), total=23),)))
    assert "en nog 14" in _words(drawn)


def test_the_most_rows_that_fit_are_shown() -> None:
    drawn: list[Any] = draw.blocks(Reply(summary="Lijst", parts=(Items(rows=_rows(60, button=True)),)))
    assert len(drawn) == 50 or draw.size(drawn) > limits.MESSAGE_JSON - 300


def test_a_text_that_is_too_long_says_so_and_keeps_its_buttons() -> None:
    drawn: list[Any] = draw.blocks(CASES["endless_text"])
    assert words.SHORTENED in _words(drawn)
    assert drawn[-1]["type"] == "actions"


def test_a_button_that_carries_much_is_pressed_together() -> None:
    args = {"line": "Rapport over <huisvesting> & werk delen met de leden. " * 60}
    value = draw.button_value(Button(label="x", command="y", args=args))
    assert 0 < len(value) <= 2000
    assert unpacked(value) == {"c": "y", "a": args, "o": ""}


def test_a_button_that_carries_too_much_is_left_out_and_the_answer_stays(caplog: pytest.LogCaptureFixture) -> None:
    button = Button(label="Weg", command="y", args={"z": NOISE})
    row = Item(title="Punt", button=button)
    reply = Reply(summary="Lijst", parts=(Items(rows=(row,), total=2, more=button), Buttons(buttons=(button,))))
    drawn: list[Any] = draw.blocks(reply)
    assert _words(drawn) == "Lijst\nPunt\nen nog 1"
    assert "'y' carries too much" in caplog.text


def test_a_form_that_carries_too_much_is_refused() -> None:
    with pytest.raises(ValueError, match="form 'y'"):
        forms.modal(Form(title="x", command="y", inputs=(), args={"z": NOISE}))


def test_what_a_button_carries_comes_back_whole() -> None:
    button = Button(label="x", command="y", args={"text": UGLY}, once="n&<>")
    carried = json.loads(draw.button_value(button))
    assert carried == {"c": "y", "a": {"text": UGLY}, "o": "n&<>"}


# --- forms ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["eind mei", "2023-02-30", "20230517", "2023-5-1"])
def test_a_date_that_slack_cannot_show_is_kept_as_words(value: str) -> None:
    block = forms.modal(Form(title="x", command="y", inputs=(Input(name="d", label="D", kind="date", value=value),)))
    element = _element(block)
    assert (element["type"], element["initial_value"]) == ("plain_text_input", value)


def _element(view: Json, at: int = 0) -> Json:
    element: Json = view["blocks"][at]["element"]
    return element


@pytest.mark.parametrize("kind", ["choice", "choices"])
@pytest.mark.parametrize("value", ["iets anders", "p1,iets anders"])
def test_a_choice_that_is_not_offered_is_kept_as_words(kind: Any, value: str) -> None:
    choices = CASES["form"].form.inputs[1].choices if CASES["form"].form else ()
    one = Input(name="w", label="Wie", kind=kind, value=value, choices=choices)
    assert _element(forms.modal(Form(title="x", command="y", inputs=(one,))))["initial_value"] == value


def test_typed_words_that_are_longer_than_asked_are_not_lost() -> None:
    one = Input(name="w", label="Wat", value="x" * 300, max_length=100)
    element = _element(forms.modal(Form(title="x", command="y", inputs=(one,))))
    assert element["initial_value"] == "x" * 300


def test_a_form_comes_back_as_it_was_drawn() -> None:
    form = CASES["form"].form
    assert form is not None
    view = forms.modal(form, forms.Origin("slack:T1:C1"))
    sent = forms.sent(view | {"state": {"values": {"what": {"v": {"value": "Nieuw"}}}}})
    assert sent == forms.Sent("actie nieuw", {"source": "chat", "what": "Nieuw"}, "slack:T1:C1", "form-1")


# --- any text at all --------------------------------------------------------------------------------------------------

TEXTS = st.text(max_size=400) | st.sampled_from([UGLY, "", " ", "\u200b", "<!channel>", "&lt;", "x" * 5000, "<" * 3000])


@given(replies(TEXTS, 5))
def test_whatever_is_said_stays_within_the_limits_and_never_becomes_markup(reply: Reply) -> None:
    check(drawn(reply))


@given(st.text())
def test_a_text_is_shown_as_it_is(text: str) -> None:
    shown = decoded(escaped(text), str)
    kept = "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
    assert "".join(sign for sign in shown if sign.isprintable() or sign in "\n\t").strip() == kept.strip()


@given(st.text(), st.integers(5, 200))
def test_cutting_loses_nothing_but_white_space(text: str, size: int) -> None:
    cut = pieces(text, size)
    assert all(len(escaped(piece)) <= size for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


@given(st.lists(st.text("abc&", min_size=1, max_size=9), min_size=1))
def test_cutting_never_breaks_a_word_that_fits(parts: list[str]) -> None:
    text = " ".join(parts)
    assert " ".join(pieces(text, 50)).split() == parts


@given(st.text(), st.integers(6, 80))
def test_a_label_fits(text: str, size: int) -> None:
    assert len(escaped(shortened(text, size))) <= size


# --- long lists -------------------------------------------------------------------------------------------------------


def _points(number: int, total: int = 0, more: Button | None = None) -> Items:
    press = [Button(label="Klaar", command="actie klaar", args={"numbers": str(n)}) for n in range(1, number + 1)]
    rows = tuple(Item(number=one.args["numbers"], title="Rapport delen", notes="LLTB", button=one) for one in press)
    return Items(rows=rows, total=total, more=more)


def _menus(blocks: list[Any]) -> list[Any]:
    return [each for one in blocks for each in one.get("elements", []) if each["type"] == "static_select"]


def test_a_list_with_many_buttons_has_one_menu_instead() -> None:
    further = Button(label="Toon meer", command="actie lijst", args={"start": "10"})
    drawn: list[Any] = draw.blocks(Reply(summary="12 open", parts=(_points(10, total=12, more=further),)))
    (menu,) = _menus(drawn)
    assert menu["placeholder"]["text"] == "Klaar: welke?"
    assert [option["text"]["text"] for option in menu["options"]][:2] == ["1 · Rapport delen", "2 · Rapport delen"]
    assert json.loads(menu["options"][9]["value"])["a"] == {"numbers": "10"}
    assert [each["text"]["text"] for each in drawn[-1]["elements"][1:]] == ["en nog 2"]
    assert "accessory" not in str(drawn)


def test_a_few_buttons_stay_with_their_rows() -> None:
    drawn: list[Any] = draw.blocks(Reply(summary="4 open", parts=(_points(4),)))
    assert _menus(drawn) == []
    assert sum("accessory" in one for one in drawn) == 4


def test_rows_with_different_buttons_keep_their_own() -> None:
    other = Item(number="9", title="Gesloten", button=Button(label="Toon", command="actie toon", args={"number": "9"}))
    items = _points(5)
    drawn: list[Any] = draw.blocks(Reply(summary="6", parts=(replace(items, rows=(*items.rows, other)),)))
    assert _menus(drawn) == []


def test_lists_under_headings_share_a_menu_and_none_loses_its_button_for_more() -> None:
    further = Button(label="Toon meer", command="actie lijst", args={"start": "10"})
    parts = (
        Section(heading="Wonen", parts=(_points(3, total=5, more=further),)),
        Section(heading="Werken", parts=(_points(3, total=7, more=further),)),
    )
    drawn: list[Any] = draw.blocks(Reply(summary="12", parts=parts))
    (menu,) = _menus(drawn)
    assert len(menu["options"]) == 6
    assert sum("accessory" in one for one in drawn) == 2
