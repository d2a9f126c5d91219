"""A Teams of our own that messages are posted to, and a storage that knows where."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import pytest

from bot.post_error import PostError
from bot.teams.access import TeamsSettings
from bot.teams.connector import Connector
from bot.teams.pace import Pace
from bot.teams.post import TeamsPoster
from bot.teams.references import Reference
from bot.teams_places import StoredReferences
from storage.store import Storage
from tests.local_teams import LocalTeams, local_teams
from tests.reply_cases import CASES
from tests.teams_activities import BOT, CHANNEL, SANNE, TEAM, TENANT
from tests.teams_tokens import CLIENT_ID
from tests.test_teams_references import NOW

T = TypeVar("T")
HERE = f"teams:{TENANT}:{CHANNEL}"
REPLY = CASES["sections"]


@pytest.fixture
def teams() -> Iterator[LocalTeams]:
    with local_teams(speed=1000) as teams:
        yield teams


@pytest.fixture
def storage(sqlite_url: str) -> Iterator[Storage]:
    storage = Storage(sqlite_url)
    yield storage
    storage.close()


def settings(teams: LocalTeams, **other: str) -> TeamsSettings:
    given = {"service_token": teams.service_token, "openid_metadata_url": teams.openid_metadata_url} | other
    return TeamsSettings(client_id=CLIENT_ID, client_secret="geheim-van-de-test", tenants=(TENANT,), **given)


def known(teams: LocalTeams) -> tuple[Reference, ...]:
    """What we would know if somebody had spoken in the channel and Sanne in private."""
    url = teams.service_url
    return (
        Reference(HERE, CHANNEL, url, "channel", BOT, TEAM),
        Reference(SANNE.address, SANNE.chat, url, "personal", BOT),
    )


def doing(
    teams: LocalTeams, storage: Storage, work: Callable[[TeamsPoster], Awaitable[T]], own: TeamsSettings | None = None
) -> T:
    """Do this with a poster, in a loop of its own."""

    async def run() -> T:
        connector = Connector(own or settings(teams), teams.login_url)
        references = StoredReferences(storage, lambda: NOW)
        await references.heard(known(teams))
        try:
            return await work(TeamsPoster(connector, references, Pace((), 0)))
        finally:
            await connector.close()

    return asyncio.run(run())


def failure_of(
    teams: LocalTeams,
    storage: Storage,
    work: Callable[[TeamsPoster], Awaitable[object]],
    own: TeamsSettings | None = None,
) -> PostError:
    with pytest.raises(PostError) as caught:
        doing(teams, storage, work, own)
    return caught.value
