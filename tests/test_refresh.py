"""A card that asks by itself how things are now: it is answered, and it never changes anything."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from commands.ask.typed import TOPIC
from commands.command import Request
from commands.handle import STAYS, answers
from commands.reply import Button, Reply
from storage.models import Row
from storage.store import Storage, Store
from tests.dialogue import Stage, stage
from tests.test_ugly_input import NOW

HERE = "terminal:lokaal:taskforce"


@pytest.fixture
def staged(database_url: str) -> Iterator[Stage]:
    staged = stage(database_url)
    yield staged
    staged.storage.close()


def _ask(storage: Storage, text: str, key: str, who: str = "lltb") -> Reply:
    return answers(storage)(replace(_request(who, key), text=text, heard="message")).result()


def _refresh(storage: Storage, asks: Button, key: str, who: str = "lltb") -> Reply:
    """What a card hears that carries this."""
    request = replace(_request(who, key), command=asks.command, values=asks.args, heard="button", refreshes=True)
    return answers(storage)(request).result()


def _request(who: str, key: str) -> Request:
    return Request(key=key, who=f"terminal:lokaal:{who}", where=HERE, now=NOW, name=who)


def _everything(storage: Storage) -> list[object]:
    """All rows of every table, but what somebody asked last: that is kept beside the answer, in its own time."""

    def rows(store: Store) -> list[object]:
        tables = Row.metadata.sorted_tables
        found = [tuple(row) for table in tables for row in store.connection.execute(select(table))]
        return [row for row in found if TOPIC not in row]

    return storage.read(rows)


QUESTIONS = ["actie lijst", "stand", "wat staat er nog open voor LLTB?", "signalen", "actie toon 1", "te laat?"]
ORDERS = {
    "actie nieuw": {"what": "iets anders"},
    "actie klaar": {"number": "1"},
    "ongedaan": {},
    "horzel koppel": {},
    "bestaat niet": {},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_can_be_asked_again_by_its_card(staged: Stage, question: str) -> None:
    _ask(staged.storage, "actie nieuw rapport delen, LLTB", "k1")
    asked = _ask(staged.storage, question, "k2")
    assert asked.again
    before = _everything(staged.storage)
    again = _refresh(staged.storage, asked.again, "k3")
    assert (again.summary, again.again) == (asked.summary, asked.again)
    assert _everything(staged.storage) == before


def test_a_follow_up_is_asked_again_as_what_it_meant(staged: Stage) -> None:
    _ask(staged.storage, "actie nieuw rapport delen, LLTB", "k1")
    _ask(staged.storage, "wat staat er nog open voor LWV?", "k2")
    followed = _ask(staged.storage, "en LLTB?", "k3")
    _ask(staged.storage, "wat staat er nog open voor MKB?", "k4")
    assert followed.again
    assert _refresh(staged.storage, followed.again, "k5").summary == followed.summary


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_is_never_carried_out_by_a_card_itself(staged: Stage, order: str) -> None:
    made = _ask(staged.storage, "actie nieuw rapport delen, LLTB", "k1")
    assert made.again is None
    before = _everything(staged.storage)
    told = _refresh(staged.storage, Button(label="x", command=order, args=ORDERS[order]), "k2")
    assert told.again is None
    assert _everything(staged.storage) == before


def test_nobody_becomes_a_member_by_looking_at_a_card(staged: Stage) -> None:
    before = _everything(staged.storage)
    assert _refresh(staged.storage, Button(label="x", command="actie lijst"), "k1", who="vreemde") == STAYS
    assert _everything(staged.storage) == before
