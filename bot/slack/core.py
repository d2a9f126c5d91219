"""Asking the core, in the name of somebody we have met."""

import logging
from typing import Final

from bot.asking import Answer, never_failing
from bot.slack.hear import Asker, Heard
from bot.slack.incoming import people_in
from bot.slack.people import People

_LOG: Final = logging.getLogger("horzel.slack")


class Core:
    """What is behind the door. `ask` raises what the core raises, `ask_safely` never; `people` tells who asks."""

    def __init__(self, answer: Answer, people: People) -> None:
        self.ask = answer
        self.ask_safely = never_failing(answer, _LOG)
        self.people = people

    async def meet(self, heard: Heard, raw: str = "") -> Asker:
        """Learn who asks, and the names of the people who are mentioned in a raw text."""
        person = await self.people.find(heard.team, heard.user)
        if "<@" in raw:
            await self.people.meet(heard.team, people_in(raw))
        return Asker(person.name, heard.stranger or person.is_guest(heard.team))
