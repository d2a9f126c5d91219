"""What is typed in Teams, from the activity to the request, and from the reply to what is seen; and who types it."""

import pytest

from commands import door
from commands.command import Request
from commands.reply import Buttons, Reply
from tests import teams_activities as said
from tests.teams_activities import CHANNEL, GROUP, LOTTE, OTHER_TENANT, SANNE, TENANT, Person
from tests.teams_listening import CLOSE, IN_CHANNEL, action, room, words
from tests.teams_room import NOW, Room, opened

__all__ = ["opened", "room"]


def test_a_private_message_is_a_request_and_its_answer_stands_below_it(room: Room) -> None:
    activity = said.message(room.teams, "wat staat er open?")
    assert room.send(activity).status_code == 200
    assert room.core.heard == [
        Request(
            key=f"teams:{SANNE.chat}:{activity['id']}",
            who=SANNE.address,
            where=SANNE.address,
            now=NOW,
            text="wat staat er open?",
            heard="message",
            private=True,
            name="Sanne Secretaris",
        )
    ]
    (answer,) = room.teams.shown(SANNE.chat)
    assert "Gehoord: wat staat er open?" in words(answer)
    assert answer["summary"] == "Gehoord: wat staat er open?"


def test_a_mention_in_a_channel_is_answered_in_its_thread(room: Room) -> None:
    activity = said.mention(room.teams, "actie nieuw rapport delen", thread="1684310400999")
    room.send(activity)
    (request,) = room.core.heard
    assert (request.text, request.where, request.private, request.guest) == (
        "actie nieuw rapport delen",
        IN_CHANNEL,
        False,
        False,
    )
    assert len(room.teams.shown(f"{CHANNEL};messageid=1684310400999")) == 1
    assert room.teams.shown(CHANNEL) == []


def test_a_mention_in_a_group_chat_is_answered_there(room: Room) -> None:
    room.send(said.group(room.teams, "stand"))
    assert room.core.heard[0].where == f"teams:{TENANT}:{GROUP}"
    assert len(room.teams.shown(GROUP)) == 1


def test_without_a_mention_nothing_in_a_group_is_for_us(room: Room) -> None:
    for made in (said.mention, said.group):
        activity = made(room.teams, "zomaar iets")
        activity["entities"] = []
        assert room.send(activity).status_code == 200
    room.send(said.recorded(room.teams, "message-edited"))
    room.send(said.recorded(room.teams, "message-deleted"))
    room.send(said.recorded(room.teams, "reaction"))
    assert room.core.heard == []


def test_a_slash_in_front_is_an_order_as_in_slack(room: Room) -> None:
    room.send(said.message(room.teams, "/actie nieuw rapport delen"))
    assert (room.core.heard[0].text, room.core.heard[0].heard) == ("actie nieuw rapport delen", "command")


def test_what_is_for_one_person_never_goes_to_the_channel(room: Room) -> None:
    room.core.reply = lambda request: Reply(
        summary="Actiepunt 9 bestaat niet.", parts=(Buttons(buttons=(CLOSE,)),), only_me=True
    )
    room.send(said.message(room.teams, "hallo"))
    room.send(said.mention(room.teams, "actie klaar 9", thread="1684310400999"))
    assert room.teams.shown(f"{CHANNEL};messageid=1684310400999") == []
    answer = room.teams.shown(SANNE.chat)[-1]
    assert "bestaat niet" in words(answer)
    assert IN_CHANNEL in words(answer)  # its button still belongs to the channel


def test_somebody_we_never_spoke_with_in_private_gets_a_conversation_first(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Alleen voor u.", only_me=True)
    room.send(said.mention(room.teams, "actie", LOTTE))
    chat = room.teams.chat_with(LOTTE.aad)
    assert [message["summary"] for message in room.teams.shown(chat)] == ["Alleen voor u."]


def test_who_cannot_be_written_to_is_told_so_without_the_answer_itself(room: Room) -> None:
    room.core.reply = lambda request: Reply(summary="Dit is geheim.", only_me=True)
    room.teams.fail("create", "403")
    activity = said.mention(room.teams, "actie", LOTTE, thread="1684310400999")
    assert room.send(activity).status_code == 200
    (told,) = room.teams.shown(f"{CHANNEL};messageid=1684310400999")
    assert "geheim" not in words(told)
    assert "geen privébericht" in words(told)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("actie&nbsp;nieuw R&amp;D &lt;b&gt;", "actie nieuw R&D <b>"),
        ("actie nieuw\r\nregel twee\r\n\r\n\r\n\r\nregel drie", "actie nieuw\nregel twee\n\nregel drie"),
        ("  stand \u200b ", "stand"),
        ("actie nieuw plan voor <at>Iemand Anders</at>", "actie nieuw plan voor @Iemand Anders"),
        ('<quoted messageId="1"/> 12 klaar', "12 klaar"),
        ("&lt;at&gt;Horzel&lt;/at&gt; stand", "<at>Horzel</at> stand"),
        ("🐝 zoemt", "🐝 zoemt"),
    ],
)
def test_signs_are_read_as_the_person_saw_them(room: Room, text: str, read: str) -> None:
    room.send(said.message(room.teams, text, attachments=[]))
    assert room.core.heard[0].text == read


