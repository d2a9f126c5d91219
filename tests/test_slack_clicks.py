"""Buttons and message menus over real signed HTTP."""

import json
from dataclasses import replace
from typing import Any

import pytest

from commands import door as words
from tests.local_slack import LocalSlack
from tests.reply_cases import CASES
from tests.slack_parts import (
    Core,
    Served,
    first_words,
    payload,
)
from tests.slack_room import core, door, room, slack

__all__ = ["core", "door", "room", "slack"]
Json = dict[str, Any]


# --- buttons ----------------------------------------------------------------------------------------------------------


def test_pressing_a_button_is_its_command(door: Served, core: Core, slack: LocalSlack) -> None:
    answer = door.send(payload("block_actions", slack))
    request = core.heard[0]
    assert (request.key, request.command, request.heard) == ("once:klaar-12", "actie klaar", "button")
    assert request.values == {"numbers": "12"}
    assert (answer.status_code, answer.content) == (200, b"")
    told = slack.asked("response_url")[0]
    assert (told["response_type"], told["replace_original"]) == ("in_channel", False)


def test_a_button_without_a_nonce_has_the_key_of_its_press(door: Served, core: Core, slack: LocalSlack) -> None:
    content = payload("block_actions", slack)
    content["actions"][0]["value"] = json.dumps({"c": "actie toon", "a": {"number": "12"}, "o": ""})
    door.send(content)
    assert core.heard[0].key == "slack:T012AB3CD:U012AB3CD:12466734323.1395872398.f7e4"


def test_a_reply_that_replaces_redraws_the_message(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: CASES["replacing"]
    door.send(payload("block_actions", slack))
    assert slack.asked("response_url")[0]["replace_original"] is True


def test_what_only_one_may_read_never_replaces_what_all_see(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: replace(CASES["replacing"], only_me=True)
    door.send(payload("block_actions", slack))
    told = slack.asked("response_url")[0]
    assert (told["replace_original"], told["response_type"]) == (False, "ephemeral")


def test_when_the_response_url_fails_the_answer_goes_to_that_person(door: Served, slack: LocalSlack) -> None:
    slack.fail("response_url", "404")
    door.send(payload("block_actions", slack))
    told = slack.asked("chat.postEphemeral")[0]
    assert (told["channel"], told["user"], told["text"]) == ("C024BE7LH", "U012AB3CD", "Gehoord: actie klaar")


def test_one_press_that_is_delivered_again_is_answered_once(door: Served, core: Core, slack: LocalSlack) -> None:
    for _ in range(5):
        assert door.send(payload("block_actions", slack)).status_code == 200
    assert len(slack.asked("response_url")) == 1
    door.send(payload("block_actions", slack, trigger_id="another press"))
    assert [request.key for request in core.heard] == ["once:klaar-12"] * 2
    assert len(slack.asked("response_url")) == 2


def test_a_button_that_is_not_ours_says_so(door: Served, core: Core, slack: LocalSlack) -> None:
    content = payload("block_actions", slack)
    content["actions"][0]["value"] = "click_me_123"
    assert door.send(content).status_code == 200
    assert slack.asked("response_url")[0]["text"] == words.BUTTON_UNKNOWN
    assert core.heard == []


def test_a_button_opens_a_form(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: CASES["form"]
    door.send(payload("block_actions", slack))
    assert slack.asked("views.open")[0]["trigger_id"] == "12466734323.1395872398.f7e4"
    assert slack.asked("response_url") == []


def test_a_button_in_a_modal_redraws_that_modal_and_knows_the_channel(
    door: Served, core: Core, slack: LocalSlack
) -> None:
    content = payload("block_actions", slack, container={"type": "view", "view_id": "V0PKB1ZFV"})
    content["view"] = payload("view_submission", slack)["view"]
    for name in ("channel", "message", "response_url"):
        del content[name]
    door.send(content)
    assert core.heard[0].where == "slack:T012AB3CD:C024BE7LH"
    shown = slack.asked("views.update")[0]
    assert (shown["view_id"], first_words(shown["view"])) == ("V0PKB1ZFV", "Gehoord: actie klaar")


# --- message menus ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("callback", "command"), [("make_action", "actie formulier"), ("make_signal", "signaal formulier")]
)
def test_a_message_becomes_a_filled_in_form(
    door: Served, core: Core, slack: LocalSlack, callback: str, command: str
) -> None:
    core.reply = lambda _: CASES["form"]
    assert door.send(payload("message_action", slack, callback_id=callback)).content == b""
    request = core.heard[0]
    assert request.command == command
    assert request.values == {"what": "Wie deelt het rapport van @Piet Jansen? <vóór 17 mei>"}
    assert request.link == "https://limburg-aan-zet.slack.com/archives/C024BE7LH/p1684310300000200"
    assert len(slack.asked("views.open")) == 1


def test_a_menu_that_we_do_not_have_is_answered_in_dutch(door: Served, core: Core, slack: LocalSlack) -> None:
    assert door.send(payload("message_action", slack, callback_id="iets")).status_code == 200
    assert slack.asked("response_url")[0]["text"] == words.NOT_UNDERSTOOD
    assert core.heard == []
