"""Times of day in minutes: "13.30 - 15.30 uur", "10-12 uur", "14u30"; "kamer 2.11" is none."""

import re
from collections.abc import Iterable
from datetime import time

from storage.frozen import dataclass

_UNIT = r"\s*(?:uur\b|u\.?(?![\w])|h\b)"
_TO = r"\s*(?:-|–|—|tot(?: en met)?|t/m)\s*"
_MINUTED = r"(?:[01]?\d|2[0-3])(?:[:.]|u)[0-5]\d(?![.\d])"
_WHOLE = r"(?:0?[7-9]|1\d|2[0-3])"
"""An hour without minutes: only by day, so that "2 uur per week" is none."""
_CLOCKS = re.compile(
    rf"(?<![\d.,:/-])(?:(?P<start>{_MINUTED})(?P<unit>{_UNIT})?(?:{_TO}(?P<end>{_MINUTED}(?:{_UNIT})?|{_WHOLE}{_UNIT}))?|"
    rf"(?P<from>{_WHOLE})(?:{_UNIT})?{_TO}(?P<till>{_MINUTED}(?:{_UNIT})?|{_WHOLE}{_UNIT})|"
    rf"(?P<at>{_WHOLE}){_UNIT})(?!\s+per\b)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b\w*(?:kamer|zaal|ruimte|lokaal|vleugel|toren|etage|verdieping|room)\s*[A-Z]?\.?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """When something begins and, where that is said, ends; with its place in the text."""

    start: time
    end: time | None
    first: int
    last: int


def clocks_in(text: str) -> Clocks | None:
    """The first time of day in the text."""
    return next(iter(_all(text)), None)


def without_clocks(text: str, mark: str) -> str:
    """The text with `mark` where times of day stood."""
    for found in reversed(tuple(_all(text))):
        text = f"{text[: found.first]}{mark}{text[found.last :]}"
    return text


def _all(text: str) -> Iterable[Clocks]:
    for match in _CLOCKS.finditer(text):
        if match["start"] and not (match["unit"] or match["end"]) and _ROOM.search(text[: match.start()]):
            continue
        start = match["start"] or match["from"] or match["at"]
        end = match["end"] or match["till"]
        yield Clocks(_time(start), _time(end) if end else None, match.start(), match.end())


def _time(words: str) -> time:
    hour, *minutes = map(int, re.findall(r"\d+", words))
    return time(hour, minutes[0] if minutes else 0)
