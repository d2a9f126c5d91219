"""A Taskforce that is set up and served to a Slack of our own, and what its members do there."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from commands.workdays import next_weekly
from tests.local_slack import LocalSlack
from tests.whole_parts import (
    ANOUK,
    CHANNEL,
    HERE,
    House,
    Http,
    Json,
    User,
    house,
    limburg_in_slack,
)


@pytest.fixture
def served(slack: LocalSlack, sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    """A Taskforce that is set up and served over HTTP, on SQLite."""
    with house(slack, sqlite_url, tmp_path) as made:
        made.horzel("setup", str(limburg_in_slack(tmp_path)))
        made.start()
        yield made


def user(served: House, account: str = ANOUK, channel: str = CHANNEL) -> User:
    return User(Http(served), served.slack, account, channel)


def new(user: User, text: str) -> Json:
    return user.types(f"/actie nieuw {text}")


def digest_day(served: House) -> datetime:
    """A minute past the moment of a digest that no process has put out yet."""
    coming = next_weekly(0, time(9), served.now() + timedelta(days=8))
    return coming.at + timedelta(minutes=1)


def digests_of(slack: LocalSlack, at: datetime) -> list[Json]:
    """The digests of that day that stand in the channel, told apart by the mark in their metadata."""
    mark = f"{at:%Y-%m-%d}:{HERE}"
    return [
        message
        for message in slack.messages[CHANNEL]
        if message.get("metadata", {}).get("event_payload", {}).get("mark", "").endswith(mark)
    ]
