"""The texts of one export, read together: who is in them, and in each text what goes and what stays."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import field

from commands.woo.contacts import FUNCTIONAL_ADDRESS, Contact, contacts
from commands.woo.forms import Forms, Shadow, is_word_too
from commands.woo.lexicon import HUMAN_VERBS, is_given
from commands.woo.marks import TITLED, Mark, Marks
from commands.woo.names import Name, fold
from commands.woo.people import People, Person
from commands.woo.sighting import OFFICE_HOLDER, Sighting
from commands.woo.sightings import sightings
from commands.woo.tokens import opens_sentence
from commands.woo.vocabulary import Vocabulary
from storage.directory import Directory
from storage.frozen import dataclass

ORDINARY = "gewoon woord, ook de naam van iemand"
LEFT = "u liet dit staan"
ASKED = "u vroeg dit weg te lakken"
THING = {"mail": "e-mailadres", "phone": "telefoonnummer", "link": "link", "account": "account", "address": "adres"}
_NEAR = 90


@dataclass(frozen=True)
class Decisions:
    """What a person decided over the proposal: folded words that go, and that stay."""

    blank: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Text:
    """A text while it is read."""

    text: str
    shadow: Shadow
    seen: Sequence[Sighting]
    marks: Marks
    offices: set[str] = field(default_factory=set)
    present: list[Forms] = field(default_factory=list)
    looked: int = 0


class Reading:
    """Everything that is known of the names in an export. `learn` all texts first; then `marks` of each."""

    def __init__(self, directories: Sequence[Directory], decisions: Decisions) -> None:
        self.vocabulary = Vocabulary(directories)
        self.people = People(directories)
        self.decisions = decisions
        self._seen: dict[str, list[Sighting]] = {}
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._forms: dict[str, Forms] = {}
        self._asked: list[Forms] = []

    def learn(self, texts: Iterable[str]) -> None:
        """Meet everybody."""
        for text in dict.fromkeys(texts):
            self._seen[text] = sightings(text, self.vocabulary)
        self.people.learn([one for seen in self._seen.values() for one in seen])
        for text in self._seen:
            for contact in contacts(text):
                for name in contact.names:
                    if not contact.functional and name.full and name.given and is_given(name.given):
                        self.people.find(name)
        for words in sorted(self.decisions.blank):
            known = self.people.find(_name_of(words))
            if known:
                self._asked.append(Forms(known))

    def marks(self, text: str) -> tuple[Mark, ...]:
        """What goes and what stays in a text that was learned, in the order of reading."""
        if text not in self._marks:
            self._marks[text] = self._read(text)
        return self._marks[text]

    def _read(self, text: str) -> tuple[Mark, ...]:
        if not text or text.isdigit():
            return ()
        one = _Text(text, Shadow(text), self._seen.get(text, ()), Marks(text))
        one.offices = {seen.name.surname for seen in one.seen if seen.kind == "office" and seen.name.surname}
        found = contacts(text)
        for forms in self._asked:
            self._put_all(one, forms, "surname", ASKED)
            self._put_all(one, forms, "given", ASKED)
        for contact in found:
            if contact.kind in ("mail", "link", "account"):
                self._contact(one, contact)
        self._offices(one)
        for forms in self._present(one):
            self._put_all(one, forms, "full")
            self._put_all(one, forms, "handle")
        self._sightings(one)
        present = self._present(one)
        for kind in ("surname", "given"):
            for forms in present:
                self._put_all(one, forms, kind)
        for seen in one.seen:
            if seen.kind == "unsure":
                one.marks.keep(seen.start, seen.end, seen.why)
        for contact in found:
            if contact.kind in ("phone", "number", "address"):
                self._contact(one, contact)
        return tuple(self._decided(mark) for mark in one.marks.ordered())

    def _present(self, one: _Text) -> list[Forms]:
        """The persons of whom a word is in the text; looked up again only when somebody came up since."""
        everybody = self.people.all
        for person in everybody[one.looked :]:
            forms = self._forms.setdefault(person.key, Forms(person))
            if any(key in one.shadow.text for key in forms.keys):
                one.present.append(forms)
        one.looked = len(everybody)
        return one.present

    def _offices(self, one: _Text) -> None:
        for seen in one.seen:
            if seen.kind == "office":
                one.marks.keep(seen.start, seen.end, OFFICE_HOLDER)

    def _sightings(self, one: _Text) -> None:
        for seen in one.seen:
            if seen.kind == "kept":
                one.marks.keep(seen.start, seen.end, seen.why)
            elif seen.kind == "person":
                bare = not seen.name.full
                if self.people.in_office(seen.name) or (bare and seen.name.surname in one.offices):
                    one.marks.keep(seen.start, seen.end, OFFICE_HOLDER)
                elif person := self.people.find(seen.name):
                    one.marks.blank(seen.start, seen.end, person)

    def _put_all(self, one: _Text, forms: Forms, kind: str, why: str = "") -> None:
        pattern = getattr(forms, kind)
        if pattern is None:
            return
        for found in pattern.finditer(one.shadow.text):
            start, end = one.marks.widened(*one.shadow.span(found.start(), found.end()))
            person = forms.person
            if kind in ("surname", "given") and not why:
                word = person.surname if kind == "surname" else person.given
                if self._stays(one, start, end, word, kind):
                    continue
                person = self._whose(person, kind) or person
            if kind == "surname":  # with a given name in front that nobody knew: "Hemel Zwartkruis"
                start = min([start, *(seen.start for seen in one.seen if seen.kind == "unsure" and seen.end == end)])
            one.marks.blank(start, end, person, why)

    def _whose(self, person: Person, kind: str) -> Person | None:
        """Of a bare name that several have, nobody can be sure: it gets a label of its own."""
        name = Name(surname=person.surname) if kind == "surname" else Name(given=person.given)
        return self.people.find(name)

    def _stays(self, one: _Text, start: int, end: int, word: str, kind: str) -> bool:
        said = one.text[start:end]
        if kind == "surname" and (word in one.offices or self.people.in_office(Name(surname=word))):
            one.marks.keep(start, end, OFFICE_HOLDER)
            return True
        if fold(said) in self.vocabulary.words:
            known = self.vocabulary.words[fold(said)]
            one.marks.keep(start, end, f"{known.kind}, ook de naam van iemand")
            return True
        if is_word_too(word):
            last = re.search(r"[^\W\d_]+(?:['’]s)?[^\w]*$", said)
            capital = last is not None and last.group()[:1].isupper()
            titled = TITLED.match(said) is not None
            opening = opens_sentence(one.text, start) and not HUMAN_VERBS.match(one.text[end : end + 60])
            if not titled and (not capital or opening):
                one.marks.keep(start, end, ORDINARY)
                return True
        return False

    def _contact(self, one: _Text, contact: Contact) -> None:
        start, end, said = contact.start, contact.end, one.text[contact.start : contact.end]
        person = self._owner(one, contact, said)
        if contact.kind == "link" and contact.functional and person is None:
            one.marks.keep(start, end, "", listed=False)
        elif contact.functional and person is None:
            one.marks.keep(start, end, FUNCTIONAL_ADDRESS)
        elif person is not None:
            one.marks.blank(start, end, person)
        elif contact.kind == "number":
            bank = said.strip()[:2].isalpha()
            one.marks.blank(start, end, None, label="5.1.2.e rekeningnummer" if bank else "5.1.1.e burgerservicenummer")
        else:
            one.marks.blank(start, end, None, label=f"5.1.2.e {THING[contact.kind]}")

    def _owner(self, one: _Text, contact: Contact, said: str) -> Person | None:
        if contact.kind in ("phone", "number", "address"):
            return one.marks.nearest(contact.start, contact.end, _NEAR)
        if contact.kind == "account":
            return self.people.by_handle(said)
        glued = fold(said).replace(" ", "")
        for forms in self._present(one):
            person = forms.person
            if self._named_in(person, Shadow(said).text, glued, forms):
                return person
        if contact.kind == "mail" and not contact.functional:
            for name in contact.names:
                if found := self.people.find(name, add=False):
                    return found
        return None

    def _named_in(self, person: Person, small: str, glued: str, forms: Forms) -> bool:
        """Whether an address or link holds this name: whole, or a surname that is no ordinary word."""
        if forms.full and forms.full.search(small):
            return True
        for name in person.names:
            surname = name.surname.replace(" ", "")
            if len(surname) < 3 or self.people.in_office(Name(surname=name.surname)):
                continue
            particle = name.particle.replace(" ", "")
            fronts = {name.given, name.given[:1], name.initials, name.initials[:1]} - {""}
            if any(f"{front}{part}{surname}" in glued for front in fronts for part in {"", particle}):
                return True
            bare = forms.surname is not None and not is_word_too(surname) and surname not in self.vocabulary.words
            if bare and forms.surname and forms.surname.search(small):
                return True
        return False

    def _decided(self, mark: Mark) -> Mark:
        words = fold(mark.bare)
        if mark.kind == "blank" and words in self.decisions.keep:
            return mark.but(kind="kept", why=LEFT, listed=True)
        return mark


def _name_of(words: str) -> Name:
    """The name that somebody asks to blank: a given name when it is one, else the words as they are."""
    return Name(given=words) if is_given(words) and " " not in words else Name(surname=words)
