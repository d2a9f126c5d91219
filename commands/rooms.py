"""Where each command stands, so that its room is opened when somebody uses it: opening them all takes half a second.

`names.txt` is made from the declarations by `horzel docs`. A line is `room:variable = name, synonym, synonym`, in the
order of the help.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from commands.command import Command

LIST: Final = Path(__file__).with_name("names.txt")
_EVERYDAY: Final = ("actie nieuw", "actie lijst", "stand")


def listed(commands: Iterable[Command]) -> str:
    """The list of these commands, as it must stand in the file."""
    return "".join(f"{_place(each)} = {', '.join((each.name, *each.synonyms))}\n" for each in commands)


def _place(command: Command) -> str:
    room = command.run.__module__
    return f"{room}:{next(name for name, value in vars(sys.modules[room]).items() if value is command)}"


class Rooms(Mapping[str, Command]):
    """Words to commands. Looking one up imports its room; going through the words imports nothing."""

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places
        self._opened: dict[str, Command] = {}

    def __getitem__(self, word: str) -> Command:
        command = self._opened.get(word)
        if command is None:
            room, _, variable = self._places[word].partition(":")
            command = self._opened[word] = getattr(import_module(room), variable)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


_BY_NAME: Final[dict[str, str]] = {}
_NAMES: Final[dict[str, str]] = {}
for _line in LIST.read_text(encoding="utf-8").splitlines():
    _at, _, _words = _line.partition(" = ")
    _BY_NAME[_words.partition(", ")[0]] = _at
    for _word in _words.split(", "):
        _NAMES.setdefault(_word, _at)  # the first in the order of the help has the word

BY_NAME: Final = Rooms(_BY_NAME)
NAMES: Final = Rooms(_NAMES)
"""Names, and names and synonyms together."""


def open_everyday() -> None:
    """Open what every group uses all day before anybody asks: a few commands, and the reading of days."""
    for name in _EVERYDAY:
        BY_NAME[name]
    import_module("commands.dates")
