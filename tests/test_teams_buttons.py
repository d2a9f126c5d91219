"""Buttons, forms, menus and cards that refresh in Teams: what is pressed, and where its answer stands."""

from dataclasses import replace
from typing import Any

import pytest

from bot.teams.hear import again
from bot.teams.presses import data_of, data_of_form
from commands import door
from commands.command import Request
from commands.reply import Button, Form, Input, Item, Items, Reply, Text
from tests import teams_activities as said
from tests.teams_activities import CHANNEL, OTHER_TENANT, SANNE, TENANT
from tests.teams_listening import CLOSE, IN_CHANNEL, Json, action, room, words
from tests.teams_room import Room, opened

__all__ = ["opened", "room"]

FORM = Form(
    title="Nieuw actiepunt",
    command="actie nieuw",
    inputs=(Input(name="what", label="Wat", required=True), Input(name="due", label="Uiterlijk", kind="date")),
    args={"thema": "wonen"},
    once="f1",
)


def _actions(card: Any) -> list[Json]:
    """Every Action.Execute of a card, in the order of reading."""
    if isinstance(card, list):
        return [action for each in card for action in _actions(each)]
    if not isinstance(card, dict):
        return []
    mine = [card] if card.get("type") == "Action.Execute" else []
    return mine + [action for name, each in card.items() if name != "refresh" for action in _actions(each)]


def _sent(form: Form, where: str = "") -> Json:
    return {"verb": "horzel", "title": form.submit, "data": data_of_form(form, where)}


def test_a_button_runs_its_command_with_its_nonce(room: Room) -> None:
    room.asked(said.press(room.teams, action(CLOSE)))
    (request,) = room.core.heard
    assert (request.command, request.values, request.key, request.heard) == (
        "actie klaar",
        {"number": "1"},
        "once:k1",
        "button",
    )


def test_an_answer_that_replaces_stands_in_the_place_of_the_card_for_everybody(room: Room) -> None:
    room.send(said.mention(room.teams, "actie lijst"))
    (listed,) = next(messages for place, messages in room.teams.messages.items() if place.startswith(CHANNEL))
    where = next(place for place in room.teams.messages if place.startswith(CHANNEL))
    room.core.reply = lambda request: Reply(summary="Actiepunt 1 gesloten", replaces=True)
    answer = room.asked(said.press(room.teams, action(CLOSE), where=where, replyToId=listed["id"]))
    assert answer["type"] == "application/vnd.microsoft.card.adaptive"
    assert "Actiepunt 1 gesloten" in str(answer["value"])
    room.teams.wait_for("update")
    assert "Actiepunt 1 gesloten" in words(room.teams.shown(where)[0])


def test_another_answer_stands_below_and_is_told_to_who_pressed(room: Room) -> None:
    answer = room.asked(said.press(room.teams, action(replace(CLOSE, once="k2"))))
    assert answer == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Gehoord: actie klaar",
    }
    assert len(room.teams.shown(SANNE.chat)) == 1


def test_pressed_twice_it_is_answered_once(room: Room) -> None:
    for _ in range(2):
        room.asked(said.press(room.teams, action(replace(CLOSE, once="k3"))))
    assert [request.key for request in room.core.heard] == ["once:k3", "once:k3"]
    assert len(room.teams.shown(SANNE.chat)) == 1


