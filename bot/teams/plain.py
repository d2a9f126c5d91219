"""From Horzel's plain text to what Teams shows as exactly that, and cutting without breaking words.

Nothing is escaped: a backslash stays to be seen on a phone (docs/besluiten/030). Text goes where no markup is read;
where Teams reads markup whatever we do, `tamed` takes the life out of it.
"""

import re
from typing import Final

from bot.seen import or_nothing

JOINER: Final = "\u2060"
"""No width, no break: what it stands in is no longer a mark to any reader."""

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MARKS: Final = re.compile(r"[*_~`\\\[\]<>&#|{}$]|^\s*(?:[-+=]|\d+[.)])|://|www\.|@", re.MULTILINE | re.IGNORECASE)
_DATES: Final = re.compile(r"(?<=\{)(?=\{)")
_ALIKE: Final = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_LIVELY: Final = re.compile(r"(?<=[\\<&\]@])|(?<=:)(?=//)|(?<=www)(?=\.)|^(?=[-+=>#\d])", re.IGNORECASE)


def shown(text: str) -> str:
    """The text for an element that reads no Markdown: no control signs, no `{{DATE(…)}}`, never empty.

    Signs that turn the reading direction of what follows are dropped.
    """
    kept = text if text.isprintable() else _CONTROLS.sub("", text)
    return or_nothing(_DATES.sub(JOINER, kept))


def is_plain(text: str) -> bool:
    """Is there no sign in it that any reader of Markdown, links or dates could take for its own?"""
    return "\n" not in text and text == text.strip() and not _MARKS.search(text)


def tamed(text: str) -> str:
    """One line that shows the same but is markup to no reader, for where Teams reads Markdown and nothing else fits.

    Signs that mark by themselves become their likes (`*` is `∗`); the others get a joiner without width between them.
    """
    line = " ".join(shown(text).split())
    return line if is_plain(line) else _LIVELY.sub(JOINER, line.translate(_ALIKE))


def paragraphs(text: str, size: int) -> list[str]:
    """The text in paragraphs, each at most `size` characters: an empty line parts them, lines stay lines."""
    found = [piece for part in re.split(r"\n\s*\n", text) if part.strip() for piece in pieces(part.strip("\n"), size)]
    return found or [text]


def pieces(text: str, size: int) -> list[str]:
    """The text in pieces of at most `size` characters, cut at a line, else at a space, else in the word."""
    found: list[str] = []
    rest = text
    while len(rest) > size:
        cut = max(rest.rfind("\n", 1, size + 1), 0) or max(rest.rfind(" ", 1, size + 1), 0) or size
        found.append(rest[:cut])
        rest = rest[cut:].lstrip(" \n")
    return [*found, rest] if rest or not found else found


def shortened(text: str, size: int) -> str:
    """The text on one line, or its first whole words and `…`, at most `size` characters; for names and labels."""
    line = " ".join(text.split())
    return line if len(line) <= size else pieces(line, size - 1)[0].rstrip() + "…"
