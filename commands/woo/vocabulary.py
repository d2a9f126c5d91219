"""Names that stay: organisations, regions, gemeenten, roles and themes, out of the directories; never out of code."""

import re
from collections.abc import Iterable

from commands.woo.names import fold
from storage.directory import Directory
from storage.frozen import dataclass

KINDS = {
    "organisatie": "organisatie",
    "regio": "regio",
    "gemeente": "gemeente",
    "rol": "rol",
    "allen": "groep",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A name that stays: what it is, and how it is written on a label."""

    kind: str
    shown: str


class Vocabulary:
    """All of them, found in a text."""

    def __init__(self, directories: Iterable[Directory]) -> None:
        self.words: dict[str, Known] = {}
        for directory in directories:
            for party in directory.parties:
                shown = f"gemeente {party.name}" if party.kind == "gemeente" else party.name
                for word in (party.name, *party.aliases):
                    self.words.setdefault(fold(word), Known(KINDS.get(party.kind, party.kind), shown))
            settings = directory.settings
            for theme in settings.themes:
                for word in (theme.name, *theme.aliases):
                    self.words.setdefault(fold(word), Known("thema", theme.name))
            for word in (directory.name, settings.steering, settings.province, *settings.meeting_words):
                if word:
                    self.words.setdefault(fold(word), Known("organisatie", word))
        self.words.pop("", None)
        longest = sorted(self.words, key=lambda word: -len(word))
        pattern = "|".join(r"[\W_]+".join(map(re.escape, word.split())) for word in longest)
        self._pattern = re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])") if pattern else None

    def spans(self, text: str) -> list[tuple[int, int, Known]]:
        """Where they stand; a word of small letters is found too, for a region is often written so."""
        if self._pattern is None:
            return []
        small = text.casefold()
        if len(small) != len(text):
            small = text.lower() if len(text.lower()) == len(text) else text
        return [
            (found.start(), found.end(), known)
            for found in self._pattern.finditer(small)
            if (known := self.words.get(fold(found.group())))
        ]

    def organisation(self, words: str) -> str:
        """How an organisation, region or gemeente that is named in words stands on a label; empty when it is none."""
        bare = re.sub(r"^(?:de|het|regio|gemeente)\s+", "", words.strip(" .,;:()").casefold())
        for attempt in (words.strip(" .,;:()"), bare):
            known = self.words.get(fold(attempt))
            if known and known.kind in ("organisatie", "regio", "gemeente"):
                return known.shown
        return ""
