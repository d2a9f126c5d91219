"""Taking the owners out of a line that says what is to be done as well."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from commands.later import pattern
from commands.words.cutting import without
from commands.words.owners import LONGEST_NAME, NOBODY, known, named, names_gemeente, only_where, owner_called
from commands.words.typos import mended
from storage.directory import Directory, plain
from storage.models import Member
from storage.values import Owner

_AT = pattern(r"(?<!\S)[(]?@(?=\w)")
_WITH = pattern(r"(?:^|\s)(?:(?<!samen\s)met|aan|van|bij|naar|tegen|over|richting)\s+$", re.IGNORECASE)
_TOGETHER = pattern(r"[\s,]*\b(?:samen\s+met|i\.?s\.?m\.?)\s+$", re.IGNORECASE)
_BRACKETS = pattern(r"\(([^()]{0,120})\)")
_BY = pattern(r"\b(?:door|namens|actiehouders?|eigenaars?|trekkers?|uitvoering)\s*:?\s+(?=\S)", re.IGNORECASE)
_BY_WORDS = ("door", "namens", "actiehouder", "eigenaar", "trekker", "uitvoering")
_SEPARATORS = (",", ";", "|", "–", "—", ">", "→", " - ", " /", ". ")
_SEGMENT = pattern(r"(?:[,;|]|(?<=\w{4})\.\s|\s[-–—>→/]+)\s*([^,;|–—>→]+?)[\s|>→/.]*$")
_LEAD = pattern(r"^\s*(?:(?:voor|actie(?:punt)?(?:\s+voor)?)\s+)?([^:;]{2,60}?)(?::|\s[-–—])\s+", re.IGNORECASE)
_LEADS = (":", " - ", " – ", " — ")
_LABEL = pattern(r"^(?:actie|wie|eigenaar|trekker|actiehouder|door)(?:\s*:\s*|\s+)", re.IGNORECASE)
_DOES = pattern(
    r"\s+(?:doe[tn]?|trekt|trekken|regelt|regelen|verzorgt|verzorgen|pakt?|pakken|neemt?|nemen|gaat|gaan)"
    r"(?:\s+(?:dit|dat|het|deze|erover|hierover|de\s+kar))?(?:\s+op(?:\s+zich)?)?$", re.IGNORECASE
)  # fmt: skip
"""What says behind a name alone that it does what the line says: "…, mkb doet dit", "…, de kennismakelaar trekt"."""
_OUTSIDE = pattern(r"^(?:gemeente|wethouder|gedeputeerde|burgemeester|mw\.?|dhr\.?)\s+\S", re.IGNORECASE)
_LONG_NAME = 6  # signs in the shortest name that may hold a slip
_WORD = 60  # signs in the longest word of a name
_JOINED = pattern(r"\s*(?:,|&|\+|/|\ben\b)\s*(?=@)", re.IGNORECASE)
_BETWEEN = frozenset(("en", "&", "+", "/"))
ABOUT = pattern(
    r"(?:^|\s)(?:met|aan|van|voor|bij|naar|tegen|over|richting|door|in|uit|vanuit|binnen|tussen|en|of|rond|namens|op|per|"
    r"t\.?b\.?v\.?|regio)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
"""Words behind which a name is part of what is to be done."""


class Found(NamedTuple):
    """Owners, the text without them, and the pieces that were taken out of it."""

    owners: tuple[Owner, ...]
    rest: str
    taken: tuple[str, ...] = ()


class _Line:
    """A line from which pieces are taken; `by` is who typed it."""

    def __init__(self, text: str, directory: Directory, by: Member | None) -> None:
        self.text, self.directory, self.by = text, directory, by
        self.owners: list[Owner] = []
        self.taken: list[str] = []

    def known(self, words: str) -> tuple[Owner, ...]:
        """The owners named by these words alone, behind a label ("actie LLTB") or before their verb ("LLTB trekt")."""
        found = known(words, self.directory, self.by)
        bare = _DOES.sub("", _LABEL.sub("", words)) if " " in words and not found else words
        return found or (known(bare, self.directory, self.by) if bare != words else ())

    def cut(self, start: int, end: int) -> None:
        """Take a piece out, with the blanks and commas that then stand loose."""
        self.taken.append(self.text[start:end])
        self.text = without(self.text, start, end)


def take(text: str, directory: Directory, by: Member | None = None) -> Found:
    """Take the owners out of a line: "@LLTB", "(LLTB, LWV)", "door provincie", ", provincie" at the end, "LWV: …".

    A mention behind "met", "aan" or the like says with whom, not who: it stays in the text. `by` is who typed it.
    """
    line = _Line(text, directory, by)
    _take_mentions(line)
    _take_brackets(line)
    _take_by(line)
    _take_ends(line)
    return Found(tuple(dict.fromkeys(line.owners)), line.text, tuple(line.taken))


def at_end(text: str, words: str, directory: Directory, by: Member | None) -> Found:
    """Take these last words of a text as owners when they are nothing else ("… voor vrijdag LLTB en LWV").

    The bare name of a gemeente says where, not who: "overleg op 3 mei Weert". So does "regio noord".
    """
    said = words.strip()
    bare = said.strip(",;:.–—-→ ")
    owners = known(bare, directory, by) if bare and text.endswith(said) and not bare.startswith("regio") else ()
    if not owners:
        return Found((), text)
    if only_where(owners, bare, directory):
        return Found((), text)
    return Found(owners, text[: len(text) - len(said)].rstrip().rstrip(",;–—-→").rstrip(), (said,))


def _take_mentions(line: _Line) -> None:
    if "@" not in line.text:
        return
    at = 0
    kept = taken = False
    while match := _AT.search(line.text, at):
        joined = kept and _JOINED.search(line.text[at : match.end()])
        between = line.text[at : match.start()]
        length, owner = _name_at(line.text[match.end() :], line)
        kept = bool(_WITH.search(line.text[: match.start()]) or joined) and owner is not None
        if kept:
            at = match.end() + length
            taken = False
            continue
        line.owners.append(owner or Owner(line.text[match.end() : match.end() + length]))
        closed = match.group().startswith("(") and line.text[match.end() + length : match.end() + length + 1] == ")"
        start = match.start() if closed or not match.group().startswith("(") else match.start() + 1
        if taken and between.strip(" ,").casefold() in _BETWEEN:
            start = at  # the "en" between two mentions goes with them
        if together := _TOGETHER.search(line.text[:start]):
            start = together.start()
        line.cut(start, match.end() + length + closed)
        at = min(start, len(line.text))
        taken = True


def _name_at(text: str, line: _Line) -> tuple[int, Owner | None]:
    """How many signs the longest known name takes that the text begins with; else one word and nobody."""
    ends = [found.end() for found in re.finditer(r"\S+", text[:200])][:LONGEST_NAME]
    for end in reversed(ends):
        name = text[:end].rstrip(",.;:!?)")
        if owner := owner_called(name, line.directory, line.by):
            return len(name), owner
    word = text[: ends[0]].rstrip(",.;:!?)") if ends else ""
    return len(word), owner_called(mended(word, _long_names(line.directory), 1), line.directory) if word else None


def _long_names(directory: Directory) -> list[str]:
    """Names in which a slip can be told from another name: a gemeente or a person may be called almost like that."""
    return [
        name
        for name, party in directory.party_names.items()
        if len(name) >= _LONG_NAME and " " not in name and party.kind != "gemeente"
    ]


def _take_brackets(line: _Line) -> None:
    if ")" not in line.text:
        return
    upto = len(line.text)
    while brackets := [match for match in _BRACKETS.finditer(line.text) if match.end() <= upto]:
        match = brackets[-1]
        inside = _LABEL.sub("", match.group(1).strip())
        found = line.known(inside)
        if not found and _OUTSIDE.match(inside):
            found = named(inside, line.directory)
        if found or not inside or inside in NOBODY:
            line.owners[:0] = found
            line.cut(*match.span())
        upto = match.start()


def _take_by(line: _Line) -> None:
    small = line.text.casefold()
    if not any(map(small.__contains__, _BY_WORDS)):
        return
    for match in _BY.finditer(line.text):
        behind = line.text[match.end() :]
        ends = [found.end() for found in re.finditer(r"\S+", behind[:200])][: LONGEST_NAME + 2]
        for end in reversed(ends):
            name = behind[:end].rstrip(",.;:!?")
            if (found := line.known(name)) or (match.start() and name.casefold() in NOBODY):
                line.owners.extend(found)
                line.cut(match.start(), match.end() + len(name))
                return


def _take_ends(line: _Line) -> None:
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
    if not taken and not line.owners and "," in line.text:
        taken = _take_front(line)
    line.owners.extend(taken)


def _take_front(line: _Line) -> list[Owner]:
    """Who stands in front behind nothing but commas ("LLTB, bedrijven benaderen"); nobody where a list of names goes on
    ("LLTB, LWV en MKB uitnodigen"). A gemeente says where."""
    found: list[Owner] = []
    rest = line.text
    while "," in rest and (named := line.known(rest[: rest.index(",")].strip())):
        found += named
        rest = rest[rest.index(",") + 1 :].lstrip()
    if not found or names_gemeente(found, line.directory) or " " not in rest or _name_at(rest, line)[1]:
        return []
    line.cut(0, len(line.text) - len(rest))
    return found


def _goes_on(line: _Line, at: int, second: Owner) -> bool:
    """Whether the names from here on end a list behind "met" or the like: "afspraken met noord, midden en zuid"."""
    kind = line.directory.by_id[second.party].kind if second.party else ""
    starts = [start for start, _, first in _parties_at_end(line.text[:at], line.directory, 1) if first == kind]
    return bool(starts) and all(ABOUT.search(line.text[:start]) for start in starts)


def _name_at_front(line: _Line, at: int) -> bool:
    """Whether another name stands behind a dash here: "noord - zuid vergelijken" names nobody who does it."""
    return owner_called(line.text[at:].split(maxsplit=1)[0], line.directory) is not None


def _first_of_list(line: _Line, second: Owner) -> Owner | None:
    """The name right before a list of names of its kind ("… per gemeente noord, midden, zuid"), taken with it.

    Behind "met", "van" and the like it is part of what is to be done, and so it is where little else would be left; a
    gemeente says where.
    """
    wanted = line.directory.by_id[second.party].kind if second.party else "gemeente"
    for start, owner, kind in _parties_at_end(line.text, line.directory, 2) if wanted != "gemeente" else ():
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
    start = max(map(text.rstrip(" |>→/.").rfind, _SEPARATORS))
    if start < 0 and "-" not in text:
        return None
    while start > 0 and text[start - 1] in "-–—>→":
        start -= 1
    return _SEGMENT.search(text, max(start - 1, 0))
