"""Fifty times the process is killed in the middle of its work: what it acknowledged is there, once."""

import http.client
import threading
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from storage.check import problems
from storage.store import Storage
from tests.local_slack import LocalSlack
from tests.slack_parts import encoded, signed
from tests.whole_parts import ANOUK, CHANNEL, House, Http, User, house, limburg_in_slack

KILLS = 50
WRITERS = 8
_USUAL = (http.client.HTTPException, ConnectionError, TimeoutError)


@pytest.fixture
def served(slack: LocalSlack, sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    with house(slack, sqlite_url, tmp_path) as made:
        made.horzel("setup", str(limburg_in_slack(tmp_path)))
        made.start("web")
        yield made


class Load:
    """People who go on typing until nobody answers. `answered` holds what they were told is saved."""

    def __init__(self, served: House) -> None:
        self.address = urlsplit(served.address).netloc
        self.user = User(Http(served), served.slack, ANOUK, CHANNEL)
        self.stamp = Http(served).stamp()
        self.sent: list[str] = []
        self.answered: list[str] = []
        self.heard = threading.Semaphore(0)

    def run_until(self, answers: int, served: House, numbers: "count[int]") -> None:
        """Let everybody type, and kill the process as soon as this many were answered."""
        people = [threading.Thread(target=self._type_on, args=(numbers,)) for _ in range(WRITERS)]
        for person in people:
            person.start()
        for _ in range(answers):
            assert self.heard.acquire(timeout=20)
        served.kill()
        for person in people:
            person.join(20)

    def _type_on(self, numbers: "count[int]") -> None:
        line = http.client.HTTPConnection(self.address, timeout=10)
        try:
            while True:
                text = f"Doorgaan met punt {next(numbers)}"
                body, kind = encoded(self.user.command(f"/actie nieuw {text} door LLTB"))
                self.sent.append(text)
                line.request("POST", "/slack/events", body, {"Content-Type": kind, **signed(body, self.stamp)})
                response = line.getresponse()
                said = response.read().decode()
                assert response.status == 200
                assert text in said
                self.answered.append(text)
                self.heard.release()
        except _USUAL:
            return
        finally:
            line.close()


def test_whatever_was_answered_before_any_of_fifty_kills_is_there_once(served: House) -> None:
    numbers = count(1)
    sent: list[str] = []
    answered: list[str] = []
    for kill in range(KILLS):
        if kill:
            served.start("web")
        load = Load(served)
        load.run_until(1 + kill % 17, served, numbers)
        sent += load.sent
        answered += load.answered
    texts = Counter(point["text"] for point in served.export()["actions"])
    assert [text for text in answered if texts[text] != 1] == []
    assert [text for text, times in texts.items() if times != 1 or text not in sent] == []
    assert len(answered) >= sum(1 + kill % 17 for kill in range(KILLS))
    storage = Storage(served.database)
    try:
        assert storage.read(lambda store: list(problems(store.connection))) == []
    finally:
        storage.close()
