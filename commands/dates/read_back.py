"""Says a day back in Dutch, with the deadline word as it was typed (L1)."""

from __future__ import annotations

import re
from datetime import date, time

from commands.dates.normal import Line
from commands.dates.scan import Candidate
from commands.dates.widen import inner_word
from commands.dutch import clock, long_date

_KEPT = re.compile(r"(?i)v[oó]{2}r|uiterlijk|tot|t/m|per|tegen")
_WORDS = frozenset(("uiterlijk", "voor", "tot", "tm", "per", "tegen", "laatst", "deadline", "gereed", "inleveren"))


def deadline_word(line: Line, chosen: Candidate) -> str:
    """The deadline word as typed, in lower case; "" when there is none."""
    codes = line.codes
    for at in (*range(chosen.lead, chosen.start), *range(chosen.end, chosen.trail)):
        if codes[at] in _WORDS:
            return line.typed(at)
    inside = inner_word(codes, chosen)
    return "" if inside is None else line.typed(inside)


def read_back(day: date, moment: time | None, word: str) -> str:
    """ "vóór woensdag 17 mei 2023 om 14:00"; a word that cannot stand before a day is said as "uiterlijk"."""
    kept = word if not word or _KEPT.fullmatch(word) else "uiterlijk"
    at = f" om {clock(moment)}" if moment is not None else ""
    return f"{kept} {long_date(day)}{at}".lstrip()
