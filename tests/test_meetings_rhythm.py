"""The rhythm of the meetings and what else stands in the agenda."""

from datetime import date

import pytest

from commands.meetings.series import days_of
from storage.values import Series
from tests.group import Group, at, words
from tests.meeting_parts import LINE, going, press, rows

SERIES = [
    (Series(weekday=2, nth=3), ["2023-05-17", "2023-06-21", "2023-07-19"]),
    (Series(weekday=3, nth=-1), ["2023-05-25", "2023-06-29", "2023-07-27"]),
    (Series(weekday=0, weeks=2, anchor="2023-05-08"), ["2023-05-08", "2023-05-22", "2023-06-05"]),
    (Series(weekday=0, weeks=2, anchor="2023-04-03"), ["2023-05-15", "2023-05-29", "2023-06-12"]),
    (Series(weekday=2, nth=5), ["2023-05-31", "2023-08-30", "2023-11-29"]),
    (Series(weekday=4, nth=1, anchor="2023-06-01"), ["2023-06-02", "2023-07-07", "2023-08-04"]),
]


@pytest.mark.parametrize(("series", "first"), SERIES)
def test_a_rhythm_gives_the_days_of_the_calendar(series: Series, first: list[str]) -> None:
    days = days_of(series, date(2023, 5, 2), date(2024, 5, 1))
    assert [day.isoformat() for day in days[:3]] == first
    assert {day.weekday() for day in days} == {series.weekday}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("vergadering elke 3e woensdag 14:00 Provinciehuis", "elke derde woensdag van de maand, 14:00, Provinciehuis"),
        ("vergadering iedere laatste donderdag 9.30-11.00", "elke laatste donderdag van de maand, 09:30-11:00"),
        ("vergadering elke 2 weken op maandag", "elke 2 weken op maandag"),
        ("vergadering om de week op dinsdag 10:00", "elke 2 weken op dinsdag, 10:00"),
        ("vergadering elke maandag 16:00 in Venlo", "elke maandag, 16:00, Venlo"),
        ("vergadering elke eerste vrijdag van de maand vanaf 1 juni", "elke eerste vrijdag van de maand"),
    ],
)  # fmt: skip
def test_a_rhythm_is_read_back(sqlite_url: str, line: str, said: str) -> None:
    with Group(sqlite_url) as group:
        assert group.say(line).summary == f"Vaste vergadering: {said}."
        assert all(meeting.series for meeting in rows(group.storage))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("vergadering elke 99e woensdag 25:00", "Een 99e woensdag heeft geen enkele maand."),
        ("vergadering elke zesde vrijdag", "Een zesde vrijdag heeft geen enkele maand."),
        ("vergadering elke woensdag 25:00", "25:00 is geen tijd."),
        ("vergadering elke 3e woensdag 14:75", "14:75 is geen tijd."),
        ("vergadering 17 mei 24:30", "24:30 is geen tijd."),
        ("agenda 24 mei 31:00 jaarcongres", "31:00 is geen tijd."),
        ("horzel digest maandag 25:00", "25:00 is geen tijd."),
    ],
)
def test_what_no_calendar_or_clock_has_is_refused(sqlite_url: str, line: str, said: str) -> None:
    with Group(sqlite_url) as group:
        refused = group.say(line)
        assert refused.summary.startswith(said)
        assert f"U typte: {line}" in words(refused)
        assert (rows(group.storage), group.say("horzel digest").summary) == (
            [],
            "Het weekbericht komt elke maandag om 09:00; op een feestdag de werkdag erna.",
        )


