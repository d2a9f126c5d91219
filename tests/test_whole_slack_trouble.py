"""What goes wrong in a week: the same thing twice, a process that dies, a Slack that is away or asks to wait."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from tests.local_slack import LocalSlack
from tests.whole_parts import (
    CHANNEL,
    PIET,
    House,
    Http,
    Json,
    house,
    in_channel,
    limburg_in_slack,
    words,
)
from tests.whole_served import digest_day, digests_of, new, served, user

__all__ = ["served"]


def test_the_same_request_twenty_times_has_one_effect_and_one_answer(served: House) -> None:
    anouk, http = user(served), Http(served)
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
    anouk, piet = user(served), user(served, PIET)
    for number in range(1, 11):
        new(anouk, f"Punt {number} bespreken")
        with ThreadPoolExecutor() as pool:
            said = list(pool.map(lambda user, n=number: user.types(f"/actie klaar {n}")["text"], (anouk, piet)))
        assert sum(f"Actiepunt {number} gesloten" in text for text in said) == 1
        assert sum("was al gesloten" in text for text in said) == 1


def test_what_was_answered_before_the_process_was_killed_is_there_once(served: House) -> None:
    anouk, http = user(served), Http(served)
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
        anouk = user(made)
        anouk.sends(anouk.opens("/actie nieuw"), Wat="Woonvisie doorsturen", Wie="LLTB")
        made.kill()
        assert slack.messages == {}
        made.start()
        assert "Woonvisie doorsturen" in words(in_channel(slack, 1)[0])
        assert "Woonvisie doorsturen" in words(user(made, PIET).heard()[0])
        made.stop()
        assert {len(said) for said in slack.messages.values()} == {1}


@pytest.mark.parametrize("fault", ["drop", "drop after", "500 after"])
def test_a_digest_whose_fate_is_unknown_is_looked_for_and_stands_there_once(served: House, fault: str) -> None:
    at = digest_day(served)
    served.stop()
    served.slack.fail("chat.postMessage", fault)
    served.horzel("tick", "--at", at.isoformat())
    served.horzel("tick", "--at", (at + timedelta(minutes=5)).isoformat())
    digests = digests_of(served.slack, at)
    assert [message["text"][:11] for message in digests] == ["Weekbericht"]


def test_where_horzel_may_not_look_a_second_digest_says_that_it_is_a_repetition(served: House) -> None:
    at = digest_day(served)
    served.stop()
    served.slack.fail("chat.postMessage", "drop after")
    served.slack.fail("conversations.history", *["missing_scope"] * 9)
    for minutes in (0, 5, 30):
        served.horzel("tick", "--at", (at + timedelta(minutes=minutes)).isoformat())
    digests = digests_of(served.slack, at)
    assert [message["text"][:11] for message in digests] == ["Weekbericht", "(herhaling)"]


def test_slack_that_asks_to_wait_is_obeyed_and_then_gets_the_message(served: House) -> None:
    at = digest_day(served)
    served.stop()
    served.slack.fail("chat.postMessage", "429")
    served.horzel("tick", "--at", at.isoformat())
    assert digests_of(served.slack, at) == []
    served.horzel("tick", "--at", (at + timedelta(minutes=5)).isoformat())
    assert len(digests_of(served.slack, at)) == 1
