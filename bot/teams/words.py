"""What a person typed, from the way Teams writes it: mentions as tags, some signs as entities, formatting as HTML.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
"""

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

from bot.payload import Payload, rows, text

_MENTION: Final = re.compile(r"<at(?:\s[^>]*)?>(.*?)</at>", re.DOTALL | re.IGNORECASE)
_QUOTED: Final = re.compile(r"<quoted\b[^>]*/?>(?:</quoted>)?", re.IGNORECASE)
_REPLY: Final = "http://schema.skype.com/Reply"
_MENTIONED: Final = "http://schema.skype.com/Mention"
_BLOCKS: Final = frozenset("p div li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote pre br hr".split())
_SILENT: Final = frozenset("script style title head".split())
_SPACES: Final = re.compile(r"[^\S\n]+")
_GAPS: Final = re.compile(r"\n{3,}")
_INVISIBLE: Final = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")


def said(activity: Payload, me: str) -> str:
    """The message as the person saw it while typing: without a mention of `me`, without what it answers to.

    A mention of somebody becomes `@Naam`.
    """
    mentions = [one for one in rows(activity, "entities") if text(one, "type") == "mention"]
    for attachment in rows(activity, "attachments"):
        content = text(attachment, "content")
        if text(attachment, "contentType") == "text/html" and _REPLY in content:
            return from_html(content, mentions, me)  # the plain text repeats what was quoted, without telling where
    raw = text(activity, "text")
    if text(activity, "textFormat") == "xml":
        return from_html(raw, mentions, me)
    for one in mentions:
        tag, mine = text(one, "text"), text(one, "mentioned", "id") == me
        if tag:
            raw = raw.replace(tag, " " if mine else f"@{_name(one)}")
    raw = _MENTION.sub(lambda found: f"@{found[1]}", _QUOTED.sub(" ", raw))
    return tidy(html.unescape(raw))


def is_mentioned(activity: Payload, me: str) -> bool:
    """Is this account mentioned in it?"""
    return any(
        text(one, "type") == "mention" and text(one, "mentioned", "id") == me for one in rows(activity, "entities")
    )


def from_html(content: str, mentions: Sequence[Payload] = (), me: str = "") -> str:
    """HTML as a person reads it: a line a paragraph, a link with its address, nothing of what it answers to."""
    reader = _Reader(mentions, me)
    reader.feed(content)
    reader.close()
    return tidy("".join(reader.found))


def tidy(raw: str) -> str:
    """One kind of line end and of space, and no signs that cannot be seen."""
    lines = _INVISIBLE.sub("", raw.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return _GAPS.sub("\n\n", "\n".join(_SPACES.sub(" ", line).strip() for line in lines)).strip()


def _name(mention: Payload) -> str:
    tag = _MENTION.sub(lambda found: found[1], text(mention, "text"))
    return text(mention, "mentioned", "name") or html.unescape(tag)


class _Reader(HTMLParser):
    """Reads the words of a message. A mention may come in several pieces with one number: it is told once."""

    def __init__(self, mentions: Sequence[Payload], me: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._mentions = mentions
        self._me = me
        self._quoted = 0
        self._silent = 0
        self._spans: list[bool] = []
        self._told = ""
        self._address = ""
        self._linked = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "blockquote" and (self._quoted or named.get("itemtype") == _REPLY):
            self._quoted += 1
        elif tag in _SILENT:
            self._silent += 1
        elif tag == "span":
            self._span(named)
        elif tag == "a":
            self._address, self._linked = named.get("href", ""), len(self.found)
        elif tag in {"img", "emoji"}:
            self._say(named.get("alt", ""))
        elif tag == "at":
            self._say("@")
        if tag in _BLOCKS:
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote" and self._quoted:
            self._quoted -= 1
        elif tag in _SILENT and self._silent:
            self._silent -= 1
        elif tag == "span" and self._spans:
            self._spans.pop()
        elif tag == "a":
            self._close_link()
        if tag in _BLOCKS and tag != "br":
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if any(self._spans):
            return  # a mention is told by its number
        if data.strip():
            self._told = ""
        self._say(data.replace("\n", " "))

    def _span(self, named: dict[str, str]) -> None:
        mentioned = named.get("itemtype") == _MENTIONED
        number = named.get("itemid", "")
        known = int(number) if mentioned and number.isascii() and number.isdigit() and len(number) < 4 else -1
        self._spans.append(mentioned and 0 <= known < len(self._mentions))
        if self._spans[-1] and number != self._told:
            self._told = number
            one = self._mentions[known]
            self._say(" " if text(one, "mentioned", "id") == self._me else f"@{_name(one)}")

    def _close_link(self) -> None:
        shown = "".join(self.found[self._linked :]).strip()
        if self._address.startswith(("http://", "https://")) and _bare(shown) != _bare(self._address):
            self._say(f" ({self._address})" if shown else self._address)
        self._address = ""

    def _say(self, words: str) -> None:
        if not self._quoted and not self._silent:
            self.found.append(words)


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
