"""Slack blocks as HTML that looks like Slack on a phone. A likeness, not Slack itself: for the documentation.

Knows the blocks that we send: section (text, fields, accessory), context, actions, divider, input, and modals.
Of Slack's own markup only bold, which is all that we use. Raises KeyError for a block or element it does not know,
so that a picture never leaves something out in silence.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

WIDTH: Final = 375
"""Width of a phone's screen in CSS pixels."""
_BOLD: Final = re.compile(r"\*([^*\n]+)\*")
_DATE: Final = re.compile(r"(?<=\b\d\d)-(?=\d\d\b(?!:))|(?<=-\d\d)-(?=\d{4}\b)")
"""Stays in one piece: a phone does not break a line between a hyphen and a digit (Unicode line breaking, LB25), but the
browser that draws the picture does."""
_PAGES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def html(payload: Mapping[str, object], place: str = "# taskforce", time: str = "09:00") -> str:
    """A whole page with one message (`{"blocks": […]}`) or one modal (`{"type": "modal", …}`)."""
    return _PAGES.get_template("slack.html").render(payload=payload, place=place, time=time, width=WIDTH)


def spans(text: Mapping[str, object]) -> Iterator[tuple[bool, str]]:
    """A text object as pieces: whether bold, and the words, without Slack's escapes."""
    words = _DATE.sub("\u2011", str(text["text"]))
    if text["type"] != "mrkdwn":
        yield False, unescape(words)
        return
    for number, piece in enumerate(_BOLD.split(words)):
        if piece:
            yield number % 2 == 1, unescape(piece)


_PAGES.globals["spans"] = spans
