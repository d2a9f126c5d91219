"""A Teams of our own on loopback: a real HTTP server that records what it is asked.

It publishes keys, gives out tokens, is a connector (conversations, messages, members) and a place for files, with the
faults of a bad day. A test that sent faster than Teams allows fails when its Teams closes.
"""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

from tests.teams_rates import Rates
from tests.teams_tokens import KEYS_PATH, METADATA_PATH, good, key_set, metadata

Json = dict[str, Any]
CODES: Final = {
    "403": (403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."),
    "403 blocked": (403, "MessageWritesBlocked", "Message writes are blocked."),
    "404": (404, "ConversationNotFound", "Conversation not found."),
    "401": (401, "Unauthorized", "Authorization has been denied for this request."),
    "400": (400, "BadSyntax", "Bad format of conversation ID"),
    "412": (412, "PreconditionFailed", "Precondition failed, please retry."),
    "413": (413, "MessageSizeTooBig", "Message size too large."),
    "429": (429, "TooManyRequests", "API calls quota exceeded!"),
    "500": (500, "ServiceError", "Unknown"),
    "502": (502, "BadGateway", "Failed to send"),
    "503": (503, "ServiceUnavailable", "Unknown"),
    "504": (504, "GatewayTimeout", "Unknown"),
}


@dataclass(frozen=True)
class Call:
    """One call: create, post, update, delete, members, team, token, keys, metadata, download or upload."""

    method: str
    conversation: str
    args: Json
    token: str = ""


@dataclass
class LocalTeams:
    """Use `with local_teams() as teams:`; all its methods may be called from the test's thread."""

    url: str = ""
    service_token: str = "teams-token-van-de-test"
    calls: list[Call] = field(default_factory=list)
    messages: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[str, str] = field(default_factory=dict)
    rates: Rates = field(default_factory=Rates)
    seconds_for_keys: float = 0
    _created: dict[str, str] = field(default_factory=dict)
    _number: int = 1684310400000
    _news: threading.Condition = field(default_factory=threading.Condition)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    @property
    def service_url(self) -> str:
        """What activities name as the address to answer to."""
        return f"{self.url}/emea/"

    @property
    def openid_metadata_url(self) -> str:
        return f"{self.url}{METADATA_PATH}"

    @property
    def login_url(self) -> str:
        """What stands for https://login.microsoftonline.com."""
        return self.url

    def headers(self, activity: Json) -> dict[str, str]:
        """What Teams sends along with an activity."""
        return {"Authorization": f"Bearer {good(activity['serviceUrl'])}"}

    def forget(self) -> None:
        """As if it had just been started."""
        with self._news:
            parts = (self.calls, self.messages, self.people, self.files, self.faults, self.gone, self._created)
            for each in parts:
                each.clear()
            self.rates.forget()

    def fail(self, method: str, *faults: str) -> None:
        """The next calls of a method fail, one each: a key of CODES (`429 3` names the seconds, `429 bare` none),
        `500 after` and `drop after` when all was done, `drop` before it, `slow 2` answers well after 2 s."""
        self.faults[method] += faults

    def remove(self, conversation: str, fault: str = "403") -> None:
        """From now on this conversation refuses us with this fault; with an empty one it takes us back."""
        self.gone[conversation] = fault

    def asked(self, method: str, conversation: str = "") -> list[Json]:
        return [
            call.args for call in list(self.calls) if call.method == method and conversation in {"", call.conversation}
        ]

    def wait_for(self, method: str, count: int = 1, seconds: float = 10) -> list[Json]:
        """What was asked of a method, as soon as it was asked that often."""
        self.wait_until(lambda: len(self.asked(method)) >= count, seconds)
        return self.asked(method)

    def wait_until(self, true: Callable[[], bool], seconds: float = 10) -> None:
        with self._news:
            assert self._news.wait_for(true, seconds), [(call.method, call.conversation) for call in self.calls]

    def shown(self, conversation: str) -> list[Json]:
        """The messages that stand in a conversation now."""
        return list(self.messages[conversation])

    def chat_with(self, person: str) -> str:
        """The conversation that was made with somebody (id of Entra or Teams), empty when there is none."""
        return self._created.get(person, "")

    # the server

    async def _keys(self, _: web.Request) -> web.Response:
        await asyncio.sleep(self.seconds_for_keys)
        self._note(Call("keys", "", {}))
        return web.json_response(key_set())

    async def _metadata(self, _: web.Request) -> web.Response:
        self._note(Call("metadata", "", {}))
        return web.json_response(metadata(self.url))

    async def _token(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}

        def answer() -> web.Response:
            return web.json_response({"token_type": "Bearer", "expires_in": 3599, "access_token": self.service_token})

        return await self._do(request, "token", "", form | {"tenant": request.match_info["tenant"]}, answer)

    async def _create(self, request: web.Request) -> web.StreamResponse:
        args: Json = await request.json()
        member = str(args["members"][0]["id"])

        def answer() -> web.Response:
            chat = self._created.setdefault(member, f"a:1chat-{len(self._created)}-met-{member[-6:]}")
            return web.json_response({"id": chat}, status=201)

        return await self._do(request, "create", "create", args, answer)

    async def _post(self, request: web.Request) -> web.StreamResponse:
        conversation = request.match_info["conversation"]
        args: Json = await request.json()

        def answer() -> web.Response:
            self._number += 1
            self.messages[conversation].append({**args, "id": str(self._number)})
            return web.json_response({"id": str(self._number)}, status=201)

        return await self._do(request, "post", conversation, args, answer)

    async def _update(self, request: web.Request) -> web.StreamResponse:
        conversation, activity = request.match_info["conversation"], request.match_info["activity"]
        args: Json = await request.json()

        def answer() -> web.Response:
            for place, message in enumerate(self.messages[conversation]):
                if message["id"] == activity:
                    self.messages[conversation][place] = {**args, "id": activity}
                    return web.json_response({"id": activity})
            return _refusal(404, "ActivityNotFoundInConversation", "Activity not found.")

        return await self._do(request, "update", conversation, args | {"id": activity}, answer)

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        conversation, activity = request.match_info["conversation"], request.match_info["activity"]

        def answer() -> web.Response:
            self.messages[conversation] = [each for each in self.messages[conversation] if each["id"] != activity]
            return web.Response()

        return await self._do(request, "delete", conversation, {"id": activity}, answer)

    async def _members(self, request: web.Request) -> web.StreamResponse:
        """All, one, or a page (two to a page, so that everybody meets a second one)."""
        conversation, one = request.match_info["conversation"], request.match_info.get("member", "")

        def answer() -> web.Response:
            people = self.people[conversation]
            if one:
                found = [each for each in people if one in {each["id"], each.get("aadObjectId")}]
                return web.json_response(found[0]) if found else _refusal(404, "MemberNotFoundInConversation", "No.")
            if request.path.endswith("/members"):
                return web.json_response(people)
            start = int(request.query.get("continuationToken") or 0)
            page: Json = {"members": people[start : start + 2]}
            if start + 2 < len(people):
                page["continuationToken"] = str(start + 2)
            return web.json_response(page)

        return await self._do(request, "members", conversation, {"member": one}, answer)

    async def _team(self, request: web.Request) -> web.StreamResponse:
        team = request.match_info["team"]
        content = {"id": team, "name": "Taskforce internationale werknemers", "conversations": [{"id": team}]}
        return await self._do(request, "team", "", {"team": team}, lambda: web.json_response(content))

    async def _download(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        return await self._do(request, "download", "", {"name": name}, lambda: web.Response(body=self.files[name]))

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        name, content = request.match_info["name"], await request.read()
        wanted = f"bytes 0-{len(content) - 1}/{len(content)}"

        def answer() -> web.Response:
            if request.headers.get("Content-Range") != wanted:
                return _refusal(400, "invalidRange", f"Content-Range must be {wanted}")
            self.files[name] = content
            return web.json_response({"id": "01", "name": name}, status=201)

        return await self._do(request, "upload", "", {"name": name, "length": len(content)}, answer)

    async def _do(
        self, request: web.Request, method: str, conversation: str, args: Json, answer: Callable[[], web.Response]
    ) -> web.StreamResponse:
        """Record the call and answer it, or fail as was asked for."""
        kind, _, more = (self.faults[method].pop(0) if self.faults[method] else "").partition(" ")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if conversation:
            self.rates.note(conversation, self._loop.time())
        if (kind, more) != ("drop", ""):
            self._note(Call(method, conversation, args, token))
        if not kind and self.gone.get(conversation):
            kind, _, more = self.gone[conversation].partition(" ")
        if conversation and token != self.service_token:
            kind, more = "401", ""
        if kind == "slow":
            await asyncio.sleep(float(more))
        if not kind or kind == "slow" or more == "after":
            done = answer()
            if more != "after":
                return done
        if kind == "drop":
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        status, code, words = CODES.get(f"{kind} {more}", CODES[kind])
        refusal = _refusal(status, code, words)
        if status == 429 and more != "bare":
            refusal.headers["Retry-After"] = more or "7"
        return refusal

    def _note(self, call: Call) -> None:
        with self._news:
            self.calls.append(call)
            self._news.notify_all()

    async def _serve(self, started: threading.Event, stop: asyncio.Event) -> None:
        app = web.Application(client_max_size=20_000_000)
        add, conversations = app.router.add_route, "/{region}/v3/conversations"
        activities = conversations + "/{conversation}/activities"
        add("GET", METADATA_PATH, self._metadata)
        add("GET", KEYS_PATH, self._keys)
        add("POST", "/{tenant}/oauth2/v2.0/token", self._token)
        add("POST", conversations, self._create)
        add("POST", activities, self._post)
        add("POST", activities + "/{activity}", self._post)
        add("PUT", activities + "/{activity}", self._update)
        add("DELETE", activities + "/{activity}", self._delete)
        for page in ("members", "pagedmembers", "members/{member}"):
            add("GET", conversations + "/{conversation}/" + page, self._members)
        add("GET", "/{region}/v3/teams/{team}", self._team)
        add("GET", "/{region}/v3/teams/{team}/conversations", self._team)
        add("GET", "/files/{name}", self._download)
        add("PUT", "/upload/{name}", self._upload)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        await stop.wait()
        await runner.cleanup()


def _refusal(status: int, code: str, words: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": words}}, status=status)


@contextmanager
def local_teams(speed: float = 1) -> Iterator[LocalTeams]:
    """A Teams that lives as long as the test, and fails it when something was sent faster than Teams allows.

    `speed` is how much faster than in earnest time goes for that.
    """
    teams = LocalTeams(rates=Rates(speed))
    started = threading.Event()
    stop = asyncio.Event()

    def run() -> None:
        asyncio.set_event_loop(teams._loop)
        teams._loop.run_until_complete(teams._serve(started, stop))
        teams._loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert started.wait(10)
    try:
        yield teams
    finally:
        teams._loop.call_soon_threadsafe(stop.set)
        thread.join(10)
    assert teams.rates.broken() == []
