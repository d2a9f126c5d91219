"""Signs that no database keeps and no chat shows: they are taken out where a request comes in."""

import re
from dataclasses import replace

from commands.command import Request

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALVES = re.compile("[\ud800-\udfff]")  # half of a sign, which UTF-8 cannot write
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def without_controls(text: str) -> str:
    """The text without control signs (line ends and tabs stay), and with a mark where half a sign stood."""
    if text.isascii() and text.isprintable():
        return text
    return _HALVES.sub(_UNKNOWN, _CONTROLS.sub("", text))


def storable(request: Request) -> Request:
    """The request with only signs that can be kept (PostgreSQL refuses NUL, UTF-8 half a surrogate pair)."""
    text, name, link = without_controls(request.text), without_controls(request.name), without_controls(request.link)
    values = {key: without_controls(value) for key, value in request.values.items()} if request.values else {}
    if (text, name, link) == (request.text, request.name, request.link) and values == request.values:
        return request
    return replace(request, text=text, name=name, link=link, values=values)
