"""Slack's door and poster as our settings want them; imported only where Slack is served."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.asking import Answer
from bot.reading import read_document
from bot.settings import Settings
from bot.slack.entrance import SlackDoor, slack_door
from bot.slack.workspaces import FindToken, SlackSettings, Workspaces
from storage import installations
from storage.store import Storage

if TYPE_CHECKING:
    from bot.slack.install import Installation
    from bot.slack.post import SlackPoster


def door(
    settings: Settings,
    storage: Storage,
    answer: Answer,
    clock: Callable[[], datetime],
) -> SlackDoor:
    """The door for `/slack/…`, and for Socket Mode."""

    async def uninstalled(team: str) -> None:
        await asyncio.wrap_future(storage.write(lambda store: store.outbox.drop_workspace(f"slack:{team}:")))
        await asyncio.wrap_future(storage.write(lambda store: installations.forget(store.connection, team)))

    async def installed(given: "Installation") -> None:
        secrets = {"token": given.token, "bot_user": given.bot_user, "name": given.team_name}
        work = storage.write(lambda store: installations.save(store.connection, given.team, secrets, clock()))
        await asyncio.wrap_future(work)

    return slack_door(
        _settings(settings),
        answer,
        read_document,
        uninstalled,
        find_token=_finder(settings, storage),
        save_installation=installed if settings.many_workspaces else None,
        clock=clock,
    )


def workspaces(settings: Settings, storage: Storage) -> Workspaces:
    """Access to Slack for a process that only posts; to be closed."""
    return Workspaces(_settings(settings), _finder(settings, storage))


def poster(access: Workspaces) -> "SlackPoster":
    """Posts by way of this access."""
    from bot.slack.post import SlackPoster

    return SlackPoster(access)


def _finder(settings: Settings, storage: Storage) -> FindToken | None:
    """How the token of a workspace is found; None when there is one workspace, with the token of the settings."""
    if not settings.many_workspaces:
        return None
    ours = settings.slack_bot_token.get_secret_value()

    async def find(team: str) -> str | None:
        found = await asyncio.to_thread(storage.read, lambda store: installations.secrets_of(store.connection, team))
        return ours or None if found is None else found.get("token")

    return find


def _settings(settings: Settings) -> SlackSettings:
    return SlackSettings(
        bot_token=settings.slack_bot_token.get_secret_value(),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value(),
        api_base_url=settings.slack_api_base_url,
        client_id=settings.horzel_slack_client_id,
        client_secret=settings.horzel_slack_client_secret.get_secret_value(),
        authorize_url=settings.slack_authorize_url,
    )
