"""Signals: what is read, who hears of it, who decides, what is known already, and what goes when its term is over."""

import json
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.examples import anybodys
from commands.reply import Button, Reply
from commands.report import Grid
from commands.signals import SIGNAL_COMMANDS
from commands.signals.kind import guess
from commands.signals.reading import take_link, title_of
from commands.signals.retention import retention
from commands.signals.warning import overlap, plain_link, words_of
from commands.signals.words import understand_signal
from commands.words.period import take_period
from storage.changes import Actor, broken_line, table
from storage.models import Change, Note, Outgoing, Signal
from storage.store import Store
from tests.group import Group, words


def _button(reply: Reply, label: str) -> Button:
    return next(button for button in reply.buttons() if button.label == label)


def _signal(group: Group, number: int) -> Signal:
    signals = table(Signal)
    question = signals.select().where(signals.c.number == number)
    return group.storage.read(lambda store: Signal.read(store.connection.execute(question).mappings().one()))


def _count(group: Group) -> int:
    return len(group.storage.read(lambda store: store.connection.execute(table(Signal).select()).all()))


# --- what a text means ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "command", "line"),
    [
        ("signaal 3 opgepakt", "signaal status", "3 opgepakt"),
        ("/signaal opgepakt 3", "signaal status", "3 opgepakt"),
        ("S3 is opgepakt", "signaal status", "3 opgepakt"),
        ("opgepakt S3 gebeld met de krant", "signaal status", "3 opgepakt gebeld met de krant"),
        ("3 opgepakt", "signaal status", "3 opgepakt"),
        ("ik heb S3 opgepakt", "signaal status", "3 opgepakt"),
        ("ik pak S3 op", "signaal status", "3 opgepakt"),
        ("S3 en S4 afgehandeld", "signaal status", "3, 4 afgehandeld"),
        ("S3 klaar", "signaal status", "3 klaar"),
        ("s3 niet opportuun: te laat", "signaal status", "3 niet opportuun te laat"),
        ("oeps, S3 weer open", "signaal status", "3 weer open"),
        ("S3 naar stuurgroep", "signaal klaarzetten", "3 stuurgroep"),
        ("naar stuurgroep S3", "signaal klaarzetten", "3 stuurgroep"),
        ("signaal s3 niet kansrijk", "signaal status", "3 niet kansrijk"),
        ("signaal S3 was van vorige maand, afgehandeld", "signaal status", "3 afgehandeld was van vorige maand"),
        ("signaal S3 wacht op antwoord", "signaal status", "3 wacht op antwoord"),
        ("signaal S3 S4 bekeken", "signaal status", "3, 4 bekeken"),
        ("signaal opgepakt", "signaal status", ""),
        ("signaal wat speelt er in Weert", "signaal lijst", "wat speelt er in Weert"),
        ("signaal kansen", "signaal lijst", "kansen"),
        ("signaal kansen voor tuinbouw in Venlo", "signaal nieuw", "kansen voor tuinbouw in Venlo"),
        ("breng S3 naar de Stuurgroep", "signaal klaarzetten", "3 Stuurgroep"),
        ("S3 niet naar de stuurgroep", "signaal klaarzetten", "3 niet stuurgroep"),
        ("maak van S3 een actie", "signaal wordt actie", "3"),
        ("signaal 3 wordt actie: bellen (LLTB) 17 mei", "signaal wordt actie", "3 bellen (LLTB) 17 mei"),
        ("maak S3 een actiepunt (LWV)", "signaal wordt actie", "3 (LWV)"),
        ("S3 is een kans", "signaal wijzig", "3 soort kans"),
        ("S3 voor dinsdag", "signaal wijzig", "3 voor dinsdag"),
        ("S3: redactie belt terug", "signaal notitie", "3 redactie belt terug"),
        ("notitie bij S3 redactie belt", "signaal notitie", "3 redactie belt"),
        ("S3", "signaal toon", "3"),
        ("signaal nr 3", "signaal toon", "3"),
        ("S3 opgepakt?", "signaal toon", "3"),
        ("signaal 3 afgehandeld?", "signaal toon", "3"),
        ("wat is er met S3 gebeurd?", "signaal geschiedenis", "3"),
        ("welke signalen zijn er?", "signaal lijst", "welke   zijn er?"),
        ("signaal lijst", "signaal lijst", "lijst"),
        ("signaal is er iets over Weert?", "signaal lijst", "is er iets over Weert?"),
        ("signaal krant zoekt teler", "signaal nieuw", "krant zoekt teler"),
        ("signaal: krant zoekt teler", "signaal nieuw", "krant zoekt teler"),
        ("signaal 60 bedden vrij in Weert", "signaal nieuw", "60 bedden vrij in Weert"),
        ("signaal 60 regio's doen mee", "signaal nieuw", "60 regio's doen mee"),
        ("signaal opgepakt door de media: vijf gezinnen", "signaal nieuw", "opgepakt door de media: vijf gezinnen"),
    ],
)
def test_words_about_signals_are_understood_in_any_order(text: str, command: str, line: str) -> None:
    assert understand_signal(text) == (command, line)


