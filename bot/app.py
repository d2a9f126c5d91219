"""One ASGI app: Slack's door straight on its path, then health, metrics and the try-out window.

Nothing but the table of paths stands between Slack and its door. The rest is built at its first request, so that it
costs no time before the first command is answered.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from storage import schema
from storage.pulses import CLOCK, last_beat, outgoing_states
from storage.store import Storage

if TYPE_CHECKING:
    from starlette.requests import Request as HttpRequest
    from starlette.responses import Response

Scope: TypeAlias = MutableMapping[str, Any]  # ASGI's own types: a message holds anything
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Asgi: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

_PATIENCE: Final = timedelta(minutes=5)
"""A clock that is silent for longer is broken; so long may a fresh start take as well."""
_OUT_OF_REACH: Final[dict[str, object]] = {"database": False, "migrations": False, "clock": False, "last_tick": None}


class App:
    """`doors`: path -> door. `window` builds the try-out window, None where it must not be. `stop` closes the house."""

    def __init__(
        self,
        storage: Storage,
        doors: dict[str, Asgi],
        window: Callable[[], Asgi] | None,
        clock: Callable[[], datetime],
        stop: Callable[[], Awaitable[None]],
    ) -> None:
        self._storage = storage
        self._doors = doors
        self._window = window
        self._clock = clock
        self._stop = stop
        self._rest: Asgi | None = None
        self._started = clock()
        self._requests: Counter[str] = Counter()
        self.alive = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            door = self._doors.get(path)
            if door is not None:
                self._requests[path] += 1
                await door(scope, receive, send)
                return
            if self._rest is None:
                self._rest = self._build()
            self._requests["other"] += 1
            await self._rest(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            raise RuntimeError(f"no door for {scope['type']}")

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
                self.alive.set()
            else:
                await self._stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _build(self) -> Asgi:
        from starlette.applications import Starlette
        from starlette.routing import Mount, Route

        routes: list[Route | Mount] = [
            Route("/healthz", self._alive, methods=["GET"]),
            Route("/readyz", self._ready, methods=["GET"]),
            Route("/metrics", self._metrics, methods=["GET"]),
            Route("/agenda/{token}.ics", self._calendar, methods=["GET"]),
        ]
        if self._window is not None:
            routes.append(Mount("/", self._window()))
        return Starlette(routes=routes)

    async def _alive(self, _: "HttpRequest") -> "Response":
        from starlette.responses import PlainTextResponse

        return PlainTextResponse("ok\n")

    async def _ready(self, _: "HttpRequest") -> "Response":
        """200 when all is well, else 503; either way which part is."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import JSONResponse

        state = await run_in_threadpool(self._state) if self._storage.is_there() else _OUT_OF_REACH
        good = all(state[part] is True for part in ("database", "migrations", "clock"))
        return JSONResponse(state, 200 if good else 503)

    def _state(self) -> dict[str, object]:
        now = self._clock()
        try:
            migrated = schema.version(self._storage.database) == schema.newest()
            ticked = self._storage.read(lambda store: last_beat(store.connection, CLOCK)) if migrated else None
        except Exception:  # whatever a broken database says, the answer is that it is broken
            return _OUT_OF_REACH
        alive = max(filter(None, (ticked, self._started))) > now - _PATIENCE
        return {
            "database": True,
            "migrations": migrated,
            "clock": alive,
            "last_tick": ticked.isoformat() if ticked else None,
        }

    async def _calendar(self, request: "HttpRequest") -> "Response":
        """The calendar behind a personal address; 404 for any other."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import Response

        from bot.files.write import MEDIA, written
        from commands.round.calendar import feed

        token, now = str(request.path_params["token"]), self._clock()
        report = await run_in_threadpool(self._storage.read, lambda store: feed(store, token, now))
        if report is None:
            return Response(status_code=404)
        content = await run_in_threadpool(written, "agenda.ics", report)
        return Response(content, media_type=MEDIA["ics"], headers={"Cache-Control": "private, no-store"})

    async def _metrics(self, _: "HttpRequest") -> "Response":
        """https://prometheus.io/docs/instrumenting/exposition_formats."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import PlainTextResponse

        return PlainTextResponse(await run_in_threadpool(self._figures), media_type="text/plain; version=0.0.4")

    def _figures(self) -> str:
        states = self._storage.read(lambda store: outgoing_states(store.connection))
        ticked = self._storage.read(lambda store: last_beat(store.connection, CLOCK))
        lines = ["# HELP horzel_requests_total HTTP requests, by path.", "# TYPE horzel_requests_total counter"]
        lines += [f'horzel_requests_total{{path="{path}"}} {self._requests[path]}' for path in (*self._doors, "other")]
        lines += ["# HELP horzel_outgoing_messages Messages by state.", "# TYPE horzel_outgoing_messages gauge"]
        for state in ("waiting", "claimed", "unknown", "posted", "failed", "dropped"):
            lines.append(f'horzel_outgoing_messages{{state="{state}"}} {states.get(state, 0)}')
        if ticked:
            lines += ["# HELP horzel_last_tick_timestamp_seconds When the clock last ticked."]
            lines += ["# TYPE horzel_last_tick_timestamp_seconds gauge"]
            lines.append(f"horzel_last_tick_timestamp_seconds {ticked.timestamp():.3f}")
        return "\n".join(lines) + "\n"
