"""The try-out window without a browser: what is shown to whom, and what a click means."""

import asyncio
import re
from datetime import datetime
from html import unescape

import httpx
import pytest

from bot.web.room import BOUND, Person, Room
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.reply import Button, Buttons, Form, Input, Reply
from commands.window import BROKEN
from tests.small_core import NOW, SmallCore
from tests.window_parts import ANOUK, HERE, KARIN, SJEF, UNREADABLE, Parts, Visitor, run


def _column(page: str, place: str) -> str:
    """The log of one of the two columns, as text on one line."""
    column = page.partition(f'<section class="place {place}"')[2].partition("<details")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", column.replace("</span>", ""))).split())


# --- what is shown to whom -------------------------------------------------------------------------------------------


def test_what_is_said_in_the_channel_is_read_by_all_of_that_body_and_nobody_else() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw Rapport delen")
        seen = _column(await visitor.open(SJEF), "channel")
        assert "Anouk de Wit 10:12 /actie nieuw Rapport delen Horzel 10:12 Actiepunt 1 vastgelegd" in seen
        assert "Rapport delen" not in _column(await visitor.open(SJEF), "alone")
        assert "Rapport delen" not in await visitor.open(KARIN)

    run(steps)


def test_an_answer_for_one_person_alone_stands_in_private_and_says_so() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        page = await visitor.say("/actie lijst")
        assert "place=alone" in visitor.address
        assert "/actie lijst" not in _column(page, "channel")
        assert "Anouk de Wit 10:12 in # Taskforce /actie lijst Horzel 10:12 alleen zichtbaar voor u" in _column(
            page, "alone"
        )
        assert "0 open actiepunten" not in await visitor.open(SJEF)

    run(steps)


def test_a_private_line_is_a_message_and_one_with_a_slash_a_command() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("wat staat er open?", place="alone")
        await visitor.say("/actie lijst", place="alone")
        await visitor.say("actie lijst")

    heard = run(steps).core.heard
    assert [(each.text, each.heard, each.private) for each in heard] == [
        ("wat staat er open?", "message", True),
        ("actie lijst", "command", True),
        ("actie lijst", "command", False),
    ]
    assert [each.where for each in heard] == ["web:proef:prive-anouk"] * 2 + ["web:proef:taskforce"]
    assert {(each.who, each.name, each.now) for each in heard} == {("web:proef:anouk", "Anouk de Wit", NOW)}
    assert len({each.key for each in heard}) == 3


def test_what_horzel_posts_stands_where_it_was_posted() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await parts.room.post("web:proef:taskforce", Reply(summary="Weekbericht"), "m1")
        await parts.room.post("web:proef:anouk", Reply(summary="Herinnering"), "m2")
        page = await visitor.open()
        assert "Weekbericht" in _column(page, "channel")
        assert "Herinnering" in _column(page, "alone")
        assert "Herinnering" not in await visitor.open(SJEF)

    run(steps)


def test_a_window_without_members_says_how_to_get_them() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        assert "horzel setup" in await visitor.open()

    run(steps, Parts(people=()))


# --- buttons ---------------------------------------------------------------------------------------------------------


def test_a_button_does_what_the_kept_reply_says_and_redraws_its_own_message() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw Rapport delen")
        page = await visitor.press("Klaar")
        assert "Actiepunt 1 gesloten" in page
        assert "Actiepunt 1 vastgelegd" not in page
        assert "Actiepunt 1 heropend" in await visitor.press("Ongedaan maken")

    heard = run(steps).core.heard
    assert [(each.heard, each.command, dict(each.values)) for each in heard[1:]] == [
        ("button", "actie klaar", {"number": "1"}),
        ("button", "actie heropen", {"number": "1"}),
    ]


def test_a_double_click_does_not_press_the_button_that_came_in_its_place() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw Rapport delen")
        fields = {"as": ANOUK.id, **visitor.button("Klaar")}
        await visitor.post("/press", fields)
        again = await visitor.post("/press", fields)
        assert "intussen veranderd" in again.text
        assert "Actiepunt 1 gesloten" in again.text

    parts = run(steps)
    assert parts.core.points[1].closed
    assert [each.heard for each in parts.core.heard] == ["command", "button"]


def test_a_button_with_a_nonce_has_the_nonce_as_its_key() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw Rapport delen")
        await visitor.say("/actie lijst")
        await visitor.press("Klaar")

    assert run(steps).core.heard[-1].key == "once:k1"


