"""From the outgoing table to Teams: once each, never too fast, honest after an unknown outcome, over a restart."""

import asyncio
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.poster import Poster
from bot.teams.connector import Connector
from bot.teams.pace import PER_TENANT, WINDOWS, Pace
from bot.teams.post import TeamsPoster
from bot.teams_places import StoredReferences
from commands.console import REPEATED
from commands.reply import Reply
from storage.changes import table
from storage.models import Outgoing
from storage.outgoing import CLAIM
from storage.store import Storage, Store
from tests.local_teams import LocalTeams, local_teams
from tests.teams_activities import CHANNEL, OTHER_TENANT, SANNE, TENANT
from tests.teams_posting import HERE, known, settings, teams
from tests.test_teams_references import NOW

__all__ = ["teams"]
SPEED = 40
"""How much faster than in earnest the long runs go, on both sides alike."""
AFTER = NOW + CLAIM + timedelta(seconds=1)


def _put_out(storage: Storage, *marks: str, to: Callable[[str], str] = lambda mark: HERE) -> None:
    def add(store: Store) -> None:
        for mark in marks:
            store.outbox.add(None, to(mark), "digest", Reply(summary=f"Bericht {mark}").to_json(), mark, NOW)

    storage.write(add).result()


def _quick(speed: float) -> Pace:
    return Pace(tuple((seconds / speed, most) for seconds, most in WINDOWS), PER_TENANT / speed)


@asynccontextmanager
async def _poster(teams: LocalTeams, storage: Storage, now: datetime, pace: Pace) -> Any:
    connector = Connector(settings(teams), teams.login_url)
    references = StoredReferences(storage, lambda: now)
    try:
        yield Poster(storage, {"teams": TeamsPoster(connector, references, pace)}, lambda: now)
    finally:
        await connector.close()


def _post(teams: LocalTeams, storage: Storage, now: datetime = NOW, pace: Pace | None = None) -> int:
    """Post what is due; how many arrived."""

    async def run() -> int:
        async with _poster(teams, storage, now, pace or _quick(1000)) as poster:
            arrived: int = await poster.post_due(now)
            return arrived

    return asyncio.run(run())


def _know(teams: LocalTeams, storage: Storage) -> None:
    asyncio.run(StoredReferences(storage, lambda: NOW).heard(known(teams)))


def _states(storage: Storage) -> dict[str, str]:
    rows = table(Outgoing)
    return storage.read(lambda store: dict(store.connection.execute(select(rows.c.mark, rows.c.state)).all()))


def _said(teams: LocalTeams, conversation: str = CHANNEL) -> list[str]:
    return [shown["summary"] for shown in teams.shown(conversation)]


def test_what_was_put_out_arrives_once_and_its_id_is_kept(teams: LocalTeams, storage: Storage) -> None:
    _know(teams, storage)
    _put_out(storage, "a", "b")
    assert (_post(teams, storage), _post(teams, storage)) == (2, 0)
    assert _said(teams) == ["Bericht a", "Bericht b"]
    rows = table(Outgoing)
    kept = storage.read(
        lambda store: store.connection.execute(select(rows.c.remote).order_by(rows.c.id)).scalars().all()
    )
    assert list(kept) == [shown["id"] for shown in teams.shown(CHANNEL)]


def test_a_hundred_to_one_conversation_arrive_in_order_and_never_too_fast(sqlite_url: str) -> None:
    storage = Storage(sqlite_url)
    marks = [f"{number:03}" for number in range(100)]
    with local_teams(speed=SPEED) as teams:
        _know(teams, storage)
        _put_out(storage, *marks)
        assert _post(teams, storage, pace=_quick(SPEED)) == 100
        assert _said(teams) == [f"Bericht {mark}" for mark in marks]
    storage.close()


def test_a_hundred_to_as_many_conversations_arrive_together_and_never_too_fast(sqlite_url: str) -> None:
    storage = Storage(sqlite_url)
    with local_teams() as teams:
        _know(teams, storage)
        _put_out(storage, *map(str, range(100)), to=lambda mark: f"teams:{TENANT}:19:{mark}@thread.tacv2")
        assert _post(teams, storage, pace=Pace()) == 100
        assert all(len(teams.shown(f"19:{number}@thread.tacv2")) == 1 for number in range(100))
    storage.close()


