"""Asking the core, in the name of somebody we have met."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.slack.hear import Asker, Heard
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

    async def meet(self, heard: Heard, raw: str = "") -> Asker:
        """Learn who asks, and the names of the people who are mentioned in a raw text."""
        person = await self.people.find(heard.team, heard.user)
        if "<@" in raw:
            await self.people.meet(heard.team, people_in(raw))
        return Asker(person.name, heard.stranger or person.is_guest(heard.team))

    async def ask(self, request: Request) -> Reply:
        """The core's reply; raises whatever it raises."""
        return await self._answer(request)

    async def ask_safely(self, request: Request) -> Reply:
        """The core's reply, or one sentence when it has none: a person is waiting."""
        try:
            return await self._answer(request)
        except Exception:
            _LOG.exception("a request could not be answered")
            return Reply(summary=door.BROKEN, only_me=True)
