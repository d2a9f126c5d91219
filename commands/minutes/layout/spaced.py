"""Lines outside any table whose parts are kept apart by a bar or by room: "2 | VERSLAG", "AP 34   Flyer   Gereed"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.minutes.document import Line, Table
from commands.minutes.layout.aligned import chunks_of, is_number
from commands.minutes.layout.heads import USUAL
from commands.minutes.parts.deadlines import is_deadline
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.outcomes import tells_outcome
from commands.minutes.parts.owners import all_owners

_BARRED = re.compile(r"^\s*(?P<nr>\d{1,2})\s*\|\s*(?P<title>[^|]*[^|\s])\s*$")
_MARK = re.compile(r"\s*(?:AP|actie(?:punt)?)\s*:\s?\S", re.IGNORECASE)
_NR = re.compile(r"^\s*N[Rr]\.?\s+(?P<nr>\d{1,2})[.:)]?\s+(?P<title>\S.*)$")
_ROW = re.compile(r"^\s*(?:AP|Actie(?:punt)?)\s?-?\d[\d./-]*[:.)]?\s", re.IGNORECASE)


def without_bars(parts: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The same parts, "2 | VERSLAG" written as "2. VERSLAG" where no other line beside it has bars."""
    return tuple(
        replace(part, text=f"{match['nr']}. {match['title']}")
        if isinstance(part, Line) and (match := _BARRED.match(part.text)) and not _has_bars_beside(parts, at)
        else part
        for at, part in enumerate(parts)
    )


def with_agenda_numbers(parts: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The same parts, "Nr 2. Besluitenlijst" written as "2. Besluitenlijst" where "Nr 1. Opening" begins the agenda."""
    found = [match for part in parts if isinstance(part, Line) and (match := _NR.match(part.text))]
    if not any(match["nr"] == "1" and USUAL.match(match["title"]) for match in found):
        return tuple(parts)
    return tuple(
        replace(part, text=f"{match['nr']}. {match['title']}")
        if isinstance(part, Line) and (match := _NR.match(part.text))
        else part
        for part in parts
    )


def with_dashes(parts: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The same parts, a numbered point with its columns behind it written as "AP 34 Flyer bijwerken – Gereed"."""
    return tuple(
        replace(part, text=_dashed(part.text)) if isinstance(part, Line) and _is_row(part.text) else part
        for part in parts
    )


def _is_row(text: str) -> bool:
    """A point with its number in front, or any numbered line with how it stands in a column behind it."""
    if _ROW.match(text):
        return True
    chunks = chunks_of(text.replace("\t", "   ")) if re.match(r"\s*\d", text) or _MARK.match(text) else []
    if _MARK.match(text):
        last = chunks[-1].text
        return len(chunks) > 1 and (is_deadline(last) or bool(all_owners(last, NOBODY, 1)))
    return len(chunks) > 1 and is_number(chunks[0].text.split()[0]) and tells_outcome(chunks[-1].text)


def _has_bars_beside(parts: Sequence[Line | Table], at: int) -> bool:
    beside = [parts[place] for place in (at - 1, at + 1) if 0 <= place < len(parts)]
    return any(isinstance(part, Line) and "|" in part.text for part in beside)


def _dashed(text: str) -> str:
    first, *others = (chunk.text for chunk in chunks_of(text.replace("\t", "   ")))
    if others and re.fullmatch(r"\w+\s?-?[\d./-]+[:.)]?", first):
        first, others = f"{first} {others[0]}", others[1:]
    return " – ".join((first, *others))
