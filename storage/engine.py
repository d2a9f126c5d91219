"""The database: opens it, and runs a piece of work in one transaction.

SQLite has one writer, which commits what waits together (`storage.writer`): nobody is answered before the commit, and
a slow disk is synced once for many (docs/besluiten/004). PostgreSQL has one such writer in every process
(`storage.group`), and a pool of threads for questions and for long work.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from storage.connecting import create
from storage.directory import Directory
from storage.group import Group
from storage.loop import LoopReader, LoopWriter, heard_in
from storage.transaction import Ids, Transaction, only_reading
from storage.writer import Told, Writer

_T = TypeVar("_T")
_Work = Callable[[Transaction], _T]


class _Groups(NamedTuple):
    writer: Group
    reader: Group


class Database:
    """One database. `write` and `read` give a piece of work a connection inside a transaction of its own.

    `write` answers with a Future that is done after the commit; an exception in the work rolls that work back alone.
    """

    def __init__(self, url: str) -> None:
        self.engine = create(url, makes=True)
        self._reader = create(url, reads=True)
        self.sqlite = self.engine.dialect.name == "sqlite"
        self.directories: dict[int, Directory] = {}
        self._ids: Ids = {}
        self._threads = ThreadPoolExecutor(4 if self.sqlite else 8, thread_name_prefix="horzel-db")
        self._writer = Writer(create(url, waits=False)) if self.sqlite else None
        self._groups = None if self.sqlite else self._make_groups(url)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._loop_writer: LoopWriter | None = None
        self._loop_reader: LoopReader | None = None

    def serve(self, loop: asyncio.AbstractEventLoop) -> None:
        """From here on `write_then` and `read_then` are called in this loop, and tell in it."""
        self._loop = loop
        if self._writer is not None:
            self._loop_writer = LoopWriter(loop, self._writer)
            self._loop_reader = LoopReader(loop, self._reader, self._read_aside)

    def serves(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether this is the loop that is served."""
        return self._loop is loop

    def write(self, work: _Work[_T]) -> "Future[_T]":
        """Run `work` in a transaction that may write, in another thread."""
        done: Future[_T] = Future()

        def told(result: Any, error: Exception | None) -> None:
            if error is None:
                done.set_result(result)
            else:
                done.set_exception(error)

        self._write(work, told)
        return done

    def write_then(self, work: _Work[Any], told: Told, *, long: bool = False) -> None:
        """Run `work` in a transaction that may write; `told` hears its result or error after the commit.

        Where a loop is served short work is done in its thread; what may take `long` never is.
        """
        if self._loop_writer is not None and not long:
            self._loop_writer.write(work, told)
        else:
            self._write(work, self._at_home(told), long=long)

    def read(self, work: _Work[_T]) -> _T:
        """Run `work` on a consistent view, here and now. Raises WriteInRead when it tries to change something."""
        with self._reader.connect() as connection, only_reading():
            if self.sqlite:
                connection.exec_driver_sql("BEGIN")
            result: _T = Transaction(connection, writes=False).alone(work)
            return result

    def read_then(self, work: _Work[Any], told: Told) -> None:
        """Run `work` on a consistent view; `told` hears its result or error, WriteInRead among them."""
        if self._loop_reader is not None:
            self._loop_reader.read(work, told)
        elif self._groups is not None:
            self._groups.reader.put(work, self._at_home(told))
        else:
            self._read_aside(work, told)

    @contextmanager
    def exclusive(self) -> Iterator[Connection]:
        """A connection outside any transaction, for migrations and backups."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def only_read(self, yes: bool) -> None:
        """Refuse every change from here on (SQLite), or take them again."""
        if self._writer is not None:
            self._writer.only_read(yes)

    def close(self) -> None:
        """Finish what waits and let go of every connection."""
        if self._writer is not None:
            self._writer.close()
        if self._groups is not None:
            self._groups.writer.close()
            self._groups.reader.close()
        self._threads.shutdown()
        if self._loop_reader is not None:
            self._loop_reader.close()
        self._reader.dispose()
        self.engine.dispose()

    def _write(self, work: _Work[Any], told: Told, *, long: bool = False) -> None:
        if self._writer is not None:
            self._writer.put(work, told)
        elif self._groups is not None and not long:
            self._groups.writer.put(work, told)
        else:
            self._write_alone(work, told)

    def _make_groups(self, url: str) -> "_Groups":
        writer = Group(create(url, waits=False), self._write_alone, writes=True, ids=self._ids)
        return _Groups(writer, Group(create(url, reads=True, waits=False), self._read_alone, writes=False, ids={}))

    def _read_alone(self, work: _Work[Any], told: Told) -> None:
        self._threads.submit(_tell_of, lambda: self.read(work), told)

    def _read_aside(self, work: _Work[Any], told: Told) -> None:
        self._read_alone(work, self._at_home(told))

    def _write_alone(self, work: _Work[Any], told: Told) -> None:
        self._threads.submit(_tell_of, lambda: self._alone(work), told)

    def _alone(self, work: _Work[_T]) -> _T:
        with self.engine.begin() as connection:
            result: _T = Transaction(connection, writes=True, ids=self._ids).alone(work)
            return result

    def _at_home(self, told: Told) -> Told:
        """`told`, called in the loop that is served, from whatever thread."""
        return told if self._loop is None else heard_in(self._loop, told)


def _tell_of(work: Callable[[], Any], told: Told) -> None:
    result, failure = None, None
    try:
        result = work()
    except Exception as error:
        failure = error
    told(result, failure)
