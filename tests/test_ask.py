"""Free sentences: the notation they are written in, what is never done unasked, and that no word of a line is lost."""

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from commands.actions.new import NewAction
from commands.actions.stems import stem, terms_of
from commands.ask import orders, questions
from commands.ask.pattern import Pattern, words_of
from commands.ask.questions import is_question
from commands.command import Context, Request
from commands.naming import ordered
from commands.read import read_parts
from commands.reply import Reply
from commands.words.numerals import NUMERALS, all_but, in_digits, take_numbers
from commands.words.unread import UnclearDate
from storage.changes import Actor, table
from storage.models import Change
from storage.store import Store
from tests.group import Group, words
from tests.test_ugly_input import NOW, Talk, talk

__all__ = ["talk"]


def _fits(written: str, text: str) -> dict[str, str] | None:
    slots = {"number": r"(?P<number>\d+)[\s,]*", "rest": r"(?P<rest>.*)"}
    return Pattern(written, slots).match(text, words_of(text))


# --- the notation -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/actie klaar 12", "actie klaar"),
        ("actie klaar 12?", ""),
        ("actie nieuw wie belt de gemeente?", "actie nieuw"),
        ("actie lijst te laat?", "actie lijst"),
        ("ongedaan", "ongedaan"),
        ("help", "horzel"),
        ("wie doet 4", ""),
    ],
)
def test_a_text_orders_for_sure_or_is_a_sentence(text: str, command: str) -> None:
    ordered_command, _ = ordered(text)
    assert (ordered_command.name if ordered_command else "") == command


@pytest.mark.parametrize(
    ("written", "text", "slots"),
    [
        ("klaar {number}", "Klaar 12", {"number": "12"}),
        ("klaar {number}", "klaar: 12", None),
        ("klaar [:] {number}", "klaar: 12!", {"number": "12"}),
        ("(zet|plan) {number} [maar|even] op {rest}", "plan 4 op 1 mei", {"number": "4", "rest": "1 mei"}),
        ("(zet|plan) {number} [maar|even] op {rest}", "zet 4 maar   op", {"number": "4", "rest": ""}),
        ("(zet|plan) {number} op {rest}", "zetten 4 op 1 mei", None),
        ("<nog|er> open", "er nog er nog open?", {}),
        ("afrond* {number}", "afronden 3", {"number": "3"}),
        ("hoe (gaat|staat) het [er] mee", "hoe staat het ermee", None),
    ],
)
def test_a_pattern_fits_the_whole_sentence_or_not(written: str, text: str, slots: dict[str, str] | None) -> None:
    assert _fits(written, text) == slots


def test_every_line_of_a_table_is_filled_from_its_own_pattern() -> None:
    for rule in (*orders._rules(), *questions._rules()):
        needed = {name for _, name, _, _ in Formatter().parse(rule.line) if name}
        assert needed <= set(re.findall(r"\{(\w+)\}", rule.pattern.written)), rule.pattern.written


@pytest.mark.parametrize("written", ["(zet|plan", "[nog", "zet)", "<er"])
def test_a_bracket_too_many_or_too_few_is_a_mistake_of_ours(written: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        Pattern(written, {})


# --- numbers and words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("12", (12,), ""),
        ("#12 besproken", (12,), "besproken"),
        ("nr. 3: tekst", (3,), "tekst"),
        ("4, 10 en 12", (4, 10, 12), ""),
        ("4 t/m 7", (4, 5, 6, 7), ""),
        ("zeven", (7,), ""),
        ("punt eenentwintig klaar", (21,), "klaar"),
        ("4, 2 bedrijven gebeld", (4,), "2 bedrijven gebeld"),
        ("4, 2 het ministerie doet het", (4, 2), "het ministerie doet het"),
        ("4, 10 besproken met de wethouder", (4, 10), "besproken met de wethouder"),
        ("1,5,7 allemaal besproken", (1, 5, 7), "allemaal besproken"),
        ("1,5,7 bedrijven", (1, 5, 7), "bedrijven"),
        ("2 4 en 6", (2, 4, 6), ""),
        ("2 4 6 besproken", (2, 4, 6), "besproken"),
        ("12 3 bedrijven gebeld", (12,), "3 bedrijven gebeld"),
        ("12 20 en 21 november besproken", (12,), "20 en 21 november besproken"),
        ("12 14 uur gebeld", (12,), "14 uur gebeld"),
        ("12 10:30 gebeld", (12,), "10:30 gebeld"),
        ("12e", (), "12e"),
        ("bedrijven bellen", (), "bedrijven bellen"),
    ],
)
def test_numbers_in_front_are_taken_and_no_others(text: str, numbers: tuple[int, ...], rest: str) -> None:
    assert take_numbers(text) == (numbers, rest)


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("7, 8 behalve 8", (7,), ""),
        ("7 en 8 behalve 8 geen tijd", (7,), "geen tijd"),
        ("7 en 8 niet meer nodig, behalve 8", (7,), "niet meer nodig"),
        ("4 t/m 7 klaar (maar niet 5 en 6)", (4, 7), "klaar"),
        ("7 en 8 zonder 8", (7,), ""),
        ("7 behalve 7", (), ""),
        ("7 en 8 behalve 9", (7, 8), "behalve 9"),
        ("7 en 8 behalve noord", (7, 8), "behalve noord"),
        ("7 en 8 besproken, behalve 8 uur", (7, 8), "besproken, behalve 8 uur"),
        ("2 en 3 gedaan zonder 3 bedrijven", (2, 3), "gedaan zonder 3 bedrijven"),
    ],
)
def test_what_is_left_out_of_the_numbers_is_not_among_them(text: str, numbers: tuple[int, ...], rest: str) -> None:
    assert all_but(*take_numbers(text)) == (numbers, rest)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("zeven is klaar", "7 is klaar"),
        ("zeven en acht zijn af", "7 en 8 zijn af"),
        ("punt twaalf naar lwv", "punt 12 naar lwv"),
        ("twee bedrijven gebeld", "twee bedrijven gebeld"),
        ("een brief sturen", "een brief sturen"),
        ("12: drie gemeenten doen mee", "12: drie gemeenten doen mee"),
    ],
)
def test_a_number_word_is_a_number_only_where_it_counts_points(text: str, digits: str) -> None:
    assert in_digits(text) == digits


