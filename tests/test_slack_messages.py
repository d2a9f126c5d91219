"""Private messages, mentions and files over real signed HTTP."""

from typing import Any

import pytest

from commands import door as words
from commands.command import Request
from commands.minutes.document import document_of_text
from commands.reply import Button, Buttons, Reply, Text
from tests.local_slack import LocalSlack
from tests.reply_cases import CASES, UGLY
from tests.slack_parts import TOKEN, Core, Served, first_words, payload
from tests.slack_room import core, door, room, slack

__all__ = ["core", "door", "room", "slack"]
Json = dict[str, Any]


# --- messages ---------------------------------------------------------------------------------------------------------


def test_a_mention_is_answered_in_its_channel(door: Served, core: Core, slack: LocalSlack) -> None:
    assert door.send(payload("app_mention", slack)).content == b""
    request = core.heard[0]
    assert (request.key, request.heard, request.private) == ("slack:event:Ev0LAN670R", "message", False)
    assert request.text == "wat staat er open voor @Piet Jansen?"
    told = slack.asked("chat.postMessage")[0]
    assert (told["channel"], told["unfurl_links"], "thread_ts" in told) == ("C024BE7LH", False, False)


def test_a_mention_in_a_thread_is_answered_there(door: Served, slack: LocalSlack) -> None:
    content = payload("app_mention", slack)
    content["event"]["thread_ts"] = "1684310000.000001"
    door.send(content)
    assert slack.asked("chat.postMessage")[0]["thread_ts"] == "1684310000.000001"


def test_what_only_the_asker_may_read_is_not_posted_in_the_channel(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: Reply(summary="Alleen voor u.", only_me=True)
    door.send(payload("app_mention", slack))
    assert slack.asked("chat.postEphemeral")[0]["user"] == "U012AB3CD"
    assert slack.asked("chat.postMessage") == []


def test_a_private_message_is_private(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: Reply(summary="Alleen voor u.", only_me=True)
    door.send(payload("message_im", slack))
    assert (core.heard[0].text, core.heard[0].private) == ("status", True)
    assert slack.asked("chat.postMessage")[0]["channel"] == "D024BE91L"


def test_an_event_that_comes_again_is_answered_once(door: Served, core: Core, slack: LocalSlack) -> None:
    for number in range(20):
        retry = {"X-Slack-Retry-Num": str(number)} if number else {}
        assert door.send(payload("app_mention", slack), **retry).status_code == 200
    assert len(slack.asked("chat.postMessage")) == 1
    assert {request.key for request in core.heard} == {"slack:event:Ev0LAN670R"}


@pytest.mark.parametrize("fault", ["429", "500 after", "drop"])
def test_when_the_answer_is_not_posted_slack_is_asked_to_come_again(
    door: Served, core: Core, slack: LocalSlack, fault: str
) -> None:
    slack.fail("chat.postMessage", fault)
    assert door.send(payload("app_mention", slack)).status_code == 503
    assert door.send(payload("app_mention", slack)).status_code == 200
    assert slack.asked("chat.postMessage")[-1]["text"].startswith("Gehoord")
    assert len({request.key for request in core.heard}) == 1


def test_when_the_core_fails_slack_is_asked_to_come_again(door: Served, core: Core, slack: LocalSlack) -> None:
    def broken(_: Request) -> Reply:
        raise OSError("disk")

    core.reply = broken
    assert door.send(payload("message_im", slack)).status_code == 503


def test_in_a_channel_that_is_gone_nobody_is_asked_to_come_again(door: Served, slack: LocalSlack) -> None:
    slack.fail("chat.postMessage", "is_archived")
    assert door.send(payload("app_mention", slack)).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"bot_id": "B012AB3CD"},
        {"user": "U0LAN0Z89"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
        {"type": "app_home_opened"},
        {"type": "reaction_added"},
        {"user": None},
    ],
)
def test_what_is_not_said_to_us_is_left_alone(door: Served, core: Core, slack: LocalSlack, change: Json) -> None:
    content = payload("message_im", slack)
    content["event"] |= change
    assert door.send(content).status_code == 200
    assert core.heard == []


