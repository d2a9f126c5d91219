"""Whether a period that a sentence names is its deadline (X2, X3)."""

from __future__ import annotations

from commands.dates.meaning import Edge, Period, Unit
from commands.dates.normal import Line
from commands.dates.scan import Candidate
from commands.dates.words import MONTH_SHORT

_LEADS = frozenset(("in", "uiterlijk", "voor", "tm", "per", "tegen", "tot", "laatst", "deadline", "gereed", "vanaf"))


def period_may_be_deadline(line: Line, candidate: Candidate, meaning: Period) -> bool:
    """A month, quarter or year named in a sentence is a deadline only with a word that says so (X2, X3)."""
    if meaning.edge is not Edge.WHOLE:
        return True
    leads = set(line.codes[candidate.lead : candidate.start])
    led = not _LEADS.isdisjoint(leads) or ends_list(line, candidate)
    if candidate.rank == 0:
        return False
    if meaning.unit is Unit.WEEK:
        return True
    if meaning.unit is Unit.MONTH and meaning.ref is None:
        return _month(line, candidate, meaning, leads, led)
    if meaning.unit is Unit.YEAR and meaning.ref is None:
        return candidate.rank == 3 or "loop van" in line.text[: line.place(candidate.start)[0]].lower()
    if meaning.ref is not None and meaning.unit is not Unit.YEAR:
        return True
    before = word_at(line, candidate.lead - 1)
    at_edge = candidate.lead == 0 or candidate.trail == len(line.codes)
    return led or (at_edge and (candidate.lead == 0 or before.endswith("en") or meaning.ref is not None))


def _month(line: Line, candidate: Candidate, meaning: Period, leads: set[str], led: bool) -> bool:
    if meaning.year is not None:
        return led or candidate.trail == len(line.codes)
    typed = line.text[line.place(candidate.start)[0] : line.place(candidate.end - 1)[1]].rstrip(".")
    if not led or _called_like(line, candidate):
        return False
    named = typed[:1].isupper() or typed.lower() in MONTH_SHORT
    return not named or candidate.rank == 3 or ("in" in leads and (typed.islower() or typed.lower() not in MONTH_SHORT))


def ends_list(line: Line, candidate: Candidate) -> bool:
    """ "enquête uitzetten, LWV, januari": alone behind the last comma; not the last of several months or quarters."""
    codes, at = line.codes, candidate.lead
    return (
        candidate.trail == len(codes)
        and (codes[at - 1] in (",", ";", ")") or word_at(line, at - 1) == "|")
        and not any(code == "q" or code[0] == "M" for code in codes[max(at - 3, 0) : at])
    )


def _called_like(line: Line, candidate: Candidate) -> bool:
    after = candidate.trail
    typed = line.text[line.place(candidate.start)[0]]
    next_word = line.text[slice(*line.place(after))] if after < len(line.codes) else ""
    return typed.isupper() and (next_word[:1].isupper() or next_word in ("van", "de", "der", "den"))


def word_at(line: Line, at: int) -> str:
    """The word at a code as it was typed; empty beyond either end of the line."""
    return line.typed(at) if 0 <= at < len(line.codes) else ""
