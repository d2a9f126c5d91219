"""Who does it: reading owners out of words, and writing them down again."""

import re
from collections.abc import Iterable, Sequence

from commands.command import UserError
from commands.dutch import join_and
from commands.later import pattern
from commands.words.speaking import speaker
from storage.directory import Directory, plain
from storage.models import Member
from storage.values import Owner

UNKNOWN = "eigenaar onbekend"
NOBODY = frozenset(("-", "?", "onbekend", "niemand", "geen", "n.t.b", "ntb", "n.n.b", "nnb"))
"""What people fill in for an owner who is not known yet."""
_LONGEST = 200
LONGEST_NAME = 5  # words in the longest name tried
_MOST = 9  # names side by side
_PIECES = pattern(r"\s*[,;|/&+]\s*(?:en\s+)?")
_BOTH = pattern(r"\s+(?:samen|gezamenlijk|beiden?|allebei)$", re.IGNORECASE)
_AND = pattern(r"\s+(?:en|(?:samen\s+)?met|i\.?s\.?m\.?)\s+", re.IGNORECASE)
_NO_NAME = pattern(
    r"^(?:ook|alleen|niet|maar|zonder|behalve|toevoegen|erbij|plus|i\.?[pv]\.?[vm]\b\.?|in\s+plaats|want|omdat)\s|"
    r"\s(?:erbij|eraf|weg|ook|toevoegen)$",
    re.IGNORECASE,
)
"""What says something of an owner, and is no part of a name ("ook MKB", "niet LWV", "MKB erbij")."""
_GEMEENTE = pattern(r"gemeente|\bgem[.\s]", re.IGNORECASE)
_LOOSE_AND = pattern(r"\s+(?:en|of)$", re.IGNORECASE)


def owner_called(word: str, directory: Directory, by: Member | None = None) -> Owner | None:
    """Who goes by this name; "ik" and "wij" are who typed it."""
    return directory.find_owner(speaker(word, by, directory) or word)


def known(words: str, directory: Directory, by: Member | None = None) -> tuple[Owner, ...]:
    """The owners named by these words alone ("LLTB en LWV"); empty when one of them is not known.

    `by` is who typed them, whom "ik" and "wij" name.
    """
    if whole := owner_called(words, directory, by):
        return (whole,)
    if " " not in words and not any(map(words.__contains__, ",;/&+")):
        return ()  # nothing to cut it at
    found: list[Owner] = []
    for piece in _split(words, directory):
        owner = owner_called(piece, directory, by)
        owners = (owner,) if owner else _side_by_side(piece, directory)
        if not owners:
            return ()
        found += owners
    return tuple(dict.fromkeys(found))


def _side_by_side(words: str, directory: Directory) -> tuple[Owner, ...]:
    """The parties whose names stand here with only blanks between ("noord midden"); nobody where another word does."""
    found: list[Owner] = []
    left = words.split()
    while left and len(found) < _MOST:
        sizes = range(min(LONGEST_NAME, len(left)), 0, -1)
        named = ((size, directory.find_owner(" ".join(left[:size]))) for size in sizes)
        size, owner = next(((size, owner) for size, owner in named if owner and owner.party), (0, None))
        if owner is None:
            return ()
        found.append(owner)
        left = left[size:]
    return () if left else tuple(found)


def _names(words: str, directory: Directory) -> list[str]:
    """Words cut into names: by signs, and by "en" or "samen met" where that is not part of a name ("Peel en Maas")."""
    return [words] if directory.find_owner(words) else _split(words, directory)


def _split(words: str, directory: Directory) -> list[str]:
    names: list[str] = []
    for piece in filter(None, _PIECES.split(words.strip())):
        parts = _AND.split(piece)
        if len(parts) > 1:
            parts[-1] = _BOTH.sub("", parts[-1])
        while parts:
            length = next(
                (size for size in range(len(parts), 1, -1) if directory.find_owner(" en ".join(parts[:size]))), 1
            )
            names.append(" en ".join(parts[:length]))
            parts = parts[length:]
    return names


def named(words: str, directory: Directory, by: Member | None = None) -> tuple[Owner, ...]:
    """The owners of a form field or an order: known ones by their name, all others as typed (outside the chat).

    Raises UserError for a name that nobody has: it would stand in every list.
    """
    found: list[Owner] = []
    for name in _names(words, directory):
        cleaned = _LOOSE_AND.sub("", name.strip()).removeprefix("@")
        if len(cleaned) > _LONGEST:
            raise UserError(f"Dit is te lang voor een naam: hoogstens {_LONGEST} tekens.", "owners")
        if _NO_NAME.search(cleaned):
            raise UserError(f"Wie bedoelt u met “{cleaned}”? Noem alleen de namen, met een komma ertussen.", "owners")
        if cleaned and cleaned not in NOBODY:
            found.append(owner_called(cleaned, directory, by) or directory.find_former(cleaned) or Owner(cleaned))
    return tuple(dict.fromkeys(found))


def words(owners: Sequence[Owner]) -> str:
    """Owners as a list shows them; a part that is done says so."""
    if not owners:
        return UNKNOWN
    return ", ".join([f"{owner.name} (deel gereed)" if owner.done else owner.name for owner in owners])


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


def names_gemeente(owners: Iterable[Owner], directory: Directory) -> bool:
    """Whether one of them is a gemeente, which by its bare name says where, not who."""
    return any(_is_gemeente(owner, directory) for owner in owners)


def only_where(owners: Iterable[Owner], said: str, directory: Directory) -> bool:
    """Whether these words name a gemeente by its bare name: that says where, not who, unless a member speaks for it."""
    there = [owner for owner in owners if _is_gemeente(owner, directory) and not directory.members_of(owner)]
    return bool(there) and not _GEMEENTE.search(said)


def _is_gemeente(owner: Owner, directory: Directory) -> bool:
    return owner.party is not None and directory.by_id[owner.party].kind == "gemeente"
