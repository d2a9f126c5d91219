"""Examples in the group's own names: "LLTB" and "noord" say nothing to a table in Brabant."""

import re

from commands.command import Command, Context
from commands.dutch import the
from commands.later import pattern
from storage.directory import Directory, plain

_NAMES = {
    "Noord-Limburg": "regio",
    "Zuid-Limburg": "regio",
    "noord": "regio",
    "zuid": "regio",
    "midden": "regio",
    "LLTB": "organisatie",
    "LWV": "organisatie",
    "provincie": "organisatie",
    "Venlo": "gemeente",
    "Weert": "gemeente",
    "Gennep": "gemeente",
    "Peel en Maas": "gemeente",
    "wonen": "thema",
}
"""What the declared examples call by its name, and what that is."""
_ANY = pattern(rf"(?<![\w-])(?:{'|'.join(_NAMES)})(?![\w-])")
_NEW = (
    "horzel organisatie",
    "horzel regio",
    "horzel gemeente",
    "horzel rol",
    "horzel thema",
    "horzel bestuur",
    "actie stuurgroep",
)


def own(command: Command, ctx: Context) -> str:
    """A command's example, with names of this body in the place of those that it does not know; new names stay."""
    directory = ctx.directory
    if command.name in _NEW:
        return command.example
    used: dict[str, list[str]] = {}

    def ours(match: re.Match[str]) -> str:
        word: str = match.group()
        kind = _NAMES[word]
        if plain(word) in directory.party_names or plain(word) in directory.theme_names:
            return word
        there = _of(kind, directory)
        known = used.setdefault(kind, [])
        if word not in known:
            known.append(word)
        place = known.index(word)
        return there[place] if place < len(there) else kind

    said: str = _ANY.sub(ours, command.example)
    return with_board(said, directory).replace("Taskforce", directory.name)


def with_board(text: str, directory: Directory) -> str:
    """A text of the house with the board that this body reports to in the place of the Stuurgroep."""
    board = directory.settings.steering
    return text.replace("de Stuurgroep", the(board)).replace("Stuurgroep", board).replace(" stuurgroep", f" {board}")


def region(directory: Directory) -> str:
    """A region's name as short as people say it; "" where the body has none."""
    for party in directory.parties:
        if party.kind == "regio":
            names: list[str] = [party.name, *party.aliases]
            return min(names, key=len)
    return ""


def _of(kind: str, directory: Directory) -> list[str]:
    if kind == "thema":
        return [theme.name.casefold() for theme in directory.settings.themes]
    return [party.name for party in directory.parties if party.kind == kind]
