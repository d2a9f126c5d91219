"""Work in a served loop: done together, failing alone, and never waiting for another process."""

import asyncio
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, literal, select

from storage.changes import table
from storage.models import Action
from storage.statements import Statement
from storage.store import Storage, Store
from storage.transaction import Transaction, WriteInRead
from tests.storage_parts import broken, new, opened, storage, texts

__all__ = ["storage"]


@pytest.fixture
def on_sqlite(sqlite_url: str) -> Iterator[Storage]:
    with opened(sqlite_url) as found:
        yield found


def test_in_a_served_loop_work_is_done_together_and_failure_stays_alone(storage: Storage) -> None:
    def fail(_: Store) -> None:
        raise RuntimeError

    def fail_late(store: Store) -> None:
        new("verloren")(store)
        raise LookupError

    async def serve() -> list[Any]:
        storage.serve(asyncio.get_running_loop())
        failing = {5: fail, 7: fail_late}
        jobs = [failing.get(number) or new(f"punt {number}") for number in range(100)]
        written = [storage.write_in_loop(job) for job in jobs]
        beside = [asyncio.wrap_future(storage.write(new(f"draad {number}"))) for number in range(20)]
        with pytest.raises(WriteInRead):
            await storage.read_in_loop(new("lezen"))
        return await asyncio.gather(*written, *beside, return_exceptions=True)

    outcomes = asyncio.run(serve())
    assert [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)] == [
        RuntimeError,
        LookupError,
    ]
    assert len(texts(storage)) == 118
    assert sorted(outcome.number for outcome in outcomes if isinstance(outcome, Action)) == list(range(1, 119))
    assert broken(storage) is None


def test_a_long_question_is_answered_too(on_sqlite: Storage) -> None:
    count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT count(*) FROM n"

    def ask(connection: Connection) -> int:
        return int(connection.exec_driver_sql(count).scalar_one())

    async def serve() -> tuple[int, list[str]]:
        on_sqlite.serve(asyncio.get_running_loop())
        long = on_sqlite.read_in_loop(lambda store: ask(store.connection))
        assert not long.done()  # it was put to another thread
        await on_sqlite.write_in_loop(new("een"))
        short = await on_sqlite.read_in_loop(texts_of)
        return await long, short

    assert asyncio.run(serve()) == (1_000_000, ["een"])


def test_a_question_that_turns_out_long_while_its_rows_come_in_is_answered_too(on_sqlite: Storage) -> None:
    numbers = select(literal(1).label("i")).cte("n", recursive=True)
    numbers = numbers.union_all(select(numbers.c.i + 1).where(numbers.c.i < 300_000))
    question = Statement(select(numbers.c.i))

    async def serve() -> int:
        on_sqlite.serve(asyncio.get_running_loop())
        return len(
            await on_sqlite.read_in_loop(lambda store: question.rows(Transaction(store.connection, writes=False)))
        )

    assert asyncio.run(serve()) == 300_000


def test_a_loop_does_not_wait_for_another_process_that_writes(on_sqlite: Storage) -> None:
    async def serve() -> tuple[list[str], Action]:
        on_sqlite.serve(asyncio.get_running_loop())
        other = sqlite3.connect(str(on_sqlite.database.engine.url.database), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        writing = on_sqlite.write_in_loop(new("een"))
        while_it_waits = await on_sqlite.read_in_loop(texts_of)
        assert not writing.done()
        other.execute("COMMIT")
        other.close()
        return while_it_waits, await writing

    before, made = asyncio.run(serve())
    assert before == []
    assert texts(on_sqlite) == [made.text]


def texts_of(store: Store) -> list[str]:
    return list(store.connection.execute(select(table(Action).c.text)).scalars().all())