def test_a_mention_of_somebody_keeps_his_name_and_ours_goes(room: Room) -> None:
    activity = said.mention(room.teams, "actie nieuw rapport delen <at>Lotte van LLTB</at> vrijdag")
    activity["entities"].append(
        {"type": "mention", "text": "<at>Lotte van LLTB</at>", "mentioned": {"id": LOTTE.id, "name": "Lotte van LLTB"}}
    )
    room.send(activity)
    assert room.core.heard[0].text == "actie nieuw rapport delen @Lotte van LLTB vrijdag"


def test_what_is_answered_to_is_not_said_again(room: Room) -> None:
    quoted = (
        '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong>Piet</strong>'
        "<p>actie nieuw iets anders</p></blockquote><p>12&nbsp;klaar</p>"
    )
    activity = said.message(room.teams, "Piet\r\nactie nieuw iets anders\r\n12 klaar")
    activity["attachments"] = [{"contentType": "text/html", "content": quoted}]
    room.send(activity)
    assert room.core.heard[0].text == "12 klaar"


def test_a_repeated_delivery_is_answered_once(room: Room) -> None:
    activity = said.message(room.teams, "actie nieuw rapport delen")
    assert [room.send(activity).status_code for _ in range(3)] == [200] * 3
    assert len(room.core.heard) == 1
    assert len(room.teams.shown(SANNE.chat)) == 1


def test_when_the_core_fails_it_is_delivered_again_under_the_same_key(room: Room) -> None:
    def broken(request: Request) -> Reply:
        raise RuntimeError("on purpose")

    activity = said.message(room.teams, "actie nieuw rapport delen")
    room.core.reply = broken
    assert room.send(activity).status_code == 503
    room.core.forget()
    assert room.send(activity).status_code == 200
    assert room.core.heard[0].key == f"teams:{SANNE.chat}:{activity['id']}"
    assert len(room.teams.shown(SANNE.chat)) == 1


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("429 1", ["Gehoord: stand"]),
        ("412", ["Gehoord: stand"]),
        ("drop", ["(herhaling) Gehoord: stand"]),
        ("503 after", ["Gehoord: stand", "(herhaling) Gehoord: stand"]),
    ],
)
def test_an_answer_survives_a_bad_moment_and_says_when_it_may_be_a_repetition(
    room: Room, fault: str, seen: list[str]
) -> None:
    room.teams.fail("post", fault)
    assert room.send(said.message(room.teams, "stand")).status_code == 200
    assert [message["summary"] for message in room.teams.shown(SANNE.chat)] == seen


def test_a_button_that_takes_long_is_answered_now_and_in_full_later(room: Room) -> None:
    room.core.seconds = 10.5
    answer = room.asked(said.press(room.teams, action(CLOSE)))
    assert answer["value"] == door.BUSY
    room.teams.wait_until(lambda: bool(room.teams.shown(SANNE.chat)))
    assert "Gehoord: actie klaar" in words(room.teams.shown(SANNE.chat)[0])


@pytest.mark.parametrize(
    ("role", "tenant", "guest"), [("user", TENANT, False), ("guest", TENANT, True), ("user", OTHER_TENANT, True)]
)
def test_a_guest_of_the_organisation_is_known_as_one(room: Room, role: str, tenant: str, guest: bool) -> None:
    person = Person(f"{role}-{tenant[:8]}", "Iemand")
    room.here(person, CHANNEL, role, tenant)
    room.send(said.mention(room.teams, "stand", person))
    assert room.core.heard[0].guest is guest


def test_who_teams_says_nothing_about_counts_as_a_guest(room: Room) -> None:
    room.send(said.mention(room.teams, "stand", Person("onbekend-1", "Niemand")))
    assert room.core.heard[0].guest


def test_somebody_without_an_account_in_entra_is_a_guest(room: Room) -> None:
    activity = said.mention(room.teams, "stand")
    del activity["from"]["aadObjectId"]
    room.send(activity)
    assert room.core.heard[0].guest


def test_who_adds_horzel_is_welcomed_and_where_is_kept(room: Room) -> None:
    room.send(said.installation(room.teams, "add", "personal"))
    assert room.core.welcomed == [SANNE.address]
    assert room.references.known[SANNE.address].conversation == SANNE.chat


@pytest.mark.parametrize("event", ["teamArchived", "teamUnarchived", "teamRenamed", "teamDeleted"])
def test_what_happens_to_a_team_is_kept(room: Room, event: str) -> None:
    assert room.send(said.team_event(room.teams, event)).status_code == 200
    assert len(room.references.turns) == 1
    assert room.core.heard == []


def test_an_invoke_that_we_do_not_know_is_left_to_teams(room: Room) -> None:
    activity = said.press(room.teams, action(CLOSE), name="composeExtension/query")
    assert room.send(activity).status_code == 501
