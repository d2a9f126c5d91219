"""The real process with Slack and Teams at once: one list, two channels, every request signed as Microsoft signs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from commands.first_answer import ALREADY
from commands.workdays import next_weekly
from tests import teams_activities as said
from tests.local_slack import LocalSlack
from tests.local_teams import LocalTeams, local_teams
from tests.teams_activities import CHANNEL, TENANT, Person
from tests.teams_limits import all_in, words
from tests.teams_mouth import HERE, person
from tests.teams_tokens import BAD, CLIENT_ID
from tests.whole_parts import CHANNEL as SLACK_CHANNEL
from tests.whole_parts import HERE as IN_SLACK
from tests.whole_parts import PIET, House, Http, User, house, limburg_in_slack

Json = dict[str, Any]
SECRETARY, LLTB = person("secretaris"), person("lltb")


@pytest.fixture
def teams() -> Iterator[LocalTeams]:
    with local_teams() as teams:
        teams.people[CHANNEL] = [SECRETARY.account, LLTB.account]
        yield teams


@contextmanager
def both(slack: LocalSlack, teams: LocalTeams, database: str, folder: Path) -> Iterator[House]:
    """The Taskforce in a channel of Slack and one of Teams, being served."""
    file = limburg_in_slack(folder)
    text = file.read_text(encoding="utf-8").replace(f'"{IN_SLACK}"', f'"{IN_SLACK}", "{HERE}"')
    for who in ("secretaris", "lltb"):
        text = text.replace(f'"terminal:lokaal:{who}"', f'"terminal:lokaal:{who}", "{person(who).address}"')
    file.write_text(text, encoding="utf-8")
    settings = {
        "TEAMS_CLIENT_ID": CLIENT_ID,
        "TEAMS_TENANT_ID": TENANT,
        "TEAMS_OPENID_METADATA_URL": teams.openid_metadata_url,
        "TEAMS_SERVICE_TOKEN": teams.service_token,
    }
    with house(slack, database, folder, settings) as made:
        made.horzel("setup", str(file))
        made.start()
        yield made
        assert teams.service_token not in made.log()


def deliver(made: House, teams: LocalTeams, activity: Json, **headers: str) -> httpx.Response:
    with httpx.Client(base_url=made.address, timeout=30, trust_env=False) as client:
        return client.post("/api/messages", json=activity, headers={**teams.headers(activity), **headers})


def type_(made: House, teams: LocalTeams, text: str, who: Person = SECRETARY, *, private: bool = False) -> str:
    """What somebody types; the words of the card that answers it."""
    activity = (said.message if private else said.mention)(teams, text, who)
    conversation = activity["conversation"]["id"]
    before = len(teams.shown(conversation))
    assert deliver(made, teams, activity).status_code == 200
    teams.wait_until(lambda: len(teams.shown(conversation)) > before)
    return words(teams.shown(conversation)[-1]["attachments"][0]["content"])


def digest_day(made: House) -> datetime:
    """A minute past the moment of a digest that no process has put out yet."""
    coming = next_weekly(0, time(9), made.now() + timedelta(days=8))
    return coming.at + timedelta(minutes=1)


def digests(teams: LocalTeams) -> list[str]:
    return [shown["summary"] for shown in teams.shown(CHANNEL) if "Weekbericht" in shown["summary"]]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_one_list_in_two_channels(
    slack: LocalSlack, teams: LocalTeams, tmp_path: Path, request: pytest.FixtureRequest, database: str
) -> None:
    url: str = request.getfixturevalue(f"{database}_url")
    with both(slack, teams, url, tmp_path) as made:
        piet = User(Http(made), slack, PIET, SLACK_CHANNEL)
        assert "Actiepunt 1" in type_(made, teams, "actie nieuw Woonvisie doorsturen, LLTB")
        teams.wait_until(lambda: bool(teams.chat_with(LLTB.aad)))
        chat = teams.chat_with(LLTB.aad)
        teams.wait_until(lambda: len(teams.shown(chat)) == 1)
        told = teams.shown(chat)[0]
        assert "Nieuw actiepunt voor u in Taskforce: 1" in told["summary"]
        assert "Woonvisie doorsturen" in piet.types("/actie toon 1")["text"]
        [done] = [each for each in all_in(told["attachments"][0]["content"]) if each.get("title") == "Klaar"]
        press = said.press(teams, done, person=LLTB, replyToId=told["id"])
        first, again = deliver(made, teams, press), deliver(made, teams, press)
        assert "Actiepunt 1 gesloten" in str(first.json())
        assert again.status_code == 200
        assert "was al gesloten" in piet.types("/actie klaar 1")["text"]
        made.stop()
        assert made.horzel("check").splitlines()[-1] == "ok"


def test_the_digest_reaches_both_until_horzel_is_taken_out(
    slack: LocalSlack, teams: LocalTeams, sqlite_url: str, tmp_path: Path
) -> None:
    with both(slack, teams, sqlite_url, tmp_path) as made:
        type_(made, teams, "actie nieuw Woonvisie doorsturen")
        at = digest_day(made)
        made.horzel("tick", "--at", at.isoformat())
        made.horzel("tick", "--at", at.isoformat())
        assert len(digests(teams)) == 1
        before = len(slack.messages[SLACK_CHANNEL])
        assert deliver(made, teams, said.members(teams, "members-removed")).status_code == 200
        made.horzel("tick", "--at", (at + timedelta(days=7)).isoformat())
        assert len(digests(teams)) == 1
        assert len(slack.messages[SLACK_CHANNEL]) == before + 1


def test_nobody_but_teams_is_heard(slack: LocalSlack, teams: LocalTeams, sqlite_url: str, tmp_path: Path) -> None:
    with both(slack, teams, sqlite_url, tmp_path) as made:
        activity = said.mention(teams, "actie nieuw van een vreemde", SECRETARY)
        for kind in ("no header", "other key", "claims changed", "expired"):  # all of them: test_teams_entrance.py
            header = BAD[kind](activity["serviceUrl"])
            with httpx.Client(base_url=made.address, timeout=30, trust_env=False) as client:
                headers = {} if header is None else {"Authorization": header}
                assert client.post("/api/messages", json=activity, headers=headers).status_code == 401, kind
        assert made.export()["actions"] == []


def test_the_same_activity_twenty_times_has_one_effect(
    slack: LocalSlack, teams: LocalTeams, sqlite_url: str, tmp_path: Path
) -> None:
    with both(slack, teams, sqlite_url, tmp_path) as made:
        activity = said.mention(teams, "actie nieuw Woonvisie doorsturen", SECRETARY)
        for _ in range(20):
            assert deliver(made, teams, activity).status_code == 200
        made.kill()
        made.start()
        assert deliver(made, teams, activity).status_code == 200
        assert [action["number"] for action in made.export()["actions"]] == [1]


def test_a_card_that_is_made_up_tells_nobody_what_another_was_told(
    slack: LocalSlack, teams: LocalTeams, tmp_path: Path, sqlite_url: str
) -> None:
    """Everybody here has a good token; what a card carries is not signed."""
    with both(slack, teams, sqlite_url, tmp_path) as made:

        def press(who: Person, **headers: str) -> httpx.Response:
            carried = {"c": "herinner mij", "a": {"words": "niet"}, "o": "geraden", "w": "", "t": "Uit"}
            activity = said.press(teams, {"verb": "horzel", "data": {"horzel": carried}}, person=who)
            return deliver(made, teams, activity, **headers)

        assert "geen herinneringen" in str(press(LLTB).json())
        assert "geen herinneringen" in str(press(LLTB).json())
        forged = press(SECRETARY)
        assert forged.status_code == 200
        assert ALREADY in str(forged.json())
        assert "herinneringen" not in str(forged.json())
        assert press(SECRETARY, Authorization="Bearer niets").status_code == 401
