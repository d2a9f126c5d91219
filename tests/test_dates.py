"""Dutch deadlines: every row of the development set, and our own rows per rule letter with other words and days."""

import io
import json
from datetime import date, datetime, time
from pathlib import Path
from typing import TypedDict
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays

from commands.dates import Certainty, DateReading, Precision, read_date, read_time_range, rest_of
from commands.dates.__main__ import main
from commands.dates.feasts import feasts_of, holidays_of

DATA = Path(__file__).parent / "data"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEDNESDAY = datetime(2023, 4, 12, 15, 45, tzinfo=AMSTERDAM)


NAMES_OF_FEASTS = {
    "nieuwjaar": "Nieuwjaarsdag", "goedevrijdag": "Goede vrijdag", "pasen": "Eerste paasdag",
    "paasmaandag": "Tweede paasdag", "koningsdag": "Koningsdag", "hemelvaart": "Hemelvaartsdag",
    "pinksteren": "Eerste pinksterdag", "pinkstermaandag": "Tweede pinksterdag", "kerst": "Eerste kerstdag",
    "kerst2": "Tweede kerstdag",
}  # fmt: skip


class Row(TypedDict, total=False):
    text: str
    now: str
    date: str | None
    time: str | None
    span: str
    rest: str
    letter: str


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def read(text: str, now: str) -> DateReading:
    return read_date(text, datetime.fromisoformat(now).replace(tzinfo=AMSTERDAM))


def check(row: Row) -> None:
    reading = read(row["text"], row["now"])
    day = reading.date.isoformat() if reading.date else None
    clock = reading.time.strftime("%H:%M") if reading.time else None
    assert (day, clock) == (row["date"], row["time"])
    if row["date"] and "rest" in row:
        assert reading.span is not None
        assert (row["text"][slice(*reading.span)], reading.rest) == (row["span"], row["rest"])


@pytest.mark.parametrize("row", rows("dates.jsonl"), ids=lambda row: f"{row['text']} @ {row['now']}")
def test_a_row_of_the_development_set_is_read_as_the_secretary_does(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    "row", rows("dates_own.jsonl"), ids=lambda row: f"{row['letter']} {row['text']} @ {row['now']}"
)
def test_our_own_words_for_a_rule_give_the_day_of_that_rule(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("volgende vrijdag", ("2023-04-14", "2023-04-21")),
        ("donderdag 17 mei", ("2023-05-17", "2023-05-18")),
        ("19 of 20 oktober", ("2023-10-19", "2023-10-20")),
        ("31 juni", ("2023-06-30", "2023-07-01")),
        ("tot juni", ("2023-06-01", "2023-06-30")),
        ("volgend weekend", ("2023-04-16", "2023-04-23")),
        ("in de week van 22 mei", ("2023-05-22", "2023-05-26")),
        ("de week na Pinksteren", ("2023-05-29", "2023-06-02")),
        ("de derde vrijdag", ("2023-04-21", "2023-05-19")),
        ("over een week op maandag", ("2023-04-17", "2023-04-24")),
        ("12 mei overleg en 19 mei werkbezoek", ("2023-05-12", "2023-05-19")),
    ],
)
def test_what_can_be_meant_in_two_ways_is_asked_with_both_days_and_keeps_the_text(
    text: str, days: tuple[str, ...]
) -> None:
    reading = read_date(text, WEDNESDAY)
    assert (reading.certainty, reading.date, reading.rest) == (Certainty.ASK, None, text)
    assert tuple(day.isoformat() for day in reading.alternatives) == days
    assert reading.question.endswith("?")
    assert reading.asked is not None


def test_an_address_with_a_plus_sign_holds_no_date() -> None:
    assert read_date("uiterlijk jan+17@voorbeeld.nl mailen", WEDNESDAY).words == ""


