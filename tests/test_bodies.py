"""Somebody in two bodies: number 1 of the one is never number 1 of the other."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from commands.body.setup import apply
from commands.body.setup_file import SetupFile
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.handle import answers
from commands.reply import Reply
from storage.changes import table
from storage.models import Outgoing
from storage.store import Storage

NOW = datetime(2023, 4, 12, 15, 45, tzinfo=AMSTERDAM)
BOTH = {
    "body": [
        {"slug": "noordtafel", "name": "Noordtafel", "places": ["terminal:lokaal:noordtafel"]},
        {"slug": "zuidtafel", "name": "Zuidtafel", "places": ["terminal:lokaal:zuidtafel"]},
    ],
    "party": [{"name": "LLTB"}],
    "member": [
        {"name": "Jo", "parties": ["LLTB"], "accounts": ["terminal:lokaal:jo"]},
        {"name": "Secretaris", "role": "secretaris", "accounts": ["terminal:lokaal:secretaris"]},
    ],
}


@pytest.fixture
def storage(storage: Storage) -> Storage:
    storage.write(lambda store: apply(SetupFile.model_validate(BOTH), store, NOW)).result()
    return storage


def test_a_button_in_private_closes_the_point_of_its_own_body(storage: Storage) -> None:
    answer = answers(storage)
    told = Request(key="k1", who="terminal:lokaal:secretaris", where="terminal:lokaal:noordtafel", now=NOW)
    answer(replace(told, text="actie nieuw eerste van noord")).result()
    second = replace(told, key="k2", where="terminal:lokaal:zuidtafel", text="actie nieuw eerste van zuid, LLTB")
    answer(second).result()
    outgoing = table(Outgoing)
    rows = storage.read(lambda store: [row.reply for row in store.connection.execute(outgoing.select())])
    button = next(Reply.from_json(rows[0]).buttons())
    press = Request(
        key="k3",
        who="terminal:lokaal:jo",
        where="terminal:lokaal:jo",
        now=NOW,
        private=True,
        command=button.command,
        values=button.args,
        heard="button",
    )
    closed = answer(press).result()
    assert "Actiepunt 1 gesloten: eerste van zuid" in closed.summary


def test_private_words_are_about_the_body_that_was_chosen(storage: Storage) -> None:
    answer = answers(storage)
    words = Request(
        key="k1", who="terminal:lokaal:jo", where="terminal:lokaal:jo", now=NOW, private=True, heard="message"
    )
    chosen = answer(replace(words, text="gremium zuidtafel")).result()
    shown = answer(replace(words, key="k2", text="horzel")).result()
    wrong = answer(replace(words, key="k3", text="gremium oosttafel")).result()
    assert chosen.summary == "Uw privégesprek gaat nu over Zuidtafel."
    assert "Zuidtafel" in shown.to_json()
    assert "oosttafel" in wrong.summary


def test_a_private_answer_says_which_body_it_is_about_and_another_is_chosen_by_its_name(storage: Storage) -> None:
    answer = answers(storage)
    said = iter(range(99))

    def say(text: str) -> Reply:
        jo = Request(key=f"p{next(said)}", who="terminal:lokaal:jo", where="terminal:lokaal:jo", now=NOW, private=True)
        return answer(replace(jo, text=text, heard="message")).result()

    assert "Werkgroep: Noordtafel. Een andere? Typ: werkgroep" in str(say("wat staat er open").parts)
    assert say("zuidtafel").summary == "Uw privégesprek gaat nu over Zuidtafel."
    made = say("actie nieuw eerste van zuid")
    assert "Werkgroep: Zuidtafel" in str(made.parts)
    assert [button.label for button in say("werkgroep").buttons()] == ["Noordtafel", "Zuidtafel"]


def test_a_message_about_one_body_is_not_what_is_spoken_of_in_another(storage: Storage) -> None:
    answer = answers(storage)
    jo = Request(key="k1", who="terminal:lokaal:jo", where="terminal:lokaal:jo", now=NOW, private=True, heard="message")
    answer(replace(jo, text="gremium noordtafel")).result()
    answer(replace(jo, key="k2", text="actie nieuw folder nakijken, ik, 1 mei")).result()
    later = NOW + timedelta(minutes=1)
    there = Request(key="k3", who="terminal:lokaal:secretaris", where="terminal:lokaal:zuidtafel", now=later)
    answer(replace(there, text="actie nieuw zaal regelen, LLTB")).result()
    closed = answer(replace(jo, key="k4", text="die is klaar", now=later + timedelta(minutes=1))).result()
    assert "gesloten" not in closed.summary
    state = answer(replace(jo, key="k5", text="toon 1", now=later + timedelta(minutes=1))).result()
    assert '["Status","open"]' in state.to_json()
