"""Who gets in by the Slack door, over real signed HTTP: everybody else gets 4xx and has no effect."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.payload import fields
from tests.local_slack import LocalSlack
from tests.slack_parts import (
    SECRET,
    STAMP,
    Core,
    Served,
    door_to,
    payload,
    served,
    signed,
)
from tests.slack_room import core, door, room, slack

__all__ = ["core", "door", "room", "slack"]
Json = dict[str, Any]


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
        (
            b'{"type":"event_callback","event":{"type":"message","user":7},"authorizations":["x"]}',
            "application/json",
            200,
        ),
        (
            b'{"type":"event_callback","event":{"type":"message","channel":0},"authorizations":7}',
            "application/json",
            200,
        ),
        (
            b'payload={"type":"block_actions","actions":[{"action_id":"x"}],"user":7,"channel":0}',
            "application/x-www-form-urlencoded",
            200,
        ),
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


@given(
    st.dictionaries(st.text("command_", min_size=1), st.text() | st.sampled_from(["a=b", "%41", "+", "&"]), min_size=1)
)
def test_a_form_is_read_as_it_was_filled_in(form: dict[str, str]) -> None:
    assert fields(urlencode(form)) == form


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


def test_client_id_and_secret_in_the_environment_change_nothing(
    core: Core, slack: LocalSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "111.222")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", SECRET)
    with served(door_to(core, slack)) as door:
        answer: httpx.Response = door.send(payload("slash_command", slack))
    assert answer.json()["text"].startswith("Gehoord")


def test_bolt_makes_no_web_client_for_a_request(core: Core, slack: LocalSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(door_to(core, slack)) as door:
        monkeypatch.delattr("slack_bolt.app.async_app.AsyncWebClient")
        assert door.send(payload("slash_command", slack)).json()["text"].startswith("Gehoord")
