"""A line with its parts called by their names: "wat: rapport delen wie: LLTB wanneer: vrijdag"."""

import re

from commands.fields import Kind
from commands.later import pattern

_CALLED = {
    Kind.REST: r"wat|actie(?:punt)?|omschrijving|tekst",
    Kind.OWNERS: r"wie|eigenaars?|actiehouders?|trekkers?|door",
    Kind.DUE: r"wanneer|uiterlijk|datum|deadline|termijn|gereed",
    Kind.THEME: r"thema",
    Kind.REGIONS: r"regio(?:['’]?s)?",
}
_LABEL = pattern(
    rf"(?<![^\s,;|])(?:{'|'.join(f'(?P<{kind.value}>{words})' for kind, words in _CALLED.items())})\s*[:?=]",
    re.IGNORECASE,
)
_UNMARKED = pattern(
    rf"\s*(?:{'|'.join(f'(?P<{kind.value}>{words})' for kind, words in _CALLED.items() if kind is not Kind.REST)})\s",
    re.IGNORECASE,
)
_NUMBER = pattern(r"\s*#?\d{1,6}(?![\w/.-])")


def labelled(text: str, number: str = "") -> dict[Kind, str]:
    """The words of each part; what stands in front is the text. Empty unless two parts or more have a label.

    With `number`, the text may begin with the number of a point.
    """
    if sum(map(text.count, ":?=")) < 2:
        return {}
    found = list(_LABEL.finditer(text))
    if len({match.lastgroup for match in found}) < 2:
        return {}
    said: dict[Kind, str] = {}
    start = 0
    if number and (match := _NUMBER.match(text)):
        said[Kind.NUMBER], start = match.group(), match.end()
    ends = [match.start() for match in found[1:]] + [len(text)]
    front = text[start : found[0].start()]
    parts = [(Kind.REST, front)]
    if any(match.lastgroup == Kind.REST for match in found) and (first := _UNMARKED.match(front)):
        parts = [(Kind(first.lastgroup or ""), front[first.end() :])]  # "actiehouder LWV, wat: …, wanneer: …"
    parts += [(Kind(match.lastgroup or ""), text[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    for kind, words in parts:
        if bare := words.strip(" \t\n,;:|-–·"):
            said[kind] = f"{said[kind]}, {bare}" if kind in said else bare
    runs_on = found[-1].lastgroup in (Kind.THEME, Kind.REGIONS) and Kind.REST not in said
    return {} if runs_on else said  # "regio: noord thema: wonen rapport delen": only a name ends the last of them