def test_every_number_word_to_ninety_nine_is_known() -> None:
    assert set(NUMERALS.values()) == set(range(1, 100))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("opiniestukken", "opiniestuk sturen"),
        ("opiniestuk", "de opiniestukken"),
        ("brieven", "brief aan IPO"),
        ("brief", "brieven aan IPO"),
        ("huizen", "een huis zoeken"),
        ("huis", "huizen zoeken"),
        ("vragen", "vraag van Venlo"),
        ("scholen", "de school bellen"),
        ("gemeenten", "gemeente Venlo"),
        ("huisvestingsbehoefte", "behoefte aan huisvesting"),
        ("behoefte", "huisvestingsbehoefte"),
        ("werkbezoek", "bezoek aan het werk"),
    ],
)
def test_a_word_is_found_in_its_other_forms_and_in_parts(word: str, text: str) -> None:
    assert _found(word, text)


@pytest.mark.parametrize(
    ("word", "text"), [("rapport", "rapen van sporten"), ("huisvesting", "thuis"), ("opiniestuk", "stuk over opera")]
)
def test_what_only_looks_alike_is_not_found(word: str, text: str) -> None:
    assert not _found(word, text)


def _found(word: str, text: str) -> bool:
    return any(
        all((f" {piece}" if term.starts else piece) in f" {text}".lower() for piece in term.pieces)
        for term in terms_of(word)
    )


@given(st.text(max_size=40))
def test_a_stem_is_never_longer_than_its_word(word: str) -> None:
    assert len(stem(word)) <= len(word.casefold())


# --- nothing is done unasked ------------------------------------------------------------------------------------------

_PIECES = """
    12 4 1 2 99 klaar af is niet weer open zet op naar lwv lltb noord 1 mei volgende week vrijdag en , . ; voor de het
    stuurgroep vervalt schrap voeg samen doorlopend heropen oeps verkeerde nummer was 13 ook ik wij neem doe wie wat
    waar hoe staat er nog te laat sinds gisteren actie acties signaal kans s1 opgepakt vergadering rapport RIEC ✅ :
""".split()
_SENTENCES = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9).map(" ".join)


def _changes(talk: Talk) -> int:
    def counted(store: Store) -> int:
        return int(store.connection.execute(select(func.count()).select_from(table(Change))).scalar_one())

    return talk.staged.storage.read(counted)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """A body with fourteen points; the tests only ask whether something changed."""
    from tests.dialogue import stage

    staged = stage(f"sqlite:///{tmp_path_factory.mktemp('vragen') / 'horzel.db'}")
    found = Talk(staged)
    for number in range(1, 15):
        found.say(f"actie nieuw punt {number} over huisvesting")
    yield found
    staged.storage.close()


def _is_dutch(reply: Reply) -> bool:
    return len(re.findall(r"[^\W\d_]+", reply.summary)) >= 2 and "Er ging iets mis" not in reply.summary


@settings(max_examples=150)
@given(text=st.text(max_size=60))
def test_any_text_gets_a_dutch_answer_and_changes_nothing_when_it_says_so(group: Talk, text: str) -> None:
    _says_what_it_does(group, text)


