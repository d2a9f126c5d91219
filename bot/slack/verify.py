"""Slack's signature, checked before anything else looks at a request.

https://docs.slack.dev/authentication/verifying-requests-from-slack: HMAC-SHA256 over `v0:<timestamp>:<body>`.
Bolt's own check answers 500 to malformed headers and logs whole bodies, so it is switched off.
"""

import hmac
import re
from collections.abc import Iterable
from typing import Final

from bot.slack import limits

_TIMESTAMP: Final = re.compile(rb"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(rb"v0=[0-9a-f]{64}")


def is_signed(secret: bytes, headers: Iterable[tuple[bytes, bytes]], body: bytes, now: float) -> bool:
    """Did Slack send this, at most five minutes from `now` (seconds since 1970)? A header given twice is no header."""
    stamps: list[bytes] = []
    signatures: list[bytes] = []
    for name, value in headers:
        if name == b"x-slack-request-timestamp":
            stamps.append(value)
        elif name == b"x-slack-signature":
            signatures.append(value)
    if not secret or len(stamps) != 1 or len(signatures) != 1:
        return False
    stamp, signature = stamps[0], signatures[0]
    if not _TIMESTAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now - int(stamp)) > limits.SIGNATURE_SECONDS:
        return False
    return hmac.compare_digest(expected(secret, stamp, body), signature)


def expected(secret: bytes, stamp: bytes, body: bytes) -> bytes:
    """The signature Slack would give."""
    return b"v0=" + hmac.digest(secret, b"v0:" + stamp + b":" + body, "sha256").hex().encode()
