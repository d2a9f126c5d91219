"""The database: opens it, and runs a piece of work in one transaction.

SQLite gets one writer thread. It takes all work that waits, gives each piece its own savepoint and commits them
together: nobody is answered before the commit, and a slow disk is synced once for many (platforms.md, "Speed").
PostgreSQL gets a pool of threads, each piece its own transaction.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from storage.directory import Directory

_T = TypeVar("_T")
_Work = Callable[[Connection], _T]
_Job = tuple[Callable[[Connection], Any], "Future[Any]"]


class WriteInRead(Exception):
    """A piece of work that was run with `read` tried to change something; run it with `write`."""


_TOGETHER = 64
_BUSY_MS = 10_000


def normal_url(url: str) -> str:
    """`postgresql://` and `postgres://` are taken as psycopg; everything else stays."""
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_BUSY_MS}", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _only_read(connection: Any, _: object) -> None:
    connection.execute("PRAGMA query_only=ON")


def create(url: str, reads: bool = False) -> Engine:
    """An engine with our settings. SQLite begins transactions only where we say so (trap 1 of the database).

    An engine that `reads` lets nothing be written: what would be lost must not be acknowledged.
    """
    target = make_url(normal_url(url))
    if target.get_backend_name() == "sqlite":
        engine = create_engine(target, poolclass=QueuePool, pool_size=4, max_overflow=8)
        event.listen(engine, "connect", _prepare_sqlite)
        if reads:
            event.listen(engine, "connect", _only_read)
        return engine
    options = {"postgresql_readonly": reads}
    return create_engine(
        target, pool_size=8, max_overflow=8, pool_pre_ping=True, paramstyle="format", execution_options=options
    )


class Database:
    """One database. `write` and `read` give a piece of work a connection inside a transaction of its own.

    `write` answers with a Future that is done after the commit; an exception in the work rolls that work back alone.
    """

    def __init__(self, url: str) -> None:
        self.engine = create(url)
        self._reader = create(url, reads=True)
        self.sqlite = self.engine.dialect.name == "sqlite"
        self.directories: dict[int, Directory] = {}
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._pool = None if self.sqlite else ThreadPoolExecutor(8, thread_name_prefix="horzel-db")
        self._writer: threading.Thread | None = None
        self._lock = threading.Lock()

    def write(self, work: _Work[_T]) -> "Future[_T]":
        """Run `work` in a transaction that may write."""
        if self._pool is not None:
            return self._pool.submit(self._alone, work)
        done: Future[_T] = Future()
        with self._lock:
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_on, name="horzel-writer", daemon=True)
                self._writer.start()
        self._jobs.put((work, done))
        return done

    def read(self, work: _Work[_T]) -> _T:
        """Run `work` on a consistent view, here and now. Raises WriteInRead when it tries to change something."""
        with self._reader.connect() as connection:
            if self.sqlite:
                connection.exec_driver_sql("BEGIN")
            try:
                return work(connection)
            except DBAPIError as error:
                if "readonly" in str(error.orig).replace("-", ""):
                    raise WriteInRead from error
                raise

    @contextmanager
    def exclusive(self) -> Iterator[Connection]:
        """A connection outside any transaction, for migrations and backups."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def close(self) -> None:
        """Finish what waits and let go of every connection."""
        if self._writer is not None:
            self._jobs.put(None)
            self._writer.join()
            self._writer = None
        if self._pool is not None:
            self._pool.shutdown()
        self._reader.dispose()
        self.engine.dispose()

    def _alone(self, work: _Work[_T]) -> _T:
        with self.engine.begin() as connection:
            return work(connection)

    def _write_on(self) -> None:
        with self.engine.connect() as connection:
            while (job := self._jobs.get()) is not None:
                jobs = [job]
                while len(jobs) < _TOGETHER:
                    try:
                        following = self._jobs.get_nowait()
                    except queue.Empty:
                        break
                    if following is None:
                        self._jobs.put(None)
                        break
                    jobs.append(following)
                _run_together(connection, jobs)


def _run_together(connection: Connection, jobs: list[_Job]) -> None:
    """Every job in its own savepoint, one commit for all; then, and only then, their callers hear of it."""
    outcomes: list[tuple[Future[Any], Any, Exception | None]] = []
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for work, done in jobs:
            connection.exec_driver_sql("SAVEPOINT job")
            try:
                outcomes.append((done, work(connection), None))
            except Exception as failure:
                connection.exec_driver_sql("ROLLBACK TO job")
                outcomes.append((done, None, failure))
            connection.exec_driver_sql("RELEASE job")
        connection.exec_driver_sql("COMMIT")
    except Exception as failure:
        connection.rollback()
        outcomes = [(done, None, failure) for _, done in jobs]
    for done, result, error in outcomes:
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)
