"""Meetings: made, completed, moved and called off, at most one a day, each step undone."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commands.meetings.words import understand_agenda
from storage.changes import table
from storage.models import Change
from tests.group import Group, words
from tests.meeting_parts import LINE, going, press, rows


def changes(group: Group) -> int:
    return len(group.storage.read(lambda store: store.connection.execute(table(Change).select()).all()))


def test_one_line_makes_a_meeting_and_the_next_one_completes_it(database_url: str) -> None:
    with Group(database_url) as group:
        first = group.say(LINE)
        assert "woensdag 17 mei 2023, 14:00" in words(first)
        assert "Huis van de Gemeenten, ruimte 0.0.17" in words(first)
        assert [one.label for one in first.buttons()] == ["Wijzig", "Ongedaan maken"]
        second = group.say("vergadering 17 mei 14:00-15:30")
        assert "Tijd gewijzigd: 14:00-15:30 (was 14:00)" in words(second)
        third = group.say("vergadering woensdag 17 mei, Huis van de Gemeenten, Peel en Maas, ruimte 0.0.17")
        assert "Plaats gewijzigd" in words(third)
        again = group.say("vergadering 17 mei 14:00-15:30")
        assert again.summary.startswith("Dit stond er al zo")
        meetings = rows(group.storage)
        assert [(m.day, str(m.start), str(m.end), m.place) for m in meetings] == [
            (date(2023, 5, 17), "14:00:00", "15:30:00", "Huis van de Gemeenten, Peel en Maas, ruimte 0.0.17")
        ]


def test_undo_takes_back_exactly_the_last_change(database_url: str) -> None:
    with Group(database_url) as group:
        group.say(LINE)
        changed = group.say("vergadering 17 mei 15:00")
        press(group, changed, "Ongedaan maken")
        assert [str(meeting.start) for meeting in rows(group.storage)] == ["14:00:00"]


@pytest.mark.parametrize("who", ["Luuk", "Kees"])
@pytest.mark.parametrize(
    "line",
    ["vergadering 21 juni 10:00 Venlo", "vergadering 17 mei naar 24 mei", "vergadering 17 mei gaat niet door",
     "vergadering elke 3e woensdag", "vergadering nieuw"],
)  # fmt: skip
def test_who_may_not_set_meetings_hears_who_can(sqlite_url: str, line: str, who: str) -> None:
    with Group(sqlite_url) as group:
        group.say(LINE)
        before = changes(group)
        refused = group.say(line, who)
        assert "mag u niet zelf. Vraag het Sanne of Vera." in refused.summary
        assert changes(group) == before


def test_the_chair_may_set_meetings_and_everybody_may_ask(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        assert "toegevoegd" in group.say(LINE, "Vera").summary
        assert "woensdag 17 mei 2023, 14:00" in group.say("vergadering volgende", "Luuk").summary
        assert "woensdag 17 mei 2023, 14:00" in group.say("vergadering", "Luuk").summary
        assert "wo 17-05-2023 14:00" in words(group.say("vergadering lijst", "Luuk"))


@pytest.mark.parametrize(
    "line",
    [
        "vergadering 17 mei naar 24 mei",
        "verplaats de vergadering naar 24 mei",
        "verzet de taskforce van 17 mei naar 24 mei",
    ],
)
def test_a_moved_meeting_takes_its_time_and_place_along(database_url: str, line: str) -> None:
    with Group(database_url) as group:
        group.say(LINE)
        moved = group.say(line, private=not line.startswith("vergadering"))
        assert moved.summary == "Vergadering verplaatst: woensdag 24 mei 2023, 14:00."
        assert "Huis van de Gemeenten, ruimte 0.0.17" in words(moved)
        assert going(group) == [date(2023, 5, 24)]
        assert "is verplaatst naar woensdag 24 mei 2023" in group.say("vergadering 17 mei?").summary
        press(group, moved, "Ongedaan maken")
        assert going(group) == [date(2023, 5, 17)]


def test_a_meeting_does_not_move_onto_another(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say(LINE)
        group.say("vergadering 24 mei 10:00")
        assert "staat al een vergadering" in group.say("vergadering 17 mei naar 24 mei").summary
        assert going(group) == [date(2023, 5, 17), date(2023, 5, 24)]


def test_a_meeting_moved_back_and_forth_stays_one(database_url: str) -> None:
    with Group(database_url) as group:
        group.say(LINE)
        group.say("vergadering 17 mei naar 24 mei")
        group.say("vergadering 24 mei naar 17 mei 15:00")
        assert going(group) == [date(2023, 5, 17)]
        assert "gaat door" in group.say("vergadering 17 mei?").summary


@pytest.mark.parametrize(
    "line",
    ["vergadering 17 mei gaat niet door", "vergadering 17 mei vervalt", "vergadering vervalt",
     "de vergadering van 17 mei gaat niet door", "17 mei gaat niet door"],
)  # fmt: skip
def test_a_meeting_is_called_off_in_any_words_and_comes_back(sqlite_url: str, line: str) -> None:
    with Group(sqlite_url) as group:
        group.say(LINE)
        group.say("vergadering 21 juni 14:00")
        off = group.say(line, private=not line.startswith("vergadering"))
        assert off.summary == "Vergadering gaat niet door: woensdag 17 mei 2023, 14:00."
        assert "De volgende is wo 21-06-2023 14:00" in words(off)
        assert going(group) == [date(2023, 6, 21)]
        press(group, off, "Gaat toch door")
        assert going(group) == [date(2023, 5, 17), date(2023, 6, 21)]


def test_words_that_are_no_place_are_asked_about(database_url: str) -> None:
    with Group(database_url) as group:
        asked = group.say("vergadering 24 mei jaarcongres KCA")
        assert [one.label for one in asked.buttons()] == ["Vergadering van Taskforce", "Andere gebeurtenis"]
        assert going(group) == []
        event = press(group, asked, "Andere gebeurtenis")
        assert event.summary == "In de agenda: jaarcongres KCA, woensdag 24 mei 2023."
        assert going(group) == []
        press(group, asked, "Vergadering van Taskforce")
        assert [(m.day, m.place) for m in rows(group.storage)] == [(date(2023, 5, 24), "jaarcongres KCA")]


@pytest.mark.parametrize(
    "place",
    [
        "Provinciehuis",
        "Venlo",
        "in Roermond",
        "online",
        "LLTB",
        "Kantoor LWV, Herten",
        "Teams",
        "Markt 1, 6071 JD Swalmen",
    ],
)
def test_what_is_plainly_a_place_is_not_asked_about(sqlite_url: str, place: str) -> None:
    with Group(sqlite_url) as group:
        assert "toegevoegd" in group.say(f"vergadering 17 mei 14:00 {place}").summary
        assert rows(group.storage)[0].place == place.removeprefix("in ")


def test_a_place_that_was_confirmed_once_is_known(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("vergadering 17 mei Cwartier")
        press(group, asked, "Vergadering van Taskforce")
        assert "toegevoegd" in group.say("vergadering 21 juni Cwartier").summary


def test_a_day_that_does_not_exist_is_asked_back_and_kept(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("vergadering 31 juni 14:00 Venlo")
        assert "31 juni bestaat niet" in asked.summary
        made = press(group, asked, "vrijdag 30 juni 2023")
        assert made.summary == "Vergadering toegevoegd: vrijdag 30 juni 2023, 14:00."
        assert rows(group.storage)[0].place == "Venlo"


@pytest.mark.parametrize(
    ("line", "when", "place"),
    [
        ("vergadering 17 mei zaal 12 14:00", "14:00", "zaal 12"),
        ("vergadering 17 mei ruimte 3, 14:00", "14:00", "ruimte 3"),
        ("vergadering 17 mei kamer 12 14:00-16:00", "14:00-16:00", "kamer 12"),
        ("vergadering 17 mei zaal 12 14:00 tot 15:30", "14:00-15:30", "zaal 12"),
        ("vergadering 17 mei kamer 12 14-16 uur", "14:00-16:00", "kamer 12"),
        ("vergadering 17 mei van half twee tot drie Venlo", "13:30-15:00", "Venlo"),
        ("vergadering 17 mei 7 tot 9 uur 's avonds Venlo", "19:00-21:00", "Venlo"),
        ("vergadering 17 mei zaal 3-4, 2-4 uur", "14:00-16:00", "zaal 3-4"),
        ("vergadering 17-5 zaal 12 9.30 - 11.00 uur", "09:30-11:00", "zaal 12"),
        ("vergadering 17 mei gebouw 5, zaal 2.14, 9:30", "09:30", "gebouw 5, zaal 2.14"),
    ],
)
def test_the_hour_may_stand_behind_the_number_of_a_room(sqlite_url: str, line: str, when: str, place: str) -> None:
    with Group(sqlite_url) as group:
        said = words(group.say(line))
        assert f"woensdag 17 mei 2023, {when}." in said
        assert f"Plaats: {place}\n" in said


def test_the_form_says_everything_also_what_is_left_empty(database_url: str) -> None:
    with Group(database_url) as group:
        made = group.say(LINE)
        form = press(group, made, "Wijzig")
        assert form.form
        assert [field.value for field in form.form.inputs] == [
            "2023-05-17",
            "14:00",
            "Huis van de Gemeenten, ruimte 0.0.17",
        ]
        changed = group.send(form, {"times": "13:30 tot 15:00", "place": ""})
        assert "woensdag 17 mei 2023, 13:30-15:00" in words(changed)
        assert "nog niet bekend" in words(changed)
        moved = group.send(press(group, changed, "Wijzig"), {"day": "2023-05-24"})
        assert "Vergadering verplaatst: woensdag 24 mei 2023, 13:30-15:00." in words(moved)
        wrong = group.send(press(group, moved, "Wijzig"), {"times": "ergens in de middag dus"})
        assert "lees ik geen tijd" in words(wrong)
        assert going(group) == [date(2023, 5, 24)]


QUESTIONS = [
    "vergadering 17 mei?", "gaat 17 mei door?", "17 mei gaat niet door?", "verplaats de vergadering naar 24 mei?",
    "LLTB kan 17 mei niet?", "wanneer is de volgende?", "waar is de vergadering?", "hoe laat begint de taskforce?",
    "vergadering 21 juni 14:00 Venlo?", "hoe staan we ervoor?", "wat staat er op de agenda?",
    "wanneer is de volgende vergadering?", "agenda 24 mei jaarcongres?", "herinner mij niet?", "horzel digest uit?",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_mark_asks_and_never_changes(sqlite_url: str, question: str) -> None:
    with Group(sqlite_url) as group:
        group.say(LINE)
        before = changes(group)
        answer = group.say(question, private=True)
        assert changes(group) == before
        assert "ging iets mis" not in answer.summary


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("wanneer is de volgende?", "vergadering volgende"),
        ("waar is de vergadering", "vergadering volgende"),
        ("Hoe laat begint de volgende bijeenkomst?", "vergadering volgende"),
        ("wanneer is het volgende werkoverleg?", "vergadering volgende"),
        ("welke vergaderingen staan er gepland?", "vergadering lijst"),
        ("wat staat er deze maand op de agenda?", "vergadering gebeurtenis"),
        ("verplaats de vergadering naar 24 mei", "vergadering"),
        ("17 mei gaat niet door", "vergadering"),
        ("LLTB kan 24 mei niet", "vergadering"),
        ("hoe staan we ervoor?", "stand"),
        ("wat is de stand van zaken in noord?", "stand"),
        ("stop met herinneringen", "herinner mij"),
        ("geen herinneringen meer", "herinner mij"),
        ("verplaats 12 naar vrijdag", None),
        ("actiepunt 12 vervalt", None),
        ("12 vervalt", None),
        ("rapport delen met de leden", None),
        ("LLTB kan het niet vinden", None),
        ("wat staat er open voor LLTB?", None),
    ],
)
def test_free_sentences_become_the_command_they_mean(text: str, command: str | None) -> None:
    found = understand_agenda(text, ("taskforce",))
    assert (found[0] if found else None) == command


WORDS = (
    "17 mei 31 april 14:00 naar elke 3e woensdag gaat niet door Venlo ? vervalt 24-5 juli volgende week 25:99 "
    "jaarcongres taskforce om de 2 weken kan LLTB 2023-06-21 9-11 uur"
).split()


def test_no_line_breaks_the_meetings_or_makes_two_on_a_day(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:

        @settings(max_examples=150)
        @given(st.text(max_size=120) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
        @example("naar")
        @example("elke")
        @example("17 mei naar")
        def anything(line: str) -> None:
            for word in ("vergadering", "agenda", "horzel digest", "stand", "herinner mij"):
                assert "ging iets mis" not in group.say(f"{word} {line}").summary
            days = [meeting.day for meeting in rows(group.storage)]
            assert len(days) == len(set(days))

        anything()
