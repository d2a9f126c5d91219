"""A file that Horzel asked about in private: put in somebody's OneDrive when it is wanted.

What is to be put there is made anew from the outgoing message, so it is there after a restart too.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.payload import Payload, part, text
from bot.post_error import PostError
from bot.teams import consent
from bot.teams.connector import Connector
from bot.teams.core import Core
from bot.teams.files import holds_files
from bot.teams.hear import Heard
from bot.teams.replies import Replies
from commands import door
from commands.reply import Reply

FindFiles: TypeAlias = Callable[[str, str], Awaitable[Reply | None]]
"""Mark and address -> the reply with files that was put out there."""

_LOG: Final = logging.getLogger("horzel.teams")


class Gifts:
    """Gives files to people."""

    def __init__(self, core: Core, connector: Connector, replies: Replies, find_files: FindFiles) -> None:
        self._core = core
        self._connector = connector
        self._replies = replies
        self._find_files = find_files

    async def answered(self, activity: Payload, heard: Heard) -> None:
        """The person said yes or no to a file."""
        value = part(activity, "value")
        mark, name, wanted = consent.answered(value)
        if not wanted:
            await self._replies.redraw(heard, Reply(summary=door.FILE_DECLINED))
            return
        try:
            await self._give(heard, mark, name, part(value, "uploadInfo"))
        except PostError as error:
            _LOG.warning("a file was not given: %s", error.sentence)
            await self._replies.say(heard, Reply(summary=door.FILE_NOT_GIVEN))

    async def _give(self, heard: Heard, mark: str, name: str, upload: Payload) -> None:
        address = text(upload, "uploadUrl")
        if not holds_files(address, self._connector.settings.tests_here):
            raise PostError(door.REFUSED, permanent=True)
        reply = await self._find_files(mark, heard.who)
        file = next((each for each in reply.files() if each.name == name), None) if reply else None
        if file is None:
            raise PostError(door.REFUSED, permanent=True)
        await consent.put(self._connector.session, address, await consent.content_of(file))
        await self._replies.show_file(heard, consent.given(upload))
