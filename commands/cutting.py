"""Taking a piece out of a typed line, with the marks that would then stand loose."""

_BLANKS = " \t"
_MARKS = ",;|"
_DASHES = (" -", " –", " —")


def without(text: str, start: int, end: int) -> str:
    """The text without `text[start:end]`.

    A comma, dash or the like goes where nothing stands before it any more, or nothing but another such mark behind it.
    """
    before, after = text[:start].rstrip(_BLANKS), text[end:].lstrip(_BLANKS)
    if not before:
        return after.lstrip(_BLANKS + _MARKS + ":-–—").strip()
    if not after or after[0] in ".,;|-–—":
        before = _closed(before, after)
    glue = "" if not after or after[0] in ",.;:!?" or before[-1:] == "\n" else " "
    return f"{before}{glue}{after}".strip()


def _closed(before: str, after: str) -> str:
    """The text before a cut without the mark that it ends in."""
    if before.endswith(tuple(_MARKS)):
        return before.rstrip(_BLANKS + _MARKS)
    if before.endswith(_DASHES):
        return before[:-2].rstrip(_BLANKS)
    return before.removesuffix(".") if after[:1] == "." else before
