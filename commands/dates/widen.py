"""Widens a candidate over its deadline word, preposition and brackets (L1, S1), and weighs that word (S2)."""

from __future__ import annotations

from commands.dates.normal import Line
from commands.dates.scan import Candidate

_CLOSES = {"(": ")", "[": "]"}
_ARTICLES = frozenset(("de", "het", "as", "komend"))
_PREPOSITIONS = frozenset(
    ("op", "in", "voor", "tot", "tm", "per", "tegen", "om", "met", "rond", "aan", "bij", "binnen", "vanaf")
)
_BEGIN_DATE = _PREPOSITIONS | {"over", "na", "tussen"}
_OUTER = frozenset(("voor", "tot", "tm", "per", "tegen", "vanaf"))
"""Those that stand before another one ("tot in juni"); an "op" there is of the verb ("neem contact op voor 1 juni")."""
_LABELS = frozenset((":", "is", "=", "deadline", "dd", "jl", "uiterlijk", "gereed", "inleveren"))
_BEFORE = _ARTICLES | _PREPOSITIONS | _LABELS | frozenset(("tussen", "van", "laatst", "nog"))
_STRONG = frozenset(("uiterlijk", "tm", "laatst", "deadline", "gereed", "inleveren"))
_MEDIUM = frozenset(("voor", "tot", "per", "tegen", "binnen"))


def widen(line: Line, found: list[Candidate]) -> None:
    """L1, S1: sets where each candidate's deadline word begins, where its brackets end, and how strong it is."""
    for number, candidate in enumerate(found):
        floor = found[number - 1].end if number else 0
        candidate.lead = _lead(line, candidate, floor)
        ceiling = found[number + 1].start if number + 1 < len(found) else len(line.codes)
        candidate.trail = _trail(line, candidate, ceiling)
        candidate.rank = _rank(line, candidate)
        _take_brackets(line, candidate, floor)


def _take_brackets(line: Line, candidate: Candidate, floor: int) -> None:
    opener, closer = candidate.lead - 1, candidate.trail
    if opener >= floor and closer < len(line.codes) and _CLOSES.get(line.codes[opener]) == line.codes[closer]:
        candidate.lead, candidate.trail = opener, closer + 1


def _lead(line: Line, candidate: Candidate, floor: int) -> int:
    codes, at = line.codes, candidate.start
    if at == floor or codes[at - 1] not in _BEFORE:
        return at
    if candidate.meaning is None and at > floor and codes[at - 1] in ("tussen", "van"):
        at -= 1
    while at > floor and codes[at - 1] in _ARTICLES:
        at -= 1
    while at > floor and codes[at - 1] in (_OUTER if codes[at] in _BEGIN_DATE else _PREPOSITIONS):
        at -= 1
        if at - 1 > floor and codes[at - 1] == "of" and codes[at - 2] in ("op", "voor"):
            at -= 2
    while at > floor and codes[at - 1] in ("uiterlijk", "laatst", "nog"):
        at -= 1
    return _labels(line, at, floor)


def _labels(line: Line, at: int, floor: int) -> int:
    """Over "deadline:", "gereed" and the like; "inleveren voor" only as a label, not as the verb of the line."""
    codes = line.codes
    if at - 1 > floor and codes[at - 2] in (",", ";", "(") and line.typed(at - 1) in ("klaar", "af"):
        return at - 1  # "…, klaar op 30 juni"; but not "zet de stoelen klaar voor vrijdag"
    if at == floor or codes[at - 1] not in _LABELS:
        return at
    colon = 1 if at > floor and codes[at - 1] in (":", "is", "=") else 0
    label = at - 1 - colon
    if label < floor:
        return at
    if codes[label] in ("deadline", "dd", "jl", "uiterlijk", "gereed"):
        return label
    opens = label == 0 or codes[label - 1] in ",;:.(-–"
    return label if codes[label] == "inleveren" and opens and codes[at] == "voor" else at


def _trail(line: Line, candidate: Candidate, ceiling: int) -> int:
    codes, at = line.codes, candidate.end
    while at < ceiling and codes[at] in ("nog", "uiterlijk", "laatst", "as", "jl"):
        if codes[at] in ("uiterlijk", "laatst") and at + 1 == ceiling < len(codes):
            break
        at += 1
    return at


def inner_word(codes: list[str], candidate: Candidate) -> int | None:
    """Where a deadline word stands inside the expression: "3 juni vóór 17:00", "voor het weekend"; else None."""
    for at in range(candidate.start, candidate.end):
        if codes[at] in ("uiterlijk", "laatst", "tm") and at > candidate.start:
            return at
        alone = at == candidate.start or not (codes[at - 1] == "kwart" or codes[at - 1].isdigit())
        if codes[at] == "voor" and alone and (candidate.clock is not None or at == candidate.start):
            return at
    return None


def _rank(line: Line, candidate: Candidate) -> int:
    words = line.codes[candidate.lead : candidate.start] + line.codes[candidate.end : candidate.trail]
    if not _STRONG.isdisjoint(words) or _accented(line, candidate):
        return 3
    if (
        not _MEDIUM.isdisjoint(words)
        or line.codes[candidate.start] == "binnen"
        or inner_word(line.codes, candidate) is not None
    ):
        return 2
    if candidate.lead and line.codes[candidate.lead - 1] in ("van", "over", "na", "sinds"):
        return 0
    return 1


def _accented(line: Line, candidate: Candidate) -> bool:
    for at in range(candidate.lead, candidate.end):
        if line.codes[at] == "voor" and line.typed(at) in (
            "vóór",
            "vòòr",
            "vóor",
            "voór",
        ):
            return True
    return False
