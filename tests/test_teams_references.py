"""What Teams tells of conversations is kept: where they are reached, that we came or went, what they are called."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.teams.references import Reference, note
from bot.teams_places import StoredReferences
from commands.dutch import AMSTERDAM
from storage import references
from storage.changes import table
from storage.models import Outgoing, Place
from storage.store import Storage, Store
from tests import teams_activities as said
from tests.local_teams import LocalTeams
from tests.teams_activities import BOT, CHANNEL, GROUP, SANNE, TEAM, TENANT

NOW = datetime(2023, 5, 17, 10, 12, tzinfo=AMSTERDAM)
HERE = f"teams:{TENANT}:{CHANNEL}"
TEAMS = LocalTeams(url="https://smba.trafficmanager.net")
"""Nothing is asked of it here: only what it sends is used."""


@pytest.fixture
def storage(storage: Storage) -> Storage:
    def begin(store: Store) -> None:
        body = store.bodies.add("taskforce", "Taskforce", {})
        store.bodies.set_place(body, HERE)
        store.bodies.set_place(body, "slack:T1:C9")

    storage.write(begin).result()
    return storage


def _do(storage: Storage, work: Callable[[StoredReferences], Awaitable[Any]], now: datetime = NOW) -> Any:
    async def run() -> Any:
        return await work(StoredReferences(storage, lambda: now))

    return asyncio.run(run())


def _hear(storage: Storage, *activities: dict[str, Any], now: datetime = NOW) -> None:
    async def all_of_them(kept: StoredReferences) -> None:
        for activity in activities:
            await note(activity, kept)

    _do(storage, all_of_them, now)


def _find(storage: Storage, address: str) -> Reference | None:
    found: Reference | None = _do(storage, lambda kept: kept.find(address))
    return found


def _gone(storage: Storage) -> dict[str, bool]:
    places = table(Place)
    return storage.read(lambda store: dict(store.connection.execute(select(places.c.address, places.c.gone)).all()))


def _states(storage: Storage) -> dict[str, str]:
    rows = table(Outgoing)
    return storage.read(lambda store: dict(store.connection.execute(select(rows.c.mark, rows.c.state)).all()))


def _put_out(storage: Storage, *addresses: str) -> None:
    def put(store: Store) -> None:
        for address in addresses:
            store.outbox.add(None, address, "digest", "{}", address[:120], NOW)

    storage.write(put).result()


def test_a_message_tells_where_its_conversation_is_reached(storage: Storage) -> None:
    _hear(storage, said.mention(TEAMS, "actie"), said.message(TEAMS, "actie"), said.group(TEAMS, "stand"))
    url = "https://smba.trafficmanager.net/emea/"
    assert _find(storage, HERE) == Reference(HERE, CHANNEL, url, "channel", BOT, TEAM)
    assert _find(storage, SANNE.address) == Reference(SANNE.address, SANNE.chat, url, "personal", BOT)
    group = f"teams:{TENANT}:{GROUP}"
    assert _find(storage, group) == Reference(group, GROUP, url, "groupChat", BOT, name="Voorbereiding")


def test_a_new_service_url_takes_the_place_of_the_old_one(storage: Storage) -> None:
    _hear(storage, said.mention(TEAMS, "actie"))
    _hear(storage, said.mention(TEAMS, "actie", serviceUrl="https://smba.trafficmanager.net/teams/"))
    found = _find(storage, HERE)
    assert found is not None
    assert found.service_url == "https://smba.trafficmanager.net/teams/"
    assert _do(storage, lambda kept: kept.service_url(TENANT)) == "https://smba.trafficmanager.net/teams/"
    assert _do(storage, lambda kept: kept.service_url("another")) == ""


def test_the_same_news_is_written_once_an_hour(storage: Storage) -> None:
    moments = [NOW, NOW + timedelta(minutes=59), NOW + timedelta(minutes=61)]

    async def three_times() -> list[datetime]:
        clock = iter(moments)
        kept = StoredReferences(storage, lambda: next(clock))
        heard = []
        for _ in moments:
            await note(said.mention(TEAMS, "actie"), kept)
            found = storage.read(lambda store: references.find(store.connection, HERE))
            assert found is not None
            heard.append(found.heard_at)
        return heard

    assert asyncio.run(three_times()) == [moments[0], moments[0], moments[2]]


LEAVING: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "taken out of the team": (said.members(TEAMS, "members-removed"), said.members(TEAMS, "members-added")),
    "uninstalled": (said.installation(TEAMS, "remove"), said.installation(TEAMS, "add")),
    "team archived": (said.team_event(TEAMS, "teamArchived"), said.team_event(TEAMS, "teamUnarchived")),
    "team deleted": (said.team_event(TEAMS, "teamDeleted"), said.team_event(TEAMS, "teamRestored")),
    "channel deleted": (said.channel_event(TEAMS, "channelDeleted"), said.channel_event(TEAMS, "channelRestored")),
    "deleted, and spoken to again": (said.channel_event(TEAMS, "channelDeleted"), said.mention(TEAMS, "actie")),
}


@pytest.mark.parametrize("how", LEAVING)
def test_where_we_went_nothing_is_posted_until_we_are_back_and_the_records_stay(storage: Storage, how: str) -> None:
    going, coming = LEAVING[how]
    _hear(storage, said.mention(TEAMS, "actie"))
    _put_out(storage, HERE, "slack:T1:C9")
    _hear(storage, going)
    assert _gone(storage) == {HERE: True, "slack:T1:C9": False}
    assert _states(storage) == {HERE: "dropped", "slack:T1:C9": "waiting"}
    found = _find(storage, HERE)
    assert found is not None
    assert found.gone
    _hear(storage, coming)
    assert _gone(storage) == {HERE: False, "slack:T1:C9": False}
    found = _find(storage, HERE)
    assert found is not None
    assert not found.gone


def test_somebody_who_takes_the_app_away_is_left_alone(storage: Storage) -> None:
    _hear(storage, said.message(TEAMS, "actie"))
    _put_out(storage, SANNE.address, HERE)
    _hear(storage, said.installation(TEAMS, "remove", "personal"))
    assert _states(storage) == {SANNE.address: "dropped", HERE: "waiting"}
    found = _find(storage, SANNE.address)
    assert found is not None
    assert found.gone
    _hear(storage, said.installation(TEAMS, "add", "personal"))
    found = _find(storage, SANNE.address)
    assert found is not None
    assert not found.gone


def test_another_team_or_another_member_that_goes_changes_nothing(storage: Storage) -> None:
    _hear(storage, said.mention(TEAMS, "actie"))
    other = said.team_event(TEAMS, "teamDeleted")
    other["channelData"]["team"]["id"] = "19:another@thread.tacv2"
    _hear(storage, other, said.members(TEAMS, "members-removed", "29:somebody"))
    _hear(storage, said.from_tenant(said.team_event(TEAMS, "teamDeleted"), said.OTHER_TENANT))
    assert _gone(storage)[HERE] is False


def test_members_who_come_and_go_do_not_bring_an_archived_team_back(storage: Storage) -> None:
    _hear(storage, said.mention(TEAMS, "actie"), said.team_event(TEAMS, "teamArchived"))
    _hear(storage, said.members(TEAMS, "members-added", "29:somebody"))
    assert _gone(storage)[HERE] is True
    general = _find(storage, f"teams:{TENANT}:{TEAM}")
    assert general is None or general.gone


def test_a_group_chat_we_are_taken_out_of_is_gone(storage: Storage) -> None:
    _hear(storage, said.group(TEAMS, "stand"), said.members(TEAMS, "members-removed-group"))
    found = _find(storage, f"teams:{TENANT}:{GROUP}")
    assert found is not None
    assert found.gone


def test_a_channel_keeps_its_address_under_a_new_name(storage: Storage) -> None:
    _hear(storage, said.mention(TEAMS, "actie"), said.channel_event(TEAMS, "channelRenamed", "Taskforce 2024"))
    _hear(storage, said.team_event(TEAMS, "teamRenamed", "Limburg"), said.mention(TEAMS, "actie"))
    found = _find(storage, HERE)
    assert found is not None
    assert (found.name, found.gone) == ("Taskforce 2024", False)
    assert _gone(storage)[HERE] is False


def test_every_recorded_payload_can_be_noted(storage: Storage) -> None:
    _hear(storage, *(said.recorded(TEAMS, name) for name in said.names()))


@pytest.mark.parametrize("activity", [{}, {"type": "message"}, {"type": "conversationUpdate", "channelData": "x"}])
def test_what_is_no_activity_of_a_place_is_let_be(storage: Storage, activity: dict[str, Any]) -> None:
    _hear(storage, activity)
    assert storage.read(lambda store: references.newest(store.connection, "teams:")) is None
