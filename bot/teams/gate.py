"""Is this really Teams? The SDK checks the token of every request, in a thread of its own.

It fetches Microsoft's keys while it waits, now and then for seconds: in the house's own loop everybody would stand
still. What the SDK lets pass and Teams never sends is refused here: a token without an end, or by another issuer.
"""

import asyncio
import json
import logging
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Final, TypeVar

from bot.payload import Payload, part, text
from bot.teams import limits
from bot.teams.access import TeamsSettings, connected

if TYPE_CHECKING:
    from microsoft_teams.apps import App

_LOG: Final = logging.getLogger("horzel.teams")
_ISSUER: Final = "https://api.botframework.com"
_PATIENCE: Final = limits.ANSWER_SECONDS - 1.0
_Found = TypeVar("_Found")


class KeysMissing(Exception):
    """Nobody could say whether it is Teams: the keys do not come."""


class Gate:
    """Loads the SDK and the keys at `start`; until it is there, whoever knocks waits."""

    def __init__(self, settings: TeamsSettings) -> None:
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="teams-gate", daemon=True)
        self._ready: asyncio.Task[App] | None = None

    def start(self) -> "asyncio.Task[App]":
        """Load in the background; the task, for whoever wants to wait for it."""
        if self._ready is None:
            if not self._thread.is_alive():
                self._thread.start()
            self._ready = asyncio.ensure_future(self._there(self._load()))
        return self._ready

    async def is_genuine(self, authorization: str, activity: dict[str, object]) -> bool:
        """Did Teams send this to us? Raises KeysMissing when nobody could say within some seconds."""
        if not _could_be(authorization):
            return False
        try:
            async with asyncio.timeout(_PATIENCE):
                app = await asyncio.shield(self.start())
                return await self._there(_checked(app, authorization, activity))
        except TimeoutError as error:
            _LOG.error("the keys of Teams do not come")
            raise KeysMissing from error
        except Exception as error:
            _LOG.exception("Microsoft's SDK does not start; it is tried again with the next request")
            self._ready = None
            raise KeysMissing from error

    async def stop(self) -> None:
        """End the thread."""
        if self._ready is not None:
            self._ready.cancel()
        if not self._thread.is_alive():
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join, _PATIENCE)
        if not self._thread.is_alive():
            self._loop.close()

    async def _there(self, work: Coroutine[Any, Any, _Found]) -> _Found:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def _load(self) -> "App":
        """The app, with the keys fetched: the first question is one that nobody asked."""
        from microsoft_teams.api import InvokeResponse

        async def let_in(_: object) -> InvokeResponse[Any]:
            return InvokeResponse(status=200)

        app = connected(self._settings)
        await app.initialize()
        app.server.on_request = let_in
        await _checked(app, f"Bearer {_nobodys()}", {"type": "", "id": "", "serviceUrl": _ISSUER})
        return app


async def _checked(app: "App", authorization: str, activity: dict[str, object]) -> bool:
    answer = await app.server.handle_request({"body": activity, "headers": {"authorization": authorization}})
    return answer["status"] == 200


def _could_be(authorization: str) -> bool:
    """What costs nothing to see: a signed token of the issuer, with a key and an end."""
    scheme, _, token = authorization.partition(" ")
    pieces = token.split(".")
    if scheme != "Bearer" or len(pieces) != 3 or not all(pieces):
        return False
    head, claims = _read(pieces[0]), _read(pieces[1])
    ends = claims.get("exp")
    timely = isinstance(ends, int | float) and not isinstance(ends, bool)
    return text(head, "alg") == "RS256" and bool(text(head, "kid")) and text(claims, "iss") == _ISSUER and timely


def _read(piece: str) -> Payload:
    try:
        return part(json.loads(urlsafe_b64decode(piece + "=" * (-len(piece) % 4))))
    except (ValueError, RecursionError):
        return {}


def _nobodys() -> str:
    """A token by nobody, whose key has to be looked for."""
    parts: tuple[dict[str, object], ...] = ({"alg": "RS256", "typ": "JWT", "kid": "none"}, {"iss": _ISSUER})
    coded = [urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in parts]
    return f"{'.'.join(coded)}.bm9uZQ"
