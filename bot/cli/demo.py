"""`horzel demo`: the real minutes of 12 April 2023, as the group would have seen them, then the try-out window.

All of it happens in a database of its own that is gone afterwards, and in May 2023: the window's clock starts there.
"""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Final

from bot.cli.imports import Importer, read, shown
from bot.cli.line import Line
from bot.cli.setting_up import read as read_setup
from bot.clock import tick
from bot.opening import opened
from bot.port import listen
from bot.poster import Poster
from bot.process import run_loop
from bot.serve import ROLES, House
from bot.settings import Settings
from bot.terminal import draw
from commands import console
from commands.body import setup
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.handle import answers
from commands.reply import Reply
from storage.store import Storage

_EXAMPLES: Final = Path(__file__).resolve().parents[2] / "examples"
_MEETING: Final = datetime(2023, 4, 12, 16, tzinfo=AMSTERDAM)
_MONDAY: Final = datetime(2023, 5, 15, 9, tzinfo=AMSTERDAM)
_CHANNEL: Final = "web:proef:taskforce"
_SECRETARY, _CHAIR = "web:proef:secretaris", "web:proef:voorzitter"


def run(line: Line, once: bool) -> int:
    """The whole command; the exit code."""
    with tempfile.TemporaryDirectory(prefix="horzel-demo-") as folder, opened(_file(folder)) as storage:
        wall = _Wall(line.say)
        _tell(line, storage, wall)
        if not once:
            _serve(line, storage, wall)
    return 0


@dataclass(frozen=True, slots=True)
class _Wall:
    """Where the channel's messages go as long as there is no window: onto the screen, and kept for the window."""

    say: Callable[[str], None]
    kept: list[tuple[str, Reply, str]] = field(default_factory=list)

    async def post(self, address: str, reply: Reply, mark: str) -> str:
        """Show what the channel gets; keep all of it."""
        self.kept.append((address, reply, mark))
        if address == _CHANNEL:
            self.say(draw.text(reply))
        return mark

    async def find(self, address: str, mark: str) -> str | None:
        """Nothing is ever in doubt on a screen."""
        return None

    async def update(self, address: str, message_id: str, reply: Reply) -> None:
        """Show it again."""
        await self.post(address, reply, message_id)


def _tell(line: Line, storage: Storage, wall: _Wall) -> None:
    """The story: set up, import, what the channel sees, the list, Monday's digest, the chair's screen."""
    file = _EXAMPLES / "verslag-2023-04-12.txt"
    declared = read_setup(_EXAMPLES / "limburg.toml")
    storage.write(lambda store: setup.apply(declared, store, _MEETING)).result()
    importer = Importer(storage, read(file), "", _MEETING)
    line.say(console.demo_heading(console.DEMO_PROPOSAL))
    line.say(shown(importer.shown()))
    line.say(console.demo_heading(console.DEMO_CHANNEL))
    importer.save()
    _post(storage, wall, _MEETING)
    line.say(console.demo_heading(console.DEMO_LIST))
    line.say(_asked(storage, _SECRETARY, "actie lijst", _MONDAY))
    line.say(console.demo_heading(console.DEMO_DIGEST))
    tick(storage, _MONDAY)
    _post(storage, wall, _MONDAY)
    line.say(console.demo_heading(console.DEMO_CHAIR))
    line.say(_asked(storage, _CHAIR, "stand", _MONDAY))


def _post(storage: Storage, wall: _Wall, now: datetime) -> None:
    asyncio.run(Poster(storage, {"web": wall, "terminal": _Wall(lambda _: None)}, lambda: now).post_due(now))


def _asked(storage: Storage, who: str, words: str, now: datetime) -> str:
    request = Request(f"demo:{words}", who, _CHANNEL, now, text=words)
    return shown(answers(storage)(request).result())


def _serve(line: Line, storage: Storage, wall: _Wall) -> None:
    """The window, in which it is Monday 15 May 2023, 09:00, and time goes on from there."""
    begun = monotonic()
    no_chat_program = Settings(port=line.settings.port, horzel_log=line.settings.horzel_log)
    there = replace(line, settings=no_chat_program, now=lambda: _MONDAY + timedelta(seconds=monotonic() - begun))
    listening = listen(there.settings, "127.0.0.1", None)
    house = House(there, storage, ROLES["serve"], here_only=True)
    line.say(console.demo_heading(console.DEMO_WINDOW))

    async def serve() -> None:
        for address, reply, mark in wall.kept:
            await house.room.post(address, reply, mark)
        await house.serve(listening)

    run_loop(serve())


def _file(folder: str) -> str:
    return f"sqlite:///{Path(folder) / 'horzel.db'}"
