"""Rights and isolation, from one table on both platforms: who may what, and nobody sees another body's list."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import pytest

from tests import teams_activities as said
from tests.local_slack import local_slack
from tests.local_teams import LocalTeams, local_teams
from tests.teams_activities import CHANNEL, OTHER_TENANT, TENANT, Person
from tests.teams_limits import words as on_card
from tests.teams_mouth import person
from tests.test_whole_teams import both, deliver
from tests.whole_parts import ANOUK, GUEST, OTHER, PIET, SECRETARY, TEAM, House, Http, User
from tests.whole_parts import CHANNEL as SLACK_CHANNEL

Who = Literal["lid", "secretaris", "gast", "vreemde", "onbekende", "ander gremium"]
Where = Literal["kanaal", "ander kanaal", "privé"]
OTHERS = "19:0ther7channel@thread.tacv2"
OTHERS_IN_SLACK = "C0OTHER01"
RIA_IN_SLACK = "U0RIA0001"

TABLE: tuple[tuple[Who, Where, str, str], ...] = (
    ("lid", "kanaal", "actie nieuw Woonvisie doorsturen", "Actiepunt 1"),
    ("lid", "kanaal", "actie toon 1", "Woonvisie doorsturen"),
    ("gast", "kanaal", "actie nieuw Van een gast", "nog geen lid van Taskforce"),
    ("gast", "kanaal", "actie toon 1", "nog geen lid van Taskforce"),
    ("vreemde", "kanaal", "actie klaar 1", "nog geen lid van Taskforce"),
    ("onbekende", "privé", "actie lijst", "Ik ken u nog niet"),
    ("lid", "kanaal", "horzel lid Piet secretaris", "mag u niet zelf"),
    ("lid", "kanaal", "horzel kanaal los", "mag u niet zelf"),
    ("ander gremium", "ander kanaal", "actie toon 1", "bestaat niet"),
    ("ander gremium", "ander kanaal", "actie klaar 1", "bestaat niet"),
    ("ander gremium", "ander kanaal", "actie nieuw Iets van de regiotafel", "Actiepunt 1"),
    ("ander gremium", "privé", "actie toon 1", "Iets van de regiotafel"),
    ("ander gremium", "kanaal", "horzel kanaal los", "mag u niet zelf"),
    ("secretaris", "kanaal", "actie toon 1", "Woonvisie doorsturen"),
    ("lid", "privé", "actie toon 1", "Woonvisie doorsturen"),
)


class Platform(Protocol):
    """Where the table is tried."""

    def says(self, who: Who, where: Where, text: str) -> str:
        """Somebody says this; all words of the answer."""
        ...


@dataclass
class InSlack:
    served: House

    def says(self, who: Who, where: Where, text: str) -> str:
        accounts: dict[Who, str] = {"lid": PIET, "secretaris": SECRETARY, "gast": GUEST, "vreemde": OTHER}
        accounts |= {"onbekende": ANOUK, "ander gremium": RIA_IN_SLACK}
        channel = OTHERS_IN_SLACK if where == "ander kanaal" else SLACK_CHANNEL
        user = User(Http(self.served), self.served.slack, accounts[who], channel)
        return str(user.says(text) if where == "privé" else user.types(f"/{text}"))


@dataclass
class InTeams:
    served: House
    teams: LocalTeams

    def says(self, who: Who, where: Where, text: str) -> str:
        speaker = PEOPLE[who]
        if where == "privé":
            activity = said.message(self.teams, text, speaker)
        else:
            activity = said.mention(self.teams, text, speaker)
        if where == "ander kanaal":
            activity["conversation"]["id"] = activity["conversation"]["id"].replace(CHANNEL, OTHERS)
        if who == "vreemde":
            activity["from"]["tenantId"] = OTHER_TENANT
        thread, before = activity["conversation"]["id"], len(self._heard(speaker, activity["conversation"]["id"]))
        assert deliver(self.served, self.teams, activity).status_code == 200
        self.teams.wait_until(lambda: len(self._heard(speaker, thread)) > before)
        return self._heard(speaker, thread)[-1]

    def _heard(self, speaker: Person, thread: str) -> list[str]:
        """What stands in the thread and in this person's own conversation, oldest first."""
        chat = self.teams.chat_with(speaker.aad)
        places = dict.fromkeys(place for place in (thread, speaker.chat, chat) if place)
        shown = sorted((each for place in places for each in self.teams.shown(place)), key=lambda each: int(each["id"]))
        return [on_card(each["attachments"][0]["content"]) for each in shown]


PEOPLE: dict[Who, Person] = {
    "lid": person("lltb"),
    "secretaris": person("secretaris"),
    "gast": person("gast"),
    "vreemde": person("vreemde"),
    "onbekende": person("onbekende"),
    "ander gremium": person("ria"),
}
OTHER_BODY = f"""
[[body]]
slug = "regiotafel"
name = "Regiotafel"
places = ["slack:{TEAM}:{OTHERS_IN_SLACK}", "teams:{TENANT}:{OTHERS}"]

[[member]]
name = "Ria Regio"
role = "secretaris"
accounts = ["slack:{TEAM}:{RIA_IN_SLACK}", "{PEOPLE["ander gremium"].address}"]
"""


@pytest.fixture(params=["slack", "teams"])
def platform(request: pytest.FixtureRequest, sqlite_url: str, tmp_path: Path) -> Iterator[Platform]:
    """Two bodies, each with a channel on both platforms; spoken to on one of them."""
    other = tmp_path / "regiotafel.toml"
    other.write_text(OTHER_BODY, encoding="utf-8")
    with local_slack() as slack, local_teams() as teams:
        for channel in (CHANNEL, OTHERS):
            guests: set[Who] = {"gast"}
            teams.people[channel] = [
                one.account | {"userRole": "guest" if who in guests else "user"} for who, one in PEOPLE.items()
            ]
        with both(slack, teams, sqlite_url, tmp_path) as served:
            served.horzel("setup", str(other))
            slack.user(RIA_IN_SLACK, "Ria Regio")
            yield InSlack(served) if request.param == "slack" else InTeams(served, teams)
            texts = [action["text"] for action in served.export()["actions"]]
            assert sorted(texts) == ["Iets van de regiotafel", "Woonvisie doorsturen"]


def test_who_may_what(platform: Platform) -> None:
    for who, where, text, expected in TABLE:
        answer = platform.says(who, where, text)
        assert expected in answer, (who, where, text)
        if who == "ander gremium":
            assert "Woonvisie" not in answer
