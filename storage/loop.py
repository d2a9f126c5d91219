"""Short work on SQLite in the event loop's own thread: questions at once, changes together with what waits beside them.

Nothing here waits: for the disk the writer's thread does, and a question that turns out long is put to another thread.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, TypeVarTuple

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from storage.transaction import Transaction, Work
from storage.writer import TOGETHER, Job, Outcome, Told, Writer, run_together, tell

_Words = TypeVarTuple("_Words")

_LONG: Final = 0.01  # seconds
_LOOK_AFTER: Final = 100_000  # steps of SQLite's machine, some milliseconds


def heard_in(loop: asyncio.AbstractEventLoop, heard: Callable[[*_Words], None]) -> Callable[[*_Words], None]:
    """`heard`, called in this loop from whatever thread; when the loop is over there is nobody left to hear it."""

    def hear(*words: *_Words) -> None:
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(heard, *words)

    return hear


class TooLong(Exception):
    """This question keeps the loop from its other work; ask it in another thread."""


class LoopReader:
    """Asks questions here and now, on a connection of its own, each on a consistent view."""

    def __init__(self, engine: Engine) -> None:
        self._until: float = math.inf
        self._connection: Connection = engine.connect()
        self._transaction = Transaction(self._connection, writes=False)
        self._driver = self._transaction.driver
        self._driver.set_progress_handler(self._takes_too_long, _LOOK_AFTER)

    def read(self, work: Work) -> Any:
        """The answer. Raises TooLong when SQLite is still looking for it."""
        self._until = time.monotonic() + _LONG
        self._transaction.reset()
        self._driver.execute("BEGIN")
        try:
            return self._transaction.alone(work)
        except DBAPIError as error:
            if "interrupted" in str(error.orig):
                raise TooLong from error
            raise
        finally:
            self._until = math.inf
            self._driver.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()

    def _takes_too_long(self) -> bool:
        return time.monotonic() > self._until


class LoopWriter:
    """Does changes here: all that wait at the next turn of the loop together; the writer's thread commits them."""

    def __init__(self, loop: asyncio.AbstractEventLoop, writer: Writer) -> None:
        self._loop = loop
        self._writer = writer
        self._waiting: deque[Job] = deque()
        self._under_way = False

    def write(self, work: Work, told: Told) -> None:
        """Do this soon; `told` hears of it in this loop, after the commit."""
        self._waiting.append((work, told))
        if not self._under_way:
            self._under_way = True
            self._loop.call_soon(self._turn)

    def _turn(self) -> None:
        jobs = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
        within = self._writer.borrow() if jobs else None
        if within is None:
            self._pass_on(jobs)
            return
        try:
            outcomes = run_together(within, jobs)
        except Exception as failure:
            within.driver.rollback()
            self._writer.give_back()
            if isinstance(failure, OperationalError):  # another process writes: the thread has the patience
                self._pass_on(jobs)
            else:
                self._ended([(told, None, failure) for _, told in jobs])
        else:
            self._writer.commit(outcomes, heard_in(self._loop, self._ended))

    def _ended(self, outcomes: list[Outcome]) -> None:
        tell(outcomes)
        self._loop.call_soon(self._turn)  # who was told now answers before others are worked for

    def _pass_on(self, jobs: list[Job]) -> None:
        """Let the thread do these, and all that came in behind them: their order stays as it was."""
        behind = list(self._waiting)
        self._waiting.clear()
        self._under_way = False
        for work, told in (*jobs, *behind):
            self._writer.put(work, heard_in(self._loop, told))
