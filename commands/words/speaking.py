"""Whom "ik" and "wij" name."""

from storage.directory import Directory
from storage.models import Member

_ME = frozenset(("ik", "mij", "me", "mezelf", "mijzelf", "ikzelf"))
_US = frozenset(("wij", "we", "ons", "onszelf"))
_LONGEST = 12  # signs of one of them with blanks around it


def speaker(words: str, by: Member | None, directory: Directory) -> str:
    """Who speaks, or with "wij" the organisation behind him; empty for any other words, or when nobody is known."""
    if by is None or len(words) > _LONGEST:
        return ""
    said = words.strip().casefold()
    if said not in _ME and said not in _US:
        return ""
    names = directory.owners_of(by)
    return names[1] if said in _US and len(names) > 1 else names[0]
