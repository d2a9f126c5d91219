"""`POST /api/messages`: the layer in front of the SDK. Size, form, token, place and tenant are checked here.

No body and no token is logged.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias

from bot.payload import text
from bot.teams import limits
from bot.teams.access import TeamsSettings
from bot.teams.gate import Gate, KeysMissing
from bot.teams.hear import tenants_in

if TYPE_CHECKING:
    from microsoft_teams.apps import App

Scope: TypeAlias = MutableMapping[str, Any]  # ASGI's own types: a message holds anything
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

_LOG: Final = logging.getLogger("horzel.teams")


@dataclass(frozen=True, slots=True)
class Answered:
    """The HTTP answer: a status and, for an invoke, what it says."""

    status: int = 200
    body: dict[str, Any] | None = None


class Refused(Exception):
    """This request goes no further; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class TeamsDoor:
    """The ASGI app for Teams; `heard` gets what is genuine. `start` and `stop` once each, in the loop."""

    def __init__(
        self,
        settings: TeamsSettings,
        heard: Callable[[dict[str, object]], Awaitable[Answered]],
        closed: Callable[[], Awaitable[None]],
    ) -> None:
        self._settings = settings
        self._heard = heard
        self._closed = closed
        self._gate = Gate(settings)

    async def start(self) -> "asyncio.Task[App]":
        """Begin to load the SDK and the keys, in the background; the task, for whoever wants to wait for it."""
        return self._gate.start()

    async def stop(self) -> None:
        """Close what is open."""
        await self._gate.stop()
        await self._closed()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise RuntimeError(f"no door for {scope['type']}")
        try:
            if scope["method"] != "POST":
                raise Refused(405)
            activity = _parsed(await _read(scope["headers"], receive))
            await self._admit(scope["headers"], activity)
            answered = await self._heard(activity)
        except Refused as refused:
            answered = Answered(refused.status)
        await _send(send, answered)

    async def _admit(self, headers: list[tuple[bytes, bytes]], activity: dict[str, object]) -> None:
        given = [value for name, value in headers if name == b"authorization"]
        authorization = given[0].decode("latin-1") if len(given) == 1 else ""
        try:
            genuine = await self._gate.is_genuine(authorization, activity)
        except KeysMissing as error:
            raise Refused(503) from error
        if not genuine:
            _LOG.warning("refused: not signed by Teams for us, or not now")
            raise Refused(401)
        if not self._settings.is_connector(text(activity, "serviceUrl")):
            _LOG.warning("refused: an answer would not go to Teams")
            raise Refused(403)
        tenants = tenants_in(activity)
        if not tenants or not tenants.issubset(self._settings.tenants):
            _LOG.warning("refused: a tenant that is not on the list")
            raise Refused(403)


async def _read(headers: list[tuple[bytes, bytes]], receive: Receive) -> bytes:
    for name, value in headers:
        if name == b"content-length" and (not value.isdigit() or int(value) > limits.BODY_BYTES):
            raise Refused(413)
    raw = bytearray()
    more = True
    while more:
        message = await receive()
        raw += message.get("body", b"")
        more = message.get("more_body", False)
        if len(raw) > limits.BODY_BYTES:
            raise Refused(413)
        if message["type"] == "http.disconnect":
            raise Refused(400)
    return bytes(raw)


def _parsed(raw: bytes) -> dict[str, object]:
    """An activity: a JSON object that says what it is, where it was said and where it is answered."""
    try:
        body = json.loads(raw.decode("utf-8"), parse_constant=_not_json)
    except (ValueError, RecursionError) as error:
        raise Refused(400) from error
    needed = ("type", "id", "serviceUrl")
    if not isinstance(body, dict) or not all(text(body, name) for name in needed):
        raise Refused(400)
    if not text(body, "conversation", "id"):
        raise Refused(400)
    return body


def _not_json(word: str) -> NoReturn:
    raise ValueError(word)


async def _send(send: Send, answered: Answered) -> None:
    body = b"" if answered.body is None else json.dumps(answered.body).encode()
    headers = [(b"content-length", str(len(body)).encode())]
    if body:
        headers.append((b"content-type", b"application/json; charset=utf-8"))
    await send({"type": "http.response.start", "status": answered.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
