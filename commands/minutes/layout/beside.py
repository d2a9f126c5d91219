"""Minutes in a table with the names of those who act beside the text: the last column only says who."""

import re
from collections.abc import Iterable, Sequence

from commands.minutes.layout.columns import role_of
from commands.minutes.parts import deadlines
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.parts.subject import subject_of

_HEAD = re.compile(r"^(?:actie(?:s|houder|punt(?:en)?|nemer| ?door| ?voor|/wie)?|ap|wie|door)\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:hij|zij|ze)\s", re.IGNORECASE)
"""A sentence about the one the sentence before it was about."""
_CUT = re.compile(r"\s*[,;]\s*|\s+[–—-]\s+|\s+(?=(?:uiterlijk|vóór|voor|deadline)\b)|\s*\((?=[^)]*\d)|\)\s*$")


_TOLD = re.compile(
    r"^(?:besproken|bespreking|behandeld|verslag|notulen|toelichting|samenvatting|conclusie)\b(?:\W+(?:en\W+)?\w+){0,2}\W*$",
    re.IGNORECASE,
)
"""Above the column with what was said about an agenda item."""


def tells_beside(row: Sequence[str]) -> tuple[int, int] | None:
    """The column with what was said and the one with names behind it, when this row is the head of such a table."""
    who = len(row) - 1
    text = next((at for at in range(who) if _TOLD.match(row[at].strip())), -1)
    return (text, who) if text >= 0 and _HEAD.match(row[who].strip()) else None


def heads_margin(row: Sequence[str]) -> bool:
    """Whether a row has nothing but the head of the names at its right."""
    return len(row) > 1 and not any(row[:-1]) and bool(_HEAD.match(row[-1]))


def who_and_when(words: str, known: KnownNames, least: int) -> tuple[tuple[str, ...], str]:
    """The owners and the deadline in words that hold nothing else: "Jan en Piet – vóór 19 juni"; else no owners."""
    parts = [part for part in _CUT.split(tidy(words).strip(" .")) if part]
    whens = [part for part in parts if deadlines.is_deadline(part)]
    names = ", ".join(part for part in parts if part not in whens)
    return (all_owners(names, known, least) if names else ()), whens[0] if whens else ""


def columns_beside(rows: Sequence[Sequence[str]], known: KnownNames) -> tuple[int, int] | None:
    """The column with the text and the one with names beside it; None when this is another kind of table."""
    if len(rows) < 2:
        return None
    head, body = rows[0], rows[1:]
    for who in range(len(head) - 1, 0, -1):
        if not _HEAD.match(head[who].strip()):
            continue
        cells = [row[who] for row in body if who < len(row) and row[who].strip()]
        if not cells or not all(who_and_when(line, known, 1)[0] for cell in cells for line in _lines(cell)):
            return None
        text = max(range(who), key=lambda at: _length(body, at))
        clear = tells_beside(head) == (text, who) or re.match(r"actie|ap\b", head[who], re.IGNORECASE)
        long = _length(body, text) > (40 if clear else 110)
        others = {role_of(cell) for at, cell in enumerate(head) if at not in (who, text)}
        names_only = len(cells) == len(body) or not re.match(r"actie\b", head[who], re.IGNORECASE)
        acts = role_of(head[text]) == "action" and _length(body, text) < 110 and names_only
        if long and not acts and not others & {"action", "deadline", "status", "owner"}:
            return text, who
    return None


def told_beside(text: str, who: str, known: KnownNames) -> Iterable[tuple[str, tuple[str, ...], str]]:
    """What each of the names in `who` does by `text`, with the deadline that stood beside the name."""
    said = [sentence for line in _lines(text) for sentence in sentences(line)]
    for words in _lines(who):
        owners, when = who_and_when(words, known, 1)
        own = {owner.casefold() for owner in owners}
        theirs = [each for each in said if own & {name.casefold() for name in subject_of(each, known)}]
        if owners and said:
            goes_on = theirs and _GOES_ON.match(said[-1]) and theirs[-1:] == said[-2:-1]
            yield said[-1] if goes_on else (theirs or said)[-1], owners, when


def _lines(cell: str) -> list[str]:
    return [tidy(line) for line in cell.split("\n") if line.strip()]


def _length(body: Sequence[Sequence[str]], at: int) -> float:
    cells = [len(row[at]) for row in body if at < len(row) and row[at].strip()]
    return sum(cells) / len(cells) if cells else 0
