"""A "doorlopend" at the end of a line: the point has no end date."""

import re

from commands.fields import ONGOING

_ONGOING = re.compile(
    r"(?:^|\s*[,;–-]\s*|\s*(?P<open>\()\s*|"
    r"(?<!\bis)(?<!\bals)(?<!\bniet)(?<!\bniet\smeer)(?<!\bniet\slanger)(?<!\bloopt)(?<!\bzijn)(?<!\bwordt)\s+)"
    r"doorlopend\s*(?P<close>\)?)\s*$",
    re.IGNORECASE,
)


def cut_ongoing(text: str) -> tuple[str, str]:
    """The line without a "doorlopend" at its end, and what was cut; "" where it is part of what was said."""
    match = _ONGOING.search(text) if text[-13:].casefold().rstrip(" )").endswith(ONGOING) else None
    if match is None:
        return text, ""
    close = "" if match["open"] else match["close"]
    return text[: match.start()] + close, text[match.start() :].removesuffix(close)