def test_a_form_asked_for_in_words_is_offered_as_a_button_that_asks_again(
    door: Served, core: Core, slack: LocalSlack
) -> None:
    core.reply = lambda _: CASES["form"]
    content = payload("message_im", slack)
    content["event"]["text"] = "actie nieuw"
    door.send(content)
    told = slack.asked("chat.postMessage")[0]
    button = told["blocks"][-1]["elements"][0]
    assert (first_words(told), button["text"]["text"]) == (CASES["form"].summary, words.OPEN_FORM)
    click = payload("block_actions", slack)
    click["actions"][0]["value"] = button["value"]
    door.send(click)
    assert (core.heard[1].text, core.heard[1].command) == ("actie nieuw", "")
    assert slack.asked("views.open")[0]["trigger_id"] == click["trigger_id"]


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_in_private_arrives_with_the_words(door: Served, core: Core, slack: LocalSlack) -> None:
    slack.file("verslag.txt", b"Verslag\n12 april 2023")
    assert door.send(payload("message_im_file", slack)).status_code == 200
    request = core.heard[0]
    assert request.text == "verwerk dit verslag"
    assert request.document == document_of_text("verslag & lijst.txt", "Verslag\n12 april 2023")
    assert [call.token for call in slack.calls if call.method == "file"] == [TOKEN]


def test_a_file_that_cannot_be_read_is_said_so(door: Served, core: Core, slack: LocalSlack) -> None:
    slack.file("verslag.txt", b"\x00\x01")
    door.send(payload("message_im_file", slack))
    assert (core.heard[0].document, core.heard[0].reading_failed) == (None, "Dit bestand is geen tekst.")


@pytest.mark.parametrize("told", [True, False])
def test_a_file_that_is_too_large_is_not_kept(door: Served, core: Core, slack: LocalSlack, told: bool) -> None:
    slack.file("verslag.txt", b"x" * 10_000_001)
    content = payload("message_im_file", slack)
    content["event"]["files"][0]["size"] = 10_000_001 if told else 12
    door.send(content)
    assert core.heard[0].reading_failed == words.FILE_TOO_LARGE
    assert [call.method for call in slack.calls].count("file") == (0 if told else 1)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/files/verslag.txt",
        "http://{host}@127.0.0.1:9/files/verslag.txt",
        "https://files.slack.com.kwaad.nl/x",
        "http://files.slack.com/x",
        "file:///etc/passwd",
        "",
        "http://[",
    ],
)
def test_our_token_goes_to_slacks_own_host_only(door: Served, core: Core, slack: LocalSlack, address: str) -> None:
    content = payload("message_im_file", slack)
    place = address.replace("{host}", slack.url.removeprefix("http://"))
    content["event"]["files"][0] |= {"url_private": place, "url_private_download": place}
    door.send(content)
    assert core.heard[0].reading_failed == words.FILE_NOT_FETCHED


def test_of_several_files_each_is_an_act_of_its_own(door: Served, core: Core, slack: LocalSlack) -> None:
    slack.file("verslag.txt", b"een")
    content = payload("message_im_file", slack)
    content["event"]["files"] *= 2
    door.send(content)
    assert [(each.key, each.text) for each in core.heard] == [
        ("slack:event:Ev0LAN670T", "verwerk dit verslag"),
        ("slack:event:Ev0LAN670T:1", ""),
    ]
    assert all(each.document for each in core.heard)
    assert len(slack.asked("chat.postMessage")) == 2


# --- ugly words -------------------------------------------------------------------------------------------------------


def test_ugly_words_come_back_as_they_were_and_do_nothing(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda request: Reply(summary=request.text, parts=(Text(text=request.text),))
    sent = UGLY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    answer = door.send(payload("slash_command", slack, text=sent)).json()
    assert core.heard[0].text == f"actie {UGLY}"
    assert "<" not in answer["text"]
    assert {block["text"]["type"] for block in answer["blocks"]} == {"plain_text"}


def test_a_message_of_ten_thousand_signs_is_heard_whole(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda request: Reply(summary="Gelezen", parts=(Buttons(buttons=(Button(label="x", command="y"),)),))
    content = payload("message_im", slack)
    content["event"]["text"] = "woord " * 2000
    assert door.send(content).status_code == 200
    assert core.heard[0].text == ("woord " * 2000).strip()
