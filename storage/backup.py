"""Copies of a SQLite file, made and put back while others go on working (sqlite.org/backup.html)."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from storage.engine import Database

_HEAD = b"SQLite format 3\x00"
_PAGES = 2000


def file_of(database: Database) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL and for a database in memory."""
    name = database.engine.url.database
    return Path(name) if database.sqlite and name and name != ":memory:" else None


def copy_to(database: Database, target: Path) -> None:
    """A consistent copy in a new file, which appears under its name only when it is whole. Raises OSError.

    The database itself is no place for its copy: it would be replaced under whoever has it open.
    """
    must_be_another_file(database, target)
    with database.exclusive() as connection:
        write_copy(_sqlite(connection), target)


def must_be_another_file(database: Database, target: Path) -> None:
    """Raises OSError for the database's own file."""
    file = file_of(database)
    if file is not None and file.exists() and target.exists() and target.samefile(file):
        raise OSError(f"{target} is the database itself")


def write_copy(source: sqlite3.Connection, target: Path) -> None:
    """The same, of what this connection has open. Raises OSError."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy, pages=_PAGES)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, that can be read from a read-only disk too
        unfinished.replace(target)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def is_copy(source: Path) -> bool:
    """Is this a SQLite file that holds a Horzel database, whole?"""
    with source.open("rb") as file:
        if file.read(len(_HEAD)) != _HEAD:
            return False
    try:
        with closing(_opened(source)) as copy:
            names = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.Error:
        return False
    return whole and {"body", "alembic_version"} <= names


def copy_from(database: Database, source: Path) -> None:
    """Let the database be what the copy is. Raises OSError."""
    try:
        with database.exclusive() as connection, closing(_opened(source)) as copy:
            copy.backup(_sqlite(connection), pages=-1)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        database.engine.dispose()


def _opened(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)


def _sqlite(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("not a SQLite connection")
    return raw
