"""The ways an answer reaches a person other than in the HTTP response itself. None is lost without a trace."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.payload import Payload
from bot.post_error import PostError
from bot.teams.hear import Heard, again
from bot.teams.post import TeamsPoster, enveloped, message
from bot.teams.references import Reference
from commands import console, door
from commands.reply import File, Reply, Text

_LOG: Final = logging.getLogger("horzel.teams")
_WAITS: Final = (1.0, 3.0)
"""Seconds before an answer that surely did not arrive is sent again."""
_LONGEST_WAIT: Final = 5.0


class Replies:
    """Answers in the conversation or its thread, to somebody alone, or in the place of a card."""

    def __init__(self, poster: TeamsPoster) -> None:
        self._poster = poster

    async def answer(self, heard: Heard, reply: Reply, where: str = "") -> None:
        """Where it belongs: what is for one person never goes to a channel. Raises PostError."""
        if reply.only_me and not heard.private:
            await self.alone(heard, reply, where)
        else:
            await self.say(heard, reply, where)

    async def say(self, heard: Heard, reply: Reply, where: str = "") -> None:
        """In the conversation, in a channel in the same thread; its buttons belong to `where`. Raises PostError."""
        await self._told(_here(heard), fitting(reply, heard), where)

    async def alone(self, heard: Heard, reply: Reply, where: str = "") -> None:
        """To the person alone; its buttons still belong to where it was asked.

        Who can't be reached that way is told so in the thread, without what was to be said. Raises PostError.
        """
        try:
            there = await self._poster.reference(heard.who)
            belongs = where or ("" if heard.private else heard.where)
            await self._told(there, fitting(reply, heard), belongs)
        except PostError as error:
            if not error.permanent or heard.private:
                raise
            _LOG.warning("an answer could not be given in private: %s", error.sentence)
            await self.say(heard, Reply(summary=door.cannot_tell_privately(heard.name)))

    async def redraw(self, heard: Heard, reply: Reply, where: str = "") -> None:
        """The card whose button was pressed, for everybody who sees it."""
        if not heard.card:
            return
        there = _here(heard)
        try:
            await self._poster.redraw(there, heard.card, message(there, fitting(reply, heard), where=where))
        except PostError as error:
            _LOG.warning("a card was not redrawn: %s", error.sentence)

    async def show_file(self, heard: Heard, attachment: Payload) -> None:
        """A file that was put there, instead of the question whether it may be. Raises PostError."""
        there = _here(heard)
        await self._sent(there, enveloped(there, door.FILE_GIVEN, attachment))
        try:
            await self._poster.remove(there, heard.card)
        except PostError as error:
            _LOG.info("a question stays: %s", error.sentence)

    async def _told(self, there: Reference, reply: Reply, where: str) -> None:
        """Somebody waits for it: when nobody knows whether it arrived, it is said again, as a repetition."""
        try:
            await self._sent(there, message(there, reply, where=where, refresh=refresh_of(reply, where)))
        except PostError as error:
            if not error.unknown:
                raise
            repeated = replace(reply, summary=console.REPEATED + reply.summary)
            await self._sent(there, message(there, repeated, where=where, refresh=refresh_of(reply, where)))

    async def _sent(self, there: Reference, activity: Payload) -> None:
        for wait in (*_WAITS, None):
            try:
                await self._poster.send(there, activity)
                return
            except PostError as error:
                if wait is None or error.permanent or error.unknown or (error.retry_after or 0) > _LONGEST_WAIT:
                    raise
                await asyncio.sleep(error.retry_after or wait)


def refresh_of(reply: Reply, where: str) -> Mapping[str, object] | None:
    """What makes the card of an answer keep up; None for an answer that is more than how things are."""
    return again(reply.again, where) if reply.again and reply.form is None else None


def fitting(reply: Reply, heard: Heard) -> Reply:
    """The reply as it can be shown here: a channel holds no files, so it says where they are."""
    if heard.private or not reply.files():
        return reply
    parts = [
        Text(text=door.file_in_private(part.name), subtle=True) if isinstance(part, File) else part
        for part in reply.parts
    ]
    return replace(reply, parts=tuple(parts))


def _here(heard: Heard) -> Reference:
    return Reference(heard.where, heard.conversation, heard.service_url, heard.kind, heard.me)