def test_after_a_failure_behind_the_acceptance_it_says_once_that_it_is_a_repetition(
    teams: LocalTeams, storage: Storage
) -> None:
    _know(teams, storage)
    _put_out(storage, "a")
    teams.fail("post", "500 after")
    assert _post(teams, storage) == 0
    assert _states(storage) == {"a": "unknown"}
    assert _post(teams, storage, NOW + timedelta(minutes=1)) == 1
    assert _post(teams, storage, NOW + timedelta(hours=1)) == 0
    assert _said(teams) == ["Bericht a", f"{REPEATED}Bericht a"]


def test_who_asks_to_wait_is_obeyed_and_nothing_is_said_twice(teams: LocalTeams, storage: Storage) -> None:
    _know(teams, storage)
    _put_out(storage, "a")
    teams.fail("post", "429 40")
    assert _post(teams, storage) == 0
    assert _post(teams, storage, NOW + timedelta(seconds=39)) == 0
    assert _post(teams, storage, NOW + timedelta(seconds=41)) == 1
    assert _said(teams) == ["Bericht a"]


def test_what_waits_behind_it_is_not_taken_for_sent(teams: LocalTeams, storage: Storage) -> None:
    _know(teams, storage)
    _put_out(storage, "a", "b", "c")
    teams.fail("post", "429 40")
    assert _post(teams, storage) == 0
    assert _states(storage) == dict.fromkeys("abc", "waiting")
    assert len(teams.asked("post")) == 1
    assert _post(teams, storage, NOW + timedelta(seconds=41)) == 3
    assert sorted(_said(teams)) == ["Bericht a", "Bericht b", "Bericht c"]


def test_what_could_not_be_sent_at_all_is_sent_later_as_if_nothing_happened(
    teams: LocalTeams, storage: Storage
) -> None:
    _put_out(storage, "a", to=lambda _: SANNE.address)
    with local_teams() as closed:
        _know(closed, storage)  # where Teams was before it closed its doors
    assert _post(teams, storage) == 0
    assert _states(storage) == {"a": "waiting"}
    _know(teams, storage)
    assert _post(teams, storage, NOW + timedelta(minutes=1)) == 1
    assert _said(teams, SANNE.chat) == ["Bericht a"]


def test_a_process_that_dies_in_the_middle_leaves_nothing_unsaid(teams: LocalTeams, storage: Storage) -> None:
    _know(teams, storage)
    _put_out(storage, "a", "b", "c")
    teams.fail("post", "slow 5")

    async def die() -> None:
        async with _poster(teams, storage, NOW, _quick(1000)) as poster:
            running = asyncio.ensure_future(poster.post_due(NOW))
            await asyncio.to_thread(teams.wait_for, "post")
            running.cancel()

    asyncio.run(die())
    assert _states(storage) == dict.fromkeys("abc", "claimed")
    assert _post(teams, storage) == 0  # they are still his
    assert _post(teams, storage, AFTER) == 3
    assert [words.removeprefix(REPEATED) for words in _said(teams)[-3:]] == ["Bericht a", "Bericht b", "Bericht c"]
    assert all(words.startswith(REPEATED) for words in _said(teams)[-3:])


def test_a_removal_in_the_middle_stops_the_rest_and_keeps_the_records(teams: LocalTeams, storage: Storage) -> None:
    _know(teams, storage)
    _put_out(storage, "a", "b", "c")
    teams.remove(CHANNEL)
    assert _post(teams, storage) == 0
    assert len(teams.asked("post")) == 1
    assert sorted(_states(storage)) == ["a", "b", "c"]
    assert set(_states(storage).values()) <= {"failed", "dropped"}
    _put_out(storage, "d")
    assert _post(teams, storage, AFTER) == 0
    assert len(teams.asked("post")) == 1


def test_another_tenant_is_never_posted_to(teams: LocalTeams, storage: Storage) -> None:
    _put_out(storage, "a", to=lambda _: f"teams:{OTHER_TENANT}:{CHANNEL}")
    assert _post(teams, storage) == 0
    assert _states(storage) == {"a": "failed"}
    assert teams.calls == []
