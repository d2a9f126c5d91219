"""The ground the other tests stand on: real databases, and no way out of the machine."""

import socket

import pytest
from sqlalchemy import create_engine, make_url, text


def _open(url: str) -> str:
    address = make_url(url)
    return address.set(drivername="postgresql+psycopg").render_as_string(False) if "postgres" in url else url


def test_a_test_gets_a_real_and_empty_database_of_each_kind(database_url: str) -> None:
    engine = create_engine(_open(database_url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (a INTEGER)"))
        connection.execute(text("INSERT INTO t VALUES (1)"))
        assert connection.execute(text("SELECT count(*) FROM t")).scalar_one() == 1
    engine.dispose()


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "slack.com"])
def test_a_test_cannot_leave_the_machine(host: str) -> None:
    with pytest.raises(PermissionError, match="this machine only"):
        socket.create_connection((host, 9), timeout=1)


def test_a_test_may_talk_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), 5) as line:
        line.sendall(b"hallo")
        with server.accept()[0] as other:
            assert other.recv(5) == b"hallo"
