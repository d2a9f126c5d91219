"""Files for Teams, and the token that goes to Teams alone."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.post_error import PostError
from bot.teams import consent
from bot.teams.access import TeamsSettings
from bot.teams.connector import Connector
from bot.teams.post import TeamsPoster
from bot.teams_places import StoredReferences
from commands import door as words
from commands.reply import File, Reply, Text
from commands.report import Report
from storage.store import Storage
from tests import teams_activities as said
from tests.local_teams import LocalTeams
from tests.teams_activities import CHANNEL, LOTTE, SANNE, TENANT
from tests.teams_posting import HERE, REPLY, doing, failure_of, known, settings, storage, teams
from tests.teams_tokens import CLIENT_ID
from tests.test_teams_references import NOW

__all__ = ["storage", "teams"]

WITH_FILES = Reply(
    summary="De lijst.",
    parts=(
        Text(text="Zo staat hij er nu voor."),
        File(name="actielijst.md", report=Report(title="Actielijst")),
        File(name="actielijst.csv", report=Report(title="Actielijst")),
    ),
)


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
    assert failure_of(teams, storage, lambda poster: poster.send(there, {"type": "message"})).permanent


def test_a_file_is_asked_about_before_it_is_given(teams: LocalTeams, storage: Storage) -> None:
    doing(teams, storage, lambda poster: poster.post(SANNE.address, WITH_FILES, "file:7"))
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

    doing(teams, storage, many, entra(teams))
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
    doing(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"), entra(teams))
    assert (len(teams.asked("token")), len(teams.shown(CHANNEL))) == (2, 1)
    teams.fail("post", "401", "401")
    failure = failure_of(teams, storage, lambda poster: poster.post(HERE, REPLY, "b"), entra(teams))
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
    failure = failure_of(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"), entra(teams))
    assert (failure.sentence, failure.retry_after) == (sentence, wait)
    assert (failure.unknown, failure.permanent) == (False, False)
    assert teams.shown(CHANNEL) == []


def test_no_token_and_no_secret_reaches_a_log(
    teams: LocalTeams, storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    teams.fail("post", "401", "401", "500", "403")
    with caplog.at_level(logging.DEBUG):
        for _ in range(3):
            failure_of(teams, storage, lambda poster: poster.post(HERE, REPLY, "a"), entra(teams))
    assert teams.service_token not in caplog.text
    assert "geheim-van-de-test" not in caplog.text
