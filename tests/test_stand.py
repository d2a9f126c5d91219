"""The chair's screen: right figures, one phone screen, three statements."""

import sqlite3
from datetime import date
from typing import cast

import pytest

from commands.command import Context, Request
from commands.meetings.chair import whole
from commands.reply import Facts, Reply
from storage.changes import Actor
from storage.overview import Overview
from storage.store import Store
from tests.group import CHANNEL, Group, at, words

PHONE = 40  # signs on a line
SCREEN = 20  # lines


def facts(reply: Reply) -> dict[str, str]:
    return {label: value for part in reply.parts if isinstance(part, Facts) for label, value in part.pairs}


def lines_on_a_phone(reply: Reply) -> int:
    return sum(max(1, -(-len(line) // PHONE)) for line in words(reply).splitlines())


def the_state_of_may(group: Group) -> None:
    """Something for every line of the screen; the meeting of 12 April is over, that of 17 May is to come."""
    group.now = at("2023-04-11 10:00")
    group.say("vergadering 12 april 14:00 Provinciehuis")
    group.now = at("2023-05-16 10:00")
    group.say("vergadering 17 mei 14:00 Huis van de Gemeenten, Peel en Maas, ruimte 0.0.17")
    before, after = at("2023-04-01 10:00"), at("2023-04-13 10:00")
    for number in range(4):
        group.point(f"Gesloten {number}", "LWV", created=before)
    group.point("Al eerder gesloten", "LWV", created=before, status="afgerond", open=False, closed_at=before)
    group.point("Deelname Stuurgroep opnemen", "Kennisambassadeur", due=date(2023, 4, 24), created=before)
    group.point("Kleinere gemeenten bespreken", "Noord-Limburg", "LLTB", due=date(2023, 4, 28), created=after)
    group.point("Rapport delen", created=after)
    group.point("Alert blijven", "Allen", created=before, ongoing=True)
    group.point("Contactpersonen per gemeente", "Noord-Limburg", due=date(2023, 5, 17), created=after, theme="Wonen")
    group.say("actie klaar 1, 2, 3 en 4")


def test_the_screen_says_where_the_group_stands(database_url: str) -> None:
    with Group(database_url) as group:
        the_state_of_may(group)
        reply = group.say("stand", "Vera")
        assert reply.only_me
        assert reply.summary == "Taskforce woensdag 17 mei 2023, 14:00"
        assert facts(reply) == {
            "Plaats": "Huis van de Gemeenten, Peel en Maas, ruimte 0.0.17",
            "Sinds 12-04": "4 gesloten, 3 nieuw, 5 open",
            "Te laat": "6 (Kennisambassadeur), 7 (Noord-Limburg e.a.)",
            "Zonder eigenaar": "punt 8",
            "Deze week": "punt 10",
            "Doorlopend": "punt 9",
            "Signalen": "geen nieuw",
        }
        assert [button.label for button in reply.buttons()] == ["Nalopen", "Alle open punten", "Te laat", "Signalen"]


@pytest.mark.parametrize("line", ["status", "stand van zaken", "hoe staan we ervoor?", "wat is de stand?", "status?"])
def test_it_is_asked_for_in_any_words(sqlite_url: str, line: str) -> None:
    with Group(sqlite_url) as group:
        the_state_of_may(group)
        assert group.say(line, "Vera", private=True).summary == group.say("stand", "Vera").summary


def test_a_full_list_still_fits_on_one_phone_screen(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        the_state_of_may(group)
        assert lines_on_a_phone(group.say("stand")) <= SCREEN
        for number in range(30):
            for due in (date(2023, 5, 1), date(2023, 5, 18), None):
                group.point(f"Punt {number}", *(["Noord-Limburg", "LLTB"] if due else []), due=due)
            group.point("Doorlopend", "LWV", ongoing=True)
        reply = group.say("stand")
        assert facts(reply)["Te laat"].endswith(" en nog 27")
        assert facts(reply)["Zonder eigenaar"].endswith(" en nog 26")
        assert facts(reply)["Doorlopend"].endswith(" en nog 26")
        assert lines_on_a_phone(reply) <= SCREEN


def test_a_figure_stops_counting_and_says_so(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Group(sqlite_url) as group:
        for number in range(3):
            group.point(f"Punt {number}", due=date(2023, 4, 1), created=at("2023-04-20 10:00"))
        monkeypatch.setattr(Overview, "ENOUGH", 3)
        found = facts(group.say("stand"))
        assert found["Sinds 04-04"] == "0 gesloten, 3+ nieuw, 3 open"
        assert found["Te laat"] == "1 (eigenaar onbekend), 2 (eigenaar onbekend), 3 (eigenaar onbekend)"


def test_without_any_meeting_it_counts_four_weeks(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Oud", "LWV", created=at("2023-03-01 10:00"))
        group.point("Nieuw", "LWV", created=at("2023-04-10 10:00"))
        reply = group.say("stand")
        assert reply.summary == "Taskforce: geen volgende vergadering gepland."
        assert facts(reply)["Sinds 04-04"] == "0 gesloten, 1 nieuw, 2 open"


@pytest.mark.parametrize(
    ("line", "summary", "figures", "late"),
    [
        ("stand LLTB", "1 open punt.", "0 gesloten, 1 nieuw, 1 open", "1"),
        ("stand noord", "2 open punten.", "0 gesloten, 2 nieuw, 2 open", "1"),
        ("stand wonen", "1 open punt.", "0 gesloten, 1 nieuw, 1 open", "geen"),
        ("stand van LWV", "geen open punten.", "4 gesloten, 0 nieuw, 0 open", "geen"),
        ("hoe is de stand van zaken bij noord?", "2 open punten.", "0 gesloten, 2 nieuw, 2 open", "1"),
    ],
)
def test_a_part_has_its_own_figures(sqlite_url: str, line: str, summary: str, figures: str, late: str) -> None:
    with Group(sqlite_url) as group:
        the_state_of_may(group)
        reply = group.say(line, private=True)
        assert reply.summary.endswith(summary)
        assert facts(reply)["Sinds 12-04"] == figures
        assert facts(reply)["Te laat"] == late


def test_shares_per_owner_count_open_and_late(database_url: str) -> None:
    with Group(database_url) as group:
        the_state_of_may(group)
        drawn = words(group.say("stand per eigenaar")).replace("\n    ", " · ")
        assert "Noord-Limburg · 2 open, 1 te laat" in drawn
        assert "LLTB · 1 open, 1 te laat" in drawn
        assert "LWV" not in drawn
        assert "Wonen · 1 open" in words(group.say("stand per thema")).replace("\n    ", " · ")
        assert "geen open punten met een regio" in group.say("stand per regio").summary


def test_it_takes_three_statements(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        the_state_of_may(group)
        asked: list[str] = []

        def look(store: Store) -> Reply:
            connection = cast(sqlite3.Connection, store.connection.connection.dbapi_connection)
            connection.set_trace_callback(asked.append)
            try:
                body = store.bodies.called("taskforce")
                assert body
                store.enter(body, Actor(None, "look", group.now))
                directory = store.directory()
                request = Request("look", "slack:T1:Vera", CHANNEL, group.now)
                context = Context(store, directory, directory.accounts["slack:T1:Vera"], request, group.now)
                return whole(context)
            finally:
                connection.set_trace_callback(None)

        assert facts(group.storage.read(look))["Zonder eigenaar"] == "punt 8"
        assert len(asked) == 3
