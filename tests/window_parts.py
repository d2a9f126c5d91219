"""A try-out window around the small core, with three people in two bodies: for the tests with and without a browser."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from types import TracebackType

import httpx
from starlette.applications import Starlette

from bot.web.listen import web_app
from bot.web.room import Person, Room
from commands.minutes.document import Document, UnreadableDocument, document_of_text
from tests.small_core import NOW, SmallCore, digest

ANOUK = Person("web:proef:anouk", "Anouk de Wit", "secretaris", "taskforce", "Taskforce")
SJEF = Person("web:proef:sjef", "Sjef <Peeters>", "lid", "taskforce", "Taskforce")
KARIN = Person("web:proef:karin", "Karin Smits", "voorzitter", "regiotafel", "Regiotafel")
HERE = "http://127.0.0.1:3000"
UNREADABLE = "Dit bestand is niet te lezen."


@dataclass
class Parts:
    """Everything the window is built from, kept so that a test can look at it."""

    people: Sequence[Person] = (ANOUK, SJEF, KARIN)
    core: SmallCore = field(default_factory=SmallCore)
    room: Room = field(default_factory=lambda: Room(lambda: NOW))
    ticks: list[datetime] = field(default_factory=list)
    key: bytes = b"k" * 32

    def app(self) -> Starlette:
        return web_app(
            self.core.answer_async, lambda: self.people, self._tick, read_document, lambda: NOW, self.key, self.room
        )

    async def _tick(self, at: datetime) -> int:
        """Post the digest of that moment, once."""
        self.ticks.append(at)
        mark = f"digest {at:%Y-%m-%d}"
        if await self.room.find(ANOUK.channel, mark):
            return 0
        await self.room.post(ANOUK.channel, digest(self.core, at), mark)
        return 1


def read_document(name: str, content: bytes) -> Document:
    if content.startswith(b"\x00"):
        raise UnreadableDocument(UNREADABLE)
    return document_of_text(name, content.decode())


class Visitor:
    """A browser without a screen: keeps the cookie, the page and its token."""

    def __init__(self, parts: Parts, *, base: str = HERE, client: tuple[str, int] = ("127.0.0.1", 50000)) -> None:
        transport = httpx.ASGITransport(app=parts.app(), client=client)
        self.http = httpx.AsyncClient(transport=transport, base_url=base, follow_redirects=True)
        self.page = ""
        self.address = ""

    async def __aenter__(self) -> "Visitor":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()

    async def open(self, person: Person = ANOUK, **query: str) -> str:
        return self._keep(await self.http.get("/", params={"as": person.id, **query}))

    async def post(self, path: str, fields: Mapping[str, str], **more: str) -> httpx.Response:
        data = {"token": self.token(), **fields}
        return await self.http.post(path, data=data, headers={"origin": HERE, **more})

    async def say(self, text: str, person: Person = ANOUK, place: str = "channel") -> str:
        await self.open(person)
        return self._keep(await self.post("/say", {"as": person.id, "place": place, "text": text}))

    async def press(self, label: str, person: Person = ANOUK) -> str:
        """Press the last button with this label on the page as it is."""
        return self._keep(await self.post("/press", {"as": person.id, **self.button(label)}))

    async def send(self, fields: Mapping[str, str], person: Person = ANOUK) -> str:
        """Send the last form on the page as it is."""
        data = {"as": person.id, **hidden_fields(self.page.rpartition('class="asked"')[2]), **fields}
        return self._keep(await self.post("/send", data))

    def token(self) -> str:
        return hidden_fields(self.page).get("token", "")

    def button(self, label: str) -> dict[str, str]:
        """The fields that go along when the last button with this label is pressed."""
        found = [
            match
            for match in re.finditer(r'name="button" value="(\d+)">(.*?)</button>', self.page)
            if re.sub(r"<.*", "", match[2]) == label
        ]
        assert found, f"no button {label!r} on the page"
        form = self.page[: found[-1].start()].rpartition("<form")[2]
        return {**hidden_fields(form), "button": found[-1][1]}

    def _keep(self, response: httpx.Response) -> str:
        assert response.status_code == 200, response.text
        self.page = response.text
        self.address = str(response.url)
        return self.page


def hidden_fields(html: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html)}


def run(steps: Callable[[Visitor, Parts], Awaitable[None]], parts: Parts | None = None) -> Parts:
    parts = parts or Parts()

    async def visit() -> None:
        async with Visitor(parts) as visitor:
            await steps(visitor, parts)

    asyncio.run(visit())
    return parts
