"""Regions and gemeenten in a Dutch line. A gemeente gives its region and stays in the text."""

import re
from functools import lru_cache
from itertools import chain

from commands.later import pattern
from commands.words.cutting import without
from storage.directory import Directory, plain

_REGION = pattern(r"(?<!\S)(?:#|(?:in\s+)?(?:de\s+)?regio['’]?s?(?:\s*:)?\s+)(?=\w)", re.IGNORECASE)
_AND = pattern(r"\s*(?:,|&|\ben\b|\+|/)\s*(?=\w)", re.IGNORECASE)
_ENDS_IN_AND = pattern(r"\w\s*(?:&|\+|/|\ben|\bsamen\s+met)\s*(?:de\s+)?$", re.IGNORECASE)
_BESIDE = pattern(r"\s*(?:&|\ben\b|\+|/)\s*(?:de\s+)?(?=[^\W\d_])", re.IGNORECASE)
_WORD = pattern(r"[^\W\d_][\w'’/-]*")
_FIRSTS = re.compile(r"[^\W\d_][\w'/]*")  # every word that a name can begin with, in a plain text
_LONGEST = 6  # words in the longest name tried
_LONG = 1000  # signs in a text whose pieces may be too long to remember
_ORDINARY = frozenset(
    """
    beek bergen best borne brummen buren dalen duiven echt elst goes haren heerde hoorn horst houten huizen hulst
    kampen laren leek leiden loon made meer mook noord oost oss peel putten rijn sluis son stein vaals voorst weert
    west wierden zuid
    """.split()
)
"""Names of gemeenten that are ordinary words, first names or surnames too (CBS, Gemeentelijke indeling)."""
_NO_WORD_IN = frozenset("beek elst horst mook oss stein vaals weert".split())
"""Those that are the place behind "in" and its like, also in small letters."""
_TITLE = frozenset(
    "dhr mw mevr mevrouw meneer heer mijnheer drs ir mr dr ing wethouder burgemeester gedeputeerde van der ter".split()
)
_SENTENCE_END = pattern(r"(?:^|[.!?:;\n]|\s[-–—•])\s*[\"“‘(]*$")


def region_of(word: str, directory: Directory) -> str:
    """The region of this name or alias, or in which the gemeente of this name lies; empty when unknown or taken out."""
    party = directory.party_names.get(plain(word)) or directory.party_names.get(plain(word).removeprefix("regio "))
    if party is None:
        return ""
    if party.kind == "regio":
        return party.name
    return "" if directory.find_former(party.region) else party.region


def take_regions(text: str, directory: Directory) -> tuple[tuple[str, ...], str]:
    """Regions said as such ("regio noord en zuid" is taken out) or given by a gemeente (which stays in the text)."""
    regions, rest, _ = cut_regions(text, directory)
    return regions, rest


def cut_regions(text: str, directory: Directory) -> tuple[tuple[str, ...], str, list[str]]:
    """As `take_regions`, with the pieces that were taken out."""
    regions: list[str] = []
    cut: list[str] = []
    if "#" in text or "regio" in text.casefold():
        for match in reversed(list(_REGION.finditer(text))):
            named, end = _named_at(text, match.end(), directory)
            if named and not _in_a_list(text, match, end, directory):
                regions[:0] = named
                cut.insert(0, text[match.start() : end])
                text = without(text, match.start(), end)
    for gemeente in gemeenten_in(text, directory):
        regions.append(region_of(gemeente, directory))
    return tuple(dict.fromkeys(region for region in regions if region)), text, cut


def _in_a_list(text: str, match: re.Match[str], end: int, directory: Directory) -> bool:
    """Whether it is one of several who do it: "LLTB en regio Noord", "regio Noord en LWV"."""
    if _ENDS_IN_AND.search(text[: match.start()]):
        return True
    joint = _BESIDE.match(text, end)
    word = _WORD.match(text, joint.end()) if joint else None
    behind = directory.party_names.get(plain(word[0])) if word else None
    return behind is not None and behind.kind != "regio"


def _named_at(text: str, start: int, directory: Directory) -> tuple[list[str], int]:
    """The regions that stand here one after another ("noord en zuid"), and where they end."""
    regions: list[str] = []
    end, at = start, start
    while True:
        words = list(_WORD.finditer(text[at : at + 120]))[:_LONGEST]
        for last in reversed(words):
            if party := directory.party_names.get(plain(text[at : at + last.end()])):
                if party.kind == "regio":
                    regions.append(party.name)
                    end = at + last.end()
                break
        else:
            return regions, end
        joint = _AND.match(text, end) if end > at else None
        if joint is None:
            return regions, end
        at = joint.end()


def gemeenten_in(text: str, directory: Directory) -> tuple[str, ...]:
    """The gemeenten that a text names, in its order.

    A name that is an ordinary word too ("Beek", "Weert", "Bergen") counts only by itself ("Weert: …", "…, weert"),
    behind the word gemeente, some of them behind "in" or its like, or with a capital in the middle of a sentence that
    no person's name or title stands in front of.
    """
    starts = directory.gemeenten
    firsts = _firsts if len(text) < _LONG else _firsts.__wrapped__
    if starts.keys().isdisjoint(chain.from_iterable(map(firsts, text.split()))):
        return ()
    found: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        names = starts.get(_first(match.group()))
        if names is None or match.start() < end:
            continue
        for name, gemeente in names:
            length = _fits(text, match.start(), name)
            if length and _meant(text, match.start(), name):
                end = match.start() + length
                if gemeente not in found:
                    found.append(gemeente)
                break
    return tuple(found)


@lru_cache(maxsize=512)
def _firsts(piece: str) -> tuple[str, ...]:
    """The words in a piece between blanks that a name can begin with, plain."""
    return tuple(_FIRSTS.findall(plain(piece)))


@lru_cache(maxsize=1024)
def _first(word: str) -> str:
    """The first word of what is written as one ("Peel-en-Maas"), plain."""
    return plain(word).split(" ")[0]


def _fits(text: str, start: int, name: str) -> int:
    """How many signs of the text the name takes from here; 0 when it does not stand here as whole words."""
    for length in (len(name), len(name) + 1):
        piece = text[start : start + length]
        if plain(piece) == name and not text[start + length : start + length + 1].isalnum() and not piece.endswith(" "):
            return length
    return 0


def _meant(text: str, start: int, name: str) -> bool:
    """Whether a name is that of the gemeente, and not the ordinary word or somebody's surname."""
    before = text[:start].rstrip()
    previous = before.rsplit(None, 1)[-1].strip(".,;:(“\"'’").casefold() if before else ""
    if previous in ("gemeente", "gemeenten", "gemeentes", "gem"):
        return True
    behind = text[start + len(name) :].lstrip()
    alone = not behind if before.endswith(",") else not before and (not behind or behind.startswith(":"))
    if name not in _ORDINARY or alone:
        return True
    if name in _NO_WORD_IN and previous in ("in", "uit", "te", "naar", "bij"):
        return True
    if not text[start].isupper() or _SENTENCE_END.search(text[:start]):
        return False
    word = before.rsplit(None, 1)[-1] if before else ""
    person = word[:1].isupper() and not _SENTENCE_END.search(before[: len(before) - len(word)]) and word[-1].isalpha()
    return previous not in _TITLE and not person
