"""Reading a file that a chat program keeps for us, and no more of it than we take."""

import aiohttp

from commands import door


class FileNotFetched(Exception):
    """The file is not here; the message is one Dutch sentence for the user."""


async def content_of(response: aiohttp.ClientResponse, at_most: int) -> bytes:
    """What is in a response, judged while it comes in. Raises FileNotFetched when it is more than `at_most` bytes."""
    content = bytearray()
    async for chunk in response.content.iter_chunked(65536):
        content += chunk
        if len(content) > at_most:
            raise FileNotFetched(door.FILE_TOO_LARGE)
    return bytes(content)
