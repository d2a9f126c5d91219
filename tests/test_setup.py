"""`horzel setup`: a file says what a body is; saying it again changes nothing."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cli.setting_up import read
from bot.failure import Failed
from commands.body import setup
from commands.body.setup_file import SetupFile
from commands.dutch import AMSTERDAM
from storage.changes import Actor
from storage.directory import Directory
from storage.models import Member
from storage.store import Storage, Store

NOW = datetime(2023, 5, 15, 9, tzinfo=AMSTERDAM)
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SMALL: dict[str, Any] = {
    "body": [{"slug": "taskforce", "name": "Taskforce", "places": ["slack:T1:C1"], "digest_weekday": "dinsdag"}],
    "party": [{"name": "LLTB"}, {"name": "allen", "kind": "allen", "aliases": ["leden"]}],
    "region": [{"name": "Noord-Limburg", "gemeenten": ["Venlo", {"name": "Horst", "aliases": ["H"]}]}],
    "member": [{"name": "Lid LLTB", "parties": ["LLTB"], "accounts": ["slack:T1:U1"]}],
}  # fmt: skip


def apply(storage: Storage, content: dict[str, Any] | SetupFile) -> list[str]:
    file = content if isinstance(content, SetupFile) else SetupFile.model_validate(content)
    return storage.write(lambda store: setup.apply(file, store, NOW)).result()


def directory(storage: Storage, slug: str = "taskforce") -> Directory:
    def look(store: Store) -> Directory:
        body = store.bodies.called(slug)
        assert body
        store.enter(body, Actor(None, "test", NOW))
        return store.directory()

    return storage.read(look)


@pytest.mark.parametrize("name", ["limburg", "brabant"])
def test_the_examples_set_up_once_and_change_nothing_the_second_time(storage: Storage, name: str) -> None:
    file = read(EXAMPLES / f"{name}.toml")
    assert apply(storage, file)
    assert apply(storage, file) == []


def test_limburg_is_what_the_group_is(storage: Storage) -> None:
    apply(storage, read(EXAMPLES / "limburg.toml"))
    found = directory(storage)
    regions = {party.name: party.region for party in found.parties if party.kind == "gemeente"}
    assert found.region_names == ("Noord-Limburg", "Midden-Limburg", "Zuid-Limburg")
    counted = [sum(region == name for region in regions.values()) for name in found.region_names]
    assert counted == [8, 7, 16]
    assert [theme.name for theme in found.settings.themes] == ["Wonen", "Werken", "Samenleven", "Algemeen"]
    assert (found.settings.digest_weekday, found.settings.digest_time) == (0, "09:00")


@pytest.mark.parametrize(
    ("word", "owner"),
    [
        ("prov", "Provincie Limburg"),
        ("de provincie", "Provincie Limburg"),
        ("noord", "Noord-Limburg"),
        ("regio Noord", "Noord-Limburg"),
        ("kennismakelaar", "Kennisambassadeur"),
        ("de ambassadeur", "Kennisambassadeur"),
        ("leden Taskforce", "allen"),
        ("gemeente Weert", "Weert"),
        ("voorzitter", "voorzitter Taskforce"),
        ("voorzitter van de Stuurgroep", "voorzitter Stuurgroep"),
    ],
)
def test_in_limburg_an_owner_is_known_by_every_name(sqlite_url: str, word: str, owner: str) -> None:
    storage = Storage(sqlite_url)
    apply(storage, read(EXAMPLES / "limburg.toml"))
    known = directory(storage)
    found = known.find_owner(word)
    storage.close()
    assert found is not None
    assert known.by_id[found.party or 0].name == owner


def test_the_chair_of_the_stuurgroep_is_nobody_in_the_chat(storage: Storage) -> None:
    apply(storage, read(EXAMPLES / "limburg.toml"))
    found = directory(storage)
    theirs, ours = found.find_owner("voorzitter Stuurgroep"), found.find_owner("voorzitter Taskforce")
    assert theirs is not None
    assert ours is not None
    assert found.members_of(theirs) == ()
    assert [member.name for member in found.members_of(ours)] == ["Voorzitter"]


def test_several_bodies_of_one_file_have_their_own_members(storage: Storage) -> None:
    apply(storage, read(EXAMPLES / "brabant.toml"))
    team, table = directory(storage, "kernteam"), directory(storage, "regiotafel-west-brabant-west")
    assert "terminal:lokaal:ruimte" in team.accounts
    assert "terminal:lokaal:ruimte" not in table.accounts
    assert "terminal:lokaal:procesregisseur" in table.accounts


def test_only_what_differs_changes_and_is_said(storage: Storage) -> None:
    apply(storage, SMALL)
    changed = {
        **SMALL,
        "body": [{**SMALL["body"][0], "places": ["slack:T1:C1", "slack:T1:C2"]}],
        "party": [{"name": "LLTB", "aliases": ["tuinbouw"]}, SMALL["party"][1], {"name": "LWV"}],
        "member": [{**SMALL["member"][0], "name": "Lid tuinbouw"}],
    }
    assert apply(storage, changed) == [
        "Taskforce: kanaal slack:T1:C2",
        "Taskforce: LLTB gewijzigd",
        "Taskforce: organisatie LWV",
        "Taskforce: lid Lid tuinbouw gewijzigd",
    ]
    assert [member.name for member in directory(storage).members] == ["Lid tuinbouw"]


def test_what_the_file_does_not_name_stays(storage: Storage) -> None:
    def live(store: Store) -> None:
        body = store.bodies.called("taskforce", lock=True)
        assert body
        store.enter(body, Actor(None, "chat", NOW))
        settings = store.directory().settings.model_copy(update={"digest_time": "11:30"})
        store.change_body(settings)
        store.changes.add(Member(body_id=body.id, name="Nieuw lid"))
        store.finish()

    apply(storage, SMALL)
    storage.write(live).result()
    assert apply(storage, SMALL) == []
    assert directory(storage).settings.digest_time == "11:30"
    assert len(directory(storage).members) == 2


def test_an_account_belongs_to_whom_the_file_says(storage: Storage) -> None:
    apply(storage, SMALL)
    moved = {**SMALL, "member": [{"name": "Een ander", "accounts": ["slack:T1:U2"]}, {"name": "Lid LLTB"}]}
    apply(storage, moved)
    apply(storage, {**moved, "member": [{"name": "Een ander", "accounts": ["slack:T1:U2", "slack:T1:U3"]}]})
    found = directory(storage)
    assert {address: member.name for address, member in found.accounts.items()} == {
        "slack:T1:U1": "Lid LLTB",
        "slack:T1:U2": "Een ander",
        "slack:T1:U3": "Een ander",
    }


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[[body]]\nslug = 'x'", r"body\.1\.name ontbreekt"),
        ("[[body]]\nslug = 'Met Blanco'\nname = 'X'", r"body\.1\.slug is niet goed geschreven"),
        ("[[body]]\nslug = 'x'\nname = 'X'\nkleur = 'rood'", r"body\.1\.kleur ken ik niet"),
        ("[[body]]\nslug = 'x'\nname = 'X'\nplaces = ['slack']", r"body\.1\.places\.1 klopt niet"),
        ("[[body]]\nslug = 'x'\nname = 'X'\ndigest_weekday = 'monday'", "kies uit maandag, dinsdag"),
        ("[[body]]\nslug = 'x'\nname = 'X'\ndigest_time = '9 uur'", r"body\.1\.digest_time is niet goed"),
        ("[[body]]\nslug = 'x'\nname = 'X'\n[[member]]\nname='A'\nrole='baas'", r"member\.1\.role klopt niet"),
        ("[[body]]\nslug = 'x'\nname = 'X'\n[[member]]\nname='A'\nparties=['LLTB']", "A hoort bij LLTB, maar"),
        ("[[body]]\nslug = 'x'\nname = 'X'\n[[party]]\nname='A'\n[[party]]\nname='a'", "dubbel: a"),
        ("", "body ontbreekt"),
        ("[[body]\n", "geen geldig TOML-bestand"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(tmp_path: Path, toml: str, sentence: str) -> None:
    file = tmp_path / "fout.toml"
    file.write_text(toml)
    with pytest.raises(Failed) as failure:
        read(file)
    assert re.search(sentence, str(failure.value))
    assert "\n" not in str(failure.value)
