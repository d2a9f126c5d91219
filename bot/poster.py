"""Outgoing row -> claim -> post -> note what came back. Any number of processes may do this at once.

A message is posted by whoever wins its row. When nobody knows whether it arrived (the line dropped, the process died)
it is looked for by its mark first; where that cannot be done it is posted again with `(herhaling) ` in front.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, Protocol

from bot.arrivals import Arrivals
from bot.post_error import PostError
from commands import console
from commands.reply import Reply
from storage.models import Outgoing
from storage.outgoing import CLAIM, REDRAW
from storage.store import Storage

_LOG: Final = logging.getLogger("horzel.poster")
_AT_ONCE: Final = 100
_PATIENCE: Final = CLAIM.total_seconds() * 0.75
_ENOUGH: Final = 6.0
"""Seconds that a message gets at least: one that is broken off while it waits for its turn would look like sent."""
_TRIES: Final = 12
_LOOKS: Final = 3
_LONGEST: Final = timedelta(hours=1)
_POLL: Final = 3.0
_GATHER: Final = 0.2
_FAREWELL: Final = 5.0
SHOWN_ALREADY: Final = frozenset({"web", "terminal"})
"""Here the answer to a form stands in the conversation itself, so it need not be put out as well."""


class Platform(Protocol):
    """Where messages go. All raise PostError."""

    async def post(self, address: str, reply: Reply, mark: str) -> str:
        """Post; the platform's own id of the message."""
        ...

    async def find(self, address: str, mark: str) -> str | None:
        """The id of the message with this mark, None when it is certainly not there."""
        ...

    async def update(self, address: str, message_id: str, reply: Reply) -> None:
        """Draw a posted message anew."""
        ...


