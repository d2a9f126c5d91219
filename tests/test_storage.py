"""The store: one gate, one chain, nothing that goes wrong takes along what went right, and reading writes nothing."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, literal, select, update
from sqlalchemy.exc import SQLAlchemyError

from storage.changes import broken_line, table
from storage.check import problems
from storage.conversations import SeenBefore
from storage.history import Overtaken
from storage.models import Action, Change
from storage.statements import Statement
from storage.store import Storage, Store
from storage.transaction import Transaction, WriteInRead
from storage.values import Owner
from tests.storage_parts import AMSTERDAM, NOW, enter, inside, looking, opened

CHANGE = table(Change)


@pytest.fixture
def storage(database_url: str) -> Iterator[Storage]:
    with opened(database_url) as found:
        yield found


@pytest.fixture
def on_sqlite(sqlite_url: str) -> Iterator[Storage]:
    with opened(sqlite_url) as found:
        yield found


def new(text: str, **values: Any) -> Callable[[Store], Action]:
    return inside(lambda store: store.actions.new(text, **values), request=text)


def texts(storage: Storage) -> list[str]:
    question = select(table(Action).c.text).order_by(table(Action).c.number)
    return list(storage.read(lambda store: store.connection.execute(question).scalars().all()))


def broken(storage: Storage) -> int | None:
    def look(store: Store) -> int | None:
        enter(store, hold=False)
        return broken_line(store.connection, store.body.id, store.body.trail)

    return storage.read(look)


def three_lines(storage: Storage) -> list[int]:
    storage.write(new("een", owners=[Owner("LLTB", party=1)], due=date(2023, 5, 17))).result()
    storage.write(inside(lambda store: store.actions.change(_get(store, 1), status="afgerond", open=False))).result()
    storage.write(new("twee")).result()
    ids = storage.read(
        lambda store: store.connection.execute(select(CHANGE.c.id).order_by(CHANGE.c.id)).scalars().all()
    )
    assert len(ids) == 3
    return list(ids)


def _saying(text: str) -> Callable[[Store], Action | None]:
    return lambda store: store.actions.change(_get(store, 1), text=text)


def _get(store: Store, number: int) -> Action:
    action = store.actions.get(number)
    assert action is not None
    return action


def test_a_row_comes_back_as_it_went_in(storage: Storage) -> None:
    owners = [Owner("LLTB", party=3), Owner("Mw. Peeters", done="2023-04-13", note="gebeld €")]
    made = storage.write(
        new("Ünïcode 😀 <!channel> 'x' %s ?", owners=owners, due=date(2023, 5, 17), regions=["Noord-Limburg"])
    ).result()
    found = storage.read(looking(lambda store: store.actions.get(made.number)))
    assert found is not None
    assert found == made
    assert [Owner.from_json(value) for value in found.owners] == owners
    assert found.created_at == NOW
    assert found.created_at.tzinfo is UTC
    assert (found.closed_at, found.open, found.ongoing) == (None, True, False)


def test_every_change_leaves_a_line_that_says_before_and_after(storage: Storage) -> None:
    three_lines(storage)
    lines = storage.read(looking(lambda store: store.history.of(_get(store, 1))))
    assert [line.before for line in lines] == [{}, {"open": True, "status": "open"}]
    assert lines[0].after["text"] == "een"
    assert lines[0].after["due"] == "2023-05-17"
    assert lines[1].after == {"open": False, "status": "afgerond"}
    assert broken(storage) is None


def test_a_change_of_nothing_leaves_no_line(storage: Storage) -> None:
    storage.write(new("een")).result()
    storage.write(inside(lambda store: store.actions.change(_get(store, 1), text="een"))).result()
    assert len(storage.read(looking(lambda store: store.history.of(_get(store, 1))))) == 1


def test_of_two_who_close_at_once_the_second_hears_it(storage: Storage) -> None:
    storage.write(new("een")).result()
    seen = storage.read(looking(lambda store: _get(store, 1)))
    closing = inside(lambda store: store.actions.change(seen, status="afgerond", closed_at=NOW))
    assert storage.write(closing).result() is not None
    assert storage.write(closing).result() is None
    assert storage.read(looking(lambda store: store.body.open_actions)) == 0


@pytest.mark.parametrize("column", ["after", "before", "request", "by", "row_id", "at", "hash"])
def test_an_altered_line_is_found(storage: Storage, column: str) -> None:
    _, second, _ = three_lines(storage)
    other: dict[str, Any] = {"by": 7, "row_id": 9, "at": NOW - timedelta(days=1)}
    alter = update(CHANGE).where(CHANGE.c.id == second).values({column: other.get(column, '{"x":1}')})
    storage.write(lambda store: store.connection.execute(alter).rowcount).result()
    assert broken(storage) == second


def test_a_line_that_was_taken_out_is_found(storage: Storage) -> None:
    _, second, third = three_lines(storage)
    _run(storage, delete(CHANGE).where(CHANGE.c.id == second))
    assert broken(storage) == third


def test_a_line_that_was_taken_off_the_end_is_missed(storage: Storage) -> None:
    _run(storage, delete(CHANGE).where(CHANGE.c.id == three_lines(storage)[-1]))
    assert broken(storage) == -1


def test_a_line_that_was_put_in_is_found(storage: Storage) -> None:
    last = three_lines(storage)[-1]
    copied = [column for column in CHANGE.columns if column.name != "id"]
    line = select(*copied).where(CHANGE.c.id == last)
    _run(storage, insert(CHANGE).from_select([column.name for column in copied], line))
    found = broken(storage)
    assert found is not None
    assert found > last


@pytest.mark.parametrize("undone", [True, False])
def test_what_the_trail_does_not_tell_to_be_taken_back_is_found(storage: Storage, *, undone: bool) -> None:
    first, *_ = three_lines(storage)
    last = storage.write(inside(lambda store: store.history.of(_get(store, 2))[-1])).result()
    storage.write(inside(lambda store: store.history.mark_undone([last]))).result()
    assert storage.read(lambda store: list(problems(store.connection))) == []
    line = first if undone else last.id
    _run(storage, update(CHANGE).where(CHANGE.c.id == line).values(undone=undone))
    assert storage.read(lambda store: list(problems(store.connection))) == [("undone", "taskforce", line)]


def _run(storage: Storage, statement: Any) -> None:
    storage.write(lambda store: store.connection.execute(statement).rowcount).result()


def test_what_fails_takes_nothing_else_along(storage: Storage) -> None:
    def fail(store: Store) -> None:
        new("verloren")(store)
        raise RuntimeError("afterwards")

    jobs = [fail if number % 3 == 1 else new(f"punt {number}") for number in range(30)]
    futures = [storage.write(job) for job in jobs]
    failed = [number for number, future in enumerate(futures) if future.exception() is not None]
    assert failed == list(range(1, 30, 3))
    assert sorted(texts(storage)) == sorted(f"punt {number}" for number in range(30) if number % 3 != 1)
    assert broken(storage) is None
    assert storage.read(looking(lambda store: store.body.open_actions)) == 20


def test_a_statement_that_the_database_refuses_fails_its_own_work_alone(storage: Storage) -> None:
    def refused(store: Store) -> None:
        new("weg")(store)
        store.connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    futures = [storage.write(job) for job in (new("een"), refused, new("twee"))]
    assert isinstance(futures[1].exception(), SQLAlchemyError)
    assert [future.exception() for future in (futures[0], futures[2])] == [None, None]
    assert sorted(texts(storage)) == ["een", "twee"]


def test_a_key_is_used_up_once_and_its_second_use_takes_its_work_back(storage: Storage) -> None:
    def once(store: Store) -> None:
        new("een")(store)
        store.conversations.first_time("k", NOW, "{}")

    storage.write(once).result()
    with pytest.raises(SeenBefore):
        storage.write(once).result()
    assert texts(storage) == ["een"]
    assert storage.read(lambda store: store.conversations.seen("k")) == "{}"
    assert storage.read(lambda store: store.conversations.seen("other")) is None


def test_a_message_with_the_same_mark_is_put_out_once(storage: Storage) -> None:
    def put_out(store: Store) -> None:
        store.outbox.add(None, "slack:T1:C1", "told", "{}", "mark", NOW)
        store.outbox.add(None, "slack:T1:C1", "told", "{}", "mark", NOW)

    storage.write(put_out).result()
    storage.write(put_out).result()
    claimed = storage.write(lambda store: store.outbox.claim(NOW, ("slack",))).result()
    assert [message.mark for message in claimed] == ["mark"]
    assert storage.write(lambda store: store.outbox.claim(NOW, ("slack",))).result() == ()


def test_reading_writes_nothing(storage: Storage) -> None:
    with pytest.raises(WriteInRead):
        storage.read(new("een"))
    with pytest.raises(WriteInRead):
        storage.read(lambda store: store.connection.execute(delete(CHANGE)).rowcount)
    assert texts(storage) == []


@pytest.mark.parametrize("fold", [0, 1])
def test_a_moment_in_the_hour_that_comes_twice_stays_the_same_moment(storage: Storage, fold: int) -> None:
    moment = datetime(2023, 10, 29, 2, 30, tzinfo=AMSTERDAM, fold=fold)
    made = storage.write(inside(lambda store: store.actions.new("nacht"), now=moment)).result()
    found = storage.read(looking(lambda store: _get(store, made.number)))
    assert found.created_at == datetime(2023, 10, 29, fold, 30, tzinfo=UTC)


def test_a_moment_without_a_zone_is_refused(storage: Storage) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises((ValueError, SQLAlchemyError), match="aware"):
        storage.write(new("een", closed_at=naive)).result()
    assert texts(storage) == []


def test_taking_back_gives_every_value_its_type_again(storage: Storage) -> None:
    storage.write(new("een", owners=[Owner("LLTB", party=1)], due=date(2023, 5, 17))).result()
    values: dict[str, Any] = {"due": None, "owners": [], "status": "afgerond", "closed_at": NOW, "theme": "Wonen"}
    changed = storage.write(
        inside(lambda store: store.actions.change(_get(store, 1), **values), request="change")
    ).result()
    assert changed is not None

    def back(store: Store) -> Action:
        (line,) = store.history.request("change")
        return _get(store, 1).but(**store.history.backwards(line, _get(store, 1)))

    taken_back = storage.read(looking(back))
    assert (taken_back.due, taken_back.closed_at, taken_back.theme) == (date(2023, 5, 17), None, "")
    assert (taken_back.status, taken_back.open) == ("open", True)
    assert taken_back.owners == [{"name": "LLTB", "party": 1}]


def test_what_somebody_changed_since_is_not_taken_back(storage: Storage) -> None:
    storage.write(new("een")).result()
    for request, text in (("first", "twee"), ("second", "drie")):
        storage.write(inside(_saying(text), request=request)).result()

    def back(store: Store) -> None:
        (line,) = store.history.request("first")
        store.history.backwards(line, _get(store, 1))

    with pytest.raises(Overtaken):
        storage.read(looking(back))


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
