"""Short work on SQLite in the event loop's own thread: questions together, changes together.

Nothing here waits: for the disk the writer's thread does, and a question that turns out long is put to another thread.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVarTuple

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.reach import is_interrupted
from storage.transaction import Transaction, Work, only_reading
from storage.writer import Job, Outcome, Told, Writer, done_together, run_together, taken, tell

_Words = TypeVarTuple("_Words")

_LONG: Final = 0.01  # seconds
_EACH: Final = 0.001
"""Seconds that each of many adds to it."""
_LOOK_AFTER: Final = 100_000  # steps of SQLite's machine, some milliseconds


def heard_in(loop: asyncio.AbstractEventLoop, heard: Callable[[*_Words], None]) -> Callable[[*_Words], None]:
    """`heard`, called in this loop from whatever thread; when the loop is over there is nobody left to hear it."""

    def hear(*words: *_Words) -> None:
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(heard, *words)

    return hear


class LoopReader:
    """Answers questions here: all that wait at the next turn of the loop together, on one consistent view.

    A question that turns out long goes to `aside`, which asks it in another thread.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, engine: Engine, aside: Callable[[Work, Told], None]) -> None:
        self._loop = loop
        self._aside = aside
        self._waiting: deque[Job] = deque()
        self._until: float = math.inf
        self._connection: Connection = engine.connect()
        self._transaction = Transaction(self._connection, writes=False)
        self._driver = self._transaction.driver
        self._driver.set_progress_handler(self._takes_too_long, _LOOK_AFTER)

    def read(self, work: Work, told: Told) -> None:
        """Ask this soon; `told` hears of it in this loop."""
        if not self._waiting:
            self._loop.call_soon(self._turn)
        self._waiting.append((work, told))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _turn(self) -> None:
        jobs = taken(self._waiting)
        if self._waiting:
            self._loop.call_soon(self._turn)
        tell(self._outcomes(jobs))

    def _outcomes(self, jobs: list[Job]) -> list[Outcome]:
        try:
            return self._on_one_view(jobs)
        except Exception as failure:
            if len(jobs) > 1:  # of one of them; by itself each hears its own
                return [outcome for job in jobs for outcome in self._outcomes([job])]
            [(work, told)] = jobs
            if is_interrupted(failure):
                self._aside(work, told)
                return []
            return [(told, None, failure)]

    def _on_one_view(self, jobs: list[Job]) -> list[Outcome]:
        self._until = time.monotonic() + _LONG + _EACH * len(jobs)
        self._transaction.reset()
        self._driver.execute("BEGIN")
        try:
            with only_reading():
                return done_together(self._transaction, jobs)
        finally:
            self._until = math.inf
            self._driver.execute("ROLLBACK")

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
        jobs = taken(self._waiting)
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
