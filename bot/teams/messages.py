"""Private messages and mentions, with the files that came along: answered in the conversation itself."""

import logging
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.payload import Payload
from bot.post_error import PostError
from bot.teams import hear
from bot.teams.connector import Connector
from bot.teams.core import Core
from bot.teams.entrance import Answered
from bot.teams.files import ReadDocument, with_file
from bot.teams.hear import Heard
from bot.teams.replies import Replies

_LOG: Final = logging.getLogger("horzel.teams")
_AGAIN: Final = Answered(503)
"""Asks Teams to deliver it once more; its key is the same, so it has one effect."""


class Messages:
    """Answers what is said to us in free words."""

    def __init__(self, core: Core, connector: Connector, replies: Replies, read_document: ReadDocument) -> None:
        self._core = core
        self._connector = connector
        self._replies = replies
        self._read_document = read_document

    async def answered(self, activity: Payload, heard: Heard, now: datetime) -> Answered:
        """A message to us: saved, then answered, then acknowledged."""
        request = hear.of_message(activity, heard, await self._core.people.meet(heard), now)
        requests = [request]
        for place, file in enumerate(hear.files_in(activity)):
            here = self._connector.settings.tests_here
            one = await with_file(self._connector.session, request, file, here, self._read_document)
            # the first file goes with the words; every other is an act of its own
            requests[place:] = [one if place == 0 else replace(one, key=f"{one.key}:{place}", text="")]
        for each in requests:
            try:
                reply = await self._core.ask(each)
            except Exception:
                _LOG.exception("a message could not be answered; it will be delivered again")
                return _AGAIN
            try:
                await self._replies.answer(heard, reply)
            except PostError as error:
                _LOG.warning("an answer was not posted: %s", error.sentence)
                if not error.permanent and not error.unknown:
                    return _AGAIN
        return Answered()
