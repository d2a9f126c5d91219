"""The whole main job with real parts: the real process, a real database, signed HTTP or a real websocket, a Slack.

What is tried here is what a working group does in its first week, and what goes wrong in it.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from pathlib import Path

import httpx
import pytest

from commands.workdays import next_weekly
from tests.local_slack import LocalSlack
from tests.slack_parts import encoded, payload, signed
from tests.whole_parts import (
    AMBASSADOR,
    ANOUK,
    CHAIR,
    CHANNEL,
    GUEST,
    HERE,
    OTHER,
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

MINUTES = ROOT / "examples" / "verslag-2023-04-12.txt"
GOLD = json.loads((ROOT / "tests" / "data" / "verslag-2023-04-12.gold.json").read_text(encoding="utf-8"))


@pytest.fixture
def served(slack: LocalSlack, sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    """A Taskforce that is set up and served over HTTP, on SQLite."""
    with house(slack, sqlite_url, tmp_path) as made:
        made.horzel("setup", str(limburg_in_slack(tmp_path)))
        made.start()
        yield made


def _user(served: House, account: str = ANOUK, channel: str = CHANNEL) -> User:
    return User(Http(served), served.slack, account, channel)


def _new(user: User, text: str) -> Json:
    return user.types(f"/actie nieuw {text}")


def _digest_day(served: House) -> datetime:
    """A minute past the moment of a digest that no process has put out yet."""
    coming = next_weekly(0, time(9), served.now() + timedelta(days=8))
    return coming.at + timedelta(minutes=1)


def _digests(slack: LocalSlack, at: datetime) -> list[Json]:
    """The digests of that day that stand in the channel, told apart by the mark in their metadata."""
    mark = f"{at:%Y-%m-%d}:{HERE}"
    return [
        message
        for message in slack.messages[CHANNEL]
        if message.get("metadata", {}).get("event_payload", {}).get("mark", "").endswith(mark)
    ]


# --- the main job -----------------------------------------------------------------------------------------------------


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
    at = _digest_day(made)
    with ThreadPoolExecutor() as pool:
        said = "".join(pool.map(lambda _: made.horzel("tick", "--at", at.isoformat()), range(2)))
    assert said.count(f"→ {HERE}") == 1
    made.horzel("tick", "--at", (at + timedelta(hours=2)).isoformat())
    digest = _digests(made.slack, at)
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


# --- the same thing more than once ------------------------------------------------------------------------------------


def test_the_same_request_twenty_times_has_one_effect_and_one_answer(served: House) -> None:
    anouk, http = _user(served), Http(served)
    command = anouk.command("/actie nieuw Woonvisie doorsturen @LLTB")
    first = http.deliver(command)
    assert "Actiepunt 1" in first["text"]
    with ThreadPoolExecutor(8) as pool:
        assert [answer for answer in pool.map(http.deliver, [command] * 20) if answer != first] == []

    other = anouk.command("/actie nieuw Tweede punt @LWV")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(http.deliver, [other] * 20))
    assert [answer for answer in answers if answer != answers[0]] == []

    press = anouk.click("Ongedaan maken", answers[0])
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(http.deliver, [press] * 20))
    message = anouk.message("actie nieuw Derde punt @LWV")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(http.deliver, [message] * 20))
    assert "Actiepunt 3" in anouk.heard()[0]["text"]
    sent = anouk.form(anouk.opens("/actie nieuw"), Wat="Vierde punt")
    with ThreadPoolExecutor(8) as pool:
        shown = list(pool.map(http.deliver, [sent] * 20))
    assert [view for view in shown if view != shown[0]] == []

    in_channel(served.slack, 1)
    served.stop()
    assert len(served.slack.asked("response_url")) == 1
    assert len(served.slack.messages[anouk.private]) == 1
    assert len(served.slack.messages[CHANNEL]) == 1
    points = [(point["number"], point["text"], point["status"]) for point in served.export()["actions"]]
    assert [text for _, text, _ in points] == ["Woonvisie doorsturen", "Tweede punt", "Derde punt", "Vierde punt"]


def test_two_people_who_close_the_same_point_hear_who_was_first(served: House) -> None:
    anouk, piet = _user(served), _user(served, PIET)
    for number in range(1, 11):
        _new(anouk, f"Punt {number} bespreken")
        with ThreadPoolExecutor() as pool:
            said = list(pool.map(lambda user, n=number: user.types(f"/actie klaar {n}")["text"], (anouk, piet)))
        assert sum(f"Actiepunt {number} gesloten" in text for text in said) == 1
        assert sum("was al gesloten" in text for text in said) == 1


# --- who may not come in ----------------------------------------------------------------------------------------------


def _bad_headers(http: Http, body: bytes) -> dict[str, dict[str, str]]:
    now, form = http.stamp(), {"Content-Type": "application/x-www-form-urlencoded"}
    good = signed(body, now)
    return {
        "unsigned": form,
        "another secret": form | signed(body, now, "geheim"),
        "another body": form | signed(body + b"&x=1", now),
        "too old": form | signed(body, http.stamp(-330)),
        "from the future": form | signed(body, http.stamp(330)),
        "a stamp in words": form | good | {"X-Slack-Request-Timestamp": "gisteren"},
        "a signature in words": form | good | {"X-Slack-Signature": "v0=ja"},
        "no signature": form | {"X-Slack-Request-Timestamp": now},
        "another kind of body": good | {"Content-Type": "text/plain"},
        "said to be JSON": good | {"Content-Type": "application/json"},
    }


def test_what_is_forged_old_or_malformed_has_no_effect(served: House) -> None:
    http, anouk = Http(served), _user(served)
    body, _ = encoded(anouk.command("/actie nieuw Vervalst punt"))
    for name, headers in _bad_headers(http, body).items():
        assert 400 <= http.send(body, **headers).status_code < 500, name
    for bad in (b"payload={", b"payload=[]", b"%ff%fe", b"a=" + b"x" * 2_000_000, b""):
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(bad, http.stamp())}
        answer = http.send(bad, **headers)
        assert 200 <= answer.status_code < 500
        assert answer.status_code >= 400 or not answer.text
    with httpx.Client(base_url=served.address, trust_env=False) as client:
        assert client.get("/slack/events").status_code == 405
        assert client.get("/healthz").status_code == 200
    assert served.slack.messages == {}
    assert "Actiepunt 1" in _new(anouk, "Echt punt")["text"]
    assert [point["text"] for point in served.export()["actions"]] == ["Echt punt"]
    assert "Vervalst" not in served.log()


def test_a_guest_asks_the_secretary_and_is_let_in(served: House) -> None:
    guest, secretary = _user(served, GUEST), _user(served, SECRETARY)
    refused = guest.types("/actie nieuw Iets van een gast")
    assert refused["response_type"] == "ephemeral"
    assert "nog geen lid" in refused["text"]
    assert "Secretaris" in guest.presses("Vraag om toegang", refused)["text"]
    asked = secretary.heard()[0]
    assert "Gerda Gast vraagt toegang" in asked["text"]
    assert "nu lid" in secretary.presses("Toevoegen als lid", asked)["text"]
    assert "U bent nu lid" in guest.heard()[0]["text"]
    assert "Actiepunt 1" in _new(guest, "Iets van een gast")["text"]


def test_somebody_of_another_workspace_has_no_rights(served: House) -> None:
    refused = _user(served, OTHER).types("/actie nieuw Van buiten")
    assert "nog geen lid" in refused["text"]
    assert served.export()["actions"] == []


def test_a_channel_without_a_working_group_is_offered_to_become_one(served: House) -> None:
    anouk = _user(served, ANOUK, "C0NEW0001")
    offered = anouk.types("/actie nieuw Eerste punt")
    assert "nog geen werkgroep" in offered["text"]
    form = anouk.opens_by("Richt dit kanaal in", offered)
    sent = anouk.form(form, Naam_van_de_werkgroep="Regiotafel De Peel")
    with ThreadPoolExecutor() as pool:
        made, again = pool.map(anouk.wire.deliver, [sent, sent])
    assert made == again
    assert "Dit is nu het kanaal van Regiotafel De Peel" in words(made["view"])
    assert "Regiotafel De Peel" in in_channel(served.slack, 1, "C0NEW0001")[0]["text"]
    assert "Actiepunt 1" in _new(anouk, "Eerste punt")["text"]
    assert "Actiepunt 1" in _new(_user(served), "Punt van de Taskforce")["text"]
    assert "Eerste punt" not in words(_user(served).types("/actie lijst"))
    assert "al ingericht" in _user(served, PIET, "C0NEW0001").presses("Richt dit kanaal in", offered)["text"]
    assert len(served.export()["bodies"]) == 2


def test_after_an_uninstall_nothing_is_posted_and_all_is_kept(served: House) -> None:
    anouk, slack = _user(served), served.slack
    _new(anouk, "Woonvisie doorsturen @LLTB")
    _user(served, PIET).heard()
    slack.fail("auth.test", *["account_inactive"] * 50)
    slack.fail("chat.postMessage", *["account_inactive"] * 50)
    Http(served).deliver(payload("app_uninstalled", slack))
    posted = len(slack.asked("chat.postMessage"))
    assert "niet (meer) geïnstalleerd" in anouk.types("/actie nieuw Na het weghalen")["text"]
    assert len(slack.asked("chat.postMessage")) == posted
    at = _digest_day(served)
    served.horzel("tick", "--at", at.isoformat())
    assert _digests(slack, at) == []
    export = served.export()
    assert [point["text"] for point in export["actions"]] == ["Woonvisie doorsturen"]
    assert {row["state"] for row in export["outgoing"] if row["address"] == HERE} == {"failed"}

    slack.forget()  # Horzel is added again
    served.stop()
    served.start()
    assert "Actiepunt 2" in _new(anouk, "Na het toevoegen")["text"]


# --- what goes wrong --------------------------------------------------------------------------------------------------


def test_what_was_answered_before_the_process_was_killed_is_there_once(served: House) -> None:
    anouk, http = _user(served), Http(served)
    acknowledged: list[str] = []
    for attempt in range(2):
        commands = [anouk.command(f"/actie nieuw Ronde {attempt} punt {number}") for number in range(25)]
        with ThreadPoolExecutor(8) as pool:
            answers = [pool.submit(_tried, http, command) for command in commands]
            answers[10].result()
            served.kill()
            arrived = [answer.result() for answer in answers]
        served.start()
        acknowledged += [text for text in arrived if text]
        with ThreadPoolExecutor(8) as pool:  # whoever got no answer tries the same again
            said = [answer["text"] for answer in pool.map(http.deliver, commands)]
        assert [text for text in arrived if text and text not in said] == []
        acknowledged += [text for text in said if text not in acknowledged]
    texts = [point["text"] for point in served.export()["actions"]]
    assert sorted(texts) == sorted({f"Ronde {attempt} punt {number}" for attempt in range(2) for number in range(25)})
    assert len(set(acknowledged)) == len(texts) == 50


def _tried(http: Http, command: Json) -> str:
    try:
        return str(http.deliver(command)["text"])
    except httpx.TransportError:
        return ""


def test_a_message_that_waited_when_the_process_died_goes_out_after_the_restart(
    slack: LocalSlack, sqlite_url: str, tmp_path: Path
) -> None:
    with house(slack, sqlite_url, tmp_path) as made:
        made.horzel("setup", str(limburg_in_slack(tmp_path)))
        made.start("web")  # the doors without a poster: what is put out stays waiting
        anouk = _user(made)
        anouk.sends(anouk.opens("/actie nieuw"), Wat="Woonvisie doorsturen", Wie="LLTB")
        made.kill()
        assert slack.messages == {}
        made.start()
        assert "Woonvisie doorsturen" in words(in_channel(slack, 1)[0])
        assert "Woonvisie doorsturen" in words(_user(made, PIET).heard()[0])
        made.stop()
        assert {len(said) for said in slack.messages.values()} == {1}


@pytest.mark.parametrize("fault", ["drop", "drop after", "500 after"])
def test_a_digest_whose_fate_is_unknown_is_looked_for_and_stands_there_once(served: House, fault: str) -> None:
    at = _digest_day(served)
    served.stop()
    served.slack.fail("chat.postMessage", fault)
    served.horzel("tick", "--at", at.isoformat())
    served.horzel("tick", "--at", (at + timedelta(minutes=5)).isoformat())
    digests = _digests(served.slack, at)
    assert [message["text"][:11] for message in digests] == ["Weekbericht"]


def test_where_horzel_may_not_look_a_second_digest_says_that_it_is_a_repetition(served: House) -> None:
    at = _digest_day(served)
    served.stop()
    served.slack.fail("chat.postMessage", "drop after")
    served.slack.fail("conversations.history", *["missing_scope"] * 9)
    for minutes in (0, 5, 30):
        served.horzel("tick", "--at", (at + timedelta(minutes=minutes)).isoformat())
    digests = _digests(served.slack, at)
    assert [message["text"][:11] for message in digests] == ["Weekbericht", "(herhaling)"]


def test_slack_that_asks_to_wait_is_obeyed_and_then_gets_the_message(served: House) -> None:
    at = _digest_day(served)
    served.stop()
    served.slack.fail("chat.postMessage", "429")
    served.horzel("tick", "--at", at.isoformat())
    assert _digests(served.slack, at) == []
    served.horzel("tick", "--at", (at + timedelta(minutes=5)).isoformat())
    assert len(_digests(served.slack, at)) == 1


# --- the nalopen, in one message --------------------------------------------------------------------------------------


def test_the_nalopen_goes_on_in_the_message_whose_button_opened_the_form(served: House) -> None:
    chair, piet = _user(served, CHAIR), _user(served, PIET)
    for text in ("Rapport delen", "Werkbezoek koppelen", "Contactpersonen noemen"):
        assert "Actiepunt" in _new(chair, text)["text"]
    chair.types("/vergadering vandaag 23:59 Provinciehuis")
    posted = chair.types("/vergadering nalopen") | {"ts": "1684310400.000500"}
    assert "Nalopen 1 van 3" in posted["text"]

    form = chair.opens_by("Loopt", posted)
    assert chair.sends(form, **{"Hoe staat het ervoor?": "LWV belt volgende week"}) == {"response_action": "clear"}
    redrawn = served.slack.wait_for("chat.update")[0]
    assert (redrawn["channel"], redrawn["ts"]) == (CHANNEL, "1684310400.000500")
    assert "Nalopen 2 van 3" in redrawn["text"]
    assert "1 loopt: LWV belt volgende week." in words(redrawn)
    assert served.slack.messages[CHANNEL] == []

    lapses = chair.opens_by("Vervalt", redrawn)
    chair.presses("Volgende", redrawn)
    chair.sends(lapses, Reden="niet meer nodig")
    redrawn = served.slack.wait_for("chat.update", 2)[1]
    assert "Nalopen 3 van 3" in redrawn["text"]
    assert "2 is vervallen: niet meer nodig." in words(redrawn)
    assert "niet meer nodig" in words(piet.types("/actie toon 2"))


def test_a_nalopen_that_only_one_person_sees_goes_on_there_too(served: House) -> None:
    chair = _user(served, CHAIR)
    for text in ("Rapport delen", "Werkbezoek koppelen"):
        _new(chair, text)
    chair.types("/vergadering vandaag 23:59 Provinciehuis")
    alone = User(Http(served), served.slack, CHAIR, chair.private)
    shown = alone.types("/vergadering nalopen")
    assert shown["response_type"] == "ephemeral"
    before = len(served.slack.asked("response_url"))
    form = alone.opens_by("Loopt", shown)
    assert alone.sends(form, **{"Hoe staat het ervoor?": "LWV belt"}) == {"response_action": "clear"}
    redrawn = served.slack.wait_for("response_url", before + 1)[-1]
    assert redrawn["replace_original"]
    assert "Nalopen 2 van 2" in redrawn["text"]


def test_a_message_that_is_gone_is_followed_by_a_new_one(served: House) -> None:
    chair = _user(served, CHAIR)
    for text in ("Rapport delen", "Werkbezoek koppelen"):
        _new(chair, text)
    chair.types("/vergadering vandaag 23:59 Provinciehuis")
    posted = chair.types("/vergadering nalopen") | {"ts": "1684310400.000500"}
    form = chair.opens_by("Loopt", posted)
    served.slack.fail("chat.update", "message_not_found")
    chair.sends(form, **{"Hoe staat het ervoor?": "LWV belt"})
    assert "Nalopen 2 van 2" in in_channel(served.slack, 1)[0]["text"]


def test_a_point_of_a_long_list_is_closed_from_the_menu_under_it(served: House) -> None:
    anouk = _user(served)
    for number in range(12):
        _new(anouk, f"Rapport {number + 1} delen")
    listed = anouk.types("/actie lijst")
    closed = anouk.presses("Klaar 7", listed)
    assert "Actiepunt 7 gesloten" in closed["text"]
    further = anouk.presses("en nog 2", listed)
    assert "Rapport 12 delen" in words(further)
