"""The kinds of argument a command can have. Each says how it is read from a line, from a form, and asked in a form.

A field of an arguments model is `name: Owners = Field((), title="Wie")`; `kind_of` finds the kind back.
"""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from storage.frozen import dataclass
from storage.values import Owner


class Kind(StrEnum):
    """What a field holds, and so how words become its value."""

    REST = "rest"  # what is left of the line
    OWNERS = "owners"
    DUE = "due"
    MOMENT = "moment"
    THEME = "theme"
    REGIONS = "regions"
    NUMBERS = "numbers"
    NUMBER = "number"
    WORD = "word"  # only set by buttons and forms, never read from a line


ONGOING = "doorlopend"
"""The words of a deadline that say that there is none (`Due(None, ONGOING)`)."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the day, if one could be read, the words as typed and the hour in them. "Z.s.m." has no day."""

    day: date | None
    words: str = ""
    hour: time | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with perhaps a clock time and an end; `month_only` when just the month was said."""

    day: date
    start: time | None = None
    end: time | None = None
    month_only: bool = False


MIN_TEXT, MAX_TEXT = 3, 2000
"""Signs in what somebody has to say: fewer are a slip, and more is a document."""

Rest = Annotated[str, Kind.REST]
Sentence = Annotated[str, Field(min_length=MIN_TEXT, max_length=MAX_TEXT), Kind.REST]
Owners = Annotated[tuple[Owner, ...], Kind.OWNERS]
Deadline = Annotated[Due | None, Kind.DUE]
When = Annotated[Moment | None, Kind.MOMENT]
Theme = Annotated[str, Kind.THEME]
Regions = Annotated[tuple[str, ...], Kind.REGIONS]
Numbers = Annotated[tuple[int, ...], Kind.NUMBERS]
Number = Annotated[int, Kind.NUMBER]
Word = Annotated[str, Kind.WORD]
Digits = Annotated[str, Kind.WORD, Field(pattern=r"^[0-9]{0,9}$")]
"""A whole number that a button carries, or nothing."""


class Nothing(BaseModel):
    """For a command without arguments."""


LINE = "line"  # in a button's values: the line as typed, to which the other values are added
OTHERS = "+"  # in a form, `owners+` is the line beside the choice of `owners`, for somebody who is not in it


def with_line(values: Mapping[str, str], line: str) -> dict[str, str]:
    """What a button carries of a command's words: its values, and the line that is still to be read if there is one."""
    return {**values, LINE: line} if line else dict(values)


def kind_of(field: FieldInfo) -> Kind:
    """The kind of a field of an arguments model. Raises TypeError for a field without one."""
    for mark in field.metadata:
        if isinstance(mark, Kind):
            return mark
    raise TypeError(f"a field of a command needs a kind: {field}")
