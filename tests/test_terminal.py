"""The terminal: what a Reply looks like as text, and what a line means."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal import draw
from bot.terminal.listen import Seat, Tools, chat
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.minutes.document import Document, UnreadableDocument, document_of_text
from commands.reply import Button, Buttons, Choice, FieldKind, Form, Input, Item, Items, Reply
from commands.window import NEEDED, NOTHING_SAVED
from tests.reply_cases import CASES
from tests.small_core import NOW, SmallCore

CHANNEL = Seat("terminal:lokaal:anouk", "terminal:lokaal:taskforce", "Anouk")
ALONE = Seat("terminal:lokaal:anouk", "terminal:lokaal:anouk", "Anouk", private=True)


def _read(name: str, content: bytes) -> Document:
    if content.startswith(b"\x00"):
        raise UnreadableDocument("Dit bestand is niet te lezen.")
    return document_of_text(name, content.decode())


def _talk(core: SmallCore, *lines: str, seat: Seat = CHANNEL) -> list[str]:
    said: list[str] = []
    numbers = count(1)
    chat(lines, said.append, seat, Tools(core.answer, lambda: NOW, lambda: f"key {next(numbers)}", _read))
    return said


# --- what a line means ------------------------------------------------------------------------------------------------


def test_in_the_channel_every_line_is_a_command_with_or_without_slash() -> None:
    core = SmallCore()
    _talk(core, "/actie lijst", "", "   ", "actie lijst")
    assert [(each.text, each.heard, each.private) for each in core.heard] == [("actie lijst", "command", False)] * 2


def test_in_private_only_a_slash_makes_a_line_a_command() -> None:
    core = SmallCore()
    _talk(core, "wat staat er open?", "/actie lijst", seat=ALONE)
    assert [(each.text, each.heard, each.private) for each in core.heard] == [
        ("wat staat er open?", "message", True),
        ("actie lijst", "command", True),
    ]


def test_every_line_has_its_own_key_and_says_who_where_and_when() -> None:
    core = SmallCore()
    _talk(core, "/actie lijst", "/actie lijst")
    assert [each.key for each in core.heard] == ["key 1", "key 2"]
    first = core.heard[0]
    assert (first.who, first.where, first.name, first.now) == (CHANNEL.who, CHANNEL.where, "Anouk", NOW)


def test_a_number_alone_presses_that_button_of_the_last_reply() -> None:
    core = SmallCore()
    said = _talk(core, "/actie nieuw Rapport delen", "1", "[1]")
    assert [each.heard for each in core.heard] == ["command", "button", "button"]
    assert (core.heard[1].command, dict(core.heard[1].values)) == ("actie klaar", {"number": "1"})
    assert [line.splitlines()[0] for line in said] == [
        "Actiepunt 1 vastgelegd",
        "Actiepunt 1 gesloten",
        "Actiepunt 1 heropend",
    ]


def test_a_button_with_a_nonce_has_the_nonce_as_its_key() -> None:
    core = SmallCore()
    _talk(core, "/actie nieuw Rapport delen", "/actie lijst", "1")
    assert core.heard[-1].key == "once:k1"


@pytest.mark.parametrize("line", ["3", "0", "[9]", "1 klaar", "²"])
def test_a_number_that_is_no_button_is_passed_on_as_words(line: str) -> None:
    core = SmallCore()
    _talk(core, "/actie nieuw Rapport delen", line)
    assert (core.heard[-1].text, core.heard[-1].command) == (line, "")


def test_ctrl_c_and_ctrl_d_end_quietly() -> None:
    for stop in (KeyboardInterrupt, EOFError):

        def lines(stop: type[BaseException] = stop) -> Iterator[str]:
            yield "/actie lijst"
            raise stop

        said: list[str] = []
        chat(lines(), said.append, CHANNEL, Tools(SmallCore().answer, lambda: NOW, lambda: "k", _read))
        assert said == ["0 open actiepunten"]


@pytest.mark.parametrize(("source", "before"), [("piped()", ""), ("keyboard('> ')", "> > > ")])
def test_lines_come_from_standard_input(source: str, before: str) -> None:
    program = f"import sys; from bot.terminal.listen import *; sys.stdout.write(ascii(list({source})))"
    typed = "/actie lijst\r\n\nné".encode() if source == "piped()" else b"/actie lijst\n\n"
    lines = ["/actie lijst", "", "né"] if source == "piped()" else ["/actie lijst", ""]
    done = subprocess.run([sys.executable, "-c", program], input=typed, capture_output=True, check=True)
    assert done.stdout.decode() == before + ascii(lines)


def test_bytes_that_are_no_letters_are_no_reason_to_stop() -> None:
    program = "import sys; from bot.terminal.listen import piped; sys.stdout.write(ascii(list(piped())))"
    done = subprocess.run(
        [sys.executable, "-c", program], input=b"\xef\xbb\xbfa\xffb\n", capture_output=True, check=True
    )
    assert done.stdout.decode() == ascii(["a\ufffdb"])


# --- forms ------------------------------------------------------------------------------------------------------------


def test_a_form_is_asked_question_by_question_and_saved() -> None:
    core = SmallCore()
    said = _talk(core, "/actie nieuw", "Rapport delen", "lltb, 1", "17-5-2023", "", "")
    request = core.heard[-1]
    assert (request.heard, request.command, request.key) == ("form", "actie nieuw", "once:f1")
    assert dict(request.values) == {
        "what": "Rapport delen",
        "owners": "LLTB,Provincie Limburg",
        "due": "2023-05-17",
        "theme": "",
        "note": "",
    }
    assert said[-1].startswith("Actiepunt 1 vastgelegd")


def test_only_the_fields_with_an_error_are_asked_again() -> None:
    core = SmallCore()
    said = _talk(core, "/actie nieuw", "x", "LLTB", "", "wonen", "", "Rapport delen")
    assert [each.heard for each in core.heard] == ["command", "form", "form"]
    assert core.heard[-1].values == {
        "what": "Rapport delen",
        "owners": "LLTB",
        "due": "",
        "theme": "wonen",
        "note": "",
    }
    assert "! Schrijf in een paar woorden wat er moet gebeuren." in said


def test_a_needed_field_is_asked_until_it_is_filled() -> None:
    core = SmallCore()
    said = _talk(core, "/actie nieuw", "", "-", "Rapport delen", "", "", "", "")
    assert said.count(NEEDED) == 2
    assert core.heard[-1].values["what"] == "Rapport delen"


@pytest.mark.parametrize("lines", [["Rapport delen", "stop"], ["STOP"], ["Rapport delen"]])
def test_a_form_that_is_given_up_or_cut_off_says_that_nothing_was_saved(lines: list[str]) -> None:
    core = SmallCore()
    assert _talk(core, "/actie nieuw", *lines)[-1] == NOTHING_SAVED
    assert core.points == {}


def test_a_command_in_the_middle_of_a_form_gives_the_form_up_and_is_done() -> None:
    core = SmallCore()
    said = _talk(core, "/actie nieuw", "Rapport delen", "/actie lijst")
    assert said[-2:] == [NOTHING_SAVED, "0 open actiepunten"]


def _one_field(field: Input, *typed: str) -> str:
    heard: list[Request] = []

    def answer(request: Request) -> Reply:
        heard.append(request)
        form = Form(title="Vraag", command="vraag", inputs=(field,), args={"number": "7"})
        return Reply(summary="Vraag", form=form) if len(heard) == 1 else Reply(summary="Goed")

    chat(["/vraag", *typed], list[str]().append, CHANNEL, Tools(answer, lambda: NOW, lambda: "k", _read))
    assert heard[-1].values["number"] == "7"
    return heard[-1].values[field.name]


THEMES = (Choice(value="w", label="Wonen, zorg"), Choice(value="a", label="Algemeen"))


@pytest.mark.parametrize(
    ("kind", "value", "typed", "sent"),
    [
        ("line", "oud", "", "oud"),
        ("line", "oud", "-", ""),
        ("line", "oud", "nieuw", "nieuw"),
        ("date", "", "3-12-2023", "2023-12-03"),
        ("date", "", "31-02-2023", "31-02-2023"),
        ("date", "", "eind mei", "eind mei"),
        ("choice", "", "wonen, zorg", "w"),
        ("choice", "", "2", "a"),
        ("choice", "", "3", "3"),
        ("choice", "w", "iets anders", "iets anders"),
        ("choices", "", "Wonen, zorg", "w"),
        ("choices", "", "2, w", "a,w"),
        ("choices", "", "algemeen,gemeente Weert", "a,gemeente Weert"),
    ],
)
def test_what_is_typed_becomes_the_value_that_a_form_sends(kind: FieldKind, value: str, typed: str, sent: str) -> None:
    field = Input(name="veld", label="Veld", kind=kind, value=value, choices=THEMES)
    assert _one_field(field, typed) == sent


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_file_behind_verwerk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "verslag april.txt"
    path.write_text("een\ntwee")
    core = SmallCore()
    assert (
        _talk(core, f"verwerk {path}", f'verwerk "{path}"', seat=ALONE) == ["verslag april.txt: 2 regels gelezen"] * 2
    )


def test_a_file_that_cannot_be_read_is_told_in_its_own_sentence(tmp_path: Path) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(b"\x00")
    core = SmallCore()
    _talk(core, f"verwerk {path}")
    assert (core.heard[0].reading_failed, core.heard[0].document) == ("Dit bestand is niet te lezen.", None)


@pytest.mark.parametrize("line", ["verwerk dit verslag", "verwerk " + "x" * 5000, "verwerk a\x00b"])
def test_words_behind_verwerk_that_are_no_file_stay_words(line: str) -> None:
    core = SmallCore()
    _talk(core, line)
    assert (core.heard[0].text, core.heard[0].document) == (line, None)


# --- text -------------------------------------------------------------------------------------------------------------


def test_buttons_are_numbered_in_the_order_in_which_they_are_pressed() -> None:
    def press(name: str) -> Button:
        return Button(label=name, command=name)

    reply = Reply(
        summary="Lijst",
        parts=(
            Items(rows=(Item(title="a", button=press("een")), Item(title="b")), total=9, more=press("twee")),
            Buttons(buttons=(press("drie"), press("vier"))),
        ),
    )
    assert draw.text(reply) == "Lijst\na  [1] een\nb\n… en nog 7  [2] twee\n[3] drie  [4] vier"
    assert [each.label for each in reply.buttons()] == ["een", "twee", "drie", "vier"]


def test_in_a_list_with_a_long_item_all_notes_stand_on_a_line_of_their_own() -> None:
    item = Item(number="12", title="Rapport " * 10, notes="Provincie Limburg · wo 17-05-2023")
    rows = (item, Item(title="Kort", notes="LWV"), Item(title="Zonder"))
    assert draw.text(Reply(summary="L", parts=(Items(rows=rows),))).splitlines()[1:] == [
        "12 · " + ("Rapport " * 10).strip(),
        "    Provincie Limburg · wo 17-05-2023",
        "Kort",
        "    LWV",
        "Zonder",
    ]


@given(st.text())
def test_no_text_can_steer_the_terminal_or_turn_the_reading_order(words: str) -> None:
    drawn = draw.text(Reply(summary=words, parts=(Items(rows=(Item(title=words, notes=words),)),)))
    assert not set(drawn) & set("\x1b\x07\x08\r\x9b\u202e\u2066\x00\x7f")
    drawn.encode()


def test_now_is_read_per_line() -> None:
    moments = iter([NOW, datetime(2023, 5, 18, 9, tzinfo=AMSTERDAM)])
    core = SmallCore()
    tools = Tools(core.answer, lambda: next(moments), lambda: "k", _read)
    chat(["/actie lijst", "/stand"], list[str]().append, CHANNEL, tools)
    assert [each.now.day for each in core.heard] == [17, 18]


@pytest.mark.parametrize("name", CASES)
def test_a_reply_is_drawn_as_the_golden_text(name: str, rewrite_golden: bool) -> None:
    path = Path(__file__).parent / "golden" / "text" / f"{name}.txt"
    drawn = draw.text(CASES[name]) + "\n"
    if rewrite_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == drawn
