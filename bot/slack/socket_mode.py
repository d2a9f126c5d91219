"""Slack without a public address: the same requests over a websocket that we open ourselves.

https://docs.slack.dev/apis/events-api/using-socket-mode. The SDK's client pings, and reconnects when Slack asks for it
or the line drops; here we only watch it, because it would go on trying for ever in silence.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine
from typing import Final, Protocol

from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.entrance import SlackDoor
from bot.slack.turn import Turn

_LOG: Final = logging.getLogger("horzel.slack")
_LAST_WORDS: Final = 5.0
"""Seconds that answers under way get when we stop."""


class SocketLost(Exception):
    """Slack stayed away: the process must end with an exit code, so that whoever watches it starts it anew."""


class _Line(Protocol):
    """The part of the SDK's client that has no types of its own."""

    def connect(self) -> Coroutine[None, None, None]: ...

    def close(self) -> Coroutine[None, None, None]: ...


async def run_socket(
    door: SlackDoor,
    *,
    patience: float = 60.0,
    ping_interval: float = 5.0,
    connected: Callable[[], None] | None = None,
) -> None:
    """Serve Slack through Socket Mode until cancelled. Raises SocketLost.

    patience: seconds without a live connection after which we give up; a line is dead when four pings got no answer.
    connected: called once, when the first connection stands.
    """
    web = AsyncWebClient(base_url=door.settings.api_base_url, retry_handlers=[])
    client = SocketModeClient(
        app_token=door.settings.app_token, web_client=web, ping_interval=ping_interval, logger=_LOG
    )
    line: _Line = client

    working: set[asyncio.Task[None]] = set()

    async def heard(_: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        work = asyncio.ensure_future(_answered(door, client, request))
        working.add(work)
        work.add_done_callback(working.discard)
        await work

    client.socket_mode_request_listeners.append(heard)
    connecting = asyncio.ensure_future(line.connect())
    await door.start()
    try:
        await _watched(client, patience, connected)
    finally:
        client.socket_mode_request_listeners.clear()  # what comes now is not acknowledged, so it comes again
        if working:
            await asyncio.wait(working, timeout=_LAST_WORDS)
        connecting.cancel()
        await line.close()
        await door.stop()


async def _watched(client: SocketModeClient, patience: float, connected: Callable[[], None] | None) -> None:
    """Return never, unless the line stays away: then SocketLost."""
    loop = asyncio.get_running_loop()
    alive = loop.time()
    while loop.time() - alive < patience:
        if await client.is_connected():
            alive = loop.time()
            if connected is not None:
                connected()
                connected = None
        await asyncio.sleep(min(1.0, client.ping_interval / 2))
    raise SocketLost(f"no connection to Slack for {patience:.0f} seconds")


async def _answered(door: SlackDoor, client: SocketModeClient, request: SocketModeRequest) -> None:
    """Dispatch one envelope. What is not acknowledged Slack delivers again, so a failure is answered by silence."""
    body: dict[str, object] = request.payload

    async def send(response: BoltResponse) -> None:
        if response.status != 200:
            _LOG.warning("an envelope was not taken: status %s", response.status)
            return
        content = json.loads(response.body) if response.body else None
        try:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, content))
        except Exception:
            _LOG.exception("the line dropped before the answer went")
            await door.answer_late(body, content or {})

    await door.dispatch(body, Turn(json.dumps(body, sort_keys=True).encode(), send, door.clock()))
