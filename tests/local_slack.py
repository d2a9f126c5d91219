"""A Slack of our own on loopback: a real HTTP server with a real websocket, that records what it is asked.

It knows the Web API methods that Horzel uses, response_url, files, Socket Mode, and the faults of a bad day. It judges
nothing: what may be sent is judged by the tests.
"""

import asyncio
import json
import threading
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import WSMsgType, web

Json = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Call:
    """One call of the Web API, or one post to a response_url (method `response_url`)."""

    method: str
    args: Json
    token: str


@dataclass
class LocalSlack:
    """Use `with local_slack() as slack:`; all its methods may be called from the test's thread."""

    calls: list[Call] = field(default_factory=list)
    users: dict[str, Json] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    messages: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: dict[str, Json] = field(default_factory=dict)
    url: str = ""
    _lines: list[web.WebSocketResponse] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    silent: bool = False

    def forget(self) -> None:
        """As if it had just been started."""
        with self._news:
            for each in (self.calls, self.users, self.files, self.faults, self.messages, self.acknowledged):
                each.clear()

    @property
    def api(self) -> str:
        return f"{self.url}/api/"

    @property
    def response_url(self) -> str:
        return f"{self.url}/commands/T012AB3CD/1/x"

    def user(self, user: str, name: str, team: str = "T012AB3CD", **signs: bool) -> None:
        self.users[user] = {
            "id": user,
            "team_id": team,
            "name": name.lower().split()[0],
            "real_name": name,
            "profile": {"real_name": name, "display_name": ""},
            "is_bot": False,
            "deleted": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
            **signs,
        }

    def file(self, name: str, content: bytes) -> str:
        self.files[name] = content
        return f"{self.url}/files/{name}"

    def asked(self, method: str) -> list[Json]:
        return [call.args for call in list(self.calls) if call.method == method]

    def wait_for(self, method: str, count: int = 1, seconds: float = 10) -> list[Json]:
        """What was asked of a method, as soon as it was asked that often."""
        self.wait_until(lambda: len(self.asked(method)) >= count, seconds)
        return self.asked(method)

    def wait_until(self, true: Callable[[], bool], seconds: float = 10) -> None:
        with self._news:
            assert self._news.wait_for(true, seconds), [call.method for call in self.calls]

    def fail(self, method: str, *faults: str) -> None:
        """The next calls of a method fail: `429`, `500 after`, `drop`, `drop after`, or an error code, one each."""
        self.faults[method] += faults

    # Socket Mode

    @property
    def lines(self) -> int:
        """How many websockets are open."""
        return sum(not line.closed for line in self._lines)

    @property
    def lines_so_far(self) -> int:
        """How many websockets were opened since the start."""
        return len(self._lines)

    def send(self, kind: str, payload: Json, envelope: str) -> None:
        """Send an envelope over the newest websocket."""
        content = {"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True}
        self._run(self._lines[-1].send_str(json.dumps(content)))

    def ask_to_reconnect(self) -> None:
        self._run(self._lines[-1].send_str(json.dumps({"type": "disconnect", "reason": "refresh_requested"})))

    def hang_up(self) -> None:
        """Drop every websocket without a word."""
        for line in self._lines:
            if not line.closed:
                self._loop.call_soon_threadsafe(_cut, line)

    def answer_to(self, envelope: str) -> Json:
        self.wait_until(lambda: envelope in self.acknowledged)
        return self.acknowledged[envelope]

    def _run(self, work: Coroutine[None, None, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _note(self, call: Call) -> None:
        with self._news:
            self.calls.append(call)
            self._news.notify_all()

    # the server

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.content_type == "application/json":
            args: Json = await request.json()
        else:
            args = dict(await request.post()) or dict(request.query)
        fault = self.faults[method].pop(0) if self.faults[method] else ""
        if fault != "drop":
            self._note(Call(method, args, request.headers.get("Authorization", "").removeprefix("Bearer ")))
        if fault in {"drop", "drop after"}:
            if fault == "drop after":
                self._answer(method, args)
            _cut_request(request)
            return web.Response()
        if fault == "429":
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "7"})
        answer = self._answer(method, args) if not fault or fault == "500 after" else {"ok": False, "error": fault}
        if fault == "500 after":
            return web.Response(status=500, text="oops")
        return web.json_response(answer)

    def _answer(self, method: str, args: Json) -> Json:
        match method:
            case "users.info":
                known = self.users.get(args["user"])
                return {"ok": True, "user": known} if known else {"ok": False, "error": "user_not_found"}
            case "users.list":
                start = int(args.get("cursor") or 0)
                page = list(self.users.values())[start : start + 2]
                following = str(start + 2) if start + 2 < len(self.users) else ""
                return {"ok": True, "members": page, "response_metadata": {"next_cursor": following}}
            case "conversations.open":
                return {"ok": True, "channel": {"id": f"D{args['users'][1:]}"}}
            case "conversations.history":
                return {"ok": True, "messages": list(reversed(self.messages[args["channel"]])), "has_more": False}
            case "chat.postMessage":
                ts = f"1684310400.{len(self.messages[args['channel']]):06d}"
                self.messages[args["channel"]].append({"ts": ts, **args})
                return {"ok": True, "ts": ts, "channel": args["channel"]}
            case "files.getUploadURLExternal":
                return {"ok": True, "upload_url": f"{self.url}/upload/{args['filename']}", "file_id": "F012AB3CD"}
            case "oauth.v2.access":
                team = {"id": "T0NEW", "name": "Brabant"}
                return {"ok": True, "access_token": "xoxb-new", "team": team, "bot_user_id": "U0BOT"}
            case "apps.connections.open":
                return {"ok": True, "url": f"{self.url.replace('http', 'ws', 1)}/link"}
            case _:
                return {"ok": True}

    async def _respond(self, request: web.Request) -> web.Response:
        args = await request.json()
        fault = self.faults["response_url"].pop(0) if self.faults["response_url"] else ""
        self._note(Call("response_url", args, ""))
        return web.Response(status=int(fault) if fault else 200, text="" if fault else "ok")

    async def _upload(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        fault = self.faults["upload"].pop(0) if self.faults["upload"] else ""
        self.files[name] = await request.read()
        return web.Response(status=int(fault) if fault else 200)

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self._note(Call("file", {"name": name}, request.headers.get("Authorization", "").removeprefix("Bearer ")))
        if "Authorization" not in request.headers:
            return web.Response(status=302, headers={"Location": "/login"})
        return web.Response(body=self.files[name])

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse(autoping=not self.silent)
        await line.prepare(request)
        await line.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        with self._news:
            self._lines.append(line)
            self._news.notify_all()
        async for message in line:
            if message.type == WSMsgType.TEXT:
                heard = json.loads(message.data)
                with self._news:
                    self.acknowledged[heard["envelope_id"]] = heard.get("payload", {})
                    self._news.notify_all()
        return line

    async def _serve(self, started: threading.Event, stop: asyncio.Event) -> None:
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/commands/{team}/{number}/{secret}", self._respond)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_post("/upload/{name}", self._upload)
        app.router.add_get("/link", self._link)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        await stop.wait()
        for line in self._lines:
            await line.close()
        await runner.cleanup()


def _cut_request(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _cut(line: web.WebSocketResponse) -> None:
    transport = line._req.transport if line._req is not None else None
    if isinstance(transport, asyncio.Transport):
        transport.abort()


@contextmanager
def local_slack() -> Iterator[LocalSlack]:
    """A Slack that lives as long as the test."""
    slack = LocalSlack()
    started = threading.Event()
    stop = asyncio.Event()

    def run() -> None:
        asyncio.set_event_loop(slack._loop)
        slack._loop.run_until_complete(slack._serve(started, stop))
        slack._loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert started.wait(10)
    try:
        yield slack
    finally:
        slack._loop.call_soon_threadsafe(stop.set)
        thread.join(10)
