"""Putting a file in a conversation (docs.slack.dev, "Working with files"): ask for a place, put it there, share it."""

import asyncio

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.payload import text
from bot.post_error import PostError
from commands import door
from commands.reply import Reply


async def upload(client: AsyncWebClient, session: aiohttp.ClientSession, channel: str, reply: Reply) -> str:
    """Share the files of a reply in one message; the first file's id. Raises PostError and what the client raises.

    Until the last call nothing is to be seen, so that a second try after a failure shows nothing twice.
    """
    from bot.files.write import written

    shared: list[dict[str, str]] = []
    for file in reply.files():
        content = await asyncio.to_thread(written, file.name, file.report)
        place = await client.api_call(
            "files.getUploadURLExternal", params={"filename": file.name, "length": len(content)}
        )
        async with session.post(text(place.data, "upload_url"), data=content) as response:
            if response.status != 200:
                raise PostError(door.UNREACHABLE)
        shared.append({"id": text(place.data, "file_id"), "title": file.name})
    await client.api_call(
        "files.completeUploadExternal",
        json={"files": shared, "channel_id": channel, "initial_comment": reply.summary},
    )
    return shared[0]["id"]
