"""Files in Teams: those that are sent to Horzel, and those that it gives."""

import pytest

from commands import door
from commands.reply import File, Reply
from commands.report import Report
from tests import teams_activities as said
from tests.teams_activities import CHANNEL, LOTTE, SANNE
from tests.teams_listening import Json, room, words
from tests.teams_room import Room, opened

__all__ = ["opened", "room"]


def test_a_file_in_private_is_read(room: Room) -> None:
    room.send(said.file(room.teams, "verslag.txt", b"Actie: rapport delen", "verwerk dit verslag"))
    (request,) = room.core.heard
    assert request.document is not None
    assert (request.document.name, request.text) == ("verslag.txt", "verwerk dit verslag")


def test_two_files_are_two_acts(room: Room) -> None:
    activity = said.file(room.teams, "een.txt", b"Een", "verwerk")
    other = said.file(room.teams, "twee.txt", b"Twee")["attachments"][0]
    activity["attachments"].append(other)
    room.send(activity)
    assert [request.document.name for request in room.core.heard if request.document] == ["een.txt", "twee.txt"]
    assert len({request.key for request in room.core.heard}) == 2


@pytest.mark.parametrize(
    "address",
    ["https://example.com/verslag.txt", "http://contoso.sharepoint.com/x", "https://x.sharepoint.com.example.com/"],
)
def test_a_file_elsewhere_is_left_alone(room: Room, address: str) -> None:
    activity = said.file(room.teams, "verslag.txt", b"tekst", "verwerk")
    activity["attachments"][0]["content"]["downloadUrl"] = address
    room.send(activity)
    assert room.core.heard[0].reading_failed == door.FILE_NOT_FETCHED


def test_a_file_that_is_too_large_gone_or_no_text_is_told_so(room: Room) -> None:
    room.send(said.file(room.teams, "groot.txt", b"x" * (10 * 1024 * 1024 + 1), "verwerk"))
    room.send(said.file(room.teams, "beeld.bin", b"\x00\x01", "verwerk"))
    room.teams.fail("download", "404")
    room.send(said.file(room.teams, "weg.txt", b"weg", "verwerk"))
    assert [request.reading_failed for request in room.core.heard] == [
        door.FILE_TOO_LARGE,
        "Dit bestand is geen tekst.",
        door.FILE_NOT_FETCHED,
    ]


def test_a_file_in_a_channel_is_asked_for_in_private(room: Room) -> None:
    activity = said.mention(room.teams, "verwerk dit verslag")
    activity["attachments"].append({"contentType": "reference", "contentUrl": "https://contoso.sharepoint.com/v.docx"})
    room.send(activity)
    assert room.core.heard[0].reading_failed == door.FILE_PRIVATELY


def test_a_file_asked_for_in_a_channel_is_said_to_be_in_private(room: Room) -> None:
    file = File(name="actielijst.md", report=Report(title="Actielijst"))
    room.core.reply = lambda request: Reply(summary="De lijst", parts=(file,))
    room.send(said.mention(room.teams, "horzel export", thread="1684310400999"))
    assert not room.core.heard[0].files_here
    (told,) = room.teams.shown(f"{CHANNEL};messageid=1684310400999")
    assert "privégesprek" in words(told)


def _asked_for(room: Room, mark: str = "m1", name: str = "actielijst.md") -> Json:
    file = File(name="actielijst.md", report=Report(title="Actielijst"))
    room.references.given["m1", SANNE.address] = Reply(summary="De lijst", parts=(file,))
    context = {"horzel": mark, "name": name}
    return {"name": name, "content": {"acceptContext": context, "declineContext": context}}


def test_a_file_that_is_wanted_is_put_where_teams_says(room: Room) -> None:
    accepted = said.consent(room.teams, _asked_for(room))
    assert [room.send(accepted).status_code for _ in range(2)] == [200, 200]
    room.teams.wait_for("post")
    assert len(room.teams.asked("upload")) == 1
    assert b"Actielijst" in room.teams.files["actielijst.md"]
    (given,) = room.teams.shown(SANNE.chat)
    assert given["attachments"][0]["contentType"] == "application/vnd.microsoft.teams.card.file.info"


def test_nobody_gets_the_file_of_another(room: Room) -> None:
    room.send(said.consent(room.teams, _asked_for(room), person=LOTTE))
    room.teams.wait_for("post")
    assert room.teams.files == {}
    assert door.FILE_NOT_GIVEN in words(room.teams.shown(LOTTE.chat)[0])


def test_a_file_is_put_nowhere_else(room: Room) -> None:
    activity = said.consent(room.teams, _asked_for(room))
    activity["value"]["uploadInfo"]["uploadUrl"] = "https://example.com/upload"
    room.send(activity)
    room.teams.wait_for("post")
    assert door.FILE_NOT_GIVEN in words(room.teams.shown(SANNE.chat)[0])


def test_a_file_that_is_not_wanted_is_not_made(room: Room) -> None:
    room.send(said.message(room.teams, "hallo"))
    asked = room.teams.shown(SANNE.chat)[0]["id"]
    room.send(said.consent(room.teams, _asked_for(room), accepted=False, replyToId=asked))
    room.teams.wait_for("update")
    assert door.FILE_DECLINED in words(room.teams.shown(SANNE.chat)[0])
    assert room.teams.files == {}
