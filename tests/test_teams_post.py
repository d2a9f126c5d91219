"""Putting messages out to Teams, on good days and on bad ones."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest

from bot.post_error import PostError
from bot.teams import consent
from bot.teams.access import TeamsSettings
from bot.teams.connector import Connector
from bot.teams.draw import card, fallback
from bot.teams.pace import Pace
from bot.teams.post import TeamsPoster
from bot.teams.references import Reference
from bot.teams_places import StoredReferences
from commands import door as words
from commands.reply import File, Reply, Text
from commands.report import Report
from storage.schema import migrate
from storage.store import Storage
from tests import teams_activities as said
from tests.local_teams import LocalTeams, local_teams
from tests.reply_cases import CASES
from tests.teams_activities import BOT, CHANNEL, GROUP, LOTTE, OTHER_TENANT, SANNE, TEAM, TENANT
from tests.teams_tokens import CLIENT_ID
from tests.test_teams_references import NOW

T = TypeVar("T")
HERE = f"teams:{TENANT}:{CHANNEL}"
IN_GROUP = f"teams:{TENANT}:{GROUP}"
REPLY = CASES["sections"]
WITH_FILES = Reply(
    summary="De lijst.",
    parts=(
        Text(text="Zo staat hij er nu voor."),
        File(name="actielijst.md", report=Report(title="Actielijst")),
        File(name="actielijst.csv", report=Report(title="Actielijst")),
    ),
)


@pytest.fixture
def teams() -> Iterator[LocalTeams]:
    with local_teams(speed=1000) as teams:
        yield teams


@pytest.fixture
def storage(sqlite_url: str) -> Iterator[Storage]:
    storage = Storage(sqlite_url)
    migrate(storage.database)
    yield storage
    storage.close()


def settings(teams: LocalTeams, **other: str) -> TeamsSettings:
    given = {"service_token": teams.service_token, "openid_metadata_url": teams.openid_metadata_url} | other
    return TeamsSettings(client_id=CLIENT_ID, client_secret="geheim-van-de-test", tenants=(TENANT,), **given)


def known(teams: LocalTeams) -> tuple[Reference, ...]:
    """What we would know if somebody had spoken in the channel and Sanne in private."""
    url = teams.service_url
    return (
        Reference(HERE, CHANNEL, url, "channel", BOT, TEAM),
        Reference(SANNE.address, SANNE.chat, url, "personal", BOT),
    )


def _with(
    teams: LocalTeams, storage: Storage, work: Callable[[TeamsPoster], Awaitable[T]], own: TeamsSettings | None = None
) -> T:
    """Do this with a poster, in a loop of its own."""

    async def run() -> T:
        connector = Connector(own or settings(teams), teams.login_url)
        references = StoredReferences(storage, lambda: NOW)
        await references.heard(known(teams))
        try:
            return await work(TeamsPoster(connector, references, Pace((), 0)))
        finally:
            await connector.close()

    return asyncio.run(run())


def _failure(
    teams: LocalTeams,
    storage: Storage,
    work: Callable[[TeamsPoster], Awaitable[object]],
    own: TeamsSettings | None = None,
) -> PostError:
    with pytest.raises(PostError) as caught:
        _with(teams, storage, work, own)
    return caught.value


def test_a_message_is_a_card_with_a_line_for_who_sees_no_card(teams: LocalTeams, storage: Storage) -> None:
    number = _with(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
    [shown] = teams.shown(CHANNEL)
    assert shown["id"] == number
    assert (shown["type"], shown["from"]["id"], shown["conversation"]["id"]) == ("message", BOT, CHANNEL)
    assert shown["summary"] == fallback(REPLY)
    [attachment] = shown["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"] == json.loads(json.dumps(card(REPLY)))
    assert {call.token for call in teams.calls} == {teams.service_token}


def test_somebody_we_spoke_with_gets_it_in_that_conversation(teams: LocalTeams, storage: Storage) -> None:
    _with(teams, storage, lambda poster: poster.post(SANNE.address, REPLY, "a"))
    assert len(teams.shown(SANNE.chat)) == 1
    assert teams.asked("create") == []


def test_somebody_new_gets_a_conversation_first_and_once(teams: LocalTeams, storage: Storage) -> None:
    async def twice(poster: TeamsPoster) -> None:
        await poster.post(LOTTE.address, REPLY, "a")
        await poster.post(LOTTE.address, REPLY, "b")

    _with(teams, storage, twice)
    _with(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "c"))  # after a restart
    [asked] = teams.asked("create")
    assert (asked["bot"]["id"], asked["members"], asked["tenantId"]) == (BOT, [{"id": LOTTE.aad}], TENANT)
    assert asked["channelData"] == {"tenant": {"id": TENANT}}
    assert len(teams.shown(teams.chat_with(LOTTE.aad))) == 3


def test_a_place_that_never_spoke_is_reached_where_its_tenant_is(teams: LocalTeams, storage: Storage) -> None:
    _with(teams, storage, lambda poster: poster.post(IN_GROUP, REPLY, "a"))
    assert len(teams.shown(GROUP)) == 1


def test_a_message_is_drawn_anew_in_its_place_and_can_be_taken_away(teams: LocalTeams, storage: Storage) -> None:
    async def both(poster: TeamsPoster) -> str:
        number = await poster.post(HERE, REPLY, "a")
        await poster.update(HERE, number, Reply(summary="Actiepunt 12 gesloten."))
        return number

    number = _with(teams, storage, both)
    [shown] = teams.shown(CHANNEL)
    assert (shown["id"], shown["summary"]) == (number, "Actiepunt 12 gesloten.")
    _with(teams, storage, lambda poster: poster.remove(known(teams)[0], number))
    assert teams.shown(CHANNEL) == []


def test_a_message_that_is_not_there_any_more_says_nothing_of_its_place(teams: LocalTeams, storage: Storage) -> None:
    failure = _failure(teams, storage, lambda poster: poster.update(SANNE.address, "1", REPLY))
    assert failure.permanent
    _with(teams, storage, lambda poster: poster.post(SANNE.address, REPLY, "a"))
    assert len(teams.shown(SANNE.chat)) == 1


@pytest.mark.parametrize("fault", ["500 after", "502 after", "503", "504 after", "drop after", "drop"])
def test_an_outcome_that_nobody_knows_is_called_unknown(teams: LocalTeams, storage: Storage, fault: str) -> None:
    teams.fail("post", fault)
    failure = _failure(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent, failure.retry_after) == (True, False, None)
    assert len(teams.shown(CHANNEL)) == fault.endswith("after")  # nothing was sent a second time


@pytest.mark.parametrize("fault", ["500 after", "drop after", "drop"])
def test_drawing_anew_is_done_again_without_a_thought(teams: LocalTeams, storage: Storage, fault: str) -> None:
    number = _with(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"))
    teams.fail("update", fault, fault)  # the client itself tries once more where that does no harm
    failure = _failure(teams, storage, lambda poster: poster.update(HERE, number, REPLY))
    assert (failure.unknown, failure.permanent) == (False, False)


def test_nobody_can_look_whether_it_arrived(teams: LocalTeams, storage: Storage) -> None:
    failure = _failure(teams, storage, lambda poster: poster.find(HERE, "row-7"))
    assert (failure.sentence, failure.permanent) == (words.CANNOT_LOOK, True)


@pytest.mark.parametrize(("fault", "wait"), [("429 3", 3.0), ("429 bare", 30.0), ("429 straks", 30.0)])
def test_too_fast_is_told_with_how_long_to_wait(teams: LocalTeams, storage: Storage, fault: str, wait: float) -> None:
    teams.fail("post", fault)
    failure = _failure(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
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

    other, same = _with(teams, storage, three)
    assert other < 0.9 < same


def test_teams_may_ask_to_send_it_again(teams: LocalTeams, storage: Storage) -> None:
    teams.fail("post", "412")
    failure = _failure(teams, storage, lambda poster: poster.post(HERE, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent) == (False, False)


def test_a_line_that_is_refused_sent_nothing(teams: LocalTeams, storage: Storage) -> None:
    async def nobody_there(poster: TeamsPoster) -> None:
        there = replace(known(teams)[0], service_url="http://127.0.0.1:9/emea/")
        await poster.send(there, {"type": "message"})

    failure = _failure(teams, storage, nobody_there)
    assert (failure.sentence, failure.unknown, failure.permanent) == (words.UNREACHABLE, False, False)


@pytest.mark.parametrize("fault", ["403", "404"])
def test_a_channel_that_is_gone_is_not_tried_again(teams: LocalTeams, storage: Storage, fault: str) -> None:
    teams.remove(CHANNEL, fault)
    first = _failure(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"))

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
    failure = _failure(
        teams,
        storage,
        lambda poster: poster.send(replace(known(teams)[0], conversation=thread), {"type": "message"}),
    )
    assert failure.permanent
    _with(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"))
    assert len(teams.shown(CHANNEL)) == 1


def test_somebody_who_blocked_us_is_not_written_to(teams: LocalTeams, storage: Storage) -> None:
    teams.remove(SANNE.chat, "403 blocked")
    failure = _failure(teams, storage, lambda poster: poster.post(SANNE.address, REPLY, "a"))
    assert (failure.sentence, failure.permanent) == (words.PERSON_GONE, True)
    teams.fail("create", "403")
    failure = _failure(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "a"))
    assert (failure.sentence, failure.permanent) == (words.PERSON_GONE, True)


def test_a_conversation_with_somebody_that_got_lost_is_made_anew(teams: LocalTeams, storage: Storage) -> None:
    teams.remove(SANNE.chat, "404")

    async def twice(poster: TeamsPoster) -> None:
        with pytest.raises(PostError) as caught:
            await poster.post(SANNE.address, REPLY, "a")
        assert (caught.value.unknown, caught.value.permanent) == (False, False)
        await poster.post(SANNE.address, REPLY, "a")

    _with(teams, storage, twice)
    assert len(teams.shown(teams.chat_with(SANNE.aad))) == 1


@pytest.mark.parametrize("fault", ["500", "drop", "drop after"])
def test_a_conversation_that_may_not_have_been_made_is_asked_for_again(
    teams: LocalTeams, storage: Storage, fault: str
) -> None:
    teams.fail("create", fault)
    failure = _failure(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "a"))
    assert (failure.unknown, failure.permanent) == (False, False)
    _with(teams, storage, lambda poster: poster.post(LOTTE.address, REPLY, "a"))
    assert len(teams.shown(teams.chat_with(LOTTE.aad))) == 1


@pytest.mark.parametrize("address", [f"teams:{OTHER_TENANT}:{CHANNEL}", f"teams:{OTHER_TENANT}:{LOTTE.aad}"])
def test_an_unknown_tenant_is_never_posted_to(teams: LocalTeams, storage: Storage, address: str) -> None:
    failure = _failure(teams, storage, lambda poster: poster.post(address, REPLY, "a"))
    assert (failure.sentence, failure.permanent) == (words.ACCESS_GONE, True)
    assert teams.calls == []


@pytest.mark.parametrize("address", ["slack:T1:C9", "teams:", f"teams:{TENANT}", f"teams:{TENANT}:", "19:x"])
def test_what_is_no_address_of_teams_is_refused(teams: LocalTeams, storage: Storage, address: str) -> None:
    assert _failure(teams, storage, lambda poster: poster.post(address, REPLY, "a")).permanent


@pytest.mark.parametrize(
    "service_url",
    [
        "https://smba.trafficmanager.net.example.com/emea/",
        "http://smba.trafficmanager.net/emea/",
        "https://user@example.com/emea/",
        "https://smba.trafficmanager.net:8443/emea/",
        "ftp://127.0.0.1/",
        "",
    ],
)
def test_our_token_goes_to_teams_alone(teams: LocalTeams, storage: Storage, service_url: str) -> None:
    there = replace(known(teams)[0], service_url=service_url)
    assert _failure(teams, storage, lambda poster: poster.send(there, {"type": "message"})).permanent


def test_a_file_is_asked_about_before_it_is_given(teams: LocalTeams, storage: Storage) -> None:
    _with(teams, storage, lambda poster: poster.post(SANNE.address, WITH_FILES, "file:7"))
    first, second = teams.shown(SANNE.chat)
    [asked] = first["attachments"]
    assert (asked["contentType"], asked["name"]) == (
        "application/vnd.microsoft.teams.card.file.consent",
        "actielijst.md",
    )
    assert second["attachments"][0]["name"] == "actielijst.csv"
    content = asked["content"]
    assert content["sizeInBytes"] == len(b"# Actielijst\n")
    answer = said.consent(teams, asked)
    assert consent.answered(answer["value"]) == ("file:7", "actielijst.md", True)
    assert consent.answered(said.consent(teams, asked, accepted=False)["value"]) == ("file:7", "actielijst.md", False)


def test_a_file_is_put_where_teams_said_without_our_token(teams: LocalTeams, storage: Storage) -> None:
    upload = said.consent(teams, {"name": "actielijst.md", "content": {"acceptContext": {}}})["value"]["uploadInfo"]

    async def put() -> None:
        connector = Connector(settings(teams))
        try:
            await consent.put(connector.session, upload["uploadUrl"], b"# Actielijst\n")
        finally:
            await connector.close()

    asyncio.run(put())
    assert teams.files["actielijst.md"] == b"# Actielijst\n"
    assert [call.token for call in teams.calls] == [""]
    shown = consent.given(upload)
    assert (shown["name"], shown["content"]["fileType"]) == ("actielijst.md", "md")
    teams.fail("upload", "500")
    with pytest.raises(PostError):
        asyncio.run(put())


def test_the_files_of_a_message_are_found_by_mark_for_who_they_are_for(storage: Storage) -> None:
    stored = WITH_FILES.to_json()
    storage.write(lambda store: store.outbox.add(None, SANNE.address, "file", stored, "file:7", NOW)).result()
    references = StoredReferences(storage, lambda: NOW)
    assert asyncio.run(references.files("file:7", SANNE.address)) == WITH_FILES
    assert asyncio.run(references.files("file:7", LOTTE.address)) is None
    assert asyncio.run(references.files("file:8", SANNE.address)) is None


# the token


def entra(teams: LocalTeams) -> TeamsSettings:
    """Settings of a bot with a secret; the metadata address only says that this machine stands for Teams."""
    return settings(teams, service_token="")


def test_the_token_is_asked_once_for_many_messages(teams: LocalTeams, storage: Storage) -> None:
    async def many(poster: TeamsPoster) -> None:
        await asyncio.gather(*(poster.post(HERE, REPLY, str(number)) for number in range(5)))

    _with(teams, storage, many, entra(teams))
    [asked] = teams.asked("token")
    assert asked == {
        "tenant": TENANT,
        "grant_type": "client_credentials",
        "client_id": CLIENT_ID,
        "client_secret": "geheim-van-de-test",
        "scope": "https://api.botframework.com/.default",
    }
    assert len(teams.shown(CHANNEL)) == 5


def test_a_refused_token_is_exchanged_for_another_once(teams: LocalTeams, storage: Storage) -> None:
    teams.fail("post", "401")
    _with(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"), entra(teams))
    assert (len(teams.asked("token")), len(teams.shown(CHANNEL))) == (2, 1)
    teams.fail("post", "401", "401")
    failure = _failure(teams, storage, lambda poster: poster.post(HERE, REPLY, "b"), entra(teams))
    assert (failure.sentence, failure.retry_after, failure.permanent) == (words.ACCESS_GONE, 300.0, False)


@pytest.mark.parametrize(
    ("fault", "sentence", "wait"),
    [
        ("500", words.UNREACHABLE, None),
        ("drop", words.UNREACHABLE, None),
        ("429 9", words.TOO_FAST, 9.0),
        ("401", words.ACCESS_GONE, 300.0),
        ("400", words.ACCESS_GONE, 300.0),
    ],
)
def test_without_a_token_the_message_waits(
    teams: LocalTeams, storage: Storage, fault: str, sentence: str, wait: float | None
) -> None:
    teams.fail("token", fault)
    failure = _failure(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"), entra(teams))
    assert (failure.sentence, failure.retry_after) == (sentence, wait)
    assert (failure.unknown, failure.permanent) == (False, False)
    assert teams.shown(CHANNEL) == []


def test_no_token_and_no_secret_reaches_a_log(
    teams: LocalTeams, storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    teams.fail("post", "401", "401", "500", "403")
    with caplog.at_level(logging.DEBUG):
        for _ in range(3):
            _failure(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"), entra(teams))
    assert teams.service_token not in caplog.text
    assert "geheim-van-de-test" not in caplog.text
