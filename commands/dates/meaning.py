"""What a date expression can mean, before it is known on which day it was typed.

The parsers build these values, `resolve` turns them into days. Weekdays count from Monday = 0; `year` is None when no
year was typed; `ref` counts whole units from now (0 = this one, 1 = the next).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    """A length of time or a calendar period."""

    MINUTE = "minuut"
    DAY = "dag"
    WORKDAY = "werkdag"
    WEEK = "week"
    MONTH = "maand"
    QUARTER = "kwartaal"
    YEAR = "jaar"


class Edge(Enum):
    """Which part of a period is meant."""

    WHOLE = "heel"
    BEGIN = "begin"
    MIDDLE = "midden"
    END = "eind"


@dataclass(frozen=True, slots=True)
class Weekday:
    """ "vrijdag", "a.s. vrijdag" (D1); `plus` days later for "vrijdag over een week" (D3); `short` for "vr"."""

    day: int
    plus: int = 0
    short: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class WeekdayInWeek:
    """ "volgende week vrijdag" (D2), "deze week vrijdag" (D6)."""

    day: int
    ref: int


@dataclass(frozen=True, slots=True)
class EitherWeekday:
    """ "volgende vrijdag" (D4)."""

    day: int


@dataclass(frozen=True, slots=True)
class DayMonth:
    """ "17 mei", "17-05-2023"; `form` is the notation, `past` is set by "jl."."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    form: str = "M1"
    past: bool = False


@dataclass(frozen=True, slots=True)
class DayNumber:
    """ "de 20e" (N5); `ref` = months from now when a month is pointed at."""

    day: int
    ref: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """ "over 3 weken", "morgen" (R1-R4): so many units from now."""

    amount: int
    unit: Unit
    word: str = ""


@dataclass(frozen=True, slots=True)
class Nth:
    """ "derde donderdag van juni" (D7), "laatste werkdag van de maand" (R4). `nth` -1 = last; `day` None = any day."""

    nth: int
    day: int | None
    workday: bool
    within: Period
    floating: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, quarter or year, by `number` (and `year`), or by `ref`; and the edge of it that is meant."""

    unit: Unit
    ref: int | None = None
    number: int | None = None
    year: int | None = None
    edge: Edge = Edge.WHOLE
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """ "dit weekend", "voor het weekend" (P6); side -1 before, 0 in, 1 after; `word` as canonical word."""

    side: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of rule H1, by its key in `feasts`."""

    key: str
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Anchored:
    """ "een week na 17 mei" (R5): `amount` units (negative = before) from `base`."""

    amount: int
    unit: Unit
    base: Meaning


@dataclass(frozen=True, slots=True)
class AnchoredWeekday:
    """ "de dinsdag na 1 mei" (R5): the nth such day strictly after, or before, `base`; `day` None = a working day."""

    day: int | None
    sign: int
    nth: int
    base: Meaning


@dataclass(frozen=True, slots=True)
class Choice:
    """ "19 of 20 oktober" (V3)."""

    options: tuple[Meaning, ...]
    rule: str = "V3"


@dataclass(frozen=True, slots=True)
class Both:
    """Two expressions side by side that must give the same day ("morgen 13 mei")."""

    first: Meaning
    second: Meaning


@dataclass(frozen=True, slots=True)
class EndOfDay:
    """ "eind van de dag", "EOD" (P9)."""


@dataclass(frozen=True, slots=True)
class ClockOnly:
    """A clock time without a day (T6); minutes after midnight."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Vague:
    """ "z.s.m.", "na de zomer" (V1): never a day, but worth keeping in words."""

    season: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """ "gisteren", "vorige week" (X6), "elke vrijdag" (X4): no deadline at all."""

    rule: str = "X6"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A date expression for which the rules name no day ("eerste week van juni"): ask."""

    rule: str = "G3"


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """ "volgende Taskforce" (V4): the words that may name a body, longest first."""

    names: tuple[str, ...]
    known_kind: bool


Meaning = (
    Weekday
    | WeekdayInWeek
    | EitherWeekday
    | DayMonth
    | DayNumber
    | Later
    | Nth
    | Period
    | Weekend
    | Feast
    | Anchored
    | AnchoredWeekday
    | Choice
    | Both
    | EndOfDay
    | ClockOnly
    | Vague
    | Past
    | Unclear
    | NextMeeting
)
