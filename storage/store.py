"""Store: one transaction and the questions we ask in it, split by subject over the files beside it.

What the first answer of a start seldom needs is imported when it is asked for: its statements take a while to make.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, select

from storage.actions import Actions
from storage.bodies import Bodies
from storage.changes import Actor, Changes, table
from storage.conversations import Conversations
from storage.directory import Directory
from storage.engine import Database
from storage.models import Body
from storage.outgoing import Outbox
from storage.snapshot import read_directory
from storage.transaction import Overtaken, Transaction
from storage.watch import Watch
from storage.writer import Told

if TYPE_CHECKING:
    from storage.agenda import Agenda
    from storage.disclosures import Disclosures
    from storage.goals import Goals
    from storage.history import History
    from storage.notes import Notes
    from storage.overview import Overview
    from storage.signals import Signals
    from storage.values import BodySettings

_T = TypeVar("_T")


class Store:
    """One transaction, in one body once `enter` has been called. From then on every question carries that body."""

    body: Body
    changes: Changes

    def __init__(self, within: Transaction, database: Database) -> None:
        self._within = within
        self._database = database
        self.bodies = Bodies(within)
        self.conversations = Conversations(within)
        self.outbox = Outbox(within)

    @property
    def connection(self) -> Connection:
        """For questions beyond a body; what this transaction wrote so far is seen."""
        return self._within.connection

    def enter(self, body: Body, actor: Actor) -> None:
        """From here on everything is about this body, and done by this actor."""
        actor.at = actor.at.astimezone(UTC)  # as it is stored: turned once, not at every row
        self.body = body
        self.changes = Changes(self._within, body, actor)

    def pause(self) -> int:
        """Have what was changed of the body written back, before a step in which others work; its version."""
        if not self._within.is_as_committed(self.body):
            self.finish()
        return self.body.version

    def go_on(self, version: int) -> None:
        """Take the body up again after such a step. Raises Overtaken when somebody gave it another version."""
        body = self._within.kept(self.body.id) or self.bodies.numbered(self.body.id, self._within.writes)
        if body is None or body.version != version:
            raise Overtaken
        if body is not self.body:
            self.body = body
            self.changes = Changes(self._within, body, self.changes.actor)

    @property
    def actions(self) -> Actions:
        """The action points of the body."""
        return Actions(self._within, self.changes)

    @property
    def notes(self) -> "Notes":
        """The remarks on its action points and signals."""
        from storage.notes import Notes

        return Notes(self._within, self.changes)

    @property
    def signals(self) -> "Signals":
        """Its signals."""
        from storage.signals import Signals

        return Signals(self._within, self.changes)

    @property
    def agenda(self) -> "Agenda":
        """Its meetings and other dated events."""
        from storage.agenda import Agenda

        return Agenda(self._within, self.changes)

    @property
    def goals(self) -> "Goals":
        """The goals of its Stuurgroep."""
        from storage.goals import Goals

        return Goals(self._within, self.changes)

    @property
    def history(self) -> "History":
        """Its audit trail."""
        from storage.history import History

        return History(self._within, self.changes)

    @property
    def disclosures(self) -> "Disclosures":
        """The Woo files that were given out of it."""
        from storage.disclosures import Disclosures

        return Disclosures(self._within, self.changes)

    def change_body(self, settings: "BodySettings", **values: Any) -> None:
        """Change the body's settings, and its name if one is given, in the trail; what is the same stays out of it."""
        self.changes.change(self.bodies.whole(self.body), settings=settings.model_dump(mode="json"), **values)

    def live_at(self, address: str, **values: Any) -> None:
        """Let the body live at this channel too, in the trail."""
        self.bodies.set_place(self.body, address, **values)
        self.changes.note_place(address, here=True)

    def leave(self, address: str) -> None:
        """The body lives at this channel no more, in the trail."""
        self.bodies.drop_place(self.body, address)
        self.changes.note_place(address, here=False)

    @property
    def overview(self) -> "Overview":
        """The chair's questions."""
        from storage.overview import Overview

        return Overview(self._within, self.changes)

    def directory(self) -> Directory:
        """Names, members and settings of the body, from memory unless something changed."""
        body, kept = self.body, self._database.directories
        found = kept.get(body.id)
        if found is not None and found.version == body.version:
            return found
        bodies = table(Body)
        question = select(bodies.c.id, bodies.c.slug, bodies.c.name, bodies.c.settings).where(bodies.c.id == body.id)
        found = read_directory(self.connection, self.connection.execute(question).one(), body.version)
        if self._within.is_as_committed(body):
            kept[body.id] = found
        return found

    def finish(self) -> None:
        """Have the body's counters, its version and the head of its trail written."""
        self._within.write_back(self.body)


class Storage:
    """The door to the database for everybody else: gives a piece of work a `Store`, in a transaction of its own."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self._watch: Watch | None = None

    def serve(self, loop: asyncio.AbstractEventLoop) -> None:
        """From here on `write_then` and `read_then` are called in this loop, and tell in it."""
        self.database.serve(loop)
        self._watch = Watch(self.database)

    def is_there(self) -> bool:
        """Whether the file that is served is still the one with its name; asked in the loop that is served."""
        return self._watch is None or self._watch.is_there()

    def write(self, work: Callable[[Store], _T]) -> "Future[_T]":
        """Run `work` in a writing transaction; the Future is done after the commit."""
        return self.database.write(lambda within: work(Store(within, self.database)))

    def read(self, work: Callable[[Store], _T]) -> _T:
        """Run `work` on a consistent view, here and now."""
        return self.database.read(lambda within: work(Store(within, self.database)))

    def write_then(self, work: Callable[[Store], Any], told: Told, *, long: bool = False) -> None:
        """Run `work` in a writing transaction; `told` hears its result or error after the commit (see `Database`)."""
        self.database.write_then(lambda within: work(Store(within, self.database)), told, long=long)

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
        self.database.read_then(lambda within: work(Store(within, self.database)), told)

    def close(self) -> None:
        """Finish what waits and let go of every connection."""
        self.database.close()
