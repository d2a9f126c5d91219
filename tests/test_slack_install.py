"""Adding Horzel to a workspace: the round by way of Slack, and everything that is not that round."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.slack.entrance import SlackDoor, slack_door
from bot.slack.install import Installation
from bot.slack.manifest import SCOPES
from commands import door as words
from tests.local_slack import LocalSlack
from tests.reply_cases import CASES
from tests.slack_parts import NOW, Core, Served, payload, read_document, served, settings


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Kept:
    """The installations, as the house keeps them."""

    rows: dict[str, Installation] = field(default_factory=dict)

    async def save(self, installation: Installation) -> None:
        self.rows[installation.team] = installation

    async def find(self, team: str) -> str | None:
        return self.rows[team].token if team in self.rows else None


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def core() -> Core:
    return Core(reply=lambda _: CASES["form"])


@pytest.fixture
def door(core: Core, slack: LocalSlack, kept: Kept, clock: Clock) -> Iterator[Served]:
    with served(_door(core, slack, kept, clock)) as door:
        yield door


def _door(core: Core, slack: LocalSlack, kept: Kept, clock: Clock) -> SlackDoor:
    many = replace(
        settings(slack),
        bot_token="",
        client_id="111.222",
        client_secret="secret",
        authorize_url="https://slack.com/oauth/v2/authorize",
    )
    return slack_door(
        many,
        core.answer,
        read_document,
        core.uninstalled,
        find_token=kept.find,
        save_installation=kept.save,
        clock=clock,
    )


def _begin(door: Served) -> tuple[str, dict[str, str]]:
    """The state that Slack will give back, and the cookie that the browser will send."""
    answer = door.client.get("/slack/install")
    assert answer.status_code == 302
    cookie = answer.headers["set-cookie"].partition(";")[0]
    return parse_qs(urlsplit(answer.headers["location"]).query)["state"][0], {"Cookie": cookie}


def test_the_browser_is_sent_to_slack_with_what_we_need_and_no_more(door: Served) -> None:
    answer = door.client.get("/slack/install")
    target = urlsplit(answer.headers["location"])
    query = {name: values[0] for name, values in parse_qs(target.query).items()}
    assert f"{target.scheme}://{target.netloc}{target.path}" == "https://slack.com/oauth/v2/authorize"
    assert query["client_id"] == "111.222"
    assert query["scope"].split(",") == list(SCOPES)
    assert query.keys() == {"client_id", "scope", "state"}
    assert {"HttpOnly", "SameSite=Lax"} <= set(answer.headers["set-cookie"].split("; "))


@pytest.mark.parametrize(("forwarded", "secure"), [("https", True), ("https,http", True), ("http", False), ("", False)])
def test_over_https_the_cookie_is_for_https_alone(door: Served, forwarded: str, secure: bool) -> None:
    headers = {"X-Forwarded-Proto": forwarded} if forwarded else {}
    cookie = door.client.get("/slack/install", headers=headers).headers["set-cookie"]
    assert ("Secure" in cookie.split("; ")) == secure


def test_who_comes_back_from_slack_has_added_horzel(door: Served, slack: LocalSlack, kept: Kept) -> None:
    state, cookie = _begin(door)
    refused = door.send(payload("slash_command", slack, team_id="T0NEW"))
    answer = door.client.get("/slack/oauth_redirect", params={"code": "c1", "state": state}, headers=cookie)
    assert (answer.status_code, words.INSTALLED in answer.text) == (200, True)
    assert kept.rows == {"T0NEW": Installation("T0NEW", "Brabant", "xoxb-new", "U0BOT")}
    assert slack.asked("oauth.v2.access")[0]["code"] == "c1"
    assert refused.json()["text"] == words.NOT_INSTALLED
    door.send(payload("slash_command", slack, team_id="T0NEW"))
    assert [call.token for call in slack.calls if call.method == "views.open"] == ["xoxb-new"]


def test_the_page_says_nothing_secret(door: Served) -> None:
    state, cookie = _begin(door)
    answer = door.client.get("/slack/oauth_redirect", params={"code": "c1", "state": state}, headers=cookie)
    assert "xoxb" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("state", ["", "x", "1684311120.x.y", "٣.x.y", "9999999999999.x.y"])
def test_a_state_that_is_not_ours_is_refused(door: Served, slack: LocalSlack, kept: Kept, state: str) -> None:
    _, cookie = _begin(door)
    answer = door.client.get("/slack/oauth_redirect", params={"code": "c1", "state": state}, headers=cookie)
    assert (answer.status_code, words.NOT_ADDED in answer.text, kept.rows) == (400, True, {})
    assert slack.asked("oauth.v2.access") == []


@pytest.mark.parametrize("cookie", ["", "horzel_install=", "horzel_install=another", 'x="', "\xe9"])
def test_a_link_of_somebody_else_is_refused(door: Served, slack: LocalSlack, cookie: str) -> None:
    state, _ = _begin(door)
    door.client.cookies.clear()
    headers = [(b"Cookie", cookie.encode("latin-1"))]
    answer = door.client.get("/slack/oauth_redirect", params={"code": "c1", "state": state}, headers=headers)
    assert answer.status_code == 400
    assert slack.asked("oauth.v2.access") == []


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 400), (-1, 400)])
def test_a_state_holds_for_ten_minutes(door: Served, clock: Clock, minutes: int, status: int) -> None:
    state, cookie = _begin(door)
    clock.now += timedelta(minutes=minutes)
    answer = door.client.get("/slack/oauth_redirect", params={"code": "c1", "state": state}, headers=cookie)
    assert answer.status_code == status


def test_who_says_no_at_slack_is_told_that_nothing_happened(door: Served, slack: LocalSlack, kept: Kept) -> None:
    state, cookie = _begin(door)
    answer = door.client.get("/slack/oauth_redirect", params={"error": "access_denied", "state": state}, headers=cookie)
    assert (answer.status_code, words.REFUSED_BY_USER in answer.text, kept.rows) == (400, True, {})


@pytest.mark.parametrize("fault", ["invalid_code", "500 after", "drop"])
def test_when_slack_gives_no_token_nothing_is_kept(door: Served, slack: LocalSlack, kept: Kept, fault: str) -> None:
    slack.fail("oauth.v2.access", fault)
    state, cookie = _begin(door)
    answer = door.client.get("/slack/oauth_redirect", params={"code": "c1", "state": state}, headers=cookie)
    assert (answer.status_code, kept.rows) == (400, {})


def test_there_are_no_other_pages(door: Served) -> None:
    assert door.client.get("/slack/anders").status_code == 404
