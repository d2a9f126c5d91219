"""The try-out window on the real house, for tests and pictures: only the clock stands still."""

import asyncio
import socket
import threading
import tomllib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import uvicorn

from bot.reading import read_document
from bot.web.room import Room
from bot.window import window
from commands.body.setup import apply
from commands.body.setup_file import SetupFile
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.handle import answers
from commands.reply import Reply
from storage.schema import migrate
from storage.store import Storage

MONDAY = datetime(2023, 5, 15, 9, tzinfo=AMSTERDAM)
LIMBURG = Path(__file__).resolve().parent.parent / "examples" / "limburg.toml"


def _house(storage: Storage, clock: Callable[[], datetime]) -> Callable[..., Awaitable[None]]:
    answer_to = answers(storage)

    async def answer(request: Request) -> Reply:
        return await asyncio.wrap_future(answer_to(request))

    return window(storage, answer, Room(clock), clock, read_document)


@contextmanager
def limburg_window(url: str, now: datetime = MONDAY) -> Iterator[tuple[str, Storage]]:
    """The address of the window on a fresh database, set up from examples/limburg.toml, where it stays `now`."""
    storage = Storage(url)
    migrate(storage.database)
    declared = SetupFile.model_validate(tomllib.loads(LIMBURG.read_text(encoding="utf-8")))
    storage.write(lambda store: apply(declared, store, now)).result()
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(_house(storage, lambda: now), log_level="error", ws="none", lifespan="off")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/", storage
        finally:
            server.should_exit = True
            thread.join()
            storage.close()
