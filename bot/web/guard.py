"""Who may come in: only this machine, and only with a form that this window itself has drawn."""

import hmac
import re
import secrets
from collections.abc import MutableMapping
from ipaddress import ip_address
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.refused import refused
from commands.window import NOT_FROM_HERE, ONLY_HERE, TOO_BIG

MOST_BYTES = 10 * 1024 * 1024
"""The largest body that is taken in."""
_COOKIE = "horzel_proef"
_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
_THROUGH_A_PROXY = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware: 403 for whoever is not on this machine, 413 for too large a body, safe headers on the rest.

    The Host header is checked too, so that no page elsewhere can reach us under a name of its own (DNS rebinding).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        if not _is_here(scope, headers):
            await PlainTextResponse(ONLY_HERE, 403)(scope, receive, send_safely)
        elif _announced(headers) > MOST_BYTES:
            await refused(TOO_BIG, 413)(scope, receive, send_safely)
        else:
            await self._app(scope, _bounded(receive), send_safely)


def _is_here(scope: MutableMapping[str, Any], headers: Headers) -> bool:
    """Does this come straight from a program on this machine, which calls us by a name of this machine?"""
    hosts = headers.getlist("host")
    client = scope.get("client")
    return (
        len(hosts) == 1
        and _HOST.fullmatch(hosts[0]) is not None
        and not any(header in headers for header in _THROUGH_A_PROXY)
        and client is not None
        and _is_loopback(client[0])
    )


def token(key: bytes, cookie: str) -> str:
    """What every form carries: only this window can make it, and only for the browser that has this cookie."""
    return hmac.new(key, cookie.encode(), "sha256").hexdigest()


def cookie_of(request: Request) -> str:
    """The browser's cookie, or a fresh one."""
    return request.cookies.get(_COOKIE) or secrets.token_urlsafe(32)


def give_cookie(response: Response, cookie: str) -> None:
    """No `secure`: the window is served over http on loopback, and nowhere else."""
    response.set_cookie(_COOKIE, cookie, path="/", httponly=True, samesite="strict")


def check_form(request: Request, given: str, key: bytes) -> None:
    """Refuse (403) an order that does not come from our own page.

    Because we send `Referrer-Policy: no-referrer`, browsers say `Origin: null` here; then Sec-Fetch-Site decides.
    """
    own = f"{request.url.scheme}://{request.headers['host']}"
    origin = request.headers.get("origin", "null")
    site = request.headers.get("sec-fetch-site")
    cookie = request.cookies.get(_COOKIE, "")
    from_here = site == "same-origin" if site else "origin" not in request.headers or origin == own
    fitting = bool(cookie) and hmac.compare_digest(token(key, cookie).encode(), given.encode())
    if not (from_here and origin in {"null", own} and fitting):
        raise HTTPException(403, NOT_FROM_HERE)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def receive_bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise HTTPException(413, TOO_BIG)
        return message

    return receive_bounded
