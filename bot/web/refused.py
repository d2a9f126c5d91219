"""What the window says when it does not do what was asked: one sentence, what was typed, and the way back."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.draw import PAGES
from commands.window import BROKEN, NOT_READABLE

_OUR_OWN = frozenset({403, 413})
"""Statuses of which the sentence is ours; what the framework itself refuses says so in English, which is of no use."""


def refused(sentence: str, status: int, typed: str = "") -> Response:
    """A page with the sentence and a link to the window; `typed` stands there to be copied, so that it is not lost."""
    return HTMLResponse(PAGES.get_template("refused.html").render(sentence=sentence, typed=typed), status)


async def broken(_: Request, __: Exception) -> Response:
    """What nobody foresaw; the error itself goes on to the server, which logs it."""
    return refused(BROKEN, 500)


async def refuse(request: Request, error: Exception) -> Response:
    """An order that is not carried out."""
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (400, NOT_READABLE)
    return refused(detail if status in _OUR_OWN else NOT_READABLE, status, getattr(request.state, "typed", ""))
