"""Fetching the file somebody sent us. The bot's token goes to Slack's own file host and nowhere else."""

import logging
from typing import Final
from urllib.parse import SplitResult, urlsplit

import aiohttp

from bot.fetching import FileNotFetched, content_of
from bot.payload import Payload, number, text
from bot.slack import limits
from commands import door

_FILES: Final = ("https", "files.slack.com")
_LOG: Final = logging.getLogger("horzel.slack")


def _may_have_token(address: str, api_base_url: str) -> bool:
    """Is this Slack's file host, or the very host that the Web API is on?"""
    try:
        target, api = urlsplit(address), urlsplit(api_base_url)
        return (target.scheme, target.netloc) == _FILES or (target.scheme, _place(target)) == (api.scheme, _place(api))
    except ValueError:
        return False


async def fetched(session: aiohttp.ClientSession, file: Payload, token: str, api_base_url: str) -> bytes:
    """The bytes of a file of a message. Raises FileNotFetched; the size is judged before and while reading."""
    address = text(file, "url_private_download") or text(file, "url_private")
    if number(file, "size") > limits.FILE_BYTES:
        raise FileNotFetched(door.FILE_TOO_LARGE)
    if not _may_have_token(address, api_base_url):
        _LOG.warning("a file that is not on Slack's own host is left alone")
        raise FileNotFetched(door.FILE_NOT_FETCHED)
    try:
        async with session.get(
            address, headers={"Authorization": f"Bearer {token}"}, allow_redirects=False
        ) as response:
            # Without the right scope Slack sends a page to log in, as a redirect or as HTML.
            if response.status != 200 or (
                response.content_type == "text/html" and "html" not in text(file, "mimetype")
            ):
                _LOG.warning("file not fetched: status %s, %s", response.status, response.content_type)
                raise FileNotFetched(door.FILE_NOT_FETCHED)
            return await content_of(response, limits.FILE_BYTES)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise FileNotFetched(door.FILE_NOT_FETCHED) from error


def _place(address: SplitResult) -> str:
    """Host and port, without a name and password in front."""
    return address.netloc if "@" not in address.netloc else ""
