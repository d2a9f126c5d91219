"""The line without its date (S1)."""

from __future__ import annotations

import re

_LOOSE = " \t,;:-–—"
_BLANKS = re.compile(r"\s+")
_JOINTS = (",", ";", ":", "-", "–", "—")


def rest_of(text: str, start: int, end: int) -> str:
    """`text` without `text[start:end]`: blanks collapsed, marks that nothing follows or precedes dropped.

    A mark before the date stays when words go on after it ("uitzoeken: [maandag] terugkoppelen"), and goes when the
    line ends there or only names, tags and links follow.
    """
    before = text[:start].rstrip()
    after = text[end:].lstrip()
    if not after.strip(_LOOSE) or not before.strip(_LOOSE):
        left = before.strip() if before.strip(_LOOSE) else ""
        right = after.strip() if after.strip(_LOOSE) else ""
        return _BLANKS.sub(" ", (left or right).lstrip(_LOOSE).rstrip(_LOOSE))
    if before.endswith(_JOINTS) and (after[0] in "@#.!?)" or after.startswith(("http", "www.", *_JOINTS))):
        before = before.rstrip(_LOOSE)
    glue = "" if after[0] in ",;:.!?)" else " "
    return _BLANKS.sub(" ", before + glue + after).strip()
