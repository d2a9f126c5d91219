"""What a date expression can mean, before it is known on which day it was typed.

The parsers build these values, `resolve` turns them into days. Weekdays count from Monday = 0; `year` is None when no
year was typed; `ref` counts whole units from now (0 = this one, 1 = the next). Named
tuples, because a start must stay cheap: twenty frozen dataclasses cost four times as much.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


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


class Weekday(NamedTuple):
    """ "vrijdag", "a.s. vrijdag" (D1); `plus` days later for "vrijdag over een week" (D3); `short` for "vr"."""

    day: int
    plus: int = 0
    short: bool = False
    marked: bool = False


class WeekdayInWeek(NamedTuple):
    """ "volgende week vrijdag" (D2), "deze week vrijdag" (D6)."""

    day: int
    ref: int


class EitherWeekday(NamedTuple):
    """ "volgende vrijdag" (D4)."""

    day: int


class DayMonth(NamedTuple):
    """ "17 mei", "17-05-2023"; `form` is the notation, `past` is set by "jl."."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    form: str = "M1"
    past: bool = False


class DayNumber(NamedTuple):
    """ "de 20e" (N5); `ref` = months from now when a month is pointed at."""

    day: int
    ref: int | None = None
    weekday: int | None = None


class Later(NamedTuple):
    """ "over 3 weken", "morgen" (R1-R4): so many units from now."""

    amount: int
    unit: Unit
    word: str = ""


class Nth(NamedTuple):
    """ "derde donderdag van juni" (D7), "laatste werkdag van de maand" (R4). `nth` -1 = last; `day` None = any day."""

    nth: int
    day: int | None
    workday: bool
    within: Period
    floating: bool = False


class Period(NamedTuple):
    """A week, month, quarter or year, by `number` (and `year`), or by `ref`; and the edge of it that is meant."""

    unit: Unit
    ref: int | None = None
    number: int | None = None
    year: int | None = None
    edge: Edge = Edge.WHOLE
    weekday: int | None = None


class Weekend(NamedTuple):
    """ "dit weekend", "voor het weekend" (P6); side -1 before, 0 in, 1 after; `word` as canonical word."""

    side: int
    word: str = ""


class Feast(NamedTuple):
    """A feast of rule H1, by its key in `feasts`."""

    key: str
    year: int | None = None
    weekday: int | None = None


class Anchored(NamedTuple):
    """ "een week na 17 mei" (R5): `amount` units (negative = before) from `base`."""

    amount: int
    unit: Unit
    base: Meaning


class AnchoredWeekday(NamedTuple):
    """ "de dinsdag na 1 mei" (R5): the nth such day strictly after, or before, `base`; `day` None = a working day."""

    day: int | None
    sign: int
    nth: int
    base: Meaning


class Choice(NamedTuple):
    """ "19 of 20 oktober" (V3)."""

    options: tuple[Meaning, ...]
    rule: str = "V3"


class Both(NamedTuple):
    """Two expressions side by side that must give the same day ("morgen 13 mei")."""

    first: Meaning
    second: Meaning


class InYear(NamedTuple):
    """ "17 mei volgend jaar": `ref` years from now."""

    base: DayMonth | Feast | Period | Nth
    ref: int


class EndOfDay(NamedTuple):
    """ "eind van de dag", "EOD" (P9)."""


class ClockOnly(NamedTuple):
    """A clock time without a day (T6); minutes after midnight."""

    minutes: int


class Vague(NamedTuple):
    """ "z.s.m.", "na de zomer" (V1): never a day, but worth keeping in words."""

    season: bool = False


class Past(NamedTuple):
    """ "gisteren", "vorige week" (X6), "elke vrijdag" (X4): no deadline at all."""

    rule: str = "X6"


class Unclear(NamedTuple):
    """A date expression for which the rules name no day ("eerste week van juni"): ask."""

    rule: str = "G3"


class NextMeeting(NamedTuple):
    """ "volgende Taskforce" (V4): the words that may name a body, longest first, and the code that they begin at.

    `kind` is how many of them end in a word for a meeting ("overleg"); 0 when none does.
    """

    names: tuple[str, ...]
    kind: int
    at: int


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
    | InYear
    | EndOfDay
    | ClockOnly
    | Vague
    | Past
    | Unclear
    | NextMeeting
)
