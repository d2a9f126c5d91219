"""From Horzel's plain text to Slack's, and cutting without breaking words."""

import re
from typing import Final

from bot.seen import or_nothing

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def escaped(text: str) -> str:
    """The text as Slack must get it in any text object, so that it shows exactly this.

    `&`, `<` and `>` are the only control signs (docs.slack.dev, messaging/formatting-message-text): escaped once, here,
    nothing in it can be a mention, a link or a ping. Signs that turn the reading direction of what follows are dropped.
    """
    shown = text if text.isprintable() or text.replace("\n", "").isprintable() else _CONTROLS.sub("", text)
    if "&" in shown or "<" in shown or ">" in shown:
        shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown


def pieces(text: str, size: int) -> list[str]:
    """The text in pieces that are each at most `size` characters once escaped: cut at a line, else at a space.

    Only a word that is longer than a piece by itself is cut through. Nothing but the white space at a cut is lost.
    """
    if len(text) <= size and _fits(text, size):
        return [text]
    found: list[str] = []
    rest = text
    while rest:
        end = _fitting(rest, size)
        if end < len(rest):
            cut = max(rest.rfind("\n", 1, end + 1), 0) or max(rest.rfind(" ", 1, end + 1), 0)
            end = cut or end
        found.append(rest[:end])
        rest = rest[end:].lstrip(" \n")
    return found


def shortened(text: str, size: int) -> str:
    """The text, or its first whole words and `…`, at most `size` characters once escaped; for names and labels."""
    one_line = " ".join(text.split())
    if _fits(one_line, size):
        return one_line
    return pieces(one_line, size - 1)[0].rstrip() + "…"


def plain(text: str) -> dict[str, object]:
    """A plain_text object: no markup, no mention, no link, no `:emoji:`. The text must already fit its place."""
    return {"type": "plain_text", "text": escaped(or_nothing(text)), "emoji": False}


def plains(text: str, size: int) -> list[dict[str, object]]:
    """The text in as many plain_text objects of at most `size` as it takes."""
    return [plain(text)] if _fits(text, size) else [plain(piece) for piece in pieces(or_nothing(text), size)]


def label(text: str, size: int) -> dict[str, object]:
    """A plain_text object for a name or a label: as `shortened`."""
    shown = escaped(or_nothing(" ".join(text.split())))
    if len(shown) > size:
        shown = escaped(shortened(text, size))
    return {"type": "plain_text", "text": shown, "emoji": False}


def _fits(text: str, size: int) -> bool:
    """Whether the text takes at most `size` once escaped; a sign takes five then at most."""
    return len(text) * 5 <= size or len(escaped(text)) <= size


def _fitting(text: str, size: int) -> int:
    """How many characters of the text take at most `size` once escaped."""
    if len(escaped(text[:size])) <= size:
        return min(size, len(text))
    low, high = 1, size
    while low < high:
        middle = (low + high + 1) // 2
        if len(escaped(text[:middle])) <= size:
            low = middle
        else:
            high = middle - 1
    return low
