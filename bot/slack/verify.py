"""Slack's signature, checked before anything else looks at a request.

https://docs.slack.dev/authentication/verifying-requests-from-slack: HMAC-SHA256 over `v0:<timestamp>:<body>`.
Bolt's own check answers 500 to malformed headers and logs whole bodies, so it is switched off.
"""

import hmac
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from bot.slack import limits

TIMESTAMP: Final = b"x-slack-request-timestamp"
_STAMP: Final = re.compile(rb"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(rb"v0=[0-9a-f]{64}")


def by_name(headers: Sequence[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """The headers of a request by their name in small letters. One that is given twice is no header."""
    named = dict(headers)
    if len(named) < len(headers):
        often = Counter(name for name, _ in headers)
        named = {name: value for name, value in named.items() if often[name] == 1}
    return named


def is_signed(secret: bytes, headers: Mapping[bytes, bytes], body: bytes, now: float) -> bool:
    """Did Slack send this, at most five minutes from `now` (seconds since 1970)? `headers` are those of `by_name`."""
    stamp, signature = headers.get(TIMESTAMP, b""), headers.get(b"x-slack-signature", b"")
    if not secret or not _STAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now - int(stamp)) > limits.SIGNATURE_SECONDS:
        return False
    return hmac.compare_digest(expected(secret, stamp, body), signature)


def expected(secret: bytes, stamp: bytes, body: bytes) -> bytes:
    """The signature Slack would give."""
    return b"v0=" + hmac.digest(secret, b"v0:" + stamp + b":" + body, "sha256").hex().encode()
