"""Which command a line begins with: names and synonyms, the longest first."""

from commands.command import Command
from commands.rooms import BY_NAME, NAMES

__all__ = ["BY_NAME", "find"]

_LONGEST = max(map(len, NAMES))


def _first_word(text: str) -> str:
    """The letters and digits that a text begins with."""
    return next((text[:at] for at, sign in enumerate(text) if not sign.isalnum()), text)


_BEGINNING: dict[str, list[str]] = {}
for _name in sorted(NAMES, key=len, reverse=True):
    _BEGINNING.setdefault(_first_word(_name), []).append(_name)
"""The first word of a name to all names that begin with it, longest first."""


def find(text: str) -> tuple[Command | None, str]:
    """The command whose name or synonym the text begins with (the longest wins), and the words after it."""
    line = text.lstrip().removeprefix("/")
    small = line[: _LONGEST + 1].casefold()
    for name in _BEGINNING.get(_first_word(small), ()):
        if small.startswith(name) and not small[len(name) : len(name) + 1].isalnum():
            return NAMES[name], line[len(name) :].strip()
    return None, line.strip()
