"""Calling Teams: one session, our token, only to Teams itself, and every failure judged."""

import json
from typing import Final, Literal
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.payload import Payload
from bot.post_error import PostError
from bot.teams.access import TeamsSettings
from bot.teams.failures import FAILURES, broken_off, refused
from bot.teams.tokens import LOGIN, ServiceTokens
from commands import door

_PATIENCE: Final = aiohttp.ClientTimeout(total=20, sock_connect=5)
_UNAUTHORIZED: Final = 401


class Connector:
    """The REST API behind a serviceUrl (learn.microsoft.com, "Bot Connector API reference"); nothing is tried twice,
    except once with a new token when the old one was refused."""

    def __init__(self, settings: TeamsSettings, login: str = LOGIN) -> None:
        self.settings = settings
        self._session: aiohttp.ClientSession | None = None
        self._tokens = ServiceTokens(settings, lambda: self.session, login)

    @property
    def session(self) -> aiohttp.ClientSession:
        """The one pool of connections; made on first use, inside the running loop."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=_PATIENCE)
        return self._session

    async def call(
        self, method: Literal["GET", "POST", "PUT", "DELETE"], service_url: str, path: str, body: Payload | None = None
    ) -> Payload:
        """What it answers, empty when it says nothing. `path` is written behind `/v3/`. Raises PostError.

        Whatever is not a POST may be done twice, so only a POST can end in an unknown outcome.
        """
        if not self.settings.is_connector(service_url):
            raise PostError(door.ACCESS_GONE, permanent=True)
        address = URL(f"{service_url.rstrip('/')}/v3/{path}", encoded=True)
        token = await self._tokens.get()
        status, answer, headers = await self._sent(method, address, body, token)
        if status == _UNAUTHORIZED and self._tokens.forget(token):
            status, answer, headers = await self._sent(method, address, body, await self._tokens.get())
        if 200 <= status < 300:
            return answer
        raise refused(status, answer, headers, repeatable=method != "POST")

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _sent(
        self, method: str, address: URL, body: Payload | None, token: str
    ) -> tuple[int, Payload, dict[str, str]]:
        bearer = {"Authorization": f"Bearer {token}"}
        try:
            async with self.session.request(
                method, address, json=body, headers=bearer, allow_redirects=False
            ) as response:
                content = await response.read()
                headers = dict(response.headers)
        except FAILURES as error:
            raise broken_off(error, repeatable=method != "POST") from error
        return response.status, _read(content), headers


def conversation_path(conversation: str, *more: str) -> str:
    """The path of a conversation and what is in it; its id holds signs that mean something in an address."""
    return "/".join(["conversations", *(quote(each, safe=":@") for each in (conversation, *more))])


def _read(content: bytes) -> Payload:
    """The JSON object it holds, empty where it holds something else."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
