"""Private messages and mentions, with the files that came along: answered in the conversation itself."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from slack_bolt.response import BoltResponse

from bot.fetching import FileNotFetched
from bot.payload import Payload, part, rows, text
from bot.post_error import PostError
from bot.slack import hear
from bot.slack.core import Core
from bot.slack.files import fetched
from bot.slack.hear import Heard
from bot.slack.incoming import decoded
from bot.slack.replies import Replies
from bot.slack.turn import Turn, again, nothing
from bot.slack.workspaces import Workspaces
from commands import door
from commands.command import Request
from commands.reply import Button, Buttons, Reply

if TYPE_CHECKING:
    from commands.minutes.document import Document

ReadDocument: TypeAlias = Callable[[str, bytes], "Document"]

_LOG: Final = logging.getLogger("horzel.slack")
_RETYPED_LENGTH: Final = 1500


class Messages:
    """Answers what is said to us in free words."""

    def __init__(
        self, core: Core, workspaces: Workspaces, replies: Replies, read_document: ReadDocument, api_base_url: str
    ) -> None:
        self._core = core
        self._workspaces = workspaces
        self._replies = replies
        self._read_document = read_document
        self._api_base_url = api_base_url

    async def answered(self, body: Payload, turn: Turn) -> BoltResponse:
        """A message to us. When the core or Slack fails us, Slack is asked to deliver it again: its key is the same."""
        event = part(body, "event")
        heard = hear.heard_event(body)
        asker = await self._core.meet(heard, text(event, "text"))
        request = hear.of_message(body, turn, heard, asker, self._core.people.name)
        requests = [request]
        for place, file in enumerate(rows(event, "files")):
            one = await self._with_file(request, heard, file)
            # the first file goes with the words; every other is an act of its own
            requests[place:] = [one if place == 0 else replace(one, key=f"{one.key}:{place}", text="")]
        for each in requests:
            try:
                reply = await self._core.ask(each)
            except Exception:
                _LOG.exception("a message could not be answered; it will be delivered again")
                return again()
            alone = heard.user if reply.only_me and not each.private else ""
            try:
                await self._replies.say(
                    heard.team, heard.channel, asking(reply, each.text), alone=alone, thread=text(event, "thread_ts")
                )
            except PostError as error:
                _LOG.warning("an answer was not posted: %s", error.sentence)
                if not error.permanent:
                    return again()
        return nothing()

    async def _with_file(self, request: Request, heard: Heard, file: Payload) -> Request:
        from commands.minutes.document import UnreadableDocument

        client = await self._workspaces.find(heard.team)
        token = client.token if client is not None else None
        try:
            content = await fetched(self._workspaces.session, file, token or "", self._api_base_url)
            document = await asyncio.to_thread(self._read_document, decoded(text(file, "name"), str), content)
        except (FileNotFetched, UnreadableDocument) as error:
            return replace(request, reading_failed=str(error))
        return replace(request, document=document)


def asking(reply: Reply, words: str = "") -> Reply:
    """A reply whose form can't be opened here: its one line stays, with a button that asks again where it can."""
    if reply.form is None:
        return reply
    asked = replace(reply, form=None, only_me=True)
    if not words or len(words) > _RETYPED_LENGTH:
        return asked
    button = Button(label=door.OPEN_FORM, command="", args=hear.retyping(words))
    return replace(asked, parts=(*reply.parts, Buttons(buttons=(button,))))
