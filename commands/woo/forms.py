"""The forms in which a known person's name may stand in a text, whatever the capitals, accents and signs between."""

import re
import unicodedata
from functools import cached_property, lru_cache

from commands.woo.lexicon import TITLES, is_ordinary
from commands.woo.people import Person

_BETWEEN = r"[^a-z0-9]{0,3}"
_SMALL = rf"(?:(?:van|von|de|der|den|ten|ter|te|t|het|op|in|la|le|el|al|vd|v|d){_BETWEEN}){{0,3}}"
_FRONT = rf"(?:(?:de[^a-z0-9]+)?(?<![a-z]){TITLES}[^a-z0-9]{{1,3}})?"
_INITIALS = r"(?:(?<![a-z0-9])(?:(?:[a-z]|th|ch|ph|ij)[.\s-]{1,2}){1,5})?"
_BEHIND = r"(?:,\s?(?:[a-z]\.\s?){1,5}(?:van|de|der|den|ten|ter|\s)*(?![a-z]))?"
_OWN = r"(?:[’']?s)?"
_IGNORED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


class Shadow:
    """A text in small letters without accents or invisible signs, with for each sign the place where it stood."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self.places: list[int] = []
        for place, sign in enumerate(text):
            if sign in _IGNORED:
                continue
            for one in _plain(sign):
                letters.append(one)
                self.places.append(place)
        self.places.append(len(text))
        self.text = "".join(letters)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these signs of the shadow stand in the text, with accents that stand apart from their letter."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=4000)
def _plain(sign: str) -> str:
    found = "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one)).casefold()
    return {"ł": "l", "’": "'", "‘": "'", "`": "'", "´": "'"}.get(found, found)


class Forms:
    """What is looked for: the full names of a person, his surnames, his given name, his accounts."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Words of which one must be in a text before it is worth looking."""
        words = {word.split()[-1] for name in self.person.names for word in (name.surname, name.given) if word}
        return (*words, *self.person.handles)

    @cached_property
    def full(self) -> "re.Pattern[str] | None":
        """Given name and surname in either order, with anything that is no letter between them."""
        found: list[str] = []
        for name in self.person.names:
            if name.given and name.surname:
                given, surname = _spread(name.given), _spread(name.surname)
                small = _SMALL if name.particle else ""
                found.append(rf"@?{_FRONT}(?<![a-z]){given}{_BETWEEN}{_SMALL}{surname}{_OWN}(?![a-z])")
                found.append(rf"(?<![a-z]){small}{surname}(?:,\s?|[ _.-]){_SMALL}{given}(?:\s{_SMALL})?(?![a-z])")
        return re.compile("|".join(dict.fromkeys(found))) if found else None

    @cached_property
    def surname(self) -> "re.Pattern[str] | None":
        """The surname with what belongs to it: title, initials, small words, possessive."""
        names: dict[str, str] = {}
        for name in self.person.names:
            if name.surname:
                names[name.surname] = names.get(name.surname) or name.particle
        found = [
            rf"{_FRONT}{_INITIALS}(?<![a-z])(?:{'' if particle else _ONLY}{_SMALL if particle else ''})?"
            rf"{_spread(surname)}{_OWN}(?![a-z]){_BEHIND}"
            for surname, particle in names.items()
            if len(surname) > 1
        ]
        return re.compile("|".join(found)) if found else None

    @cached_property
    def given(self) -> "re.Pattern[str] | None":
        """The given name alone, with a title or the first letter of the surname behind it."""
        found = {_spread(name.given) for name in self.person.names if len(name.given) > 1}
        initial = self.person.surname[:1]
        behind = rf"(?:\s{initial}\.)?" if initial else ""
        return re.compile(rf"{_FRONT}(?<![a-z])(?:{'|'.join(found)}){_OWN}(?![a-z]){behind}") if found else None

    @cached_property
    def handle(self) -> "re.Pattern[str] | None":
        """An account of a chat program."""
        found = [re.escape(handle) for handle in self.person.handles if len(handle) > 2]
        return re.compile(rf"@?(?<![a-z0-9])(?:{'|'.join(found)})(?![a-z0-9])") if found else None


_ONLY = r"(?!x)x"
"""Fits nothing: a surname without small words takes none."""


def _spread(words: str) -> str:
    return r"[^a-z0-9]{0,3}".join(map(re.escape, words.split()))


def is_word_too(words: str) -> bool:
    """Whether a name is an ordinary word as well, so that small letters say nothing."""
    return all(is_ordinary(word) for word in words.split())