@settings(max_examples=300)
@given(text=_SENTENCES)
def test_any_row_of_our_own_words_gets_an_answer_that_says_what_it_does(group: Talk, text: str) -> None:
    _says_what_it_does(group, text)


def _says_what_it_does(group: Talk, text: str) -> None:
    before = _changes(group)
    reply = group.say(text, private=True)
    assert _is_dutch(reply), reply.summary
    if re.search(r"niets gewijzigd|begrijp ik niet|Bedoelt u|bestaat niet|ontbreekt|Welke datum", reply.summary):
        assert _changes(group) == before, reply.summary
    if _changes(group) != before:
        can_go_back = any(button.command == "ongedaan" for button in reply.buttons())
        assert can_go_back or reply.summary.startswith("Ongedaan gemaakt"), reply.summary


@settings(max_examples=200)
@given(text=_SENTENCES)
def test_a_question_mark_never_changes_anything(group: Talk, text: str) -> None:
    before = _changes(group)
    reply = group.say(f"{text}?", private=True)
    assert _is_dutch(reply), reply.summary
    assert _changes(group) == before, (text, reply.summary)


@pytest.mark.parametrize("text", ["wat staat er open", "wie doet 4", "hoe staat het met 4", "is 4 klaar?", "4?"])
def test_a_question_is_known_by_its_mark_or_its_first_word(text: str) -> None:
    assert is_question(text)


# --- no word of a line is lost ----------------------------------------------------------------------------------------

_PARTS = """
    rapport delen met leden|lijst aanleveren|Stein bellen|overleg in Venlo|uitbuiting|@LLTB|@lwv,|@Onbekend|LWV:|- noord
    (LLTB, LWV)|(gemeente Weert)|door provincie|, provincie|uiterlijk 17 mei|voor 1 juni|volgende week|vóór vrijdag|( )
    z.s.m.|#wonen|thema werken|#onbekend|regio noord|regio noord en zuid|in de regio midden|voor LLTB|voor het congres
    met @LLTB|namens MKB|eigenaar LWV|en|de|.|!|:|…|Horst aan de Maas|Peel en Maas|12|2 bedrijven|regio|door
    thema: wonen|#midden|regio: zuid|- LWV -|. LLTB.|/ LWV|, wonen|; werken|, actie LWV|(?)|eigenaar onbekend|@provinsie
    , gemeente Weert|doorlopend|eindmei|Provincie - kaart
""".strip()
_LINE = st.lists(st.sampled_from(re.split(r"\||\n\s*", _PARTS)), min_size=1, max_size=7).map(" ".join)


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text.casefold()))


@settings(max_examples=400)
@given(text=_LINE | st.text(max_size=80))
def test_what_was_read_and_what_is_left_together_are_what_was_typed(group: Talk, text: str) -> None:
    def taken_apart(store: Store) -> list[str]:
        body = store.bodies.called("taskforce")
        assert body is not None
        store.enter(body, Actor(None, "test", NOW))
        directory = store.directory()
        address = "terminal:lokaal:lltb"
        request = Request(key="test", who=address, where=address, now=NOW, text=text)
        ctx = Context(store, directory, directory.accounts[address], request, NOW)
        try:
            parts = read_parts(NewAction, text, ctx)
        except UnclearDate:
            return _words(text)  # nothing is taken out of a line with a date that must be asked for
        return _words(" ".join([*parts.taken, parts.rest]))

    assert group.staged.storage.read(taken_apart) == _words(text)


def test_the_last_day_of_a_month_stays_the_last_when_it_moves_a_month(group: Talk) -> None:
    group.say("actie nieuw kwartaalbericht uiterlijk 31 mei")
    group.say("15 een maand later", private=True)
    assert any(point.due == date(2023, 6, 30) for point in group.points())


def test_a_list_that_was_typed_with_a_slash_can_be_followed(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Rapport delen", "LLTB")
        group.point("Bedrijven noemen", "LWV")
        assert "Rapport delen" in words(group.say("actie lijst LLTB", "Luuk"))
        assert "Bedrijven noemen" in words(group.say("en LWV?", "Luuk", private=True))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("hoeveel acties hebben we?", "2 open actiepunten"),
        ("toon de hele lijst", "2 open actiepunten"),
        ("wanneer is 1 klaar?", "Actiepunt 1: Rapport delen"),
        ("wat doet horzel?", "Horzel houdt de actiepunten"),
        ("1 ook mede voor LWV", "LLTB, LWV"),
    ],
)
def test_the_special_sentence_goes_before_the_general_one(sqlite_url: str, said: str, answer: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Rapport delen", "LLTB")
        group.point("Bedrijven noemen", "LWV")
        assert answer in words(group.say(said, private=True))
