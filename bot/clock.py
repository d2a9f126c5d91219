"""tick(now): does what is due, once. APScheduler is the alarm clock that calls it, never the ledger of what was done.

What was done stands in the database, under a key per occurrence, so that any number of processes may tick.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from commands.command import Job
from storage.changes import Actor, values_of
from storage.conversations import SeenBefore
from storage.models import Body
from storage.pulses import CLOCK, beat
from storage.reach import is_out_of_reach
from storage.store import Storage, Store

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

_LOG: Final = logging.getLogger("horzel.clock")
_SECONDS: Final = 30
_REST: Final = 5.0
"""Seconds before the first tick: what it loads takes a while, and who knocked at the start is answered first."""


def tick(storage: Storage, now: datetime, jobs: Sequence[Job] | None = None) -> list[str]:
    """Run every job for every body, one transaction a body; says what was put out. Safe to repeat.

    A body whose job fails is left as it was and tried again at the next tick; the others go on.
    """
    if jobs is None:
        from commands import JOBS

        jobs = JOBS
    said: list[str] = []
    for body in storage.read(lambda store: store.bodies.all()) if jobs else ():
        try:
            said += storage.write(partial(_one_body, found=body, jobs=jobs, now=now)).result()
        except SeenBefore:
            _LOG.info("another process was first in body %s", body.slug)
        except Exception as error:
            if is_out_of_reach(error):
                raise  # no other body fares better, and nothing is lost by the next tick
            _LOG.exception("the jobs of body %s failed", body.slug)
    storage.write(lambda store: _close(store, now)).result()
    return said


def _one_body(store: Store, found: Body, jobs: Sequence[Job], now: datetime) -> list[str]:
    body = store.bodies.numbered(found.id, lock=True)
    if body is None:
        return []
    store.enter(body, Actor(None, f"tick:{now.isoformat()}", now))
    before = values_of(body)
    said = [line for job in jobs for line in job.run(store, store.directory(), now)]
    if values_of(body) != before:
        store.finish()
    return said


def _close(store: Store, now: datetime) -> None:
    store.conversations.forget(now)
    beat(store.connection, CLOCK, now)


class Clock:
    """Ticks every half minute in the running loop, in a thread, and calls `ticked` after each."""

    def __init__(self, storage: Storage, now: Callable[[], datetime], ticked: Callable[[], None]) -> None:
        self._storage = storage
        self._now = now
        self._ticked = ticked
        self._alarm: AsyncIOScheduler | None = None

    async def start(self) -> None:
        """Tick soon, and from then on. What this needs is imported here: the doors are open by then."""
        await asyncio.sleep(_REST)
        scheduler = await asyncio.to_thread(_load_scheduler)
        self._alarm = scheduler(timezone="UTC")
        self._alarm.add_job(self._tick, "interval", seconds=_SECONDS, max_instances=1, coalesce=True)
        self._alarm.start()
        await self._tick()

    def stop(self) -> None:
        """Ring no more."""
        if self._alarm is not None:
            self._alarm.shutdown(wait=False)
            self._alarm = None

    async def _tick(self) -> None:
        try:
            if not self._storage.is_there():
                return
            await asyncio.to_thread(tick, self._storage, self._now())
        except Exception:
            _LOG.exception("a tick failed; the next one does what is due")
            return
        self._ticked()


def _load_scheduler() -> "type[AsyncIOScheduler]":
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    found: type[AsyncIOScheduler] = AsyncIOScheduler
    return found
