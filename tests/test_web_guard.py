"""Who is kept out of the try-out window: other machines, other names, other pages, and what is too large."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest

from bot.web import guard
from commands.window import NOT_FROM_HERE, ONLY_HERE, TOO_BIG
from tests.window_parts import ANOUK, HERE, Parts, Visitor, run


async def _status(parts: Parts, host: str, client: str, **headers: str) -> tuple[int, str]:
    async with Visitor(parts, client=(client, 50000)) as visitor:
        response = await visitor.http.get("/", headers={"host": host, **headers})
        return response.status_code, response.text


@pytest.mark.parametrize("host", ["127.0.0.1:3000", "localhost:3000", "LOCALHOST", "[::1]:3000", "127.0.0.1"])
@pytest.mark.parametrize("client", ["127.0.0.1", "::1"])
def test_this_machine_is_let_in(host: str, client: str) -> None:
    assert asyncio.run(_status(Parts(), host, client))[0] == 200


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("horzel.example", "127.0.0.1"),
        ("127.0.0.1.example:3000", "127.0.0.1"),
        ("localhost:3000.example", "127.0.0.1"),
        ("localhost:", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("user@localhost:3000", "127.0.0.1"),
        ("127.0.0.1:3000", "192.0.2.7"),
        ("127.0.0.1:3000", "10.0.0.1"),
        ("127.0.0.1:3000", "testclient"),
    ],
)
def test_another_machine_or_another_name_is_refused_in_one_sentence(host: str, client: str) -> None:
    assert asyncio.run(_status(Parts(), host, client)) == (403, ONLY_HERE)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP"])
def test_what_comes_through_a_proxy_is_refused(header: str) -> None:
    assert asyncio.run(_status(Parts(), "127.0.0.1:3000", "127.0.0.1", **{header: "127.0.0.1"})) == (403, ONLY_HERE)


def test_every_answer_carries_the_safe_headers_and_the_cookie_is_strict() -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        for path in ("/", "/static/window.css", "/nergens"):
            headers = (await visitor.http.get(path)).headers
            assert "default-src 'self'" in headers["content-security-policy"]
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
        cookie = (await visitor.http.get("/", headers={"cookie": ""})).headers["set-cookie"].lower()
        assert "samesite=strict" in cookie
        assert "httponly" in cookie

    run(steps)


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"origin": HERE}, True),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, True),
        ({}, True),
        ({"origin": "null"}, False),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, False),
        ({"origin": "http://127.0.0.1:8000"}, False),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, False),
        ({"origin": "https://horzel.example"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "none"}, False),
    ],
)
def test_an_order_counts_only_from_our_own_page(headers: dict[str, str], let_in: bool) -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.open()
        data = {"token": visitor.token(), "as": ANOUK.id, "text": "/actie lijst"}
        response = await visitor.http.post("/say", data=data, headers=headers)
        assert (response.status_code, NOT_FROM_HERE in response.text) == ((200, False) if let_in else (403, True))

    assert len(run(steps).core.heard) == let_in


@pytest.mark.parametrize("path", ["/say", "/press", "/send", "/tick"])
def test_without_the_token_or_with_that_of_another_browser_nothing_happens(path: str) -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.open()
        stolen = visitor.token()
        visitor.http.cookies.clear()
        assert (await visitor.post(path, {"as": ANOUK.id, "text": "x"})).status_code == 403
        await visitor.open()
        for token in ("", "é", stolen):
            assert (await visitor.post(path, {"token": token, "as": ANOUK.id, "text": "x"})).status_code == 403

    parts = run(steps)
    assert (parts.core.heard, parts.ticks) == ([], [])


def test_who_comes_from_a_page_of_before_the_restart_keeps_his_words_and_finds_the_way_back() -> None:
    """The window has another key then; the page is not kept by the browser, so "back" would give an empty field."""

    async def steps(visitor: Visitor, parts: Parts) -> None:
        await visitor.open()
        page = (await visitor.post("/say", {"token": "oud", "as": ANOUK.id, "text": "/actie nieuw <b>folder</b>"})).text
        assert NOT_FROM_HERE in page
        assert "/actie nieuw &lt;b&gt;folder&lt;/b&gt;" in page
        assert '<a class="chip primary" href="./">Naar het proefvenster</a>' in page

    assert run(steps).core.heard == []


def test_too_large_a_body_is_refused_whether_or_not_its_size_was_told() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"text="
        for _ in range(11):
            yield b"a" * (1024 * 1024)

    async def steps(visitor: Visitor, parts: Parts) -> None:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        told = await visitor.http.post("/say", content=b"a" * (guard.MOST_BYTES + 1), headers=kind)
        untold = await visitor.http.post("/say", content=pieces(), headers=kind)
        assert [(each.status_code, TOO_BIG in each.text) for each in (told, untold)] == [(413, True)] * 2

    assert run(steps).core.heard == []


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"--x\r\nnonsense", b"as=%FF%FE&text=%00"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""])
def test_a_body_that_makes_no_sense_is_refused_in_dutch(body: bytes, kind: str) -> None:
    async def steps(visitor: Visitor, parts: Parts) -> None:
        for path in ("/say", "/press", "/send", "/tick"):
            response = await visitor.http.post(path, content=body, headers={"content-type": kind})
            assert response.status_code in {400, 403}
            assert re.search("De opdracht uit de browser|Deze opdracht kwam niet", response.text)

    assert run(steps).core.heard == []
