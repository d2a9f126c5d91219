"""Which format of a file is asked for in words: "als pdf", "excel", "in Word"."""

import re

_KINDS = re.compile(
    r"\b(?:(?:als|in)\s+)?(?:(?P<pdf>pdf)|(?P<xlsx>excel|xlsx|spreadsheet)|(?P<csv>csv)|(?P<md>markdown|md|txt|tekst)"
    r"|(?P<docx>word|docx|document|bestand))(?:[-\s]?bestand)?\b",
    re.IGNORECASE,
)


def take_kind(words: str, possible: tuple[str, ...]) -> tuple[str, str]:
    """The ending of the file that is asked for, "" when none of the possible ones is; and the other words."""
    for match in _KINDS.finditer(words):
        if match.lastgroup in possible:
            return match.lastgroup or "", f"{words[: match.start()]} {words[match.end() :]}"
    return "", words
