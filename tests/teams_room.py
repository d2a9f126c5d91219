"""What the tests of the Teams door share: the door under a real server, a Teams that calls it, and a core behind it."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
import pytest
import uvicorn

from bot.teams.access import TeamsSettings
from bot.teams.connector import Connector
from bot.teams.entrance import TeamsDoor
from bot.teams.listen import teams_door
from bot.teams.pace import Pace
from bot.teams.references import Reference, Turned
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.minutes.document import Document, UnreadableDocument, document_of_text
from commands.reply import Reply
from tests.local_teams import LocalTeams, local_teams
from tests.teams_activities import TENANT, Person
from tests.teams_tokens import CLIENT_ID

Json = dict[str, Any]
NOW = datetime(2023, 5, 17, 10, 12, tzinfo=AMSTERDAM)


def echo(request: Request) -> Reply:
    return Reply(summary=f"Gehoord: {request.text or request.command}")


@dataclass
class Core:
    """Behind the door: remembers what it was asked, and answers what the test wants."""

    reply: Callable[[Request], Reply] = echo
    heard: list[Request] = field(default_factory=list)
    welcomed: list[str] = field(default_factory=list)
    seconds: float = 0

    def forget(self) -> None:
        """As if nobody had been here."""
        self.reply, self.seconds = echo, 0
        for each in (self.heard, self.welcomed):
            each.clear()

    async def answer(self, request: Request) -> Reply:
        self.heard.append(request)
        reply = self.reply(request)
        await asyncio.sleep(self.seconds)
        return reply

    async def welcome(self, address: str) -> None:
        self.welcomed.append(address)


@dataclass
class Remembered:
    """References, in memory."""

    known: dict[str, Reference] = field(default_factory=dict)
    turns: list[Turned] = field(default_factory=list)
    given: dict[tuple[str, str], Reply] = field(default_factory=dict)

    async def files(self, mark: str, address: str) -> Reply | None:
        return self.given.get((mark, address))

    async def find(self, address: str) -> Reference | None:
        return self.known.get(address)

    async def service_url(self, tenant: str) -> str:
        return next((each.service_url for each in self.known.values()), "")

    async def heard(self, references: Sequence[Reference]) -> None:
        self.known |= {each.address: each for each in references}

    async def turned(self, tenant: str, turned: Turned) -> None:
        self.turns.append(turned)

    async def forget(self, address: str) -> None:
        self.known.pop(address, None)


def read_document(name: str, content: bytes) -> Document:
    if b"\x00" in content:
        raise UnreadableDocument("Dit bestand is geen tekst.")
    return document_of_text(name, content.decode())


@dataclass
class Room:
    """A Teams, the door it calls, and the core behind it; `clear` makes the core and what Teams saw new."""

    teams: LocalTeams
    client: httpx.Client
    core: Core = field(default_factory=Core)
    references: Remembered = field(default_factory=Remembered)

    def clear(self) -> None:
        self.teams.forget()
        self.core.forget()
        self.references.known.clear()
        self.references.turns.clear()
        self.references.given.clear()

    def send(self, activity: Json, **headers: str | None) -> httpx.Response:
        """Deliver an activity with a good token, or with these headers instead (None: without)."""
        given = {"Content-Type": "application/json", **self.teams.headers(activity), **headers}
        kept = {name: value for name, value in given.items() if value is not None}
        return self.client.post("/api/messages", json=activity, headers=kept)

    def asked(self, activity: Json) -> Json:
        """Deliver an invoke; what it is answered with."""
        response = self.send(activity)
        assert response.status_code == 200, response.text
        return dict(response.json()) if response.text else {}

    def here(self, person: Person, conversation: str, role: str = "user", tenant: str = TENANT) -> None:
        """Teams knows this person in this conversation."""
        known = {"userRole": role, "tenantId": tenant, "userPrincipalName": f"{person.aad}@contoso.nl"}
        self.teams.people[conversation].append(person.account | known)


@contextmanager
def open_room(seconds_for_keys: float = 0) -> Iterator[Room]:
    """For the tests of one file: loading Microsoft's SDK takes a second."""
    core, references = Core(), Remembered()
    with local_teams(speed=1000) as teams:
        teams.seconds_for_keys = seconds_for_keys
        settings = TeamsSettings(CLIENT_ID, "", (TENANT,), teams.openid_metadata_url, teams.service_token)

        connectors: list[Connector] = []

        def make() -> TeamsDoor:
            connectors.append(Connector(settings))
            return teams_door(
                connectors[0],
                core.answer,
                read_document,
                references,
                core.welcome,
                lambda: NOW,
                Pace(((1.0, 6),)),  # the tests of a file say more in half a minute than people do
            )

        async def close() -> None:
            await connectors[0].close()

        with served(make, close, wait=not seconds_for_keys) as client:
            yield Room(teams, client, core, references)


@contextmanager
def served(
    make: Callable[[], TeamsDoor], close: Callable[[], Awaitable[None]], *, wait: bool
) -> Iterator[httpx.Client]:
    """The door under a real uvicorn, in a thread of its own; it is made inside its loop."""
    started = threading.Event()
    opened: list[TeamsDoor] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            opened.append(make())
            loading = await opened[0].start()
            if wait:
                await loading
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await opened[0].stop()
            await close()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await opened[0](scope, receive, send)

    class Ready(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            started.set()

    server = Ready(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    assert started.wait(60)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(15)


@pytest.fixture(scope="module")
def opened() -> Iterator[Room]:
    """One room for all tests of a file; each empties it first."""
    with open_room() as room:
        yield room
