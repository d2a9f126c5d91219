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
_GONE_ALREADY: Final = 404
_PATIENCE: Final = 5.0
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
        for activity in await _activities(there, reply, mark):
            sent = await self.send(there, activity)
        return sent

    async def find(self, address: str, mark: str) -> str | None:
        """A bot can't read back what stands in Teams. Raises PostError (permanent)."""
        raise PostError(door.CANNOT_LOOK, permanent=True)

    async def update(self, address: str, message_id: str, reply: Reply) -> None:
        """Redraw a message; doing it twice is doing it once. Raises PostError."""
        there = await self.reference(address)
        await self.redraw(there, message_id, message(there, reply))

    async def send(self, there: Reference, activity: Payload) -> str:
        """Send an activity when it is its turn; the message's id. Raises PostError."""
        path = conversation_path(there.conversation, "activities")
        answer = await self._paced(there, lambda: self._connector.call("POST", there.service_url, path, activity))
        return text(answer, "id")

    async def redraw(self, there: Reference, message_id: str, activity: Payload) -> None:
        """Put an activity in the place of one that stands there. Raises PostError."""
        path = conversation_path(there.conversation, "activities", message_id)
        await self._paced(there, lambda: self._connector.call("PUT", there.service_url, path, activity))

    async def remove(self, there: Reference, message_id: str) -> None:
        """Take a message of ours away. Raises PostError."""
        path = conversation_path(there.conversation, "activities", message_id)
        await self._paced(there, lambda: self._connector.call("DELETE", there.service_url, path))

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
        there = Reference(address, identifier, service_url, kind_of(identifier), f"28:{settings.client_id}")
        return await self._created(there) if is_person(identifier) else there

    async def _created(self, wanted: Reference) -> Reference:
        """The conversation with a person, made and kept."""
        tenant, person = split(wanted.address)
        asked = {
            "bot": {"id": wanted.bot, "name": door.APP_NAME},
            "members": [{"id": person}],
            "isGroup": False,
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        await self._turn(tenant, _CREATE)
        try:
            answer = await self._connector.call("POST", wanted.service_url, "conversations", asked)
        except PostError as error:  # no message has gone yet, whatever became of this call
            self._obey(_CREATE, error)
            sentence = door.PERSON_GONE if error.permanent else error.sentence
            raise PostError(sentence, permanent=error.permanent, retry_after=error.retry_after) from error
        conversation = text(answer, "id")
        if not conversation:
            raise PostError(door.UNREACHABLE)
        service_url = text(answer, "serviceUrl") or wanted.service_url
        made = Reference(wanted.address, conversation, service_url, "personal", wanted.bot)
        await self._references.heard((made,))
        return made

    async def _paced(self, there: Reference, call: Callable[[], Awaitable[_T]]) -> _T:
        """Call when it is our turn; what a refusal says of the place is remembered."""
        tenant, identifier = split(there.address)
        await self._turn(tenant, there.conversation)
        try:
            return await call()
        except Refused as error:
            if error.is_place_gone:
                await self._lost(there, error)
                if is_person(identifier):
                    raise PostError(door.PERSON_GONE, permanent=True) from error
            raise
        except PostError as error:
            self._obey(there.conversation, error)
            raise

    async def _turn(self, tenant: str, conversation: str) -> None:
        """Wait for our turn; PostError when that takes long, so that nobody wonders whether it went."""
        wait = await self._pace.turn(tenant, conversation, _PATIENCE)
        if wait > 0:
            raise PostError(door.TOO_FAST, retry_after=wait)

    async def _lost(self, there: Reference, error: Refused) -> None:
        """A conversation with a person is made anew the next time (raises PostError); another place is gone.

        A thread can go without its channel.
        """
        tenant, identifier = split(there.address)
        if is_person(identifier):
            if error.status == _GONE_ALREADY:
                await self._references.forget(there.address)
                raise PostError(door.UNREACHABLE) from error
        elif there.conversation == identifier:
            await self._references.turned(tenant, Turned("left", there.address))

    def _obey(self, conversation: str, error: PostError) -> None:
        if error.retry_after is not None:
            self._pace.hold(conversation, asyncio.get_running_loop().time() + error.retry_after)


def message(
    there: Reference, reply: Reply, *, where: str = "", refresh: Mapping[str, object] | None = None
) -> dict[str, Any]:
    """A reply as an activity: its card, and the line that is shown where cards are not. The rest is as in `card`."""
    drawn = {"contentType": ADAPTIVE, "content": card(reply, where=where, refresh=refresh)}
    return enveloped(there, fallback(reply), drawn)


def enveloped(there: Reference, summary: str, attachment: Payload) -> dict[str, Any]:
    """An activity with one attachment."""
    return {
        "type": "message",
        "from": {"id": there.bot, "name": door.APP_NAME},
        "conversation": {"id": there.conversation},
        "summary": summary,
        "locale": "nl-NL",
        "attachments": [attachment],
    }


async def _activities(there: Reference, reply: Reply, mark: str) -> list[Payload]:
    """What says it: the reply, or a message for every file in it; files are given to a person alone."""
    if not reply.files() or there.kind != "personal":
        return [message(there, reply)]
    return [enveloped(there, reply.summary, await asking(reply, file, mark)) for file in reply.files()]
