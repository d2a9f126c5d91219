"""Lists, buttons and forms as Teams draws them, and where they are cut."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams import draw, limits
from bot.teams.parts import size
from bot.teams.presses import VERB, Press, data_of, pressed
from commands import door
from commands.reply import Button, Buttons, Choice, Form, Input, Item, Items, Reply, Text
from tests.reply_cases import CASES, UGLY
from tests.teams_limits import SCHEMA, Json, all_in, check, drawn, words

NOISE = "".join(chr(0x4E00 + at * at * 7919 % 20000) for at in range(4000))  # nothing that can be pressed together
MORE = Button(label="Toon meer", command="actie lijst", args={"start": "10"})


def _rows(count: int, *, button: bool = True) -> tuple[Item, ...]:
    press = Button(label="Klaar", command="actie klaar", args={"numbers": "1"}) if button else None
    return tuple(Item(number=str(at), title=f"Punt {at}", notes="LLTB", button=press) for at in range(1, count + 1))


def _list(rows: tuple[Item, ...], total: int = 0, more: Button | None = None) -> str:
    return words(draw.card(Reply(summary="Lijst", parts=(Items(rows=rows, total=total, more=more),))))


def test_a_row_is_a_number_a_title_with_notes_beneath_and_a_button() -> None:
    card = draw.card(Reply(summary="Lijst", parts=(Items(rows=_rows(1)),)))
    row = card["body"][1]
    assert [column["width"] for column in row["columns"]] == ["auto", "stretch", "auto"]
    _, title, press = row["columns"]
    assert title["items"][1]["inlines"][0]["isSubtle"] is True
    assert press["items"][0]["actions"][0]["tooltip"] == "Klaar bij 1"


def test_a_date_for_a_number_and_a_long_label_leave_the_title_its_room() -> None:
    item = Item(number="wo 17-05-2023", title="Taskforce", button=Button(label="Zet in mijn agenda", command="c"))
    card = draw.card(Reply(summary="Lijst", parts=(Items(rows=(item,)),)))
    assert [column["width"] for column in card["body"][1]["columns"]] == ["stretch"]
    assert "wo 17-05-2023 · \nTaskforce" in words(card)


@pytest.mark.parametrize("more", [MORE, None])
@pytest.mark.parametrize("button", [True, False])
def test_too_long_a_list_loses_rows_and_says_how_many(button: bool, more: Button | None) -> None:
    said = _list(_rows(700, button=button), 900, more)
    shown_rows = said.count("Punt ")
    assert 10 <= shown_rows < 700
    assert f"en nog {900 - shown_rows}" in said
    assert ("Toon meer" in said) is (more is not None)


def test_a_list_with_more_behind_a_button_is_short_enough_for_a_phone() -> None:
    said = _list(_rows(40), 40, MORE)
    assert said.count("Punt ") == limits.ROWS
    assert "en nog 25" in said


def test_a_list_that_fits_says_nothing_about_more() -> None:
    assert "en nog" not in _list(_rows(9), 9)


def test_rows_that_the_core_left_out_are_counted() -> None:
    assert "en nog 14" in _list(_rows(9), 23)


def test_the_most_rows_that_fit_are_shown() -> None:
    card = draw.card(Reply(summary="Lijst", parts=(Items(rows=_rows(200, button=False)),)))
    assert size(card) > limits.CARD_BYTES - 1000


def test_a_text_that_is_too_long_says_so_and_keeps_its_buttons() -> None:
    card = draw.card(CASES["endless_text"])
    assert door.SHORTENED in words(card)
    assert card["body"][-1]["type"] == "ActionSet"


def test_a_long_text_leaves_a_form_whole() -> None:
    form = CASES["form"].form
    card = draw.card(Reply(summary="Kort", parts=(Text(text="woord " * 8000),), form=form))
    check(drawn(Reply(summary="Kort", parts=(Text(text="woord " * 8000),), form=form)))
    assert form is not None
    assert [each["id"] for each in all_in(card) if "id" in each] == [each.name for each in form.inputs]
    assert door.SHORTENED in words(card)


def test_buttons_stand_side_by_side_only_where_their_labels_are_whole() -> None:
    labels = ["Nalopen", "Alle open punten", "Te laat", "Signalen"]
    buttons = tuple(Button(label=label, command="c") for label in labels)
    card = draw.card(Reply(summary="Stand", parts=(Buttons(buttons=buttons),)))
    sets = [[action["title"] for action in each["actions"]] for each in card["body"] if each["type"] == "ActionSet"]
    assert sets == [["Nalopen", "Alle open punten"], ["Te laat", "Signalen"]]


def test_a_button_is_an_action_with_verb_title_and_data() -> None:
    button = Button(label="Vervalt", command="actie vervalt", args={"n": "6"}, once="v6", style="danger")
    card = draw.card(Reply(summary="x", parts=(Buttons(buttons=(button,)),)), where="teams:t:c")
    assert card["body"][-1]["actions"] == [
        {
            "type": "Action.Execute",
            "verb": VERB,
            "title": "Vervalt",
            "data": {VERB: {"c": "actie vervalt", "a": {"n": "6"}, "o": "v6", "w": "teams:t:c", "t": "Vervalt"}},
            "style": "destructive",
        }
    ]


def test_a_button_that_carries_too_much_is_left_out_and_the_answer_stays(caplog: pytest.LogCaptureFixture) -> None:
    button = Button(label="Weg", command="y", args={"z": NOISE})
    reply = Reply(
        summary="Lijst",
        parts=(Items(rows=(Item(title="Punt", button=button),), total=2, more=button), Buttons(buttons=(button,))),
    )
    assert words(draw.card(reply)) == "Lijst\nPunt\nen nog 1"
    assert "'y' carries too much" in caplog.text


def test_what_a_button_carries_comes_back_whole() -> None:
    button = Button(label="Klaar", command="y", args={"text": UGLY, "horzel": "x"}, once="n&<>")
    carried = json.loads(json.dumps(data_of(button, "teams:t:c")))
    assert pressed(carried) == Press("y", {"text": UGLY, "horzel": "x"}, "n&<>", "teams:t:c", "button", "Klaar")


def test_a_button_that_carries_much_is_pressed_together() -> None:
    args = {"line": "Rapport over <huisvesting> & werk delen met de leden. " * 60}
    data = json.loads(json.dumps(data_of(Button(label="x", command="y", args=args), "teams:t:c")))
    assert len(json.dumps(data)) < 1000
    assert pressed(data) == Press("y", args, "", "teams:t:c", "button", "x")


def test_a_card_can_be_drawn_anew_for_whoever_opens_it() -> None:
    card = draw.card(CASES["sections"], refresh={"x": "1"})
    SCHEMA.validate(card)
    assert card["refresh"]["action"]["data"] == {"x": "1"}
    assert "userIds" not in card["refresh"]
    assert "refresh" not in draw.card(CASES["sections"])


@pytest.mark.parametrize(
    "rubbish",
    [
        {},
        {"a": 1},
        {VERB: None},
        {VERB: []},
        {VERB: {}},
        {VERB: {"c": 5}},
        {VERB: {"c": ""}},
        {VERB: {"a": {"x": "1"}, "i": ["x"]}},
        None,
        [VERB],
    ],
)
def test_what_is_not_ours_is_no_press(rubbish: Any) -> None:
    assert pressed(rubbish) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("caiowtx"), inner, max_size=5),
    max_leaves=9,
)


@given(st.dictionaries(st.just(VERB) | st.text(max_size=3), JSON))
def test_rubbish_never_breaks_the_door(data: dict[str, object]) -> None:
    found = pressed(data)
    assert found is None or all(isinstance(value, str) for value in [*found.values, *found.values.values()])


def _form(*inputs: Input) -> Form:
    return Form(title="Nieuw actiepunt", command="actie nieuw", inputs=inputs, args={"source": "chat"}, once="f1")


def _field(each: Input) -> Json:
    field: Json = draw.dialog(_form(each))["body"][0]
    return field


def _sending(card: Json) -> dict[str, object]:
    data: dict[str, object] = card["body"][-1]["actions"][-1]["data"]
    return data


@pytest.mark.parametrize("value", ["eind mei", "2023-02-30", "20230517", "2023-5-1"])
def test_a_date_that_teams_cannot_show_is_kept_as_words(value: str) -> None:
    field = _field(Input(name="d", label="D", kind="date", value=value))
    assert (field["type"], field["value"]) == ("Input.Text", value)


@pytest.mark.parametrize("kind", ["choice", "choices"])
@pytest.mark.parametrize("value", ["iets anders", "p1,iets anders"])
def test_a_choice_that_is_not_offered_is_kept_as_words(kind: Any, value: str) -> None:
    choices = (Choice(value="p1", label="Provincie"), Choice(value="p2", label="LWV"))
    field = _field(Input(name="w", label="Wie", kind=kind, value=value, choices=choices))
    assert (field["type"], field["value"]) == ("Input.Text", value)


def test_few_choices_are_shown_and_many_can_be_searched() -> None:
    few = tuple(Choice(value=str(at), label=f"Keuze {at}") for at in range(4))
    many = tuple(Choice(value=str(at), label=f"Keuze {at}") for at in range(40))
    assert _field(Input(name="w", label="W", kind="choice", choices=few))["style"] == "expanded"
    assert _field(Input(name="w", label="W", kind="choice", choices=many))["style"] == "filtered"
    assert _field(Input(name="w", label="W", kind="choices", choices=many))["style"] == "compact"


def test_a_hundred_owners_can_be_chosen_by_what_they_are_called() -> None:
    names = tuple(Choice(value=f"p{at}", label=f"Partij {at} " + "met een lange naam " * 4) for at in range(100))
    field = _field(Input(name="g", label="Wie", kind="choice", choices=names))
    assert len(field["choices"]) == 100
    assert field["choices"][7]["title"].startswith("Partij 7 met een lange naam")


def test_a_form_that_is_too_large_is_left_out_and_the_answer_stays(caplog: pytest.LogCaptureFixture) -> None:
    form = Form(title="x", command="y", inputs=(Input(name="a", label="A"),), args={"z": NOISE * 8})
    reply = Reply(summary="Typ het.", form=form)
    check(drawn(reply))
    assert words(draw.card(reply)) == "Typ het."
    assert words(draw.dialog(form)) == door.SHORTENED
    assert "'y' is too large" in caplog.text


def test_typed_words_that_are_longer_than_asked_are_not_lost() -> None:
    field = _field(Input(name="w", label="Wat", value="x" * 300, max_length=100))
    assert (field["value"], field["maxLength"]) == ("x" * 300, 300)


def test_an_error_stands_beside_its_field_and_the_value_stays() -> None:
    first, error, second = draw.dialog(
        _form(Input(name="w", label="Wat", value="x", error="Te kort."), Input(name="v", label="Wie"))
    )["body"][:3]
    assert (first["id"], first["value"], second["id"]) == ("w", "x", "v")
    assert error["inlines"][0]["text"] == "⚠ Te kort."
    assert error["inlines"][0]["color"] == "attention"


def test_a_field_that_is_needed_says_so_before_it_is_sent() -> None:
    field = _field(Input(name="w", label="Wat", required=True))
    assert (field["isRequired"], field["errorMessage"]) == (True, door.FILL_IN)


def test_a_form_comes_back_as_it_was_filled_in() -> None:
    form = CASES["form"].form
    assert form is not None
    filled = {"what": "Nieuw", "owners": "p1,p3", "due": "2023-05-17", "note": None, "other": "x"}
    expected = {"source": "chat", "what": "Nieuw", "owners": "p1,p3", "due": "2023-05-17", "theme": "", "note": ""}
    for card in (draw.dialog(form, where="teams:t:c"), draw.card(CASES["form"], where="teams:t:c")):
        press = pressed(_sending(card) | filled)
        assert press == Press("actie nieuw", expected, "form-1", "teams:t:c", "form", "Nieuw actiepunt")


def test_several_choices_come_back_in_one_way_however_a_client_sends_them() -> None:
    form = _form(Input(name="w", label="Wie", kind="choices"))
    press = pressed(_sending(draw.dialog(form)) | {"w": ["p1", "p3"]})
    assert press is not None
    assert press.values["w"] == "p1,p3"


def test_a_form_is_sent_from_a_card_by_execute_and_from_a_dialog_by_submit() -> None:
    reply = CASES["form"]
    assert reply.form is not None
    assert draw.card(reply)["body"][-1]["actions"][0]["type"] == "Action.Execute"
    assert draw.dialog(reply.form)["body"][-1]["actions"][0]["type"] == "Action.Submit"


def test_other_buttons_leave_the_fields_alone() -> None:
    press = Button(label="Annuleren", command="c")
    reply = replace(CASES["form"], parts=(Buttons(buttons=(press,)),))
    cancel, send = [each for each in all_in(draw.card(reply)) if each.get("type") == "Action.Execute"]
    assert cancel["associatedInputs"] == "none"
    assert "associatedInputs" not in send
