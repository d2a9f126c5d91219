"""What was taken back, in as few words: `actiepunten 4 en 5 zijn weer open`."""

import re
from collections.abc import Iterable
from typing import Final

from commands.dutch import join_and

_NUMBERED: Final = re.compile(r"(actiepunt|visie-actiepunt|signaal) (S?\d+) (is|heeft) (.+)")
_MANY: Final = {
    "actiepunt": "actiepunten",
    "visie-actiepunt": "visie-actiepunten",
    "signaal": "signalen",
    "is": "zijn",
    "heeft": "hebben",
}


def together(told: Iterable[str]) -> list[str]:
    """Sentences that say the same of several numbers as one, at the place of the first; every other once."""
    found: dict[tuple[str, ...], list[str]] = {}
    for sentence in told:
        numbered = _NUMBERED.fullmatch(sentence)
        kind = (numbered[1], numbered[3], numbered[4]) if numbered else (sentence,)
        found.setdefault(kind, []).append(numbered[2] if numbered else "")
    return [_one(kind, list(dict.fromkeys(numbers))) for kind, numbers in found.items()]


def _one(kind: tuple[str, ...], numbers: list[str]) -> str:
    if len(kind) == 1:
        return kind[0]
    noun, verb, rest = kind
    if len(numbers) == 1:
        return f"{noun} {numbers[0]} {verb} {rest}"
    rest = rest.replace("het nummer wordt", "de nummers worden")
    return f"{_MANY[noun]} {join_and(numbers)} {_MANY[verb]} {rest}"
