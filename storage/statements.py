"""Statements that are made once and then run on the driver's own connection (docs/besluiten/002).

SQLAlchemy writes the SQL and knows how each type goes in and comes out. Asking it again at every run costs 60 us where
SQLite itself needs 8, so a `Statement` keeps what it made for each kind of database.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError

_Process = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Made:
    """A statement for one kind of database: `take` puts its values in the order of the SQL.

    `into` and `out` are the values that need a conversion on their way in and out, by their place.
    """

    sql: str
    take: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    constants: Mapping[str, Any]
    into: tuple[tuple[int, _Process], ...]
    names: tuple[str, ...]
    out: tuple[tuple[int, _Process], ...]


class Statement:
    """One statement; its values are named by `bindparam`. Raises what SQLAlchemy raises (`sqlalchemy.exc`).

    `unless_there`: a row that would be there twice is left out, and `run` answers 0.
    """

    __slots__ = ("_made", "_unless_there", "_wanted")

    def __init__(self, wanted: Select[Any] | Insert | Update | Delete, *, unless_there: bool = False) -> None:
        # Without an id coming back: PostgreSQL wants ON CONFLICT before RETURNING.
        self._wanted = wanted.inline() if unless_there and isinstance(wanted, Insert) else wanted
        self._unless_there = unless_there
        self._made: dict[str, _Made] = {}

    def run(self, connection: Connection, **values: Any) -> int:
        """How many rows it changed."""
        dialect = connection.dialect
        made = self._made.get(dialect.name) or self._make(dialect)
        driver: Any = connection.connection.dbapi_connection
        try:
            changed: int = driver.execute(made.sql, _parameters(made, values)).rowcount
        except dialect.loaded_dbapi.Error as error:
            raise _known(error, made, dialect) from error
        return changed

    def run_many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Once for each of these rows, handed over together."""
        dialect = connection.dialect
        made = self._made.get(dialect.name) or self._make(dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(made.sql, [_parameters(made, row) for row in rows])
        except dialect.loaded_dbapi.Error as error:
            raise _known(error, made, dialect) from error

    def rows(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """What it finds, in the order of its columns."""
        found, made = self._found(connection, values)
        if not made.out:
            return found
        read = []
        for row in found:
            converted = list(row)
            for place, process in made.out:
                converted[place] = process(converted[place])
            read.append(tuple(converted))
        return read

    def mappings(self, connection: Connection, **values: Any) -> list[dict[str, Any]]:
        """What it finds, each row by the names of its columns."""
        rows, made = self._found(connection, values)
        found = [dict(zip(made.names, row, strict=True)) for row in rows]
        for place, process in made.out:
            name = made.names[place]
            for row in found:
                row[name] = process(row[name])
        return found

    def first(self, connection: Connection, **values: Any) -> dict[str, Any] | None:
        """The first row by the names of its columns, None without one."""
        found = self.mappings(connection, **values)
        return found[0] if found else None

    def value(self, connection: Connection, **values: Any) -> Any:
        """The first column of the first row, None without one."""
        found = self.rows(connection, **values)
        return found[0][0] if found else None

    def _found(self, connection: Connection, values: Mapping[str, Any]) -> tuple[list[tuple[Any, ...]], _Made]:
        dialect = connection.dialect
        made = self._made.get(dialect.name) or self._make(dialect)
        driver: Any = connection.connection.dbapi_connection
        try:
            return driver.execute(made.sql, _parameters(made, values)).fetchall(), made
        except dialect.loaded_dbapi.Error as error:
            raise _known(error, made, dialect) from error

    def _make(self, dialect: Dialect) -> _Made:
        compiled = self._wanted.compile(dialect=dialect)
        order = tuple(compiled.positiontup or ())
        kinds = [compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order]
        columns = tuple(self._wanted.exported_columns) if self._gives_rows() else ()
        readers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        made = _Made(
            sql=f"{compiled} ON CONFLICT DO NOTHING" if self._unless_there else str(compiled),
            take=_taker(order),
            constants={name: bind.value for name, bind in compiled.binds.items() if not bind.required},
            into=tuple((place, process) for place, process in enumerate(kinds) if process),
            names=tuple(column.name for column in columns),
            out=tuple((place, process) for place, process in enumerate(readers) if process),
        )
        self._made[dialect.name] = made
        return made

    def _gives_rows(self) -> bool:
        return isinstance(self._wanted, Select) or bool(self._wanted.returning_column_descriptions)


def _parameters(made: _Made, values: Mapping[str, Any]) -> list[Any]:
    row = list(made.take({**made.constants, **values} if made.constants else values))
    for place, process in made.into:
        row[place] = process(row[place])
    return row


def _taker(order: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Takes the values out of a mapping in this order."""
    if len(order) > 1:
        return itemgetter(*order)
    return lambda values: tuple(values[name] for name in order)


def _known(error: Exception, made: _Made, dialect: Dialect) -> Exception:
    """The driver's error as SQLAlchemy's, without the values: they are what people wrote."""
    return DBAPIError.instance(made.sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect)
