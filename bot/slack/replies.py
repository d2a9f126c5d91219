"""The ways an answer reaches a person other than in the HTTP response itself. None is lost without a trace."""

import asyncio
import json
import logging
from typing import Final

import aiohttp

from bot.payload import Payload, flag, text
from bot.post_error import PostError
from bot.slack.draw import QUIET, message
from bot.slack.failures import FAILURES, judged
from bot.slack.forms import View
from bot.slack.workspaces import Workspaces
from commands.reply import Reply

_LOG: Final = logging.getLogger("horzel.slack")
_TRIGGER_SECONDS: Final = 2.0
"""A trigger_id lives three seconds; what is left after this is for the answer."""


def replaced(reply: Reply) -> dict[str, object]:
    """What a response_url is told to have its message redrawn."""
    return {**message(reply), "replace_original": True}


class Replies:
    """Answers by way of a response_url, a message or a modal."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def open_form(self, team: str, trigger: str, view: View) -> bool:
        """Open a modal; False when Slack did not take it, so that the text way can be shown."""
        return await self._called(team, "views.open", {"trigger_id": trigger, "view": view})

    async def redraw_view(self, team: str, view_id: str, view: View) -> bool:
        """Redraw an open modal; False when Slack did not take it."""
        return await self._called(team, "views.update", {"view_id": view_id, "view": view})

    async def to_url(self, url: str, payload: dict[str, object]) -> bool:
        """Answer by response_url; False when Slack did not take it."""
        body = json.dumps(payload, ensure_ascii=False).encode()
        try:
            async with self._workspaces.session.post(
                url, data=body, headers={"Content-Type": "application/json; charset=utf-8"}
            ) as response:
                if response.status == 200:
                    return True
                _LOG.warning("response_url refused: status %s", response.status)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            _LOG.warning("response_url failed: %s", type(error).__name__)
        return False

    async def after_click(self, body: Payload, team: str, reply: Reply) -> bool:
        """Answer a button in a message: in its place, beside it, or to the presser alone."""
        ephemeral = flag(body, "container", "is_ephemeral")
        if reply.replaces and (ephemeral or not reply.only_me):
            payload = replaced(reply)
        else:
            payload = message(reply)
            payload["replace_original"] = False
            payload["response_type"] = "ephemeral" if reply.only_me else "in_channel"
            thread = text(body, "container", "thread_ts")
            if thread:
                payload["thread_ts"] = thread
        return await self.late(body, team, payload)

    async def late(self, body: Payload, team: str, payload: dict[str, object]) -> bool:
        """Send a drawn answer by response_url; when that fails, to that person alone."""
        url = text(body, "response_url")
        if url and await self.to_url(url, payload):
            return True
        channel = text(body, "channel", "id") or text(body, "channel_id")
        user = text(body, "user", "id") or text(body, "user_id")
        content = {"text": payload["text"], "blocks": payload["blocks"]}
        if await self._called(team, "chat.postEphemeral", {"channel": channel, "user": user, **content}):
            return True
        _LOG.error("an answer did not reach its reader")
        return False

    async def say(self, team: str, channel: str, reply: Reply, *, alone: str = "", thread: str = "") -> None:
        """Answer a message in its channel or thread; only the account `alone` may read it. Raises PostError."""
        content = {**message(reply), "channel": channel, **QUIET}
        if thread:
            content["thread_ts"] = thread
        if alone:
            content["user"] = alone
        client = await self._workspaces.client(team)
        try:
            await client.api_call("chat.postEphemeral" if alone else "chat.postMessage", json=content)
        except FAILURES as error:
            raise judged(error) from error

    async def _called(self, team: str, method: str, content: dict[str, object]) -> bool:

        try:
            client = await self._workspaces.client(team)
            async with asyncio.timeout(_TRIGGER_SECONDS):
                await client.api_call(method, json=content)
        except (PostError, *FAILURES) as error:
            _LOG.warning("%s failed: %s", method, judged(error).sentence)
            return False
        return True
