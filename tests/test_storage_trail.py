"""The trail: every change leaves a line, and a line that is altered, gone, added or forgotten is found."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from storage.check import problems
from storage.store import Storage
from storage.values import Owner
from tests.storage_parts import CHANGE, NOW, broken, get, inside, looking, new, storage

__all__ = ["storage"]


def three_lines(storage: Storage) -> list[int]:
    storage.write(new("een", owners=[Owner("LLTB", party=1)], due=date(2023, 5, 17))).result()
    storage.write(inside(lambda store: store.actions.change(get(store, 1), status="afgerond", open=False))).result()
    storage.write(new("twee")).result()
    ids = storage.read(
        lambda store: store.connection.execute(select(CHANGE.c.id).order_by(CHANGE.c.id)).scalars().all()
    )
    assert len(ids) == 3
    return list(ids)


def test_every_change_leaves_a_line_that_says_before_and_after(storage: Storage) -> None:
    three_lines(storage)
    lines = storage.read(looking(lambda store: store.history.of(get(store, 1))))
    assert [line.before for line in lines] == [{}, {"open": True, "status": "open"}]
    assert lines[0].after["text"] == "een"
    assert lines[0].after["due"] == "2023-05-17"
    assert lines[1].after == {"open": False, "status": "afgerond"}
    assert broken(storage) is None


def test_a_change_of_nothing_leaves_no_line(storage: Storage) -> None:
    storage.write(new("een")).result()
    storage.write(inside(lambda store: store.actions.change(get(store, 1), text="een"))).result()
    assert len(storage.read(looking(lambda store: store.history.of(get(store, 1))))) == 1


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
    last = storage.write(inside(lambda store: store.history.of(get(store, 2))[-1])).result()
    storage.write(inside(lambda store: store.history.mark_undone([last]))).result()
    assert storage.read(lambda store: list(problems(store.connection))) == []
    line = first if undone else last.id
    _run(storage, update(CHANGE).where(CHANGE.c.id == line).values(undone=undone))
    assert storage.read(lambda store: list(problems(store.connection))) == [("undone", "taskforce", line)]


def _run(storage: Storage, statement: Any) -> None:
    storage.write(lambda store: store.connection.execute(statement).rowcount).result()
