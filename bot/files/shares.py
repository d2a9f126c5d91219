"""How wide the columns of a table are: as wide as they ask, but no word is broken where there is room for it."""

import re
from typing import Final

from commands.report import Grid

ACROSS: Final = 112
"""Signs on a line of A4 on its side in the small letters of a table, also where the font is a wide one."""
UPRIGHT: Final = 73
"""The same on A4 upright."""
_EDGES: Final = 2  # signs: what a cell keeps free at both sides
_LONGEST: Final = 34  # a word that is longer is broken all the same
_BREAKS: Final = re.compile(r"(?<!^..)\s+|[/@._]+|-(?![0-9])")  # `wo 17-05-2023` is a word, an address is not


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
