"""Decides which candidates may be a deadline at all, and which of those is the one (S2, X)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from commands.dates.meaning import (
    Choice,
    DayMonth,
    DayNumber,
    EndOfDay,
    NextMeeting,
    Past,
    Period,
    Vague,
    Weekday,
)
from commands.dates.normal import Line
from commands.dates.scan import Candidate
from commands.dates.weigh import ends_list, period_may_be_deadline, word_at
from commands.dates.words import COUNT_NOUNS

_NO_DAYS = (Vague, NextMeeting)
_MARKS = frozenset(",;:.-–—()[]!?'\"“”„’‘*…")
_BETWEEN = frozenset(("dag", "week", "weken", "maand", "maanden", "jaar", "kwartaal", "werkdag", "op", "om", ","))
_DOCUMENT = frozenset(("dd", "jl"))
_TIME_LEADS = frozenset(("om", "voor", "uiterlijk", "tot", "tegen", "vanaf", "laatst", "tm", "rond"))
_UNKNOWN = frozenset(("eigenaar", "eigenaren", "trekker", "actiehouder", "wie", "locatie", "plaats", "zaal", "kosten"))
_PLURALS = ("ers", "heden", "ingen", "'s", "’s", "ties")
_NO_DAY_AFTER = frozenset(
    ("ronde", "versie", "keer", "stuk", "fase", "deel", "helft", "vergadering", "concept", "kamer")
)


def choose(line: Line, found: list[Candidate]) -> list[Candidate]:
    """The best candidates, all of the same strength; more than one means that it must be asked."""
    if len(found) == 1 and not isinstance(found[0].meaning, _NO_DAYS):
        return found if is_whole(line, found[0]) or _may_be_deadline(line, found[0]) else []
    return _strongest(line, found)


def _strongest(line: Line, found: list[Candidate]) -> list[Candidate]:
    alone = [candidate for candidate in found if is_whole(line, candidate)]
    if alone:
        return alone
    fit = [candidate for candidate in found if _may_be_deadline(line, candidate)]
    dated = [candidate for candidate in fit if not isinstance(candidate.meaning, _NO_DAYS)]
    dated = [candidate for candidate in dated if candidate.meaning is not None] or dated
    if len(dated) == len(fit) == 1:
        return dated
    named = [each for each in fit if isinstance(each.meaning, NextMeeting) and each.meaning.kind]
    best = max([candidate.rank for candidate in dated + named], default=0)
    for group in (dated, named):
        top = [candidate for candidate in group if candidate.rank == best]
        if top:
            return top
    return [candidate for candidate in fit if isinstance(candidate.meaning, Vague)][:1] or dated[:1]


def is_whole(line: Line, candidate: Candidate) -> bool:
    """True when nothing but punctuation stands outside the candidate."""
    is_mark = _MARKS.__contains__
    return all(map(is_mark, line.codes[: candidate.lead])) and all(map(is_mark, line.codes[candidate.trail :]))


def is_document_date(line: Line, candidate: Candidate) -> bool:
    """L2: "d.d." before or "jl." after the date."""
    return not _DOCUMENT.isdisjoint(line.codes[max(candidate.lead - 1, 0) : candidate.trail])


def repeats(line: Line, candidate: Candidate) -> bool:
    """X4: "elke vrijdag", "elke dag om 9 uur", "de eerste maandag van elke maand"."""
    codes = line.codes
    if "elke" not in codes:
        return False
    at = candidate.lead - 1
    while at > 0 and codes[at] in _BETWEEN:
        at -= 1
    after = codes[candidate.trail : candidate.trail + 3]
    within = codes[max(at, 0) : candidate.trail]
    counted = after[:1] == ["elke"] and after[1:2] not in (["_"], ["#"])  # "vóór 1 juni alle gemeenten bellen"
    if counted and isinstance(candidate.meaning, DayMonth):
        counted = after[1:2] == ["jaar"]  # "vóór 1 juni elke maandag bellen"
    return "elke" in within or counted or after[:2] == ["van", "elke"]


def _may_be_deadline(line: Line, candidate: Candidate) -> bool:
    if is_document_date(line, candidate) or repeats(line, candidate):
        return False
    judge = _JUDGES.get(type(candidate.meaning))
    return judge is None or judge(line, candidate, candidate.meaning)


def _weekday(line: Line, candidate: Candidate, meaning: Weekday) -> bool:
    """A bare weekday; after an ordinal without a month ("de eerste vrijdag") no day can be named."""
    if candidate.joined:
        return True
    if meaning.short and not meaning.marked:
        return _short_weekday(line, candidate)
    return not candidate.lead or not _is_ordinal(line, candidate.lead)


def _is_ordinal(line: Line, at: int) -> bool:
    before = line.codes[at - 1]
    return before == "laatste" or (before[0].isdigit() and before[-1] == "e")


def _time_alone(line: Line, candidate: Candidate, _meaning: None) -> bool:
    clock = candidate.clock
    led = not _TIME_LEADS.isdisjoint(line.codes[candidate.lead : candidate.start])
    after = line.codes[candidate.trail] if candidate.trail < len(line.codes) else ""
    if clock is None or after == "per":
        return False
    last = line.codes[candidate.end - 1]
    bare = clock.loose or last.isdigit() or last[0] == "S"  # "van 10 tot 12 bedrijven"
    return (led or not clock.loose) and not (bare and word_at(line, candidate.end) in COUNT_NOUNS)


def _leads(line: Line, candidate: Candidate) -> bool:
    return candidate.rank > 1 or any(
        code in ("op", "tm", "tot", "dd") for code in line.codes[candidate.lead : candidate.start]
    )


def _short_weekday(line: Line, candidate: Candidate) -> bool:
    """ "vr" in a sentence: only with a deadline word, a time, or at the end; "zo", "do" and "ma" are words too."""
    typed = line.text[slice(*line.place(candidate.start))]
    after = line.codes[candidate.trail] if candidate.trail < len(line.codes) else ""
    if typed.isupper() or typed.lower().rstrip(".") in ("vrij", "zon", "zat", "din", "maa"):
        return False
    if candidate.clock is not None or candidate.part:
        return True
    ends = after in ("", "@", ",", ")", ".", ";", ":", "-", "(")
    if typed.lower().startswith("zo"):
        return ends and candidate.rank > 1
    if _leads(line, candidate):
        return ends or candidate.rank == 3
    before = line.codes[candidate.lead - 1] if candidate.lead else ""
    return after in ("", "@") and before not in ("en", "of", "/", "-", "#", "van", "met") and typed.islower()


def _numeric(line: Line, candidate: Candidate, meaning: DayMonth) -> bool:
    """ "3-5", "2.3": in a sentence a range, a score or a number unless something says date (X1)."""
    if meaning.form == "M2":
        return not _counts(line, candidate)
    if meaning.form not in ("N2", "N2.") or meaning.weekday is not None:
        return True
    if not 1 <= meaning.month <= 12 or not 1 <= meaning.day <= 31:
        return candidate.rank > 1 and 1 <= meaning.month <= 12
    if candidate.joined or candidate.clock is not None or candidate.rank > 1:
        return not _counts(line, candidate) or candidate.clock is not None
    if _counts(line, candidate) or line.codes[candidate.start - 1 : candidate.start] == ["#"]:
        return False
    if meaning.form == "N2.":
        typed = line.text[slice(*line.place(candidate.start))]
        bare = candidate.lead == candidate.start
        return (
            not bare or (meaning.day > 12 and meaning.day != 0) or (len(typed.split(".")[1]) == 2 and typed[0] != "0")
        )
    return True


def _counts(line: Line, candidate: Candidate) -> bool:
    word = word_at(line, candidate.end)
    return word in COUNT_NOUNS or word.endswith(_PLURALS)


def may_count(line: Line, candidate: Candidate) -> bool:
    """Whether the number of "mei 3" can belong to what follows it ("voor mei 3 nieuwe bedrijven bellen")."""
    meaning, at = candidate.meaning, candidate.end
    if not isinstance(meaning, DayMonth) or meaning.form != "M2" or meaning.weekday is not None or candidate.clock:
        return False
    return line.codes[at : at + 1] == ["_"] and (meaning.day == 1 or word_at(line, at).endswith(("e", "en", "s")))


def _number(line: Line, candidate: Candidate, meaning: DayNumber) -> bool:
    """ "de 20e" (N5), but not "de 2e ronde"."""
    codes = line.codes
    if candidate.joined or meaning.ref is not None or meaning.weekday is not None:
        return True
    article = candidate.start > 0 and codes[candidate.start - 1] == "de"
    after = codes[candidate.trail] if candidate.trail < len(codes) else ""
    if (not article and candidate.rank < 2) or word_at(line, candidate.trail) in _NO_DAY_AFTER:
        return False
    digits = line.text[line.place(candidate.start)[0]].isdigit()
    if after in ("", ",", ".", ")", ";", ":", "(") or after == "@":
        return digits or candidate.rank > 1
    return digits and candidate.rank > 1 and int(codes[candidate.start][:-1]) > 9


def _choice(line: Line, candidate: Candidate, meaning: Choice) -> bool:
    options = meaning.options
    if any(isinstance(option, Weekday) and option.short for option in options):
        return candidate.rank > 1
    numbers = all(isinstance(option, DayMonth) and option.form in ("N2", "N2.") for option in options)
    return not numbers or candidate.rank > 1 or "/" not in line.codes[candidate.start : candidate.end]


def _end_of_day(line: Line, candidate: Candidate, _meaning: EndOfDay) -> bool:
    return candidate.rank > 1 or candidate.trail == len(line.codes) or candidate.lead == 0


def _vague(line: Line, candidate: Candidate, meaning: Vague) -> bool:
    """ "z.s.m.", "na de zomer"; "eigenaar n.t.b." says that of something else."""
    at = candidate.lead - 1
    at -= word_at(line, at) in (":", "is", "=")
    return word_at(line, at) not in _UNKNOWN and (not meaning.season or ends_list(line, candidate))


_JUDGES: dict[type, Callable[[Line, Candidate, Any], bool]] = {
    type(None): _time_alone,
    Weekday: _weekday,
    DayMonth: _numeric,
    DayNumber: _number,
    Period: period_may_be_deadline,
    EndOfDay: _end_of_day,
    Choice: _choice,
    Vague: _vague,
    Past: lambda _line, _candidate, _meaning: False,
}
"""Whether an expression can be a deadline where it stands, by what it means; all others can."""
