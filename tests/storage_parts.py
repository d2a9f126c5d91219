"""A database with one body in it, for the tests of the store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from storage.changes import Actor, broken_line, table
from storage.models import Action, Change
from storage.store import Storage, Store

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2023, 4, 12, 15, 45, tzinfo=AMSTERDAM)
CHANGE = table(Change)
_T = TypeVar("_T")


@contextmanager
def opened(url: str) -> Iterator[Storage]:
    """A storage with one body, `taskforce`."""
    storage = Storage(url)
    try:
        storage.write(lambda store: store.bodies.add("taskforce", "Taskforce", {})).result()
        yield storage
    finally:
        storage.close()


def inside(work: Callable[[Store], _T], request: str = "r", now: datetime = NOW) -> Callable[[Store], _T]:
    """`work` in the body, done by nobody in particular; what it changed of the body is written back."""

    def whole(store: Store) -> _T:
        enter(store, request, now)
        result = work(store)
        store.finish()
        return result

    return whole


def enter(store: Store, request: str = "r", now: datetime = NOW, *, hold: bool = True) -> None:
    """Enter the body and, to change something, hold it."""
    body = store.bodies.called("taskforce", lock=hold)
    if body is None:
        raise LookupError("taskforce")
    store.enter(body, Actor(None, request, now))


def looking(work: Callable[[Store], _T]) -> Callable[[Store], _T]:
    """`work` in the body, for reading."""

    def whole(store: Store) -> _T:
        enter(store, hold=False)
        return work(store)

    return whole


@pytest.fixture
def storage(database_url: str) -> Iterator[Storage]:
    with opened(database_url) as found:
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


def get(store: Store, number: int) -> Action:
    action = store.actions.get(number)
    assert action is not None
    return action