def test_the_question_says_what_is_wrong_with_an_impossible_day() -> None:
    assert read_date("uiterlijk 31 februari", WEDNESDAY).question == "31 februari bestaat niet. Welke datum bedoelt u?"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("vóór 17 mei", "vóór woensdag 17 mei 2023"),
        ("Uiterlijk vrijdag", "uiterlijk vrijdag 14 april 2023"),
        ("deadline 3 juni", "uiterlijk zaterdag 3 juni 2023"),
        ("17 mei 14.00 uur", "woensdag 17 mei 2023 om 14:00"),
        ("3 dagen voor Kerst", "vrijdag 22 december 2023"),
        ("t/m 30-6", "t/m vrijdag 30 juni 2023"),
    ],
)
def test_the_day_is_read_back_with_weekday_year_and_the_word_that_was_typed(text: str, sentence: str) -> None:
    assert read_date(text, WEDNESDAY).sentence == sentence


def known_bodies(name: str) -> date | None:
    return {"taskforce": date(2023, 5, 17), "bestuurlijk overleg": date(2023, 6, 1)}.get(name)


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("notitie delen voor de volgende Taskforce", date(2023, 5, 17), "notitie delen"),
        ("bij het eerstvolgende bestuurlijk overleg agenderen", date(2023, 6, 1), "agenderen"),
        ("volgende Taskforce om 14:00", date(2023, 5, 17), ""),
        ("stukken volgende Stuurgroep", None, "stukken volgende Stuurgroep"),
        ("volgende stap bespreken 17 mei", date(2023, 5, 17), "volgende stap bespreken"),
        ("een week voor de volgende Taskforce", date(2023, 5, 10), ""),
        ("stukken delen uiterlijk twee weken voor de taskforce, LLTB", date(2023, 5, 3), "stukken delen, LLTB"),
        ("de maandag voor het bestuurlijk overleg agenderen", date(2023, 5, 29), "agenderen"),
        ("verslag maken, de dag na het bestuurlijk overleg", date(2023, 6, 2), "verslag maken"),
        ("een week voor de gemeenteraad", None, "een week voor de gemeenteraad"),
        ("vrijdag voor de taskforce een memo", date(2023, 4, 14), "voor de taskforce een memo"),
    ],
)
def test_the_next_meeting_of_a_body_is_looked_up_by_its_name(text: str, day: date | None, rest: str) -> None:
    reading = read_date(text, WEDNESDAY, known_bodies)
    assert (reading.date, reading.rest) == (day, rest)


def test_a_next_meeting_nobody_knows_is_asked_and_the_text_kept() -> None:
    reading = read_date("stukken delen vóór de volgende vergadering", WEDNESDAY, known_bodies)
    assert (reading.certainty, reading.rule, reading.span) == (Certainty.ASK, "V4", None)


@pytest.mark.parametrize("words", ["z.s.m.", "n.t.b.", "na de zomer", "over een paar weken"])
def test_vague_words_are_kept_as_words_without_a_day(words: str) -> None:
    reading = read_date(f"notitie delen {words}", WEDNESDAY)
    assert (reading.date, reading.certainty, reading.vague) == (None, Certainty.NONE, True)
    assert (reading.words, reading.rest) == (words, "notitie delen")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("17 mei", Precision.DAY), ("week 20", Precision.WEEK), ("in juli", Precision.MONTH), ("Q3", Precision.QUARTER),
        ("volgend jaar", Precision.YEAR), ("eind juli", Precision.DAY), ("dinsdag week 20", Precision.DAY),
    ],
)  # fmt: skip
def test_a_whole_period_is_told_from_a_day(text: str, precision: Precision) -> None:
    assert read_date(text, WEDNESDAY).precision is precision


def test_a_choice_between_careful_readings_is_marked_as_assumed() -> None:
    certainties = [read_date(text, WEDNESDAY).certainty for text in ("17 mei", "begin juni", "vrijdag om 3 uur")]
    assert certainties == [Certainty.SURE, Certainty.ASSUMED, Certainty.ASSUMED]


def test_now_may_be_any_zone_and_counts_as_amsterdam() -> None:
    late = datetime.fromisoformat("2023-04-12T22:30:00+00:00")
    assert read_date("morgen", late).date == date(2023, 4, 14)


