"""As much of Slack as the servers ask for while they are measured: every call is answered with yes.

Started by `benchmarks.servers` as `python -m benchmarks.stub --port N`. It keeps nothing and checks nothing.
"""

import argparse
import asyncio
import json
import re

import uvloop

from benchmarks.signed import TEAM

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_USER = re.compile(rb"user(?:=|\W+)(U\w+)")


def _answer(method: str, request: bytes) -> dict[str, object]:
    if method == "auth.test":
        return {
            "ok": True, "url": "http://127.0.0.1/", "team": "Bench", "user": "horzel",
            "team_id": TEAM, "user_id": "U0HORZEL", "bot_id": "B0HORZEL", "is_enterprise_install": False,
        }  # fmt: skip
    if method == "users.info":
        found = _USER.search(request)
        user = found[1].decode() if found else "U0"
        profile = {"display_name": user, "real_name": user}
        return {
            "ok": True,
            "user": {
                "id": user, "team_id": TEAM, "name": user.lower(), "real_name": user, "profile": profile,
                "deleted": False, "is_bot": False, "is_restricted": False, "is_ultra_restricted": False,
            },
        }  # fmt: skip
    return {"ok": True, "channel": "C0BENCH", "ts": "1700000000.000100", "message": {"text": ""}}


async def _serve_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(head)
            body = await reader.readexactly(int(length[1])) if length else b""
            path = head.split(b" ", 2)[1].decode()
            answer = json.dumps(_answer(path.partition("?")[0].rpartition("/")[2], head + body)).encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer)
                + answer
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _serve(port: int) -> None:
    server = await asyncio.start_server(_serve_one, "127.0.0.1", port)
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    uvloop.run(_serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
