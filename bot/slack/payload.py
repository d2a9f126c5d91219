"""Looking into what Slack sent without trusting its shape: what is absent or of another kind is simply empty."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from pydantic_core import to_json

Payload: TypeAlias = Mapping[str, object]

_EMPTY: Payload = {}


def as_json(content: object) -> str:
    """The shortest JSON, every sign as it is."""
    return to_json(content).decode()


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
    """True only where Slack says true."""
    return part(body, *path[:-1]).get(path[-1]) is True


def number(body: object, *path: str) -> int:
    """The whole number at the path, 0 where there is none."""
    found = part(body, *path[:-1]).get(path[-1])
    return found if isinstance(found, int) else 0


def rows(body: object, *path: str) -> Sequence[Payload]:
    """The objects of the list at the path."""
    found = part(body, *path[:-1]).get(path[-1])
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def unpacked(content: str) -> Payload:
    """JSON that we packed ourselves into a button or a view; `{}` when it is not ours."""
    try:
        return part(json.loads(content))
    except (ValueError, RecursionError):
        return _EMPTY


def texts(body: Payload) -> dict[str, str]:
    """The pairs of which the value is a text."""
    return {name: value for name, value in body.items() if isinstance(value, str)}
