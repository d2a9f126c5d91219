"""How fast a bot may be in one conversation of Teams, and a record that tells when it was faster.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
"""

from collections import defaultdict
from typing import Final

WINDOWS: Final = ((1.0, 7), (2.0, 8), (30.0, 60), (3600.0, 1800))
"""Seconds, and how many calls may fall in them, per bot and conversation."""
PER_TENANT: Final = (1.0, 50)
"""The same for everything together, per app and tenant."""


class Rates:
    """When something was sent, by conversation (empty: in no conversation).

    With `speed` 50 time goes fifty times as fast: what may happen in a second here has 20 ms.
    """

    def __init__(self, speed: float = 1) -> None:
        self._speed = speed
        self._moments: dict[str, list[float]] = defaultdict(list)

    def note(self, conversation: str, moment: float) -> None:
        self._moments[conversation].append(moment * self._speed)

    def forget(self) -> None:
        self._moments.clear()

    def broken(self) -> list[str]:
        """A line for every window in which more was sent than may be."""
        found = [
            f"{conversation}: {most} in {seconds:g} s, may be {limit}"
            for conversation, moments in self._moments.items()
            if conversation
            for seconds, limit in WINDOWS
            if (most := _most(moments, seconds)) > limit
        ]
        everything = sorted(moment for moments in self._moments.values() for moment in moments)
        if (most := _most(everything, PER_TENANT[0])) > PER_TENANT[1]:
            found.append(f"everything: {most} in {PER_TENANT[0]:g} s, may be {PER_TENANT[1]}")
        return found


def _most(moments: list[float], seconds: float) -> int:
    """The most that fell in any window of so many seconds; moments in order."""
    first = most = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most
