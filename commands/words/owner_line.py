"""A line that says what is to be done, from which its owners are taken piece by piece."""

import re

from commands.later import pattern
from commands.words.cutting import without
from commands.words.owners import LONGEST_NAME, known, owner_called
from commands.words.typos import mended
from storage.directory import Directory
from storage.models import Member
from storage.values import Owner

LABEL = pattern(r"^(?:actie|wie|eigena(?:ar|ars|ren)|trekkers?|actiehouders?|door)(?:\s*:\s*|\s+)", re.IGNORECASE)
_DOES = pattern(
    r"\s+(?:doe[tn]?|trekt|trekken|regelt|regelen|verzorgt|verzorgen|pakt?|pakken|neemt?|nemen|gaat|gaan)"
    r"(?:\s+(?:dit|dat|het|deze|erover|hierover|de\s+kar))?(?:\s+op(?:\s+zich)?)?$|"
    r"\s+(?:(?:is|zijn|als|wordt)\s+(?:de\s+)?)?(?:actiehouders?|eigenaars?|trekkers?)$", re.IGNORECASE
)  # fmt: skip
"""What says behind a name alone that it does what the line says: "…, mkb doet dit", "…, de kennismakelaar trekt"."""
_LONG_NAME = 6  # signs in the shortest name that may hold a slip
ABOUT = pattern(
    r"(?:^|\s)(?:met|aan|van|voor|bij|naar|tegen|over|richting|door|in|uit|vanuit|binnen|tussen|en|of|rond|namens|op|per|"
    r"t\.?b\.?v\.?|regio)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
"""Words behind which a name is part of what is to be done."""


class OwnerLine:
    """A line from which pieces are taken; `by` is who typed it."""

    def __init__(self, text: str, directory: Directory, by: Member | None) -> None:
        self.text, self.directory, self.by = text, directory, by
        self.owners: list[Owner] = []
        self.taken: list[str] = []

    def known(self, words: str) -> tuple[Owner, ...]:
        """The owners named by these words alone, behind a label ("actie LLTB") or before their verb ("LLTB trekt")."""
        found = known(words, self.directory, self.by)
        bare = _DOES.sub("", LABEL.sub("", words)) if " " in words and not found else words
        return found or (known(bare, self.directory, self.by) if bare != words else ())

    def cut(self, start: int, end: int) -> None:
        """Take a piece out, with the blanks and commas that then stand loose."""
        self.taken.append(self.text[start:end])
        self.text = without(self.text, start, end)


def name_at(text: str, line: OwnerLine) -> tuple[int, Owner | None]:
    """How many signs the longest known name takes that the text begins with; else one word and nobody."""
    ends = [found.end() for found in re.finditer(r"\S+", text[:200])][:LONGEST_NAME]
    for end in reversed(ends):
        name = text[:end].rstrip(",.;:!?)")
        if owner := owner_called(name, line.directory, line.by):
            return len(name), owner
    word = text[: ends[0]].rstrip(",.;:!?)") if ends else ""
    return len(word), owner_called(mended(word, _long_names(line.directory), 1), line.directory) if word else None


def _long_names(directory: Directory) -> list[str]:
    """Names in which a slip can be told from another name: a gemeente or a person may be called almost like that."""
    return [
        name
        for name, party in directory.party_names.items()
        if len(name) >= _LONG_NAME and " " not in name and party.kind != "gemeente"
    ]
