"""What holds for any text whatever: no exception, no lost word, no day out of nothing."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.dates import Certainty, normal, read_date, read_time_range, reading, scan
from commands.dates.words import PHRASE_OPENERS, PHRASE_WORDS, TITLES, WORDS

FIRST = datetime(1990, 1, 1, tzinfo=UTC)
PIECES = st.sampled_from(
    """
    vrijdag vr ma zo do 17 mei 17-5 17.5 30-6 2023 '23 week 23 wk54 eind begin half volgende deze over binnen 2 weken
    drie dagen voor vóór uiterlijk t/m om 14:00 uur 14.00 kwart over Kerst Pasen z.s.m. n.t.b. ( ) , ; : - of en de het
    van maand Q3 kwartaal jaar 1e 2e laatste werkdag na morgen vandaag @LLTB #wonen https://a.nl/1-2-2023 artikel 3.1
    notitie delen bedrijven € 49.000 0.0.17 99 999999999 31 februari elke gisteren weekend zomer d.d. jl. a.s. EOD half
    tussen tot taskforce per 24/7 06-12 34 56 78 9999-12-31 31-12-9999 1-1-1 niet later dan op z'n laatst
    """.split()
)
LINES = st.lists(PIECES, max_size=9).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), LINES)
MOMENTS = st.integers(0, 100 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
WORDS_WITHOUT_A_DAY = st.lists(
    st.sampled_from(
        "notitie delen met gemeente voor bedrijven zuid rapport de het een uiterlijk aan bespreken wonen".split()
    ),
    max_size=10,
).map(" ".join)
SAID = """
    zo spoedig mogelijk|op afzienbare termijn|op de middellange termijn|te zijner tijd|nader te bepalen|een dezer dagen
    in de loop der tijd|ooit eens|per ommegaande|op z'n laatst|ten laatste|en niet later dan|uiterste inleverdatum
    laatst op|tot & met|tot en met|in de voormiddag|in de nacht|aan het einde van de werkdag|eind v/d middag|end of day
    close of business|dag van de arbeid|elfde van de elfde|goede vrijdag|witte donderdag|oud en nieuw|oude jaarsavond
    om de week|een keer per|1 x per|maal per|vandaag de dag|dag en nacht|de hele week|van nu af|vanaf heden
    na vandaag|vanaf morgen|5 op 10|2 euro|12 u 30|14 h|3 e|eur 500|17 mei|2 maal|0475 123456|jan+1@x.nl|mr. De Wit
    actiepunt 3 en 4|punt 12.|vr. 2|eind agustus|(17 mei)|MKB-Limburg,
""".replace("\n", "|").split("|")
WORDS_OF_ALL_KINDS = st.one_of(
    PIECES,
    st.sampled_from([word for said in SAID for word in said.split()]),
    st.sampled_from(sorted({*WORDS, *PHRASE_OPENERS, *PHRASE_WORDS, *TITLES})),
    st.sampled_from(sorted({start for starts in PHRASE_OPENERS.values() for start in starts})),
)
BLANKS = st.sampled_from((" ", " ", " ", ", ", ". ", "  ", "\n", " (", "-"))
MIXED = st.lists(st.tuples(WORDS_OF_ALL_KINDS, BLANKS), max_size=12).map(
    lambda parts: "".join(word + blank for word, blank in parts)
)


def letters(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@given(TEXTS, MOMENTS)
@settings(max_examples=400, deadline=None)
def test_no_text_makes_the_reader_fail(text: str, now: datetime) -> None:
    reading = read_date(text, now)
    assert reading.certainty is not Certainty.ASK or (reading.question and reading.date is None)
    read_time_range(text)


@given(TEXTS, MOMENTS)
@settings(max_examples=400, deadline=None)
def test_what_was_read_and_the_rest_are_together_what_was_typed(text: str, now: datetime) -> None:
    reading = read_date(text, now)
    if reading.span is None:
        assert reading.rest == text
        return
    start, end = reading.span
    assert reading.words == text[start:end]
    assert letters(text[:start]) + letters(text[end:]) == letters(reading.rest)


@given(TEXTS, MOMENTS)
@settings(max_examples=300, deadline=None)
def test_a_day_and_a_clock_time_come_only_with_the_words_that_name_them(text: str, now: datetime) -> None:
    reading = read_date(text, now)
    if reading.date is not None:
        assert reading.span is not None
        assert reading.sentence
        assert reading.certainty in (Certainty.SURE, Certainty.ASSUMED)
    else:
        assert reading.time is None


@given(WORDS_WITHOUT_A_DAY, MOMENTS)
def test_words_without_a_digit_or_a_date_word_never_give_a_day(text: str, now: datetime) -> None:
    reading = read_date(text, now)
    assert (reading.date, reading.words, reading.rest) == (None, "", text)


@given(st.integers(1, 400), MOMENTS)
def test_so_many_days_from_now_is_exactly_that_far(days: int, now: datetime) -> None:
    meant = read_date(f"over {days} dagen", now).date
    today = read_date("vandaag", now).date
    assert today is not None
    assert meant == today + timedelta(days=days)


@given(st.dates(date(2000, 1, 1), date(2089, 12, 31)), MOMENTS)
def test_a_complete_date_is_read_whatever_the_day_it_was_typed(day: date, now: datetime) -> None:
    assert read_date(f"{day:%d-%m-%Y}", now).date == day


@given(st.one_of(MIXED, st.sampled_from(SAID), TEXTS))
@settings(max_examples=1000, deadline=None)
def test_words_that_are_looked_up_read_as_they_do_token_by_token(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normal, "_alone", lambda piece: None)
        slow = normal.normalise(text)
    assert normal.normalise(text) == slow


@given(st.one_of(MIXED, TEXTS), MOMENTS)
@settings(max_examples=500, deadline=None)
def test_a_line_that_is_not_worth_reading_holds_no_day(text: str, now: datetime) -> None:
    if normal.worth_reading(text):
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "worth_reading", lambda line: True)
        day = read_date(text, now).date
    assert day is None


@pytest.mark.parametrize("number", ["1", "2", "31", "300"])
def test_no_date_begins_with_a_number_that_is_passed_over_for_what_stands_behind_it(number: str) -> None:
    line = normal.normalise(" ".join(f"{number} {word} en" for word in sorted(WORDS)))
    heads = [scan._head(code) for code in line.codes]
    alone = [
        at for at in range(len(heads)) if line.codes[at] == number and scan._stands_alone(line.codes, heads, at, [])
    ]
    assert len(alone) > 100
    assert [line.codes[at + 1] for at in alone if scan.parse_at(line.normal, line.at(at)) is not None] == []
