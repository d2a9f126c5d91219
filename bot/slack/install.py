"""Adding Horzel to a workspace: `GET /slack/install` and `/slack/oauth_redirect`.

https://docs.slack.dev/authentication/installing-with-oauth. The state is signed and short-lived, and holds only in the
browser that began: somebody else's link can't make a workspace of theirs look like one of ours.
"""

import hmac
import html
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from typing import Final, TypeAlias
from urllib.parse import parse_qs, urlencode

from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.payload import Payload, text
from bot.slack.failures import FAILURES
from bot.slack.manifest import SCOPES
from bot.slack.workspaces import SlackSettings, Workspaces
from commands import door

_SECONDS: Final = 600
_COOKIE: Final = "horzel_install"
_LOG: Final = logging.getLogger("horzel.slack")


@dataclass(frozen=True, slots=True)
class Installation:
    """A workspace that added Horzel. `token` is secret."""

    team: str
    team_name: str
    token: str
    bot_user: str


SaveInstallation: TypeAlias = Callable[[Installation], Awaitable[None]]


class Installer:
    """The two pages. `save` keeps what Slack gives us."""

    def __init__(self, settings: SlackSettings, workspaces: Workspaces, save: SaveInstallation) -> None:
        self._settings = settings
        self._workspaces = workspaces
        self._save = save

    def begin(self, now: datetime, secure: bool) -> BoltResponse:
        """Send the browser to Slack; `secure`: it came to us over HTTPS, so its cookie is for that alone."""
        nonce = secrets.token_urlsafe(24)
        query = {
            "client_id": self._settings.client_id,
            "scope": ",".join(SCOPES),
            "state": self._state(nonce, int(now.timestamp())),
        }
        cookie = f"{_COOKIE}={nonce}; Path=/slack; Max-Age={_SECONDS}; HttpOnly; SameSite=Lax"
        if secure:
            cookie += "; Secure"
        location = f"{self._settings.authorize_url}?{urlencode(query)}"
        return BoltResponse(status=302, body="", headers={"location": [location], "set-cookie": [cookie]})

    async def finish(self, query: str, cookies: str, now: datetime) -> BoltResponse:
        """The browser is back from Slack: trade the code for a token and keep it."""
        given = {name: values[0] for name, values in parse_qs(query).items()}
        if not self._is_ours(given.get("state", ""), cookies, now):
            _LOG.warning("an installation was not begun here, or too long ago")
            return _page(400, door.NOT_ADDED)
        if "error" in given or "code" not in given:
            return _page(400, door.REFUSED_BY_USER)
        client = AsyncWebClient(
            base_url=self._settings.api_base_url, session=self._workspaces.session, retry_handlers=[]
        )
        try:
            # not client.oauth_v2_access: that one leans on what aiohttp is about to drop
            answer = await client.api_call(
                "oauth.v2.access",
                data={
                    "client_id": self._settings.client_id,
                    "client_secret": self._settings.client_secret,
                    "code": given["code"],
                },
            )
        except FAILURES as error:
            _LOG.warning("oauth.v2.access failed: %s", type(error).__name__)
            return _page(400, door.NOT_ADDED)
        content: Payload = answer.data if isinstance(answer.data, dict) else {}
        installation = Installation(
            text(content, "team", "id"),
            text(content, "team", "name"),
            text(content, "access_token"),
            text(content, "bot_user_id"),
        )
        if not installation.team or not installation.token:
            return _page(400, door.NOT_ADDED)
        await self._save(installation)
        self._workspaces.welcome(installation.team)
        return _page(200, door.INSTALLED)

    def _state(self, nonce: str, stamp: int) -> str:
        told = f"{stamp}.{nonce}"
        return f"{told}.{hmac.digest(self._settings.client_secret.encode(), told.encode(), 'sha256').hex()}"

    def _is_ours(self, state: str, cookies: str, now: datetime) -> bool:
        stamp, _, _ = state.partition(".")
        try:
            nonce = SimpleCookie(cookies)[_COOKIE].value
        except (CookieError, KeyError):
            return False
        if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12:
            return False
        age = now.timestamp() - int(stamp)
        expected = self._state(nonce, int(stamp))
        return 0 <= age <= _SECONDS and hmac.compare_digest(expected.encode(), state.encode())


def _page(status: int, sentence: str) -> BoltResponse:
    words = html.escape(sentence)
    body = (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{door.APP_NAME}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><h1>{door.APP_NAME}</h1><p>{words}</p></body></html>"
    )
    expired = f"{_COOKIE}=; Path=/slack; Max-Age=0"
    return BoltResponse(
        status=status, body=body, headers={"content-type": ["text/html; charset=utf-8"], "set-cookie": [expired]}
    )
