"""Opening the database: reachable, on a disk that can hold it, and at the newest schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError, SQLAlchemyError

from bot.failure import Failed
from commands import console
from storage import backup, schema
from storage.reach import is_busy, is_unwritable
from storage.store import Storage

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.s3fs", "davfs"})


@contextmanager
def opened(url: str, *, migrate: bool = True) -> Iterator[Storage]:
    """A storage at the newest schema, closed afterwards. Raises Failed.

    `migrate` brings an empty or old database up to date first; without it such a database is refused.
    """
    with closing_storage(url) as storage, no_tracebacks():
        version = schema.version(storage.database)
        if version is not None and version not in schema.versions():
            raise Failed(console.DATABASE_NEWER)
        if version != schema.newest():
            if not migrate:
                raise Failed(console.DATABASE_EMPTY if version is None else console.DATABASE_OLD)
            bring_up_to_date(storage)
        yield storage


@contextmanager
def closing_storage(url: str) -> Iterator[Storage]:
    """A storage with whatever schema there is, closed afterwards. Raises Failed where there can't be a database."""
    storage = _storage(url)
    try:
        yield storage
    finally:
        storage.close()


@contextmanager
def no_tracebacks() -> Iterator[None]:
    """What a database can say becomes one Dutch sentence: Failed."""
    try:
        yield
    except OperationalError as error:
        if is_unwritable(error):
            raise Failed(console.DATABASE_UNWRITABLE) from error
        raise Failed(console.DATABASE_LOCKED if is_busy(error) else console.DATABASE_UNREACHABLE) from error
    except DBAPIError as error:
        if type(error) is DatabaseError:  # SQLite's word for bytes that make no database
            raise Failed(console.DATABASE_BROKEN) from error
        raise Failed(console.broken(type(error.orig).__name__)) from error
    except SQLAlchemyError as error:
        raise Failed(console.broken(type(error).__name__)) from error


def bring_up_to_date(storage: Storage) -> Path | None:
    """Migrate to the newest schema; a SQLite database that holds something is copied first. Gives the copy's path."""
    database = storage.database
    version, file = schema.version(database), backup.file_of(database)
    copy = file.with_name(f"{file.name}.versie-{version}") if file and version else None
    if copy is not None:
        try:
            backup.copy_to(database, copy)
        except OSError as error:
            raise Failed(console.file_unwritable(str(copy))) from error
    schema.migrate(database)
    return copy


def _storage(url: str) -> Storage:
    try:
        storage = Storage(url)
    except (ArgumentError, ValueError) as error:
        raise Failed(console.settings_wrong(["DATABASE_URL"], [])) from error
    file = backup.file_of(storage.database)
    if file is not None:
        if not file.parent.is_dir():
            raise Failed(console.file_unwritable(str(file)))
        if _file_system(file.parent.resolve()) in _NETWORK:
            raise Failed(console.NETWORK_DISK)
    return storage


def _file_system(folder: Path) -> str:
    """The kind of disk a folder is on, where the machine tells (Linux); else ""."""
    try:
        mounts = Path("/proc/self/mounts").read_text(errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for mount in mounts:
        _, place, found, *_ = mount.split(" ")
        place = place.replace("\\040", " ")
        if folder.is_relative_to(place) and len(place) >= len(best):
            best, kind = place, found
    return kind
