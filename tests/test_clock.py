"""The clock: every occurrence once, whoever ticks and how often."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.clock import tick
from commands.command import Job
from commands.dutch import AMSTERDAM
from storage.changes import table
from storage.directory import Directory
from storage.models import Body, Outgoing
from storage.pulses import CLOCK, last_beat
from storage.store import Storage, Store

NOW = datetime(2023, 5, 15, 9, tzinfo=AMSTERDAM)


@dataclass
class Digest:
    """A job that puts out one message a body and day, and fails for the bodies it is told to fail for."""

    fails: set[str] = field(default_factory=set)

    def run(self, store: Store, directory: Directory, now: datetime) -> list[str]:
        key = f"weekbericht:{directory.slug}:{now.date()}"
        if store.conversations.seen(key) is not None:
            return []
        store.outbox.add(directory.body_id, f"slack:T1:{directory.slug}", "digest", "{}", key, now)
        if directory.slug in self.fails:
            raise RuntimeError("this one goes wrong")
        store.conversations.first_time(key, now)
        return [key]

    @property
    def jobs(self) -> tuple[Job, ...]:
        return (Job("weekbericht", self.run),)


@pytest.fixture
def storage(storage: Storage) -> Storage:
    storage.write(lambda store: [store.bodies.add(slug, slug, {}) for slug in ("een", "twee", "drie")]).result()
    return storage


def put_out(storage: Storage) -> list[str]:
    question = select(table(Outgoing).c.address).order_by(table(Outgoing).c.address)
    return storage.read(lambda store: list(store.connection.execute(question).scalars()))


def test_a_tick_does_every_job_for_every_body_once(storage: Storage) -> None:
    jobs = Digest().jobs
    first = tick(storage, NOW, jobs)
    again = tick(storage, NOW + timedelta(seconds=30), jobs)
    assert len(first) == 3
    assert again == []
    assert put_out(storage) == ["slack:T1:drie", "slack:T1:een", "slack:T1:twee"]


def test_the_next_day_is_another_occurrence(storage: Storage) -> None:
    jobs = Digest().jobs
    tick(storage, NOW, jobs)
    assert len(tick(storage, NOW + timedelta(days=1), jobs)) == 3


def test_clocks_that_tick_at_the_same_moment_do_everything_once(database_url: str, storage: Storage) -> None:
    others = [Storage(database_url) for _ in range(3)]
    jobs = Digest().jobs
    try:
        with ThreadPoolExecutor(4) as pool:
            said = list(pool.map(lambda each: tick(each, NOW, jobs), [storage, *others]))
    finally:
        for each in others:
            each.close()
    assert sum(map(len, said)) == 3
    assert len(put_out(storage)) == 3


def test_a_job_that_fails_for_one_body_leaves_nothing_there_and_holds_up_no_other(storage: Storage) -> None:
    digest = Digest(fails={"een"})
    assert len(tick(storage, NOW, digest.jobs)) == 2
    assert put_out(storage) == ["slack:T1:drie", "slack:T1:twee"]
    digest.fails.clear()
    assert tick(storage, NOW + timedelta(seconds=30), digest.jobs) == ["weekbericht:een:2023-05-15"]


def test_a_tick_leaves_a_sign_of_life_that_never_goes_back_in_time(storage: Storage) -> None:
    tick(storage, NOW, ())
    tick(storage, NOW - timedelta(days=400), ())
    assert storage.read(lambda store: last_beat(store.connection, CLOCK)) == NOW


def test_a_tick_in_which_nothing_is_due_changes_no_body(storage: Storage) -> None:
    def bodies() -> list[Body]:
        return [body.but() for body in storage.read(lambda store: store.bodies.all())]

    before = bodies()
    tick(storage, NOW, (Job("niets", lambda store, directory, now: []),))
    assert [(body.version, body.trail) for body in bodies()] == [(body.version, body.trail) for body in before]


def test_used_keys_are_forgotten_after_a_month(storage: Storage) -> None:
    storage.write(lambda store: store.conversations.first_time("oud", NOW - timedelta(days=31))).result()
    storage.write(lambda store: store.conversations.first_time("nieuw", NOW - timedelta(days=29))).result()
    tick(storage, NOW, ())
    assert storage.read(lambda store: store.conversations.seen("oud")) is None
    assert storage.read(lambda store: store.conversations.seen("nieuw")) is not None
