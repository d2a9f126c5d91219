"""A point as it was met in a document, before it is judged."""

from dataclasses import dataclass, field, replace

from commands.minutes.fields import Pieces
from commands.minutes.sections import Section


@dataclass(slots=True)
class Point:
    """A point as met in the document, with all that was said behind it."""

    pieces: Pieces
    section: Section
    line: int
    source: str
    """"inline", "row" or "item": marked in the text, in a table, or in a list under its own head."""
    group: int
    """Points of one list or table have one group; within it two points are never the same."""
    number: str = ""
    closed: bool = False
    theme: str = ""
    before: str = ""
    refers: bool = False
    """Only "(actie 2)" behind a sentence: where the document lists its points, one of those is meant."""
    followed: list[str] = field(default_factory=list)

    def take(self, found: Pieces) -> None:
        """ "Actiehouder: …" and "Deadline: …" on lines of their own below the point."""
        mine = self.pieces
        self.pieces = replace(
            mine,
            owners=mine.owners if mine.owners and not found.owners else found.owners,
            placed=mine.placed or found.placed,
            deadline=mine.deadline or found.deadline,
            status=mine.status or found.status,
        )


@dataclass(slots=True)
class Collection:
    """All points and decisions of a document in reading order."""

    points: list[Point] = field(default_factory=list)
    decisions: list[tuple[str, int]] = field(default_factory=list)
    unmarked: bool = False
    """Nothing in the document is marked as a point."""
