"""Fixtures of the tests that knock at the Slack door: import the four of them; a test asks for those it needs."""

from collections.abc import Iterator

import pytest

from tests.local_slack import LocalSlack
from tests.slack_parts import Core, Room, Served, open_room


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    with open_room() as room:
        yield room


@pytest.fixture
def slack(room: Room) -> LocalSlack:
    room.clear()
    return room.slack


@pytest.fixture
def core(room: Room, slack: LocalSlack) -> Core:
    return room.core


@pytest.fixture
def door(room: Room, core: Core) -> Served:
    return room.door
