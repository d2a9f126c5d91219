"""Who is who: every sighting of a name laid at the door of one person, of an office holder, or of nobody yet known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from commands.woo.names import Name, fold, parse
from commands.woo.sighting import Sighting
from storage.directory import Directory
from storage.models import Member

_FUNCTIONS = frozenset(
    """
    lid leden voorzitter secretaris kennisambassadeur kennismakelaar beheerder lezer beheer plaatsvervangend
    namens van voor de het en taskforce ambassadeur notulist secretariaat vertegenwoordiger
    regiovertegenwoordiger gast gemeente provincie regio ambtelijk bestuurlijk eerste tweede adviseur bestuurder
    directeur functie onbekend horzel
    """.split()
)
_MOST_NAMES = 6


@dataclass(eq=False, slots=True)
class Person:
    """Somebody whose name goes; `role` and `organisation` stand on the label, empty when not known."""

    key: str
    names: list[Name]
    role: str = ""
    organisation: str = ""
    members: list[int] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The surname in any of the ways he is called."""
        return next((name.surname for name in self.names if name.surname), "")

    @property
    def given(self) -> str:
        """The given name in any of the ways he is called."""
        return next((name.given for name in self.names if name.given), "")

    def fits(self, name: Name) -> bool:
        """Whether this can be the person's name, given that the surname is his."""
        return all(name.fits(own) for own in self.names if own.surname or not name.surname)

    def learn(self, name: Name, role: str = "", organisation: str = "") -> None:
        """What another sighting tells."""
        if name not in self.names and len(self.names) < _MOST_NAMES:
            self.names.append(name)
        self.role = self.role or role
        self.organisation = self.organisation or organisation


class People:
    """Everybody known by now. Members come first; then who is seen in the texts, full names before bare ones."""

    def __init__(self, directories: Iterable[Directory]) -> None:
        self.all: list[Person] = []
        self.offices: list[Name] = []
        self._by_surname: dict[str, list[Person]] = {}
        self._by_given: dict[str, list[Person]] = {}
        self._by_key: dict[str, Person] = {}
        self.of_member: dict[tuple[int, int], Person | None] = {}
        self.functions: list[tuple[int, int, str]] = []
        for directory in directories:
            for member in directory.members:
                self.of_member[directory.body_id, member.id] = self._member(member, directory)

    def _member(self, member: Member, directory: Directory) -> Person | None:
        if _is_function(member.name, directory):
            self.functions.append((directory.body_id, member.id, member.name))
            return None
        name = parse(member.name)
        key = f"lid {fold(member.name)}"
        person = self._by_key.get(key)
        if person is None:
            person = self._add(key, name)
        person.role = person.role or ("lid" if member.role in ("lezer", "beheerder") else member.role)
        kinds = ("organisatie", "regio", "gemeente")
        parties = [directory.by_id[one] for one in member.parties if one in directory.by_id]
        shown = [f"gemeente {one.name}" if one.kind == "gemeente" else one.name for one in parties if one.kind in kinds]
        person.organisation = person.organisation or (shown[0] if shown else "")
        person.members.append(member.id)
        for address in directory.addresses.get(member.id, ()):
            handle = address.rsplit(":", 1)[-1].casefold()
            if fold(handle) not in _FUNCTIONS and fold(handle) not in directory.party_names:
                person.handles.append(handle)
        return person

    def learn(self, seen: Sequence[Sighting]) -> None:
        """Everybody in these sightings; who carries more of a name goes first, so that a bare surname finds him."""
        for one in seen:
            if one.kind == "office" and one.name not in self.offices:
                self.offices.append(one.name)
        told = [one for one in seen if one.kind == "person" and not self.in_office(one.name)]
        for full, strong in ((True, True), (True, False), (False, True), (False, False)):
            for one in told:
                if one.name.full is full and one.strong is strong and one.name.surname:
                    self.find(one.name, one.role, one.organisation)
        for one in told:
            if not one.name.surname:
                self.find(one.name, one.role, one.organisation)

    def in_office(self, name: Name) -> bool:
        """Whether this is the name of somebody who holds an office, and of nobody else that is known.

        A full name is only his when the office was told with that given name; a bare surname is his as long as nobody
        else has it.
        """
        same = [own for own in self.offices if own.surname == name.surname] if name.surname else []
        if not same:
            return False
        if name.full:
            return any(own.full and own.fits(name) and name.fits(own) for own in same)
        return not self._by_surname.get(name.surname)

    def find(self, name: Name, role: str = "", organisation: str = "", *, add: bool = True) -> Person | None:
        """The person of this name; a new one when nobody fits, or when several do. None when not to be added."""
        fitting = self._fitting(name) or self._owning(name)
        if len(fitting) == 1:
            fitting[0].learn(name, role, organisation)
            if name.surname and fitting[0] not in self._by_surname.setdefault(name.surname, []):
                self._by_surname[name.surname].append(fitting[0])
            if name.given and fitting[0] not in self._by_given.setdefault(name.given, []):
                self._by_given[name.given].append(fitting[0])
            return fitting[0]
        key = " ".join(filter(None, (name.given or name.initials, name.surname)))
        known = self._by_key.get(key)
        if known is None and add:
            known = self._add(key, name)
        if known and add:
            known.learn(name, role, organisation)
        return known

    def _owning(self, name: Name) -> list[Person]:
        """The person behind a possessive ("Jans voorstel"), where nobody is called that."""
        word = name.surname or name.given
        if name.full or not word.endswith("s"):
            return []
        named = self._by_given.get(word[:-1], []) + self._by_surname.get(word[:-1], [])
        return named if len(named) == 1 else []

    def _fitting(self, name: Name) -> list[Person]:
        if not name.surname:
            named = self._by_given.get(name.given, [])
            return named if len(named) == 1 else [one for one in named if one.key == name.given]
        same = self._by_surname.get(name.surname, [])
        if not same and "-" not in name.surname and " " in name.surname:
            parts = name.surname.split()
            same = [one for part in parts for one in self._by_surname.get(part, ())][:2]
        fitting = [one for one in same if one.fits(name)]
        if len(fitting) > 1 and name.full:
            exact = [one for one in fitting if any(own.given == name.given and own.given for own in one.names)]
            return exact if len(exact) == 1 else fitting
        if len(fitting) > 1:
            return [one for one in fitting if one.key == name.surname]  # the bare name that nobody can lay at a door
        return fitting

    def _add(self, key: str, name: Name) -> Person:
        person = Person(key, [name])
        self.all.append(person)
        self._by_key[key] = person
        if name.surname:
            self._by_surname.setdefault(name.surname, []).append(person)
        if name.given:
            self._by_given.setdefault(name.given, []).append(person)
        return person

    def by_handle(self, words: str) -> Person | None:
        """The member with this account."""
        small = words.casefold()
        return next((one for one in self.all for handle in one.handles if handle in small), None)


def _is_function(name: str, directory: Directory) -> bool:
    """Whether a member's name names no person: "Secretaris", "Lid LLTB", "Voorzitter Taskforce"."""
    if fold(name) in {fold(word) for party in directory.parties for word in (party.name, *party.aliases)}:
        return True
    words = fold(name).split()
    party_words = {
        word for party in directory.parties for known in (party.name, *party.aliases) for word in fold(known).split()
    }
    return bool(words) and words[0] in _FUNCTIONS and all(word in _FUNCTIONS or word in party_words for word in words)
