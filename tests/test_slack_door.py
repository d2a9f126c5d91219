"""The Slack door over real signed HTTP: what is let in, what it becomes, and the way the answer goes back."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from commands import door as words
from commands.command import Request
from commands.minutes.document import document_of_text
from commands.reply import Button, Buttons, Form, Input, Reply, Text
from tests.local_slack import LocalSlack, local_slack
from tests.reply_cases import CASES, UGLY
from tests.slack_parts import NOW, SECRET, STAMP, TOKEN, Core, Served, door_to, encoded, payload, served, signed

Json = dict[str, Any]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        slack.user("U012AB3CD", "Anouk de Wit")
        slack.user("U0G9QF9C6", "Piet Jansen")
        slack.user("U0GUEST01", "Gerda Gast", is_restricted=True)
        slack.user("U0OTHER01", "Otto Anders", team="T0OTHER")
        yield slack


@pytest.fixture
def core() -> Core:
    return Core()


@pytest.fixture
def door(core: Core, slack: LocalSlack) -> Iterator[Served]:
    with served(door_to(core, slack)) as door:
        slack.wait_for("users.list", 2)
        yield door


def _summary(view_or_message: Json) -> str:
    return str(view_or_message["blocks"][0]["text"]["text"])


# --- who gets in ------------------------------------------------------------------------------------------------------

BODY, KIND = (
    b"command=%2Factie&text=lijst&team_id=T012AB3CD&channel_id=C1&user_id=U012AB3CD",
    "application/x-www-form-urlencoded",
)
GOOD = signed(BODY)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="no headers"),
        pytest.param({"X-Slack-Request-Timestamp": STAMP}, id="no signature"),
        pytest.param({"X-Slack-Signature": GOOD["X-Slack-Signature"]}, id="no timestamp"),
        pytest.param(signed(BODY, secret="wrong"), id="other secret"),
        pytest.param(signed(BODY + b"x"), id="other body"),
        pytest.param(GOOD | {"X-Slack-Request-Timestamp": str(int(STAMP) - 1)}, id="other moment"),
        pytest.param(signed(BODY, stamp=str(int(STAMP) - 301)), id="too old"),
        pytest.param(signed(BODY, stamp=str(int(STAMP) + 301)), id="from the future"),
        pytest.param(signed(BODY, stamp="now"), id="timestamp is no number"),
        pytest.param(signed(BODY, stamp=f"{STAMP}.0"), id="timestamp is a fraction"),
        pytest.param(signed(BODY, stamp="9" * 400), id="timestamp is endless"),
        pytest.param(signed(BODY, stamp=f"-{STAMP}"), id="timestamp is negative"),
        pytest.param(GOOD | {"X-Slack-Signature": ""}, id="empty signature"),
        pytest.param(GOOD | {"X-Slack-Signature": GOOD["X-Slack-Signature"][3:]}, id="no version"),
        pytest.param(GOOD | {"X-Slack-Signature": "v1" + GOOD["X-Slack-Signature"][2:]}, id="other version"),
        pytest.param(GOOD | {"X-Slack-Signature": GOOD["X-Slack-Signature"].upper()}, id="capitals"),
        pytest.param(GOOD | {"X-Slack-Signature": "v0=" + "0" * 64}, id="zeros"),
        pytest.param(GOOD | {"X-Slack-Signature": GOOD["X-Slack-Signature"] + "00"}, id="too long"),
    ],
)
def test_who_is_not_slack_gets_401_and_nothing_happens(door: Served, core: Core, headers: dict[str, str]) -> None:
    answer = door.client.post("/slack/events", content=BODY, headers={"Content-Type": KIND, **headers})
    assert (answer.status_code, answer.content, core.heard) == (401, b"", [])


def test_a_header_given_twice_is_refused(door: Served, core: Core) -> None:
    headers = [("Content-Type", KIND), *GOOD.items(), ("X-Slack-Signature", GOOD["X-Slack-Signature"])]
    assert door.client.post("/slack/events", content=BODY, headers=headers).status_code == 401
    assert core.heard == []


def test_a_signature_of_four_minutes_ago_is_good(door: Served, core: Core) -> None:
    headers = {"Content-Type": KIND, **signed(BODY, stamp=str(int(STAMP) - 240))}
    assert door.client.post("/slack/events", content=BODY, headers=headers).status_code == 200
    assert len(core.heard) == 1


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"[" * 200_000, "application/json", 400),
        (b"null", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"text=%ff%fe", "application/x-www-form-urlencoded", 400),
        (b"payload={", "application/x-www-form-urlencoded", 400),
        (b"payload=7", "application/x-www-form-urlencoded", 400),
        (b"hallo", "text/plain", 400),
        (b"hallo", "", 400),
        (b"", "application/json", 400),
        (b"", "application/x-www-form-urlencoded", 200),
        (b"ssl_check=1&token=x", "application/x-www-form-urlencoded", 200),
        (b"{}", "application/json", 200),
        (b'{"type":7}', "application/json", 200),
        (b'{"type":"event_callback","event":[]}', "application/json", 200),
        (b'{"type":"event_callback","event":{"type":"message"}}', "application/json", 200),
        (b'payload={"type":"block_actions","actions":[]}', "application/x-www-form-urlencoded", 200),
        (b'payload={"type":"block_actions","actions":["x",{"value":7}]}', "application/x-www-form-urlencoded", 200),
        (b'payload={"type":"view_submission","view":{"callback_id":""}}', "application/x-www-form-urlencoded", 200),
        (b'payload={"type":"view_closed"}', "application/x-www-form-urlencoded", 200),
        (b'payload={"type":"shortcut","callback_id":"x"}', "application/x-www-form-urlencoded", 200),
        (b'payload={"type":"nieuws"}', "application/x-www-form-urlencoded", 200),
    ],
)
def test_signed_rubbish_is_no_error_of_ours(door: Served, core: Core, body: bytes, kind: str, status: int) -> None:
    answer = door.client.post("/slack/events", content=body, headers={"Content-Type": kind, **signed(body)})
    assert (answer.status_code, core.heard) == (status, [])


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_a_megabyte_is_413(door: Served, core: Core, chunked: bool) -> None:
    body = b"text=" + b"x" * 1_000_000

    def pieces() -> Iterator[bytes]:
        yield from (body[at : at + 65536] for at in range(0, len(body), 65536))

    headers = {"Content-Type": KIND, **signed(body)}
    content = pieces() if chunked else body
    assert door.client.post("/slack/events", content=content, headers=headers).status_code == 413
    assert core.heard == []


def test_only_post_is_answered(door: Served) -> None:
    assert door.client.get("/slack/events").status_code == 405


def test_slack_may_check_the_address(door: Served, slack: LocalSlack) -> None:
    content = payload("url_verification", slack)
    assert door.send(content).json() == {"challenge": content["challenge"]}


def test_a_refused_request_leaves_no_body_in_the_log(door: Served, caplog: pytest.LogCaptureFixture) -> None:
    door.client.post("/slack/events", content=b"text=geheim", headers={"Content-Type": KIND})
    door.client.post(
        "/slack/events", content=b'{"a":"geheim"', headers={"Content-Type": KIND, **signed(b'{"a":"geheim"')}
    )
    assert "geheim" not in caplog.text


# --- slash commands ---------------------------------------------------------------------------------------------------


def test_a_slash_command_is_what_was_typed_by_whom_and_where(door: Served, core: Core, slack: LocalSlack) -> None:
    answer = door.send(payload("slash_command", slack))
    assert core.heard == [
        Request(
            key="slack:13345224609.738474920.8088930838d88f008e0",
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
    assert _summary(told) == told["text"]
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


def test_without_a_trigger_the_key_is_made_of_moment_and_body(door: Served, core: Core, slack: LocalSlack) -> None:
    one = payload("slash_command", slack, trigger_id="")
    door.send(one)
    door.send(one)
    door.send(one | {"text": "lijst"})
    door.client.post(
        "/slack/events",
        content=encoded(one)[0],
        headers={"Content-Type": KIND, **signed(encoded(one)[0], str(int(STAMP) + 9))},
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


@pytest.mark.parametrize(
    ("user", "name", "guest"),
    [
        ("U012AB3CD", "Anouk de Wit", False),
        ("U0GUEST01", "Gerda Gast", True),
        ("U0OTHER01", "Otto Anders", True),
        ("U0NOBODY1", "", True),
    ],
)
def test_the_core_is_told_who_is_a_guest(
    door: Served, core: Core, slack: LocalSlack, user: str, name: str, guest: bool
) -> None:
    door.send(payload("slash_command", slack, user_id=user))
    assert (core.heard[0].name, core.heard[0].guest) == (name, guest)


def test_somebody_we_could_not_ask_about_is_asked_about_again(door: Served, core: Core, slack: LocalSlack) -> None:
    slack.fail("users.info", "internal_error")
    slack.user("U0NEW0001", "Nora Nieuw")
    door.send(payload("slash_command", slack, user_id="U0NEW0001"))
    door.send(payload("slash_command", slack, user_id="U0NEW0001"))
    door.send(payload("slash_command", slack, user_id="U0NEW0001"))
    assert [(each.name, each.guest) for each in core.heard] == [
        ("", True),
        ("Nora Nieuw", False),
        ("Nora Nieuw", False),
    ]
    assert len(slack.asked("users.info")) == 2


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
    assert (answer["response_type"], _summary(answer)) == ("ephemeral", CASES["form"].summary)


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
    assert core.heard[0].key == "slack:12466734323.1395872398.f7e4"


def test_a_reply_that_replaces_redraws_the_message(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: CASES["replacing"]
    door.send(payload("block_actions", slack))
    assert slack.asked("response_url")[0]["replace_original"] is True


def test_what_only_one_may_read_never_replaces_what_all_see(door: Served, core: Core, slack: LocalSlack) -> None:
    core.reply = lambda _: CASES["replacing"].model_copy(update={"only_me": True})
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
    assert (shown["view_id"], _summary(shown["view"])) == ("V0PKB1ZFV", "Gehoord: actie klaar")


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
    assert (_summary(told), button["text"]["text"]) == (CASES["form"].summary, words.OPEN_FORM)
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


# --- people come, change and go ---------------------------------------------------------------------------------------


def test_who_changes_their_name_is_known_by_it(door: Served, core: Core, slack: LocalSlack) -> None:
    door.send(payload("user_change", slack))
    door.send(payload("slash_command", slack, user_id="U0G9QF9C6"))
    assert core.heard[0].name == "Piet"


@pytest.mark.parametrize("event", ["app_uninstalled", "tokens_revoked"])
def test_a_workspace_that_takes_us_out_is_forgotten_until_it_is_back(
    door: Served, core: Core, slack: LocalSlack, event: str
) -> None:
    assert door.send(payload(event, slack)).status_code == 200
    assert core.gone == ["T012AB3CD"]
    slack.fail("auth.test", "token_revoked")
    assert door.send(payload("slash_command", slack)).json()["text"] == words.NOT_INSTALLED
    assert core.heard == []
    assert door.send(payload("slash_command", slack)).json()["text"].startswith("Gehoord")
    door.send(payload("slash_command", slack))
    assert len(slack.asked("auth.test")) == 2


def test_the_token_of_one_person_that_is_revoked_is_not_ours(door: Served, core: Core, slack: LocalSlack) -> None:
    content = payload("tokens_revoked", slack)
    content["event"]["tokens"] = {"oauth": ["U012AB3CD"], "bot": []}
    door.send(content)
    assert core.gone == []


def test_many_workspaces_each_have_their_token(core: Core, slack: LocalSlack) -> None:
    asked: list[str] = []

    async def find(team: str) -> str | None:
        asked.append(team)
        return {"T0A": "xoxb-a", "T0B": "xoxb-b"}.get(team)

    core.reply = lambda _: CASES["form"]
    with served(door_to(core, slack, find)) as door:
        for team in ("T0A", "T0B", "T0A"):
            door.send(payload("slash_command", slack, team_id=team))
        refused = door.send(payload("slash_command", slack, team_id="T0C"))
    assert [call.token for call in slack.calls if call.method == "views.open"] == ["xoxb-a", "xoxb-b", "xoxb-a"]
    assert asked == ["T0A", "T0B", "T0C"]
    assert refused.json()["text"] == words.NOT_INSTALLED


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


def test_client_id_and_secret_in_the_environment_change_nothing(
    core: Core, slack: LocalSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "111.222")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", SECRET)
    with served(door_to(core, slack)) as door:
        answer: httpx.Response = door.send(payload("slash_command", slack))
    assert answer.json()["text"].startswith("Gehoord")