@pytest.mark.parametrize(
    "text",
    [
        "12 klaar",
        "klaar 12",
        "3 afgehandeld",
        "12: signalen doorgegeven aan gemeente",
        "krant zoekt teler",
        "wat staat er open?",
        "LLTB pakt 3 op",
        "seintje geven aan Weert",
        "",
    ],
)
def test_words_about_something_else_are_left_to_others(text: str) -> None:
    assert understand_signal(text) is None


@given(st.text(max_size=120))
def test_a_question_about_signals_never_changes_anything(text: str) -> None:
    found = understand_signal(f"signaal {text}?")
    assert found is not None
    assert found[0] in {"signaal toon", "signaal geschiedenis", "signaal lijst"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("krant zoekt teler voor interview", "media"),
        ("tv wil een uitzending maken over klachten", "media"),
        ("geen ambtelijke capaciteit bij kleinere gemeenten", "knelpunt"),
        ("wachtlijst voor taallessen", "knelpunt"),
        ("camping dreigt te sluiten", "bedreiging"),
        ("omwonenden protesteren tegen nieuwe locatie", "bedreiging"),
        ("huisvester X wil praten, ik leg contact", "kans"),
        ("vaste medewerkers", "kans"),
        ("iets heel anders", "kans"),
    ],
)
def test_the_kind_is_guessed_from_a_few_words(text: str, kind: str) -> None:
    assert guess(text) == kind


def test_a_link_is_taken_out_and_gives_a_title() -> None:
    assert take_link("zie (https://a.nl/x?b=1), graag") == ("https://a.nl/x?b=1", "zie ( ), graag")
    assert take_link("<https://a.nl/x|a.nl> lezen") == ("https://a.nl/x", "lezen")
    assert take_link("geen link") == ("", "geen link")
    assert title_of("https://www.krant.nl/nieuws/123/reguleer-inzet-arbeidsmigranten.html") == (
        "krant.nl: reguleer inzet arbeidsmigranten"
    )
    assert title_of("https://krant.nl/a/123") == "krant.nl"
    assert title_of("https://[krant") == plain_link("https://[krant") == "https://[krant"
    assert plain_link("http://www.krant.nl/a/?utm_source=x") == plain_link("https://krant.nl/a")
    assert plain_link("https://krant.nl/a?id=1") != plain_link("https://krant.nl/a?id=2")


def test_texts_are_alike_when_they_share_most_of_their_words() -> None:
    one = words_of("geen ambtelijke capaciteit bij de kleinere gemeenten")
    assert overlap(one, words_of("Géén ambtelijke capaciteit kleinere gemeente!")) == 1
    assert overlap(one, words_of("geen plek voor een camping")) < 0.3
    assert overlap(words_of("krant belt"), words_of("krant schrijft")) == 0


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("media mei", date(2023, 5, 1), date(2023, 6, 1)),
        ("in juni", date(2022, 6, 1), date(2022, 7, 1)),
        ("december 2021", date(2021, 12, 1), date(2022, 1, 1)),
        ("sinds 1 mei", date(2023, 5, 1), None),
        ("vanaf 12-6", date(2022, 6, 12), None),
        ("sinds maandag", date(2023, 5, 15), None),
        ("sinds april", date(2023, 4, 1), None),
        ("vorige week", date(2023, 5, 8), date(2023, 5, 15)),
        ("deze maand", date(2023, 5, 1), date(2023, 6, 1)),
        ("vorig kwartaal", date(2023, 1, 1), date(2023, 4, 1)),
        ("Q2", date(2023, 4, 1), date(2023, 7, 1)),
        ("kwartaal 4", date(2022, 10, 1), date(2023, 1, 1)),
        ("2022", date(2022, 1, 1), date(2023, 1, 1)),
        ("gisteren", date(2023, 5, 16), date(2023, 5, 17)),
    ],
)
def test_a_period_lies_behind_us(text: str, since: date, until: date | None) -> None:
    period, _ = take_period(text, date(2023, 5, 17))
    assert period
    assert (period.since, period.until) == (since, until)


