"""What arrived, noted: all that did within a moment together, and again when the database is busy."""

import asyncio
import logging
from datetime import datetime
from functools import partial
from typing import Final

from storage.outgoing import Arrival
from storage.store import Storage, Store

_LOG: Final = logging.getLogger("horzel.poster")
_NOTED_AFTER: Final = 0.02
_AGAIN: Final = 3.0
_TRIES: Final = 5
"""As long as the rows are ours: a platform that can't look whether a message is there would post it again."""


class Arrivals:
    """Who dies before they are noted is looked after by `Platform.find`."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._arrived: list[Arrival] = []
        self._noting: asyncio.Task[None] | None = None

    def add(self, message_id: int, remote: str, at: datetime) -> None:
        """Have it noted soon."""
        self._arrived.append(Arrival(message_id, remote, at))
        if self._noting is None:
            self._noting = asyncio.ensure_future(self._note())

    async def noted(self) -> None:
        """Return when nothing waits to be noted."""
        if self._noting is not None:
            await self._noting

    async def _note(self) -> None:
        tries = 0
        while self._arrived:
            await asyncio.sleep(_AGAIN if tries else _NOTED_AFTER)
            arrived, self._arrived = self._arrived, []
            try:
                await self._storage.write_in_loop(partial(_put_down, arrived))
                tries = 0
            except Exception:
                tries += 1
                _LOG.exception("%s messages arrived and could not be noted", len(arrived))
                if tries < _TRIES:
                    self._arrived = [*arrived, *self._arrived]
        self._noting = None


def _put_down(arrived: list[Arrival], store: Store) -> None:
    store.outbox.posted(arrived)
