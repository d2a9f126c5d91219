"""Whose bot we are, and Microsoft's SDK for it.

The SDK costs most of a second to load, so it is loaded in `connected`, and only where Teams is listened to.
"""

import logging
import os
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from microsoft_teams.apps import App

_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_CONNECTORS: Final = ("smba.trafficmanager.net",)
"""The only hosts that Teams names as `serviceUrl` in Microsoft's public cloud (learn.microsoft.com, "Send proactive
messages": https://smba.trafficmanager.net/<region>/)."""


@dataclass(frozen=True, slots=True)
class TeamsSettings:
    """Whose bot we are. `tenants`: who may use it, our own first.

    `openid_metadata_url` and `service_token` stand for Microsoft's keys and tokens in a test, on this machine only;
    with either of them loopback counts as Teams.
    """

    client_id: str
    client_secret: str
    tenants: tuple[str, ...]
    openid_metadata_url: str = ""
    service_token: str = ""

    @property
    def tests_here(self) -> bool:
        """Is this machine itself taken for Teams?"""
        return bool(self.openid_metadata_url or self.service_token)

    def is_connector(self, address: str) -> bool:
        """May this be where Teams is answered? Our token goes there, so nowhere else."""
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
            if self.tests_here and host in _HERE:
                return parts.scheme in {"http", "https"}
            return parts.scheme == "https" and host in _CONNECTORS and parts.port in {None, 443}
        except ValueError:
            return False


def connected(settings: TeamsSettings) -> "App":
    """The SDK's app for this bot; tokens are always checked, whatever the environment says.

    `await app.initialize()` before it checks. What the SDK would read from the environment is handed to it.
    """
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"  # it loads a `.env` by itself; ours is read only when it is named
    token = settings.service_token
    for name in ("microsoft_teams", "httpx", "msal"):
        logging.getLogger(name).setLevel(logging.CRITICAL if name == "microsoft_teams" else logging.WARNING)
    with warnings.catch_warnings(action="ignore"):  # it warns of parts of its own that we do not use
        from microsoft_teams.api.auth.cloud_environment import PUBLIC, with_overrides
        from microsoft_teams.apps import App

        return App(
            client_id=settings.client_id,
            client_secret=None if token else settings.client_secret,
            token=(lambda *_: token) if token else None,
            tenant_id=settings.tenants[0],
            service_url="https://smba.trafficmanager.net/teams",
            cloud=with_overrides(PUBLIC, openid_metadata_url=settings.openid_metadata_url or None),
            http_server_adapter=Mounted(),
            dangerously_allow_unauthenticated_requests=False,
            fetch_user_token=False,
            telemetry={"agent365": False},
        )


class Mounted:
    """The SDK's place in our own ASGI app: our door reads the request and hands it over (see `Gate`)."""

    def register_route(self, method: str, path: str, handler: object) -> None:
        """There is one route, which our door is."""

    def serve_static(self, path: str, directory: str) -> None:
        """We serve no files."""

    async def start(self, port: int) -> None:
        """The house serves."""

    async def stop(self) -> None:
        """The house stops."""
