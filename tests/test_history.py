"""The history of an action point: every change in words, the old value beside the new one."""

import pytest

from tests.group import Group, words


def test_every_kind_of_change_is_told(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Flyer maken")
        for (
            change
        ) in "eigenaar LWV uiterlijk 1 juni|eigenaar LLTB|thema wonen|thema werken|regio noord|tekst Flyer".split("|"):
            group.say(f"actie wijzig 1 {change}")
        group.say("actie doorlopend 1")
        told = words(group.say("actie geschiedenis 1"))
        for line in (
            "datum geen → do 01-06-2023; eigenaar onbekend → LWV",
            "eigenaar LWV → LLTB",
            "thema Wonen",
            "thema was “Wonen”",
            "regio Noord-Limburg",
            "tekst was “Flyer maken”",
            "doorlopend gemaakt",
        ):
            assert line in told


def test_a_point_that_is_no_longer_ongoing_keeps_its_text(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Flyer maken", "LWV")
        for words_of_it in ("niet meer", "niet langer", "niet"):
            group.say("actie doorlopend 1")
            told = words(group.say(f"actie wijzig 1 {words_of_it} doorlopend"))
            assert "Flyer maken" in told
            assert "Uiterlijk: geen datum" in told


@pytest.mark.parametrize(
    ("since", "day"),
    [
        ("gisteren", "maandag 1 mei 2023"),
        ("vorige week", "dinsdag 25 april 2023"),
        ("2 weken geleden", "dinsdag 18 april 2023"),
        ("afgelopen maand", "zaterdag 1 april 2023"),
        ("deze maand", "maandag 1 mei 2023"),
        ("dit kwartaal", "zaterdag 1 april 2023"),
        ("dit jaar", "zondag 1 januari 2023"),
    ],
)
def test_since_when_may_be_said_in_words(sqlite_url: str, since: str, day: str) -> None:
    with Group(sqlite_url) as group:
        assert words(group.say(f"actie sinds {since}")).startswith(f"Sinds {day} ")
