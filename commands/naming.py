"""Which command a line begins with: names and synonyms, the longest first; and whether it is sure to order it."""

import re
from bisect import bisect
from functools import lru_cache

from commands.command import Command
from commands.fields import Kind, kind_of
from commands.later import pattern
from commands.rooms import NAMES

_SORTED = ("", *sorted(NAMES))
_LONGEST = max(map(len, NAMES))


def _shorter_names() -> dict[str, str]:
    """Every name to the longest other name that it begins with, or to nothing."""
    shorter = {"": ""}
    before = ""
    for name in _SORTED[1:]:
        while not name.startswith(before):
            before = shorter[before]
        shorter[name] = before
        before = name
    return shorter


_SHORTER = _shorter_names()
_TOLD = pattern(r"(?:was|waren|werd|werden|ging|kwam|had|weg|intrekken|verwijderen|schrappen)\b", re.IGNORECASE)
"""Behind such a name it tells of one, and makes none: "voorstel was om te stoppen"."""
_TOLD_OF_REPORT = pattern(r"(?:[^\W\d]\S*\s+){0,3}(?:is|zijn|was|moet|mag|klaar|af|gereed|gedeeld)\b", re.IGNORECASE)
_NUMBERED = pattern(r"[#s]?\d{1,6}[\s,]", re.IGNORECASE)  # "signalen 1 en 3 afgehandeld" lists nothing
_NOUNS = {"voorstel": _TOLD, "besluit": _TOLD, "rapport": _TOLD_OF_REPORT, "signalen": _NUMBERED}


@lru_cache(maxsize=64)  # one request asks two or three times
def find(text: str) -> tuple[Command | None, str]:
    """The command whose name or synonym the text begins with (the longest wins), and the words after it.

    In the order of the alphabet every name that a text begins with stands before it, and the last name before it
    begins with all of them: so one look in the sorted names and the shorter names from there is enough.
    """
    line = text.lstrip().removeprefix("/")
    small = line[: _LONGEST + 1].casefold()
    name = _SORTED[bisect(_SORTED, small) - 1]
    while name:
        if small.startswith(name) and not small[len(name) : len(name) + 1].isalnum():
            rest = line[len(name) :].strip()
            return (None, line.strip()) if name in _NOUNS and _NOUNS[name].match(rest) else (NAMES[name], rest)
        name = _SHORTER[name]
    return None, line.strip()


@lru_cache(maxsize=64)
def ordered(text: str) -> tuple[Command | None, str]:
    """The command that a text is sure to order, and the words after it; none of a sentence that begins like one.

    Words behind a command that takes none make a sentence, and a question mark behind an order on a number asks; it
    never changes anything ("klaar 12?").
    """
    command, rest = find(text)
    if command is None or (rest and not command.arguments.model_fields):
        return None, ""
    if command.changes and text.rstrip().endswith("?") and _is_on_a_number(command):
        return None, ""
    return command, rest


def _is_on_a_number(command: Command) -> bool:
    return any(kind_of(field) in (Kind.NUMBER, Kind.NUMBERS) for field in command.arguments.model_fields.values())
