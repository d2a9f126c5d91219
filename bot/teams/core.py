"""Asking the core, in the name of somebody we have met; and waiting no longer than Teams does."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.asking import Answer, never_failing
from bot.teams import limits
from bot.teams.people import People
from commands.command import Request
from commands.reply import Reply

Late: TypeAlias = Callable[[Reply], Awaitable[None]]

_LOG: Final = logging.getLogger("horzel.teams")
_PATIENCE: Final = limits.ANSWER_SECONDS - 5.0


class Core:
    """What is behind the door. `ask` raises what the core raises, `ask_safely` never; `people` tells who asks."""

    def __init__(self, answer: Answer, people: People, patience: float = _PATIENCE) -> None:
        self.ask = answer
        self.ask_safely = never_failing(answer, _LOG)
        self._patience = patience
        self._late: set[asyncio.Task[None]] = set()
        self.people = people

    async def ask_in_time(self, request: Request, late: Late) -> Reply | None:
        """The same; None when it takes longer than Teams waits, and then `late` gets it as soon as it is there."""
        asked = asyncio.ensure_future(self.ask_safely(request))
        done, _ = await asyncio.wait({asked}, timeout=self._patience)
        if done:
            return asked.result()

        async def afterwards() -> None:
            await late(await asked)

        self.meanwhile(afterwards())
        return None

    def meanwhile(self, work: Awaitable[None]) -> None:
        """Do this beside the answer; what goes wrong in it is written down."""
        task = asyncio.ensure_future(_logged(work))
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    async def finish(self, seconds: float = 5.0) -> None:
        """Let what is under way end."""
        if self._late:
            await asyncio.wait(self._late, timeout=seconds)


async def _logged(work: Awaitable[None]) -> None:
    try:
        await work
    except Exception:
        _LOG.exception("something beside an answer failed")
