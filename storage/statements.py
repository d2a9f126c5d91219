"""Statements that are made once and then run on the driver's own connection (docs/besluiten/002).

SQLAlchemy writes the SQL and knows how each type goes in and comes out. Asking it again at every run costs 60 us where
SQLite itself needs 8, so a `Statement` keeps what it made for each kind of database.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Delete, Insert, Select, Table, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from storage.frozen import dataclass

if TYPE_CHECKING:
    from storage.transaction import Transaction

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

    @property
    def table(self) -> Table:
        """What an insertion, update or deletion is about. Raises TypeError for a question."""
        if isinstance(self._wanted, Select) or not isinstance(self._wanted.table, Table):
            raise TypeError(f"about no table: {self._wanted}")
        return self._wanted.table

    def run(self, within: "Transaction", **values: Any) -> int:
        """How many rows it changed."""
        within.settle()
        made = self._made.get(within.dialect.name) or self._make(within.dialect)
        try:
            changed: int = within.driver.execute(made.sql, _parameters(made, values)).rowcount
        except within.dialect.loaded_dbapi.Error as error:
            raise _known(error, made.sql, within.dialect) from error
        return changed

    def run_many(self, within: "Transaction", rows: Sequence[Mapping[str, Any]]) -> int:
        """Once for each of these rows, handed over together; how many rows it changed in all."""
        within.settle()
        changed: int = self.hand_over(within, rows).rowcount
        return changed

    def hand_over(self, within: "Transaction", rows: Sequence[Mapping[str, Any]]) -> Any:
        """Once for each of these rows; the cursor that tells how many it changed in all, once the database did them."""
        made = self._made.get(within.dialect.name) or self._make(within.dialect)
        cursor = within.driver.cursor()
        try:
            cursor.executemany(made.sql, [_parameters(made, row) for row in rows])
        except within.dialect.loaded_dbapi.Error as error:
            raise _known(error, made.sql, within.dialect) from error
        return cursor

    def rows(self, within: "Transaction", **values: Any) -> list[tuple[Any, ...]]:
        """What it finds, in the order of its columns."""
        found, made = self._found(within, values)
        if not made.out:
            return found
        read = []
        for row in found:
            converted = list(row)
            for place, process in made.out:
                converted[place] = process(converted[place])
            read.append(tuple(converted))
        return read

    def mappings(self, within: "Transaction", **values: Any) -> list[dict[str, Any]]:
        """What it finds, each row by the names of its columns."""
        rows, made = self._found(within, values)
        found = [dict(zip(made.names, row, strict=True)) for row in rows]
        for place, process in made.out:
            name = made.names[place]
            for row in found:
                row[name] = process(row[name])
        return found

    def first(self, within: "Transaction", **values: Any) -> dict[str, Any] | None:
        """The first row by the names of its columns, None without one."""
        found = self.mappings(within, **values)
        return found[0] if found else None

    def value(self, within: "Transaction", **values: Any) -> Any:
        """The first column of the first row, None without one."""
        found = self.rows(within, **values)
        return found[0][0] if found else None

    def _found(self, within: "Transaction", values: Mapping[str, Any]) -> tuple[list[tuple[Any, ...]], _Made]:
        within.settle()
        made = self._made.get(within.dialect.name) or self._make(within.dialect)
        try:
            return within.driver.execute(made.sql, _parameters(made, values)).fetchall(), made
        except within.dialect.loaded_dbapi.Error as error:
            raise _known(error, made.sql, within.dialect) from error

    def _make(self, dialect: Dialect) -> _Made:
        compiled = self._wanted.compile(dialect=dialect)
        order = tuple(map(str, compiled.positiontup or ()))
        kinds = [_on_its_way_in(compiled.binds[name].type, dialect) for name in order]
        columns = tuple(self._wanted.exported_columns) if self._gives_rows() else ()
        readers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        made = _Made(
            sql=f"{compiled} ON CONFLICT DO NOTHING" if self._unless_there else str(compiled),
            take=_taker(order),
            constants={str(name): bind.value for name, bind in compiled.binds.items() if not bind.required},
            into=tuple((place, process) for place, process in enumerate(kinds) if process),
            names=tuple(str(column.name) for column in columns),
            out=tuple((place, process) for place, process in enumerate(readers) if process),
        )
        self._made[dialect.name] = made
        return made

    def _gives_rows(self) -> bool:
        return isinstance(self._wanted, Select) or bool(self._wanted.returning_column_descriptions)


def run_at_once(within: "Transaction", wanted: Mapping[Statement, Sequence[Mapping[str, Any]]]) -> dict[Statement, int]:
    """Each of these for all its rows, in this order; how many rows each changed. For PostgreSQL it is one journey."""
    try:
        with within.driver.pipeline() if within.dialect.name == "postgresql" else nullcontext():
            cursors = {statement: statement.hand_over(within, rows) for statement, rows in wanted.items()}
    except within.dialect.loaded_dbapi.Error as error:
        raise _known(error, "", within.dialect) from error
    return {statement: cursor.rowcount for statement, cursor in cursors.items()}


def _on_its_way_in(kind: TypeEngine[Any], dialect: Dialect) -> _Process | None:
    """What SQLAlchemy does to a value of this type; nothing to a yes or no, which every driver knows."""
    return None if isinstance(kind, Boolean) else kind.dialect_impl(dialect).bind_processor(dialect)


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


def _known(error: Exception, sql: str, dialect: Dialect) -> Exception:
    """The driver's error as SQLAlchemy's, without the values: they are what people wrote."""
    return DBAPIError.instance(sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect)
