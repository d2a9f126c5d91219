"""Setting up, by cases: what can be taken back, by whom, and what stays when a party or a member goes."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.ask.setting_up import sets_up
from commands.body import setup
from commands.body.body_words import meeting_words
from commands.body.parties import CALLED, GONE, WITHOUT
from commands.body.setup_file import SetupFile
from commands.reply import Button, Reply
from storage.changes import Actor
from storage.check import problems
from storage.directory import Directory
from storage.export import as_json, read_back
from storage.models import Change, Party
from storage.schema import upgrade
from storage.store import Storage, Store
from storage.values import BodySettings
from tests.group import Group, words


def undo(reply: Reply) -> Button:
    return next(button for button in reply.buttons() if button.label == "Ongedaan maken")


def sound(group: Group) -> None:
    assert group.storage.read(lambda store: list(problems(store.connection))) == []


CHANGES = (
    "horzel organisatie GGD, gezondheidsdienst",
    "horzel organisatie LWV, werkgevers",
    "horzel organisatie LWV heet Werkgevers Limburg",
    "horzel organisatie provincie weg",
    "horzel regio Zuid-Limburg, zuid",
    "horzel regio Noord-Limburg heet Noord",
    "horzel regio Noord-Limburg weg",
    "horzel gemeente Weert in Noord-Limburg",
    "horzel rol LWV",
    "horzel thema Vervoer",
    "horzel thema Wonen heet Huisvesting",
    "horzel thema Wonen weg",
    "horzel naam Regiotafel Noord",
    "horzel overleg maandoverleg",
    "horzel bestuur Bestuurlijk platform",
    "horzel gebied Limburg",
    "horzel herinneringen voor iedereen uit",
    "horzel digest dinsdag 10:00",
    "horzel terugkoppeling uit",
    "horzel webadres https://horzel.example.org",
    "horzel lid Luuk voorzitter namens LWV",
    "horzel lid Luuk weg",
    "horzel lid Luuk heet Lucas",
    "horzel contact Weert registratie: burgerzaken",
    "vergadering elke 3e woensdag 14:00",
)


@pytest.mark.parametrize("line", CHANGES)
def test_every_change_of_the_secretary_goes_back_by_its_button_and_by_a_word(database_url: str, line: str) -> None:
    with Group(database_url) as group:
        group.point("rapport delen", "LWV", "Luuk", "Noord-Limburg", theme="Wonen", regions=["Noord-Limburg"])
        before = _now(group)
        changed = group.say(line)
        assert _now(group) != before
        assert words(group.press(undo(changed))).startswith("Ongedaan gemaakt")
        assert _now(group) == before
        group.say(line)
        assert words(group.say("horzel ongedaan")).startswith("Ongedaan gemaakt")
        assert _now(group) == before
        sound(group)


def _now(group: Group) -> tuple[object, ...]:
    """All that is set, and the point; that a name was used once is remembered, and is no difference."""

    def look(store: Store) -> Directory:
        body = store.bodies.called("taskforce")
        assert body
        store.enter(body, Actor(None, "look", group.now))
        return store.directory()

    known = group.storage.read(look)
    return known.name, known.settings, known.parties, known.members, words(group.say("actie toon 1"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("horzel organisatie GGD toevoegen", "Organisatie GGD is toegevoegd."),
        ("horzel organisatie nieuw: GGD", "Organisatie GGD is toegevoegd."),
        ("horzel organisatie Artsen zonder Grenzen", "Organisatie Artsen zonder Grenzen is toegevoegd."),
        ("horzel organisatie verwijder @LWV", "Organisatie LWV is weggehaald."),
        ("horzel organisatie GGD, LLTB en LWV", "“LLTB en LWV” is al een naam van LLTB en LWV."),
        ("horzel organisatie LWV heet", "Wat komt er achter “heet”?"),
        ("horzel organisatie LWV heet LLTB", "“LLTB” is al een naam van LLTB."),
        ("horzel organisatie LWV heet LWV", "Zo heet LWV al."),
        ("horzel organisatie GGD weg", "“GGD” ken ik niet als organisatie."),
        ("horzel gemeente Beek in Zuid", "Regio Zuid ken ik nog niet. In welke regio ligt Beek?"),
        ("horzel rol LWV", "LWV is een rol, was organisatie."),
        ("horzel lid Luuk?", "Luuk is lid namens LLTB."),
        ("horzel lid Luuk secretaris?", "Luuk is lid namens LLTB."),
        ("horzel lid Luuk, voorzitter", "Luuk is nu voorzitter namens LLTB, was lid namens LLTB."),
        ("horzel lid Luuk ook namens LWV", "Luuk is nu lid namens LLTB en LWV"),
        ("horzel lid Luuk niet meer namens LLTB", "Luuk is nu lid, was lid namens LLTB."),
        ("horzel lid Luuk namens LWV en GGD", "GGD ken ik niet."),
        ("horzel lid Luuk notulist", "“notulist” begrijp ik niet; er is niets gewijzigd."),
        ("horzel lid Luuk heet Noor", "Noor is al de naam van een ander lid."),
        ("horzel lid Luuk beheerder", "Een hogere rol dan uw eigen kunt u niet geven"),
        ("horzel lid Piet voorzitter", "Ik ken geen lid Piet voorzitter. Er zijn: Sanne"),
        ("horzel thema Vervoer weg", "“Vervoer” ken ik niet als thema."),
        ("horzel thema Wonen, werken", "“werken” is al een woord voor Werken."),
        ("horzel bestuur weg", "Een bestuur heeft een naam"),
        ("horzel gebied ?", "Er is geen gebied ingevuld. Dat was al zo."),
        ("horzel herinneringen voor iedereen blauw", "“blauw” begrijp ik niet."),
        ("horzel begin Anders", "Dit kanaal is al ingericht, voor Taskforce."),
        ("horzel kanaal los", "Dit is het enige kanaal van Taskforce"),
    ],
)
def test_what_is_typed_otherwise_is_understood_or_says_what_to_do(sqlite_url: str, line: str, said: str) -> None:
    with Group(sqlite_url) as group:
        assert said in words(group.say(line))


def test_each_change_stands_in_the_trail_with_before_and_after(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("horzel organisatie LWV weg")
        group.say("horzel lid Luuk voorzitter")
        group.say("horzel bestuur Bestuurlijk platform")
        trail = group.storage.read(
            lambda store: [Change.read(row) for row in store.connection.execute(Change.__table__.select()).mappings()]
        )
        told = [(line.subject, line.before, line.after) for line in trail[-3:]]
    assert told[0] == ("party", '{"active":true}', '{"active":false}')
    assert told[1] == ("member", '{"role":"lid"}', '{"role":"voorzitter"}')
    assert told[2][0] == "body"
    assert '"steering":"Bestuurlijk platform"' in told[2][2]


def test_one_setting_goes_back_while_another_that_was_set_since_stays(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        first = group.say("horzel bestuur Bestuurlijk platform")
        group.say("horzel digest dinsdag 10:00")
        assert "bestuur voor voorstellen weer Stuurgroep" in words(group.press(undo(first)))
        assert "Weekbericht: dinsdag 10:00" in words(group.say("horzel instellen"))
        again = group.say("horzel bestuur Platform")
        group.say("horzel bestuur Bestuur", who="Sanne")
        assert "daarna gewijzigd" in words(group.press(undo(again)))


def test_who_joins_by_a_first_word_is_not_sent_away_by_taking_it_back(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("actie nieuw koffie zetten", who="Nieuw")
        assert "actiepunt 1 is ingetrokken" in words(group.say("horzel ongedaan", who="Nieuw"))
        assert "lid van" not in words(group.say("actie lijst", who="Nieuw"))


def test_letting_somebody_in_can_be_taken_back_and_done_again(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        access = Button(
            label="Toevoegen", command="horzel lid toevoegen", args={"address": "slack:T1:Gast", "name": "Gast"}
        )
        let_in = group.press(access)
        assert "Gast is geen lid meer" in words(group.press(undo(let_in)))
        assert "nog geen lid" in words(group.say("actie lijst", who="Gast"))
        group.press(access)
        assert "actiepunten" in words(group.say("actie lijst", who="Gast"))
        group.say("horzel lid Gast voorzitter")
        assert "is al voorzitter" in words(group.press(access))


@pytest.mark.parametrize(
    ("setter", "undoer", "allowed"),
    [("Sanne", "Vera", False), ("Sanne", "Luuk", False), ("Sanne", "Sanne", True)],
)
def test_a_role_is_given_back_by_who_may_give_it(sqlite_url: str, setter: str, undoer: str, allowed: bool) -> None:
    with Group(sqlite_url) as group:
        given = group.say("horzel lid Noor voorzitter", who=setter)
        said = words(group.press(undo(given), who=undoer))
        assert said.startswith("Ongedaan gemaakt") is allowed


def test_the_last_who_can_set_up_cannot_leave_or_step_down(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for line in ("horzel lid Sanne lid", "horzel lid Sanne weg"):
            assert "de enige die kan instellen" in words(group.say(line))
        group.say("horzel lid Vera secretaris")
        group.say("horzel lid Sanne lid")
        assert "Sanne is weer secretaris" in words(group.say("horzel ongedaan"))


def test_after_a_day_a_party_that_was_a_mistake_can_still_be_taken_out(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        added = group.say("horzel organisatie ZLTTO")
        group.point("stallen bezoeken", "ZLTTO")
        group.now += timedelta(days=3)
        assert "na een dag" in words(group.press(undo(added)))
        assert "blijven open actiepunten staan: 1" in words(group.say("horzel organisatie ZLTTO weg"))
        assert "1 · stallen bezoeken · ZLTTO" in words(group.say("actie lijst ZLTTO"))
        assert "ZLTTO" not in words(group.say("actie nieuw")).split("Wie")[1]


def test_points_that_stood_on_a_name_go_to_the_party_of_that_name(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("actie nieuw stallen bezoeken @ZLTO")
        group.say("horzel organisatie ZLTO")
        group.say("horzel lid Luuk namens ZLTO")
        assert "stallen bezoeken" in words(group.say("actie", who="Luuk"))
        sound(group)


FILE = {
    "body": [{"slug": "taskforce", "name": "Taskforce"}],
    "party": [{"name": "ZLTO"}],
    "member": [{"name": "Lucas", "accounts": ["slack:T1:Luuk"]}],
}


def test_a_file_brings_back_a_party_and_renames_a_member_with_his_points(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("horzel organisatie ZLTO")
        group.say("horzel organisatie ZLTO weg")
        group.point("bellen", "Luuk")
        file = SetupFile.model_validate(FILE)
        said = group.storage.write(lambda store: setup.apply(file, store, group.now)).result()
        assert said == ["Taskforce: ZLTO staat er weer in", "Taskforce: lid Lucas gewijzigd"]
        assert group.storage.write(lambda store: setup.apply(file, store, group.now)).result() == []
        assert "bellen · Lucas" in words(group.say("actie", who="Luuk"))
        sound(group)


def test_an_export_holds_what_was_taken_out_and_is_read_back(database_url: str, tmp_path: Path) -> None:
    with Group(database_url) as group:
        group.say("horzel organisatie LWV weg")
        kept = group.storage.read(lambda store: "".join(as_json(store.connection)))
    content = json.loads(kept)
    assert [party["name"] for party in content["parties"] if not party["active"]] == ["LWV"]
    fresh = Storage(f"sqlite:///{tmp_path}/terug.db")
    read_back(fresh.database, content)
    assert fresh.read(lambda store: list(problems(store.connection))) == []
    fresh.close()


def test_a_database_from_before_has_every_party_in_it(unmade_url: str) -> None:
    storage = Storage(unmade_url)
    upgrade(storage.database, "0005")
    with storage.database.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO body (slug, name, settings, version, next_action, next_signal, next_goal, open_actions, trail)"
            " VALUES ('t', 'T', '{}', 1, 1, 1, 1, 0, '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO party (body_id, kind, name, aliases, region, contact)"
            " VALUES (1, 'organisatie', 'LWV', '[]', '', '')"
        )
    upgrade(storage.database, "head")
    with storage.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM party WHERE active").scalars().all() == ["LWV"]
    storage.close()


def test_a_database_from_before_tells_what_was_taken_back(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("horzel organisatie LWV weg")
        group.say("horzel ongedaan")
        with group.storage.database.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM change WHERE subject = 'change'")
            connection.exec_driver_sql("UPDATE body SET trail = (SELECT hash FROM change ORDER BY id DESC LIMIT 1)")
            for added in ("quiet_since", "quiet_until"):
                connection.exec_driver_sql(f"ALTER TABLE member DROP COLUMN {added}")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0006'")
        upgrade(group.storage.database, "head")
        sound(group)
        with group.storage.database.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE change SET undone = NOT undone")
        assert group.storage.read(lambda store: [code for code, *_ in problems(store.connection)]) == ["undone"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Regiotafel Arbeidsmigranten Midden-Brabant", "regiotafel"),
        ("Aanjaagteam", "aanjaagteam"),
        ("Kernteam Arbeidsmigratie", "kernteam"),
        ("Taskforce Internationale Werknemers", "taskforce"),
        ("Werkgroep Huisvesting", "werkgroep"),
        ("Huisvesting Horst", "huisvesting horst"),
    ],
)
def test_a_body_calls_its_meeting_by_what_it_is(name: str, expected: str) -> None:
    assert meeting_words(name)[-1] == expected


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("voeg een nieuwe organisatie GGD toe", "horzel organisatie GGD"),
        ("haal de regio Noord weg", "horzel regio Noord weg"),
        ("verwijder thema wonen", "horzel thema wonen weg"),
        ("hernoem organisatie GGD naar GGD Brabant", "horzel organisatie GGD heet GGD Brabant"),
        ("maak Jansen secretaris", "horzel lid Jansen secretaris"),
        ("Jansen wordt de nieuwe voorzitter", "horzel lid Jansen voorzitter"),
        ("de groep heet voortaan Kernteam", "horzel naam Kernteam"),
        ("zet het weekbericht op dinsdag 10 uur", "horzel digest dinsdag 10 uur"),
        ("stel in: thema wonen", "horzel thema wonen"),
        ("thema vervoer weg", "horzel thema vervoer weg"),
        ("Jansen is voortaan secretaris", "horzel lid Jansen secretaris"),
        ("verander de naam van de groep in Kernteam", "horzel naam Kernteam"),
        ("LLTB heet ook Tuinbouw", "horzel organisatie LLTB, Tuinbouw"),
        ("noem thema wonen voortaan ook huisvesting", "horzel thema wonen, huisvesting"),
        ("afkorting noord-limburg: NL", "horzel regio noord-limburg, NL"),
        ("venlo hoort bij noord", "horzel gemeente venlo in noord"),
        ("venlo en venray horen bij noord", ""),
        ("lltb doet ook mee", ""),
        ("de regio heet al jaren zo", ""),
        ("maak een lijst van leden", ""),
    ],
)
def test_a_sentence_sets_the_group_up(said: str, line: str) -> None:
    known = {"LLTB": "organisatie", "Noord-Limburg": "regio", "Venlo": "gemeente"}
    parties = tuple(Party(id=number, kind=known[name], name=name, body_id=1) for number, name in enumerate(known))
    assert sets_up(said, Directory(1, 1, "taskforce", "Taskforce", BodySettings(), parties, (), {}, {})) == line


def test_reminders_of_everybody_are_not_those_of_who_asks(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        said = "zet herinneringen voor iedereen uit"
        assert "mag u niet zelf" in words(group.say(said, who="Luuk", private=True))
        assert "staan uit, voor iedereen" in words(group.say(said, private=True))
        assert "U krijgt herinneringen" in words(group.say("herinner mij?", private=True))


@pytest.mark.parametrize("asked", ["welke organisaties zijn er?", "wie zitten er in de groep?", "horzel groep"])
def test_anybody_can_ask_who_takes_part(sqlite_url: str, asked: str) -> None:
    with Group(sqlite_url) as group:
        shown = words(group.say(asked, who="Luuk", private=True))
    assert "Organisaties: Provincie Limburg, LLTB, LWV" in shown
    assert "Leden: Sanne (secretaris)" in shown


_NAME = st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}", fullmatch=True)


@given(_NAME, _NAME)
def test_what_is_said_about_a_name_never_becomes_part_of_it(name: str, other: str) -> None:
    gone, called, less = (
        GONE.match(f"{name} weg"),
        CALLED.match(f"{name} heet {other}"),
        WITHOUT.match(f"{name} zonder {other}"),
    )
    assert gone
    assert gone["last"] == name
    assert called
    assert (called["name"], called["new"]) == (name, other)
    assert less
    assert (less["name"], less["words"]) == (name, other)
    assert not any(rule.match(name) for rule in (GONE, CALLED, WITHOUT))
