"""Slack's door and poster as our settings want them; imported only where Slack is served."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.reading import read_document
from bot.settings import Settings
from bot.slack.entrance import SlackDoor, slack_door
from bot.slack.post import SlackPoster
from bot.slack.workspaces import SlackSettings, Workspaces
from commands.command import Request
from commands.reply import Reply


def door(
    settings: Settings,
    answer: Callable[[Request], Awaitable[Reply]],
    uninstalled: Callable[[str], Awaitable[None]],
    clock: Callable[[], datetime],
) -> SlackDoor:
    """The door for `POST /slack/events`, and for Socket Mode."""
    return slack_door(_settings(settings), answer, read_document, uninstalled, clock=clock)


def workspaces(settings: Settings) -> Workspaces:
    """Access to Slack for a process that only posts; to be closed."""
    return Workspaces(_settings(settings))


def poster(access: Workspaces) -> SlackPoster:
    """Posts by way of this access."""
    return SlackPoster(access)


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
