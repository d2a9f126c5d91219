"""SQLite's one writer: a thread with the only writing connection, which it lends to the event loop for short work.

Every call into sqlite3 lets go of Python's lock, and two busy threads that pass that lock to and fro lose more time
than the work takes. So the loop does a request's work itself, in its own thread, and hands the rest to this thread: to
wait for the disk (docs/besluiten/004). Work that may take long is done here from begin to end.

Either way many pieces go together, with one commit for all. Nobody hears anything before it.
"""

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.frozen import dataclass
from storage.reach import is_busy, is_unwritable
from storage.transaction import Transaction, Work

Told = Callable[[Any, Exception | None], None]
Job = tuple[Work, Told]
Outcome = tuple[Told, Any, Exception | None]

_TOGETHER = 64
_PATIENCE = 10.0  # seconds for another process to finish its writing
_LOOK_AGAIN = 0.002


@dataclass(frozen=True, slots=True)
class _Begun:
    """Outcomes that wait for a commit, and who tells them afterwards (with what went wrong, if anything did)."""

    outcomes: list[Outcome]
    tell: Callable[[list[Outcome]], None]


class Writer:
    """The writing connection of one SQLite file. `engine` waits for nobody: a database that is busy says so at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._state = threading.Condition()
        self._jobs: deque[Job] = deque()
        self._begun: _Begun | None = None
        self._lent = False
        self._busy = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self._connection: Connection | None = None
        self._transaction: Transaction | None = None
        self._only_read = False

    def put(self, work: Work, told: Told) -> None:
        """Let the thread do this; `told` hears of it there."""
        with self._state:
            self._jobs.append((work, told))
            self._start()
            self._state.notify()

    def borrow(self) -> Transaction | None:
        """The means to write, for work in the caller's own thread; None when in use. `commit` gives them back."""
        with self._state:
            if self._busy or self._lent or self._begun or self._jobs or self._closing or self._transaction is None:
                return None
            self._lent = True
            return self._transaction

    def commit(self, outcomes: list[Outcome], tell: Callable[[list[Outcome]], None]) -> None:
        """Give a borrowed connection back with its transaction open; `tell` hears in the thread what became of it."""
        with self._state:
            self._lent = False
            self._begun = _Begun(outcomes, tell)
            self._state.notify()

    def give_back(self) -> None:
        """Give a borrowed connection back on which nothing was begun."""
        with self._state:
            self._lent = False
            self._state.notify()

    def only_read(self, yes: bool) -> None:
        """Have SQLite refuse every change from here on, or take them again."""
        with self._state:
            self._only_read = yes
            if self._transaction is not None:
                self._transaction.driver.execute(f"PRAGMA query_only={'ON' if yes else 'OFF'}")

    def close(self) -> None:
        """Finish what waits."""
        with self._state:
            self._closing = True
            self._state.notify()
        if self._thread is not None:
            self._thread.join()
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._go_on, name="horzel-writer", daemon=True)
            self._thread.start()

    def _opened(self) -> Transaction:
        if self._transaction is None:
            if self._only_read:
                raise OperationalError("", None, sqlite3.OperationalError("nothing may be written now"))
            self._connection = self._engine.connect()
            self._transaction = Transaction(self._connection, writes=True)
        return self._transaction

    def _go_on(self) -> None:
        while True:
            with self._state:
                self._busy = False
                while not self._begun and (self._lent or not self._jobs):
                    if self._closing and not self._lent:
                        return
                    self._state.wait()
                self._busy = True
                begun, self._begun = self._begun, None
                jobs = [] if begun else taken(self._jobs)
            if begun:
                begun.tell(committed(self._opened(), begun.outcomes))
            else:
                tell(self._from_begin_to_end(jobs))

    def _from_begin_to_end(self, jobs: list[Job]) -> list[Outcome]:
        until = time.monotonic() + _PATIENCE
        while True:
            opened_before = self._transaction is not None
            try:
                within = self._opened()
                try:
                    return committed(within, run_together(within, jobs))
                except Exception:
                    within.driver.rollback()
                    raise
            except Exception as failure:
                if not is_busy(failure):
                    again = self._let_go() and opened_before and is_unwritable(failure)
                else:
                    again = time.monotonic() < until
                if not again:
                    return [(told, None, failure) for _, told in jobs]
            time.sleep(_LOOK_AGAIN)

    def _let_go(self) -> bool:
        """A file that was read-only when it was opened stays so for this connection: let the next one be new."""
        if self._connection is None or self._only_read:
            return False
        self._connection.invalidate()
        self._connection.close()
        self._connection = self._transaction = None
        return True


def taken(jobs: deque[Job]) -> list[Job]:
    """The first of what waits, taken out: as many as go together in one transaction."""
    return [jobs.popleft() for _ in range(min(_TOGETHER, len(jobs)))]


def run_together(within: Transaction, jobs: Sequence[Job]) -> list[Outcome]:
    """Begin, and do every job; who fails leaves nothing behind. Raises OperationalError when another process writes.

    In a savepoint SQLite keeps a copy of each page that is touched, which costs as much as the job's own writing. So
    there is none until a job fails; then all is undone, and if there are more they go again, each in one of its own.
    """
    driver: sqlite3.Connection = within.driver
    only: list[Outcome] = []
    _begin(within, driver)
    try:
        return done_together(within, jobs)
    except Exception as failure:
        if not driver.in_transaction or is_unwritable(failure):  # the disk is full, or worse
            raise
        if len(jobs) == 1:
            only = [(jobs[0][1], None, failure)]
    driver.execute("ROLLBACK")
    _begin(within, driver)
    return only or [_outcome_alone(within, driver, job) for job in jobs]


def _begin(within: Transaction, driver: sqlite3.Connection) -> None:
    within.reset()
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise OperationalError("BEGIN IMMEDIATE", None, error) from error


def done_together(within: Transaction, jobs: Sequence[Job]) -> list[Outcome]:
    """Every job, step by step beside the others. Raises what one of them raises."""
    results = within.together([work for work, _ in jobs])
    return [(told, result, None) for (_, told), result in zip(jobs, results, strict=True)]


def _outcome_alone(within: Transaction, driver: sqlite3.Connection, job: Job) -> Outcome:
    work, told = job
    driver.execute("SAVEPOINT job")
    outcome: Outcome
    try:
        outcome = (told, within.alone(work), None)
    except Exception as failure:
        if not driver.in_transaction or is_unwritable(failure):
            raise
        driver.execute("ROLLBACK TO job")
        within.reset()
        outcome = (told, None, failure)
    driver.execute("RELEASE job")
    return outcome


def committed(within: Transaction, outcomes: list[Outcome]) -> list[Outcome]:
    """Commit, and say what became of each; when the commit fails, that failure is everybody's."""
    try:
        within.driver.execute("COMMIT")
    except sqlite3.Error as error:
        within.driver.rollback()
        failure = OperationalError("COMMIT", None, error)
        return [(told, None, failure) for told, _, _ in outcomes]
    return outcomes


def tell(outcomes: list[Outcome]) -> None:
    """Let everybody hear what became of his work."""
    for told, result, error in outcomes:
        told(result, error)
