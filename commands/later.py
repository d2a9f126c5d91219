"""A list of what stands in many rooms: none of them is opened before somebody goes through it."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar, overload

_Held = TypeVar("_Held")


class Later(Sequence[_Held]):
    """What `gather` gives: it imports the rooms, the first time that somebody looks."""

    def __init__(self, gather: Callable[[], tuple[_Held, ...]]) -> None:
        self._gather = cache(gather)

    @overload
    def __getitem__(self, at: int) -> _Held: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_Held, ...]: ...
    def __getitem__(self, at: int | slice) -> _Held | tuple[_Held, ...]:
        return self._gather()[at]

    def __len__(self) -> int:
        return len(self._gather())
