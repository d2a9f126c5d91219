"""Messages to Teams: what is posted where, what is tried again, and what is given up."""

import asyncio
import json
from dataclasses import replace

import pytest

from bot.post_error import PostError
from bot.teams.connector import Connector
from bot.teams.draw import card, fallback
from bot.teams.post import TeamsPoster
from bot.teams_places import StoredReferences
from commands import door as words
from commands.reply import Reply
from storage.store import Storage
from tests.local_teams import LocalTeams
from tests.teams_activities import BOT, CHANNEL, GROUP, LOTTE, OTHER_TENANT, SANNE, TENANT
from tests.teams_posting import HERE, REPLY, doing, failure_of, known, settings, storage, teams
from tests.test_teams_references import NOW

__all__ = ["storage", "teams"]

IN_GROUP = f"teams:{TENANT}:{GROUP}"


def test_a_message_is_a_card_with_a_line_for_who_sees_no_card(teams: LocalTeams, storage: Storage) -> None:
    number = doing(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
    [shown] = teams.shown(CHANNEL)
    assert shown["id"] == number
    assert (shown["type"], shown["from"]["id"], shown["conversation"]["id"]) == ("message", BOT, CHANNEL)
    assert shown["summary"] == fallback(REPLY)
    [attachment] = shown["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"] == json.loads(json.dumps(card(REPLY)))
    assert {call.token for call in teams.calls} == {teams.service_token}


def test_somebody_we_spoke_with_gets_it_in_that_conversation(teams: LocalTeams, storage: Storage) -> None:
    doing(teams, storage, lambda poster: poster.post(SANNE.address, REPLY, "a"))
    assert len(teams.shown(SANNE.chat)) == 1
    assert teams.asked("create") == []


def test_somebody_new_gets_a_conversation_first_and_once(teams: LocalTeams, storage: Storage) -> None:
    async def twice(poster: TeamsPoster) -> None:
        await poster.post(LOTTE.address, REPLY, "a")
        await poster.post(LOTTE.address, REPLY, "b")

    doing(teams, storage, twice)
    doing(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "c"))  # after a restart
    [asked] = teams.asked("create")
    assert (asked["bot"]["id"], asked["members"], asked["tenantId"]) == (BOT, [{"id": LOTTE.aad}], TENANT)
    assert asked["channelData"] == {"tenant": {"id": TENANT}}
    assert len(teams.shown(teams.chat_with(LOTTE.aad))) == 3


def test_a_place_that_never_spoke_is_reached_where_its_tenant_is(teams: LocalTeams, storage: Storage) -> None:
    doing(teams, storage, lambda poster: poster.post(IN_GROUP, REPLY, "a"))
    assert len(teams.shown(GROUP)) == 1


def test_a_message_is_drawn_anew_in_its_place_and_can_be_taken_away(teams: LocalTeams, storage: Storage) -> None:
    async def both(poster: TeamsPoster) -> str:
        number = await poster.post(HERE, REPLY, "a")
        await poster.update(HERE, number, Reply(summary="Actiepunt 12 gesloten."))
        return number

    number = doing(teams, storage, both)
    [shown] = teams.shown(CHANNEL)
    assert (shown["id"], shown["summary"]) == (number, "Actiepunt 12 gesloten.")
    doing(teams, storage, lambda poster: poster.remove(known(teams)[0], number))
    assert teams.shown(CHANNEL) == []


def test_a_message_that_is_not_there_any_more_says_nothing_of_its_place(teams: LocalTeams, storage: Storage) -> None:
    failure = failure_of(teams, storage, lambda poster: poster.update(SANNE.address, "1", REPLY))
    assert failure.permanent
    doing(teams, storage, lambda poster: poster.post(SANNE.address, REPLY, "a"))
    assert len(teams.shown(SANNE.chat)) == 1


@pytest.mark.parametrize("fault", ["500 after", "502 after", "503", "504 after", "drop after", "drop"])
def test_an_outcome_that_nobody_knows_is_called_unknown(teams: LocalTeams, storage: Storage, fault: str) -> None:
    teams.fail("post", fault)
    failure = failure_of(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent, failure.retry_after) == (True, False, None)
    assert len(teams.shown(CHANNEL)) == fault.endswith("after")  # nothing was sent a second time


