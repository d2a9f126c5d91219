"""How wide the columns of a table are: as wide as they ask, but no word is broken where there is room for it."""

import re
from typing import Final

from commands.report import Grid

_ACROSS, _UPRIGHT = 112, 73  # signs on a line of A4 in the letters of a table, also where the font is a wide one
_MANY: Final = 7  # columns; with more of them the letters are smaller
_MORE: Final = 1.09  # so much more fits then: the letters are 0.85 of the size, the edges of the cells stay
_EDGES: Final = 2  # signs: what a cell keeps free at both sides
_LONGEST: Final = 34  # a word that is longer is broken all the same
_BREAKS: Final = re.compile(r"(?<!^..)\s+|[/@._]+|-(?![0-9])")  # `wo 17-05-2023` is a word, an address is not


def is_full(grid: Grid) -> bool:
    """Whether so many columns stand beside one another that smaller letters leave the text more room."""
    return len(grid.head) > _MANY


def line_of(grid: Grid, *, wide: bool) -> int:
    """Signs on a line of this table, on A4 upright or on its side."""
    return round((_ACROSS if wide else _UPRIGHT) * (_MORE if is_full(grid) else 1))


def in_signs(grid: Grid, line: int) -> list[float]:
    """The width of each column, together `line` signs; what one needs for its longest word, those with room give."""
    shares = grid.widths or (1,) * len(grid.head)
    widths = [line * share / sum(shares) for share in shares]
    needs = [max(map(_longest, column)) for column in zip(grid.head, *grid.rows, strict=True)]
    short = sum(max(0.0, need - width) for need, width in zip(needs, widths, strict=True))
    room = sum(max(0.0, width - need) for need, width in zip(needs, widths, strict=True))
    given = min(1.0, short / room) if room else 0.0
    met = min(1.0, room / short) if short else 0.0
    return [
        width + (need - width) * (met if need > width else given) for need, width in zip(needs, widths, strict=True)
    ]


def _longest(text: str) -> int:
    return min(_LONGEST, max(map(len, _BREAKS.split(text)))) + _EDGES