@pytest.mark.parametrize("text", ["noord kansen", "sinds 31 februari", "meisje", "marktplaats", ""])
def test_words_without_a_period_give_none(text: str) -> None:
    assert take_period(text, date(2023, 5, 17)) == (None, text)


@given(st.text(max_size=60), st.dates(date(2000, 3, 1), date(2100, 1, 1)))
def test_any_text_can_be_asked_for_a_period(text: str, today: date) -> None:
    period, _ = take_period(text, today)
    assert period is None or period.until is None or period.since < period.until


# --- reporting --------------------------------------------------------------------------------------------------------


def test_every_field_is_read_from_one_line_in_any_order(database_url: str) -> None:
    with Group(database_url) as group:
        group.say(
            "signaal voor dinsdag: media, omroep zoekt gast uit Venlo https://o.nl/oproep (bron: redactie)", "Luuk"
        )
        group.say("signaal omroep wil een gast spreken uit Weert, via LWV, uiterlijk 12 mei, media", "Luuk")
        one, two = _signal(group, 1), _signal(group, 2)
    assert (one.kind, one.regions, one.gemeente, one.before) == ("media", ["Noord-Limburg"], "Venlo", date(2023, 5, 9))
    assert (one.link, one.origin) == ("https://o.nl/oproep", "redactie")
    assert (two.kind, two.gemeente, two.before) == ("media", "Weert", date(2023, 5, 12))


