"""What a failed call to Slack means: was it done, and is it of use to try again?"""

import asyncio
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.payload import text
from bot.post_error import PostError, seconds_to_wait
from commands import door

_CHANNEL: Final = frozenset({"channel_not_found", "is_archived", "not_in_channel", "channel_is_limited_access"})
_PERSON: Final = frozenset(
    {
        "user_not_found",
        "users_not_found",
        "user_disabled",
        "cannot_dm_bot",
        "user_not_visible",
        "messages_tab_disabled",
        "user_not_in_channel",
    }
)
_ACCESS: Final = frozenset(
    {
        "account_inactive",
        "token_revoked",
        "token_expired",
        "invalid_auth",
        "not_authed",
        "missing_scope",
        "no_permission",
        "org_login_required",
        "team_access_not_granted",
        "ekm_access_denied",
        "access_denied",
        "app_missing_action_url",
    }
)
_WAIT: Final = frozenset({"ratelimited", "rate_limited", "accesslimited", "team_added_to_org"})
_UNSURE: Final = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout"})
"""Slack's own words: "it's possible some aspect of the operation succeeded before the error was raised"."""

FAILURES: Final = (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""What a call to Slack may raise."""


def judged(error: Exception) -> PostError:
    """The failure of one call, as whoever wanted it must know it.

    An error code that is not in the tables is Slack's refusal of this very call: the same call is refused again.
    """
    if isinstance(error, PostError):
        return error
    if isinstance(error, SlackApiError):
        return _refused(error)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return PostError(door.UNREACHABLE)  # the line was never there: nothing was sent
    return PostError(door.OUTCOME_UNKNOWN, unknown=True)


def _refused(error: SlackApiError) -> PostError:
    response = error.response
    status = int(response.status_code)
    code = text(response.data, "error")
    if status == 429 or code in _WAIT:
        return PostError(door.TOO_FAST, retry_after=seconds_to_wait(str(response.headers.get("Retry-After", ""))))
    if status >= 500 or code in _UNSURE:
        return PostError(door.OUTCOME_UNKNOWN, unknown=True)
    if code in _CHANNEL:
        return PostError(door.CHANNEL_GONE, permanent=True)
    if code in _PERSON:
        return PostError(door.PERSON_GONE, permanent=True)
    if code in _ACCESS:
        return PostError(door.ACCESS_GONE, permanent=True)
    return PostError(f"{door.REFUSED} ({code or status})", permanent=True)
