"""Putting a Reply out to a channel or a person, outside of any request; the outgoing table decides when."""

import asyncio
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.payload import rows, text
from bot.post_error import PostError
from bot.slack.draw import QUIET, message
from bot.slack.failures import FAILURES, judged
from bot.slack.pace import Pace
from bot.slack.uploads import upload
from bot.slack.workspaces import Workspaces
from commands import door
from commands.reply import Reply

_MARK: Final = "horzel"
_PAGES: Final = 3


class SlackPoster:
    """Posts, changes and finds messages. An address is `slack:<team>:<channel or user>`."""

    def __init__(self, workspaces: Workspaces, pace: Pace | None = None) -> None:
        self._workspaces = workspaces
        self._pace = pace or Pace()
        self._private: dict[str, str] = {}

    async def post(self, address: str, reply: Reply, mark: str) -> str:
        """Post once, with `mark` in the message's metadata; the message's ts. Raises PostError."""
        team, place = _split(address)
        client = await self._workspaces.client(team)
        await self._pace.turn(team, place)
        metadata = {"event_type": _MARK, "event_payload": {"mark": mark}}
        try:
            channel = await self._channel(client, place)
            if reply.files():
                return await upload(client, self._workspaces.session, channel, reply)
            answer = await client.api_call(
                "chat.postMessage", json={"channel": channel, **message(reply), "metadata": metadata, **QUIET}
            )
        except (PostError, *FAILURES) as error:
            raise self._failed(team, error) from error
        return text(answer.data, "ts")

    async def find(self, address: str, mark: str) -> str | None:
        """The ts of our own message with this mark, None when it is not there. Raises PostError when it can't look.

        Looks through the newest messages only: the mark is looked for right after an unknown outcome.
        """
        team, place = _split(address)
        client = await self._workspaces.client(team)
        cursor = ""
        try:
            channel = await self._channel(client, place)
            for _ in range(_PAGES):
                answer = await client.conversations_history(
                    channel=channel, include_all_metadata=True, limit=100, cursor=cursor
                )
                for row in rows(answer.data, "messages"):
                    if (
                        text(row, "metadata", "event_type") == _MARK
                        and text(row, "metadata", "event_payload", "mark") == mark
                    ):
                        return text(row, "ts")
                cursor = text(answer.data, "response_metadata", "next_cursor")
                if not cursor:
                    break
        except FAILURES as error:
            failure = self._failed(team, error)
            raise PostError(door.CANNOT_LOOK, permanent=failure.permanent, retry_after=failure.retry_after) from error
        return None

    async def update(self, address: str, ts: str, reply: Reply) -> None:
        """Redraw a message; doing it twice is doing it once. Raises PostError."""
        team, place = _split(address)
        client = await self._workspaces.client(team)
        await self._pace.turn(team, place)
        try:
            channel = await self._channel(client, place)
            await client.api_call("chat.update", json={"channel": channel, "ts": ts, **message(reply)})
        except (PostError, *FAILURES) as error:
            raise self._failed(team, error) from error

    async def _channel(self, client: AsyncWebClient, place: str) -> str:
        """The channel of a place; for a person the private conversation, which is opened once."""
        if not place.startswith(("U", "W")):
            return place
        if place not in self._private:
            try:
                answer = await client.conversations_open(users=place)
            except FAILURES as error:
                failure = judged(error)  # no message has gone yet, whatever became of this call
                raise PostError(
                    failure.sentence, permanent=failure.permanent, retry_after=failure.retry_after
                ) from error
            self._private[place] = text(answer.data, "channel", "id")
        return self._private[place]

    def _failed(self, team: str, error: Exception) -> PostError:
        failure = judged(error)
        if failure.retry_after is not None:
            self._pace.hold(team, asyncio.get_running_loop().time() + failure.retry_after)
        return failure


def _split(address: str) -> tuple[str, str]:
    platform, _, rest = address.partition(":")
    team, _, place = rest.partition(":")
    if platform != "slack" or not team or not place:
        raise PostError(door.CHANNEL_GONE, permanent=True)
    return team, place
