"""Taking the owners out of a line that says what is to be done as well."""

import re
from typing import NamedTuple

from commands.later import pattern
from commands.words.owner_line import LABEL, OwnerLine, name_at
from commands.words.owners import LONGEST_NAME, NOBODY, known, named, only_where
from commands.words.owners_at_ends import take_ends
from storage.directory import Directory
from storage.models import Member
from storage.values import Owner

_AT = pattern(r"(?<!\S)[(]?@(?=\w)")
_WITH = pattern(r"(?:^|\s)(?:(?<!samen\s)met|aan|van|bij|naar|tegen|over|richting)\s+$", re.IGNORECASE)
_TOGETHER = pattern(r"[\s,]*\b(?:samen\s+met|i\.?s\.?m\.?)\s+$", re.IGNORECASE)
_BRACKETS = pattern(r"\(([^()]{0,120})\)|\[([^\[\]]{0,120})\]")
_BY = pattern(
    r"\b(?:(?:door|namens)\s*:?\s+|wie\s*[=:?]\s*|"
    r"(?<!\bvan\s)(?<!\baan\s)(?<!\bmet\s)(?:actiehouders?|eigena(?:ars?|ren)|trekkers?|uitvoering)(?:\s*[:=?]\s*|\s+(?:(?:is|zijn|wordt)\s+)?))(?=\S)",
    re.IGNORECASE,
)
_BY_WORDS = ("door", "namens", "actiehouder", "eigena", "trekker", "uitvoering", "wie")
_AS = pattern(
    r"[\s,]+(?:als|is|wordt)\s+(?:(?:de|mede)\s?)?(?:actiehouders?|eigena(?:ars?|ren)|trekkers?)(?=\s*(?:$|[,;.)]))",
    re.IGNORECASE,
)
_STATED = pattern(
    r"(?:[,;(.]\s*|\s[-–—]\s)(?:(?i:actiehouders?|eigena(?:ars?|ren)|trekkers?|wie)\s*[:=]\s*|"
    r"(?i:actiehouder|eigenaar|trekker)\s+(?:(?:is|wordt)\s+)?(?=[A-Z]|nog\b|n\.?t\.?b))(?P<who>[^,;:()]{2,60}?)[\s.)]*$"
)
_NOT_KNOWN = pattern(r"(?:nog\s+)?(?:niet\s+bekend|onbekend|(?:nader\s+)?te\s+bepalen|n\.?t\.?b)", re.IGNORECASE)
_DOING = pattern(r"\s[a-z]{3,}en$")  # "eigenaar Jansen bellen" is what is to be done
_WITHOUT = pattern(r"(?:\s*[,;(]\s*(?:nog\s+)?(?:geen|zonder)|\s+zonder)\s+eigenaar[\s.)]*$", re.IGNORECASE)
_WAS_DONE = pattern(r"\s+(?:\w{0,5}ge\w{2,}(?:en|[dt]e?)|(?:be|ver|ont|her)\w+[dt]e?),?\s+\S", re.IGNORECASE)
_WITH_WHOM = pattern(r"[\s,]*\b(?:samen\s+)?met\s+$|[\s,]+$", re.IGNORECASE)
_OUTSIDE = pattern(r"^(?:gemeente|wethouder|gedeputeerde|burgemeester|mw\.?|dhr\.?)\s+\S", re.IGNORECASE)
_JOINED = pattern(r"\s*(?:,|&|\+|/|\ben\b)\s*(?=@)", re.IGNORECASE)
_BETWEEN = frozenset(("en", "&", "+", "/"))


class Found(NamedTuple):
    """Owners, the text without them, and the pieces that were taken out of it."""

    owners: tuple[Owner, ...]
    rest: str
    taken: tuple[str, ...] = ()


def take(text: str, directory: Directory, by: Member | None = None) -> Found:
    """Take the owners out of a line: "@LLTB", "(LLTB, LWV)", "door provincie", ", provincie" at the end, "LWV: …".

    A mention behind "met", "aan" or the like says with whom, not who: it stays in the text. `by` is who typed it.
    """
    line = OwnerLine(text, directory, by)
    _take_mentions(line)
    _take_brackets(line)
    _take_by(line)
    take_ends(line)
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


def _take_mentions(line: OwnerLine) -> None:
    if "@" not in line.text:
        return
    at = 0
    kept = taken = False
    while match := _AT.search(line.text, at):
        joined = kept and _JOINED.search(line.text[at : match.end()])
        between = line.text[at : match.start()]
        length, owner = name_at(line.text[match.end() :], line)
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


def _take_brackets(line: OwnerLine) -> None:
    if ")" not in line.text and "]" not in line.text:
        return
    upto = len(line.text)
    while brackets := [match for match in _BRACKETS.finditer(line.text) if match.end() <= upto]:
        match = brackets[-1]
        inside = LABEL.sub("", (match[1] or match[2] or "").strip())
        found = line.known(inside)
        if not found and _OUTSIDE.match(inside):
            found = named(inside, line.directory)
        if found or not inside or inside in NOBODY:
            line.owners[:0] = found
            line.cut(*match.span())
        upto = match.start()


def _take_by(line: OwnerLine) -> None:
    small = line.text.casefold()
    if not any(map(small.__contains__, _BY_WORDS)):
        return
    for match in _BY.finditer(line.text):
        behind = line.text[match.end() :]
        ends = [found.end() for found in re.finditer(r"\S+", behind[:200])][: LONGEST_NAME + 2]
        for end in reversed(ends):
            name = behind[:end].rstrip(",.;:!?")
            if _WAS_DONE.match(behind, len(name)) and line.known(name):
                break  # "memo door LLTB geschreven delen met leden"
            if (found := line.known(name)) or (match.start() and name.casefold().removeprefix("nog ") in NOBODY):
                line.owners.extend(found)
                stop = "." in name and behind[len(name) : len(name) + 1] == "."  # of "n.t.b."
                line.cut(match.start(), match.end() + len(name) + stop)
                return
    _take_as(line)
    _take_stated(line)


def _take_stated(line: OwnerLine) -> None:
    """Somebody outside the chat who is called the owner at the end ("…, eigenaar: bureau Decisio"), or nobody."""
    if match := _STATED.search(line.text):
        who = match["who"].strip(" .")
        unknown = _NOT_KNOWN.fullmatch(who)
        if not unknown and not _DOING.search(who):
            line.owners.extend(named(who, line.directory, line.by))
        if unknown or not _DOING.search(who):
            line.cut(*match.span())
    elif match := _WITHOUT.search(line.text):
        line.cut(*match.span())


def _take_as(line: OwnerLine) -> None:
    """Who stands before "als trekker" or "is eigenaar": "… delen met LWV als trekker"."""
    if match := _AS.search(line.text):
        before = line.text[: match.start()]
        for word in list(re.finditer(r"\S+", before))[-2 * LONGEST_NAME :]:
            if found := line.known(before[word.start() :]):
                with_whom = _WITH_WHOM.search(before[: word.start()])
                line.owners.extend(found)
                line.cut(with_whom.start() if with_whom else word.start(), match.end())
                return
