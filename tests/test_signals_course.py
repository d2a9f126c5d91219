"""What becomes of a signal: states, changes, lists, history, and its words after their term."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from commands.examples import anybodys
from commands.report import Grid
from commands.signals import SIGNAL_COMMANDS
from commands.signals.retention import retention
from storage.changes import Actor, broken_line, table
from storage.models import Change, Note, Outgoing, Signal
from storage.store import Store
from tests.group import Group, words
from tests.signal_parts import button, how_many, signal_of


def test_the_reporter_hears_what_became_of_it_but_not_when_he_did_it_himself(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("S1 opgepakt", "Luuk")
        assert group.posted("told") == []
        assert "Luuk krijgt bericht." in words(group.say("S1 is afgehandeld, gesprek was goed", "Kees"))
        (told,) = group.replies("told")
        assert told.summary == "Uw signaal S1 is afgehandeld: huisvester wil praten"
        assert "gesprek was goed" in words(told)
        signal = signal_of(group, 1)
    assert (signal.status, signal.closed_note, signal.closed_at is None) == ("afgehandeld", "gesprek was goed", False)


def test_only_the_kennisambassadeur_and_up_or_the_reporter_decides(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        for text in ("S1 opgepakt", "S1 naar stuurgroep", "maak van S1 een actie"):
            assert group.say(text, "Noor").summary.startswith(
                "Dit doet de kennisambassadeur, of wie het meldde (Luuk)."
            )
        assert group.say("signaal notitie 1 ik ken hem", "Noor").summary.startswith("Notitie bij signaal S1")
        assert signal_of(group, 1).status == "nieuw"
        for who in ("Luuk", "Kees", "Sanne", "Vera"):
            assert group.say("S1 opgepakt", who).summary.startswith("Signaal S1")
            group.say("S1 bekeken", who)


def test_closing_what_is_closed_says_so(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("S1 afgehandeld", "Luuk")
        assert "was al afgehandeld op dinsdag 2 mei 2023" in group.say("signaal 1 afgehandeld", "Luuk").summary
        group.say("S1 weer open", "Luuk")
        signal = signal_of(group, 1)
    assert (signal.status, signal.closed_at) == ("bekeken", None)


def test_several_at_once_and_what_was_done_already(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for text in ("huisvester wil praten", "camping dreigt te sluiten", "wachtlijst voor taallessen"):
            group.say(f"signaal {text}", "Luuk")
        group.say("S2 niet opportuun", "Kees")
        done = group.say("S1, S2 en S3 niet opportuun", "Kees")
        assert done.summary == "2 signalen niet opportuun."
        assert "was al niet opportuun" in words(done)
        group.press(button(done, "Ongedaan maken"), "Kees")
        assert [signal_of(group, number).status for number in (1, 2, 3)] == ["nieuw", "niet opportuun", "nieuw"]


def test_a_signal_becomes_an_action_point_with_links_both_ways_and_back(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: klooster in Weert bekijken, voor 12 mei", "Luuk")
        made = group.say("maak van S1 een actie (LLTB)", "Kees")
        assert made.summary == "Signaal S1 omgezet in actiepunt 1: klooster in Weert bekijken"
        assert "Uiterlijk: vrijdag 12 mei 2023" in words(made)
        assert "Signaal: S1" in words(group.say("actie toon 1"))
        assert "omgezet in actiepunt 1" in words(group.say("signaal 1"))
        assert "was al omgezet in actiepunt 1" in group.say("S1 wordt actie", "Kees").summary
        group.press(button(made, "Ongedaan maken"), "Kees")
        signal = signal_of(group, 1)
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
        assert not signal_of(group, 1).to_steering
        assert group.posted("told") == []
        group.say("signaal kans: leeg klooster", "Luuk")
        group.say("S2 naar stuurgroep", "Luuk")
        both = words(group.say("S1 en S2 naar stuurgroep", "Luuk"))
        assert both.startswith("1 signaal staat klaar voor de Stuurgroep.")
        assert "stond al klaar" in both
        assert signal_of(group, 1).to_steering
        assert group.say("S1, S2 naar stuurgroep", "Luuk").summary == "S1 en S2 stonden al klaar voor de Stuurgroep."


def test_a_number_that_does_not_exist_says_what_does(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        assert group.say("S9 opgepakt").summary == "Signaal S9 bestaat niet. Er zijn nog geen signalen."
        group.say("signaal huisvester wil praten", "Luuk")
        for text in ("S9 opgepakt", "signaal 9", "signaal notitie 9 hallo", "signaal wijzig 9 media", "S9 wordt actie"):
            assert group.say(text).summary == "Signaal S9 bestaat niet. Het hoogste nummer is S1."


def test_a_withdrawn_signal_is_in_no_list_and_its_number_is_not_used_again(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        saved = group.say("signaal huisvester wil praten", "Luuk")
        group.press(button(saved, "Ongedaan maken"), "Luuk")
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
        signal = signal_of(group, 1)
        assert (signal.status, signal.to_steering, signal.action, how_many(group)) == ("nieuw", False, None, 1)


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
        signal = signal_of(group, 1)
        assert (signal.kind, signal.before, signal.origin) == ("media", date(2023, 5, 12), "Dagblad")
        assert (signal.text, signal.gemeente, signal.regions) == ("camping in Weert", "Weert", ["Midden-Limburg"])
        assert signal.link == "https://k.nl/a"
        group.say("signaal wijzig 1 geen datum", "Noor")
        assert signal_of(group, 1).before is None
        assert "niets gewijzigd" in group.say("signaal wijzig 1 media", "Noor").summary


def test_the_form_of_a_change_holds_everything_and_can_empty_a_field(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: camping in Venlo bekijken, voor 12 mei, bron: Dagblad", "Luuk")
        form = group.say("signaal wijzig 1", "Luuk")
        assert form.form
        held = {shown.name: shown.value for shown in form.form.inputs}
        assert (held["regions"], held["before"]) == ("Noord-Limburg", "2023-05-12")
        group.send(form, {"before": "", "origin": "", "kind": "knelpunt"}, "Luuk")
        signal = signal_of(group, 1)
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
        following = group.press(button(first, "Toon meer"), "Noor")
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
        signal = signal_of(group, 1)
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
