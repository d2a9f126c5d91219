"""Names the group already uses, handed in so that reading can recognise them; it works without."""

import re
from functools import cached_property

from storage.frozen import dataclass

LINK = frozenset("van de der den het ter ten te en voor & aan bij in 's op".split())
"""Small words inside a name."""


_TITLED = re.compile(r"^(?:de\s+)?(?:heer|mevrouw|dhr\.?|mevr\.?|mw\.?|wethouder|gedeputeerde)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class KnownNames:
    """Names and aliases of parties (organisations, roles, people), of regions and of gemeenten."""

    parties: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    """Words the document writes with a capital inside its sentences: likely names, in lower case."""

    present: frozenset[str] = frozenset()
    """Those who were there, in lower case: what one of them says he will do is a promise."""

    @cached_property
    def actors(self) -> frozenset[str]:
        """Everything that can own a point, in lower case, as one set."""
        return frozenset(name.casefold() for name in (*self.parties, *self.regions, *self.gemeenten))

    @cached_property
    def joined(self) -> tuple[str, ...]:
        """Names that hold a word or sign that elsewhere keeps two owners apart: "Peel en Maas"."""
        names = (*self.parties, *self.regions, *self.gemeenten)
        return tuple(sorted({name for name in names if re.search(r" en |[/&+]", name)}, key=len, reverse=True))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The initials by which the document calls those who were there: "TK" of "Tineke Kolk (TK)"."""
        full = (name.split() for name in self.present)
        letters = ("".join(word[0] for word in words if word not in LINK) for words in full if len(words) > 1)
        return frozenset(letters) & self.present

    def with_names(self, names: tuple[str, ...], seen: frozenset[str]) -> "KnownNames":
        """The same names and those a document itself brings, such as who was present."""
        present = frozenset(name.casefold() for name in names)
        return KnownNames((*self.parties, *names), self.regions, self.gemeenten, seen, present)


NOBODY = KnownNames()


def by_name(owner: str) -> str:
    """ "mevrouw Gorissen" as those who were there are listed: by her name, in lower case."""
    return _TITLED.sub("", owner).casefold()
