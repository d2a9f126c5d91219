"""Asking the core: a request gets the person's name and standing, and always an answer."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeAlias

from bot.slack.hear import Heard
from bot.slack.incoming import people_in
from bot.slack.people import People
from commands import door
from commands.command import Request
from commands.reply import Reply

Answer: TypeAlias = Callable[[Request], Awaitable[Reply]]

_LOG: Final = logging.getLogger("horzel.slack")


class Core:
    """What is behind the door. `people` tells who is asking."""

    def __init__(self, answer: Answer, people: People) -> None:
        self._answer = answer
        self.people = people

    async def ask(self, request: Request, heard: Heard) -> Reply:
        """The core's reply; raises whatever it raises."""
        person = await self.people.find(heard.team, heard.user)
        return await self._answer(
            replace(request, name=person.name, guest=heard.stranger or person.is_guest(heard.team))
        )

    async def ask_safely(self, request: Request, heard: Heard) -> Reply:
        """The core's reply, or one sentence when it has none: a person is waiting."""
        try:
            return await self.ask(request, heard)
        except Exception:
            _LOG.exception("a request could not be answered")
            return Reply(summary=door.BROKEN, only_me=True)

    async def meet(self, heard: Heard, raw: str) -> None:
        """Learn the names of the people who are mentioned in a raw text."""
        if "<@" in raw:
            await self.people.meet(heard.team, people_in(raw))
