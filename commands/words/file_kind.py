"""Which format of a file is asked for in words: "als pdf", "excel", "in Word"."""

import re

KIND = (
    r"(?:(?P<pdf>pdf)|(?P<xlsx>excel|xlsx|spreadsheet)|(?P<csv>csv)|(?P<md>markdown|md|txt|tekst)|(?P<docx>word|docx))"
    r"(?:[-\s]?(?:bestand|document))?"
)
_KINDS = re.compile(rf"\b(?:(?:als|in)\s+(?:een\s+)?)?{KIND}\b", re.IGNORECASE)
_AT_END = re.compile(
    rf"\b(?:als|in)\s+(?:een\s+)?(?:{KIND}|bestand|document)(?:\s+(?:graag|aub|svp|alsjeblieft|alstublieft))*\W*$",
    re.IGNORECASE,
)
_A_FILE = re.compile(r"\b(?:als\s+)?(?:bestand|document)\b", re.IGNORECASE)


def take_kind(words: str, possible: tuple[str, ...]) -> tuple[str, str]:
    """The ending of the file that is asked for, "" when none of the possible ones is; and the other words."""
    for match in _KINDS.finditer(words):
        if match.lastgroup in possible:
            return match.lastgroup or "", f"{words[: match.start()]} {words[match.end() :]}"
    if "docx" in possible and (found := _A_FILE.search(words)):
        return "docx", f"{words[: found.start()]} {words[found.end() :]}"
    return "", words


def asks_file(words: str) -> bool:
    """Whether the words of a list end in asking for it as a file: "noord als excel-bestand"."""
    return _AT_END.search(words) is not None
