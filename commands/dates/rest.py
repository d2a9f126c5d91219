"""The line without its date (S1)."""

from __future__ import annotations

_LOOSE = " \t,;:|>→-–—"
_JOINTS = (",", ";", ":", "|", "-", "–", "—")


def rest_of(text: str, start: int, end: int) -> str:
    """`text` without `text[start:end]`: blanks collapsed, marks that nothing follows or precedes dropped.

    A mark before the date stays when words go on after it ("uitzoeken: [maandag] terugkoppelen"), and goes when the
    line ends there or only names, tags, brackets and links follow.
    """
    before = text[:start].rstrip()
    after = text[end:].lstrip()
    if not after.strip(_LOOSE + "!?.") and before[-1:] in ("!", "?", "."):
        return " ".join(before.split())
    if not after.strip(_LOOSE) or not before.strip(_LOOSE):
        kept = before if before.strip(_LOOSE) else after
        return " ".join(kept.strip().strip(_LOOSE).split())
    if before.endswith(_JOINTS) and (after[0] in "@#.!?()" or after.startswith(("http", "www.", *_JOINTS))):
        before = before.rstrip(_LOOSE)
    if before.endswith("."):
        after = after.removeprefix(".").lstrip()
    glue = "" if after[:1] and after[0] in ",;:.!?)" else " "
    return " ".join((before + glue + after).split())
