"""A slash command as Slack sends it: form body, moment, signature. Made cheaply, the same for both sides."""

import hmac
import time
from dataclasses import dataclass
from itertools import count
from urllib.parse import quote_plus

TEAM = "T0BENCH"
TOKEN = "xoxb-0-benchmark"
SECRET = "benchmark-signing-secret"


@dataclass(frozen=True, slots=True)
class Words:
    """What is sent: the slash command and its text, in which `{n}` becomes the number of the request."""

    command: str
    text: str


class Signer:
    """Makes whole HTTP requests. No two are alike: the number stands in the text and in the `trigger_id`."""

    def __init__(self, words: Words, channel: str, users: list[str], first: int) -> None:
        before, _, after = words.text.partition("{n}")
        self._numbers = count(first)
        self._has_number = "{n}" in words.text
        self._heads = [
            (
                f"token=unused&team_id={TEAM}&team_domain=bench&channel_id={channel}&channel_name=bench"
                f"&user_id={user}&user_name={user.lower()}&command={quote_plus(words.command)}&api_app_id=A0BENCH"
                "&is_enterprise_install=false&response_url=http%3A%2F%2F127.0.0.1%3A9%2Fantwoord"
                f"&text={quote_plus(before)}"
            )
            for user in users
        ]
        self._tail = quote_plus(after)

    def request(self, user: int) -> bytes:
        """The bytes of one signed request by this user (an index in the list of users)."""
        number = next(self._numbers)
        words = f"{number}{self._tail}" if self._has_number else self._tail
        body = f"{self._heads[user]}{words}&trigger_id={number}.{TEAM}".encode()
        moment = str(int(time.time())).encode()
        signature = hmac.digest(SECRET.encode(), b"v0:" + moment + b":" + body, "sha256").hex().encode()
        return b"".join(
            (
                b"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                b"X-Slack-Request-Timestamp: ",
                moment,
                b"\r\nX-Slack-Signature: v0=",
                signature,
                b"\r\nContent-Length: ",
                str(len(body)).encode(),
                b"\r\n\r\n",
                body,
            )
        )
