"""A message that would be too large loses rows of its lists, never words: how many may stay."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from commands.reply import Items, Part, Section

_NO_LIMIT: Final = 10_000
_Drawn = TypeVar("_Drawn")


def with_most_rows(
    parts: Sequence[Part],
    draw: Callable[[int], _Drawn],
    fits: Callable[[_Drawn], bool],
    cut: Callable[[_Drawn], _Drawn],
) -> _Drawn:
    """The drawing with the most rows a list that fits; when none does, the one without rows, made to fit by `cut`.

    `draw` draws with at most so many rows a list.
    """
    whole = draw(_NO_LIMIT)
    if fits(whole):
        return whole
    low, high = 0, max((len(items.rows) for items in lists(parts)), default=0)
    best = None  # `low` rows a list are certain to be tried; the most that fits wins
    while low < high:
        middle = (low + high + 1) // 2
        tried = draw(middle)
        if fits(tried):
            low, best = middle, tried
        else:
            high = middle - 1
    if best is not None:
        return best
    bare = draw(0)
    return bare if fits(bare) else cut(bare)


def lists(parts: Sequence[Part]) -> list[Items]:
    """Every list in a reply, in the order of reading."""
    found: list[Items] = []
    for part in parts:
        if isinstance(part, Items):
            found.append(part)
        elif isinstance(part, Section):
            found.extend(lists(part.parts))
    return found
