"""A Teams of our own on loopback: a real HTTP server that records what it is asked.

It publishes keys, gives out tokens, is a connector (conversations, messages, members) and a place for files, with the
faults of a bad day. A test that sent faster than Teams allows fails when its Teams closes.
"""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.teams_rates import Rates
from tests.teams_server import Call, Server
from tests.teams_tokens import METADATA_PATH, good

Json = dict[str, Any]


@dataclass
class LocalTeams:
    """Use `with local_teams() as teams:`; all its methods may be called from the test's thread."""

    url: str = ""
    service_token: str = "teams-token-van-de-test"
    calls: list[Call] = field(default_factory=list)
    messages: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[str, str] = field(default_factory=dict)
    rates: Rates = field(default_factory=Rates)
    seconds_for_keys: float = 0
    created: dict[str, str] = field(default_factory=dict)
    _news: threading.Condition = field(default_factory=threading.Condition)

    @property
    def service_url(self) -> str:
        """What activities name as the address to answer to."""
        return f"{self.url}/emea/"

    @property
    def openid_metadata_url(self) -> str:
        return f"{self.url}{METADATA_PATH}"

    @property
    def login_url(self) -> str:
        """What stands for https://login.microsoftonline.com."""
        return self.url

    def headers(self, activity: Json) -> dict[str, str]:
        """What Teams sends along with an activity."""
        return {"Authorization": f"Bearer {good(activity['serviceUrl'])}"}

    def forget(self) -> None:
        """As if it had just been started."""
        with self._news:
            parts = (self.calls, self.messages, self.people, self.files, self.faults, self.gone, self.created)
            for each in parts:
                each.clear()
            self.rates.forget()

    def fail(self, method: str, *faults: str) -> None:
        """The next calls of a method fail, one each.

        A key of `teams_server.CODES` (`429 3` names the seconds, `429 bare` none); `500 after` and `drop after` when
        all was done, `drop` before it; `slow 2` answers well after 2 s.
        """
        self.faults[method] += faults

    def remove(self, conversation: str, fault: str = "403") -> None:
        """From now on this conversation refuses us with this fault; with an empty one it takes us back."""
        self.gone[conversation] = fault

    def asked(self, method: str, conversation: str = "") -> list[Json]:
        return [
            call.args for call in list(self.calls) if call.method == method and conversation in {"", call.conversation}
        ]

    def wait_for(self, method: str, count: int = 1, seconds: float = 10) -> list[Json]:
        """What was asked of a method, as soon as it was asked that often."""
        self.wait_until(lambda: len(self.asked(method)) >= count, seconds)
        return self.asked(method)

    def wait_until(self, true: Callable[[], bool], seconds: float = 10) -> None:
        with self._news:
            assert self._news.wait_for(true, seconds), [(call.method, call.conversation) for call in self.calls]

    def shown(self, conversation: str) -> list[Json]:
        """The messages that stand in a conversation now."""
        return list(self.messages[conversation])

    def chat_with(self, person: str) -> str:
        """The conversation that was made with somebody (id of Entra or Teams), empty when there is none."""
        return self.created.get(person, "")

    def note(self, call: Call) -> None:
        with self._news:
            self.calls.append(call)
            self._news.notify_all()


@contextmanager
def local_teams(speed: float = 1) -> Iterator[LocalTeams]:
    """A Teams that lives as long as the test, and fails it when something was sent faster than Teams allows.

    `speed` is how much faster than in earnest time goes for that.
    """
    teams = LocalTeams(rates=Rates(speed))
    loop = asyncio.new_event_loop()
    started = threading.Event()
    stop = asyncio.Event()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(Server(teams).serve(started, stop))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert started.wait(10)
    try:
        yield teams
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
    assert teams.rates.broken() == []