@pytest.mark.parametrize("fault", ["500 after", "drop after", "drop"])
def test_drawing_anew_is_done_again_without_a_thought(teams: LocalTeams, storage: Storage, fault: str) -> None:
    number = doing(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"))
    teams.fail("update", fault, fault)  # the client itself tries once more where that does no harm
    failure = failure_of(teams, storage, lambda poster: poster.update(HERE, number, REPLY))
    assert (failure.unknown, failure.permanent) == (False, False)


def test_nobody_can_look_whether_it_arrived(teams: LocalTeams, storage: Storage) -> None:
    failure = failure_of(teams, storage, lambda poster: poster.find(HERE, "row-7"))
    assert (failure.sentence, failure.permanent) == (words.CANNOT_LOOK, True)


@pytest.mark.parametrize(("fault", "wait"), [("429 3", 3.0), ("429 bare", 30.0), ("429 straks", 30.0)])
def test_too_fast_is_told_with_how_long_to_wait(teams: LocalTeams, storage: Storage, fault: str, wait: float) -> None:
    teams.fail("post", fault)
    failure = failure_of(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
    assert (failure.retry_after, failure.unknown, failure.permanent) == (wait, False, False)
    assert teams.shown(CHANNEL) == []


def test_who_was_asked_to_wait_waits_with_this_conversation_alone(teams: LocalTeams, storage: Storage) -> None:
    teams.fail("post", "429 1")

    async def three(poster: TeamsPoster) -> tuple[float, float]:
        loop = asyncio.get_running_loop()
        with pytest.raises(PostError):
            await poster.post(HERE, REPLY, "a")
        start = loop.time()
        await poster.post(SANNE.address, REPLY, "b")
        other = loop.time() - start
        await poster.post(HERE, REPLY, "a")
        return other, loop.time() - start

    other, same = doing(teams, storage, three)
    assert other < 0.9 < same


def test_teams_may_ask_to_send_it_again(teams: LocalTeams, storage: Storage) -> None:
    teams.fail("post", "412")
    failure = failure_of(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent) == (False, False)


def test_a_line_that_is_refused_sent_nothing(teams: LocalTeams, storage: Storage) -> None:
    async def nobody_there(poster: TeamsPoster) -> None:
        there = replace(known(teams)[0], service_url="http://127.0.0.1:9/emea/")
        await poster.send(there, {"type": "message"})

    failure = failure_of(teams, storage, nobody_there)
    assert (failure.sentence, failure.unknown, failure.permanent) == (words.UNREACHABLE, False, False)


@pytest.mark.parametrize("fault", ["403", "404"])
def test_a_channel_that_is_gone_is_not_tried_again(teams: LocalTeams, storage: Storage, fault: str) -> None:
    teams.remove(CHANNEL, fault)
    first = failure_of(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"))

    async def again(poster: TeamsPoster) -> None:
        await poster.post(HERE, REPLY, "b")

    assert (first.sentence, first.permanent) == (words.CHANNEL_GONE, True)
    assert len(teams.asked("post")) == 1

    async def without_hearing() -> None:
        connector = Connector(settings(teams))
        try:
            await again(TeamsPoster(connector, StoredReferences(storage, lambda: NOW)))
        finally:
            await connector.close()

    with pytest.raises(PostError) as caught:
        asyncio.run(without_hearing())
    assert (caught.value.sentence, caught.value.permanent) == (words.CHANNEL_GONE, True)
    assert len(teams.asked("post")) == 1


def test_a_thread_that_is_gone_does_not_take_its_channel_along(teams: LocalTeams, storage: Storage) -> None:
    thread = f"{CHANNEL};messageid=1684310400123"
    teams.remove(thread, "404")
    failure = failure_of(
        teams,
        storage,
        lambda poster: poster.send(replace(known(teams)[0], conversation=thread), {"type": "message"}),
    )
    assert failure.permanent
    doing(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"))
    assert len(teams.shown(CHANNEL)) == 1


def test_somebody_who_blocked_us_is_not_written_to(teams: LocalTeams, storage: Storage) -> None:
    teams.remove(SANNE.chat, "403 blocked")
    failure = failure_of(teams, storage, lambda poster: poster.post(SANNE.address, REPLY, "a"))
    assert (failure.sentence, failure.permanent) == (words.PERSON_GONE, True)
    teams.fail("create", "403")
    failure = failure_of(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "a"))
    assert (failure.sentence, failure.permanent) == (words.PERSON_GONE, True)


def test_a_conversation_with_somebody_that_got_lost_is_made_anew(teams: LocalTeams, storage: Storage) -> None:
    teams.remove(SANNE.chat, "404")

    async def twice(poster: TeamsPoster) -> None:
        with pytest.raises(PostError) as caught:
            await poster.post(SANNE.address, REPLY, "a")
        assert (caught.value.unknown, caught.value.permanent) == (False, False)
        await poster.post(SANNE.address, REPLY, "a")

    doing(teams, storage, twice)
    assert len(teams.shown(teams.chat_with(SANNE.aad))) == 1


@pytest.mark.parametrize("fault", ["500", "drop", "drop after"])
def test_a_conversation_that_may_not_have_been_made_is_asked_for_again(
    teams: LocalTeams, storage: Storage, fault: str
) -> None:
    teams.fail("create", fault)
    failure = failure_of(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "a"))
    assert (failure.unknown, failure.permanent) == (False, False)
    doing(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "a"))
    assert len(teams.shown(teams.chat_with(LOTTE.aad))) == 1


@pytest.mark.parametrize("address", [f"teams:{OTHER_TENANT}:{CHANNEL}", f"teams:{OTHER_TENANT}:{LOTTE.aad}"])
def test_an_unknown_tenant_is_never_posted_to(teams: LocalTeams, storage: Storage, address: str) -> None:
    failure = failure_of(teams, storage, lambda poster: poster.post(address, REPLY, "a"))
    assert (failure.sentence, failure.permanent) == (words.ACCESS_GONE, True)
    assert teams.calls == []


@pytest.mark.parametrize("address", ["slack:T1:C9", "teams:", f"teams:{TENANT}", f"teams:{TENANT}:", "19:x"])
def test_what_is_no_address_of_teams_is_refused(teams: LocalTeams, storage: Storage, address: str) -> None:
    assert failure_of(teams, storage, lambda poster: poster.post(address, REPLY, "a")).permanent