@pytest.mark.parametrize(
    "text",
    [
        "krant schreef op 8 april 2023 over ons",  # that day is when something was
        "in mei is er een congres",  # a month is no day
        "congres 24-25 mei",  # two days: asked, not chosen
    ],
)
def test_a_day_that_is_not_the_last_useful_one_stays_in_the_text_alone(text: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say(f"signaal {text}", "Luuk")
        assert (_signal(group, 1).before, _signal(group, 1).text) == (None, text)


def test_a_day_that_was_asked_for_is_set_by_its_button(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("signaal congres 24-25 mei", "Luuk")
        changed = group.press(_button(asked, "Vóór woensdag 24 mei 2023"), "Luuk")
        assert "De kennisambassadeur is geïnformeerd." in words(changed)
        assert _signal(group, 1).before == date(2023, 5, 24)


def test_the_kennisambassadeur_hears_at_once_of_media_and_of_what_has_a_date(database_url: str) -> None:
    with Group(database_url) as group:
        assert "is geïnformeerd" in words(group.say("signaal krant zoekt teler", "Luuk"))
        assert "is geïnformeerd" in words(group.say("signaal kans: klooster bekijken, voor 12 mei", "Luuk"))
        assert "in het weekbericht" in words(group.say("signaal kans: huisvester wil praten", "Luuk"))
        assert "weekbericht" not in words(group.say("signaal media: krant wil artikel", "Kees"))
        told = group.posted("told")
    assert [message.address for message in told] == ["slack:T1:Kees"] * 2


def test_without_a_kennisambassadeur_the_secretary_hears(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:

        def leave(store: Store) -> None:
            directory = group._enter(store, "Sanne", None)
            store.changes.change(directory.member_names["kees"], active=False)
            store.finish()

        group.storage.write(leave).result()
        assert "de secretaris is geïnformeerd" in words(group.say("signaal krant zoekt teler", "Luuk"))
        assert [message.address for message in group.posted("told")] == ["slack:T1:Sanne"]


def test_one_tap_changes_the_guessed_kind(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        guessed = group.say("signaal krant zoekt teler", "Luuk")
        assert [button.label for button in guessed.buttons()][:3] == ["Kans", "Bedreiging", "Knelpunt"]
        assert group.press(_button(guessed, "Kans"), "Noor").summary.startswith("Signaal S1 is nu een kans")
        said = group.say("signaal media: krant zoekt nog een ander", "Luuk")
        assert [button.label for button in said.buttons()] == ["Wijzig", "Ongedaan maken"]


def test_a_message_fills_in_the_form_and_its_link_is_kept(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        form = group.press(
            Button(
                label="Maak signaal",
                command="signaal formulier",
                args={"what": "LLTB: werkbezoek", "link": "https://c/1"},
            ),
            "Luuk",
        )
        saved = group.send(form, {"kind": "kans"}, "Luuk")
        assert saved.summary == "Signaal S1 vastgelegd (kans): LLTB: werkbezoek"
        assert _signal(group, 1).link == "https://c/1"


def test_a_form_with_an_unclear_date_comes_back_filled(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        form = group.say("signaal", "Luuk")
        again = group.send(form, {"what": "krant zoekt teler", "before": "ooit"}, "Luuk")
        assert again.form
        fields = {shown.name: shown for shown in again.form.inputs}
        assert fields["what"].value == "krant zoekt teler"
        assert "lees ik geen datum" in fields["before"].error
        assert _count(group) == 0


def test_a_reader_cannot_report(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:

        def demote(store: Store) -> None:
            directory = group._enter(store, "Sanne", None)
            store.changes.change(directory.member_names["luuk"], role="lezer")
            store.finish()

        group.storage.write(demote).result()
        assert group.say("signaal nieuw krant zoekt teler", "Luuk").summary.startswith("Signaal melden mag u niet zelf")
        assert group.say("signalen", "Luuk").summary == "Geen open signalen."


UGLY = (
    "?",
    "😀" * 50,
    "x" * 10_000,
    "\u202eabc def",
    "a\u200bb\u200bc",
    "<!channel> hallo",
    "<@U123> belt",
    "=1+1 en meer",
    "'; DROP TABLE signal;--",
    "https://[bad",
    "www.",
    "kans:",
    "bron:",
    "voor dinsdag",
    "#3",
    "1 wordt actie: x",
    "wijzig 1 voor 31 februari",
    "lijst %_\\",
    "op 1-2 of 2-3",
    "12-13-2023",
    "1 naar",
    "\n\n",
)


def test_ugly_texts_are_answered_in_a_sentence(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal huisvester wil praten", "Luuk")
        for before in ("signaal ", "signalen ", "S1 ", "signaal notitie 1 "):
            for text in UGLY:
                assert "ging iets mis" not in group.say(before + text, "Kees").summary, before + text[:40]


# --- questions before saving ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://krant.nl/a/over-huisvesting-hier", "kijk http://www.krant.nl/a/over-huisvesting-hier/ eens"),
        ("knelpunt noord: geen ambtelijke capaciteit", "Geen ambtelijke capaciteit!"),
        ("krant zoekt teler voor interview", "krant zoekt een teler voor het interview"),
    ],
)
def test_what_is_known_already_is_shown_before_saving(first: str, second: str, database_url: str) -> None:
    with Group(database_url) as group:
        group.say(f"signaal {first}", "Luuk")
        asked = group.say(f"signaal {second}", "Noor")
        assert asked.only_me
        assert "S1" in asked.summary
        assert _count(group) == 1
        assert group.press(_button(asked, "Toon S1"), "Noor").summary.startswith("Signaal S1")
        anyway = _button(asked, "Toch opslaan")
        assert group.press(anyway, "Noor").summary.startswith("Signaal S2 vastgelegd")
        assert "al beantwoord" in group.press(anyway, "Noor").summary
        assert _count(group) == 2


def test_the_same_words_about_another_region_are_another_signal(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal knelpunt Venlo: geen ambtelijke capaciteit", "Luuk")
        assert group.say("signaal knelpunt Weert: geen ambtelijke capaciteit", "Luuk").summary.startswith("Signaal S2")


@pytest.mark.parametrize(("label", "kept"), [("Zonder die gegevens opslaan", False), ("Toch opslaan", True)])
def test_data_of_a_person_are_asked_about_first(label: str, kept: bool, database_url: str) -> None:
    with Group(database_url) as group:
        asked = group.say("signaal kans: teler wil praten, bel 06-12345678", "Luuk")
        assert asked.only_me
        assert asked.summary == "Let op: ik zie een telefoonnummer. Er is nog niets opgeslagen."
        assert _count(group) == 0
        group.press(_button(asked, label), "Luuk")
        number = "06-12345678" if kept else "[telefoonnummer]"
        assert _signal(group, 1).text == f"teler wil praten, bel {number}"


def test_the_text_can_be_changed_in_the_form_and_is_looked_at_again(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("signaal teler wil praten, mail a@b.nl", "Luuk")
        form = group.press(_button(asked, "Tekst aanpassen"), "Luuk")
        assert form.form
        assert form.form.inputs[0].value == "teler wil praten, mail a@b.nl"
        assert "e-mailadres" in group.send(form, {"what": "mail c@d.nl"}, "Luuk").summary
        assert group.send(form, {"what": "teler wil praten"}, "Luuk").summary.startswith("Signaal S1")


def test_both_questions_can_come_one_after_the_other(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal teler wil praten over huisvesting", "Luuk")
        private = group.say("signaal teler wil praten over huisvesting 06-12345678", "Noor")
        known = group.press(_button(private, "Zonder die gegevens opslaan"), "Noor")
        assert "S1" in known.summary
        group.press(_button(known, "Toch opslaan"), "Noor")
        assert _signal(group, 2).text == "teler wil praten over huisvesting [telefoonnummer]"


def test_somebody_else_cannot_answer_the_question(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("signaal teler wil praten 06-12345678", "Luuk")
        assert "verlopen" in group.press(_button(asked, "Toch opslaan"), "Noor").summary
        assert _count(group) == 0


@pytest.mark.parametrize(
    "text",
    ["signaal notitie 1 mail a@b.nl", "signaal wijzig 1 tekst: bel 0612345678", "S1 opgepakt bel 0612345678"],
)
def test_every_way_into_the_shared_list_is_looked_at(text: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal huisvester wil praten", "Luuk")
        asked = group.say(text, "Luuk")
        assert asked.summary.startswith("Let op: ik zie een")
        group.press(_button(asked, "Zonder die gegevens opslaan"), "Luuk")
        shown = words(group.say("signaal 1", "Luuk"))
    assert "[" in shown
    assert "0612345678" not in shown
    assert "a@b.nl" not in shown


def test_a_long_text_survives_the_question(sqlite_url: str) -> None:
    text = "huisvester wil praten " * 80 + "06-12345678"
    with Group(sqlite_url) as group:
        asked = group.say(f"signaal {text}", "Luuk")
        assert all(len(json.dumps(button.args)) < 300 for button in asked.buttons())
        group.press(_button(asked, "Toch opslaan"), "Luuk")
        assert _signal(group, 1).text == text


# --- what becomes of it -----------------------------------------------------------------------------------------------


def test_the_reporter_hears_what_became_of_it_but_not_when_he_did_it_himself(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("S1 opgepakt", "Luuk")
        assert group.posted("told") == []
        assert "Luuk krijgt bericht." in words(group.say("S1 is afgehandeld, gesprek was goed", "Kees"))
        (told,) = group.replies("told")
        assert told.summary == "Uw signaal S1 is afgehandeld: huisvester wil praten"
        assert "gesprek was goed" in words(told)
        signal = _signal(group, 1)
    assert (signal.status, signal.closed_note, signal.closed_at is None) == ("afgehandeld", "gesprek was goed", False)


def test_only_the_kennisambassadeur_and_up_or_the_reporter_decides(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        for text in ("S1 opgepakt", "S1 naar stuurgroep", "maak van S1 een actie"):
            assert group.say(text, "Noor").summary.startswith(
                "Dit doet de kennisambassadeur, of wie het meldde (Luuk)."
            )
        assert group.say("signaal notitie 1 ik ken hem", "Noor").summary.startswith("Notitie bij signaal S1")
        assert _signal(group, 1).status == "nieuw"
        for who in ("Luuk", "Kees", "Sanne", "Vera"):
            assert group.say("S1 opgepakt", who).summary.startswith("Signaal S1")
            group.say("S1 bekeken", who)


def test_closing_what_is_closed_says_so(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("S1 afgehandeld", "Luuk")
        assert "was al afgehandeld op dinsdag 2 mei 2023" in group.say("signaal 1 afgehandeld", "Luuk").summary
        group.say("S1 weer open", "Luuk")
        signal = _signal(group, 1)
    assert (signal.status, signal.closed_at) == ("bekeken", None)


def test_several_at_once_and_what_was_done_already(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for text in ("huisvester wil praten", "camping dreigt te sluiten", "wachtlijst voor taallessen"):
            group.say(f"signaal {text}", "Luuk")
        group.say("S2 niet opportuun", "Kees")
        done = group.say("S1, S2 en S3 niet opportuun", "Kees")
        assert done.summary == "2 signalen niet opportuun."
        assert "was al niet opportuun" in words(done)
        group.press(_button(done, "Ongedaan maken"), "Kees")
        assert [_signal(group, number).status for number in (1, 2, 3)] == ["nieuw", "niet opportuun", "nieuw"]


def test_a_signal_becomes_an_action_point_with_links_both_ways_and_back(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: klooster in Weert bekijken, voor 12 mei", "Luuk")
        made = group.say("maak van S1 een actie (LLTB)", "Kees")
        assert made.summary == "Signaal S1 omgezet in actiepunt 1: klooster in Weert bekijken"
        assert "Uiterlijk: vrijdag 12 mei 2023" in words(made)
        assert "Signaal: S1" in words(group.say("actie toon 1"))
        assert "omgezet in actiepunt 1" in words(group.say("signaal 1"))
        assert "was al omgezet in actiepunt 1" in group.say("S1 wordt actie", "Kees").summary
        group.press(_button(made, "Ongedaan maken"), "Kees")
        signal = _signal(group, 1)
        assert (signal.status, signal.action, signal.closed_at) == ("nieuw", None, None)


def test_the_words_behind_it_are_the_action_point(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal krant zoekt teler", "Luuk")
        made = words(group.say("signaal 1 wordt actie: teler vragen (LLTB) vrijdag", "Kees"))
        assert made.startswith("Signaal S1 omgezet in actiepunt 1: teler vragen\nWie: LLTB\n")
        assert "Uiterlijk: vrijdag 5 mei 2023" in made


def test_to_the_stuurgroep_is_a_mark_and_nothing_is_sent(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal knelpunt: geen ambtelijke capaciteit", "Luuk")
        assert "er is niets verstuurd" in words(group.say("S1 naar stuurgroep", "Luuk"))
        assert "alleen klaarzetten voor de Stuurgroep" in group.say("S1 naar LWV", "Luuk").summary
        assert group.say("signalen stuurgroep", "Luuk").summary == "1 open signaal: voor de Stuurgroep."
        group.say("S1 niet naar stuurgroep", "Luuk")
        assert not _signal(group, 1).to_steering
        assert group.posted("told") == []


def test_a_number_that_does_not_exist_says_what_does(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        assert group.say("S9 opgepakt").summary == "Signaal S9 bestaat niet. Er zijn nog geen signalen."
        group.say("signaal huisvester wil praten", "Luuk")
        for text in ("S9 opgepakt", "signaal 9", "signaal notitie 9 hallo", "signaal wijzig 9 media", "S9 wordt actie"):
            assert group.say(text).summary == "Signaal S9 bestaat niet. Het hoogste nummer is S1."


def test_a_withdrawn_signal_is_in_no_list_and_its_number_is_not_used_again(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        saved = group.say("signaal huisvester wil praten", "Luuk")
        group.press(_button(saved, "Ongedaan maken"), "Luuk")
        assert group.say("signalen alle").summary == "Geen signalen: ook gesloten."
        assert "ingetrokken" in group.say("signaal 1").summary
        assert group.say("signaal huisvester wil praten", "Luuk").summary.startswith("Signaal S2")


@pytest.mark.parametrize(
    ("text", "ending", "numbers"),
    [
        ("signaal export", "xlsx", ["S1", "S2"]),
        ("signalen kansen als word", "docx", ["S1"]),
        ("signaal export alle csv", "csv", ["S1", "S2", "S3"]),
        ("horzel export signalen afgehandeld pdf", "pdf", ["S3"]),
    ],
)
def test_the_signals_of_a_list_go_out_as_a_file(sqlite_url: str, text: str, ending: str, numbers: list[str]) -> None:
    with Group(sqlite_url) as group:
        for said in ("kans: huisvester wil praten", "media: omroep zoekt gast", "kans: loods staat leeg"):
            group.say(f"signaal {said}", "Luuk")
        group.say("signaal 3 afgehandeld, al verhuurd", "Luuk")
        (file,) = group.say(text, "Luuk").files()
    (table,) = (block for block in file.report.blocks if isinstance(block, Grid))
    assert file.name.endswith(f".{ending}")
    assert [row[0] for row in table.rows] == numbers
    assert all("afgehandeld: al verhuurd" in row for row in table.rows if row[0] == "S3")


def test_a_question_mark_never_changes_a_signal(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal huisvester wil praten", "Luuk")
        for text in (
            "S1 afgehandeld?",
            "signaal status 1 afgehandeld?",
            "signaal 1 naar stuurgroep?",
            "maak van S1 een actie?",
        ):
            group.say(text, "Kees")
        group.say("signaal krant zoekt teler?", "Luuk")
        signal = _signal(group, 1)
        assert (signal.status, signal.to_steering, signal.action, _count(group)) == ("nieuw", False, None, 1)


# --- changing and looking back ----------------------------------------------------------------------------------------


def test_every_field_can_be_changed_in_words(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: camping bekijken", "Luuk")
        for text in (
            "media",
            "voor 12 mei",
            "regio noord",
            "bron: Dagblad",
            "https://k.nl/a",
            "tekst: camping in Weert",
        ):
            assert group.say(f"signaal wijzig 1 {text}", "Noor").summary.startswith("Signaal S1")
        signal = _signal(group, 1)
        assert (signal.kind, signal.before, signal.origin) == ("media", date(2023, 5, 12), "Dagblad")
        assert (signal.text, signal.gemeente, signal.regions) == ("camping in Weert", "Weert", ["Midden-Limburg"])
        assert signal.link == "https://k.nl/a"
        group.say("signaal wijzig 1 geen datum", "Noor")
        assert _signal(group, 1).before is None
        assert "niets gewijzigd" in group.say("signaal wijzig 1 media", "Noor").summary


def test_the_form_of_a_change_holds_everything_and_can_empty_a_field(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: camping in Venlo bekijken, voor 12 mei, bron: Dagblad", "Luuk")
        form = group.say("signaal wijzig 1", "Luuk")
        assert form.form
        held = {shown.name: shown.value for shown in form.form.inputs}
        assert (held["regions"], held["before"]) == ("Noord-Limburg", "2023-05-12")
        group.send(form, {"before": "", "origin": "", "kind": "knelpunt"}, "Luuk")
        signal = _signal(group, 1)
    assert (signal.before, signal.origin, signal.kind, signal.gemeente) == (None, "", "knelpunt", "Venlo")


def test_lists_take_their_words_in_any_order(database_url: str) -> None:
    with Group(database_url) as group:
        for text in (
            "kans Venlo: klooster bekijken",
            "knelpunt Weert: geen capaciteit",
            "media krant belt over camping",
            "bedreiging noord: camping dreigt te sluiten",
        ):
            group.say(f"signaal {text}", "Luuk")
        group.say("S3 afgehandeld", "Kees")
        group.say("S2 opgepakt", "Kees")

        def numbers(text: str) -> list[str]:
            reply = group.say(text, "Noor")
            return [word for word in words(reply).split() if word.startswith("S") and word[1:].isdigit()]

        assert numbers("signalen") == ["S4", "S2", "S1"]
        assert numbers("signalen noord kansen") == numbers("signalen kansen in noord") == ["S1"]
        assert numbers("signalen noord") == ["S4", "S1"]
        assert numbers("signalen Weert") == ["S2"]
        assert numbers("signalen gesloten") == ["S3"]
        assert numbers("signalen alle") == ["S4", "S3", "S2", "S1"]
        assert numbers("signalen media mei") == numbers("signaal lijst mei media") == ["S3"]
        assert numbers("signalen april") == []
        assert numbers("signalen opgepakt") == ["S2"]
        assert numbers("signalen zoek camping") == ["S4", "S3"]
        assert numbers("signalen van mij") == []
        assert group.say("signalen kansen", "Noor").summary == "1 open kans."
        assert group.say("signalen 100%", "Noor").summary == "Geen signalen: met “100%”."


def test_ten_rows_and_the_rest_behind_a_button(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for number in range(13):
            group.say(f"signaal kans: huisvester {chr(65 + number)}{number} belt over pand {number * 7}", "Luuk")
        first = group.say("signalen kansen", "Noor")
        assert first.summary == "13 open kansen."
        following = group.press(_button(first, "Toon meer"), "Noor")
        shown = [button.args["number"] for button in (*first.buttons(), *following.buttons()) if button.label == "Toon"]
    assert shown == [str(number) for number in range(13, 0, -1)]


def test_the_history_says_who_did_what(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.now += timedelta(hours=1)
        group.say("S1 opgepakt gebeld", "Kees")
        group.now += timedelta(hours=1)
        group.say("S1 naar stuurgroep", "Kees")
        told = words(group.say("wat is er met S1 gebeurd?", "Noor", private=True))
    assert "Signaal S1 is opgepakt" in told
    assert told.index("gemeld") < told.index("notitie: gebeld") < told.index("klaargezet voor de Stuurgroep")


# --- the term ---------------------------------------------------------------------------------------------------------


def _retain(group: Group, now: datetime) -> list[str]:
    def run(moment: datetime, store: Store) -> list[str]:
        body = store.bodies.called("taskforce", lock=True)
        assert body
        store.enter(body, Actor(None, f"tick:{moment.isoformat()}", moment))
        told = retention(store, store.directory(), moment)
        store.finish()
        return told

    return group.storage.write(partial(run, now)).result()


def test_words_of_closed_signals_go_after_their_term_from_the_trail_as_well(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: geheim klooster in Weert, bron: Geheimpje https://geheim.nl/x", "Luuk")
        group.say("signaal kans: blijft nog even open staan", "Luuk")
        group.say("signaal notitie 1 geheim gesprek", "Luuk")
        group.say("signaal wijzig 1 tekst: nog geheimer", "Luuk")
        group.say("S1 afgehandeld geheime afloop", "Kees")
        term = group.now + timedelta(days=730)
        assert _retain(group, term - timedelta(days=1)) == []
        assert _retain(group, term + timedelta(days=1)) == ["Taskforce: 1 gesloten signaal gewist"]
        assert _retain(group, term + timedelta(days=1)) == []
        assert _retain(group, term + timedelta(days=2)) == []

        def everything(store: Store) -> str:
            rows = [store.connection.execute(table(model).select()).all() for model in (Signal, Note, Change, Outgoing)]
            return str(rows).casefold()

        assert "gehei" not in group.storage.read(everything)
        assert "blijft nog even" in group.storage.read(everything)
        signal = _signal(group, 1)
        assert (signal.number, signal.kind, signal.status, signal.text) == (1, "kans", "afgehandeld", "")

        def trail(store: Store) -> int | None:
            body = store.bodies.called("taskforce")
            assert body
            return broken_line(store.connection, body.id, body.trail)

        assert group.storage.read(trail) is None
        assert "gewist" in words(group.say("signaal 1"))
        assert "gewist" in words(group.say("signalen gesloten"))
        assert group.say("signaal kans: iets nieuws bekijken", "Luuk").summary.startswith("Signaal S3")
        assert group.storage.read(trail) is None


def test_every_example_of_the_help_works(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for text in ("huisvester wil praten", "camping dreigt te sluiten", "wachtlijst voor taallessen"):
            group.say(f"signaal {text}", "Luuk")
        for command in SIGNAL_COMMANDS:
            answer = group.say(anybodys(command), "Kees")
            assert "begrijp ik niet" not in answer.summary, command.name
            assert answer.form is None or command.name in {"signaal", "signaal formulier"}, command.name
