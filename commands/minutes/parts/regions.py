"""Regions as a text names them: "Noord-Limburg", "Regio Noord", "Zuid- en Midden-Limburg"."""

import re
from collections import Counter
from collections.abc import Sequence

from commands.minutes.parts.known import KnownNames
from storage.frozen import dataclass

_SIDE = "Noord|Midden|Zuid|Oost|West|Noordoost|Noordwest|Zuidoost|Zuidwest"
_FULL = re.compile(rf"\b(?P<side>{_SIDE})-\s?(?P<land>[A-Z][a-z]+)\b")
_SHARED = re.compile(rf"\b(?P<one>{_SIDE})-,?\s*(?:en|of)\s+(?P<two>{_SIDE})-(?P<land>[A-Z][a-z]+)", re.IGNORECASE)
_SHORT = re.compile(
    rf"\bregio(?:['’]s)?\s+(?P<one>{_SIDE})\b(?!-\s?[A-Z])(?:\s*(?:,|"
    rf"en)\s+(?P<two>{_SIDE})\b(?!-\s?[A-Z]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions of one document: those of the group, or else those it names in full itself."""

    names: tuple[str, ...]
    land: str
    """What "Regio Noord" is short of: "Limburg" where the text says "Noord-Limburg"; "" when it never does."""

    @classmethod
    def of(cls, texts: Sequence[str], known: KnownNames) -> "Regions":
        """Learn the names; handed-in names come first."""
        lands = Counter(match["land"].removesuffix("se") for text in texts for match in _FULL.finditer(text))
        land = next((name for name, _ in lands.most_common() if not name.endswith("s")), "")
        seen = [name for text in texts for name in _in(text, land)]
        return cls(tuple(dict.fromkeys((*known.regions, *seen))), land)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The regions a sentence speaks of, in the order in which it names them."""
        plain = re.sub(r"-\s+(?=[A-Z])", "-", text)
        found = [name for name in _in(plain, self.land) if name in self.names]
        others = [name for name in self.names if name not in found and re.search(rf"\b{re.escape(name)}\b", plain)]
        return tuple(dict.fromkeys((*found, *others)))


def _in(text: str, land: str) -> list[str]:
    found: list[tuple[int, str]] = []
    for match in _SHARED.finditer(text):
        found += [
            (match.start(), f"{match['one'].capitalize()}-{match['land']}"),
            (match.start("two"), f"{match['two'].capitalize()}-{match['land']}"),
        ]
    for match in _FULL.finditer(text):
        name = match["land"].removesuffix("se")
        if not land or name == land:
            found.append((match.start(), f"{match['side'].capitalize()}-{name}"))
    for match in _SHORT.finditer(text):
        if land:
            found += [
                (match.start(side), f"{match[side].capitalize()}-{land}") for side in ("one", "two") if match[side]
            ]
    return list(dict.fromkeys(name for _, name in sorted(found)))
