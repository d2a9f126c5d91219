"""Slash commands and forms over real signed HTTP: what they become, and the way the answer goes back."""

import json
from typing import Any

import pytest

from commands import door as words
from commands.command import Request
from commands.reply import Form, Input, Reply
from tests.local_slack import LocalSlack
from tests.reply_cases import CASES
from tests.slack_parts import (
    NOW,
    STAMP,
    TOKEN,
    Core,
    Served,
    encoded,
    first_words,
    payload,
    signed,
)
from tests.slack_room import core, door, room, slack

__all__ = ["core", "door", "room", "slack"]
Json = dict[str, Any]


# --- slash commands ---------------------------------------------------------------------------------------------------


def test_a_slash_command_is_what_was_typed_by_whom_and_where(door: Served, core: Core, slack: LocalSlack) -> None:
    answer = door.send(payload("slash_command", slack))
    assert core.heard == [
        Request(
            key="slack:T012AB3CD:U012AB3CD:13345224609.738474920.8088930838d88f008e0",
            who="slack:T012AB3CD:U012AB3CD",
            where="slack:T012AB3CD:C024BE7LH",
            now=NOW,
            text="actie nieuw Rapport R&D delen @Piet Jansen zie provincie.nl/rapport <concept>",
            heard="command",
            name="Anouk de Wit",
        )
    ]
    told = answer.json()
    assert told["response_type"] == "in_channel"
    assert told["text"] == (
        "Gehoord: actie nieuw Rapport R&amp;D delen @Piet Jansen zie provincie.nl/rapport &lt;concept&gt;"
    )
    assert first_words(told) == told["text"]
    assert [call.method for call in slack.calls] == ["users.list", "users.list"]  # no call to Slack on the way


