"""Taking a piece out of a typed line, with the marks that would then stand loose."""

_BLANKS = " \t"
_LOOSE = " \t,;|"
_DASHES = (" -", " –", " —")


def without(text: str, start: int, end: int) -> str:
    """The text without `text[start:end]`.

    A comma, dash or the like goes where nothing stands before it any more, or nothing but another such mark behind it.
    """
    before, after = text[:start].rstrip(_BLANKS), text[end:].lstrip(_BLANKS)
    if not after and not before.endswith(_DASHES):
        return before.rstrip(_LOOSE).lstrip()
    if not before:
        return after.lstrip(_LOOSE + ":-–—").strip()
    if not after or after[0] in ".,;|-–—":
        before = before[:-2].rstrip(_BLANKS) if before.endswith(_DASHES) else before.rstrip(_LOOSE)
        before = before.removesuffix(after[:1] if after[:1] == "." else "")
    glue = "" if not after or after[0] in ",.;:!?" or before[-1:] == "\n" else " "
    return f"{before}{glue}{after}".strip()
