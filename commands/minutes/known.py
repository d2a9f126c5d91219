"""Names the group already uses, handed in so that reading can recognise them; it works without."""

import re
from dataclasses import dataclass
from functools import cached_property


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

    def with_names(self, names: tuple[str, ...], seen: frozenset[str] = frozenset()) -> "KnownNames":
        """The same names and those a document itself brings, such as who was present."""
        present = frozenset(name.casefold() for name in names)
        return KnownNames((*self.parties, *names), self.regions, self.gemeenten, seen, present)


NOBODY = KnownNames()
