"""Who hears what of a signal: at once, when it changes, and when it is taken back."""

from datetime import date, timedelta

import pytest

from commands.reply import Reply
from tests.dialogue import stage
from tests.group import Group, words
from tests.signal_parts import button, how_many, signal_of


def test_who_was_told_to_hurry_hears_of_every_change_that_others_make(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal omroep zoekt gast, voor vrijdag", "Luuk")
        assert "is geïnformeerd" in words(group.say("signaal wijzig 1 voor donderdag", "Luuk"))
        assert "is geïnformeerd" in words(group.say("signaal notitie 1 bellen voor 12 uur", "Luuk"))
        assert "is geïnformeerd" in words(group.say("S1 niet meer nodig, ze komen niet", "Luuk"))
        told = [reply.summary.partition(":")[0] for reply in group.replies("told")]
        assert told == [
            "Nieuw signaal S1 (media)",
            "Gewijzigd signaal S1 (media)",
            "Notitie bij signaal S1 (media)",
            "Signaal S1 (media) is niet opportuun",
        ]
        assert "ze komen niet" in words(group.replies("told")[-1])


def test_what_waits_for_the_digest_is_told_when_it_cannot_wait_any_more(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("signaal notitie 1 in Weert", "Luuk")
        assert group.posted("told") == []
        group.say("signaal wijzig 1 voor vrijdag", "Luuk")
        assert [reply.summary.partition(":")[0] for reply in group.replies("told")] == ["Nieuw signaal S1 (kans)"]


def test_the_kennisambassadeur_does_not_hear_of_what_he_does_himself(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal krant zoekt teler", "Luuk")
        for text in ("signaal wijzig 1 voor vrijdag", "signaal notitie 1 gebeld", "S1 opgepakt"):
            group.say(text, "Kees")
        assert [message.address for message in group.posted("told")] == ["slack:T1:Kees", "slack:T1:Luuk"]


def test_who_heard_what_became_of_it_hears_that_it_was_taken_back(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("S1 opgepakt", "Kees")
        closed = group.say("S1 afgehandeld", "Kees")
        group.press(button(closed, "Ongedaan maken"), "Kees")
        told = group.replies("told")
        assert [message.address for message in group.posted("told")] == ["slack:T1:Luuk"] * 3
        assert told[-1].summary == "Uw signaal S1 is toch weer opgepakt: huisvester wil praten"


def test_the_reporter_hears_what_became_of_the_point_that_was_made_of_it(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: klooster bekijken", "Luuk")
        group.say("maak van S1 een actie (LWV)", "Kees")
        closed = group.say("actie klaar 1 bezocht", "Kees")
        group.press(button(closed, "Ongedaan maken"), "Kees")
        group.say("actie vervalt 1 verkocht", "Sanne")
        group.say("actie heropen 1", "Sanne")
        heard = [one for one in group.posted("told") if one.address == "slack:T1:Luuk"]
        assert [Reply.from_json(one.reply).summary for one in heard] == [
            "Uw signaal S1 is omgezet in actiepunt 1: klooster bekijken",
            "Het actiepunt van uw signaal S1 is afgerond: 1 · klooster bekijken",
            "Het actiepunt van uw signaal S1 is toch weer open: 1 · klooster bekijken",
            "Het actiepunt van uw signaal S1 is vervallen: 1 · klooster bekijken",
            "Het actiepunt van uw signaal S1 is weer open: 1 · klooster bekijken",
        ]


def test_who_was_told_to_hurry_hears_that_it_was_withdrawn(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        made = group.say("signaal krant zoekt teler", "Luuk")
        group.press(button(made, "Ongedaan maken"), "Luuk")
        last = group.replies("told")[-1]
        assert last.summary == "Signaal S1 (media) is ingetrokken, u hoeft niets te doen: krant zoekt teler"
        assert not list(last.buttons())


def test_of_several_at_once_it_says_who_hears_of_it(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: pand te koop in Venlo", "Luuk")
        group.say("signaal kans: grond te koop in Venray", "Luuk")
        group.say("S1 en S2 afgehandeld", "Kees")
        assert words(group.say("signaal status 1, 2 heropend", "Kees")).count("Luuk krijgt bericht.") == 1
        assert [reply.summary[:28] for reply in group.replies("told")][2:] == [
            "Uw signaal S1 is weer geopen",
            "Uw signaal S2 is weer geopen",
        ]


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("is donderdag geworden", "before", date(2023, 5, 4)),
        ("nee, voor 12 mei", "before", date(2023, 5, 12)),
        ("bron is de redactie", "origin", "de redactie"),
        ("dat is een kans", "kind", "kans"),
        ("trek ik in", "status", "niet opportuun"),
        ("is afgehandeld, gebeld", "closed_note", "gebeld"),
    ],
)
def test_without_a_number_it_is_about_the_signal_of_just_now(
    said: str, field: str, value: object, sqlite_url: str
) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal omroep zoekt gast", "Luuk")
        group.say(said, "Luuk")
        assert getattr(signal_of(group, 1), field) == value


@pytest.mark.parametrize("asked", ["actie toon 1", "lijst", "volgende vergadering"])
def test_what_was_asked_since_is_no_longer_about_the_signal(asked: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Lijst maken", "LWV")
        group.say("signaal omroep zoekt gast", "Luuk")
        before = signal_of(group, 1)
        for text in (asked, "vrijdag", "is afgehandeld"):
            group.now += timedelta(minutes=1)
            group.say(text, "Luuk")
        assert signal_of(group, 1) == before


@pytest.mark.parametrize("said", ["loopt al een traject in Venlo", "vrijdag vrij genomen", "en Roermond ook niet"])
def test_what_says_more_is_only_offered_as_a_note(said: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal omroep zoekt gast", "Luuk")
        before = signal_of(group, 1)
        assert "Notitie bij S1" in [press.label for press in group.say(said, "Luuk").buttons()]
        assert signal_of(group, 1) == before


def test_a_state_alone_asks_the_kennisambassadeur_which_signal(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal omroep zoekt gast", "Luuk")
        group.say("signaal krant zoekt teler", "Luuk")
        asked = group.say("pak ik op", "Kees")
        assert asked.summary == "Welk signaal is opgepakt? Er is nog niets gewijzigd."
        assert group.say("1", "Kees").summary.startswith("Signaal S1 opgepakt")


def test_also_another_is_no_remark(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for text in ("omroep zoekt gast", "kans: hal te huur", "kans: pand te koop"):
            group.say(f"signaal {text}", "Luuk")
        group.point("Lijst maken", "LWV")
        group.say("S1 afgehandeld S2 ook", "Kees")
        group.say("1 klaar, S3 ook", "Kees")
        assert [(signal_of(group, n).status, signal_of(group, n).closed_note) for n in (1, 2, 3)] == [
            ("afgehandeld", "")
        ] * 3
        group.say("heropen S1 en S2", "Kees")
        assert [signal_of(group, number).status for number in (1, 2)] == ["bekeken"] * 2


@pytest.mark.parametrize("said", ["signaal pand in Horst is afgehandeld, verkocht", "dat pand in Horst is opgepakt"])
def test_a_state_of_a_signal_called_by_its_words_is_asked_and_makes_no_new_one(said: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: pand te koop in Horst", "Luuk")
        group.say("signaal kans: hal te huur in Venlo", "Luuk")
        asked = group.say(said, "Kees")
        assert asked.summary.startswith("Welk signaal is ")
        assert how_many(group) == 2
        assert group.say("1", "Kees").summary.startswith("Signaal S1 ")
        assert (signal_of(group, 1).status, signal_of(group, 2).status) == (
            said.split(" is ")[1].split(",", maxsplit=1)[0],
            "nieuw",
        )


def test_what_calls_no_signal_that_is_there_is_a_new_one(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: pand te koop in Horst", "Luuk")
        group.say("signaal camping in Weert is gesloten", "Luuk")
        asked = group.say("signaal pand in Horst is gesloten door de gemeente", "Luuk")
        assert how_many(group) == 3, asked.summary
        group.press(button(group.say("signaal pand in Horst is gesloten", "Luuk"), "Nieuw signaal"), "Luuk")
        assert how_many(group) == 4


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("welke signalen zijn nog niet opgepakt?", "2 signalen: niet opgepakt."),
        ("welke signalen zijn nog niet bekeken?", "1 signaal: nieuw."),
        ("welke signalen zijn niet afgehandeld?", "3 open signalen."),
        ("signalen zonder reactie", "2 signalen: niet opgepakt."),
        ("welke signalen zijn te laat?", "1 open signaal: al voorbij."),
    ],
)
def test_what_nobody_took_up_yet(asked: str, found: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for text in ("kans: hal te huur", "kans: pand te koop", "omroep zoekt gast, voor 5 mei", "kans: grond te koop"):
            group.say(f"signaal {text}", "Luuk")
        group.say("signaal 1 opgepakt, 2 bekeken en 4 afgehandeld", "Kees")
        group.now += timedelta(days=7)
        assert group.say(asked, "Kees").summary == found


def test_a_state_of_them_all_makes_no_new_one(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for text in ("kans: hal te huur", "kans: pand te koop"):
            group.say(f"signaal {text}", "Luuk")
        asked = group.say("signaal alles afgehandeld", "Kees")
        assert [press.label for press in asked.buttons()] == ["Afgehandeld", "Afgehandeld", "Nieuw signaal"]
        assert how_many(group) == 2


def test_only_the_word_for_a_kind_asks_what_there_is_to_tell(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        assert group.say("signaal knelpunt", "Luuk").form
        assert how_many(group) == 0
        group.say("signaal krant https://voorbeeld.nl/nieuws", "Luuk")
        assert how_many(group) == 1


def test_the_words_of_a_button_press_it(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal krant zoekt teler, bel 06-12345678", "Luuk")
        group.say("zonder", "Luuk")
        group.say("signaal kans: pand te koop, bel 06-12345678", "Luuk")
        group.say("toch opslaan", "Luuk")
        assert "[telefoonnummer]" in signal_of(group, 1).text
        assert "06-12345678" in signal_of(group, 2).text


@pytest.mark.parametrize("said", ["signaal wijzig 1 Venlo ipv Venray", "nee, niet Venray maar Venlo"])
def test_one_word_for_another_leaves_the_rest_of_the_text(said: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal knelpunt: gemeente Venray heeft geen capaciteit", "Luuk")
        assert "De tekst was: gemeente Venray heeft" in words(group.say(said, "Luuk"))
        signal = signal_of(group, 1)
        assert (signal.text, signal.gemeente) == ("gemeente Venlo heeft geen capaciteit", "Venlo")
        assert "“Weert” staat niet in de tekst" in group.say("signaal wijzig 1 Horst ipv Weert", "Luuk").summary


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("regio midden, weert", "Midden-Limburg (Weert)"),
        ("noord en midden", "Noord-Limburg, Midden-Limburg"),
        ("in Peel en Maas", "Noord-Limburg (Peel en Maas)"),
    ],
)
def test_names_of_places_are_never_the_new_text(said: str, told: str, sqlite_url: str) -> None:
    played = stage(sqlite_url)
    list(played.say("lltb", "/signaal knelpunt: geen capaciteit"))
    changed = "\n".join(played.say("lltb", f"/signaal wijzig 1 {said}"))
    played.storage.close()
    assert "Signaal S1 gewijzigd: geen capaciteit" in changed
    assert f"Regio: {told}\n" in changed


@pytest.mark.parametrize("said", ["mijn", "ongedaan", "oeps", "polenoverlast"])
def test_one_word_behind_signaal_makes_no_signal(said: str, sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say(f"signaal {said}", "Luuk")
        assert how_many(group) == 0


def test_what_is_withdrawn_says_its_text_once_more(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        made = group.say("signaal krant zoekt teler", "Luuk")
        assert "De tekst was: krant zoekt teler" in words(group.press(button(made, "Ongedaan maken"), "Luuk"))
