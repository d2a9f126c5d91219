"""A SQLite file that is renamed, removed or replaced while it is open goes on taking changes that nobody finds back.

The system lets a process keep what it has open, under whatever name or none (sqlite.org/howtocorrupt.html, 4.2). So the
clock and /readyz compare the file that has the name with the one that was opened.
"""

import logging
from functools import partial
from pathlib import Path
from typing import Any, Final

from storage.backup import file_of, write_copy
from storage.engine import Database
from storage.transaction import Transaction

_LOG: Final = logging.getLogger("horzel.storage")
_Identity = tuple[int, int] | None


class Watch:
    """The file that is open now. Used in the loop that is served."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file = file_of(database)
        self._opened = _identity(self._file)
        self._gone = False

    def is_there(self) -> bool:
        """Whether the file still has its name. As long as it has not, every change is refused.

        What it holds is kept once, in a copy beside it.
        """
        gone = _identity(self._file) != self._opened
        if gone != self._gone:
            self._database.only_read(gone)
            self._gone = gone
            if gone and self._file is not None:
                self._rescue(self._file)
        return not gone

    def _rescue(self, file: Path) -> None:
        target = file.with_name(f"{file.name}.gered-{self._opened[1] if self._opened else 0}")

        def told(_: Any, error: Exception | None) -> None:
            kept = f"could not be kept ({error})" if error else f"is kept in {target}"
            _LOG.critical("%s was renamed, removed or replaced: nothing is saved any more; what it held %s", file, kept)

        self._database.read_then(partial(_copy, target), told)


def _copy(target: Path, within: Transaction) -> None:
    write_copy(within.driver, target)


def _identity(file: Path | None) -> _Identity:
    """What tells a file from every other, None where there is none."""
    try:
        found = file.stat() if file is not None else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None
