"""What a person typed, from the way Slack writes it: tokens in angle brackets, and three escaped signs.

https://docs.slack.dev/messaging/formatting-message-text#advanced
"""

import re
from collections.abc import Callable
from typing import Final

from bot.payload import Payload, text

_TOKEN: Final = re.compile(r"<([@#!][^<>\n]+|[A-Za-z][A-Za-z0-9+.-]*:[^<>\n]+)>")
_PERSON: Final = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


def people_in(raw: str) -> set[str]:
    """Account ids that are mentioned in a raw text."""
    return set(_PERSON.findall(raw)) if "<@" in raw else set()


def decoded(raw: str, name_of: Callable[[str], str], me: str = "") -> str:
    """The text as the person saw it while typing.

    A mention becomes `@Naam`, or `@U123` when the name is not known, so that it can still be traced; a mention of `me`
    goes. A link becomes its address; a link with other words becomes `words (address)`, so that neither is lost.
    """
    if "<" in raw:
        raw = _TOKEN.sub(lambda found: _read(found[1], name_of, me), raw)
    if "&" in raw:
        raw = raw.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return raw.strip()


def _read(token: str, name_of: Callable[[str], str], me: str) -> str:
    target, _, label = token.partition("|")
    match target[0]:
        case "@":
            return "" if target[1:] == me else f"@{name_of(target[1:]) or target[1:]}"
        case "#":
            return f"#{label or target[1:]}"
        case "!":
            return label if label else f"@{target[1:].partition('^')[0]}"
        case _:
            return _link(target, label)


def _link(address: str, label: str) -> str:
    scheme, _, bare = address.partition(":")
    if not label or label == address:
        return address if scheme in {"http", "https"} else bare
    if bare.removeprefix("//").rstrip("/") == label.rstrip("/"):
        return label
    return f"{label} ({address})"


def address_of(body: Payload) -> str:
    """The address of the message a menu was used on, as Slack makes it; "" when that can't be told."""
    domain, channel = text(body, "team", "domain"), text(body, "channel", "id")
    ts, thread = text(body, "message", "ts"), text(body, "message", "thread_ts")
    if not domain or not channel or not ts:
        return ""
    address = f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return f"{address}?thread_ts={thread}&cid={channel}" if thread and thread != ts else address
