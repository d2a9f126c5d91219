"""Asking for terugkoppeling, proposals and decisions, on both databases; and a file as each platform gives it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.terminal.listen import Seat, Tools, chat
from bot.web.download import download
from bot.web.room import Message
from commands.command import Request
from commands.minutes.document import Document
from commands.reply import File, Reply
from commands.report import Grid, Heading, Paragraph, Report
from commands.round.feedback import ask_feedback, asked_on
from storage.store import Store
from tests.group import Group, at, words

LIST = File(name="actielijst.md", report=Report(title="Actielijst", blocks=(Grid(name="a", head=("nr",), rows=()),)))
WITH_FILE = Reply(summary="De lijst.", parts=(LIST,))


def asked(group: Group, moment: str) -> list[str]:
    def work(store: Store) -> list[str]:
        directory = group._enter(store, "Sanne", at(moment))
        told = ask_feedback(store, directory, at(moment))
        store.finish()
        return told

    return group.storage.write(work).result()


def test_two_working_days_ahead_each_region_and_the_kennisambassadeur_is_asked_once(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("vergadering 17 mei 14:00 Provinciehuis")
        assert asked(group, "2023-05-12 10:00") == []
        assert asked(group, "2023-05-15 08:59") == []
        assert [line.split()[1] for line in asked(group, "2023-05-15 09:00")] == ["Kennisambassadeur", "Noord-Limburg"]
        assert asked(group, "2023-05-16 09:00") == []


def test_who_told_already_is_not_asked_and_the_question_can_be_switched_off(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("vergadering 17 mei 14:00 Provinciehuis")
        group.say("terugkoppeling noord: Gennep is aangehaakt", "Noor")
        group.say("horzel terugkoppeling uit")
        assert asked(group, "2023-05-15 09:00") == []
        group.say("horzel terugkoppeling aan")
        assert [line.split()[1] for line in asked(group, "2023-05-15 09:00")] == ["Kennisambassadeur"]


def test_two_working_days_skip_a_weekend_and_a_holiday() -> None:
    assert asked_on(datetime(2023, 5, 22, tzinfo=UTC).date()) == datetime(2023, 5, 17, tzinfo=UTC).date()


def test_a_proposal_is_in_no_list_of_tasks_and_keeps_its_answer(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("voorstel stuurgroep: rondetafels jaarlijks houden", "Luuk")
        assert group.say("actie lijst").summary == "Geen open actiepunten."
        assert group.say("actie lijst gesloten").summary == "Geen actiepunten gesloten."
        assert "rondetafels jaarlijks houden" in words(group.say("stuurgroep"))
        group.say("voorstel 1 akkoord, eerste keer op 1 oktober")
        assert "akkoord, eerste keer op 1 oktober" in words(group.say("stuurgroep"))


def test_decisions_stay_with_their_meeting(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("vergadering vandaag 10:00 Provinciehuis")
        group.say("besluit verslag van 15 maart vastgesteld")
        assert "verslag van 15 maart vastgesteld" in words(group.say("besluiten", "Luuk"))


def test_the_window_gives_a_file_of_a_message_and_no_other() -> None:
    message = Message("1", "web:proef:a", "web:proef:a", datetime(2023, 5, 17, tzinfo=UTC), reply=WITH_FILE)
    given = asyncio.run(download(message, "actielijst.md"))
    assert given is not None
    assert bytes(given.body).startswith(b"# Actielijst")
    assert "attachment" in given.headers["content-disposition"]
    assert asyncio.run(download(message, "iets-anders.md")) is None


def test_the_terminal_writes_a_file_beside_one_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actielijst.md").write_text("van een ander")
    said: list[str] = []

    def answer(request: Request) -> Reply:
        assert request.text
        return WITH_FILE

    def unread(name: str, content: bytes) -> Document:
        raise AssertionError(name, content)

    tools = Tools(answer, lambda: datetime(2023, 5, 17, tzinfo=UTC), lambda: "k", unread)
    chat(["/actie export md"], said.append, Seat("terminal:lokaal:a", "terminal:lokaal:b"), tools)
    assert said == ["De lijst.\nBestand: actielijst-2.md"]
    assert (tmp_path / "actielijst.md").read_text() == "van een ander"
    assert (tmp_path / "actielijst-2.md").read_text().startswith("# Actielijst")


# --- the verslag ------------------------------------------------------------------------------------------------------


def files_of(reply: Reply) -> dict[str, Report]:
    return {part.name: part.report for part in reply.files()}


def under(report: Report, heading: str) -> list[str]:
    """The words of a document from a heading on."""
    start = next(n for n, block in enumerate(report.blocks) if isinstance(block, Heading) and block.text == heading)
    return [block.text for block in report.blocks[start + 1 :] if isinstance(block, Heading | Paragraph)]


def written_minutes(group: Group) -> None:
    """A meeting on 17 May with a text, an action point, and the verslag set a week later."""
    group.now = at("2023-05-17 14:00")
    group.say("vergadering vandaag 14:00 Provinciehuis")
    group.point("Rapport delen", "LLTB")
    group.say("verslag agendapunt 3: Kees vertelt over Venlo", "Kees")
    group.now = at("2023-05-24 09:00")
    group.say("verslag vaststellen", "Vera")


def test_a_set_verslag_keeps_the_list_and_its_words_whatever_happens_afterwards(database_url: str) -> None:
    with Group(database_url) as group:
        written_minutes(group)
        before = files_of(group.say("verslag 17 mei"))
        group.now = at("2023-07-03 09:00")
        group.say("actie klaar 1")
        group.say("actie nieuw Iets anders @LWV")
        group.say("vergadering 17 mei 2023 10:00 Venlo")
        after = files_of(group.say("verslag 17 mei 2023"))
        assert list(after) == ["verslag-taskforce-2023-05-17.docx", "actielijst-bij-verslag-taskforce-2023-05-17.docx"]
        for name, report in after.items():
            assert report.blocks == before[name].blocks
            assert report.under == before[name].under
        listed = next(block for block in after["actielijst-bij-verslag-taskforce-2023-05-17.docx"].blocks)
        assert isinstance(listed, Grid)
        assert listed.rows == (("1", "Rapport delen", "LLTB", "", "open", ""),)
        assert "24 mei 2023" in after["actielijst-bij-verslag-taskforce-2023-05-17.docx"].under


def test_a_text_stays_under_its_item_when_the_agenda_changes(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("vergadering vandaag 14:00 Provinciehuis")
        group.say("verslag agendapunt 6: de lijst is doorgenomen", "Luuk")
        group.say("zet op de agenda: werkbezoek", "Luuk")
        (report,) = files_of(group.say("verslag")).values()
        assert under(report, "7. Overige punten en rondvraag")[0] == "De lijst is doorgenomen."


def test_two_who_write_at_the_same_item_both_stand_in_the_verslag(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("vergadering vandaag 14:00 Provinciehuis")
        group.say("verslag agendapunt 3: Venlo gaat goed", "Kees")
        group.say("verslag agendapunt 3: en Weert ook", "Luuk")
        group.say("verslag agendapunt 3 weg", "Luuk")
        group.say("ongedaan", "Luuk")
        (report,) = files_of(group.say("verslag")).values()
        assert under(report, "3. Terugkoppeling kennisambassadeur")[:2] == ["Venlo gaat goed.", "En Weert ook."]
