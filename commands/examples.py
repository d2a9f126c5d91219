"""Examples in the group's own names: "LLTB" and "noord" say nothing to a table in Brabant."""

import re

from commands.command import Command, Context
from commands.dutch import the
from storage.directory import Directory
from storage.models import Party

_NAME = re.compile(r"\{([a-z]+)(\d?)\}")
"""Where a declared example has a name: its kind, and which one of that kind."""


def own(command: Command, ctx: Context) -> str:
    """A command's example with the names of this body; the kind of name where the body has none."""
    return filled(command.example, ctx.directory)


def filled(example: str, directory: Directory) -> str:
    """An example with `{organisatie}`, `{regio}`, `{gemeente2}`, `{thema}` filled in."""

    def named(place: re.Match[str]) -> str:
        names, which = _names(place[1], directory), int(place[2] or 1)
        return names[which - 1] if which <= len(names) else str(place[1])

    return _NAME.sub(named, example)


def anybodys(command: Command) -> str:
    """A command's example for whom no body is known: `actie lijst te laat [organisatie]`."""
    return _NAME.sub(r"[\1]", command.example)


def with_board(text: str, directory: Directory) -> str:
    """A text of the house with the board that this body reports to in the place of the Stuurgroep."""
    board = directory.settings.steering
    return text.replace("de Stuurgroep", the(board)).replace("Stuurgroep", board).replace(" stuurgroep", f" {board}")


def _names(kind: str, directory: Directory) -> list[str]:
    """What of this kind the body has: the short names before the long ones."""
    if kind == "gremium":
        return [directory.name]
    if kind == "bestuur":
        return [directory.settings.steering]
    if kind == "thema":
        return [theme.name.casefold() for theme in directory.settings.themes]
    said = [_as_said(party) for party in directory.parties if party.kind == kind]
    return sorted(said, key=lambda each: " " in each)


def _as_said(party: Party) -> str:
    """A party's name as short as people say it."""
    words = [each for each in (party.name, *party.aliases) if " " not in each and each[:1].isupper() and each[2:]]
    return min(words, key=len, default=party.name)
