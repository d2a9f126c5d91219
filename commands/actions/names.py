"""The names in the words of a list: owners, regions and themes, whole, cut at fillers, or with a slip in them."""

import re

from commands.command import Context
from commands.words.slips import slips
from storage.directory import plain

_SHORTEST = 4  # letters in a name that is known with a slip in it
_FILLERS = re.compile(
    r"\b(?:de|het|van|voor|bij|in|op|door|openstaande?|open|staan|staat|er|nog|welke|wat|heeft|hebben|moet|moeten|"
    r"actiepunten|actiepunt|acties|punten|hele|die|dat|loopt|lopen|ligt|liggen|doen|doet|samen|graag|aub|svp|lijst|actielijst|overzicht|thema|regio|eigenaar|zijn|is|per|geef|toon)\b|[?!.:#@()]",
    re.IGNORECASE,
)

_JOINS = re.compile(r"\w\s+(?:de|het|van|voor|bij|in|op|en|aan)\s+\w", re.IGNORECASE)
_LONGEST = 5  # words in the longest name tried


def names_in(text: str, ctx: Context) -> list[str]:
    """Every name in a text; a word that is none stands alone."""
    names, rest = _joined_names(text, ctx)
    parts = re.split(r",|\b(?:en|of)\b", _FILLERS.sub(" ", rest))
    words = ([word for word in part.split() if any(map(str.isalnum, word))] for part in parts)
    return names + [name for part in words for name in cut_at_names(part, ctx)]


def bare_name(words: str) -> str:
    """The words without fillers."""
    return " ".join(_FILLERS.sub(" ", words).split())


def _joined_names(text: str, ctx: Context) -> tuple[list[str], str]:
    """Names that hold a filler themselves ("Hart van Brabant", "Peel en Maas"), and the text without them."""
    if not _JOINS.search(text):
        return [], text
    words, names, left = text.split(), [], []
    while words:
        sizes = range(min(_LONGEST, len(words)), 2, -1)
        size = next((size for size in sizes if is_name(" ".join(words[:size]).rstrip("?!.,"), ctx)), 0)
        if size:
            names.append(" ".join(words[:size]).rstrip("?!.,"))
            left.append(",")
        else:
            left.append(words[0])
        words = words[size or 1 :]
    return names, " ".join(left)


def cut_at_names(words: list[str], ctx: Context) -> list[str]:
    """Cut words into the longest names the body knows; an unknown word stands alone."""
    names: list[str] = []
    while words:
        for length in range(min(4, len(words)), 0, -1):
            name = " ".join(words[:length])
            if length == 1 or is_name(name, ctx):
                names.append(name)
                words = words[length:]
                break
    return names


def is_name(name: str, ctx: Context) -> bool:
    """Whether an owner, former or not, or a theme goes by this name."""
    directory = ctx.directory
    known = directory.find_owner(name) or plain(name) in directory.theme_names or directory.find_former(name)
    return bool(known)


def nearly(word: str, ctx: Context) -> str:
    """The one name of a party or theme that is a single slip away ("ltlb"); empty when there is none, or several.

    Of four letters none may be another one: "week" is not "werk".
    """
    small = plain(word)
    if len(small) < _SHORTEST:
        return ""
    names = [name for name, party in ctx.directory.party_names.items() if party.kind != "gemeente" or len(name) > 5]
    near = {
        name
        for name in (*names, *ctx.directory.theme_names)
        if len(name) >= _SHORTEST and abs(len(name) - len(small)) <= 1 and slips(small, name) == 1
    }
    if len(small) == _SHORTEST:
        near = {name for name in near if len(name) != _SHORTEST or sorted(name) == sorted(small)}
    return near.pop() if len(near) == 1 else ""
