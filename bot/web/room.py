"""What was said in the try-out window: a bounded transcript in memory. The poster posts here for `web:…` addresses."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from commands.reply import Reply

BOUND = 200
"""Messages kept per place; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member one can be: `address` is `web:proef:<member>`, `role` and the titles are shown as they are."""

    address: str
    name: str
    role: str
    body: str
    body_title: str

    @property
    def member(self) -> str:
        """The last piece of the address."""
        return self.address.rpartition(":")[2]

    @property
    def id(self) -> str:
        """Tells apart one member in two bodies."""
        return f"{self.member}@{self.body}"

    @property
    def channel(self) -> str:
        """The place that the whole body reads."""
        return f"web:proef:{self.body}"

    @property
    def alone(self) -> str:
        """The place where only this person and Horzel talk."""
        return f"web:proef:prive-{self.member}"

    @property
    def own(self) -> tuple[str, str]:
        """All that only this person reads: the private talk, and what was posted to the person's own address."""
        return (self.alone, self.address)


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `speaker` is empty for Horzel; `shelf` is where it is read, `asked_in` where it was asked.

    The two differ for an answer that only one person may see: asked in the channel, read in private.
    `closed` is True when its form was sent or given up. `version` grows with every change, so that a second click on
    a button that has meanwhile become another button can be told from a first click on that one.
    `origin` is the id of the message from whose button the form of this one was opened.
    """

    id: str
    shelf: str
    asked_in: str
    at: datetime
    speaker: str = ""
    text: str = ""
    reply: Reply | None = None
    closed: bool = False
    mark: str = ""
    version: int = 1
    origin: str = ""

    @property
    def changeable(self) -> str:
        """The id by which those who read it where it was asked can have it redrawn."""
        return self.id if self.shelf == self.asked_in else ""


class Room:
    """The transcript. Used from one event loop, so that nothing has to be locked."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._numbers = count(1)
        self._shelves: dict[str, deque[Message]] = {}

    def say(
        self,
        shelf: str,
        asked_in: str,
        *,
        speaker: str = "",
        text: str = "",
        reply: Reply | None = None,
        origin: str = "",
    ) -> Message:
        """Add what a person said, or what Horzel answered."""
        return self._add(Message(self._next(), shelf, asked_in, self._clock(), speaker, text, reply, origin=origin))

    async def post(self, address: str, reply: Reply, mark: str) -> str:
        """Post on Horzel's own initiative (digest, reminder); gives the message's id."""
        return self._add(Message(self._next(), address, address, self._clock(), reply=reply, mark=mark)).id

    async def find(self, address: str, mark: str) -> str | None:
        """The id of the message that was posted with this mark."""
        return next((message.id for message in self._shelves.get(address, ()) if message.mark == mark), None)

    async def update(self, address: str, message_id: str, reply: Reply) -> None:
        """Draw a posted message anew; without effect when it is no longer kept, or shows this already."""
        message = self.message((address,), message_id)
        if message and message.reply != reply:
            self.redraw(message, reply)

    def redraw(self, message: Message, reply: Reply) -> Message:
        """Put another reply in the same place."""
        return self._change(replace(message, reply=reply, version=message.version + 1))

    def close(self, message: Message) -> Message:
        """Keep the message, without a form to fill in."""
        return self._change(replace(message, closed=True, version=message.version + 1))

    def read(self, shelves: Sequence[str]) -> list[Message]:
        """What stands on these shelves, oldest first."""
        found = [message for shelf in shelves for message in self._shelves.get(shelf, ())]
        return sorted(found, key=lambda message: int(message.id))

    def message(self, shelves: Sequence[str], message_id: str) -> Message | None:
        """The message with this id, if it stands on one of these shelves."""
        return next((message for message in self.read(shelves) if message.id == message_id), None)

    def _change(self, message: Message) -> Message:
        shelf = (message if kept.id == message.id else kept for kept in self._shelves[message.shelf])
        self._shelves[message.shelf] = deque(shelf, maxlen=BOUND)
        return message

    def _add(self, message: Message) -> Message:
        self._shelves.setdefault(message.shelf, deque(maxlen=BOUND)).append(message)
        return message

    def _next(self) -> str:
        return str(next(self._numbers))
