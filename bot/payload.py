"""Looking into what a chat program sent without trusting it: what is absent or of another kind is simply empty."""

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast
from urllib.parse import unquote_to_bytes

import orjson

Payload: TypeAlias = Mapping[str, object]

_EMPTY: Payload = {}
_UNPACKED: Final = 100_000
_FIELD: Final = re.compile("(?:^|&)([^&=]*)=?([^&]*)")


def as_json(content: object) -> str:
    """The shortest JSON, every sign as it is."""
    return orjson.dumps(content).decode()


def fields(form: str) -> dict[str, str]:
    """The fields of an `application/x-www-form-urlencoded` form of which the names are plain words.

    The standard library's parser takes ten times as long. Raises ValueError for what is not UTF-8.
    """
    return {name: _unquoted(value) if "%" in value or "+" in value else value for name, value in _FIELD.findall(form)}


def _unquoted(value: str) -> str:
    return unquote_to_bytes(value.replace("+", " ")).decode("utf-8")


def part(body: object, *path: str) -> Payload:
    """The object at the path, `{}` where there is none."""
    for name in path:
        if not isinstance(body, dict):
            return _EMPTY
        body = body.get(name)
    return cast(Payload, body) if isinstance(body, dict) else _EMPTY


def text(body: object, *path: str) -> str:
    """The text at the path, "" where there is none."""
    for name in path:
        if not isinstance(body, dict):
            return ""
        body = body.get(name)
    return body if isinstance(body, str) else ""


def flag(body: object, *path: str) -> bool:
    """True only where it says true."""
    return part(body, *path[:-1]).get(path[-1]) is True


def number(body: object, *path: str) -> int:
    """The whole number at the path, 0 where there is none."""
    found = part(body, *path[:-1]).get(path[-1])
    return found if isinstance(found, int) else 0


def rows(body: object, *path: str) -> Sequence[Payload]:
    """The objects of the list at the path."""
    found = part(body, *path[:-1]).get(path[-1])
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def packed(content: dict[str, object], size: int) -> str:
    """JSON for a button or a view to carry, pressed together where it is long; "" when it takes more than `size`.

    `&`, `<` and `>` are written as JSON escapes, so that no layer on the way can escape them a second time.
    """
    plain = as_json(content).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    if len(plain) <= size:
        return plain
    pressed = b64encode(zlib.compress(orjson.dumps(content), 9)).decode()
    return pressed if len(pressed) <= size else ""


def unpacked(content: str) -> Payload:
    """What `packed` made; `{}` when it is not ours."""
    try:
        if content.startswith("{"):
            return part(json.loads(content))
        return part(json.loads(zlib.decompressobj().decompress(b64decode(content, validate=True), _UNPACKED)))
    except (ValueError, RecursionError, zlib.error):
        return _EMPTY


def texts(body: Payload) -> dict[str, str]:
    """The pairs of which the value is a text."""
    return {name: value for name, value in body.items() if isinstance(value, str)}
