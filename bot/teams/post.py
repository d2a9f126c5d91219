"""Putting a Reply out to a channel, a group or a person of Teams; the outgoing table decides when."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeVar

from bot.payload import Payload, text
from bot.post_error import PostError
from bot.teams.connector import Connector, conversation_path
from bot.teams.consent import asking
from bot.teams.draw import card, fallback
from bot.teams.failures import Refused
from bot.teams.pace import Pace
from bot.teams.references import ANYWHERE, Reference, References, Turned, is_person, kind_of, split
from commands import door
from commands.reply import Reply

ADAPTIVE: Final = "application/vnd.microsoft.card.adaptive"
_CREATE: Final = "create"
_T = TypeVar("_T")


class TeamsPoster:
    """Posts and changes messages. An address is `teams:<tenant>:<person or conversation>`."""

    def __init__(self, connector: Connector, references: References, pace: Pace | None = None) -> None:
        self._connector = connector
        self._references = references
        self._pace = pace or Pace()

    async def post(self, address: str, reply: Reply, mark: str) -> str:
        """Post once; the message's id. A file is asked about first, with `mark` to find it by. Raises PostError."""
        there = await self.reference(address)
        sent = ""
        for activity in await self._activities(there, reply, mark):
            sent = text(await self.send(there, activity), "id")
        return sent

    async def find(self, address: str, mark: str) -> str | None:
        """A bot can't read back what stands in Teams. Raises PostError (permanent)."""
        raise PostError(door.CANNOT_LOOK, permanent=True)

    async def update(self, address: str, message_id: str, reply: Reply) -> None:
        """Redraw a message; doing it twice is doing it once. Raises PostError."""
        there = await self.reference(address)
        await self.redraw(there, message_id, message(there, reply))

    async def redraw(self, there: Reference, message_id: str, activity: Payload) -> None:
        """Put an activity in the place of a message. Raises PostError."""
        path = conversation_path(there.conversation, "activities", message_id)
        await self._paced(
            there.conversation, there.address, lambda: self._connector.call("PUT", there.service_url, path, activity)
        )

    async def remove(self, there: Reference, message_id: str) -> None:
        """Take a message of ours away. Raises PostError."""
        path = conversation_path(there.conversation, "activities", message_id)
        await self._paced(
            there.conversation, there.address, lambda: self._connector.call("DELETE", there.service_url, path)
        )

    async def _activities(self, there: Reference, reply: Reply, mark: str) -> list[Payload]:
        """What says it: the reply, or a message for every file in it; files are given to a person alone."""
        if not reply.files() or there.kind != "personal":
            return [message(there, reply)]
        asked = [await asking(reply, file, mark) for file in reply.files()]
        return [enveloped(there, reply.summary, each) for each in asked]

    async def send(self, there: Reference, activity: Payload) -> Payload:
        """Post an activity as it is; what Teams says of it. Raises PostError."""
        path = conversation_path(there.conversation, "activities")
        return await self._paced(
            there.conversation, there.address, lambda: self._connector.call("POST", there.service_url, path, activity)
        )

    async def reference(self, address: str) -> Reference:
        """How this address is reached; somebody we never spoke with gets a conversation first. Raises PostError."""
        tenant, identifier = split(address)
        settings = self._connector.settings
        if tenant not in settings.tenants:
            raise PostError(door.ACCESS_GONE, permanent=True)
        known = await self._references.find(address)
        if known is not None:
            if known.gone:
                raise PostError(door.PERSON_GONE if is_person(identifier) else door.CHANNEL_GONE, permanent=True)
            return known
        service_url = await self._references.service_url(tenant) or ANYWHERE
        bot = f"28:{settings.client_id}"
        if not is_person(identifier):
            return Reference(address, identifier, service_url, kind_of(identifier), bot)
        made = await self._create(address, service_url, bot)
        await self._references.heard((made,))
        return made

    async def _create(self, address: str, service_url: str, bot: str) -> Reference:
        tenant, person = split(address)
        asked = {
            "bot": {"id": bot, "name": door.APP_NAME},
            "members": [{"id": person}],
            "isGroup": False,
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        try:
            answer = await self._paced(
                _CREATE, address, lambda: self._connector.call("POST", service_url, "conversations", asked)
            )
        except PostError as error:  # no message has gone yet, whatever became of this call
            sentence = door.PERSON_GONE if error.permanent else error.sentence
            raise PostError(sentence, permanent=error.permanent, retry_after=error.retry_after) from error
        conversation = text(answer, "id")
        if not conversation:
            raise PostError(door.UNREACHABLE)
        return Reference(address, conversation, text(answer, "serviceUrl") or service_url, "personal", bot)

    async def _paced(self, conversation: str, address: str, call: Callable[[], Awaitable[_T]]) -> _T:
        """Call when it is our turn; who asks to wait is obeyed, and a place that is gone is remembered."""
        tenant, identifier = split(address)
        await self._pace.turn(tenant, conversation)
        try:
            return await call()
        except Refused as error:
            if error.status == 404 and is_person(identifier) and conversation != _CREATE:
                await self._references.forget(address)  # a new conversation is made at the next try
                raise PostError(door.UNREACHABLE) from error
            if error.is_place_gone and not is_person(identifier):
                await self._references.turned(tenant, Turned("left", address))
            raise
        except PostError as error:
            if error.retry_after is not None:
                self._pace.hold(conversation, asyncio.get_running_loop().time() + error.retry_after)
            raise


def message(
    there: Reference, reply: Reply, *, where: str = "", refresh: Mapping[str, object] | None = None
) -> dict[str, Any]:
    """A reply as an activity: its card, and the line that is shown where cards are not."""
    content = card(reply, where=where, refresh=refresh)
    return enveloped(there, fallback(reply), {"contentType": ADAPTIVE, "content": content})


def enveloped(there: Reference, summary: str, attachment: Payload) -> dict[str, Any]:
    """An attachment as an activity."""
    return {
        "type": "message",
        "from": {"id": there.bot, "name": door.APP_NAME},
        "conversation": {"id": there.conversation},
        "summary": summary,
        "locale": "nl-NL",
        "attachments": [attachment],
    }
