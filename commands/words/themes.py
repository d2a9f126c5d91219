"""A theme in a line: behind # or the word thema, by the longest of its names ("thema wonen en leefomgeving")."""

import re

from commands.words import owners
from commands.words.cutting import without
from storage.directory import Directory, plain
from storage.models import Member

_THEME = re.compile(r"(?<!\S)(?:#|thema(?:\s*:)?\s+)([\w-]+)", re.IGNORECASE)
_SEPARATORS = (",", ";", ". ", " - ", " – ", " / ", " (")
SIGNS = frozenset("".join(_SEPARATORS)) - {" "}
"""One of these stands before a bare theme at the end of a line."""
_LONGEST = 60  # signs in the longest name tried
_MOST_WORDS = 9  # in a theme and an owner behind a day


def cut_theme(text: str, directory: Directory) -> tuple[str, str, tuple[str, ...]]:
    """A theme behind # or the word thema, the text without it, and what was cut out for it."""
    if "#" not in text and "thema" not in text.casefold():
        return "", text, ()
    for match in _THEME.finditer(text):
        theme, end = _theme_at(match, directory)
        if theme:
            return theme, without(text, match.start(), end), (text[match.start() : end],)
    return "", text, ()


def theme_at_end(text: str, directory: Directory) -> tuple[str, str, str] | None:
    """The theme whose bare name stands behind the last comma or the like, the text without it, and what was cut out.

    None when there is none, or when it is part of a list ("wonen, werken").
    """
    before, sign, last = text.rpartition(max(_SEPARATORS, key=text.rfind))
    if not sign:
        return None
    theme = directory.theme_names.get(plain(last.rstrip(" )")), "")
    if not theme or plain(before[-_LONGEST:]).rpartition(" ")[2] in directory.theme_names:
        return None
    return theme, before.rstrip(), last


def set_apart(text: str, directory: Directory, by: Member | None) -> str:
    """A text that begins with a bare theme, or with one and an owner beside it, with commas between them ("wonen LWV"
    -> "wonen, LWV"); empty for any other."""
    first, sign, rest = text.partition(",")
    words = first.rstrip(" .").split()[:_MOST_WORDS] if first[:1].isalpha() else []
    for cut in range(len(words), 0, -1):
        pieces = [" ".join(words[:cut]), *filter(None, (" ".join(words[cut:]),))]
        themes = [piece for piece in pieces if plain(piece) in directory.theme_names]
        if len(themes) == 1 and all(piece in themes or owners.known(piece, directory, by) for piece in pieces):
            return f"{', '.join(pieces)}{sign}{rest}"
    return ""


def _theme_at(match: re.Match[str], directory: Directory) -> tuple[str, int]:
    """The theme said here by the longest of its names and where that ends; "", 0 for none."""
    start, behind = match.start(1), match.string[match.start(1) :][:_LONGEST]
    for end in sorted({match.end() - start, *(found.end() for found in re.finditer(r"[\w-]+", behind))}, reverse=True):
        if theme := directory.theme_names.get(plain(behind[:end])):
            return theme, start + end
    return "", 0
