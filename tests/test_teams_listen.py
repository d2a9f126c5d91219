"""What is said, pressed and chosen in Teams, from the activity to the request, and from the reply to what is seen."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.teams.hear import again
from bot.teams.presses import data_of, data_of_form
from commands import door
from commands.command import Request
from commands.reply import Button, Buttons, File, Form, Input, Item, Items, Reply, Text
from commands.report import Report
from tests import teams_activities as said
from tests.teams_activities import CHANNEL, GROUP, LOTTE, OTHER_TENANT, SANNE, TENANT, Person
from tests.teams_room import NOW, Room, open_room

Json = dict[str, Any]
IN_CHANNEL = f"teams:{TENANT}:{CHANNEL}"
CLOSE = Button(label="Klaar", command="actie klaar", args={"number": "1"}, once="k1")
FORM = Form(
    title="Nieuw actiepunt",
    command="actie nieuw",
    inputs=(Input(name="what", label="Wat", required=True), Input(name="due", label="Uiterlijk", kind="date")),
    args={"thema": "wonen"},
    once="f1",
)


@pytest.fixture(scope="module")
def opened() -> Iterator[Room]:
    with open_room() as room:
        yield room


@pytest.fixture
def room(opened: Room) -> Room:
    opened.clear()
    for conversation in (CHANNEL, GROUP):
        for person in (SANNE, LOTTE):
            opened.here(person, conversation)
    return opened


def _words(message: Json) -> str:
    return str(message["attachments"][0]["content"])


def _actions(card: Any) -> list[Json]:
    """Every Action.Execute of a card, in the order of reading."""
    if isinstance(card, list):
        return [action for each in card for action in _actions(each)]
    if not isinstance(card, dict):
        return []
    mine = [card] if card.get("type") == "Action.Execute" else []
    return mine + [action for name, each in card.items() if name != "refresh" for action in _actions(each)]


def _action(button: Button, where: str = "") -> Json:
    return {"verb": "horzel", "title": button.label, "data": data_of(button, where)}


def _sent(form: Form, where: str = "") -> Json:
    return {"verb": "horzel", "title": form.submit, "data": data_of_form(form, where)}


# --- what is typed ----------------------------------------------------------------------------------------------------


def test_a_private_message_is_a_request_and_its_answer_stands_below_it(room: Room) -> None:
    activity = said.message(room.teams, "wat staat er open?")
    assert room.send(activity).status_code == 200
    assert room.core.heard == [
        Request(
            key=f"teams:{SANNE.chat}:{activity['id']}",
            who=SANNE.address,
            where=SANNE.address,
            now=NOW,
            text="wat staat er open?",
            heard="message",
            private=True,
            name="Sanne Secretaris",
        )
    ]
    (answer,) = room.teams.shown(SANNE.chat)
    assert "Gehoord: wat staat er open?" in _words(answer)
    assert answer["summary"] == "Gehoord: wat staat er open?"


def test_a_mention_in_a_channel_is_answered_in_its_thread(room: Room) -> None:
    activity = said.mention(room.teams, "actie nieuw rapport delen", thread="1684310400999")
    room.send(activity)
    (request,) = room.core.heard
    assert (request.text, request.where, request.private, request.guest) == (
        "actie nieuw rapport delen",
        IN_CHANNEL,
        False,
        False,
    )
    assert len(room.teams.shown(f"{CHANNEL};messageid=1684310400999")) == 1
    assert room.teams.shown(CHANNEL) == []


def test_a_mention_in_a_group_chat_is_answered_there(room: Room) -> None:
    room.send(said.group(room.teams, "stand"))
    assert room.core.heard[0].where == f"teams:{TENANT}:{GROUP}"
    assert len(room.teams.shown(GROUP)) == 1


def test_without_a_mention_nothing_in_a_group_is_for_us(room: Room) -> None:
    for made in (said.mention, said.group):
        activity = made(room.teams, "zomaar iets")
        activity["entities"] = []
        assert room.send(activity).status_code == 200
    room.send(said.recorded(room.teams, "message-edited"))
    room.send(said.recorded(room.teams, "message-deleted"))
    room.send(said.recorded(room.teams, "reaction"))
    assert room.core.heard == []


def test_a_slash_in_front_is_an_order_as_in_slack(room: Room) -> None:
    room.send(said.message(room.teams, "/actie nieuw rapport delen"))
    assert (room.core.heard[0].text, room.core.heard[0].heard) == ("actie nieuw rapport delen", "command")


def test_what_is_for_one_person_never_goes_to_the_channel(room: Room) -> None:
    room.core.reply = lambda request: Reply(
        summary="Actiepunt 9 bestaat niet.", parts=(Buttons(buttons=(CLOSE,)),), only_me=True
    )
    room.send(said.message(room.teams, "hallo"))
    room.send(said.mention(room.teams, "actie klaar 9", thread="1684310400999"))
    assert room.teams.shown(f"{CHANNEL};messageid=1684310400999") == []
    answer = room.teams.shown(SANNE.chat)[-1]
    assert "bestaat niet" in _words(answer)
    assert IN_CHANNEL in _words(answer)  # its button still belongs to the channel


def test_somebody_we_never_spoke_with_in_private_gets_a_conversation_first(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Alleen voor u.", only_me=True)
    room.send(said.mention(room.teams, "actie", LOTTE))
    chat = room.teams.chat_with(LOTTE.aad)
    assert [message["summary"] for message in room.teams.shown(chat)] == ["Alleen voor u."]


def test_who_cannot_be_written_to_is_told_so_without_the_answer_itself(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Dit is geheim.", only_me=True)
    room.teams.fail("create", "403")
    activity = said.mention(room.teams, "actie", LOTTE, thread="1684310400999")
    assert room.send(activity).status_code == 200
    (told,) = room.teams.shown(f"{CHANNEL};messageid=1684310400999")
    assert "geheim" not in _words(told)
    assert "geen privébericht" in _words(told)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("actie&nbsp;nieuw R&amp;D &lt;b&gt;", "actie nieuw R&D <b>"),
        ("actie nieuw\r\nregel twee\r\n\r\n\r\n\r\nregel drie", "actie nieuw\nregel twee\n\nregel drie"),
        ("  stand \u200b ", "stand"),
        ("actie nieuw plan voor <at>Iemand Anders</at>", "actie nieuw plan voor @Iemand Anders"),
        ('<quoted messageId="1"/> 12 klaar', "12 klaar"),
        ("&lt;at&gt;Horzel&lt;/at&gt; stand", "<at>Horzel</at> stand"),
        ("🐝 zoemt", "🐝 zoemt"),
    ],
)
def test_signs_are_read_as_the_person_saw_them(room: Room, text: str, read: str) -> None:
    room.send(said.message(room.teams, text, attachments=[]))
    assert room.core.heard[0].text == read


def test_a_mention_of_somebody_keeps_his_name_and_ours_goes(room: Room) -> None:
    activity = said.mention(room.teams, "actie nieuw rapport delen <at>Lotte van LLTB</at> vrijdag")
    activity["entities"].append(
        {"type": "mention", "text": "<at>Lotte van LLTB</at>", "mentioned": {"id": LOTTE.id, "name": "Lotte van LLTB"}}
    )
    room.send(activity)
    assert room.core.heard[0].text == "actie nieuw rapport delen @Lotte van LLTB vrijdag"


def test_what_is_answered_to_is_not_said_again(room: Room) -> None:
    quoted = (
        '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong>Piet</strong>'
        "<p>actie nieuw iets anders</p></blockquote><p>12&nbsp;klaar</p>"
    )
    activity = said.message(room.teams, "Piet\r\nactie nieuw iets anders\r\n12 klaar")
    activity["attachments"] = [{"contentType": "text/html", "content": quoted}]
    room.send(activity)
    assert room.core.heard[0].text == "12 klaar"


# --- twice, late, broken ----------------------------------------------------------------------------------------------


def test_a_repeated_delivery_is_answered_once(room: Room) -> None:
    activity = said.message(room.teams, "actie nieuw rapport delen")
    assert [room.send(activity).status_code for _ in range(3)] == [200] * 3
    assert len(room.core.heard) == 1
    assert len(room.teams.shown(SANNE.chat)) == 1


def test_when_the_core_fails_it_is_delivered_again_under_the_same_key(room: Room) -> None:
    def broken(request: Request) -> Reply:
        raise RuntimeError("on purpose")

    activity = said.message(room.teams, "actie nieuw rapport delen")
    room.core.reply = broken
    assert room.send(activity).status_code == 503
    room.core.forget()
    assert room.send(activity).status_code == 200
    assert room.core.heard[0].key == f"teams:{SANNE.chat}:{activity['id']}"
    assert len(room.teams.shown(SANNE.chat)) == 1


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("429 1", ["Gehoord: stand"]),
        ("412", ["Gehoord: stand"]),
        ("drop", ["(herhaling) Gehoord: stand"]),
        ("503 after", ["Gehoord: stand", "(herhaling) Gehoord: stand"]),
    ],
)
def test_an_answer_survives_a_bad_moment_and_says_when_it_may_be_a_repetition(
    room: Room, fault: str, seen: list[str]
) -> None:
    room.teams.fail("post", fault)
    assert room.send(said.message(room.teams, "stand")).status_code == 200
    assert [message["summary"] for message in room.teams.shown(SANNE.chat)] == seen


def test_a_button_that_takes_long_is_answered_now_and_in_full_later(room: Room) -> None:
    room.core.seconds = 10.5
    answer = room.asked(said.press(room.teams, _action(CLOSE)))
    assert answer["value"] == door.BUSY
    room.teams.wait_until(lambda: bool(room.teams.shown(SANNE.chat)))
    assert "Gehoord: actie klaar" in _words(room.teams.shown(SANNE.chat)[0])


# --- guests -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "tenant", "guest"), [("user", TENANT, False), ("guest", TENANT, True), ("user", OTHER_TENANT, True)]
)
def test_a_guest_of_the_organisation_is_known_as_one(room: Room, role: str, tenant: str, guest: bool) -> None:
    person = Person(f"{role}-{tenant[:8]}", "Iemand")
    room.here(person, CHANNEL, role, tenant)
    room.send(said.mention(room.teams, "stand", person))
    assert room.core.heard[0].guest is guest


def test_who_teams_says_nothing_about_counts_as_a_guest(room: Room) -> None:
    room.send(said.mention(room.teams, "stand", Person("onbekend-1", "Niemand")))
    assert room.core.heard[0].guest


def test_somebody_without_an_account_in_entra_is_a_guest(room: Room) -> None:
    activity = said.mention(room.teams, "stand")
    del activity["from"]["aadObjectId"]
    room.send(activity)
    assert room.core.heard[0].guest


# --- buttons and forms ------------------------------------------------------------------------------------------------


def test_a_button_runs_its_command_with_its_nonce(room: Room) -> None:
    room.asked(said.press(room.teams, _action(CLOSE)))
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
    answer = room.asked(said.press(room.teams, _action(CLOSE), where=where, replyToId=listed["id"]))
    assert answer["type"] == "application/vnd.microsoft.card.adaptive"
    assert "Actiepunt 1 gesloten" in str(answer["value"])
    room.teams.wait_for("update")
    assert "Actiepunt 1 gesloten" in _words(room.teams.shown(where)[0])


def test_another_answer_stands_below_and_is_told_to_who_pressed(room: Room) -> None:
    answer = room.asked(said.press(room.teams, _action(replace(CLOSE, once="k2"))))
    assert answer == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Gehoord: actie klaar",
    }
    assert len(room.teams.shown(SANNE.chat)) == 1


def test_pressed_twice_it_is_answered_once(room: Room) -> None:
    for _ in range(2):
        room.asked(said.press(room.teams, _action(replace(CLOSE, once="k3"))))
    assert [request.key for request in room.core.heard] == ["once:k3", "once:k3"]
    assert len(room.teams.shown(SANNE.chat)) == 1


def test_a_personal_answer_to_a_button_in_a_channel_goes_to_the_person(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Uw punten", parts=(Text(text="12 · plan"),), only_me=True)
    room.send(said.message(room.teams, "hallo"))
    answer = room.asked(said.press(room.teams, _action(CLOSE), where=CHANNEL))
    assert answer["value"] == door.IN_PRIVATE
    assert room.teams.shown(CHANNEL) == []
    assert "12 · plan" in _words(room.teams.shown(SANNE.chat)[-1])


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
    room.asked(said.press(room.teams, _action(CLOSE, where)))
    (request,) = room.core.heard
    assert (request.where, request.private, request.guest) == (where, False, guest)


def test_a_button_that_asks_for_more_becomes_a_form_in_its_place(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Wat moet er gebeuren?", form=FORM, only_me=True)
    answer = room.asked(said.press(room.teams, _action(CLOSE), where=CHANNEL))
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


# --- cards that refresh -----------------------------------------------------------------------------------------------


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
    assert "Actiepunt 1 gesloten" in _words(room.teams.shown(SANNE.chat)[-1])


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


# --- menus on a message -----------------------------------------------------------------------------------------------


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


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_in_private_is_read(room: Room) -> None:
    room.send(said.file(room.teams, "verslag.txt", b"Actie: rapport delen", "verwerk dit verslag"))
    (request,) = room.core.heard
    assert request.document is not None
    assert (request.document.name, request.text) == ("verslag.txt", "verwerk dit verslag")


def test_two_files_are_two_acts(room: Room) -> None:
    activity = said.file(room.teams, "een.txt", b"Een", "verwerk")
    other = said.file(room.teams, "twee.txt", b"Twee")["attachments"][0]
    activity["attachments"].append(other)
    room.send(activity)
    assert [request.document.name for request in room.core.heard if request.document] == ["een.txt", "twee.txt"]
    assert len({request.key for request in room.core.heard}) == 2


@pytest.mark.parametrize(
    "address",
    ["https://example.com/verslag.txt", "http://contoso.sharepoint.com/x", "https://x.sharepoint.com.example.com/"],
)
def test_a_file_elsewhere_is_left_alone(room: Room, address: str) -> None:
    activity = said.file(room.teams, "verslag.txt", b"tekst", "verwerk")
    activity["attachments"][0]["content"]["downloadUrl"] = address
    room.send(activity)
    assert room.core.heard[0].reading_failed == door.FILE_NOT_FETCHED


def test_a_file_that_is_too_large_gone_or_no_text_is_told_so(room: Room) -> None:
    room.send(said.file(room.teams, "groot.txt", b"x" * (10 * 1024 * 1024 + 1), "verwerk"))
    room.send(said.file(room.teams, "beeld.bin", b"\x00\x01", "verwerk"))
    room.teams.fail("download", "404")
    room.send(said.file(room.teams, "weg.txt", b"weg", "verwerk"))
    assert [request.reading_failed for request in room.core.heard] == [
        door.FILE_TOO_LARGE,
        "Dit bestand is geen tekst.",
        door.FILE_NOT_FETCHED,
    ]


def test_a_file_in_a_channel_is_asked_for_in_private(room: Room) -> None:
    activity = said.mention(room.teams, "verwerk dit verslag")
    activity["attachments"].append({"contentType": "reference", "contentUrl": "https://contoso.sharepoint.com/v.docx"})
    room.send(activity)
    assert room.core.heard[0].reading_failed == door.FILE_PRIVATELY


def test_a_file_asked_for_in_a_channel_is_said_to_be_in_private(room: Room) -> None:
    file = File(name="actielijst.md", report=Report(title="Actielijst"))
    room.core.reply = lambda request: Reply(summary="De lijst", parts=(file,))
    room.send(said.mention(room.teams, "horzel export", thread="1684310400999"))
    assert not room.core.heard[0].files_here
    (told,) = room.teams.shown(f"{CHANNEL};messageid=1684310400999")
    assert "privégesprek" in _words(told)


def _asked_for(room: Room, mark: str = "m1", name: str = "actielijst.md") -> Json:
    file = File(name="actielijst.md", report=Report(title="Actielijst"))
    room.references.given["m1", SANNE.address] = Reply(summary="De lijst", parts=(file,))
    context = {"horzel": mark, "name": name}
    return {"name": name, "content": {"acceptContext": context, "declineContext": context}}


def test_a_file_that_is_wanted_is_put_where_teams_says(room: Room) -> None:
    accepted = said.consent(room.teams, _asked_for(room))
    assert [room.send(accepted).status_code for _ in range(2)] == [200, 200]
    room.teams.wait_for("post")
    assert len(room.teams.asked("upload")) == 1
    assert b"Actielijst" in room.teams.files["actielijst.md"]
    (given,) = room.teams.shown(SANNE.chat)
    assert given["attachments"][0]["contentType"] == "application/vnd.microsoft.teams.card.file.info"


def test_nobody_gets_the_file_of_another(room: Room) -> None:
    room.send(said.consent(room.teams, _asked_for(room), person=LOTTE))
    room.teams.wait_for("post")
    assert room.teams.files == {}
    assert door.FILE_NOT_GIVEN in _words(room.teams.shown(LOTTE.chat)[0])


def test_a_file_is_put_nowhere_else(room: Room) -> None:
    activity = said.consent(room.teams, _asked_for(room))
    activity["value"]["uploadInfo"]["uploadUrl"] = "https://example.com/upload"
    room.send(activity)
    room.teams.wait_for("post")
    assert door.FILE_NOT_GIVEN in _words(room.teams.shown(SANNE.chat)[0])


def test_a_file_that_is_not_wanted_is_not_made(room: Room) -> None:
    room.send(said.message(room.teams, "hallo"))
    asked = room.teams.shown(SANNE.chat)[0]["id"]
    room.send(said.consent(room.teams, _asked_for(room), accepted=False, replyToId=asked))
    room.teams.wait_for("update")
    assert door.FILE_DECLINED in _words(room.teams.shown(SANNE.chat)[0])
    assert room.teams.files == {}


# --- coming and going -------------------------------------------------------------------------------------------------


def test_who_adds_horzel_is_welcomed_and_where_is_kept(room: Room) -> None:
    room.send(said.installation(room.teams, "add", "personal"))
    assert room.core.welcomed == [SANNE.address]
    assert room.references.known[SANNE.address].conversation == SANNE.chat


@pytest.mark.parametrize("event", ["teamArchived", "teamUnarchived", "teamRenamed", "teamDeleted"])
def test_what_happens_to_a_team_is_kept(room: Room, event: str) -> None:
    assert room.send(said.team_event(room.teams, event)).status_code == 200
    assert len(room.references.turns) == 1
    assert room.core.heard == []


def test_an_invoke_that_we_do_not_know_is_left_to_teams(room: Room) -> None:
    activity = said.press(room.teams, _action(CLOSE), name="composeExtension/query")
    assert room.send(activity).status_code == 501
