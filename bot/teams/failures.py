"""What a failed call to Teams means: was it done, and is it of use to try again?"""

from collections.abc import Mapping
from typing import Final

import aiohttp

from bot.payload import text
from bot.post_error import PostError, seconds_to_wait
from commands import door

FAILURES: Final = (aiohttp.ClientError, TimeoutError, OSError)
"""What a call may raise."""
_AGAIN: Final = 412
"""Teams asks to send it again (learn.microsoft.com, "rate-limit"); nothing was done."""
_OUR_TOKEN: Final = 300.0
"""Seconds to wait when our token is refused: somebody has to mend the settings, and no message gets lost meanwhile."""


class Refused(PostError):
    """Teams answered with a refusal; `status` and Teams' own `code` say which."""

    def __init__(self, sentence: str, status: int, code: str, **judgement: bool) -> None:
        super().__init__(sentence, **judgement)
        self.status = status
        self.code = code

    @property
    def is_place_gone(self) -> bool:
        """Is the place not there, or may we not write in it? A message that is not there says nothing of its place."""
        return self.status == 403 or (self.status == 404 and not self.code.startswith("Activity"))


def broken_off(error: Exception, repeatable: bool) -> PostError:
    """What a call that got no answer means. `repeatable`: doing it twice is doing it once."""
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return PostError(door.UNREACHABLE)  # the line was never there: nothing was sent
    if repeatable:
        return PostError(door.UNREACHABLE)
    return PostError(door.OUTCOME_UNKNOWN, unknown=True)


def refused(status: int, body: object, headers: Mapping[str, str], repeatable: bool) -> PostError:
    """What an answer other than 2xx means."""
    if status == 429:
        return PostError(door.TOO_FAST, retry_after=seconds_to_wait(headers.get("Retry-After", "")))
    if status == _AGAIN or (status >= 500 and repeatable):
        return PostError(door.UNREACHABLE)
    if status >= 500:
        return PostError(door.OUTCOME_UNKNOWN, unknown=True)
    if status == 401:
        return PostError(door.ACCESS_GONE, retry_after=_OUR_TOKEN)
    code = text(body, "error", "code") if isinstance(body, dict) else ""
    if status in {403, 404}:
        return Refused(door.CHANNEL_GONE, status, code, permanent=True)
    return Refused(f"{door.REFUSED} ({code or status})", status, code, permanent=True)
