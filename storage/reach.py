"""Whether it was the database itself that failed, and not what was asked of it."""

import sqlite3

from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError, TimeoutError

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_KIND = 0xFF  # the low byte of SQLite's extended codes (sqlite.org/rescode.html)


def is_out_of_reach(error: BaseException) -> bool:
    """Busy, full, read-only, broken, broken off or gone: nothing was saved, and the same may succeed later."""
    if isinstance(error, OperationalError | InterfaceError | TimeoutError | sqlite3.OperationalError):
        return True
    return type(error) is DatabaseError or type(error) is sqlite3.DatabaseError  # bytes that make no database


def is_busy(error: BaseException) -> bool:
    """Whether another program writes in the SQLite file just now, so that waiting for it helps."""
    return _code(error) in _BUSY


def is_unwritable(error: BaseException) -> bool:
    """Whether the SQLite file is there and takes nothing: it is read-only, or the disk is full or broken."""
    return _code(error) in _UNWRITABLE


def is_interrupted(error: BaseException) -> bool:
    """Whether a question in the SQLite file was broken off because it took too long."""
    return _code(error) == sqlite3.SQLITE_INTERRUPT


def _code(error: BaseException) -> int:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", 0)) & _KIND
