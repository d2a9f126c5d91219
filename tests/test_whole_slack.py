"""The whole main job with real parts: the real process, a real database, signed HTTP or a real websocket, a Slack.

What is tried here is what a working group does in its first week.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.local_slack import LocalSlack
from tests.whole_parts import (
    AMBASSADOR,
    ANOUK,
    CHAIR,
    CHANNEL,
    HERE,
    PIET,
    ROOT,
    SECRETARY,
    House,
    Http,
    Json,
    Socket,
    User,
    house,
    in_channel,
    limburg_in_slack,
    words,
)
from tests.whole_served import digest_day, digests_of

MINUTES = ROOT / "examples" / "verslag-2023-04-12.txt"
GOLD = json.loads((ROOT / "tests" / "data" / "verslag-2023-04-12.gold.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("command", "database"),
    [("serve", "sqlite"), ("serve", "postgresql"), ("socket", "sqlite"), ("socket", "postgresql")],
)
def test_a_working_group_does_its_work(
    slack: LocalSlack, tmp_path: Path, request: pytest.FixtureRequest, command: str, database: str
) -> None:
    url: str = request.getfixturevalue(f"{database}_url")
    with house(slack, url, tmp_path) as made:
        setup = str(limburg_in_slack(tmp_path))
        assert "Werkgroep Taskforce ingericht." in made.horzel("setup", setup)
        assert "account" not in made.horzel("setup", setup)
        made.start(command)
        wire = Http(made) if command == "serve" else Socket(made)
        people = {account: User(wire, slack, account) for account in (ANOUK, PIET, SECRETARY, CHAIR, AMBASSADOR)}
        _action_points(people, made.now() + timedelta(days=60))
        _signals(people)
        _minutes(people)
        _overview(people)
        _weekly(made)
        made.stop()
        _all_is_kept(made.export())
        assert made.horzel("check").splitlines()[-1] == "ok"


def _action_points(people: dict[str, User], due: datetime) -> None:
    anouk, piet = people[ANOUK], people[PIET]
    answer = anouk.types(f"/actie nieuw Woonvisie doorsturen @LLTB uiterlijk {due:%d-%m-%Y}")
    assert "Actiepunt 1" in answer["text"]
    assert answer["response_type"] == "in_channel"
    assert f"{due.day} " in words(answer)
    assert str(due.year) in words(answer)
    assert words(piet.heard()[0]).splitlines()[0] == "Nieuw actiepunt voor u in Taskforce: 1 · Woonvisie doorsturen"

    form = anouk.opens("/actie nieuw")
    wrong = anouk.sends(form, Wat="x")
    assert wrong["errors"]["what"].startswith("Wat is te kort")
    sent = anouk.sends(form, Wat="Locaties <bezoeken> & tellen", Wie="LWV, LLTB", Uiterlijk=f"{due:%Y-%m-%d}")
    assert sent["response_action"] == "update"
    assert "Actiepunt 2" in words(sent["view"])
    posted = in_channel(anouk.slack, 1)[0]
    assert "Locaties <bezoeken> & tellen" in words(posted)
    assert anouk.sends(form, Wat="Locaties <bezoeken> & tellen")["view"]["blocks"] == sent["view"]["blocks"]

    listed = piet.types("/actie lijst van LLTB")
    assert listed["response_type"] == "ephemeral"
    closed = piet.presses("Klaar 1", listed)
    assert "Actiepunt 1 gesloten" in closed["text"]
    again = anouk.types("/actie klaar 1")
    assert "was al gesloten" in again["text"]
    assert again["response_type"] == "ephemeral"
    undone = piet.presses("Ongedaan maken", closed)
    assert "actiepunt 1" in undone["text"].casefold()
    assert "1 · Woonvisie doorsturen" in words(piet.types("/actie lijst"))
    assert "bestaat niet" in piet.types("/actie klaar 4711")["text"]
    assert "Actiepunt 1 gesloten" in piet.types("/actie 1 is af, besproken met de wethouder")["text"]

    changed = anouk.opens_by("Wijzig", posted)
    assert "Actiepunt 2" in words(anouk.sends(changed, Wat="Locaties bezoeken")["view"])


def _signals(people: dict[str, User]) -> None:
    reported = people[PIET].types("/signaal krant zoekt teler voor interview, voor dinsdag")
    assert "Signaal S1" in reported["text"]
    told = people[AMBASSADOR].heard()[0]
    assert "krant zoekt teler" in words(told)
    taken = people[AMBASSADOR].presses("Opgepakt", told)
    assert "S1" in taken["text"]
    people[PIET].slack.wait_until(lambda: any("S1" in message["text"] for message in people[PIET].heard()))


def _minutes(people: dict[str, User]) -> None:
    secretary = people[SECRETARY]
    slack = secretary.slack
    slack.file(MINUTES.name, MINUTES.read_bytes())
    before = len(slack.messages[CHANNEL])
    proposal = secretary.says("verwerk dit verslag", MINUTES.name)
    assert "7 nieuwe actiepunten" in proposal["text"]
    assert "8 nagelopen" in proposal["text"]
    assert len(slack.messages[CHANNEL]) == before
    assert "opgeslagen" in words(secretary.says("1 en 7 zijn voor provincie, 5 weert"))
    saved = secretary.says("opslaan")
    assert "verwerkt" in saved["text"]
    told = in_channel(slack, before + 1)[before]
    assert told["text"] == saved["text"]
    again = secretary.says("verwerk dit verslag", MINUTES.name)
    assert "geen nieuwe actiepunten, 7 al bekend" in again["text"]
    assert len(slack.messages[CHANNEL]) == before + 1


def _overview(people: dict[str, User]) -> None:
    stand = people[CHAIR].types("/stand")
    assert stand["response_type"] == "ephemeral"
    assert {"Te laat", "Zonder eigenaar", "Signalen"} <= set(words(stand).replace("*", "").splitlines())
    answer = people[ANOUK].says("wat staat er open voor LWV?")
    assert "Locaties bezoeken" in words(answer)
    assert "Woonvisie doorsturen" not in words(answer)


def _weekly(made: House) -> None:
    at = digest_day(made)
    with ThreadPoolExecutor() as pool:
        said = "".join(pool.map(lambda _: made.horzel("tick", "--at", at.isoformat()), range(2)))
    assert said.count(f"→ {HERE}") == 1
    made.horzel("tick", "--at", (at + timedelta(hours=2)).isoformat())
    digest = digests_of(made.slack, at)
    assert len(digest) == 1
    assert digest[0]["text"].startswith("Weekbericht Taskforce")
    assert not {"<!", "@channel", "@here"} & set(json.dumps(digest[0]).split())


def _all_is_kept(export: Json) -> None:
    points = {point["number"]: point for point in export["actions"]}
    assert [points[number]["text"] for number in (1, 2)] == ["Woonvisie doorsturen", "Locaties bezoeken"]
    assert (points[1]["status"], points[1]["closed_note"]) == ("afgerond", "besproken met de wethouder")
    imported = [point["text"] for point in points.values() if point["source"].startswith("verslag")]
    assert [
        text for text in (_plain(point["text"]) for point in GOLD["new"]) if text not in map(_plain, imported)
    ] == []
    assert [signal["status"] for signal in export["signals"]] == ["opgepakt"]
    assert {message["state"] for message in export["outgoing"] if message["address"].startswith("slack:")} == {"posted"}
    assert len(export["audit"]) > len(points)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
