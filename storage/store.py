"""Store: one transaction and the questions we ask in it, split by subject over the files beside it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, bindparam, select, update

from storage.actions import Actions
from storage.agenda import Agenda
from storage.bodies import Bodies
from storage.changes import Actor, Changes, table
from storage.conversations import Conversations
from storage.directory import Directory, load
from storage.disclosures import Disclosures
from storage.engine import Database
from storage.goals import Goals
from storage.history import History
from storage.models import Body
from storage.notes import Notes
from storage.outgoing import Outbox
from storage.signals import Signals
from storage.statements import Statement
from storage.writer import Told

if TYPE_CHECKING:
    from storage.overview import Overview

_BODY = table(Body)
_COUNTERS = ("version", "next_action", "next_signal", "next_goal", "open_actions", "trail")
_WRITE_BACK = Statement(
    update(_BODY)
    .where(_BODY.c.id == bindparam("body_id"))
    .values({name: bindparam(f"to_{name}") for name in _COUNTERS})
)

_T = TypeVar("_T")


class Store:
    """One transaction, in one body once `enter` has been called. From then on every question carries that body."""

    body: Body
    changes: Changes
    actions: Actions
    notes: Notes
    signals: Signals
    agenda: Agenda
    goals: Goals
    history: History
    disclosures: Disclosures

    def __init__(self, connection: Connection, database: Database) -> None:
        self.connection = connection
        self._database = database
        self.bodies = Bodies(connection)
        self.conversations = Conversations(connection)
        self.outbox = Outbox(connection)

    def enter(self, body: Body, actor: Actor) -> None:
        """From here on everything is about this body, and done by this actor."""
        actor.at = actor.at.astimezone(UTC)  # as it is stored: turned once, not at every row
        self.body = body
        self._version = body.version
        self.changes = Changes(self.connection, body, actor)
        self.actions = Actions(self.connection, self.changes)
        self.notes = Notes(self.connection, self.changes)
        self.signals = Signals(self.connection, self.changes)
        self.agenda = Agenda(self.connection, self.changes)
        self.goals = Goals(self.connection, self.changes)
        self.history = History(self.connection, self.changes)
        self.disclosures = Disclosures(self.connection, self.changes)

    @property
    def overview(self) -> "Overview":
        """The chair's questions; imported when one is asked, since their statements take a while to make."""
        from storage.overview import Overview

        return Overview(self.connection, self.changes)

    def directory(self) -> Directory:
        """Names, members and settings of the body, from memory unless something changed."""
        body, kept = self.body, self._database.directories
        found = kept.get(body.id)
        if found is not None and found.version == body.version:
            return found
        bodies = table(Body)
        question = select(bodies.c.id, bodies.c.slug, bodies.c.name, bodies.c.settings).where(bodies.c.id == body.id)
        found = load(self.connection, self.connection.execute(question).one(), body.version)
        if body.version == self._version:
            kept[body.id] = found
        return found

    def finish(self) -> None:
        """Write back the body's counters, its version and the head of its trail."""
        body = self.body
        _WRITE_BACK.run(self.connection, body_id=body.id, **{f"to_{name}": getattr(body, name) for name in _COUNTERS})


class Storage:
    """The door to the database for everybody else: gives a piece of work a `Store`, in a transaction of its own."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)

    def serve(self, loop: asyncio.AbstractEventLoop) -> None:
        """From here on `write_then` and `read_then` are called in this loop, and tell in it."""
        self.database.serve(loop)

    def write(self, work: Callable[[Store], _T]) -> "Future[_T]":
        """Run `work` in a writing transaction; the Future is done after the commit."""
        return self.database.write(lambda connection: work(Store(connection, self.database)))

    def read(self, work: Callable[[Store], _T]) -> _T:
        """Run `work` on a consistent view, here and now."""
        return self.database.read(lambda connection: work(Store(connection, self.database)))

    def write_then(self, work: Callable[[Store], Any], told: Told, *, long: bool = False) -> None:
        """Run `work` in a writing transaction; `told` hears its result or error after the commit (see `Database`)."""
        self.database.write_then(lambda connection: work(Store(connection, self.database)), told, long=long)

    def write_in_loop(self, work: Callable[[Store], _T]) -> "asyncio.Future[_T]":
        """`write` for who runs in an event loop: where that is the one served, the work joins what waits there."""
        return self._awaited(self.write_then, work)

    def read_in_loop(self, work: Callable[[Store], _T]) -> "asyncio.Future[_T]":
        """`read` for who runs in an event loop; it never waits for a long question."""
        return self._awaited(self.read_then, work)

    def _awaited(
        self, run: Callable[[Callable[[Store], _T], Told], None], work: Callable[[Store], _T]
    ) -> "asyncio.Future[_T]":
        loop = asyncio.get_running_loop()
        done: asyncio.Future[_T] = loop.create_future()

        def settle(result: _T, error: Exception | None) -> None:
            if done.done():
                return
            if error is None:
                done.set_result(result)
            else:
                done.set_exception(error)

        def settle_from_afar(result: _T, error: Exception | None) -> None:
            loop.call_soon_threadsafe(settle, result, error)

        run(work, settle if self.database.serves(loop) else settle_from_afar)
        return done

    def read_then(self, work: Callable[[Store], Any], told: Told) -> None:
        """Run `work` on a consistent view; `told` hears its result or error."""
        self.database.read_then(lambda connection: work(Store(connection, self.database)), told)

    def close(self) -> None:
        """Finish what waits and let go of every connection."""
        self.database.close()
