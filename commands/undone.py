"""What was taken back, in as few words: `actiepunten 4 en 5 zijn weer open`."""

import re
from collections.abc import Iterable
from typing import Final

from commands.dutch import join_and

_NUMBERED: Final = re.compile(r"(actiepunt|visie-actiepunt|signaal) (S?\d+) (is|heeft) (.+)")
_MEETING: Final = re.compile(r"de vergadering van (.+) (is) (.+)")
_FEW = 2
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
            found.setdefault((met[2], met[3]), []).append(met[1])
        else:
            found.setdefault((sentence,), []).append("")
    return [said for kind, ones in found.items() for said in _said(kind, list(dict.fromkeys(ones)))]


def _said(kind: tuple[str, ...], ones: list[str]) -> list[str]:
    if len(kind) != len(("is", "ingetrokken")):
        return [_one(kind, ones)]
    verb, rest = kind
    if len(ones) > _FEW:  # a whole series: nobody reads its days
        return [f"{len(ones)} vergaderingen {_MANY[verb]} {rest}"]
    return [f"de vergadering van {day} {verb} {rest}" for day in ones]


def _one(kind: tuple[str, ...], numbers: list[str]) -> str:
    if len(kind) == 1:
        return kind[0]
    noun, verb, rest = kind
    if len(numbers) == 1:
        return f"{noun} {numbers[0]} {verb} {rest}"
    rest = rest.replace("het nummer wordt", "de nummers worden")
    return f"{_MANY[noun]} {join_and(numbers)} {_MANY[verb]} {rest}"
