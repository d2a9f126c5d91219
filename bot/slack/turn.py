"""One request of Slack that waits for our answer, at most three seconds."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Final, TypeAlias

from slack_bolt.response import BoltResponse

from bot.payload import as_json
from bot.slack import limits

_PATIENCE: Final = limits.ANSWER_SECONDS - 0.5
_JSON: Final[dict[str, str | Sequence[str]]] = {"content-type": ["application/json; charset=utf-8"]}

Send: TypeAlias = Callable[[BoltResponse], Awaitable[None]]


def nothing() -> BoltResponse:
    """200 without words: heard, the answer comes another way or there is none."""
    return BoltResponse(status=200, body="")


def again() -> BoltResponse:
    """Asks Slack to deliver an event once more."""
    return BoltResponse(status=503, body="")


def spoken(content: dict[str, object]) -> BoltResponse:
    """An answer in the HTTP response itself."""
    return BoltResponse(status=200, body=as_json(content), headers=_JSON)


class Turn:
    """Answers once. Meant for `with turn.patience(busy): …`: when that takes too long, `busy` is answered meanwhile.

    identity: timestamp and body as they came, for a key where Slack gives none. now: the moment it was heard.
    """

    def __init__(self, identity: bytes, send: Send, now: datetime) -> None:
        self.now = now
        self._identity = identity
        self._send = send
        self._early: asyncio.Task[None] | None = None
        self.answered = False

    @property
    def fingerprint(self) -> str:
        """SHA-256 of timestamp and body."""
        return hashlib.sha256(self._identity).hexdigest()

    async def answer(self, response: BoltResponse) -> None:
        """Send the answer, unless there was one already."""
        if not self.answered:
            self.answered = True
            await self._send(response)

    def patience(self, busy: Callable[[], BoltResponse], seconds: float = _PATIENCE) -> "Patience":
        """While this lasts longer than `seconds`, `busy` is the answer; `answered` is then True."""
        return Patience(self, busy, seconds)

    def answer_early(self, response: BoltResponse) -> None:
        """Send the answer while the work goes on."""
        self._early = asyncio.ensure_future(self.answer(response))


class Patience:
    """See `Turn.patience`. A timer, not a task: it costs next to nothing when the answer is in time."""

    def __init__(self, turn: Turn, busy: Callable[[], BoltResponse], seconds: float) -> None:
        self._turn = turn
        self._busy = busy
        self._seconds = seconds
        self._timer: asyncio.TimerHandle | None = None

    def __enter__(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._seconds, lambda: self._turn.answer_early(self._busy()))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
