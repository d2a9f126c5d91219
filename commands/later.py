"""What is made when somebody first asks for it, so that a start does not wait for it."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar, cast, overload

_Held = TypeVar("_Held")


class Later(Sequence[_Held]):
    """A list of what stands in many rooms. `gather` imports them, the first time that somebody looks."""

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


def pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, done at the first use: for what most lines never come to. A wrong pattern raises only then."""
    return cast(re.Pattern[str], _Pattern(words, flags))


class _Pattern:
    """Takes over each method of the compiled pattern that is asked for, so that the second use costs nothing more."""

    def __init__(self, words: str, flags: int) -> None:
        self._words = words
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._words, self._flags), name)
        setattr(self, name, found)
        return found