def test_an_answer_for_one_person_stays_out_of_the_channel(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: Reply(summary="Alleen voor u.", only_me=True)
    assert door.send(payload("slash_command", slack)).json()["response_type"] == "ephemeral"


def test_a_command_in_a_private_conversation_is_private(door: Served, core: Core, slack: LocalSlack) -> None:
    answer = door.send(payload("slash_command", slack, channel_id="D024BE91L", channel_name="directmessage"))
    assert core.heard[0].private
    assert answer.json()["response_type"] == "ephemeral"


def test_the_same_command_twenty_times_has_one_key_and_twenty_answers(
    door: Served, core: Core, slack: LocalSlack
) -> None:
    answers = [door.send(payload("slash_command", slack)) for _ in range(20)]
    assert [answer.status_code for answer in answers] == [200] * 20
    assert len({answer.content for answer in answers}) == 1
    assert len(core.heard) == 20
    assert len({request.key for request in core.heard}) == 1


def test_a_trigger_of_another_person_or_workspace_is_another_act(door: Served, core: Core, slack: LocalSlack) -> None:
    one = payload("slash_command", slack)
    for other in (one, one | {"user_id": "U0G9QF9C6"}, one | {"team_id": "T0OTHER"}):
        door.send(other)
    assert len({request.key for request in core.heard}) == 3


def test_without_a_trigger_the_key_is_made_of_moment_and_body(door: Served, core: Core, slack: LocalSlack) -> None:
    one = payload("slash_command", slack, trigger_id="")
    door.send(one)
    door.send(one)
    door.send(one | {"text": "lijst"})
    door.client.post(
        "/slack/events",
        content=encoded(one)[0],
        headers={"Content-Type": encoded(one)[1], **signed(encoded(one)[0], str(int(STAMP) + 9))},
    )
    keys = [request.key for request in core.heard]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_a_command_that_is_marked_as_a_retry_is_not_dropped(door: Served, core: Core, slack: LocalSlack) -> None:
    door.send(payload("slash_command", slack), **{"X-Slack-Retry-Num": "2", "X-Slack-Retry-Reason": "http_timeout"})
    assert len(core.heard) == 1


def test_when_the_core_fails_the_person_hears_it_in_dutch(door: Served, core: Core, slack: LocalSlack) -> None:
    def broken(_: Request) -> Reply:
        raise OSError("disk")

    core.reply = broken
    answer = door.send(payload("slash_command", slack))
    assert (answer.status_code, answer.json()["text"]) == (200, words.BROKEN)


# --- forms ------------------------------------------------------------------------------------------------------------


def test_a_form_is_opened_as_a_modal_and_the_answer_is_empty(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: CASES["form"]
    answer = door.send(payload("slash_command", slack))
    opened = slack.asked("views.open")[0]
    assert answer.content == b""
    assert opened["trigger_id"] == "13345224609.738474920.8088930838d88f008e0"
    assert opened["view"]["title"]["text"] == "Nieuw actiepunt"
    assert json.loads(opened["view"]["private_metadata"]) == {
        "c": "actie nieuw",
        "a": {"source": "chat"},
        "o": "form-1",
        "w": "slack:T012AB3CD:C024BE7LH",
    }
    assert slack.calls[-1].token == TOKEN


@pytest.mark.parametrize("fault", ["expired_trigger_id", "500 after", "drop", "429"])
def test_when_the_modal_does_not_open_the_one_line_way_is_told(
    door: Served, core: Core, slack: LocalSlack, fault: str
) -> None:
    core.reply = lambda _: CASES["form"]
    slack.fail("views.open", fault)
    answer = door.send(payload("slash_command", slack)).json()
    assert (answer["response_type"], first_words(answer)) == ("ephemeral", CASES["form"].summary)


def test_a_sent_form_is_its_command_with_what_was_filled_in(door: Served, core: Core, slack: LocalSlack) -> None:
    answer = door.send(payload("view_submission", slack)).json()
    request = core.heard[0]
    assert (request.key, request.command, request.heard) == ("once:form-1", "actie nieuw", "form")
    assert (request.who, request.where) == ("slack:T012AB3CD:U012AB3CD", "slack:T012AB3CD:C024BE7LH")
    assert request.values == {
        "source": "chat",
        "what": "Rapport R&D delen &lt; nu",
        "owners": "p1,p3",
        "due": "2023-05-17",
        "theme": "wonen",
        "note": "",
    }
    assert answer["response_action"] == "update"
    assert answer["view"]["title"]["text"] == "Nieuw &amp; oud"
    assert "submit" not in answer["view"]


def test_what_is_wrong_in_a_form_stands_beside_the_field(door: Served, core: Core, slack: LocalSlack) -> None:
    wrong = CASES["form_with_errors"]
    core.reply = lambda _: wrong
    answer = door.send(payload("view_submission", slack)).json()
    assert answer == {
        "response_action": "errors",
        "errors": {
            "what": "Wat ontbreekt nog.",
            "owners": "Deze eigenaar ken ik niet.",
            "due": "Welke dag bedoelt u?",
        },
    }


def test_a_form_without_a_nonce_has_another_key_when_it_is_corrected(
    door: Served, core: Core, slack: LocalSlack
) -> None:
    first = payload("view_submission", slack)
    first["view"]["private_metadata"] = json.dumps({"c": "actie nieuw", "a": {}, "o": "", "w": "slack:T1:C1"})
    corrected = json.loads(json.dumps(first))
    corrected["view"]["state"]["values"]["what"]["v"]["value"] = "Beter"
    for content in (first, first, corrected):
        door.send(content)
    keys = [request.key for request in core.heard]
    assert keys[0] == keys[1] != keys[2]


def test_a_form_that_leads_to_another_form_is_redrawn(door: Served, core: Core, slack: LocalSlack) -> None:
    following = Form(title="Wie?", command="actie wie", inputs=(Input(name="who", label="Wie"),))
    core.reply = lambda _: Reply(summary="Nog één vraag.", form=following)
    answer = door.send(payload("view_submission", slack)).json()
    assert answer["response_action"] == "update"
    assert [block["type"] for block in answer["view"]["blocks"]] == ["section", "input"]


def test_a_form_that_is_not_ours_is_closed(door: Served, core: Core, slack: LocalSlack) -> None:
    content = payload("view_submission", slack)
    content["view"]["private_metadata"] = "zomaar"
    assert door.send(content).json() == {"response_action": "clear"}
    assert core.heard == []
