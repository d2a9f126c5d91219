"""The HTTP side of the local Teams: keys, tokens, the connector, files, and failing when a test wants it to."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from tests.teams_tokens import KEYS_PATH, METADATA_PATH, key_set, metadata

if TYPE_CHECKING:
    from tests.local_teams import LocalTeams

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


class Server:
    """Answers for a `LocalTeams`, in a loop of its own, and records there what was asked."""

    def __init__(self, teams: "LocalTeams") -> None:
        self._teams = teams
        self._number = 1684310400000

    async def _keys(self, _: web.Request) -> web.Response:
        await asyncio.sleep(self._teams.seconds_for_keys)
        self._teams.note(Call("keys", "", {}))
        return web.json_response(key_set())

    async def _metadata(self, _: web.Request) -> web.Response:
        self._teams.note(Call("metadata", "", {}))
        return web.json_response(metadata(self._teams.url))

    async def _token(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}

        def answer() -> web.Response:
            return web.json_response(
                {"token_type": "Bearer", "expires_in": 3599, "access_token": self._teams.service_token}
            )

        return await self._do(request, "token", "", form | {"tenant": request.match_info["tenant"]}, answer)

    async def _create(self, request: web.Request) -> web.StreamResponse:
        args: Json = await request.json()
        member = str(args["members"][0]["id"])

        def answer() -> web.Response:
            chat = self._teams.created.setdefault(member, f"a:1chat-{len(self._teams.created)}-met-{member[-6:]}")
            return web.json_response({"id": chat}, status=201)

        return await self._do(request, "create", "create", args, answer)

    async def _post(self, request: web.Request) -> web.StreamResponse:
        conversation = request.match_info["conversation"]
        args: Json = await request.json()

        def answer() -> web.Response:
            self._number += 1
            self._teams.messages[conversation].append({**args, "id": str(self._number)})
            return web.json_response({"id": str(self._number)}, status=201)

        return await self._do(request, "post", conversation, args, answer)

    async def _update(self, request: web.Request) -> web.StreamResponse:
        conversation, activity = request.match_info["conversation"], request.match_info["activity"]
        args: Json = await request.json()

        def answer() -> web.Response:
            for place, message in enumerate(self._teams.messages[conversation]):
                if message["id"] == activity:
                    self._teams.messages[conversation][place] = {**args, "id": activity}
                    return web.json_response({"id": activity})
            return _refusal(404, "ActivityNotFoundInConversation", "Activity not found.")

        return await self._do(request, "update", conversation, args | {"id": activity}, answer)

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        conversation, activity = request.match_info["conversation"], request.match_info["activity"]

        def answer() -> web.Response:
            self._teams.messages[conversation] = [
                each for each in self._teams.messages[conversation] if each["id"] != activity
            ]
            return web.Response()

        return await self._do(request, "delete", conversation, {"id": activity}, answer)

    async def _members(self, request: web.Request) -> web.StreamResponse:
        """All, one, or a page (two to a page, so that everybody meets a second one)."""
        conversation, one = request.match_info["conversation"], request.match_info.get("member", "")

        def answer() -> web.Response:
            people = self._teams.people[conversation]
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
        return await self._do(
            request, "download", "", {"name": name}, lambda: web.Response(body=self._teams.files[name])
        )

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        name, content = request.match_info["name"], await request.read()
        wanted = f"bytes 0-{len(content) - 1}/{len(content)}"

        def answer() -> web.Response:
            if request.headers.get("Content-Range") != wanted:
                return _refusal(400, "invalidRange", f"Content-Range must be {wanted}")
            self._teams.files[name] = content
            return web.json_response({"id": "01", "name": name}, status=201)

        return await self._do(request, "upload", "", {"name": name, "length": len(content)}, answer)

    async def _do(
        self, request: web.Request, method: str, conversation: str, args: Json, answer: Callable[[], web.Response]
    ) -> web.StreamResponse:
        """Record the call and answer it, or fail as was asked for."""
        kind, _, more = (self._teams.faults[method].pop(0) if self._teams.faults[method] else "").partition(" ")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if conversation:
            self._teams.rates.note(conversation, asyncio.get_running_loop().time())
        if (kind, more) != ("drop", ""):
            self._teams.note(Call(method, conversation, args, token))
        if not kind and self._teams.gone.get(conversation):
            kind, _, more = self._teams.gone[conversation].partition(" ")
        if conversation and token != self._teams.service_token:
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

    async def serve(self, started: threading.Event, stop: asyncio.Event) -> None:
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
        self._teams.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        await stop.wait()
        await runner.cleanup()


def _refusal(status: int, code: str, words: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": words}}, status=status)
