"""Who people are, and workspaces that come and go, over real signed HTTP."""

from typing import Any

import pytest

from commands import door as words
from tests.local_slack import LocalSlack
from tests.reply_cases import CASES
from tests.slack_parts import Core, Served, door_to, payload, served
from tests.slack_room import core, door, room, slack

__all__ = ["core", "door", "room", "slack"]
Json = dict[str, Any]


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
    door.send(payload("slash_command", slack))
    core.heard.clear()
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
