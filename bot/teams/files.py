"""Fetching the file somebody sent us in private. The address carries its own permission, so our token stays home."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import aiohttp

from bot.fetching import FileNotFetched, content_of
from bot.payload import Payload, text
from bot.teams import limits
from bot.teams.hear import FILE
from commands import door
from commands.command import Request
from commands.minutes.document import Document, UnreadableDocument

ReadDocument: TypeAlias = Callable[[str, bytes], Document]

_LOG: Final = logging.getLogger("horzel.teams")
_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_HOSTS: Final = (".sharepoint.com", ".svc.ms")
"""Where OneDrive and SharePoint keep files (learn.microsoft.com, "Microsoft 365 URLs and IP address ranges")."""
_PATIENCE: Final = aiohttp.ClientTimeout(total=30, sock_connect=5)


def holds_files(address: str, here: bool) -> bool:
    """May a file be fetched from this address, or put there? `here`: this machine stands for Microsoft's."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if here and host in _HERE:
        return parts.scheme in {"http", "https"}
    return parts.scheme == "https" and port in {None, 443} and host.endswith(_HOSTS)


async def with_file(
    session: aiohttp.ClientSession, request: Request, file: Payload, here: bool, read_document: ReadDocument
) -> Request:
    """The request with the file that came along, read; or with the sentence why it could not be."""
    if text(file, "contentType") != FILE:
        return replace(request, reading_failed=door.FILE_PRIVATELY)
    try:
        content = await _fetched(session, text(file, "content", "downloadUrl"), here)
        document = await asyncio.to_thread(read_document, text(file, "name"), content)
    except (FileNotFetched, UnreadableDocument) as error:
        return replace(request, reading_failed=str(error))
    return replace(request, document=document)


async def _fetched(session: aiohttp.ClientSession, address: str, here: bool) -> bytes:
    if not holds_files(address, here):
        _LOG.warning("a file that is not on Microsoft's own host is left alone")
        raise FileNotFetched(door.FILE_NOT_FETCHED)
    try:
        async with session.get(address, allow_redirects=False, timeout=_PATIENCE) as response:
            if response.status != 200:
                _LOG.warning("file not fetched: status %s", response.status)
                raise FileNotFetched(door.FILE_NOT_FETCHED)
            return await content_of(response, limits.FILE_BYTES)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise FileNotFetched(door.FILE_NOT_FETCHED) from error
