"""`horzel serve`, `web`, `worker` and `socket`: builds the parts that a process needs and keeps them going."""

import asyncio
import signal
import socket
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

from bot import log
from bot.cli.arguments import Options
from bot.cli.line import Line
from bot.failure import Failed
from bot.opening import opened
from bot.port import is_loopback, listen
from bot.process import quiet_signals, run_loop, settle_in
from bot.reading import read_document
from commands import console
from commands.command import Request
from commands.handle import answering
from commands.reply import Reply
from commands.rooms import open_everyday
from storage.store import Storage

if TYPE_CHECKING:
    from bot.app import Asgi
    from bot.clock import Clock
    from bot.poster import Platform, Poster
    from bot.slack.entrance import SlackDoor
    from bot.slack.workspaces import Workspaces
    from bot.teams_parts import TeamsParts
    from bot.web.room import Room


_BREATH: Final = 0.25
"""Seconds between opening and loading what can wait: who knocked meanwhile is answered first."""


@dataclass(frozen=True, slots=True)
class Role:
    """What this process does."""

    doors: bool = False
    socket: bool = False
    clock: bool = False


ROLES = {
    "serve": Role(doors=True, clock=True),
    "web": Role(doors=True),
    "worker": Role(clock=True),
    "socket": Role(socket=True, clock=True),
}


def run(line: Line, options: Options) -> int:
    """The whole command; the exit code."""
    settings, role = line.settings, ROLES[options.command or "serve"]
    listening = listen(settings, options.host, options.port) if role.doors else None
    log.start(settings.horzel_log)
    with opened(settings.database_url.get_secret_value()) as storage:
        house = House(line, storage, role, is_loopback(options.host))
        run_loop(house.serve(listening) if listening else house.work())
    return 0


class House:
    """The parts of one process."""

    def __init__(self, line: Line, storage: Storage, role: Role, here_only: bool) -> None:
        self._line = line
        self._storage = storage
        self._role = role
        self._core = answering(storage)
        self._slack: SlackDoor | None = None
        self._access: Workspaces | None = None
        if line.settings.slack:
            from bot import slack_parts

            if role.doors or role.socket:
                self._slack = slack_parts.door(line.settings, storage, self.answer, line.now)
            self._access = self._slack.workspaces if self._slack else slack_parts.workspaces(line.settings, storage)
        self._teams = self._teams_parts() if line.settings.teams else None
        self._has_window = role.doors and here_only and self._may_try_out()
        self._poster: Poster | None = None
        self._clock: Clock | None = None
        self._tasks: list[asyncio.Task[None]] = []

    @cached_property
    def room(self) -> "Room":
        """What is said in the try-out window, where there is one; nobody waits for it at the start."""
        from bot.web.room import Room

        return Room(self._line.now)

    async def answer(self, request: Request) -> Reply:
        """The core's answer; what it put out is posted at once."""
        heard: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._core(request, lambda reply: None if heard.done() else heard.set_result(reply))
        reply = await heard
        if self._poster is not None:
            self._poster.wake()
        return reply

    async def serve(self, listening: socket.socket) -> None:
        """Serve HTTP until a signal says stop; clock and poster begin when the port is answered."""
        import uvicorn

        from bot.app import App

        self._storage.serve(asyncio.get_running_loop())
        paths = ("/slack/events", "/slack/install", "/slack/oauth_redirect")
        doors: dict[str, Asgi] = dict.fromkeys(paths, self._slack) if self._slack else {}
        if self._teams and self._teams.door:
            doors["/api/messages"] = self._teams.door
        app = App(self._storage, doors, self._window if self._has_window else None, self._line.now, self._stop)
        if self._slack:
            await self._slack.start()
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                http="httptools",
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=5,
            )
        )
        quiet_signals()
        serving = asyncio.ensure_future(server.serve(sockets=[listening]))
        await asyncio.wait({serving, asyncio.ensure_future(app.alive.wait())}, return_when=asyncio.FIRST_COMPLETED)
        if self._has_window:
            host, port = listening.getsockname()[:2]
            self._line.say(console.listening(f"http://{f'[{host}]' if ':' in host else host}:{port}/"))
        await asyncio.sleep(_BREATH)
        open_everyday()
        settle_in()
        await self._begin()
        await serving

    async def work(self) -> None:
        """Clock and poster, and Slack's websocket where it is asked for, until a signal says stop."""
        stopping = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._storage.serve(loop)
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopping.set)
        settle_in()
        await self._begin()
        waiting: set[asyncio.Future[Literal[True]]] = {asyncio.ensure_future(stopping.wait())}
        if self._role.socket and self._slack:
            waiting.add(asyncio.ensure_future(self._websocket(self._slack)))
        done, others = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._stop()
        for task in done:
            task.result()

    async def _websocket(self, door: "SlackDoor") -> Literal[True]:
        from bot.slack.socket_mode import SocketLost, run_socket

        try:
            await run_socket(door)
        except SocketLost as error:
            raise Failed(console.SLACK_STAYED_AWAY) from error
        return True

    async def _begin(self) -> None:
        platforms: dict[str, Platform] = {}
        if self._teams:
            await self._teams.start()
            if self._role.clock:
                platforms["teams"] = self._teams.poster()
        if self._access and self._role.clock:
            from bot import slack_parts

            platforms["slack"] = slack_parts.poster(self._access)
        if self._has_window:
            platforms["web"] = self.room
        if platforms:
            from bot.poster import Poster

            self._poster = Poster(self._storage, platforms, self._line.now)
            self._tasks.append(asyncio.ensure_future(self._poster.run()))
        if self._role.clock:
            from bot.clock import Clock

            wake = self._poster.wake if self._poster else lambda: None
            self._clock = Clock(self._storage, self._line.now, wake)
            self._tasks.append(asyncio.ensure_future(self._clock.start()))

    async def _stop(self) -> None:
        if self._clock:
            self._clock.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._slack:
            await self._slack.stop()
        elif self._access:
            await self._access.close()
        if self._teams:
            await self._teams.close()

    def _teams_parts(self) -> "TeamsParts":
        from bot.teams_parts import TeamsParts

        return TeamsParts(self._line.settings, self._storage, self.answer if self._role.doors else None, self._line.now)

    def _may_try_out(self) -> bool:
        """Never beside a real Slack or Teams: in the window anybody is any member, and may let time go by."""
        settings = self._line.settings
        if settings.teams_is_real:
            return False
        return not settings.slack or is_loopback(urlsplit(settings.slack_api_base_url).hostname or "")

    def _window(self) -> "Asgi":
        from bot.window import window

        return window(self._storage, self.answer, self.room, self._line.now, read_document)
