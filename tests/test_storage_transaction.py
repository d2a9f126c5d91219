"""What waits until the end of a transaction is there for whoever looks, and gone when its work is taken back."""

import asyncio
import threading
from collections.abc import Callable

from sqlalchemy import func, select

from storage.actions import Wanted
from storage.changes import table
from storage.conversations import SeenBefore
from storage.models import Action, Member
from storage.store import Storage, Store
from storage.transaction import Overtaken, Steps, WriteInRead
from tests.storage_parts import NOW, enter, inside, looking, storage

__all__ = ["storage"]

ACTION = table(Action)


def _together(storage: Storage, *jobs: Callable[[Store], object]) -> list[object]:
    """Do these in one turn of the loop, so in one transaction; what became of each."""
    all_wait = threading.Event()

    async def serve() -> list[object]:
        storage.serve(asyncio.get_running_loop())
        if not storage.database.sqlite:  # its thread would begin on the first before the last is there
            storage.write_then(lambda store: all_wait.wait(), lambda *_: None)
        waiting = [storage.write_in_loop(job) for job in jobs]
        all_wait.set()
        return await asyncio.gather(*waiting, return_exceptions=True)

    return asyncio.run(serve())


def test_who_asks_in_the_same_work_sees_what_still_waits(storage: Storage) -> None:
    def work(store: Store) -> tuple[int, str, int]:
        made = store.actions.new("een", theme="Wonen")
        counted = store.connection.execute(select(func.count()).select_from(ACTION)).scalar_one()
        found = store.actions.get(made.number)
        assert found
        return counted, found.text, found.id - made.id

    assert storage.write(inside(work)).result() == (1, "een", 0)


def test_a_point_put_up_and_closed_in_one_transaction_is_found_closed(storage: Storage) -> None:
    def put_up(store: Store) -> int:
        return store.actions.new("een", theme="Wonen").number

    def close(store: Store) -> str:
        point = store.actions.get(1)
        assert point
        closed = store.actions.change(point, status="afgerond", closed_at=NOW)
        assert closed
        return closed.status

    assert _together(storage, inside(put_up), inside(close), inside(put_up)) == [1, "afgerond", 2]
    assert storage.read(looking(lambda store: store.body.open_actions)) == 1


def test_a_key_that_comes_twice_in_one_transaction_counts_once(storage: Storage) -> None:
    """All go again after it, each alone; PostgreSQL does that side by side, so which of the two is first may differ."""

    def once(store: Store) -> int:
        store.conversations.first_time("k", NOW, "{}")
        return store.actions.new("een").number

    def another(store: Store) -> int:
        return store.actions.new("twee").number

    *twice, other = _together(storage, inside(once), inside(once), inside(another))
    [kept] = [outcome for outcome in twice if isinstance(outcome, int)]
    [refused] = [outcome for outcome in twice if outcome is not kept]
    assert isinstance(refused, SeenBefore)
    assert {kept, other} == {1, 2}


def test_what_is_taken_back_is_not_remembered_of_the_body(storage: Storage) -> None:
    """Its version goes back, and the next change gives the same number to something else."""

    def join(name: str) -> Callable[[Store], list[str]]:
        def work(store: Store) -> list[str]:
            store.changes.add(Member(body_id=store.body.id, name=name))
            names = [member.name for member in store.directory().members]
            if name == "Weg":
                raise LookupError(name)
            return names

        return inside(work)

    def names(store: Store) -> list[str]:
        return [member.name for member in store.directory().members]

    assert isinstance(_together(storage, join("Weg"))[0], LookupError)
    assert storage.read(looking(names)) == []
    assert storage.write(join("Blijft")).result() == ["Blijft"]
    assert storage.read(looking(names)) == ["Blijft"]


def test_work_in_steps_goes_as_far_as_the_others(storage: Storage) -> None:
    trace: list[str] = []

    def stepping(name: str) -> Callable[[Store], Steps[str]]:
        def work(store: Store) -> Steps[str]:
            enter(store)
            trace.append(f"{name} reads")
            yield
            store.go_on(store.body.version)
            trace.append(f"{name} writes {store.actions.new(name).number}")
            store.finish()
            yield
            trace.append(f"{name} ends")
            return name

        return work

    assert _together(storage, stepping("a"), stepping("b")) == ["a", "b"]
    assert trace == ["a reads", "b reads", "a writes 1", "b writes 2", "a ends", "b ends"]
    trace.clear()
    assert _together(storage, stepping("c")) == ["c"]
    assert trace == ["c reads", "c writes 3", "c ends"]
    assert storage.read(looking(lambda store: store.body.open_actions)) == 3


def test_who_read_a_body_that_somebody_changed_since_reads_it_again(storage: Storage) -> None:
    """Its step was overtaken; all go again, each alone, and nothing of the first time is left."""
    overtaken: list[str] = []

    def join(name: str) -> Callable[[Store], Steps[list[str]]]:
        def work(store: Store) -> Steps[list[str]]:
            enter(store)
            version, known = store.body.version, [member.name for member in store.directory().members]
            yield
            try:
                store.go_on(version)
            except Overtaken:
                overtaken.append(name)
                raise
            store.changes.add(Member(body_id=store.body.id, name=name))
            store.finish()
            return known

        return work

    known = _together(storage, join("Anna"), join("Bram"), join("Cor"))
    assert overtaken == ["Bram"]
    assert sorted(len(each) for each in known if isinstance(each, list)) == [0, 1, 2]
    assert storage.read(looking(lambda store: len(store.directory().members))) == 3


def test_of_questions_that_wait_together_each_hears_its_own_answer(storage: Storage) -> None:
    """Also when one of them fails, or turns out to be an order."""
    storage.write(inside(lambda store: store.actions.new("een").number)).result()

    def fail(_: Store) -> None:
        raise LookupError

    async def ask() -> list[object]:
        storage.serve(asyncio.get_running_loop())
        jobs: list[Callable[[Store], object]] = [
            looking(lambda store: store.body.open_actions),
            fail,
            inside(lambda store: store.actions.new("twee").number),
            looking(lambda store: [point.text for point in store.actions.listed(Wanted())]),
        ]
        return await asyncio.gather(*map(storage.read_in_loop, jobs), return_exceptions=True)

    opened, failed, refused, texts = asyncio.run(ask())
    assert (opened, texts) == (1, ["een"])
    assert isinstance(failed, LookupError)
    assert isinstance(refused, WriteInRead)


def test_who_left_before_the_commit_stops_nobody(storage: Storage) -> None:
    """At the end of a process its loop is over sooner than what is still being written."""

    async def leave() -> None:
        storage.serve(asyncio.get_running_loop())
        storage.write_then(inside(lambda store: store.actions.new("een").number), lambda *_: None)
        await asyncio.sleep(0)

    asyncio.run(leave())
    assert storage.write(inside(lambda store: store.actions.new("twee").number)).result(10) == 2
