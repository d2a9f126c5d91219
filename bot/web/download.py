"""A file of an answer, as the browser saves it."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.web.room import Message
from commands.reply import File


async def download(message: Message | None, name: str) -> Response | None:
    """The file of this name, written now; None when the message holds no such file."""
    files = message.reply.files() if message and message.reply else ()
    found = next((file for file in files if file.name == name), None)
    return await run_in_threadpool(_written, found) if found else None


def _written(file: File) -> Response:
    from bot.files.write import MEDIA, kind_of, written

    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(written(file.name, file.report), media_type=MEDIA[kind_of(file.name)], headers=headers)
