"""What stands in the place of a name: the ground, the role and the organisation; the same for one person everywhere.

Numbers follow the order in which persons come up in the export, which says nothing about their names (besluit 020).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from commands.woo.marks import Mark
from commands.woo.names import fold
from commands.woo.people import Person

GROUND: Final = "5.1.2.e"
PERSON: Final = "persoon"


class Labels:
    """The labels of one export; `meet` everybody in the order of the export first."""

    def __init__(self) -> None:
        self._met: dict[str, Person] = {}
        self._made: dict[str, str] = {}

    def meet(self, people: Iterable[Person]) -> None:
        """These come up."""
        for person in people:
            self._met.setdefault(person.key, person)

    def of(self, person: Person) -> str:
        """The label of a person, in brackets."""
        if not self._made:
            self._make()
        if person.key not in self._made:
            self.meet([person])
            self._make()
        return self._made[person.key]

    def instead(self, mark: Mark) -> str:
        """What comes in the place of a blanked piece."""
        return self.of(mark.person) if mark.person else f"[{mark.label}]"

    def _make(self) -> None:
        shown = {key: _parts(person) for key, person in self._met.items()}
        many = Counter(shown.values())
        given: Counter[tuple[str, str]] = Counter()
        for key, (role, organisation) in shown.items():
            given[role, organisation] += 1
            numbered = many[role, organisation] > 1 or (role == PERSON and not organisation)
            number = f" {given[role, organisation]}" if numbered else ""
            self._made[key] = f"[{GROUND} {role}{number}{f', {organisation}' if organisation else ''}]"


def _parts(person: Person) -> tuple[str, str]:
    """Role and organisation; one that holds the person's own name is left out."""
    words = {word for name in person.names for word in (name.surname, name.given) if word}
    tells = words & set(fold(person.organisation).split())
    return person.role or PERSON, "" if tells else person.organisation
