"""Asking the core, as every chat program's door does."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from commands import door
from commands.command import Request
from commands.reply import Reply

Answer: TypeAlias = Callable[[Request], Awaitable[Reply]]


def never_failing(answer: Answer, log: logging.Logger) -> Answer:
    """The same, with one sentence where there is no reply: a person is waiting."""

    async def ask(request: Request) -> Reply:
        try:
            return await answer(request)
        except Exception:
            log.exception("a request could not be answered")
            return Reply(summary=door.BROKEN, only_me=True)

    return ask
