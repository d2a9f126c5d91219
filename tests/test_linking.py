"""One person in Slack and in Teams: a code makes the two accounts one member, and it can be undone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from commands.body.setup import apply
from commands.body.setup_file import SetupFile
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.first_answer import TOLD_ONCE
from commands.handle import answers
from commands.reply import Reply
from storage.changes import Actor, broken_line
from storage.check import problems
from storage.directory import Directory
from storage.store import Storage, Store

NOW = datetime(2023, 4, 12, 15, 45, tzinfo=AMSTERDAM)
TENANT = "2f1c6a5e-7b0d-4c57-9a36-5d0b8f6f1a10"
IN_SLACK = "slack:T1:C1"
IN_TEAMS = f"teams:{TENANT}:19:4a9c@thread.tacv2"
ANOUK_SLACK, ANOUK_TEAMS = "slack:T1:U1", f"teams:{TENANT}:0f5b3c1a-9d2e-4a7b-8c6d-1e2f3a4b5c6d"
OTHER = f"teams:{TENANT}:5c4d3e2f-1a0b-4c9d-8e7f-6a5b4c3d2e1f"
GROUP = {
    "body": [
        {"slug": "taskforce", "name": "Taskforce", "places": [IN_SLACK, IN_TEAMS]},
        {"slug": "regiotafel", "name": "Regiotafel", "places": ["slack:T1:C2"]},
    ],
    "party": [{"name": "LLTB"}, {"name": "LWV"}],
    "member": [
        {"name": "Anouk de Wit", "role": "secretaris", "parties": ["LLTB"], "accounts": [ANOUK_SLACK]},
    ],
}


@dataclass
class People:
    """Somebody says something somewhere."""

    storage: Storage
    keys: int = 0

    def say(self, who: str, text: str, where: str = "", at: datetime = NOW, key: str = "", name: str = "") -> Reply:
        """In private, or in a channel."""
        self.keys += 1
        request = Request(key=key or f"k{self.keys}", who=who, where=where or who, now=at, text=text, heard="message")
        names = {ANOUK_SLACK: "anouk", ANOUK_TEAMS: "Noor Wit", OTHER: "Otto"}
        return answers(self.storage)(replace(request, private=not where, name=name or names[who])).result()

    def press(self, who: str, reply: Reply, label: str, where: str = "") -> Reply:
        self.keys += 1
        button = next(one for one in reply.buttons() if one.label == label)
        request = Request(key=button.once or f"k{self.keys}", who=who, where=where or who, now=NOW, heard="button")
        return answers(self.storage)(
            replace(request, command=button.command, values=button.args, private=not where)
        ).result()

    def code(self, who: str = ANOUK_SLACK, at: datetime = NOW) -> str:
        found = re.search(r"koppel (\d{6})$", self.say(who, "koppel", at=at).summary)
        assert found
        return found[1]

    def directory(self, slug: str = "taskforce") -> Directory:
        def read(store: Store) -> Directory:
            body = store.bodies.called(slug)
            assert body is not None
            store.enter(body, Actor(None, "test", NOW))
            return store.directory()

        return self.storage.read(read)

    def told(self, who: str) -> list[str]:
        """What was put out to somebody in private."""

        def read(store: Store) -> list[str]:
            rows = store.connection.exec_driver_sql("SELECT address, reply FROM outgoing ORDER BY id").fetchall()
            return [Reply.from_json(row[1]).summary for row in rows if row[0] == who]

        return self.storage.read(read)

    def trail_is_whole(self) -> bool:
        def read(store: Store) -> bool:
            return all(broken_line(store.connection, body.id, body.trail) is None for body in store.bodies.all())

        return self.storage.read(read)


@pytest.fixture
def people(database_url: str) -> Iterator[People]:
    storage = Storage(database_url)
    storage.write(lambda store: apply(SetupFile.model_validate(GROUP), store, NOW)).result()
    yield People(storage)
    storage.close()


def test_two_accounts_become_one_member_in_every_body(people: People) -> None:
    linked = people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    assert linked.summary == "Gekoppeld: hier en in Slack bent u nu Anouk de Wit, in Taskforce en Regiotafel."
    for slug in ("taskforce", "regiotafel"):
        accounts = people.directory(slug).accounts
        assert accounts[ANOUK_SLACK].id == accounts[ANOUK_TEAMS].id
        assert accounts[ANOUK_TEAMS].role == "secretaris"
    assert people.told(ANOUK_SLACK)[-1] == "Uw account in Teams is nu aan dit account gekoppeld."
    assert people.trail_is_whole()


def test_what_was_made_in_the_one_is_mine_in_the_other(people: People) -> None:
    people.say(ANOUK_SLACK, "actie nieuw rapport delen, Anouk de Wit", IN_SLACK)
    people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    assert "rapport delen" in str(people.say(ANOUK_TEAMS, "actie"))
    assert "Actiepunt 1 gesloten" in people.say(ANOUK_TEAMS, "actie klaar 1", IN_TEAMS).summary
    assert "was al gesloten" in people.say(ANOUK_SLACK, "actie klaar 1", IN_SLACK).summary


def test_who_was_a_member_on_both_sides_is_one_from_then_on_and_keeps_what_he_did(people: People) -> None:
    people.say(ANOUK_TEAMS, "actie nieuw plan lezen, Noor Wit", IN_TEAMS)  # by this word he became a member of his own
    before = people.directory().accounts[ANOUK_TEAMS]
    assert before.name == "Noor Wit"
    people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    now = people.directory()
    assert now.accounts[ANOUK_TEAMS].name == "Anouk de Wit"
    assert not now.member_by_id[before.id].active
    assert now.name_of(before.id) == "Noor Wit"
    assert "plan lezen" in str(people.say(ANOUK_SLACK, "mijn actiepunten"))
    assert now.holder(before.id) == now.accounts[ANOUK_SLACK]
    assert now.address_of(before.id)


def test_linking_is_undone_and_everybody_is_who_he_was(people: People) -> None:
    people.say(ANOUK_TEAMS, "actie nieuw plan lezen, Noor Wit", IN_TEAMS)
    before = people.directory()
    people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    apart = people.say(ANOUK_TEAMS, "ontkoppel")
    assert apart.summary.startswith("Losgemaakt in Taskforce en Regiotafel")
    now = people.directory()
    assert {address: member.id for address, member in now.accounts.items()} == {
        address: member.id for address, member in before.accounts.items()
    }
    assert {member.id: (member.active, member.parties, member.role) for member in now.members} == {
        member.id: (member.active, member.parties, member.role) for member in before.members
    }
    assert ANOUK_TEAMS not in people.directory("regiotafel").accounts
    assert "niet aan een ander gekoppeld" in people.say(ANOUK_SLACK, "ontkoppel").summary
    assert people.trail_is_whole()


def test_the_first_account_undoes_it_with_the_button_it_was_told_with(people: People) -> None:
    linked = people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    assert "Losgemaakt" in people.press(ANOUK_SLACK, linked, "Ontkoppelen").summary
    assert ANOUK_TEAMS not in people.directory().accounts


@pytest.mark.parametrize("asks", [ANOUK_SLACK, ANOUK_TEAMS])
def test_the_higher_role_goes_on_whoever_asks_for_the_code(people: People, asks: str) -> None:
    people.say(ANOUK_TEAMS, "horzel", IN_TEAMS)
    people.say(ANOUK_TEAMS, "actie nieuw iets doen", IN_TEAMS)
    types = ANOUK_TEAMS if asks == ANOUK_SLACK else ANOUK_SLACK
    people.say(types, f"koppel {people.code(asks)}")
    assert {people.directory().accounts[one].role for one in (ANOUK_SLACK, ANOUK_TEAMS)} == {"secretaris"}


def test_a_code_works_once_and_ten_minutes(people: People) -> None:
    late = people.code()
    assert "verlopen" in people.say(ANOUK_TEAMS, f"koppel {late}", at=NOW + timedelta(minutes=11)).summary
    code = people.code()
    people.say(ANOUK_TEAMS, f"koppel {code}")
    assert "verlopen" in people.say(OTHER, f"koppel {code}").summary
    assert OTHER not in people.directory().accounts


def test_a_new_code_makes_the_earlier_one_worthless(people: People) -> None:
    first, second = people.code(), people.code()
    assert "verlopen" in people.say(ANOUK_TEAMS, f"koppel {first}").summary
    assert "Gekoppeld" in people.say(ANOUK_TEAMS, f"koppel {second}").summary


def test_guessing_stops_after_five_tries(people: People) -> None:
    code = people.code()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    answers_given = [people.say(OTHER, f"koppel {wrong}").summary for _ in range(6)]
    assert all("klopt niet" in answer for answer in answers_given[:5])
    assert "Te vaak" in answers_given[5]
    assert "Te vaak" in people.say(OTHER, f"koppel {code}").summary
    assert OTHER not in people.directory().accounts
    assert "Gekoppeld" in people.say(ANOUK_TEAMS, f"koppel {code}").summary


def test_the_same_code_on_the_same_account_is_told_so_and_stays_good(people: People) -> None:
    code = people.code()
    assert "van dit account zelf" in people.say(ANOUK_SLACK, f"koppel {code}").summary
    assert "Gekoppeld" in people.say(ANOUK_TEAMS, f"koppel {code}").summary
    assert "horen al bij elkaar" in people.say(ANOUK_TEAMS, f"koppel {people.code()}").summary


def test_a_code_is_told_once_and_never_kept(people: People) -> None:
    code = re.findall(r"\d{6}", people.say(ANOUK_SLACK, "koppel", key="zelfde").summary)[0]
    assert people.say(ANOUK_SLACK, "koppel", key="zelfde").summary == TOLD_ONCE

    def kept(store: Store) -> str:
        tables = ("seen", "talk", "outgoing", "change", "member")
        return str([store.connection.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in tables])

    assert code not in people.storage.read(kept)


def test_a_code_in_a_channel_is_read_by_everybody_and_so_worthless(people: People) -> None:
    code = people.code()
    in_channel = people.say(ANOUK_SLACK, f"koppel {code}", IN_SLACK)
    assert in_channel.only_me
    assert "geldt niet meer" in in_channel.summary
    assert "verlopen" in people.say(OTHER, f"koppel {code}").summary
    asked = people.say(ANOUK_SLACK, "koppel", IN_SLACK)
    assert (asked.only_me, "privégesprek" in asked.summary) == (True, True)


@pytest.mark.parametrize("typed", ["koppel {}", "/koppel {}", "Koppel code {}", "horzel koppel {}.", "koppel  {} "])
def test_the_code_may_be_typed_in_many_ways(people: People, typed: str) -> None:
    code = people.code()
    spaced = f"{code[:3]} {code[3:]}"
    assert "Gekoppeld" in people.say(ANOUK_TEAMS, typed.format(spaced)).summary


def test_a_name_alone_links_nobody(people: People) -> None:
    people.say(OTHER, "actie nieuw iets doen", IN_TEAMS, name="Anouk de Wit")
    assert people.directory().accounts[OTHER].role == "lid"


def test_a_repeated_delivery_links_once_and_hears_the_same(people: People) -> None:
    code = people.code()
    first = people.say(ANOUK_TEAMS, f"koppel {code}", key="herhaald")
    assert people.say(ANOUK_TEAMS, f"koppel {code}", key="herhaald") == first
    assert len(people.directory().accounts[ANOUK_TEAMS].linked) == 1


def test_who_was_taken_out_stays_out(people: People) -> None:
    people.say(OTHER, "actie nieuw iets doen", IN_TEAMS)
    people.say(ANOUK_SLACK, "horzel lid Otto weg", IN_SLACK)
    code = people.say(OTHER, "koppel").summary
    assert not re.search(r"koppel \d{6}", code)


def test_a_secretary_gives_a_body_a_channel_in_the_other_program(people: People) -> None:
    people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    new = f"teams:{TENANT}:19:nieuw@thread.tacv2"
    offered = people.say(ANOUK_TEAMS, "stand", new)
    joined = people.press(ANOUK_TEAMS, offered, "Hoort bij Regiotafel", new)
    assert joined.summary.startswith("Dit is nu ook een kanaal van Regiotafel")
    assert "Actiepunt 1" in people.say(ANOUK_TEAMS, "actie nieuw tafel dekken", new).summary
    assert "tafel dekken" in str(people.say(ANOUK_SLACK, "actie lijst", "slack:T1:C2"))
    assert "2 kanalen: Slack en Teams" in people.say(ANOUK_TEAMS, "horzel kanaal", new).summary
    assert "hoort niet meer bij Regiotafel" in people.say(ANOUK_TEAMS, "horzel kanaal los", new).summary
    assert "geen werkgroep" in people.say(ANOUK_TEAMS, "stand", new).summary
    assert "enige kanaal" in people.say(ANOUK_SLACK, "horzel kanaal los", "slack:T1:C2").summary


def test_a_channel_that_came_or_went_by_mistake_goes_back(people: People) -> None:
    people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    new, old = f"teams:{TENANT}:19:nieuw@thread.tacv2", "slack:T1:C2"
    joined = people.press(ANOUK_TEAMS, people.say(ANOUK_TEAMS, "stand", new), "Hoort bij Regiotafel", new)
    assert "hoort niet meer bij Regiotafel" in people.press(ANOUK_TEAMS, joined, "Ongedaan maken", new).summary
    assert "geen werkgroep" in people.say(ANOUK_TEAMS, "stand", new).summary
    people.press(ANOUK_TEAMS, people.say(ANOUK_TEAMS, "stand", new), "Hoort bij Regiotafel", new)
    people.say(ANOUK_TEAMS, "horzel kanaal los", new)
    assert "het kanaal hoort weer bij Regiotafel" in people.say(ANOUK_SLACK, "horzel ongedaan", old).summary
    assert "Regiotafel" in people.say(ANOUK_TEAMS, "stand", new).summary
    assert people.storage.read(lambda store: list(problems(store.connection))) == []


def test_a_link_goes_back_by_unlinking_and_not_by_an_undo(people: People) -> None:
    people.say(OTHER, "actie nieuw iets doen", IN_TEAMS)
    people.say(ANOUK_TEAMS, f"koppel {people.code()}")
    assert "wijzigde het laatste etmaal niets" in people.say(ANOUK_SLACK, "horzel ongedaan", IN_SLACK).summary
    assert people.directory().accounts[ANOUK_TEAMS].name == "Anouk de Wit"


def test_an_ordinary_member_is_not_offered_a_body_of_another_channel(people: People) -> None:
    people.say(OTHER, "actie nieuw iets doen", IN_TEAMS)
    new = f"teams:{TENANT}:19:nieuw@thread.tacv2"
    offered = people.say(OTHER, "stand", new)
    assert [button.label for button in offered.buttons()] == ["Richt dit kanaal in"]
    forged = replace(
        Request(key="vals", who=OTHER, where=new, now=NOW, heard="button"),
        command="horzel kanaal erbij",
        values={"body": "regiotafel"},
    )
    assert "secretaris van die werkgroep" in answers(people.storage)(forged).result().summary
