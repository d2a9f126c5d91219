"""One transaction: the connection, and what may wait until the end of it.

A row that nobody asks for before the commit need not go in at once. Where many pieces of work share a transaction all
such rows of a table go in together: for SQLite that is a third of the work, for PostgreSQL one journey instead of one
each. Who looks sees everything all the same: what waits is written before any question is asked (docs/besluiten/034).
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from types import GeneratorType
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, func, select, update
from sqlalchemy.exc import DBAPIError

from storage.models import Body, Row
from storage.statements import Statement, run_at_once

_T = TypeVar("_T")
Steps = Generator[None, None, _T]
"""Work that many may do side by side, each as far as its next `yield`: see `Transaction.together`."""
Ids = dict[str, deque[int]]
"""Ids by table that were given out and nobody used yet."""
_BLOCK = 64
_COUNTERS = ("version", "next_action", "next_signal", "next_goal", "open_actions", "trail")
_BODY = Body.__table__
_WRITE_BACK = Statement(
    update(_BODY)
    .where(_BODY.c.id == bindparam("body_id"))
    .values({name: bindparam(f"to_{name}") for name in _COUNTERS})
)


class Overtaken(Exception):
    """Somebody in the same transaction changed the body between two steps. Who works alone never meets this."""


class WriteInRead(Exception):
    """A piece of work that was run with `read` tried to change something; run it with `write`."""


@contextmanager
def only_reading() -> Iterator[None]:
    """A database that refuses to write says WriteInRead."""
    try:
        yield
    except DBAPIError as error:
        if "readonly" in str(error.orig).replace("-", ""):
            raise WriteInRead from error
        raise


class Transaction:
    """What a piece of work reads and writes with. `reset` makes it new for the next one on its connection.

    Unless it `writes`, whoever writes gets WriteInRead. `ids` are those that PostgreSQL gave out, kept from one
    transaction to the next.
    """

    __slots__ = (
        "_bodies",
        "_changed",
        "_connection",
        "_ids",
        "_repeated",
        "_versions",
        "_waiting",
        "dialect",
        "driver",
        "writes",
    )

    def __init__(self, connection: Connection, *, writes: bool, ids: Ids | None = None) -> None:
        self._connection = connection
        self._ids: Ids = {} if ids is None else ids
        self.dialect = connection.dialect
        self.driver: Any = connection.connection.dbapi_connection
        self.writes = writes
        self.reset()

    def reset(self) -> None:
        """Forget what was read and what waits: the transaction is over, or part of it was taken back."""
        self._waiting: dict[Statement, list[Mapping[str, Any]]] = {}
        self._repeated: dict[Statement, Callable[[], Exception]] = {}
        self._changed: dict[int, Body] = {}
        self._bodies: dict[object, Body] = {}
        self._versions: dict[int, int] = {}
        if self.dialect.name == "sqlite":
            self._ids.clear()  # another process may write before we do again

    def alone(self, work: "Work") -> Any:
        """What came of one piece of work, from begin to end; all that it wrote is written. Raises what it raises."""
        outcome = work(self)
        if isinstance(outcome, GeneratorType):
            try:
                while True:
                    next(outcome)
            except StopIteration as end:
                outcome = end.value
        self.settle()
        return outcome

    def together(self, works: Sequence["Work"]) -> list[Any]:
        """What came of each piece of work; all that they wrote is written. Raises what one of them raises.

        Work in steps goes step by step with the others: a processor that does the same for everybody keeps the code
        and the tables of that step at hand, and a fetch from memory takes longer than the work (docs/besluiten/039).
        """
        outcomes = [work(self) for work in works]
        going = [(place, each) for place, each in enumerate(outcomes) if isinstance(each, GeneratorType)]
        while going:
            still = []
            for place, steps in going:
                try:
                    next(steps)
                except StopIteration as end:
                    outcomes[place] = end.value
                else:
                    still.append((place, steps))
            going = still
        self.settle()
        return outcomes

    @property
    def connection(self) -> Connection:
        """For any statement whatever: what waited is written, and what was read before is not relied on after it."""
        self.settle()
        self._bodies.clear()
        return self._connection

    def later(
        self, statement: Statement, values: Mapping[str, Any], repeated: Callable[[], Exception] | None = None
    ) -> None:
        """Run an insertion before the first question or the commit. Raises WriteInRead.

        `repeated` makes what is raised then when a row was there already.
        """
        self._must_write()
        self._waiting.setdefault(statement, []).append(values)
        if repeated is not None:
            self._repeated[statement] = repeated

    def write_back(self, body: Body) -> None:
        """Have the body's counters, its version and the head of its trail written, once for all who changed them."""
        self._must_write()
        self._changed[body.id] = body

    def body(self, question: object, read: Callable[[], Body | None], *, held: bool) -> Body | None:
        """A body: as this transaction has it, with what was done to it since it was read, or read now.

        In a transaction that writes only one that is `held` is kept: another process may change the others.
        """
        found = self._bodies.get(question)
        if found is None and (fresh := read()) is not None:
            self._versions.setdefault(fresh.id, fresh.version)
            found = self._bodies.get(fresh.id, fresh)
            if held or not self.writes:
                self._bodies[question] = self._bodies[fresh.id] = found
        return found

    def kept(self, body_id: int) -> Body | None:
        """The body as this transaction has it; None when it must be read again."""
        return self._bodies.get(body_id)

    def is_as_committed(self, body: Body) -> bool:
        """Whether the body's version is one that others see too: nobody in this transaction has raised it."""
        return self._versions.get(body.id) == body.version

    def forget_bodies(self) -> None:
        """A body was changed beyond its counters: it is read again by who asks next."""
        self._bodies.clear()

    def next_id(self, target: Table) -> int:
        """An id for a new row of this table. Raises WriteInRead."""
        self._must_write()
        free = self._ids.setdefault(target.name, deque())
        while not free:
            free.extend(self._new_ids(target))
        return free.popleft()

    def settle(self) -> None:
        """Write what waits, a row before those that refer to it. Raises what the database raises, or `repeated`."""
        if not (self._waiting or self._changed):
            return
        waiting, self._waiting = self._waiting, {}
        changed, self._changed = self._changed, {}
        rows = {statement: waiting[statement] for statement in sorted(waiting, key=_order)}
        if changed:
            rows[_WRITE_BACK] = [_counters(body) for body in changed.values()]
        for statement, done in run_at_once(self, rows).items():
            if done < len(rows[statement]) and statement in self._repeated:
                raise self._repeated[statement]()

    def _new_ids(self, target: Table) -> Iterable[int]:
        if self.dialect.name == "sqlite":  # nobody else writes before we are done
            highest: int = _highest(target).value(self) or 0
            return range(highest + 1, highest + 1 + _BLOCK)
        return [row[0] for row in _from_sequence(target.name).rows(self)]

    def _must_write(self) -> None:
        if not self.writes:
            raise WriteInRead


Work = Callable[[Transaction], Any]
"""What is done in a transaction: all at once, or in `Steps`."""


@cache
def _order(statement: Statement) -> int:
    return Row.metadata.sorted_tables.index(statement.table)


def _counters(body: Body) -> dict[str, Any]:
    return {"body_id": body.id, **{f"to_{name}": getattr(body, name) for name in _COUNTERS}}


@cache
def _highest(target: Table) -> Statement:
    return Statement(select(func.max(target.c.id)))


@cache
def _from_sequence(table_name: str) -> Statement:
    sequence = func.pg_get_serial_sequence(table_name, "id")
    return Statement(select(func.nextval(sequence)).select_from(func.generate_series(1, _BLOCK)))
