"""What was taken back, in as few words: `actiepunten 4 en 5 zijn weer open`."""

import re
from collections.abc import Iterable
from typing import Final

from commands.dutch import join_and

_NUMBERED: Final = re.compile(r"(actiepunt|visie-actiepunt|signaal) (S?\d+) (is|heeft) (.+)")
_MEETING: Final = re.compile(r"de vergadering van .+ is (?P<rest>.+)")
_MEETINGS: Final = "vergaderingen"
_FEW: Final = 2  # nobody reads the days of a whole series
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
        numbered, met = _NUMBERED.fullmatch(sentence), _MEETING.fullmatch(sentence)
        if numbered:
            found.setdefault((numbered[1], numbered[3], numbered[4]), []).append(numbered[2])
        elif met:
            found.setdefault((_MEETINGS, met["rest"]), []).append(sentence)
        else:
            found.setdefault((sentence,), []).append("")
    return [said for kind, ones in found.items() for said in _said(kind, list(dict.fromkeys(ones)))]


def _said(kind: tuple[str, ...], ones: list[str]) -> list[str]:
    if kind[0] != _MEETINGS:
        return [_one(kind, ones)]
    return [f"{len(ones)} {_MEETINGS} zijn {kind[1]}"] if len(ones) > _FEW else ones


def _one(kind: tuple[str, ...], numbers: list[str]) -> str:
    if len(kind) == 1:
        return kind[0]
    noun, verb, rest = kind
    if len(numbers) == 1:
        return f"{noun} {numbers[0]} {verb} {rest}"
    rest = rest.replace("het nummer wordt", "de nummers worden")
    return f"{_MANY[noun]} {join_and(numbers)} {_MANY[verb]} {rest}"
