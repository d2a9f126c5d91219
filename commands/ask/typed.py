"""The last question of somebody, kept for ten minutes, so that a follow-up knows what it follows."""

import logging
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from commands.ask.meaning import ONE
from commands.command import Context, Request
from commands.lately import JUST
from commands.naming import ordered
from commands.words.numerals import take_numbers
from storage.frozen import dataclass
from storage.store import Storage, Store

if TYPE_CHECKING:
    from commands.ask.meaning import Understood
    from storage.history import Line

TOPIC = "laatste vraag"
_LOG = logging.getLogger("horzel")
_FEW_MINUTES = timedelta(minutes=4)
_IN_WORDS = ("command", "message")
_MOST = 5000  # people whose last question is known
_KEPT = (
    "actie lijst",
    "actie toon",
    "actie geschiedenis",
    "actie sinds",
    "signaal lijst",
    "signaal toon",
    "vergadering volgende",
    "horzel rapport",
)
_UNKNOWN = -1
_SHOWN = {"actie toon": "{}", "actie geschiedenis": "{}", "signaal toon": "S{}"}
"""What shows one point or signal, and how that is called."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The last question of somebody: `command` and its words.

    start: how many rows of a list came before those that were shown.
    about: the one point or signal that was shown (`3`, `S2`); None where it was something else.
    after: the last change of who asked, by its id in the trail; negative where it was not looked up.
    """

    command: str
    line: str
    start: int
    at: datetime
    about: str | None = None
    after: int = _UNKNOWN

    def is_later_than(self, change: "Sequence[Line]") -> bool:
        """Whether it was asked after this change, its newest line first; so it was when there is none."""
        return not change or self.at > change[0].at

    def is_last(self, change: "Sequence[Line]", newest: int) -> bool:
        """Whether who asked changed nothing since: this is his last change, and `newest` the id of its newest line."""
        return self.after == newest or (self.after == _UNKNOWN and self.is_later_than(change))


def last_asked(ctx: Context) -> Asked | None:
    """The last question of who asks; None when it is more than ten minutes ago."""
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    if not talk:
        return None
    at = datetime.fromisoformat(talk["at"])
    about, after = talk.get("about"), talk.get("after", _UNKNOWN)
    return Asked(talk["command"], str(talk["line"]), int(talk["start"]), at, about, after)


def remembered(found: "Understood", ctx: Context) -> "Understood":
    """Keep what was asked, so that a follow-up within ten minutes knows what it follows."""
    if found.command in _KEPT:
        after = ctx.store.history.newest(ctx.member.id) if found.command in _SHOWN else _UNKNOWN
        line, start = found.values.get("words", found.line), found.values.get("start", "0")
        _remember(found.command, line, ctx.request, ctx.store, after, start)
    return found


class Typed:
    """Remembers the lists and points that are asked for by a typed command, so that they may be followed as well.

    Kept apart from the answer, which comes from a transaction that writes nothing. Who asks the same again within a few
    minutes, and nothing else in between, is remembered already.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._last: dict[str, tuple[str, datetime]] = {}

    def asked(self, request: Request) -> None:
        """This was answered without writing."""
        if request.heard not in _IN_WORDS or request.command:
            return
        command, line = ordered(request.text)
        if command is None or command.name not in _KEPT:
            return
        same, since = self._last.get(request.who, ("", request.now))
        if same == request.text and request.now - since < _FEW_MINUTES:
            return
        if len(self._last) >= _MOST:
            self._last.clear()
        self._last[request.who] = (request.text, request.now)
        self._storage.write_then(partial(_remember, command.name, line, request), _nobody_waits)

    def refused(self, request: Request) -> None:
        """This could not be done: the point that it names is spoken of now, and no longer the one before it."""
        named = re.findall(ONE, request.text, re.IGNORECASE)
        numbers = {number for one in named for number in take_numbers(one)[0]}
        if request.heard in _IN_WORDS and len(numbers) == 1:
            self._last.pop(request.who, None)
            self._storage.write_then(partial(_remember, "actie toon", str(numbers.pop()), request), _nobody_waits)

    def wrote(self, who: str) -> None:
        """This person did something else meanwhile."""
        self._last.pop(who, None)


def _nobody_waits(_: object, error: Exception | None) -> None:
    if error is not None:
        _LOG.error("what was asked could not be remembered", exc_info=error)


def _remember(command: str, line: str, request: Request, store: Store, after: int = _UNKNOWN, start: str = "0") -> None:
    """`after` is the last change of who asks, so that "die" is the later of the two; `start` is how far a list was."""
    talk: dict[str, Any] = {"command": command, "line": line, "start": start, "at": request.now.isoformat()}
    if command in _SHOWN:
        talk |= {"about": _SHOWN[command].format(line), "after": after}
    store.conversations.keep(request.who, TOPIC, talk, request.now + JUST)
