"""What the tests of the Slack door share: the door under a real server, requests signed as Slack signs them."""

import asyncio
import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import uvicorn

from bot.slack.entrance import SlackDoor, slack_door
from bot.slack.workspaces import FindToken, SlackSettings
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.minutes.document import Document, UnreadableDocument, document_of_text
from commands.reply import Reply
from tests.local_slack import LocalSlack, local_slack

Json = dict[str, Any]
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TOKEN = "xoxb-17653672481-19874698323"
NOW = datetime(2023, 5, 17, 10, 12, tzinfo=AMSTERDAM)
STAMP = str(int(NOW.timestamp()))
PAYLOADS = Path(__file__).parent / "payloads" / "slack"


@dataclass
class Core:
    """Behind the door: remembers what it was asked, and answers what the test wants."""

    reply: Callable[[Request], Reply] = lambda request: Reply(summary=f"Gehoord: {request.text or request.command}")
    heard: list[Request] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    seconds: float = 0

    async def answer(self, request: Request) -> Reply:
        self.heard.append(request)
        reply = self.reply(request)
        await asyncio.sleep(self.seconds)
        return reply

    async def uninstalled(self, team: str) -> None:
        self.gone.append(team)


def read_document(name: str, content: bytes) -> Document:
    if b"\x00" in content:
        raise UnreadableDocument("Dit bestand is geen tekst.")
    return document_of_text(name, content.decode())


def payload(name: str, slack: LocalSlack, **changes: Any) -> Json:
    """A recorded payload, with the addresses of this Slack; `changes` replace what stands on top."""
    content: Json = json.loads((PAYLOADS / f"{name}.json").read_text().replace("{slack}", slack.url))
    return content | changes


def settings(slack: LocalSlack) -> SlackSettings:
    return SlackSettings(bot_token=TOKEN, signing_secret=SECRET, app_token="xapp-1", api_base_url=slack.api)


def door_to(core: Core, slack: LocalSlack, find_token: FindToken | None = None) -> SlackDoor:
    return slack_door(
        settings(slack), core.answer, read_document, core.uninstalled, find_token=find_token, clock=lambda: NOW
    )


def signed(body: bytes, stamp: str = STAMP, secret: str = SECRET) -> dict[str, str]:
    digest = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def encoded(content: Json) -> tuple[bytes, str]:
    """The body as Slack sends this kind of payload, and its content type."""
    if "command" in content:
        return urlencode(content).encode(), "application/x-www-form-urlencoded"
    if content["type"] in {"event_callback", "url_verification"}:
        return json.dumps(content).encode(), "application/json"
    return urlencode({"payload": json.dumps(content)}).encode(), "application/x-www-form-urlencoded"


@dataclass
class Served:
    """A door that is being served."""

    client: httpx.Client
    stamp: str = STAMP

    def send(self, content: Json, **headers: str) -> httpx.Response:
        body, kind = encoded(content)
        sent = {"Content-Type": kind, **signed(body, self.stamp), **headers}
        return self.client.post("/slack/events", content=body, headers=sent)


class Doorway:
    """Serves one door after another under the same server, so that each test has a fresh one."""

    def __init__(self, door: SlackDoor) -> None:
        self.door = door
        self._open: SlackDoor | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await self._shut()
            await send({"type": "lifespan.shutdown.complete"})
            return
        if self._open is not self.door:
            await self._shut()
            self._open = self.door
            preloading = await self.door.start()
            if preloading is not None:
                await preloading
        await self.door(scope, receive, send)

    async def _shut(self) -> None:
        if self._open is not None:
            await self._open.stop()


@contextmanager
def served(door: SlackDoor | Doorway) -> Iterator[Served]:
    """The door under a real uvicorn, in a thread of its own."""
    started = threading.Event()

    class Ready(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            started.set()

    server = Ready(uvicorn.Config(door, host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    assert started.wait(10)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10, trust_env=False) as client:
            yield Served(client)
    finally:
        server.should_exit = True
        thread.join(10)


@dataclass
class Room:
    """A Slack, a door that is served, and a core behind it; `clear` makes all of them new for the next test."""

    slack: LocalSlack
    doorway: Doorway
    door: Served
    core: Core

    def clear(self) -> None:
        self.slack.forget()
        self.slack.user("U012AB3CD", "Anouk de Wit")
        self.slack.user("U0G9QF9C6", "Piet Jansen")
        self.slack.user("U0GUEST01", "Gerda Gast", is_restricted=True)
        self.slack.user("U0OTHER01", "Otto Anders", team="T0OTHER")
        self.core = Core()
        self.doorway.door = door_to(self.core, self.slack)


@contextmanager
def open_room() -> Iterator[Room]:
    """For the tests of one file."""
    core = Core()
    with local_slack() as slack:
        doorway = Doorway(door_to(core, slack))
        with served(doorway) as door:
            yield Room(slack, doorway, door, core)


def first_words(view_or_message: Json) -> str:
    """What stands on top of a drawn message or modal."""
    return str(view_or_message["blocks"][0]["text"]["text"])
