"""The Woo export in a talk: who may, what must be seen first, and what is kept of the giving out."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.files.write import written
from bot.terminal.draw import text
from commands.reply import Item, Items, Part, Reply, Section
from commands.report import Grid
from commands.woo.steps import Step, read_step
from storage.changes import Actor, table
from storage.models import Change, Disclosure
from storage.store import Store
from tests.dialogue import Stage, stage
from tests.slack_limits import check, drawn

PEOPLE = (
    "Karin Smeets", "Kees Vos", "Marij Snijders", "Sjef Hendrikx", "Anouk Bemelmans", "Ruud Kessels", "Roger Holtus",
    "Petro Kuijpers", "Math Vaessen", "Eric Coumans",
)  # fmt: skip


@pytest.fixture
def play(sqlite_url: str) -> Stage:
    """The Taskforce with three action points and an office holder."""
    made = stage(sqlite_url)
    say(made, "petra", "/actie nieuw Rapport Johan van der Craats delen")
    say(made, "secretaris", "/horzel lid petra namens LLTB")
    say(made, "secretaris", "/actie nieuw Gedeputeerde Roefs bellen")
    return made


def say(on: Stage, who: str, said: str, *, private: bool = False) -> Reply:
    list(on.say(who, said, private=private))
    return on.replies[-1]


def begin(on: Stage, words: str = "actiepunten") -> Reply:
    return say(on, "secretaris", f"/horzel export woo {words}")


def disclosures(on: Stage) -> list[Disclosure]:
    rows = table(Disclosure).select()
    return on.storage.read(lambda store: [Disclosure.read(row) for row in store.connection.execute(rows).mappings()])


@pytest.mark.parametrize("who", ["lltb", "voorzitter", "kennisambassadeur"])
def test_only_secretaris_and_beheerder_may(play: Stage, who: str) -> None:
    assert "mag u niet zelf" in say(play, who, "/horzel export woo").summary
    assert "mag u niet zelf" in say(play, who, "woo geef", private=True).summary


def test_the_proposal_is_private_and_gives_no_file(play: Stage) -> None:
    reply = begin(play)
    assert reply.only_me
    assert reply.files() == ()
    assert disclosures(play) == []


def test_the_plain_export_is_still_the_action_list(play: Stage) -> None:
    reply = say(play, "lltb", "/horzel export excel")
    assert [file.name for file in reply.files()] == ["actielijst-taskforce-2023-03-01.xlsx"]


def test_the_file_holds_the_labels_and_its_giving_out_is_in_the_trail(play: Stage) -> None:
    begin(play)
    reply = say(play, "secretaris", "geef het bestand", private=True)
    (file,) = reply.files()
    (row,) = disclosures(play)
    assert file.name == row.name == f"woo-actiepunten-taskforce-2023-03-01-{row.hash[:12]}.docx"
    assert (row.what, row.format, row.blanked, row.kept) == ("actions", "docx", 1, 1)
    content = written(file.name, file.report)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = " ".join(archive.read(entry).decode("utf-8", "replace") for entry in archive.namelist())
    assert "Craats" not in whole
    assert "Gedeputeerde Roefs" in whole
    assert f"kenmerk {row.hash[:12]}" in whole
    assert "geen juridisch advies" in whole
    lines = table(Change).select().where(table(Change).c.subject == "disclosure")
    trail = play.storage.read(lambda store: list(store.connection.execute(lines).mappings()))
    assert [row.hash in line["after"] for line in trail] == [True]
    assert trail[0]["by"] == row.by


def test_what_was_decided_for_one_file_holds_for_the_next(play: Stage) -> None:
    say(play, "secretaris", "/actie nieuw Overleg met Vebego")
    say(play, "secretaris", "/signaal kans Vebego zoekt huisvesting")
    begin(play)
    say(play, "secretaris", "ook Vebego", private=True)
    assert say(play, "secretaris", "geef het bestand", private=True).files()
    assert begin(play, "signalen").summary.startswith("Uw verbeteringen bij het vorige bestand gelden ook hier.")
    (file,) = say(play, "secretaris", "geef het bestand", private=True).files()
    content = written(file.name.replace(".docx", ".md"), file.report).decode()
    assert ("huisvesting" in content, "Vebego" in content) == (True, False)
    begin(play, "signalen")
    assert "teruggenomen" in say(play, "secretaris", "oeps", private=True).summary


@pytest.mark.parametrize(
    ("words", "ending"),
    [("excel", "xlsx"), ("csv", "csv"), ("markdown", "md"), ("ics vergaderingen", "ics"), ("", "docx")],
)
def test_every_format_can_be_asked_for(play: Stage, words: str, ending: str) -> None:
    begin(play, words)
    while not (reply := say(play, "secretaris", "geef het bestand", private=True)).files():
        assert "nog niet alles gezien" in reply.summary
    (file,) = reply.files()
    assert file.name.endswith(f".{ending}")
    assert b"Craats" not in written(file.name, file.report)


def test_a_long_proposal_is_given_only_after_every_page_was_seen(play: Stage) -> None:
    for name in PEOPLE:
        say(play, "secretaris", f"/actie nieuw {name} terugbellen")
    first = begin(play)
    assert "Bladzijde 1 van 2" in first.summary
    assert "Geef het bestand" not in text(first)
    refused = say(play, "secretaris", "geef het bestand", private=True)
    assert "nog niet alles gezien" in refused.summary
    assert refused.files() == ()
    assert "Geef het bestand" in text(refused)  # it shows the rest at once
    assert say(play, "secretaris", "geef het bestand", private=True).files()


def test_a_new_name_is_reviewed_before_the_file_is_given(play: Stage) -> None:
    begin(play)
    say(play, "lltb", "/actie nieuw Karin Smeets terugbellen")
    refused = say(play, "secretaris", "geef het bestand", private=True)
    assert refused.files() == ()
    assert "“Karin Smeets”" in refused.summary
    assert say(play, "secretaris", "geef het bestand", private=True).files()


def test_a_change_without_a_new_name_needs_no_new_review(play: Stage) -> None:
    begin(play)
    say(play, "lltb", "/actie nieuw de stukken doorsturen")
    assert say(play, "secretaris", "geef het bestand", private=True).files()


def test_the_button_gives_one_file_however_often_it_is_pressed(play: Stage) -> None:
    shown = begin(play)
    place = [button.label for button in shown.buttons()].index("Geef het bestand") + 1
    given = say(play, "secretaris", f"[{place}]")
    play._last["secretaris"] = shown
    again = say(play, "secretaris", f"[{place}]")
    assert given.files() == again.files()
    assert len(disclosures(play)) == 1


def test_the_right_is_checked_when_the_button_is_pressed(play: Stage) -> None:
    shown = begin(play)
    play._last["lltb"] = shown
    place = [button.label for button in shown.buttons()].index("Geef het bestand") + 1
    assert "mag u niet zelf" in say(play, "lltb", f"[{place}]").summary


def test_corrections_are_remembered_and_end_with_the_talk(play: Stage) -> None:
    begin(play)
    assert "Roefs → [5.1.2.e persoon 2]" in text(say(play, "secretaris", "ook Roefs", private=True))
    assert "Johan van der Craats: u liet dit staan" in text(say(play, "secretaris", "laat 1 staan", private=True))
    assert "Roefs → " in text(say(play, "secretaris", "woo stap bladzijde 1", private=True))
    say(play, "secretaris", "stop", private=True)
    assert "Er ligt geen Woo-voorstel open" in say(play, "secretaris", "woo geef", private=True).summary
    assert "Roefs: bestuurder in functie" in text(begin(play))


def test_a_giving_out_is_not_taken_back_by_undo(play: Stage) -> None:
    begin(play)
    say(play, "secretaris", "geef het bestand", private=True)
    say(play, "secretaris", "/horzel ongedaan")
    assert len(disclosures(play)) == 1


def test_the_trail_holds_after_it(play: Stage) -> None:
    begin(play)
    say(play, "secretaris", "geef het bestand", private=True)

    def whole(store: Store) -> Iterator[str]:
        body = store.bodies.called("taskforce")
        assert body
        store.enter(body, Actor(None, "t", play.now))
        yield from (row.name for row in store.disclosures.all())

    assert list(play.storage.read(lambda store: list(whole(store)))) == [row.name for row in disclosures(play)]


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("ook Peters", Step("blank", ("Peters",))),
        ("lak 2", Step("blank", ("2",))),
        ("lak 2, 3 en 5", Step("blank", ("2", "3", "5"))),
        ("Peters ook", Step("blank", ("Peters",))),
        ("Peters en Smeets ook lakken", Step("blank", ("Peters", "Smeets"))),
        ("niet Roefs", Step("keep", ("Roefs",))),
        ("laat Roefs staan", Step("keep", ("Roefs",))),
        ("Roefs laten staan", Step("keep", ("Roefs",))),
        ("toch laten staan 3", Step("keep", ("3",))),
        ("3 en 4 laten staan", Step("keep", ("3", "4"))),
        ("Roefs mag blijven staan", Step("keep", ("Roefs",))),
        ("Peters is wethouder", Step("keep", ("Peters",))),
        ("laat staan: “Johan van der Craats”", Step("keep", ("Johan van der Craats",))),
        ("verder", Step("next")),
        ("terug", Step("back")),
        ("bladzijde 2", Step("page", ("2",))),
        ("toon 12", Step("show", ("12",))),
        ("oeps", Step("undo")),
        ("geef het bestand", Step("give")),
        ("geef maar", Step("give")),
        ("akkoord", Step("give")),
        ("stop", Step("stop")),
        ("12 klaar", None),
        ("wat is er nieuw", None),
    ],
)
def test_what_can_be_said_to_a_proposal(said: str, step: Step | None) -> None:
    assert read_step(said) == step


def test_the_talk_leaves_other_sentences_alone(play: Stage) -> None:
    begin(play)
    assert re.match(r"\d open actiepunten", say(play, "secretaris", "wat staat er nog open?", private=True).summary)
    assert "gesloten" in say(play, "secretaris", "1 klaar", private=True).summary


def test_a_page_is_within_slacks_limits_and_shows_every_piece(play: Stage) -> None:
    for name in PEOPLE:
        say(play, "secretaris", f"/actie nieuw {name} en mevrouw {name} terugbellen op 06-12345678 over {'x' * 300}")
    page = begin(play)
    check(drawn(page))
    whole = json.dumps(drawn(page), ensure_ascii=False)
    sections = [part for part in page.parts if isinstance(part, Section)]
    titles = [row.title for section in sections for items in section.parts for row in _rows(items)]
    assert len(titles) == 8
    assert [title for title in titles if title not in whole] == []


def _rows(part: Part) -> tuple[Item, ...]:
    return part.rows if isinstance(part, Items) else ()


def test_what_was_done_meanwhile_is_taken_back_and_not_the_proposal(play: Stage) -> None:
    begin(play)
    say(play, "secretaris", "laat Roefs staan", private=True)
    say(play, "secretaris", "1 klaar", private=True)
    assert "actiepunt 1 is weer open" in say(play, "secretaris", "oeps", private=True).summary
    assert "Uw laatste verbetering is teruggenomen" in say(play, "secretaris", "woo oeps", private=True).summary


def test_agreeing_with_something_else_gives_no_file(play: Stage) -> None:
    begin(play)
    play.now += timedelta(minutes=1)
    say(play, "secretaris", "lijst", private=True)
    play.now += timedelta(minutes=1)
    assert say(play, "secretaris", "klopt", private=True).files() == ()
    assert say(play, "secretaris", "geef het bestand", private=True).files()


def test_a_name_shows_where_it_stands(play: Stage) -> None:
    begin(play)
    assert say(play, "secretaris", "toon van der craats", private=True).summary.startswith("1. Johan van der Craats")
    assert "Geen" in say(play, "secretaris", "toon Willemsen", private=True).summary


def test_another_format_keeps_what_was_decided(play: Stage) -> None:
    begin(play)
    say(play, "secretaris", "lak Roefs", private=True)
    assert begin(play, "excel").summary.startswith("Uw verbeteringen van daarnet gelden ook hier.")
    assert say(play, "secretaris", "woo stop", private=True).summary.startswith("Gestopt.")


def test_a_note_says_in_dutch_what_it_is_about(play: Stage) -> None:
    say(play, "petra", "/signaal krant zoekt teler")
    say(play, "petra", "/signaal notitie 1 gebeld")
    begin(play, "signalen")
    (file,) = say(play, "secretaris", "geef het bestand", private=True).files()
    notes = next(block for block in file.report.blocks if isinstance(block, Grid) and block.name == "Notities")
    assert notes.rows[0][:3] == ("signaal", "1", "gebeld")


@pytest.mark.parametrize(
    ("said", "ending"),
    [
        ("geef het bestand", "docx"),
        ("geef excel", "xlsx"),
        ("als pdf", "pdf"),
        ("geef het bestand als pdf", "pdf"),
        ("doe maar in csv", "csv"),
    ],
)
def test_the_file_is_of_the_kind_that_is_asked_for_and_never_the_open_list(play: Stage, said: str, ending: str) -> None:
    begin(play)
    (file,) = say(play, "secretaris", said, private=True).files()
    assert file.name.startswith("woo-actiepunten-")
    assert file.name.endswith(f".{ending}")
    assert "Craats" not in text(play.replies[-1])


def test_back_to_the_proposal_and_several_at_once(play: Stage) -> None:
    begin(play)
    say(play, "secretaris", "toon 1", private=True)
    assert say(play, "secretaris", "terug naar het voorstel", private=True).summary.startswith("Woo-voorstel")
    say(play, "secretaris", "/actie nieuw Marij Snijders bellen")
    assert "blijven staan" in say(play, "secretaris", "1 en 2 staan laten", private=True).summary
