"""A chat program delivers again when we took our time; whoever asked gets one answer, not one a delivery.

The effect is kept single by the core, by its key. This only keeps the *answer* single, and only after it was given: a
delivery is never dropped because it is marked as a repetition, for the first one may not have arrived.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, Generic, TypeVar

_KEPT: Final = 2000
_Answer = TypeVar("_Answer")


class Deliveries(Generic[_Answer]):
    """What is being answered now and what was answered lately, by the platform's own id of the delivery.

    `is_done` tells of an answer whether it settled the matter, so that the same delivery needs no other.
    """

    def __init__(self, is_done: Callable[[_Answer], bool]) -> None:
        self._is_done = is_done
        self._running: dict[str, asyncio.Task[_Answer]] = {}
        self._answered: OrderedDict[str, None] = OrderedDict()

    async def once(self, delivery: str, work: Callable[[], Awaitable[_Answer]]) -> _Answer | None:
        """Do the work, or wait for the same work that is under way; None when it was done before."""
        if delivery in self._answered:
            return None
        task = self._running.get(delivery)
        if task is None:
            task = self._running[delivery] = asyncio.ensure_future(work())
            task.add_done_callback(lambda done: self._finished(delivery, done))
        return await asyncio.shield(task)

    def _finished(self, delivery: str, task: "asyncio.Future[_Answer]") -> None:
        self._running.pop(delivery, None)
        if not task.cancelled() and task.exception() is None and self._is_done(task.result()):
            self._answered[delivery] = None
            if len(self._answered) > _KEPT:
                self._answered.popitem(last=False)