def test_a_ratio_is_no_time(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        assert "debat 80:20-regel" in group.say("agenda 24 mei debat 80:20-regel").summary


def test_a_rhythm_leaves_alone_what_was_changed_by_hand(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("vergadering elke 3e woensdag 14:00 Provinciehuis")
        assert len(going(group)) == 12
        group.say("vergadering 21 juni naar 28 juni")
        group.say("vergadering 19 juli gaat niet door")
        group.say("vergadering 16 augustus 10:00")
        for moment in ("2023-05-08 09:00", "2023-06-05 09:00"):
            group.tick(at(moment))
        assert date(2023, 6, 21) not in going(group)
        assert date(2023, 7, 19) not in going(group)
        assert date(2024, 5, 15) in going(group)
        group.now = at("2023-06-06 10:00")
        stopped = group.say("vergadering geen vaste dag")
        assert going(group)[-2:] == [date(2023, 6, 28), date(2023, 8, 16)]
        press(group, stopped, "Ongedaan maken")
        assert date(2024, 5, 15) in going(group)
        group.tick(at("2023-07-03 09:00"))
        assert date(2024, 6, 19) in going(group)


def test_another_rhythm_takes_the_place_of_the_first(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("vergadering elke 3e woensdag 14:00")
        second = group.say("vergadering elke 2 weken op maandag 10:00")
        assert "12 vergaderingen van het vorige ritme vervallen" in words(second)
        assert {day.weekday() for day in going(group)} == {0}
        press(group, second, "Ongedaan maken")
        assert {day.weekday() for day in going(group)} == {2}


def test_a_rhythm_leaves_out_public_holidays_and_says_so(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        made = group.say("vergadering elke maandag")
        assert "ma 29-05-2023" in words(made)
        assert date(2023, 5, 29) not in going(group)
        assert date(2024, 1, 1) not in going(group)


def test_events_stand_in_the_agenda_of_their_day_or_month(database_url: str) -> None:
    with Group(database_url) as group:
        group.say(LINE)
        added = group.say("agenda 24 mei jaarcongres KCA 9 uur", "Luuk", private=True)
        assert "In de agenda: jaarcongres KCA, woensdag 24 mei 2023" in added.summary
        month = group.say("vergadering gebeurtenis juli beleidsplan in raad", "Luuk")
        assert month.summary == "In de agenda: beleidsplan in raad, juli 2023."
        assert "Dit stond er al" in group.say("agenda 24 mei Jaarcongres KCA").summary
        shown = words(group.say("horzel agenda"))
        order = [
            shown.index(word)
            for word in ("17-05-2023 14:00", "24-05-2023 09:00 · jaarcongres", "juli 2023 · beleidsplan")
        ]
        assert order == sorted(order)
        assert "jaarcongres" not in words(group.say("agenda juli?"))


def test_an_event_moves_changes_and_is_called_off(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        made = group.say("agenda 24 mei jaarcongres")
        form = press(group, made, "Wijzig")
        changed = group.send(form, {"text": "Jaarcongres KCA in Venlo", "times": "9 uur"})
        assert "09:00" in words(changed)
        assert "Noord-Limburg" in words(changed)
        assert "woensdag 31 mei 2023" in group.say("agenda jaarcongres naar 31 mei").summary
        off = group.say("agenda jaarcongres gaat niet door")
        assert off.summary.startswith("Gaat niet door: Jaarcongres KCA in Venlo")
        assert "Jaarcongres" not in words(group.say("agenda"))
        press(group, off, "Ongedaan maken")
        assert "Jaarcongres" in words(group.say("agenda"))


def test_who_cannot_come_is_noted_with_everything_of_that_day(database_url: str) -> None:
    with Group(database_url) as group:
        group.say(LINE)
        group.say("agenda 17 mei werkbezoek")
        noted = group.say("LLTB kan 17 mei niet", "Noor", private=True)
        assert noted.summary == "Genoteerd: LLTB is er woensdag 17 mei 2023 niet bij."
        assert "Bij de vergadering van Taskforce en werkbezoek." in words(noted)
        assert "Afwezig: LLTB" in words(group.say("vergadering volgende"))
        group.say("ik kan 17 mei niet", "Noor", private=True)
        assert "Afwezig: LLTB en Noor" in words(group.say("vergadering volgende"))
        group.say("LLTB kan 17 mei toch wel", "Noor", private=True)
        assert "Afwezig: Noor" in words(group.say("vergadering volgende"))
        assert "Wie is" in group.say("Jansen kan 17 mei niet", "Noor", private=True).summary
        assert "staat er niets" in group.say("LLTB kan 18 mei niet", "Noor", private=True).summary


@pytest.mark.parametrize(
    ("said", "away"),
    [
        ("ik ben er niet tot 1 juni", "t/m woensdag 31 mei 2023"),
        ("ik ga op vakantie van 15 t/m 26 mei", "van maandag 15 mei 2023 t/m vrijdag 26 mei 2023"),
        ("volgende week ben ik weg", "van maandag 15 mei 2023 t/m zondag 21 mei 2023"),
        ("ik ben er twee weken niet", "t/m zondag 21 mei 2023"),
        ("Noor heeft verlof tot 1 juni", "t/m woensdag 31 mei 2023"),
        ("ik kan tot 1 juni niet", "t/m woensdag 31 mei 2023"),
        ("ik ben er 17 mei niet", ""),
        ("ik heb nog tot 1 juni de tijd", ""),
    ],
)
def test_who_is_away_for_a_while_is_noted_with_every_meeting_of_it(sqlite_url: str, said: str, away: str) -> None:
    with Group(sqlite_url, now=at("2023-05-08 10:00")) as group:
        group.say("vergadering 17 mei 14:00")
        noted = group.say(said, "Luuk", private=True)
        assert (f"er niet {away}." in noted.summary) == bool(away)
        if away:
            assert "Bij de vergadering van wo 17-05-2023." in words(noted)


def test_who_cannot_come_is_shown_how_with_the_day_of_the_meeting(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        assert "Kunt u niet?" not in words(group.say("vergadering", "Luuk"))
        group.say("vergadering 17 mei")
        assert "Kunt u niet? /vergadering ik kan 17 mei niet" in words(group.say("vergadering", "Luuk"))