@pytest.mark.parametrize("number", ["9", "-1", "", "x", "²"])
def test_a_button_that_is_not_there_does_nothing(number: str) -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw Rapport delen")
        fields = {"as": ANOUK.id, **visitor.button("Klaar"), "button": number}
        assert "intussen veranderd" in (await visitor.post("/press", fields)).text

    assert [each.heard for each in run(steps).core.heard] == ["command"]


def test_nobody_presses_a_button_on_a_message_of_somebody_else() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw Rapport delen")
        await visitor.say("/actie lijst")
        fields = {**visitor.button("Klaar"), "as": SJEF.id}
        await visitor.post("/press", fields)

    assert [each.heard for each in run(steps).core.heard] == ["command", "command"]


# --- forms -----------------------------------------------------------------------------------------------------------


def test_a_form_keeps_what_was_typed_shows_the_error_beside_the_field_and_is_saved_in_the_end() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw")
        page = await visitor.send({"field-what": "x", "field-owners": "LLTB", "field-due": "2023-06-02"})
        assert '<p class="error" id="m2-field-what-error">Schrijf in een paar woorden' in page
        assert 'aria-invalid="true"' in page
        assert "m2-field-what-error" in re.findall(r'name="field-what"[^>]*aria-describedby="([^"]*)"', page)[0]
        assert 'value="LLTB" checked' in page
        assert 'value="2023-06-02"' in page
        page = await visitor.send({"field-what": "Rapport delen", "field-owners": "LLTB", "field-due": "2023-06-02"})
        assert "Actiepunt 1 vastgelegd" in _column(page, "channel")
        assert "Dit formulier is gesloten." in _column(page, "alone")

    parts = run(steps)
    assert [each.heard for each in parts.core.heard] == ["command", "form", "form"]
    assert parts.core.heard[-1].key == "once:f1"
    assert parts.core.heard[-1].where == ANOUK.channel
    assert parts.core.points[1].owners == "LLTB"


class Walk(SmallCore):
    """Shows a point with a button that asks for a sentence; the sentence gives the next point in its place."""

    def _run(self, request: Request) -> Reply:
        press = (Buttons(buttons=(Button(label="Loopt", command="loopt"),)),)
        if request.heard == "form":
            return Reply(summary=f"Punt 2, na: {request.values['note']}", parts=press, replaces=True)
        if request.heard == "button":
            asked = Form(title="Loopt", command="loopt", inputs=(Input(name="note", label="Hoe?"),))
            return Reply(summary="Hoe staat het?", form=asked, only_me=True)
        return Reply(summary="Punt 1", parts=press)


def test_what_comes_of_a_form_stands_in_the_message_it_was_opened_from() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("nalopen")
        await visitor.press("Loopt")
        page = await visitor.send({"field-note": "LWV belt"})
        assert "Punt 2, na: LWV belt" in _column(page, "channel")
        assert "Punt 1" not in _column(page, "channel")
        assert "Punt 2" not in _column(page, "alone")
        shown = parts.room.read([ANOUK.channel])[-1]
        version = shown.version
        assert shown.reply
        await parts.room.update(ANOUK.channel, shown.id, shown.reply)  # the outgoing table says it once more
        assert parts.room.read([ANOUK.channel])[-1].version == version

    heard = run(steps, Parts(core=Walk())).core.heard
    assert [each.message for each in heard[1:]] == ["2", "2"]


def test_a_form_that_was_sent_cannot_be_sent_again() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw")
        before = visitor.page
        await visitor.send({"field-what": "Rapport delen"})
        visitor.page = before
        assert "intussen veranderd" in await visitor.send({"field-what": "Rapport delen"})

    assert len(run(steps).core.points) == 1


def test_a_form_that_is_given_up_saves_nothing() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw")
        assert "Er is niets opgeslagen." in await visitor.send({"field-what": "Rapport delen", "give_up": "1"})

    assert [each.heard for each in run(steps).core.heard] == ["command"]


def test_fields_that_the_form_does_not_ask_for_are_not_sent_on() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.say("/actie nieuw")
        await visitor.send({"field-what": "Rapport\r\ndelen", "field-number": "9", "what": "anders", "command": "x"})

    request = run(steps).core.heard[-1]
    assert request.command == "actie nieuw"
    assert dict(request.values) == {"what": "Rapport\ndelen", "owners": "", "due": "", "theme": "", "note": ""}


