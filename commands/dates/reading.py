"""Reads the deadline out of a Dutch line: normalise, scan, refine, choose, resolve, read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from datetime import date as Day
from typing import NamedTuple

from commands.dates.choose import choose, is_document_date, may_count, repeats
from commands.dates.join import join
from commands.dates.meaning import (
    Anchored,
    AnchoredWeekday,
    ClockOnly,
    DayMonth,
    Edge,
    Later,
    Meaning,
    NextMeeting,
    Period,
    Unit,
    Vague,
)
from commands.dates.meeting import is_at_meeting
from commands.dates.normal import Line, normalise, worth_reading
from commands.dates.outcome import Certainty, Outcome, Precision, ask, no_day
from commands.dates.read_back import deadline_word, read_back
from commands.dates.resolve import resolve
from commands.dates.rest import rest_of
from commands.dates.scan import Candidate, scan
from commands.dates.widen import widen
from commands.dutch import AMSTERDAM

_VERBAL = frozenset(("op", "voor", "uiterlijk", "tot", "tm", "per", "tegen"))
"""Words before a date behind which a "na" belongs to the verb."""
Named = Callable[[str], date | Vague | None]
"""Gives the next meeting day of a body by its lower-case name: Vague while it has none, None when no body is meant."""


class DateReading(NamedTuple):
    """What was read: see the fields. `asked` is where the words of a question stand; `vague` says that `words` is
    worth keeping although it is no day ("z.s.m.", V1)."""

    date: Day | None
    time: time | None
    span: tuple[int, int] | None
    rest: str
    words: str
    rule: str
    certainty: Certainty
    precision: Precision
    alternatives: tuple[Day, ...]
    question: str
    deadline_word: str
    vague: bool = False
    asked: tuple[int, int] | None = None

    @property
    def sentence(self) -> str:
        """The day said back in Dutch ("uiterlijk vrijdag 14 april 2023"); empty without a day."""
        return read_back(self.date, self.time, self.deadline_word) if self.date is not None else ""


def read_date(text: str, now: datetime, named: Named | None = None) -> DateReading:
    """The one deadline in `text`, typed at `now` (aware, or wall clock Amsterdam); never fails on any text.

    `named` finds the day of the next meeting of a body (V4). A day is given only when the conventions leave one
    reading; otherwise `certainty` is ASK with the choices, or NONE, and the text is kept whole.
    """
    if not worth_reading(text):
        return _nothing(text, "")
    if now.tzinfo is not None:
        now = now.astimezone(AMSTERDAM)
    line = normalise(text)
    found = join(line, scan(line))
    if not found:
        return _nothing(text, "")
    widen(line, found)
    if named is not None:
        for candidate in found:
            _look_up(candidate, named)
    best = choose(line, found)
    if not best:
        return _nothing(text, "X")
    chosen = best[0]
    if len(best) > 1:
        outcomes = [_outcome(line, candidate, now) for candidate in best]
        asked = ask("S2", tuple(each.day for each in outcomes), "Er staan meer data in. Welke datum bedoelt u?")
        return _reading(line, chosen, asked)
    return _reading(line, chosen, _outcome(line, chosen, now), found)


def _nothing(text: str, rule: str) -> DateReading:
    return DateReading(None, None, None, text, "", rule, Certainty.NONE, Precision.DAY, (), "", "")


def _look_up(candidate: Candidate, named: Named) -> None:
    whole = candidate.meaning
    meaning = _meeting_of(whole)
    if meaning is None:
        return
    for name in meaning.names:
        day = named(name)
        if day is not None:
            candidate.end = max(candidate.end, meaning.at + len(name.split()))
            candidate.trail = max(candidate.trail, candidate.end)
            met = day if isinstance(day, Vague) else DayMonth(day.day, day.month, day.year, None, "V4")
            if isinstance(whole, Anchored | AnchoredWeekday) and not isinstance(met, Vague):
                candidate.meaning = whole._replace(base=met)
            else:
                candidate.meaning = met
            return
    candidate.meaning = meaning


def _meeting_of(meaning: Meaning | None) -> NextMeeting | None:
    """The meeting that is meant, or that is counted from."""
    base = meaning.base if isinstance(meaning, Anchored | AnchoredWeekday) else meaning
    return base if isinstance(base, NextMeeting) else None


def _outcome(line: Line, candidate: Candidate, now: datetime) -> Outcome:
    meaning = candidate.meaning
    if meaning is None:
        minutes = candidate.clock.moment(candidate.part) if candidate.clock else None
        return resolve(ClockOnly(minutes), now) if minutes is not None else no_day("T4")
    if repeats(line, candidate):
        return no_day("X4")
    meaning = _meeting_of(meaning) or meaning
    if isinstance(meaning, NextMeeting) and not meaning.kind:
        return no_day("X")
    leads = line.codes[candidate.lead : candidate.start]
    if isinstance(meaning, Period) and meaning.edge is Edge.WHOLE:
        return _in_context(line, candidate, _whole_period(meaning, leads, now), now)
    if isinstance(meaning, DayMonth) and "jl" in leads:
        meaning = meaning._replace(past=True)
    outcome = resolve(meaning, now, "voor" in leads)
    if isinstance(meaning, DayMonth) and meaning.form == "V4":
        return outcome._replace(rule="V4")
    return _in_context(line, candidate, outcome, now)


def _in_context(line: Line, candidate: Candidate, outcome: Outcome, now: datetime) -> Outcome:
    """What the word before the date makes of it: "sinds", "na" and "van 8 april" name no deadline for sure."""
    if outcome.rolled and is_document_date(line, candidate):
        return ask("L2", (outcome.day,), "Die dag is al geweest. Welke datum bedoelt u?")
    before = line.codes[candidate.lead - 1] if candidate.lead else ""
    if before == "sinds":
        return no_day("X6")
    if outcome.day is None:
        return outcome
    if before == "_" and line.codes[candidate.lead] == "voor" and line.typed(candidate.lead - 1) == "niet":
        before = "na"  # "niet voor 1 januari"
    elif before == "na" and not _VERBAL.isdisjoint(line.codes[candidate.lead : candidate.start]):
        before = ""  # "ga na voor maandag"
    elif before == "van" and outcome.rolled and is_at_meeting(line, candidate.lead - 1):
        before = ""
    if before == "van" and outcome.day < now.date():
        return no_day("X6")  # "de wet van 7 juli 2010"
    if before in ("na", "ergens") or (before == "van" and outcome.rolled) or may_count(line, candidate):
        return ask("G3", (outcome.day,), "Welke datum bedoelt u?")
    return outcome._replace(certainty=Certainty.ASSUMED) if before == "van" else outcome


def _whole_period(meaning: Period, leads: list[str], now: datetime) -> Outcome:
    """A bare year is no date (X2); of "tot juni" or "per week 23" the beginning and the end can both be meant."""
    if meaning.unit is Unit.YEAR and meaning.year is not None and not leads:
        return no_day("X2")
    if meaning.weekday is None and not {"tot", "per", "tegen"}.isdisjoint(leads):
        first, last = resolve(meaning, now, True), resolve(meaning, now)
        return ask("L1", (first.day, last.day), "Bedoelt u het begin of het eind daarvan?")
    return resolve(meaning, now, "voor" in leads)


def _reading(line: Line, chosen: Candidate, outcome: Outcome, found: list[Candidate] | None = None) -> DateReading:
    text = line.text
    vague = isinstance(chosen.meaning, Vague)
    if outcome.certainty is Certainty.NONE and not vague:
        return _nothing(text, outcome.rule)
    of = chosen.meaning is not None and line.codes[chosen.lead - 1 : chosen.lead] == ["van"]
    start, end = line.place(chosen.lead - of)[0], line.place(chosen.trail - 1)[1]
    words = text[start:end]
    if outcome.day is None:
        span = (start, end) if vague else None
        rest = rest_of(text, start, end) if vague else text
        return DateReading(
            None, None, span, rest, words, outcome.rule, outcome.certainty, outcome.precision, outcome.options,
            outcome.question, "", vague, None if vague else (start, end),
        )  # fmt: skip
    moment, spoken = outcome.time, False
    timed = chosen if chosen.clock else _other_time(line, chosen, found or [])
    if timed is not None and timed.clock is not None and moment is None:
        minutes = timed.clock.moment(timed.part or chosen.part)
        moment = None if minutes is None else time(*divmod(minutes, 60))
        spoken = timed.clock.spoken
    certainty = Certainty.ASSUMED if spoken and outcome.certainty is Certainty.SURE else outcome.certainty
    return DateReading(
        outcome.day, moment, (start, end), rest_of(text, start, end), words, outcome.rule, certainty,
        outcome.precision, outcome.options, "", deadline_word(line, chosen),
    )  # fmt: skip


def _other_time(line: Line, chosen: Candidate, found: list[Candidate]) -> Candidate | None:
    """The only sure clock time elsewhere in the line ("vrijdag overleg in Venlo om 14:00")."""
    if chosen.rank > 1 or (isinstance(chosen.meaning, Later) and chosen.meaning.unit is Unit.MINUTE):
        return None
    times = [
        each
        for each in found
        if each.meaning is None and each.clock and (not each.clock.loose or "om" in line.codes[each.lead : each.start])
    ]
    return times[0] if len(times) == 1 else None
