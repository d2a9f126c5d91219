"""What goes and what stays in one text, without overlap: what came first stands, a name that juts out goes too."""

import re
from dataclasses import replace
from typing import Any, Literal, Self

from commands.woo.lexicon import TITLES
from commands.woo.people import Person
from storage.frozen import dataclass

TITLED = re.compile(rf"^(?:(?:de|den)\s+)?(?:{TITLES}\.?\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a text. A blanked one belongs to a person, or has a label that says what it was."""

    start: int
    end: int
    kind: Literal["blank", "kept"]
    surface: str
    person: Person | None = None
    label: str = ""
    why: str = ""
    listed: bool = True

    @property
    def bare(self) -> str:
        """The words without their title."""
        return TITLED.sub("", self.surface)

    def but(self, **values: Any) -> Self:
        """The same with other values."""
        return replace(self, **values)


class Marks:
    """The marks of one text while they are found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks: list[Mark] = []

    def keep(self, start: int, end: int, why: str, *, listed: bool = True) -> None:
        """Let this stand, unless it was decided before."""
        if not self._over(start, end):
            self._marks.append(Mark(start, end, "kept", self._text[start:end], why=why, listed=listed))

    def blank(self, start: int, end: int, person: Person | None, why: str = "", label: str = "") -> None:
        """Let this go; where a part goes already, all of it goes; what must stand stands."""
        over = self._over(start, end)
        if any(mark.kind == "kept" for mark in over):
            return
        if over:
            first = min(over, key=lambda mark: mark.start)
            start, end = min(start, first.start), max(end, *(mark.end for mark in over))
            person, label, why = first.person, first.label, first.why
            self._marks = [mark for mark in self._marks if mark not in over]
        self._marks.append(Mark(start, end, "blank", self._text[start:end], person, label, why))

    def nearest(self, start: int, end: int, near: int) -> Person | None:
        """The person whose name stands closest in front, else closest behind, within so many signs and one line."""
        before = [mark for mark in self._marks if mark.person and mark.end <= start and start - mark.end <= near]
        behind = [mark for mark in self._marks if mark.person and mark.start >= end and mark.start - end <= near // 2]
        for mark in (*sorted(before, key=lambda one: -one.end), *sorted(behind, key=lambda one: one.start)):
            between = self._text[min(mark.end, end) : max(start, mark.start)]
            if "\n" not in between.strip("\n") and not re.search(r"[.;]\s+[A-Z]", between):
                return mark.person
        return None

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """With the other half of a double name that is tied to it: "Peters-Jansen"."""
        tied = re.match(r"-[A-Z][^\W\d_]+", self._text[end:])
        front = re.search(r"(?<![^\W_])[A-Z][^\W\d_]+-$", self._text[:start])
        return (start - len(front.group()) if front else start), (end + tied.end() if tied else end)

    def ordered(self) -> list[Mark]:
        """In the order of reading."""
        return sorted(self._marks, key=lambda mark: mark.start)

    def _over(self, start: int, end: int) -> list[Mark]:
        return [mark for mark in self._marks if mark.start < end and start < mark.end]
