"""The token that says who we are when we call Teams: asked from Entra, kept until shortly before it ends, never logged.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication. One POST of our own:
the SDK's way would load 80 MB into a process that only posts, and cannot be tried over loopback.
"""

import asyncio
from collections.abc import Callable
from typing import Final

import aiohttp

from bot.payload import number, text
from bot.post_error import PostError, seconds_to_wait
from bot.teams.access import TeamsSettings
from bot.teams.failures import FAILURES
from commands import door

LOGIN: Final = "https://login.microsoftonline.com"
_SCOPE: Final = "https://api.botframework.com/.default"
_EARLY: Final = 300.0
_REFUSED: Final = 300.0
"""Seconds until we ask again with a secret that was refused; the messages wait for somebody to mend it."""


class ServiceTokens:
    """Hands out the token. In a test the settings hold a fixed one."""

    def __init__(
        self, settings: TeamsSettings, session: Callable[[], aiohttp.ClientSession], login: str = LOGIN
    ) -> None:
        self._settings = settings
        self._session = session
        self._address = f"{login}/{settings.tenants[0]}/oauth2/v2.0/token"
        self._token = settings.service_token
        self._until = float("inf") if settings.service_token else 0.0
        self._asking = asyncio.Lock()

    async def get(self) -> str:
        """The token, a new one where the kept one ends soon. Raises PostError, never a permanent one."""
        loop = asyncio.get_running_loop()
        async with self._asking:
            if loop.time() < self._until - _EARLY:
                return self._token
            try:
                self._token, lives = await self._asked()
                self._until = loop.time() + lives
            except PostError:
                if loop.time() >= self._until:
                    raise
            return self._token

    def forget(self, token: str) -> bool:
        """Teams refused this token: ask for another one next time. False when there is no other."""
        if self._settings.service_token:
            return False
        if token == self._token:
            self._until = 0.0
        return True

    async def _asked(self) -> tuple[str, float]:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.client_id,
            "client_secret": self._settings.client_secret,
            "scope": _SCOPE,
        }
        try:
            async with self._session().post(self._address, data=form) as response:
                body = await response.json(content_type=None) if response.status == 200 else {}
                wait = seconds_to_wait(response.headers.get("Retry-After", ""))
        except (*FAILURES, ValueError) as error:
            raise PostError(door.UNREACHABLE) from error
        token = text(body, "access_token")
        if token:
            return token, float(number(body, "expires_in"))
        if response.status == 429:
            raise PostError(door.TOO_FAST, retry_after=wait)
        if response.status >= 500:
            raise PostError(door.UNREACHABLE)
        raise PostError(door.ACCESS_GONE, retry_after=_REFUSED)