# --- files, pasted minutes, later moments ----------------------------------------------------------------------------


def test_a_file_or_pasted_minutes_reach_the_core_as_a_document() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.open()
        fields = {"token": visitor.token(), "as": ANOUK.id, "place": "alone"}
        origin = {"origin": HERE}
        for name, content in (("..\\map\\verslag.txt", b"een\ntwee"), ("verslag.pdf", b"\x00")):
            await visitor.http.post("/say", data=fields, files={"file": (name, content)}, headers=origin)
        await visitor.http.post("/say", data={**fields, "pasted": "een"}, files={"file": ("", b"")}, headers=origin)

    heard = run(steps).core.heard
    assert [each.text for each in heard] == ["verwerk dit verslag"] * 3
    assert [each.document.name if each.document else "" for each in heard] == ["verslag.txt", "", "geplakte tekst"]
    assert [each.reading_failed for each in heard] == ["", UNREADABLE, ""]


def test_an_empty_line_is_not_sent() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        assert "Typ eerst iets" in await visitor.say("   ")

    assert run(steps).core.heard == []


def test_going_on_to_monday_brings_the_digest_once() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.open()
        fields = {"as": ANOUK.id, "place": "alone"}
        first = (await visitor.post("/tick", fields)).text
        assert 'data-place="channel"' in first  # where it came, not where one was
        assert "maandag 22 mei 2023, 09:00 uur is gedaan: 1 bericht verstuurd" in first
        assert "Weekbericht · ma 22-05-2023" in first
        assert "geen berichten verstuurd" in (await visitor.post("/tick", fields)).text

    assert run(steps).ticks == [datetime(2023, 5, 22, 9, tzinfo=AMSTERDAM)] * 2


@pytest.mark.parametrize(("at", "ticks"), [("2023-05-19T08:30", 1), ("morgen", 0), ("", 0), ("9999999-01-01", 0)])
def test_another_moment_can_be_chosen_when_it_exists(at: str, ticks: int) -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.open()
        await visitor.post("/tick", {"as": ANOUK.id, "place": "channel", "at": at, "chosen": "1"})

    assert len(run(steps).ticks) == ticks


def test_what_nobody_foresaw_is_told_in_one_sentence() -> None:
    async def visit() -> httpx.Response:
        window = Parts(people=(Person("web:proef:x", "X", "lid", "y", "Y"),)).app()
        transport = httpx.ASGITransport(app=window, client=("127.0.0.1", 1), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as http:
            token = re.findall(r'name="token" value="(\w+)"', (await http.get("/")).text)[0]
            order = {"token": token, "as": "x@y", "text": "/breek"}
            return await http.post("/say", data=order)

    response = asyncio.run(visit())
    assert (response.status_code, BROKEN in response.text) == (500, True)
    assert 'href="./">Naar het proefvenster</a>' in response.text


# --- the room --------------------------------------------------------------------------------------------------------


def test_the_room_keeps_a_bounded_number_of_messages_per_place() -> None:
    async def fill() -> tuple[int, int]:
        room = Room(lambda: NOW)
        for number in range(BOUND + 5):
            await room.post("web:proef:taskforce", Reply(summary=str(number)), f"m{number}")
        await room.post("web:proef:anders", Reply(summary="x"), "m")
        return len(room.read(["web:proef:taskforce"])), len(room.read(["web:proef:taskforce", "web:proef:anders"]))

    assert asyncio.run(fill()) == (BOUND, BOUND + 1)


def test_a_posted_message_is_found_by_its_mark_and_redrawn_in_its_place() -> None:
    async def steps() -> list[str]:
        room = Room(lambda: NOW)
        first = await room.post("web:proef:taskforce", Reply(summary="een"), "m1")
        await room.post("web:proef:taskforce", Reply(summary="twee"), "m2")
        assert await room.find("web:proef:taskforce", "m1") == first
        assert await room.find("web:proef:anders", "m1") is None
        await room.update("web:proef:taskforce", first, Reply(summary="drie"))
        await room.update("web:proef:taskforce", "99", Reply(summary="vier"))
        return [message.reply.summary for message in room.read(["web:proef:taskforce"]) if message.reply]

    assert asyncio.run(steps()) == ["drie", "twee"]
