"""Giving a file to somebody in 1:1: Teams asks whether it may be put in his OneDrive, then we put it there.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
"""

import asyncio
from typing import Any, Final

import aiohttp

from bot.payload import Payload, text
from bot.post_error import PostError
from bot.teams.failures import FAILURES
from commands import door
from commands.reply import File, Reply

ASKING: Final = "application/vnd.microsoft.teams.card.file.consent"
GIVEN: Final = "application/vnd.microsoft.teams.card.file.info"
_MARK: Final = "horzel"


async def content_of(file: File) -> bytes:
    """The file itself."""
    from bot.files.write import written

    return await asyncio.to_thread(written, file.name, file.report)


async def asking(reply: Reply, file: File, mark: str) -> dict[str, Any]:
    """The attachment that asks whether this file may be given. `mark` of the outgoing message finds it again."""
    context = {_MARK: mark, "name": file.name}
    content = {
        "description": reply.summary,
        "sizeInBytes": len(await content_of(file)),
        "acceptContext": context,
        "declineContext": context,
    }
    return {"contentType": ASKING, "name": file.name, "content": content}


def answered(value: Payload) -> tuple[str, str, bool]:
    """The mark, the file's name and whether it is wanted, out of the value of `fileConsent/invoke`."""
    return text(value, "context", _MARK), text(value, "context", "name"), text(value, "action") == "accept"


def given(upload: Payload) -> dict[str, Any]:
    """The attachment that shows a file that was put there (`uploadInfo` of the invoke)."""
    content = {"uniqueId": text(upload, "uniqueId"), "fileType": text(upload, "fileType")}
    return {
        "contentType": GIVEN,
        "contentUrl": text(upload, "contentUrl"),
        "name": text(upload, "name"),
        "content": content,
    }


async def put(session: aiohttp.ClientSession, address: str, content: bytes) -> None:
    """Put a file at the address that Teams gave for it; our own token stays at home. Raises PostError."""
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Range": f"bytes 0-{len(content) - 1}/{len(content)}",
    }
    try:
        async with session.put(address, data=content, headers=headers, allow_redirects=False) as response:
            if response.status not in {200, 201}:
                raise PostError(door.UNREACHABLE)
    except FAILURES as error:
        raise PostError(door.UNREACHABLE) from error
