"""`POST /slack/events`: the layer in front of Bolt. Size, signature and form are checked here; no body is logged."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from datetime import datetime
from functools import partial
from typing import Any, Final, TypeAlias

from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.asking import Answer
from bot.payload import Payload, fields, part, text
from bot.slack import draw, forms, limits
from bot.slack.install import Installer, SaveInstallation
from bot.slack.kinds import Kind, kind_of, team_of
from bot.slack.listen import Clock, Listener, OnUninstall
from bot.slack.messages import ReadDocument
from bot.slack.replies import Replies
from bot.slack.turn import Turn, nothing, spoken
from bot.slack.verify import TIMESTAMP, by_name, is_signed
from bot.slack.workspaces import FindToken, SlackSettings, Workspaces
from commands import door
from commands.reply import Reply

Scope: TypeAlias = MutableMapping[str, Any]  # ASGI's own types: a message holds anything
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
SendMessage: TypeAlias = Callable[[Message], Awaitable[None]]

_LOG: Final = logging.getLogger("horzel.slack")


class Refused(Exception):
    """This request goes no further; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class SlackDoor:
    """The ASGI app for Slack, and the same dispatch for Socket Mode. `start` and `stop` once each, in the loop."""

    def __init__(
        self,
        settings: SlackSettings,
        listener: Listener,
        workspaces: Workspaces,
        clock: Clock,
        installer: Installer | None = None,
    ) -> None:
        self.settings = settings
        self.workspaces = workspaces
        self._listener = listener
        self._app = listener.app()
        self._secret = settings.signing_secret.encode()
        self.clock = clock
        self.installer = installer
        self._preloading: asyncio.Task[int] | None = None

    async def start(self) -> "asyncio.Task[int] | None":
        """Learn in the background who is in the workspace; the task, for whoever wants to wait for it."""
        if self.workspaces.only_one:
            self._preloading = asyncio.ensure_future(self._listener.people.preload(""))
        return self._preloading

    async def stop(self) -> None:
        """Close what is open."""
        if self._preloading is not None:
            self._preloading.cancel()
        await self.workspaces.close()

    async def dispatch(self, body: dict[str, object], turn: Turn) -> None:
        """Answer one verified request of Slack. What needs no answer beyond 200 never reaches Bolt."""
        kind = kind_of(body)
        if kind == "other":
            asks = text(body, "type") == "url_verification"
            await turn.answer(spoken({"challenge": text(body, "challenge")}) if asks else nothing())
            return
        leaving = kind == "event" and text(body, "event", "type") in {"app_uninstalled", "tokens_revoked"}
        if not leaving and await self.workspaces.find(team_of(body)) is None:
            _LOG.warning("a request of a workspace without Horzel")
            await turn.answer(_not_installed(kind, body))
            return
        # "socket_mode" is Bolt's word for a body that is parsed already. Bolt itself would fail on one that is of
        # another kind than it expects, so it is not shown to it.
        request = AsyncBoltRequest(body={}, mode="socket_mode", context={"kind": kind, "turn": turn, "said": body})
        await turn.answer(await self._app.async_dispatch(request))

    async def answer_late(self, body: Payload, drawn: dict[str, object]) -> None:
        """Send a drawn answer to a command another way, when the line it was asked on is gone."""
        if "blocks" in drawn and text(body, "response_url"):
            await Replies(self.workspaces).late(body, team_of(body), drawn)

    async def __call__(self, scope: Scope, receive: Receive, send: SendMessage) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        if scope["type"] != "http":
            raise RuntimeError(f"no door for {scope['type']}")
        now = self.clock()
        if scope["method"] == "GET" and self.installer is not None:
            await _send(send, await self._install(self.installer, scope, now))
            return
        try:
            if scope["method"] != "POST":
                raise Refused(405)
            headers = by_name(scope["headers"])
            raw = await _read(headers, receive)
            if not is_signed(self._secret, headers, raw, now.timestamp()):
                _LOG.warning("refused: not signed by Slack, or not now")
                raise Refused(401)
            body = _parsed(raw, headers.get(b"content-type", b""))
        except Refused as refused:
            await _send(send, BoltResponse(status=refused.status, body=""))
            return
        await self.dispatch(body, Turn(headers[TIMESTAMP] + raw, partial(_send, send), now))

    async def _install(self, installer: Installer, scope: Scope, now: datetime) -> BoltResponse:
        path: str = scope["path"]
        if path.endswith("/slack/install"):
            return installer.begin(now, _is_secure(scope))
        if path.endswith("/slack/oauth_redirect"):
            cookies = "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
            return await installer.finish(scope["query_string"].decode("latin-1"), cookies, now)
        return BoltResponse(status=404, body="")

    async def _lifespan(self, receive: Receive, send: SendMessage) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return


def slack_door(
    settings: SlackSettings,
    answer: Answer,
    read_document: ReadDocument,
    on_uninstall: OnUninstall,
    *,
    clock: Clock,
    find_token: FindToken | None = None,
    save_installation: SaveInstallation | None = None,
) -> SlackDoor:
    """The door for `POST /slack/events`.

    `find_token` serves many workspaces; without it there is one, with the token of the settings. With
    `save_installation` it also has `GET /slack/install` and `/slack/oauth_redirect`.
    """
    workspaces = Workspaces(settings, find_token)
    listener = Listener(settings, workspaces, answer, read_document, on_uninstall)
    installer = None
    if save_installation is not None and settings.client_id and settings.client_secret:
        installer = Installer(settings, workspaces, save_installation)
    return SlackDoor(settings, listener, workspaces, clock, installer)


def _is_secure(scope: Scope) -> bool:
    """Whether the browser spoke HTTPS, with us or with the proxy in front of us."""
    forwarded = by_name(scope["headers"]).get(b"x-forwarded-proto", b"")
    return scope.get("scheme") == "https" or forwarded.strip().lower().startswith(b"https")


async def _read(headers: Mapping[bytes, bytes], receive: Receive) -> bytes:
    told = headers.get(b"content-length", b"0")
    if not told.isdigit() or int(told) > limits.BODY_BYTES:
        raise Refused(413)
    message = await receive()
    raw: bytes = message.get("body", b"")
    while message.get("more_body", False):
        message = await receive()
        raw += message.get("body", b"")
        if len(raw) > limits.BODY_BYTES:
            raise Refused(413)
    if message["type"] == "http.disconnect" or len(raw) > limits.BODY_BYTES:
        raise Refused(413 if raw else 400)
    return raw


def _parsed(raw: bytes, content_type: bytes) -> dict[str, object]:
    kind = content_type.partition(b";")[0].strip().lower()
    try:
        words = raw.decode("utf-8")
        if kind == b"application/json":
            body = json.loads(words)
        elif kind == b"application/x-www-form-urlencoded":
            form = fields(words)
            body = json.loads(form["payload"]) if "payload" in form else form
        else:
            raise Refused(400)
    except (ValueError, RecursionError) as error:
        raise Refused(400) from error
    if not isinstance(body, dict):
        raise Refused(400)
    return body


def _not_installed(kind: Kind, body: Payload) -> BoltResponse:
    if kind == "command":
        return spoken(draw.answer(Reply(summary=door.NOT_INSTALLED, only_me=True)))
    if kind == "form":
        return spoken(forms.told(door.NOT_INSTALLED, part(body, "view")))
    return nothing()


async def _send(send: SendMessage, response: BoltResponse) -> None:
    body = response.body.encode("utf-8", "surrogatepass")
    headers = [(b"content-length", str(len(body)).encode())]
    headers += [(name.encode(), value.encode()) for name, values in response.headers.items() for value in values]
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
