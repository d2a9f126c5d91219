"""A Teams in which two members and a channel are known, and what they press there."""

from typing import Any

import pytest

from bot.teams.presses import data_of
from commands.reply import Button
from tests.teams_activities import CHANNEL, GROUP, LOTTE, SANNE, TENANT
from tests.teams_room import Room

Json = dict[str, Any]
IN_CHANNEL = f"teams:{TENANT}:{CHANNEL}"
CLOSE = Button(label="Klaar", command="actie klaar", args={"number": "1"}, once="k1")


@pytest.fixture
def room(opened: Room) -> Room:
    opened.clear()
    for conversation in (CHANNEL, GROUP):
        for person in (SANNE, LOTTE):
            opened.here(person, conversation)
    return opened


def words(message: Json) -> str:
    return str(message["attachments"][0]["content"])


def action(button: Button, where: str = "") -> Json:
    return {"verb": "horzel", "title": button.label, "data": data_of(button, where)}
