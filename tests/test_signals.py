"""Reporting a signal: every way in, what is asked before saving, and who hears of it."""

import json
from datetime import date

import pytest

from commands.reply import Button
from storage.store import Store
from tests.group import Group, words
from tests.signal_parts import button, how_many, signal_of


def test_every_field_is_read_from_one_line_in_any_order(database_url: str) -> None:
    with Group(database_url) as group:
        group.say(
            "signaal voor dinsdag: media, omroep zoekt gast uit Venlo https://o.nl/oproep (bron: redactie)", "Luuk"
        )
        group.say("signaal omroep wil een gast spreken uit Weert, via LWV, uiterlijk 12 mei, media", "Luuk")
        one, two = signal_of(group, 1), signal_of(group, 2)
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
        assert (signal_of(group, 1).before, signal_of(group, 1).text) == (None, text)


def test_a_day_that_was_asked_for_is_set_by_its_button(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("signaal congres 24-25 mei", "Luuk")
        changed = group.press(button(asked, "Vóór woensdag 24 mei 2023"), "Luuk")
        assert "De kennisambassadeur is geïnformeerd." in words(changed)
        assert signal_of(group, 1).before == date(2023, 5, 24)


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
        assert group.press(button(guessed, "Kans"), "Noor").summary.startswith("Signaal S1 is nu een kans")
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
        assert signal_of(group, 1).link == "https://c/1"


def test_a_form_with_an_unclear_date_comes_back_filled(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        form = group.say("signaal", "Luuk")
        again = group.send(form, {"what": "krant zoekt teler", "before": "ooit"}, "Luuk")
        assert again.form
        fields = {shown.name: shown for shown in again.form.inputs}
        assert fields["what"].value == "krant zoekt teler"
        assert "lees ik geen datum" in fields["before"].error
        assert how_many(group) == 0


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
        assert how_many(group) == 1
        assert group.press(button(asked, "Toon S1"), "Noor").summary.startswith("Signaal S1")
        anyway = button(asked, "Toch opslaan")
        assert group.press(anyway, "Noor").summary.startswith("Signaal S2 vastgelegd")
        assert "al beantwoord" in group.press(anyway, "Noor").summary
        assert how_many(group) == 2


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
        assert how_many(group) == 0
        group.press(button(asked, label), "Luuk")
        number = "06-12345678" if kept else "[telefoonnummer]"
        assert signal_of(group, 1).text == f"teler wil praten, bel {number}"


def test_the_text_can_be_changed_in_the_form_and_is_looked_at_again(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("signaal teler wil praten, mail a@b.nl", "Luuk")
        form = group.press(button(asked, "Tekst aanpassen"), "Luuk")
        assert form.form
        assert form.form.inputs[0].value == "teler wil praten, mail a@b.nl"
        assert "e-mailadres" in group.send(form, {"what": "mail c@d.nl"}, "Luuk").summary
        assert group.send(form, {"what": "teler wil praten"}, "Luuk").summary.startswith("Signaal S1")


def test_both_questions_can_come_one_after_the_other(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal teler wil praten over huisvesting", "Luuk")
        private = group.say("signaal teler wil praten over huisvesting 06-12345678", "Noor")
        known = group.press(button(private, "Zonder die gegevens opslaan"), "Noor")
        assert "S1" in known.summary
        group.press(button(known, "Toch opslaan"), "Noor")
        assert signal_of(group, 2).text == "teler wil praten over huisvesting [telefoonnummer]"


def test_somebody_else_cannot_answer_the_question(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = group.say("signaal teler wil praten 06-12345678", "Luuk")
        assert "verlopen" in group.press(button(asked, "Toch opslaan"), "Noor").summary
        assert how_many(group) == 0


@pytest.mark.parametrize(
    "text",
    ["signaal notitie 1 mail a@b.nl", "signaal wijzig 1 tekst: bel 0612345678", "S1 opgepakt bel 0612345678"],
)
def test_every_way_into_the_shared_list_is_looked_at(text: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal huisvester wil praten", "Luuk")
        asked = group.say(text, "Luuk")
        assert asked.summary.startswith("Let op: ik zie een")
        group.press(button(asked, "Zonder die gegevens opslaan"), "Luuk")
        shown = words(group.say("signaal 1", "Luuk"))
    assert "[" in shown
    assert "0612345678" not in shown
    assert "a@b.nl" not in shown


def test_a_long_text_survives_the_question(sqlite_url: str) -> None:
    text = "huisvester wil praten " * 80 + "06-12345678"
    with Group(sqlite_url) as group:
        asked = group.say(f"signaal {text}", "Luuk")
        assert all(len(json.dumps(button.args)) < 300 for button in asked.buttons())
        group.press(button(asked, "Toch opslaan"), "Luuk")
        assert signal_of(group, 1).text == text
