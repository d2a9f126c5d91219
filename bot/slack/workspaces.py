"""Access to the workspaces: the tokens, and the client that calls Slack."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.post_error import PostError
from commands import door

FindToken: TypeAlias = Callable[[str], Awaitable[str | None]]
"""The bot token of a workspace, None where Horzel is not installed."""

_SECONDS: Final = 10.0
_LOG: Final = logging.getLogger("horzel.slack")


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """What must be known to serve Slack. The names in the environment stand in docs/beheer.md."""

    bot_token: str = ""
    signing_secret: str = ""
    app_token: str = ""
    api_base_url: str = "https://slack.com/api/"
    client_id: str = ""
    client_secret: str = ""
    authorize_url: str = "https://slack.com/oauth/v2/authorize"


class Workspaces:
    """The workspaces we serve: one, by the token in the settings, or many, by a look-up that is handed in.

    What was found is kept until `forget`; then the next request asks anew, so that an uninstalled workspace is refused
    and one that installs Horzel again is served.
    """

    def __init__(self, settings: SlackSettings, find_token: FindToken | None = None) -> None:
        self._settings = settings
        self._find_token = find_token
        self._clients: dict[str, AsyncWebClient] = {}
        self._doubted: set[str] = set()
        self._session: aiohttp.ClientSession | None = None

    @property
    def only_one(self) -> bool:
        """Whether there is one workspace, known by the token in the settings."""
        return self._find_token is None and self._settings.bot_token != ""

    @property
    def session(self) -> aiohttp.ClientSession:
        """The one pool of connections; made on first use, inside the running loop."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS))
            self._clients.clear()
        return self._session

    async def find(self, team: str) -> AsyncWebClient | None:
        """The client for a workspace, None where Horzel is not installed; only after `forget` Slack is asked."""
        session = self.session
        client = self._clients.get(team)
        if client is not None:
            return client
        token = await self._token(team)
        if not token:
            return None
        client = AsyncWebClient(
            token=token,
            base_url=self._settings.api_base_url,
            session=session,
            retry_handlers=[],  # the SDK's own posts a second time when the line drops after Slack accepted
        )
        if team in self._doubted and not await self._works(client):
            return None
        self._doubted.discard(team)
        self._clients[team] = client
        return client

    async def client(self, team: str) -> AsyncWebClient:
        """The client for a workspace. Raises PostError (permanent) where Horzel is not installed."""
        client = await self.find(team)
        if client is None:
            raise PostError(door.ACCESS_GONE, permanent=True)
        return client

    def forget(self, team: str) -> None:
        """Horzel was taken out of this workspace: keep nothing, believe nothing."""
        self._clients.pop(team, None)
        self._doubted.add(team)

    def welcome(self, team: str) -> None:
        """Horzel was added to this workspace, with a new token."""
        self._clients.pop(team, None)
        self._doubted.discard(team)

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _token(self, team: str) -> str | None:
        return self._settings.bot_token if self._find_token is None else await self._find_token(team)

    async def _works(self, client: AsyncWebClient) -> bool:
        try:
            await client.auth_test()
        except (TimeoutError, SlackApiError, aiohttp.ClientError) as error:
            _LOG.warning("token refused: %s", type(error).__name__)
            return False
        return True
