"""A correction in words cut into clauses, each with the numbers it is about."""

import re
from collections.abc import Iterable

from commands.minutes.parts.sentences import tidy

_OLD = r"(?:o|oud(?:e)?|nagelopen)\s*(?:punt\s*)?"
_ONE = rf"(?:(?:nr\.?|nummers?|punt(?:en)?|acties?|actiepunt(?:en)?)\s*)?#?(?:{_OLD})?#?\d{{1,3}}"
_LINK = r"\s*(?:,\s*(?:en\s+)?|\ben\b|&|\+|t/m|tot en met|–|-)\s*"
_NUMBERS = rf"(?:{_ONE}(?:{_LINK}{_ONE})*|alles|allemaal|alle punten|de rest|de overige)"
CLAUSE = re.compile(rf"^(?:(?P<before>.*?)\s*\b)?(?P<numbers>{_NUMBERS})(?![\d-])(?P<after>\b.*|\W.*)?$", re.IGNORECASE)
_EACH = re.compile(rf"(?P<old>{_OLD})?#?(?P<number>\d{{1,3}})", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?P<old>{_OLD})?#?(?P<one>\d{{1,3}})\s*(?:t/m|tot en met|–|-)\s*#?(?:{_OLD})?(?P<two>\d{{1,3}})", re.IGNORECASE
)
_BETWEEN = re.compile(
    rf"\s*[;\n]+\s*|\.\s+(?=\S)|,\s*(?:en\s+|maar\s+)?(?={_ONE}\b|de rest\b|de overige\b|al|zonder\b|"
    rf"laat\b|schrap\b|tekst\b|zet\b|verwijder\b)|\s+en\s+(?={_ONE}\s+(?:is|zijn|vervalt|vervallen|"
    rf"uiterlijk|voor|naar|wordt|moet|hoort|kan|mag|hetzelfde|weg)\b)",
    re.IGNORECASE,
)


def clauses_of(text: str) -> list[str]:
    """ "1, 7 en 8 voor provincie, 5 weert" is two clauses; a number alone belongs to what follows it."""
    first = re.match(r"^\s*(?:de )?tekst\b|^\s*#?\d+\s*(?:wordt|moet zijn)?\s*:", text, re.IGNORECASE)
    pieces = [text] if first and "\n" not in text.strip() else _BETWEEN.split(text)
    done: list[str] = []
    waiting = ""
    for piece in pieces:
        bare = tidy(piece).strip(" ,")
        bare = re.sub(r"^(?:en|maar|ok[eé]?,?|graag|opslaan|akkoord,?)\s+(?=\S)", "", bare, flags=re.IGNORECASE)
        if not bare:
            continue
        if re.fullmatch(_NUMBERS, bare, re.IGNORECASE) and not re.match(r"al|de ", bare):
            waiting = f"{waiting}{bare}, "
            continue
        done.append(f"{waiting}{bare}")
        waiting = ""
    return [*done, waiting.strip(" ,")] if waiting else done


def counted(numbers: str) -> Iterable[tuple[bool, int]]:
    """The numbers in words like "1, 3 en 5 t/m 7"; True with those that are called old."""
    if match := _RANGE.search(numbers):
        yield from counted(numbers[: match.start()])
        first, last = int(match["one"]), int(match["two"])
        yield from ((bool(match["old"]), number) for number in range(first, min(last, first + 200) + 1))
        yield from counted(numbers[match.end() :])
        return
    for match in _EACH.finditer(numbers):
        yield bool(match["old"]), int(match["number"])
