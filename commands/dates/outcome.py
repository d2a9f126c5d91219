"""What resolving gives: a day, or a question with the days to choose from."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from typing import NamedTuple


class Certainty(Enum):
    """How sure the reading is; only SURE and ASSUMED carry a day."""

    SURE = "zeker"
    ASSUMED = "aangenomen"
    ASK = "vraag"
    NONE = "geen"


class Precision(Enum):
    """What was named: a day, or a whole period of which the day is the end (P5) or the beginning (P8)."""

    DAY = "dag"
    WEEK = "week"
    MONTH = "maand"
    QUARTER = "kwartaal"
    YEAR = "jaar"


class Outcome(NamedTuple):
    """A day with the rule that gave it, or `options` and a `question`."""

    day: date | None
    rule: str
    certainty: Certainty
    precision: Precision = Precision.DAY
    options: tuple[date, ...] = ()
    question: str = ""
    time: time | None = None
    rolled: bool = False


def sure(day: date, rule: str, precision: Precision = Precision.DAY) -> Outcome:
    """A day the rules leave no doubt about."""
    return Outcome(day, rule, Certainty.SURE, precision)


def assumed(day: date, rule: str, precision: Precision = Precision.DAY) -> Outcome:
    """A day by a rule on which careful readers differ."""
    return Outcome(day, rule, Certainty.ASSUMED, precision)


def ask(rule: str, options: tuple[date | None, ...], question: str) -> Outcome:
    """No day: a question, with the days that can be meant in the order of the calendar."""
    days = tuple(sorted({day for day in options if day is not None}))
    return Outcome(None, rule, Certainty.ASK, Precision.DAY, days, question)


def no_day(rule: str) -> Outcome:
    """No day and nothing to ask."""
    return Outcome(None, rule, Certainty.NONE)