def test_hours_are_counted_on_the_clock_when_summer_time_begins() -> None:
    evening = datetime(2023, 3, 25, 22, 0, tzinfo=AMSTERDAM)
    reading = read_date("binnen 12 uur", evening)
    assert (reading.date, reading.time) == (date(2023, 3, 26), time(11, 0))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("12 april 2023 14:00 - 15:30 uur", (time(14), time(15, 30))),
        ("van half twee tot drie", (time(13, 30), time(15))),
        ("10-12 uur", (time(10), time(12))),
        ("9.30-11.00 uur", (time(9, 30), time(11))),
        ("om 14:00 uur", None),
        ("10-12 bedrijven", None),
        ("9-17u", (time(9), time(17))),
        ("9 dec 2 tot 4 uur", (time(14), time(16))),
        ("6-8 uur", (time(18), time(20))),
        ("7 tot 9 uur 's avonds", (time(19), time(21))),
        ("zaal 12 14:00 tot 15:30", (time(14), time(15, 30))),
        ("zaal 1 en 2 uur later", None),
    ],
)
def test_a_range_of_times_gives_begin_and_end(text: str, times: tuple[time, time] | None) -> None:
    found = read_time_range(text)
    assert (found and (found.start, found.end)) == times


@pytest.mark.parametrize(
    ("text", "date_typed", "rest"),
    [
        ("uitzoeken: maandag terugkoppelen", "maandag", "uitzoeken: terugkoppelen"),
        ("notitie, vrijdag @Weert", "vrijdag", "notitie @Weert"),
        ("notitie - vrijdag", "vrijdag", "notitie"),
        ("vrijdag: notitie", "vrijdag", "notitie"),
        ("lijst  delen, vrijdag, met Beek", "vrijdag", "lijst delen, met Beek"),
        ("lijst delen vrijdag.", "vrijdag", "lijst delen."),
        ("vrijdag", "vrijdag", ""),
    ],
)
def test_the_rest_has_no_dangling_marks(text: str, date_typed: str, rest: str) -> None:
    start = text.index(date_typed)
    assert rest_of(text, start, start + len(date_typed)) == rest


@pytest.mark.parametrize("year", range(1966, 2100))  # from the Algemene termijnenwet on
def test_feasts_and_public_holidays_are_those_of_the_calendar(year: int) -> None:
    assert holidays_of(year) == frozenset(country_holidays("NL", years=year))
    named = country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    days = {name: day for day, names in named.items() for name in names.split("; ")}
    feasts = feasts_of(year)
    assert {key: days.get(name) for key, name in NAMES_OF_FEASTS.items()} == dict.fromkeys(NAMES_OF_FEASTS) | {
        key: day for key, day in feasts.items() if key in NAMES_OF_FEASTS
    }


def test_a_feast_of_long_ago_is_read_too() -> None:
    assert read_date("met Pasen 1960", WEDNESDAY).date == date(1960, 4, 17)


def test_the_program_answers_line_by_line_in_the_same_order() -> None:
    lines = [
        '{"text": "Rapport delen vóór 17 mei", "now": "2023-04-12T15:45"}',
        '{"text": "z.s.m.", "now": "2023-04-12T15:45"}',
    ]
    out, error = io.StringIO(), io.StringIO()
    assert main(lines, out, error) == 0
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"date": "2023-05-17", "time": None, "span": "vóór 17 mei", "rest": "Rapport delen"},
        {"date": None, "time": None, "span": None, "rest": "z.s.m."},
    ]


@pytest.mark.parametrize(
    "line", ["geen json", "[]", '{"text": "a"}', '{"text": 5, "now": "2023-04-12T15:45"}', '{"text": "a", "now": 5}']
)
def test_a_broken_line_is_named_in_one_dutch_sentence_and_ends_with_two(line: str) -> None:
    out, error = io.StringIO(), io.StringIO()
    good = '{"text": "vrijdag", "now": "2023-04-12T15:45"}'
    assert main([good, line], out, error) == 2
    assert error.getvalue().startswith("Regel 2 is niet te lezen")
    assert len(out.getvalue().splitlines()) == 1
