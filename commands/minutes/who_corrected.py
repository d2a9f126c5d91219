"""Who does a point, as a correction says it: instead of who did, beside them ("ook mkb"), or without one of them."""

import re
from collections.abc import Callable

_SWAPPED = re.compile(
    r"^niet\s+(?:voor\s+|van\s+)?(?P<not>\S.*?)\s+maar\s+(?:voor\s+|van\s+)?(?P<but>\S.*)$|"
    r"^(?P<this>\S.*?)\s+(?:ipv|i\.p\.v\.|in plaats van|(?:en |maar )?niet(?: meer)?)\s+"
    r"(?:voor\s+|van\s+)?(?P<that>\S.*)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"^ook\s+(?:nog\s+)?(?:voor\s+|van\s+|door\s+|bij\s+)?(?P<front>\S.*)$|"
    r"^(?P<back>\S.*?)\s+(?:(?:er\s+)?ook(?:\s+bij)?|erbij|toevoegen)$",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"^(?:zonder|niet(?:\s+(?:meer|voor|van))?)\s+(?P<front>\S.*)$|^(?P<back>\S.*?)\s+(?:eraf|niet(?:\s+meer)?)$",
    re.IGNORECASE,
)

_NO_NAME = re.compile(r"\d|\bnaar\b|^(?:ook|idem|net zo|dito|eveneens)$", re.IGNORECASE)
_LONGEST = 6  # words

Names = tuple[str, ...]


def who_corrected(words: str, had: Names, read: Callable[[str], Names]) -> Names:
    """The owners after a correction; `read` makes names of words."""
    if swap := _SWAPPED.match(words):
        gone, fresh = read(swap["not"] or swap["that"]), read(swap["but"] or swap["this"])
        return (*_left(had, gone), *fresh) if gone and set(gone) <= set(had) else fresh
    if beside := _BESIDE.match(words):
        return tuple(dict.fromkeys((*had, *read(beside["front"] or beside["back"]))))
    return read(words)


def without(words: str, had: Names, read: Callable[[str], Names]) -> Names | None:
    """The owners without the one or more that are named; None where these words take away no owner of the point."""
    match = _WITHOUT.match(words)
    gone = read(match["front"] or match["back"]) if match else ()
    return _left(had, gone) if gone and set(gone) <= set(had) else None


def _left(had: Names, gone: Names) -> Names:
    return tuple(name for name in had if name not in gone)


def is_no_name(owner: str) -> bool:
    """Whether words in the place of an owner can't be one."""
    return len(owner.split()) > _LONGEST or bool(_NO_NAME.search(owner))
