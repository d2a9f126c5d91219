"""The report over a period: which days it covers, and that it counts what was so at its end."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commands.progress.period import reported
from commands.reply import Facts as Pairs
from commands.reply import Reply
from commands.report import Grid
from tests.group import Group, at

TODAY = date(2023, 7, 5)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("", "2023-04-01", "2023-07-01"),  # in the first month of a quarter one reports on the one before
        ("kwartaal", "2023-07-01", "2023-10-01"),
        ("kwartaal 2", "2023-04-01", "2023-07-01"),
        ("2", "2023-04-01", "2023-07-01"),
        ("4 2022", "2022-10-01", "2023-01-01"),
        ("Q4", "2022-10-01", "2023-01-01"),
        ("derde kwartaal 2022", "2022-07-01", "2022-10-01"),
        ("vorig kwartaal", "2023-04-01", "2023-07-01"),
        ("01-06-2022 t/m 01-09-2023", "2022-06-01", "2023-09-02"),
        ("van 1 juni 2022 tot en met 1 september 2023", "2022-06-01", "2023-09-02"),
        ("1 maart t/m 31 maart 2022", "2022-03-01", "2022-04-01"),
        ("januari t/m maart", "2023-01-01", "2023-04-01"),
        ("januari t/m maart 2022", "2022-01-01", "2022-04-01"),
        ("mei", "2023-05-01", "2023-06-01"),
        ("2022", "2022-01-01", "2023-01-01"),
    ],
)
def test_a_period_in_words(words: str, since: str, until: str) -> None:
    period, rest = reported(words, TODAY)
    assert period
    assert (period.since.isoformat(), str(period.until)) == (since, until)
    assert rest.strip() == ""


@pytest.mark.parametrize("words", ["31-02-2023 t/m 01-09-2023", "01-09-2023 t/m 01-06-2022", "RIEC delen"])
def test_what_is_no_period(words: str) -> None:
    assert reported(words, TODAY)[0] is None


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_two_days_are_both_in_the_period(one: date, other: date) -> None:
    first, last = sorted((one, other))
    period, _ = reported(f"{first:%d-%m-%Y} t/m {last:%d-%m-%Y}", TODAY)
    assert period
    assert period.until
    assert (period.since, (period.until - last).days) == (first, 1)


@given(st.text(max_size=60))
@example("01-06-2022 t/m 31-12-9999")
@example("kwartaal 4 9999")
@example("maart 0000")
def test_any_words_are_a_period_or_none(words: str) -> None:
    period, _ = reported(words, TODAY)
    assert period is None or period.until is None or period.since < period.until


def told(reply: Reply) -> dict[str, str]:
    return dict(next(part for part in reply.parts if isinstance(part, Pairs)).pairs)


def test_it_counts_what_stood_open_at_the_end_and_not_what_stands_open_now(database_url: str) -> None:
    with Group(database_url) as group:
        group.now = at("2023-02-01 10:00")
        group.point("Rapport delen", "LLTB", created=at("2023-02-01 10:00"))
        group.point("Bedrijven noemen", "LWV", due=date(2023, 3, 1), created=at("2023-02-01 10:00"))
        group.now = at("2023-04-03 10:00")
        group.say("actie klaar 2")
        group.point("Nieuw in april", created=at("2023-04-03 10:00"))
        group.now = at("2023-07-05 09:00")
        first = told(group.say("rapport kwartaal 1", "Kees"))
        assert first["Nieuwe actiepunten"] == "2"
        assert first["Gesloten"] == "0"
        assert first["Open op vr 31-03-2023"] == "2, waarvan 1 te laat"
        second = told(group.say("rapport kwartaal 2", "Vera"))
        assert second["Nieuwe actiepunten"] == "1"
        assert second["Gesloten"] == "1 (1 afgerond)"
        assert second["Open op vr 30-06-2023"] == "2"


def test_a_member_hears_whom_to_ask(database_url: str) -> None:
    with Group(database_url) as group:
        assert "mag u niet zelf" in group.say("rapport", "Luuk").summary


def test_a_button_under_it_gives_the_same_period(database_url: str) -> None:
    with Group(database_url) as group:
        group.now = at("2023-07-05 09:00")
        for words in ("kwartaal 2", "sinds 1 mei", "mei", "2022", "01-06-2022 t/m 01-09-2022", "vorige week"):
            shown = group.say(f"rapport {words}", "Kees")
            (file,) = group.press(next(shown.buttons()), "Kees").files()
            again = group.say(f"rapport {words} als word", "Kees").files()[0]
            assert file.name == again.name


def test_what_follows_a_report_is_about_the_report(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.now = at("2023-07-05 10:00")
        group.say("rapport", "Kees")
        for words, ending in (("als word", "docx"), ("pdf", "pdf"), ("doe maar excel", "xlsx")):
            (file,) = group.say(words, "Kees").files()
            assert file.name == f"rapport-taskforce-2023-04-01-2023-06-30.{ending}"
        assert "kwartaal 3 van 2023" in group.say("en dit kwartaal?", "Kees").summary
        assert "kwartaal 2 van 2023" in group.say("maak het kwartaalrapport voor de stuurgroep", "Kees").summary


def test_a_signal_of_before_that_was_closed_in_the_period_counts_apart(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.now = at("2023-03-20 10:00")
        for text in ("kans: klooster bekijken", "kans: hal te huur", "kans: pand te koop"):
            group.say(f"signaal {text}", "Luuk")
        group.say("S3 afgehandeld", "Kees")
        group.now = at("2023-04-20 10:00")
        group.say("S1 afgehandeld, verkocht", "Kees")
        group.say("signaal krant zoekt teler", "Luuk")
        group.now = at("2023-07-05 10:00")
        report = told(group.say("rapport", "Kees"))
        assert (report["Signalen"], report["Eerder gemeld, nu gesloten"]) == ("1 (1 media)", "1 (1 afgehandeld)")
        (file,) = group.say("rapport als excel", "Kees").files()
        tables = {block.name: block.rows for block in file.report.blocks if isinstance(block, Grid)}
        assert [row[0] for row in tables["Eerder gemeld, nu gesloten"]] == ["S1"]
        assert "Eerder gemeld, nu gesloten" not in told(group.say("rapport kwartaal 1", "Kees"))
