"""Owners at the ends of a line: ", provincie" behind what is to be done, "LWV: …" or "LLTB, …" in front of it."""

import re
from collections.abc import Iterator

from commands.later import pattern
from commands.words.owner_line import ABOUT, OwnerLine, name_at
from commands.words.owners import LONGEST_NAME, names_gemeente, only_where, owner_called
from storage.directory import Directory, plain
from storage.values import Owner

_SEPARATORS = (",", ";", "|", "–", "—", ">", "→", " - ", " /")
_SEGMENT = pattern(r"(?:[,;|]|(?<=\w{4})\.\s|\s[-–—>→/]+)\s*([^,;|–—>→]+?)[\s|>→/.]*$")
_SIGN = pattern(r"[,|]")
_LEAD = pattern(r"^\s*(?:(?:voor|actie(?:punt)?(?:\s+voor)?)\s+)?([^:;]{2,60}?)(?::|\s[-–—])\s+", re.IGNORECASE)
_LEADS = (":", " - ", " – ", " — ")
_WORD = 60  # signs in the longest word of a name


def take_ends(line: OwnerLine) -> None:
    """Take the owners at the ends of the line, of which one is listed with others of its kind as well."""
    if (found := line.known(line.text)) and not names_gemeente(found, line.directory):
        line.owners.extend(found)  # nothing else is said
        line.cut(0, len(line.text))
        return
    taken: list[Owner] = []
    listed = False
    where = ""
    while (match := _last_segment(line.text)) and (found := line.known(match.group(1))):
        if len(found) > 1 and _goes_on(line, match.start(), found[0]):
            break
        if only_where(found, match.group(1), line.directory):
            line.text, where = line.text[: match.start()], f"{match.group().rstrip()}{where}"
            continue
        taken[:0] = found
        listed = match.group().lstrip().startswith(",")
        line.cut(*match.span())
    if listed and (first := _first_of_list(line, taken[0])):
        taken.insert(0, first)
    line.text += where
    if any(map(line.text.__contains__, _LEADS)) and (match := _LEAD.match(line.text)):
        found = line.known(match.group(1)) if ":" in match.group() or not _name_at_front(line, match.end()) else ()
        if found and not only_where(found, match[1], line.directory):
            taken[:0] = found
            line.cut(*match.span())
    if not taken and not line.owners and _SIGN.search(line.text):
        taken = _take_front(line)
    line.owners.extend(taken)


def _take_front(line: OwnerLine) -> list[Owner]:
    """Who stands in front behind nothing but commas ("LLTB, bedrijven benaderen"); nobody where a list of names goes on
    ("LLTB, LWV en MKB uitnodigen"). A gemeente says where."""
    found: list[Owner] = []
    rest = line.text
    while (sign := _SIGN.search(rest)) and (named := line.known(rest[: sign.start()].strip())):
        found += named
        rest = rest[sign.end() :].lstrip()
    if not found or names_gemeente(found, line.directory) or " " not in rest or name_at(rest, line)[1]:
        return []
    line.cut(0, len(line.text) - len(rest))
    return found


def _goes_on(line: OwnerLine, at: int, second: Owner) -> bool:
    """Whether the names from here on end a list behind "met" or the like: "afspraken met noord, midden en zuid"."""
    kind = line.directory.by_id[second.party].kind if second.party else ""
    starts = [start for start, _, first in _parties_at_end(line.text[:at], line.directory, 1) if first == kind]
    return bool(starts) and all(ABOUT.search(line.text[:start]) for start in starts)


def _name_at_front(line: OwnerLine, at: int) -> bool:
    """Whether another name stands behind a dash here: "noord - zuid vergelijken" names nobody who does it."""
    return owner_called(line.text[at:].split(maxsplit=1)[0], line.directory) is not None


def _first_of_list(line: OwnerLine, second: Owner) -> Owner | None:
    """The name right before a list of names of its kind ("… per gemeente noord, midden, zuid"), taken with it.

    Behind "met", "van" and the like it is part of what is to be done, and so it is where little else would be left; a
    gemeente says where.
    """
    wanted = line.directory.by_id[second.party].kind if second.party else "gemeente"
    for start, owner, kind in (
        _parties_at_end(line.text, line.directory, 2) if wanted not in ("gemeente", "allen") else ()
    ):
        if kind == wanted and not ABOUT.search(line.text[:start]):
            line.cut(start, len(line.text))
            return owner
    return None


def _parties_at_end(text: str, directory: Directory, least: int) -> Iterator[tuple[int, Owner, str]]:
    """Where a name of a party begins that the text ends in behind `least` words, with its kind; longest names first."""
    if plain(text[-_WORD:]).rpartition(" ")[2] not in directory.last_words:
        return
    for word in list(re.finditer(r"\S+", text))[least:][-LONGEST_NAME:]:
        owner = directory.find_owner(text[word.start() :])
        if owner and owner.party:
            yield word.start(), owner, directory.by_id[owner.party].kind


def _last_segment(text: str) -> re.Match[str] | None:
    """The words behind the last comma, semicolon, dash or arrow; nothing before that sign need be searched."""
    bare = text.rstrip(" |>→/.")
    stop = bare.rfind(". ")  # of a sentence, not of "gem. Beek"
    start = max(*map(bare.rfind, _SEPARATORS), stop if bare[max(stop - 4, 0) : stop].isalnum() else -1)
    if start < 0 and "-" not in text:
        return None
    while start > 0 and text[start - 1] in "-–—>→":
        start -= 1
    return _SEGMENT.search(text, max(start - 1, 0))
