"""How fast we may be: a message a second in a conversation, and never more than Teams' own windows allow.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: 7 in 1 s, 8 in 2 s, 60 in 30 s and 1800 in
an hour per bot and conversation, 50 a second per app and tenant. Everything counts: messages, changes, new
conversations. Half of it is for what is put out, half for answers (listen.py); each process paces by itself.
"""

import asyncio
import math
from collections import deque
from typing import Final

WINDOWS: Final = ((1.0, 1), (3600.0, 900))
"""Seconds, and how many may fall in them, in one conversation."""
PER_TENANT: Final = 1 / 28
"""Seconds between two calls for one tenant; the answers beside it keep to `listen.py`'s, together below fifty."""
_REMEMBERED: Final = 1000


class Pace:
    """Hands out turns. Whoever waits for one conversation holds up nobody of another."""

    def __init__(self, windows: tuple[tuple[float, int], ...] = WINDOWS, per_tenant: float = PER_TENANT) -> None:
        self._windows = windows
        self._longest = max((seconds for seconds, _ in windows), default=0.0)
        self._per_tenant = per_tenant
        self._moments: dict[str, deque[float]] = {}
        self._held: dict[str, float] = {}
        self._tenants: dict[str, float] = {}

    async def turn(self, tenant: str, conversation: str, patience: float = math.inf) -> float:
        """Return when something may go to this conversation, with 0.

        When that takes longer than `patience` seconds: at once, with the seconds, and no turn is taken.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + patience
        while True:
            wait = self.wait(tenant, conversation, loop.time())
            if wait <= 0 or loop.time() + wait > until:
                return wait
            await asyncio.sleep(wait)

    def wait(self, tenant: str, conversation: str, now: float) -> float:
        """Seconds until something may go; at 0 the turn is taken. All moments are of the loop's clock."""
        moments = self._moments.setdefault(conversation, deque())
        while moments and moments[0] <= now - self._longest:
            moments.popleft()
        free = max(self._held.get(conversation, 0.0), self._tenants.get(tenant, 0.0))
        for seconds, count in self._windows:
            if len(moments) >= count:
                free = max(free, moments[-count] + seconds)
        if free > now:
            return free - now
        moments.append(now)
        self._tenants[tenant] = now + self._per_tenant
        if len(self._moments) > _REMEMBERED:
            self._forget(now)
        return 0.0

    def hold(self, conversation: str, until: float) -> None:
        """Teams asked to wait with this conversation until this moment."""
        self._held[conversation] = max(until, self._held.get(conversation, 0.0))

    def _forget(self, now: float) -> None:
        """Drop what holds nobody up any more."""
        self._held = {name: until for name, until in self._held.items() if until > now}
        self._moments = {
            name: moments for name, moments in self._moments.items() if moments and moments[-1] > now - self._longest
        }
