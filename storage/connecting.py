"""How SQLite and PostgreSQL are connected to: SQLAlchemy's engines with our settings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

_BUSY_MS = 10_000
_IMPATIENT = ("lock_timeout=300", "statement_timeout=300")  # milliseconds


def _normal_url(url: str) -> str:
    """`postgresql://` and `postgres://` are taken as psycopg; everything else stays."""
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _from_json(text: str) -> Any:
    """Five times as fast as `json.loads`, which reads what this refuses (half a sign of a pair)."""
    try:
        return orjson.loads(text)
    except ValueError:
        return json.loads(text)


def _to_json(value: Any) -> str:
    """As quick, and what a column of JSON holds stays readable; it writes half a sign of a pair where this cannot."""
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:
        return json.dumps(value)


_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "wal_autocheckpoint=4000",  # 16 MB: a commit waits while the log moves into the file, page by page
    "cache_size=-1024",  # a megabyte for each connection: the system keeps the file in memory as well
)


def _set_pragmas(*pragmas: str) -> Callable[[Any, object], None]:
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in (*_PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    return prepare


def _only_what_is_there(_: object, __: object, arguments: list[Any], ___: object) -> None:
    """SQLite makes a file that is not there (sqlite.org/uri.html): not one that is away for a moment while we serve."""
    arguments[0] = f"{Path(arguments[0]).absolute().as_uri()}?mode=rw"


def create(url: str, *, reads: bool = False, waits: bool = True, makes: bool = False) -> Engine:
    """An engine with our settings. SQLite begins transactions only where we say so, not where its driver would.

    An engine that `reads` lets nothing be written: what would be lost must not be acknowledged. One that `waits` gives
    another process ten seconds to finish its writing (SQLite), or waits as long as it takes (PostgreSQL).
    Only one that `makes` makes a SQLite file that is not there.
    Its errors do not tell what was to be saved: they reach the log.
    """
    target = make_url(_normal_url(url))
    if target.get_backend_name() == "sqlite":
        engine = create_engine(
            target,
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=8,
            json_serializer=_to_json,
            json_deserializer=_from_json,
            connect_args={} if makes else {"uri": True},
        )
        if not makes:
            event.listen(engine, "do_connect", _only_what_is_there)
        only = ("query_only=ON",) if reads else ()
        event.listen(engine, "connect", _set_pragmas(f"busy_timeout={_BUSY_MS if waits else 0}", *only))
        return engine
    options = {"postgresql_readonly": reads}
    # A plan made for any value misses the partial indexes: 35 ms instead of 0.8 for the figures of `/stand`.
    set_at_start = ("plan_cache_mode=force_custom_plan", *(() if waits else _IMPATIENT))
    return create_engine(
        target,
        hide_parameters=True,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        paramstyle="format",
        execution_options=options,
        connect_args={"options": " ".join(f"-c {setting}" for setting in set_at_start)},
    )