class Poster:
    """Posts what is due for the platforms handed in. `wake` may be called from any thread, as often as one likes."""

    def __init__(self, storage: Storage, platforms: Mapping[str, Platform], clock: Callable[[], datetime]) -> None:
        self._storage = storage
        self._platforms = dict(platforms)
        self._clock = clock
        self._names = tuple(platforms)
        self._wanted = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._under_way: dict[asyncio.Task[int], int] = {}
        self._places: dict[str, asyncio.Lock] = {}
        self._held: dict[str, datetime] = {}
        self._closing = False
        self._arrivals = Arrivals(storage)

    def wake(self) -> None:
        """Something was put out: look at once."""
        loop = self._loop
        if loop is None or self._wanted.is_set():
            return
        if _running() is loop:
            self._wanted.set()  # without the system call that another thread needs
            return
        with suppress(RuntimeError):  # the loop is closed: then there is nobody to wake
            loop.call_soon_threadsafe(self._wanted.set)

    async def run(self) -> None:
        """Post until cancelled; what is being posted then gets some seconds to finish, the rest goes back as it was."""
        self._loop = asyncio.get_running_loop()
        try:
            while True:
                self._wanted.clear()
                try:
                    await self._start_due(self._clock())
                except Exception:
                    _LOG.exception("posting halts for a moment")
                    await asyncio.sleep(_POLL)
                with suppress(TimeoutError):
                    async with asyncio.timeout(_POLL):
                        await self._wanted.wait()
                await asyncio.sleep(_GATHER)  # many commands in a row ask for one look, not for one each
        finally:
            self._closing = True
            if self._under_way:
                await asyncio.wait(self._under_way, timeout=_FAREWELL)

    async def post_due(self, now: datetime) -> int:
        """Post all that is due at a moment, and wait for it; how many messages arrived."""
        arrived = 0
        while started := await self._start_due(now):
            arrived += sum(await asyncio.gather(*started))
        return arrived

    async def _start_due(self, now: datetime) -> list[asyncio.Task[int]]:
        room = _AT_ONCE - sum(self._under_way.values())
        if room <= 0 or not self._names:
            return []
        due = await self._storage.read_in_loop(lambda store: store.outbox.next_due(self._names))
        if due is None or due > now:
            return []
        self._held = {address: free for address, free in self._held.items() if free > now}
        until = asyncio.get_running_loop().time() + _PATIENCE
        claimed = await self._storage.write_in_loop(lambda store: store.outbox.claim(now, self._names, room))
        queues: dict[str, list[Outgoing]] = {}
        for message in claimed:
            queues.setdefault(message.address, []).append(message)
        started = []
        for address, messages in queues.items():
            task = asyncio.ensure_future(self._in_turn(address, messages, now, until))
            self._under_way[task] = len(messages)
            task.add_done_callback(self._finished)
            started.append(task)
        return started

    def _finished(self, task: asyncio.Task[int]) -> None:
        del self._under_way[task]
        self._wanted.set()
        if not self._under_way:
            self._places.clear()

    async def _in_turn(self, address: str, messages: list[Outgoing], now: datetime, until: float) -> int:
        """Post these, after what is being posted to that place already; how many arrived.

        `until` (loop time) the rows are ours: what was not begun by then goes back as it was.
        """
        place = self._places.setdefault(address, asyncio.Lock())
        arrived = begun = 0
        with suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                await place.acquire()
            try:
                async with asyncio.timeout_at(until):
                    for message in messages:
                        if self._closing or self._held.get(address, now) > now:
                            break  # what came before it waits: they keep their order
                        if asyncio.get_running_loop().time() >= until - _ENOUGH:
                            break
                        begun += 1
                        arrived += await self._one(message, now)
            except TimeoutError as error:
                await self._broken(messages[begun - 1], error, now)
            finally:
                place.release()
        for message in messages[begun:]:
            at = max(now, self._held.get(address, now))
            await self._later(message, at, message.error, message.state != "waiting")
        await self._arrivals.noted()
        return arrived

    async def _one(self, message: Outgoing, now: datetime) -> bool:
        """Post one message; did it arrive?"""
        try:
            remote = await self._posted(self._platforms[message.address.partition(":")[0]], message)
        except PostError as error:
            await self._failed(message, error, now)
            return False
        except Exception as error:
            await self._broken(message, error, now)
            return False
        self._arrivals.add(message.id, remote, now)
        return True

    async def _posted(self, platform: Platform, message: Outgoing) -> str:
        if message.kind in {"answer", "file"} and message.address.partition(":")[0] in SHOWN_ALREADY:
            return ""
        reply = _read(message.reply)
        if message.kind == REDRAW and await _redrawn(platform, message, reply):
            return message.remote
        if message.state in {"claimed", "unknown"}:
            try:
                found = await platform.find(message.address, message.mark)
            except PostError as error:
                if not error.permanent and message.tries < _LOOKS:
                    raise PostError(error.sentence, unknown=True, retry_after=error.retry_after) from error
                reply = replace(reply, summary=console.REPEATED + reply.summary)
                found = None
            if found is not None:
                return found
        return await platform.post(message.address, reply, message.mark)

    async def _broken(self, message: Outgoing, error: Exception, now: datetime) -> None:
        _LOG.error("message %s could not be posted", message.id, exc_info=error)
        await self._failed(message, PostError(console.broken(type(error).__name__), unknown=True), now)

    async def _failed(self, message: Outgoing, error: PostError, now: datetime) -> None:
        tries = message.tries + 1
        waits = error.retry_after is not None
        if error.permanent or (tries >= _TRIES and not waits):
            _LOG.error("message %s given up after %s tries: %s", message.id, tries, error.sentence)
            await self._storage.write_in_loop(lambda store: store.outbox.give_up(message, error.sentence))
            return
        wait = timedelta(seconds=error.retry_after) if error.retry_after is not None else _backoff(tries)
        if not error.unknown:  # it is the place that can't be written to now, not this message
            self._held[message.address] = now + wait
        # Whether an earlier try arrived stays unknown until a look or a post says otherwise.
        unknown = error.unknown or (waits and message.state in {"claimed", "unknown"})
        _LOG.warning("message %s again in %s: %s", message.id, wait, error.sentence)
        await self._later(message, now + wait, error.sentence, unknown)

    async def _later(self, message: Outgoing, at: datetime, error: str, unknown: bool) -> None:
        await self._storage.write_in_loop(lambda store: store.outbox.later(message, at, error, unknown))


def _running() -> asyncio.AbstractEventLoop | None:
    """The loop of this thread, if it runs one."""
    with suppress(RuntimeError):
        return asyncio.get_running_loop()
    return None


@lru_cache(maxsize=_AT_ONCE)
def _read(reply: str) -> Reply:
    """The same message goes to several people, one after another."""
    return Reply.from_json(reply)


async def _redrawn(platform: Platform, message: Outgoing, reply: Reply) -> bool:
    """Draw a message anew, which may be done twice; False when it can't be drawn anew any more."""
    try:
        await platform.update(message.address, message.remote, reply)
    except PostError as error:
        if not error.permanent:
            raise
        return False
    return True


def _backoff(tries: int) -> timedelta:
    """5 seconds, then twice as long each time, an hour at most."""
    return min(timedelta(seconds=5 * 2 ** min(tries - 1, 20)), _LONGEST)
