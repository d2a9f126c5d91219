"""The whole way, with the real core and a real database: from Slack's signed request to the blocks of the answer."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.slack.entrance import slack_door
from commands.command import Request
from commands.reply import Reply
from tests.group import Group
from tests.local_slack import LocalSlack, local_slack
from tests.slack_parts import Json, Served, first_words, payload, read_document, served, settings


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        slack.user("Luuk", "Luuk", team="T1")
        yield slack


@pytest.fixture
def door(slack: LocalSlack, sqlite_url: str) -> Iterator[Served]:
    with Group(sqlite_url) as group:

        async def answer(request: Request) -> Reply:
            return await asyncio.wrap_future(group.answer(request))

        async def uninstalled(team: str) -> None:
            raise AssertionError(team)

        with served(
            slack_door(settings(slack), answer, read_document, uninstalled, clock=lambda: group.now)
        ) as served_door:
            yield Served(served_door.client, str(int(group.now.timestamp())))


def _type(door: Served, slack: LocalSlack, words: str, trigger: str) -> Json:
    command, _, rest = words.partition(" ")
    sent = payload(
        "slash_command",
        slack,
        command=command,
        text=rest,
        team_id="T1",
        channel_id="C1",
        user_id="Luuk",
        trigger_id=trigger,
    )
    answer = door.send(sent)
    assert answer.status_code == 200
    return answer.json() if answer.content else {}


def _send_form(door: Served, slack: LocalSlack, view: Json, **values: str) -> Json:
    sent = payload("view_submission", slack, team={"id": "T1"}, user={"id": "Luuk", "team_id": "T1"})
    state = {name: {"v": {"type": "plain_text_input", "value": value}} for name, value in values.items()}
    sent["view"] |= {"private_metadata": view["private_metadata"], "state": {"values": state}}
    del sent["view"]["app_installed_team_id"]
    answer: Json = door.send(sent).json()
    return answer


def _press(door: Served, slack: LocalSlack, drawn: Json, label: str, trigger: str) -> Json:
    """Press the button with this label; what came back by the response_url."""
    buttons = [button for block in drawn["blocks"] for button in _buttons(block)]
    pressed = next(button for button in buttons if button["text"]["text"] == label)
    sent = payload("block_actions", slack, team={"id": "T1"}, user={"id": "Luuk", "team_id": "T1"}, trigger_id=trigger)
    sent["channel"]["id"] = sent["container"]["channel_id"] = "C1"
    sent["actions"][0] |= {"value": pressed["value"], "action_id": pressed["action_id"]}
    before = len(slack.asked("response_url"))
    assert door.send(sent).status_code == 200
    return slack.wait_for("response_url", before + 1)[-1]


def _buttons(block: Json) -> list[Json]:
    elements: list[Any] = block.get("elements", [block["accessory"]] if "accessory" in block else [])
    return [element for element in elements if element["type"] == "button"]


def test_a_point_is_made_listed_closed_and_reopened(door: Served, slack: LocalSlack) -> None:
    made = _type(door, slack, "/actie nieuw Rapport R&amp;D delen, LLTB, voor 17 mei", "t1")
    again = _type(door, slack, "/actie nieuw Rapport R&amp;D delen, LLTB, voor 17 mei", "t1")
    assert "Actiepunt 1" in first_words(made)
    assert again == made
    listed = json.dumps(_type(door, slack, "/actie lijst", "t2"), ensure_ascii=False)
    assert listed.count("Rapport R&amp;D delen") == 1
    closed = _type(door, slack, "/actie klaar 1", "t3")
    assert "gesloten" in first_words(closed)
    _press(door, slack, closed, "Ongedaan maken", "t4")
    assert "Rapport R&amp;D delen" in json.dumps(_type(door, slack, "/actie lijst", "t5"), ensure_ascii=False)


def test_a_form_with_a_mistake_is_mended_and_sent_once(door: Served, slack: LocalSlack) -> None:
    assert _type(door, slack, "/actie nieuw", "t1") == {}
    view = slack.wait_for("views.open")[0]["view"]
    assert _send_form(door, slack, view, what="")["response_action"] == "errors"
    saved = _send_form(door, slack, view, what="Rapport delen")
    again = _send_form(door, slack, view, what="Rapport delen")
    assert "Actiepunt 1" in first_words(saved["view"])
    assert again == saved
    listed = json.dumps(_type(door, slack, "/actie lijst", "t2"), ensure_ascii=False)
    assert listed.count("Rapport delen") == 1
