"""Who does it: reading owners out of words, and writing them down again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commands.dutch import join_and
from storage.directory import Directory, plain
from storage.values import Owner

UNKNOWN = "eigenaar onbekend"
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\ben\b)\s*", re.IGNORECASE)
_AT = re.compile(r"(?<!\S)@(?=\S)")
_BRACKETS = re.compile(r"\(([^()]{1,120})\)")
_BY = re.compile(r"\b(?:door|namens)\s+(?=\S)", re.IGNORECASE)
_SEGMENT = re.compile(r"[,;]\s*([^,;]+?)\s*$")
_LEAD = re.compile(r"^\s*([^:,;]{2,60}):\s+")
_OUTSIDE = re.compile(r"^(?:gemeente|wethouder|gedeputeerde|burgemeester|mw\.?|dhr\.?)\s+\S", re.IGNORECASE)
_LONGEST = 5  # words in the longest name tried


@dataclass(frozen=True, slots=True)
class Found:
    """Owners and the text without them."""

    owners: tuple[Owner, ...]
    rest: str


def known(words: str, directory: Directory) -> tuple[Owner, ...]:
    """The owners named by these words alone ("LLTB en LWV"); empty when one of them is not known."""
    whole = directory.find_owner(words)
    if whole:
        return (whole,)
    names = [name for name in _AND.split(words) if name]
    owners = [directory.find_owner(name) for name in names]
    if not owners or any(owner is None for owner in owners):
        return ()
    return tuple(dict.fromkeys(owner for owner in owners if owner))


def named(words: str, directory: Directory) -> tuple[Owner, ...]:
    """The owners of a form field or an order: known ones by their name, all others as typed (outside the chat)."""
    whole = directory.find_owner(words)
    if whole:
        return (whole,)
    found: list[Owner] = []
    for name in _AND.split(words):
        cleaned = name.strip().removeprefix("@")
        if cleaned and cleaned not in {"-", "?", "onbekend", "niemand", "geen"}:
            found.append(directory.find_owner(cleaned) or Owner(cleaned))
    return tuple(dict.fromkeys(found))


def take(text: str, directory: Directory) -> Found:
    """Take the owners out of a line: "@LLTB", "(LLTB, LWV)", "door provincie", ", provincie" at the end, "LWV: …"."""
    owners: list[Owner] = []
    text = _take_mentions(text, directory, owners)
    text = _take_brackets(text, directory, owners)
    text = _take_by(text, directory, owners)
    text = _take_ends(text, directory, owners)
    return Found(tuple(dict.fromkeys(owners)), text)


def _take_mentions(text: str, directory: Directory, owners: list[Owner]) -> str:
    while match := _AT.search(text):
        words = text[match.end() :].split(" ")
        for length in range(min(_LONGEST, len(words)), 0, -1):
            name = " ".join(words[:length]).rstrip(",.;:!?)")
            owner = directory.find_owner(name)
            if owner or length == 1:
                owners.append(owner or Owner(name))
                text = _without(text, match.start(), match.end() + len(name))
                break
    return text


def _take_brackets(text: str, directory: Directory, owners: list[Owner]) -> str:
    for match in reversed(list(_BRACKETS.finditer(text))):
        inside = match.group(1).strip()
        found = known(inside, directory)
        if not found and _OUTSIDE.match(inside):
            found = named(inside, directory)
        if found:
            owners[:0] = found
            text = _without(text, *match.span())
    return text


def _take_by(text: str, directory: Directory, owners: list[Owner]) -> str:
    for match in _BY.finditer(text):
        words = text[match.end() :].split(" ")
        for length in range(min(_LONGEST + 2, len(words)), 0, -1):
            name = " ".join(words[:length]).rstrip(",.;:!?")
            if found := known(name, directory):
                owners.extend(found)
                return _without(text, match.start(), match.end() + len(name))
    return text


def _take_ends(text: str, directory: Directory, owners: list[Owner]) -> str:
    taken: list[Owner] = []
    while (match := _SEGMENT.search(text)) and (found := known(match.group(1), directory)):
        taken[:0] = found
        text = text[: match.start()].rstrip()
    if (match := _LEAD.match(text)) and (found := known(match.group(1), directory)):
        taken[:0] = found
        text = text[match.end() :]
    owners.extend(taken)
    return text


def _without(text: str, start: int, end: int) -> str:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    glue = "" if not before or not after or after[0] in ",.;:!?" else " "
    return f"{before}{glue}{after}".strip().strip(",;").strip()


def words(owners: Sequence[Owner]) -> str:
    """Owners as a list shows them; a part that is done says so."""
    if not owners:
        return UNKNOWN
    if not any(owner.done for owner in owners):
        return ", ".join(owner.name for owner in owners)
    return ", ".join(f"{owner.name} (deel gereed)" if owner.done else owner.name for owner in owners)


def sentence(owners: Sequence[Owner]) -> str:
    """Owners inside a sentence: `LLTB en LWV`."""
    return join_and([owner.name for owner in owners])


def same(one: Owner, other: Owner) -> bool:
    """Whether two owners are the same party, person or outside name."""
    if one.party or other.party:
        return one.party == other.party
    if one.member or other.member:
        return one.member == other.member
    return plain(one.name) == plain(other.name)
