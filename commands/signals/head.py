"""The kind and the regions in front of a signal, or behind it: "knelpunt midden: …", "media, noord, …", "…, noord"."""

import re

from commands.signals.kind import KINDS, kind_named
from commands.words.places import region_of
from commands.words.typos import mended
from storage.directory import Directory, plain

_PIECE = re.compile(r"[(#@]?([^:,;!()#@\n]{1,60}?)\)?\s*(:(?!//)|[,;!]|\s[-–—](?=\s)|(?<=\))|$)\s*")
_WORDS = frozenset("in uit bij regio gemeente voor een nieuw nieuwe signaal over van de en".split())
_FIRST_WORD = re.compile(r"^[#(]?([\w-]*\w)[).–-]?\s+(?=\S)")
_PLACE = re.compile(r"^(?P<sign>[#@]?)(?P<name>[\w-]+)\s+(?=\S)")
_STAYS = frozenset(  # behind a kind or a region these words make it part of a sentence: "kans op", "media zoeken"
    """
    dat die op om voor van is zijn was bij in uit aan over met tegen door en of te zoekt zoeken vraagt vragen wil
    willen schrijft schrijven meldt melden heeft hebben bericht berichten belt bellen komt komen staat staan
    """.split()
)
_TAIL = re.compile(r"(?:\s*[,;(#]|\s[-–—](?=\s))\s*([\w-]+(?:\s[\w-]+){0,4})\)?\s*$")
_AND = re.compile(r"\s+en\s+", re.IGNORECASE)
_LONG_KINDS = [kind for kind in KINDS if len(kind) > len("media")]
"""Kinds in which a slip can be told from another word: "hans" and "kant" are none of "kans"."""


def take_head(text: str, directory: Directory, *, whole: bool) -> tuple[str, tuple[str, ...], str]:
    """A kind and regions said in front or behind, and the rest; with `whole` they may be all that was said."""
    words, text = _cut_head(text, directory, whole)
    kind = next(filter(None, map(kind_named, words)), "")
    regions = [region for region in (region_of(word, directory) for word in words) if region]
    if not kind and (match := _FIRST_WORD.match(text)) and (kind := kind_named(match.group(1))):
        text = _unless_it_goes_on(text, match.end())
    if kind and not regions and (match := _PLACE.match(text)):
        party = directory.party_names.get(plain(match["name"]))
        if party and party.kind == "regio":
            left = text[match.end() :] if match["sign"] else _unless_it_goes_on(text, match.end())
            regions, text = [party.name], left
    while match := _TAIL.search(text):
        word = match.group(1)
        parties = [directory.party_names.get(plain(name)) for name in _AND.split(word)]
        named = [party.name for party in parties if party and party.kind == "regio"]
        if not kind and kind_named(word):
            kind = kind_named(word)
        elif len(named) == len(parties):
            regions += named
        else:
            break
        text = text[: match.start()]
    return kind, tuple(dict.fromkeys((*regions, *_regions_said(text, directory)))), text.strip().lstrip(":;,–- ")


def _unless_it_goes_on(text: str, end: int) -> str:
    """The text from `end` on; the whole text when the word there makes what stands before it part of a sentence."""
    following = text[end:].split(maxsplit=1)[0].casefold().strip(",.:;")
    return text if following in _STAYS else text[end:]


def _cut_head(text: str, directory: Directory, whole: bool) -> tuple[list[str], str]:
    """The names in front and the text behind them; a gemeente stays, the region alone would say less than was typed.

    Each name ends in a colon, or else one of them is a kind: behind "noord, midden …" a sentence may go on.
    """
    found: list[str] = []
    end = at = 0
    sign = ""
    while match := _PIECE.match(text, at):
        closed = match[2] or match.group().rstrip().endswith(")")
        if (sign == ":" and match[2] != ":") or not (closed or whole):
            break
        said = [_mended(word) if match[2] == ":" else word for word in _known_words(match[1], directory)]
        named = [word for word in said if kind_named(word) or region_of(word, directory)]
        if not named or any(word not in named and word.casefold() not in _WORDS for word in said):
            break
        found += named
        at, sign = match.end(), match[2]
        if sign == ":" or any(map(kind_named, found)):
            end = at
        if at == len(text):
            break
    if not end:
        return [], text
    parties = [directory.party_names.get(plain(word)) for word in found]
    gemeenten = ", ".join(party.name for party in parties if party and party.kind == "gemeente")
    rest = text[end:]
    return found, f"{gemeenten}: {rest}" if gemeenten and rest else gemeenten or rest


def _mended(word: str) -> str:
    return word if kind_named(word) else mended(word, _LONG_KINDS, 1)


def _regions_said(text: str, directory: Directory) -> tuple[str, ...]:
    """Regions by their whole name anywhere, and by another name behind a word that makes it a place ("in midden") or
    alone between commas."""
    found: list[str] = []
    for party in directory.parties:
        if party.kind == "regio":
            others = "|".join(re.escape(alias) for alias in party.aliases) or r"(?!)"
            first, *last = map(re.escape, party.name.split("-"))
            whole = r"[-\s]".join((first, *last))
            shared = rf"\b{first}-(?=\s*(?:,|/|&|en\b|of\b))" if last else r"(?!)"  # "Noord- en Midden-Limburg"
            name = (
                rf"\b{whole}\b|{shared}|\b(?:in|uit|bij|voor|regio)\s+(?:{others})(?![\w-])|"
                rf",\s*(?:{others})\s*(?=,)|(?<!\b(?:het|een)\s)(?<![\w-])(?:{others})[\s.!]*$"
            )
            if re.search(name, text, re.IGNORECASE):
                found.append(party.name)
    return tuple(found)


def _known_words(head: str, directory: Directory) -> list[str]:
    """The head in the longest pieces that are names of something: `Peel en Maas` is one word."""
    words = re.split(r"[\s,]+", head.strip())
    found: list[str] = []
    while words:
        length = next((n for n in range(len(words), 1, -1) if region_of(" ".join(words[:n]), directory)), 1)
        found.append(" ".join(words[:length]))
        words = words[length:]
    return [word for word in found if word]
