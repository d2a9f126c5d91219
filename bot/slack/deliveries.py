"""Slack delivers an event again when we took our time; whoever asked gets one answer, not one a delivery.

The effect is kept single by the core, by its key. This only keeps the *answer* single, and only after it was given: a
delivery is never dropped because it is marked as a repetition, for the first one may not have arrived.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

from slack_bolt.response import BoltResponse

_KEPT: Final = 2000


class Deliveries:
    """What is being answered now and what was answered lately, by the platform's own id of the delivery."""

    def __init__(self) -> None:
        self._running: dict[str, asyncio.Task[BoltResponse]] = {}
        self._answered: OrderedDict[str, None] = OrderedDict()

    async def once(self, delivery: str, work: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        """Do the work, or wait for the same work that is under way, or nothing when it was done."""
        if delivery in self._answered:
            return BoltResponse(status=200, body="")
        task = self._running.get(delivery)
        if task is None:
            task = self._running[delivery] = asyncio.ensure_future(work())
            task.add_done_callback(lambda done: self._finished(delivery, done))
        response = await asyncio.shield(task)
        return BoltResponse(status=response.status, body=response.body)

    def _finished(self, delivery: str, task: "asyncio.Future[BoltResponse]") -> None:
        self._running.pop(delivery, None)
        if not task.cancelled() and task.exception() is None and task.result().status == 200:
            self._answered[delivery] = None
            if len(self._answered) > _KEPT:
                self._answered.popitem(last=False)