def test_a_personal_answer_to_a_button_in_a_channel_goes_to_the_person(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Uw punten", parts=(Text(text="12 · plan"),), only_me=True)
    room.send(said.message(room.teams, "hallo"))
    answer = room.asked(said.press(room.teams, action(CLOSE), where=CHANNEL))
    assert answer["value"] == door.IN_PRIVATE
    assert room.teams.shown(CHANNEL) == []
    assert "12 · plan" in words(room.teams.shown(SANNE.chat)[-1])


@pytest.mark.parametrize("data", [{}, {"horzel": 3}, {"horzel": {"c": ""}}, {"x": "y"}])
def test_a_button_that_is_not_ours_gets_one_sentence(room: Room, data: Json) -> None:
    answer = room.asked(said.press(room.teams, {"verb": "horzel", "data": data}))
    assert answer["value"] == door.BUTTON_UNKNOWN
    assert room.core.heard == []


@pytest.mark.parametrize(
    ("where", "guest"),
    [(IN_CHANNEL, False), (f"teams:{TENANT}:19:elders@thread.tacv2", True), (f"teams:{OTHER_TENANT}:{CHANNEL}", True)],
)
def test_a_press_for_another_place_counts_as_teams_knows_the_person_there(room: Room, where: str, guest: bool) -> None:
    """A card carries what a client sends: only a member of that channel is more than a guest there."""
    room.here(SANNE, CHANNEL)
    room.asked(said.press(room.teams, action(CLOSE, where)))
    (request,) = room.core.heard
    assert (request.where, request.private, request.guest) == (where, False, guest)


def test_a_button_that_asks_for_more_becomes_a_form_in_its_place(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Wat moet er gebeuren?", form=FORM, only_me=True)
    answer = room.asked(said.press(room.teams, action(CLOSE), where=CHANNEL))
    assert answer["type"] == "application/vnd.microsoft.card.adaptive"
    assert "'id': 'what'" in str(answer["value"])
    assert room.teams.messages == {}


def test_a_form_that_is_sent_comes_with_all_its_values(room: Room) -> None:
    filled = {"what": "rapport delen", "due": "2023-05-24", "vreemd": "telt niet"}
    answer = room.asked(said.press(room.teams, _sent(FORM, IN_CHANNEL), filled))
    (request,) = room.core.heard
    assert request.values == {"what": "rapport delen", "due": "2023-05-24", "thema": "wonen"}
    assert (request.heard, request.key, request.where) == ("form", "once:f1", IN_CHANNEL)
    assert "Gehoord: actie nieuw" in str(answer["value"])


def test_errors_stand_beside_the_field_and_what_was_typed_stays(room: Room) -> None:
    wrong = replace(FORM, inputs=(replace(FORM.inputs[0], value="x", error="Te kort"),))
    room.core.reply = lambda request: Reply(summary="Nog niet goed", form=wrong, only_me=True)
    answer = room.asked(said.press(room.teams, _sent(FORM), {"what": "x"}))
    assert "Te kort" in str(answer["value"])
    assert "'value': 'x'" in str(answer["value"])


def test_a_dialog_opens_asks_again_and_closes_with_one_sentence(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Wat?", form=FORM, only_me=True)
    opened = room.asked(said.open_dialog(room.teams, data_of(CLOSE, "")))
    assert opened["task"]["type"] == "continue"
    assert opened["task"]["value"]["title"] == "Nieuw actiepunt"
    again = room.asked(said.send_dialog(room.teams, data_of_form(FORM, "") | {"what": "x"}))
    assert again["task"]["type"] == "continue"
    room.core.forget()
    done = room.asked(said.send_dialog(room.teams, data_of_form(FORM, "") | {"what": "rapport"}))
    assert done["task"] == {"type": "message", "value": "Gehoord: actie nieuw"}


ASKS = Button(label="Lijst", command="actie lijst", args={"line": "van LLTB", "gremium": "taskforce"})


def _listed(request: Request) -> Reply:
    return Reply(summary=f"2 open ({request.text or request.command})", only_me=True, again=ASKS)


def test_an_answer_to_a_question_asks_the_same_again_by_itself(room: Room) -> None:
    room.core.reply = _listed
    room.send(said.message(room.teams, "wat staat er open?"))
    card = room.teams.shown(SANNE.chat)[0]["attachments"][0]["content"]
    answer = room.asked(said.press(room.teams, card["refresh"]["action"]))
    request = room.core.heard[-1]
    assert (request.command, request.values) == (ASKS.command, ASKS.args)
    assert (request.refreshes, request.private) == (True, True)
    assert "2 open (actie lijst)" in str(answer["value"])
    assert answer["value"]["refresh"] == card["refresh"]
    assert len(room.teams.shown(SANNE.chat)) == 1


def test_a_list_is_drawn_anew_in_place_when_one_of_its_buttons_was_pressed(room: Room) -> None:
    rows = (Item(number="1", title="rapport delen", button=replace(CLOSE, once="in de lijst")),)
    room.core.reply = lambda request: (
        Reply(summary="Actiepunt 1 gesloten: rapport delen")
        if request.command == CLOSE.command
        else replace(_listed(request), parts=(Items(rows=rows),))
    )
    room.send(said.message(room.teams, "wat staat er open?"))
    card = room.teams.shown(SANNE.chat)[0]["attachments"][0]["content"]
    klaar = next(each for each in _actions(card) if each["title"] == "Klaar")
    answer = room.asked(said.press(room.teams, klaar))
    assert "2 open (actie lijst)" in str(answer["value"])
    assert [(request.command, request.refreshes) for request in room.core.heard[1:]] == [
        (CLOSE.command, False),
        (ASKS.command, True),
    ]
    assert "Actiepunt 1 gesloten" in words(room.teams.shown(SANNE.chat)[-1])


def test_a_personal_list_of_a_channel_keeps_up_with_that_channel(room: Room) -> None:
    room.core.reply = _listed
    room.send(said.message(room.teams, "hallo"))
    room.send(said.mention(room.teams, "actie lijst"))
    card = room.teams.shown(SANNE.chat)[-1]["attachments"][0]["content"]
    answer = room.asked(said.press(room.teams, card["refresh"]["action"]))
    assert (room.core.heard[-1].where, room.core.heard[-1].private) == (IN_CHANNEL, False)
    assert answer["value"]["refresh"] == card["refresh"]


def test_a_refresh_that_finds_nothing_to_show_leaves_the_card(room: Room) -> None:
    answer = room.asked(said.press(room.teams, {"verb": "horzel", "data": dict(again(ASKS, IN_CHANNEL) or {})}))
    assert answer["statusCode"] == 400
    assert room.core.heard[0].refreshes


def test_what_changes_something_is_never_asked_again_by_a_card(room: Room) -> None:
    room.send(said.message(room.teams, "actie nieuw rapport delen"))
    assert "refresh" not in room.teams.shown(SANNE.chat)[0]["attachments"][0]["content"]


@pytest.mark.parametrize(
    ("menu", "command"), [("make_action", "actie formulier"), ("make_signal", "signaal formulier")]
)
def test_a_menu_on_a_message_opens_its_form_with_the_words_and_the_link(room: Room, menu: str, command: str) -> None:
    room.core.reply = lambda request: Reply(summary="Nieuw", form=FORM, only_me=True)
    words = 'Rapport <b>RIEC</b> delen &amp; <a href="https://example.org/r">lezen</a>'
    opened = room.asked(said.extension_open(room.teams, menu, words))
    (request,) = room.core.heard
    assert (request.command, request.where) == (command, IN_CHANNEL)
    assert request.values == {"what": "Rapport RIEC delen & lezen (https://example.org/r)"}
    assert request.link.startswith("https://teams.microsoft.com/l/message/")
    card = opened["task"]["value"]["card"]["content"]
    room.core.forget()
    sends = next(element for element in card["body"] if element["type"] == "ActionSet")["actions"][0]
    done = room.asked(said.extension_send(room.teams, menu, sends["data"] | {"what": "Rapport delen"}))
    assert done["task"]["type"] == "message"
    assert room.core.heard[0].where == IN_CHANNEL


def test_a_menu_that_we_do_not_have_is_told_so(room: Room) -> None:
    answer = room.asked(said.extension_open(room.teams, "iets_anders", "tekst"))
    assert answer["task"] == {"type": "message", "value": door.NOT_UNDERSTOOD}


def test_a_menu_used_where_horzel_is_not_keeps_no_address_of_that_place(room: Room) -> None:
    room.asked(said.extension_open(room.teams, "make_action", "tekst"))
    assert room.references.known == {}
