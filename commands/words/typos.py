"""One or two letters wrong in a command word: what was probably meant."""

import re
from collections.abc import Iterable

from commands.words.slips import slips

WORDS = (
    "actie", "acties", "actiepunt", "actiepunten", "nieuw", "klaar", "lijst", "signaal", "signalen", "vergadering",
    "stand", "status", "visie", "horzel", "heropen", "wijzig", "notitie", "doorlopend", "vervalt", "toon", "zoek",
    "geschiedenis", "ongedaan", "wanneer", "volgende", "stuurgroep", "afgerond", "gereed", "opslaan", "verwerk",
    "welke", "wordt", "overzicht", "gesloten", "agenda", "instellen", "privacy", "help", "sluit", "eigenaar", "staat",
    "open", "samenvoegen", "opgepakt", "afgehandeld", "verplaats", "zet", "nieuwe",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters in a word that may hold a slip
_SWAPPED = 3  # letters in a word that may have two of them swapped


def mended(text: str, among: Iterable[str] = WORDS, first: int = 8) -> str:
    """The text with the slips in its first words mended; the same text when there is nothing to mend.

    A word is mended when it is not a command word itself and exactly one command word is one slip away (two for a
    word of seven letters or more).
    """
    known = tuple(among)
    pieces: list[str] = []
    end = 0
    for seen, match in enumerate(_WORD.finditer(text)):
        if seen >= first:
            break
        pieces += [text[end : match.start()], _mend(match.group(), known)]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _mend(word: str, known: tuple[str, ...]) -> str:
    small = word.casefold()
    if small in known or len(small) < _SHORTEST:
        swapped = [one for one in known if len(one) == len(small) == _SWAPPED and sorted(one) == sorted(small)]
        return swapped[0] if swapped and small not in known else word
    allowed = 2 if len(small) >= 7 else 1
    near = [(slips(small, one), one) for one in known if abs(len(one) - len(small)) <= allowed]
    near = [(count, one) for count, one in near if count <= allowed]
    if not near:
        return word
    best = min(count for count, _ in near)
    choices = [one for count, one in near if count == best]
    return choices[0] if len(choices) == 1 else word
