"""Teams' door: who and what comes in, and above all who and what does not."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

import pytest

from bot.teams.access import TeamsSettings
from tests import teams_activities as said
from tests.teams_activities import OTHER_TENANT, TENANT, Person
from tests.teams_room import Room, open_room, opened
from tests.teams_tokens import BAD, good

__all__ = ["opened"]


@pytest.fixture
def room(opened: Room) -> Room:
    opened.clear()
    return opened


def test_what_teams_sends_is_heard(room: Room) -> None:
    assert room.send(said.message(room.teams, "stand")).status_code == 200
    assert [request.text for request in room.core.heard] == ["stand"]


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_token_is_refused_and_nothing_is_heard(room: Room, kind: str) -> None:
    activity = said.message(room.teams, "stand")
    token = BAD[kind](activity["serviceUrl"])
    answer = room.send(activity, Authorization=None if token is None else token.rstrip())
    assert (answer.status_code, answer.text) == (401, "")
    assert room.core.heard == []
    assert room.references.known == {}


def test_two_tokens_are_no_token(room: Room) -> None:
    activity = said.message(room.teams, "stand")
    token = f"Bearer {good(activity['serviceUrl'])}"
    headers = [("Authorization", token), ("Authorization", token), ("Content-Type", "application/json")]
    assert room.client.post("/api/messages", json=activity, headers=headers).status_code == 401


def test_a_token_for_another_address_than_the_activity_names_is_refused(room: Room) -> None:
    activity = said.message(room.teams, "stand", serviceUrl="http://127.0.0.1:9/elders/")
    assert room.send(activity, Authorization=f"Bearer {good(room.teams.service_url)}").status_code == 401


def test_an_address_that_is_not_teams_is_refused_even_with_a_good_token(room: Room) -> None:
    activity = said.message(room.teams, "stand", serviceUrl="https://smba.trafficmanager.net.example.com/emea/")
    assert room.send(activity).status_code == 403
    assert room.core.heard == []


@pytest.mark.parametrize("makes", [said.message, said.mention, said.group], ids=["privé", "kanaal", "groep"])
def test_another_organisation_is_refused(room: Room, makes: Callable[..., dict[str, Any]]) -> None:
    activity = said.from_tenant(makes(room.teams, "stand"), OTHER_TENANT)
    assert room.send(activity).status_code == 403
    assert room.core.heard == []
    assert room.references.known == {}


def test_an_activity_that_names_two_organisations_is_refused(room: Room) -> None:
    activity = said.message(room.teams, "stand")
    activity["channelData"]["tenant"]["id"] = OTHER_TENANT
    assert room.send(activity).status_code == 403


def test_an_activity_without_an_organisation_is_refused(room: Room) -> None:
    activity = said.message(room.teams, "stand")
    del activity["channelData"], activity["conversation"]["tenantId"]
    assert room.send(activity).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"geen json",
        b"{",
        b"[]",
        b'"tekst"',
        b"null",
        b"12",
        b"\xff\xfe",
        b"{}",
        b'{"type": "message"}',
        b'{"type": 7, "id": "1", "serviceUrl": "https://smba.trafficmanager.net/emea/", "conversation": {"id": "a:1"}}',
        b'{"type": "message", "id": "1", "serviceUrl": "", "conversation": {"id": "a:1"}}',
        b'{"type": "message", "id": "1", "serviceUrl": "https://smba.trafficmanager.net/emea/", "conversation": []}',
        b'{"type": "message", "value": NaN}',
        b'{"type": "message", "value": Infinity}',
        b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
        b"[" * 100_000,
    ],
)
def test_what_is_no_activity_is_400_and_never_500(room: Room, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {good(room.teams.service_url)}"}
    assert room.client.post("/api/messages", content=body, headers=headers).status_code == 400


def test_a_body_that_is_too_large_is_413_with_and_without_a_length(room: Room) -> None:
    large = json.dumps(said.message(room.teams, "x" * 1_100_000)).encode()
    assert room.client.post("/api/messages", content=large).status_code == 413
    pieces = iter([large[:500_000], large[500_000:1_000_000], large[1_000_000:]])
    assert room.client.post("/api/messages", content=pieces).status_code == 413


def test_only_post_has_an_answer(room: Room) -> None:
    assert room.client.get("/api/messages").status_code == 405
    assert room.client.put("/api/messages", content=b"{}").status_code == 405


def test_strange_shapes_inside_an_activity_break_nothing(room: Room) -> None:
    shapes: tuple[object, ...] = (None, 3, "x", [], {}, [[]], {"a": {"b": []}})
    for strange in shapes:
        for name in (
            "from",
            "recipient",
            "entities",
            "attachments",
            "channelData",
            "value",
            "text",
            "name",
            "replyToId",
        ):
            for sort in ("message", "invoke", "conversationUpdate", "installationUpdate", "onbekend"):
                activity = said.message(room.teams, "stand", Person(f"{len(room.core.heard)}", "Iemand"), type=sort)
                activity[name] = strange
                assert room.send(activity).status_code in {200, 403, 501}, (sort, name, strange)


def test_the_keys_were_fetched_before_anybody_came_and_are_kept(room: Room) -> None:
    for _ in range(3):
        room.send(said.message(room.teams, "stand"))
        activity = said.message(room.teams, "stand")
        room.send(activity, Authorization=BAD["unknown kid"](activity["serviceUrl"]))
    assert len(room.teams.asked("keys")) <= 1  # at most every half minute for a key that nobody knows


def test_nobody_else_waits_for_a_slow_key_server() -> None:
    with open_room(seconds_for_keys=3) as room, ThreadPoolExecutor() as pool:
        first = pool.submit(room.send, said.message(room.teams, "stand"))
        waits = []
        while not first.done():
            began = monotonic()
            assert room.client.get("/api/messages").status_code == 405
            waits.append(monotonic() - began)
        assert first.result().status_code == 200
        assert len(waits) > 20  # one standstill of three seconds would leave a handful


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://smba.trafficmanager.net:443/nl/", True),
        ("http://smba.trafficmanager.net/emea/", False),
        ("https://smba.trafficmanager.net:8443/emea/", False),
        ("https://smba.trafficmanager.net.example.com/", False),
        ("https://smba.trafficmanager.net@example.com/", False),
        ("https://example.com/smba.trafficmanager.net", False),
        ("https://127.0.0.1/emea/", False),
        ("http://localhost/emea/", False),
        ("file:///etc/passwd", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_our_token_goes_to_teams_and_nowhere_else(address: str, ours: bool) -> None:
    settings = TeamsSettings("id", "secret", (TENANT,))
    assert settings.is_connector(address) is ours
