"""What is said beside a point: what was heard of it, what became of it, a request to the others."""

import re
from dataclasses import replace

from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import all_owners, likeness
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.status import status_of

_REMARK = re.compile(
    r"^(?P<point>.{8,}\((?P<who>[^()]{2,40})\))(?:\s+[-–—]\s+(?=[A-Z])|(?P<sign>:)\s+)(?P<said>\S+\s.+)$"
)
"""Who does it in brackets, and what was heard of it: "gast uitnodigen (Jan) - Contact gehad, komt in juli"."""
_STRUCK = re.compile(r"~~(?P<text>[^~]+)~~\s*[–:(-]?\s*(?P<said>[a-zA-Z][^~]*?)\)?$")
"""A point that is struck through, with what became of it: "~~Huisstijl kiezen (Jan)~~ hoeft niet meer"."""


def unstruck(text: str) -> Pieces:
    """The words of a line; one that is struck through or ticked behind is done, or what is said behind it."""
    whole = re.fullmatch(r"\W*~~(.+?)~~\W*", text) or re.fullmatch(r"(.+?)\s*[✔✓☑✅]\ufe0f?\W*", text)
    if whole:
        return Pieces(tidy(whole[1]), status="afgerond")
    if match := _STRUCK.match(text):
        return Pieces(tidy(match["text"]), status=status_of(match["said"]) or "afgerond", note=match["said"])
    return Pieces(tidy(text.replace("~~", "")))


def without_remark(pieces: Pieces, known: KnownNames) -> Pieces:
    """ "kaart maken (LLTB): concept is klaar" without what was heard of it; "Jan Bos (LLTB): kaart maken" has none."""
    match = _REMARK.match(pieces.text)
    if match is None or not all_owners(match["who"], known, 1):
        return pieces
    named = likeness(match["point"].rpartition("(")[0], known) if match["sign"] == ":" else 0
    return pieces if named else replace(pieces, text=match["point"], note=match["said"])


def without_reactions(text: str) -> tuple[str, str]:
    """A point and the request to the others behind it: "… rondsturen; reacties graag binnen een week"."""
    match = re.search(r"[;.]\s+(?=(?:reacties?|opmerkingen|aanvullingen)\b(?!.*[:(]))", text, re.IGNORECASE)
    return (text[: match.start()], text[match.end() :]) if match and match.start() > 10 else (text, "")
