"""The store: rows come back as they went in, what fails takes nothing along, and taking back gives everything again."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError

from storage.conversations import SeenBefore
from storage.history import Overtaken
from storage.models import Action
from storage.store import Storage, Store
from storage.transaction import WriteInRead
from storage.values import Owner
from tests.storage_parts import AMSTERDAM, CHANGE, NOW, broken, get, inside, looking, new, storage, texts

__all__ = ["storage"]


def _saying(text: str) -> Callable[[Store], Action | None]:
    return lambda store: store.actions.change(get(store, 1), text=text)


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


def test_of_two_who_close_at_once_the_second_hears_it(storage: Storage) -> None:
    storage.write(new("een")).result()
    seen = storage.read(looking(lambda store: get(store, 1)))
    closing = inside(lambda store: store.actions.change(seen, status="afgerond", closed_at=NOW))
    assert storage.write(closing).result() is not None
    assert storage.write(closing).result() is None
    assert storage.read(looking(lambda store: store.body.open_actions)) == 0


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
    found = storage.read(looking(lambda store: get(store, made.number)))
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
        inside(lambda store: store.actions.change(get(store, 1), **values), request="change")
    ).result()
    assert changed is not None

    def back(store: Store) -> Action:
        (line,) = store.history.request("change")
        return get(store, 1).but(**store.history.backwards(line, get(store, 1)))

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
        store.history.backwards(line, get(store, 1))

    with pytest.raises(Overtaken):
        storage.read(looking(back))
