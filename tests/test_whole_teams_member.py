"""What a member does in Teams in his first week, with the real process: forms, menus, files, lists, linking."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import teams_activities as said
from tests.local_slack import LocalSlack
from tests.local_teams import LocalTeams, local_teams
from tests.teams_activities import CHANNEL, Person
from tests.teams_limits import all_in, check_card, words
from tests.test_whole_teams import LLTB, SECRETARY, both, deliver, type_
from tests.whole_parts import CHANNEL as SLACK_CHANNEL
from tests.whole_parts import PIET, ROOT, House, Http, User

Json = dict[str, Any]
MINUTES = ROOT / "examples" / "verslag-2023-04-12.txt"
NEWCOMER = Person("11111111-2222-4333-8444-555555555555", "Nora Nieuw")
GUEST = Person("99999999-2222-4333-8444-555555555555", "Gerda Gast")


@pytest.fixture
def teams() -> Iterator[LocalTeams]:
    with local_teams() as teams:
        known = [SECRETARY.account, LLTB.account, NEWCOMER.account | {"userRole": "user"}]
        teams.people[CHANNEL] = [*known, GUEST.account | {"userRole": "guest"}]
        yield teams


@pytest.fixture
def served(slack: LocalSlack, teams: LocalTeams, sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    with both(slack, teams, sqlite_url, tmp_path) as made:
        yield made


def _card(message: Json) -> Json:
    found: Json = message["attachments"][0]["content"]
    check_card(found)
    return found


def _pressed(made: House, teams: LocalTeams, action: Json, inputs: Json | None = None, **more: Any) -> Json:
    """What an action on a card is answered with, as the client gets it."""
    response = deliver(made, teams, said.press(teams, action, inputs, **more))
    assert response.status_code == 200
    return dict(response.json())


def _newest(teams: LocalTeams, conversation: str, number: int) -> Json:
    """The message in a conversation with this place, once it is there."""
    teams.wait_until(lambda: len(teams.shown(conversation)) >= number)
    return teams.shown(conversation)[number - 1]


def test_a_week_of_work(served: House, teams: LocalTeams, slack: LocalSlack) -> None:
    _a_form_in_private(served, teams)
    _a_form_asked_for_in_a_channel(served, teams)
    _menus_on_a_message(served, teams)
    _a_list_that_keeps_up(served, teams, slack)
    _undone(served, teams)
    _a_file_after_a_restart(served, teams)


def _form_of(card: Json) -> Json:
    """The action that sends the form of a card."""
    return next(each for each in all_in(card) if each.get("verb") and each["data"]["horzel"].get("i"))


def _a_form_in_private(served: House, teams: LocalTeams) -> None:
    type_(served, teams, "actie nieuw", private=True)
    send = _form_of(_card(_newest(teams, SECRETARY.chat, 1)))
    wrong = _pressed(served, teams, send, {"what": "x"}, person=SECRETARY)
    assert "te kort" in words(wrong["value"])
    filled = {"what": "Locaties <bezoeken> & *tellen*", "owners": "LWV", "due": "2031-05-14"}
    done = _pressed(served, teams, _form_of(wrong["value"]), filled, person=SECRETARY)
    assert "Actiepunt 1" in words(done["value"])
    assert "14 mei 2031" in words(done["value"])
    again = _pressed(served, teams, _form_of(wrong["value"]), filled, person=SECRETARY)
    assert words(again["value"]) == words(done["value"])
    assert [action["text"] for action in served.export()["actions"]] == ["Locaties <bezoeken> & *tellen*"]


def _a_form_asked_for_in_a_channel(served: House, teams: LocalTeams) -> None:
    """It is filled in in private, and the channel hears what came of it."""
    deliver(served, teams, said.mention(teams, "actie nieuw", LLTB))
    teams.wait_until(lambda: bool(teams.chat_with(LLTB.aad)))
    chat = teams.chat_with(LLTB.aad)
    teams.wait_until(lambda: any("Input.Text" in str(each) for each in teams.shown(chat)))
    asked = next(each for each in teams.shown(chat) if "Input.Text" in str(each))
    _pressed(served, teams, _form_of(_card(asked)), {"what": "Locaties tellen"}, person=LLTB)
    assert "Actiepunt 2" in words(_card(_newest(teams, CHANNEL, 1)))


def _menus_on_a_message(served: House, teams: LocalTeams) -> None:
    for menu, began in (("make_action", "Actiepunt 3"), ("make_signal", "Signaal S1")):
        chosen = said.extension_open(teams, menu, "Krant zoekt teler voor interview", LLTB)
        card = deliver(served, teams, chosen).json()["task"]["value"]["card"]["content"]
        check_card(card, dialog=True)
        assert "Krant zoekt teler voor interview" in str(card)
        send = next(each for each in all_in(card) if each.get("type") == "Action.Submit")
        fields = [each for each in all_in(card) if each.get("type", "").startswith("Input.")]
        inputs = {each["id"]: each.get("value", "") for each in fields}
        sent = said.extension_send(teams, menu, send["data"] | inputs, LLTB)
        done, again = deliver(served, teams, sent).json(), deliver(served, teams, sent).json()
        assert began in done["task"]["value"], done
        assert done == again
    found = served.export()
    assert (len(found["actions"]), len(found["signals"])) == (3, 1)
    assert "teams.microsoft.com" in str(found)


def _a_list_that_keeps_up(served: House, teams: LocalTeams, slack: LocalSlack) -> None:
    """What was closed in Slack is gone as soon as the list in Teams is looked at."""
    assert "Locaties tellen" in type_(served, teams, "actie lijst", private=True)
    card = _card(teams.shown(SECRETARY.chat)[-1])
    assert "Actiepunt 2 gesloten" in User(Http(served), slack, PIET, SLACK_CHANNEL).types("/actie klaar 2")["text"]
    fresh = _pressed(served, teams, card["refresh"]["action"], person=SECRETARY)
    assert fresh["statusCode"] == 200
    assert "Locaties tellen" not in words(fresh["value"])
    assert "Locaties tellen" not in type_(served, teams, "wat staat er nog open?", private=True)
    assert "refresh" in _card(teams.shown(SECRETARY.chat)[-1])
    assert "Taskforce" in type_(served, teams, "stand", private=True)


def _undone(served: House, teams: LocalTeams) -> None:
    assert "Actiepunt 1 gesloten" in type_(served, teams, "1 klaar", private=True)
    closed = teams.shown(SECRETARY.chat)[-1]
    undo = next(each for each in all_in(_card(closed)) if each.get("title") == "Ongedaan maken" and "verb" in each)
    undone = _pressed(served, teams, undo, person=SECRETARY, replyToId=closed["id"])
    assert "actiepunt 1 is weer open" in str(undone["value"])
    assert "tellen" in type_(served, teams, "actie lijst", private=True)


def _a_file_after_a_restart(served: House, teams: LocalTeams) -> None:
    deliver(served, teams, said.mention(teams, "horzel export", SECRETARY))
    teams.wait_until(lambda: bool(_asked_about(teams)))
    served.kill()
    served.start()
    attachment = _asked_about(teams)[0]["attachments"][0]
    assert deliver(served, teams, said.consent(teams, attachment, person=LLTB)).status_code == 200
    assert deliver(served, teams, said.consent(teams, attachment, person=SECRETARY)).status_code == 200
    teams.wait_until(lambda: attachment["name"] in teams.files)
    assert len(teams.asked("upload")) == 1


def _asked_about(teams: LocalTeams) -> list[Json]:
    return [each for place in list(teams.messages) for each in teams.shown(place) if "file.consent" in str(each)]


def test_who_is_who_in_teams(served: House, teams: LocalTeams, slack: LocalSlack) -> None:
    _a_newcomer_and_a_guest(served, teams)
    _one_person_in_two_programs(served, teams, slack)
    _welcomed_once(served, teams)
    _minutes(served, teams)
    served.stop()
    assert served.horzel("check").splitlines()[-1] == "ok"


def _a_newcomer_and_a_guest(served: House, teams: LocalTeams) -> None:
    """An ordinary member of the team joins by speaking, a guest does not."""
    assert "Actiepunt 1" in type_(served, teams, "actie nieuw Plan lezen, Nora Nieuw", NEWCOMER)
    deliver(served, teams, said.mention(teams, "actie nieuw iets van een gast", GUEST))
    teams.wait_until(lambda: bool(teams.chat_with(GUEST.aad)))
    assert "nog geen lid" in words(_card(_newest(teams, teams.chat_with(GUEST.aad), 1)))
    assert len(served.export()["actions"]) == 1


def _one_person_in_two_programs(served: House, teams: LocalTeams, slack: LocalSlack) -> None:
    piet = User(Http(served), slack, PIET, SLACK_CHANNEL)
    code = re.search(r"koppel (\d{6})", piet.says("koppel")["text"])
    assert code
    assert "Gekoppeld" in type_(served, teams, f"koppel {code[1]}", NEWCOMER, private=True)
    assert piet.heard(2)[1]["text"] == "Uw account in Teams is nu aan dit account gekoppeld."
    assert "Plan lezen" in str(piet.says("mijn actiepunten"))
    assert "Losgemaakt" in piet.says("ontkoppel")["text"]


def _welcomed_once(served: House, teams: LocalTeams) -> None:
    for _ in range(2):
        assert deliver(served, teams, said.installation(teams, "add", "personal", NEWCOMER)).status_code == 200
    assert deliver(served, teams, said.members(teams, "members-added-personal", person=NEWCOMER)).status_code == 200
    teams.wait_until(lambda: any("ik ben Horzel" in str(each) for each in teams.shown(NEWCOMER.chat)))
    type_(served, teams, "hallo", NEWCOMER, private=True)
    assert sum("ik ben Horzel" in str(each) for each in teams.shown(NEWCOMER.chat)) == 1


def _minutes(served: House, teams: LocalTeams) -> None:
    """The minutes are read from a file, and saved once."""
    numbers: list[int] = []
    for _ in range(2):
        before = len(teams.shown(SECRETARY.chat))
        sent = said.file(teams, "verslag-2023-04-12.txt", MINUTES.read_bytes(), "verwerk dit verslag", SECRETARY)
        assert deliver(served, teams, sent).status_code == 200
        card = _card(_newest(teams, SECRETARY.chat, before + 1))
        save = [each for each in all_in(card) if each.get("title") == "Opslaan"]
        if not numbers:
            assert "7 nieuwe actiepunten" in words(card)
            assert save
        if save:
            _pressed(served, teams, save[0], person=SECRETARY)
        numbers.append(len(served.export()["actions"]))
    assert numbers[0] == numbers[1]
    assert numbers[0] >= 8
