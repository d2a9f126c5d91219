"""What each run of capitals in a text is: a person, who holds a public office, or something that is no person."""

import re
from dataclasses import replace

from commands.woo.about import about
from commands.woo.around import (
    AND,
    COMPANY_LEFT,
    FORMER_RIGHT,
    HUMAN_ONLY,
    IS_ROLE,
    LOOSE_ROLES,
    OFFICE_FOR_LEFT,
    OFFICE_LEFT,
    OFFICE_RIGHT,
    ORG_BEHIND,
    REVERSED,
    ROLE_LEFT,
    ROLE_ORG_LEFT,
    SAYS_LEFT,
    SEVERAL,
    SEVERAL_TITLED,
    STREET,
    TITLE_LEFT,
)
from commands.woo.lexicon import (
    COMPANY_BEHIND,
    GEOGRAPHY,
    HUMAN_VERBS,
    PUBLIC_PLACE,
    STRONG_PARTICLE,
    is_given,
    is_ordinary,
    is_surname,
)
from commands.woo.names import fold, parse
from commands.woo.sighting import COMPANY_NAME, OFFICE_HOLDER, PLACE, UNSURE, Kind, Sighting
from commands.woo.small_letters import small_names
from commands.woo.tokens import Run, belongs, runs, tokens
from commands.woo.vocabulary import Vocabulary


def sightings(text: str, vocabulary: Vocabulary) -> list[Sighting]:
    """Everything with a capital that is no ordinary word, in the order of reading; and some names of small letters."""
    known = vocabulary.spans(text)
    pieces = tokens(text, [(start, end, one.kind) for start, end, one in known])
    found: list[Sighting] = []
    for run in runs(text, pieces):
        one = _Judge(text, run, vocabulary, found[-1] if found else None).sighting()
        if one:
            found.append(one)
    taken = [(one.start, one.end) for one in found] + [(start, end) for start, end, _ in known]
    for start, end, name in small_names(text, vocabulary):
        if not any(first < end and start < last for first, last in taken):
            found.append(Sighting(start, end, "person", name, strong=True))
    return sorted(found, key=lambda one: one.start)


class _Judge:
    """One run in its text, held against the rules one after another; the first that fits decides."""

    def __init__(self, text: str, run: Run, vocabulary: Vocabulary, before: Sighting | None) -> None:
        self.text, self.run, self.vocabulary, self.before = text, run, vocabulary, before
        start = run.lead[0].start if run.lead and belongs(run) else run.start
        self.start, self.end = start, run.end
        self.left, self.right = text[max(0, start - 120) : start], text[run.end : run.end + 120]
        self.words = text[start : run.end]
        self.bare = text[run.start : run.end]
        self.first = run.names[0].removesuffix("'s").removesuffix("’s")
        self.possessive = run.names[-1] != run.names[-1].removesuffix("'s").removesuffix("’s")

    def sighting(self) -> Sighting | None:
        """What it is seen as, by the first rule that fits; None when it is no name."""
        return self._office() or self._titled() or self._reversed() or self._company() or self._person() or self._rest()

    def _office(self) -> Sighting | None:
        held = OFFICE_LEFT.search(self.left) or OFFICE_LEFT.search(TITLE_LEFT.sub("", self.left))
        if held and held["former"]:
            return self._made("person", role=" ".join(held.group().split()).strip(" ,:("), strong=True)
        between = self.text[self.before.end : self.start] if self.before else ""
        beside = self.before and self.before.kind == "office" and AND.match(between) and self._several()
        if held or beside or self._office_of_place():
            if len(self.run.names) == 1 and (self.first.casefold() in GEOGRAPHY or is_ordinary(self.first)):
                plural = held and re.search(r"(?:s|en)\s*[,:(]?\s*$", held.group())
                if self.first.casefold() in GEOGRAPHY or plural or not is_surname(self.first):
                    return None
            return self._made("office", OFFICE_HOLDER)
        behind = OFFICE_RIGHT.match(self.right)
        if behind:
            following = ((behind["next"] or behind["after"] or "").strip()).strip(".,;:()")
            if not following[:1].isupper() or is_ordinary(following) or self.vocabulary.organisation(following):
                return self._made("office", OFFICE_HOLDER)
        return None

    def _several(self) -> bool:
        """Whether the office in front was said of several: "wethouders Custers en Van Lierop"."""
        return SEVERAL.search(self.left) is not None

    def _office_of_place(self) -> bool:
        """So in "wethouder van Weert, Jan Peters" and "wethouder Wonen: Peters", not in "wethouder Peters, Jan Bos"."""
        found = OFFICE_FOR_LEFT.search(self.left)
        words = re.findall(r"[^\W\d_]+", found["place"]) if found else []
        told = found and (self.vocabulary.organisation(found["place"]) or fold(found["place"]) in self.vocabulary.words)
        return bool(told or (words and all(is_ordinary(word) or word.casefold() in GEOGRAPHY for word in words)))

    def _titled(self) -> Sighting | None:
        if STREET.search(self.run.names[-1]):
            return self._made("kept", PLACE)
        title = TITLE_LEFT.search(self.left)
        beside = self.before and self.before.kind == "person" and self.before.strong
        if title and not re.fullmatch(r"\s*(?:ing|meester|dames?)\s*", title.group(), re.IGNORECASE):
            self.start -= len(title.group().rstrip()) + len(title.group()) - len(title.group().rstrip())
            self.left = self.left[: len(self.left) - len(title.group())]
            role, organisation = about(self.right, self.vocabulary)
            return self._made("person", role=role, organisation=organisation, strong=True)
        for pattern in (ROLE_ORG_LEFT, ROLE_LEFT):
            found = pattern.search(self.left)
            if not found:
                continue
            organisation = self.vocabulary.organisation(found.groupdict().get("org") or "")
            if pattern is ROLE_ORG_LEFT and not organisation:
                continue
            loose = LOOSE_ROLES.fullmatch(found["role"]) and not self._shaped()
            if loose or self.first.casefold() in GEOGRAPHY:
                continue
            _, behind = about(self.right, self.vocabulary)
            role = " ".join(found["role"].split()).casefold()
            return self._made("person", role=role, organisation=organisation or behind, strong=True)
        shaped = self._shaped() or SEVERAL_TITLED.search(self.left)
        if beside and self.before and AND.match(self.text[self.before.end : self.start]) and shaped:
            return self._made("person", strong=True)
        return None

    def _reversed(self) -> Sighting | None:
        found = REVERSED.match(self.right)
        if not found or len(self.run.names) > 2:
            return None
        front = found["front"].strip()
        initials = "." in front
        if not initials and not (is_given(front.split()[0]) and is_surname(self.first) and not is_given(self.first)):
            return None
        if is_ordinary(self.first) and not is_surname(self.first):
            return None
        self.end += found.end()
        self.right = self.text[self.end : self.end + 120]
        role, organisation = about(self.right, self.vocabulary)
        return Sighting(
            self.start, self.end, "person", parse(f"{self.bare}, {front}"), "", role, organisation, strong=True
        )

    def _company(self) -> Sighting | None:
        own = len(self.run.names) > 1 and COMPANY_BEHIND.match(f" {self.run.names[-1]}")
        if own or COMPANY_LEFT.search(self.left) or COMPANY_BEHIND.match(self.right):
            return self._made("kept", COMPANY_NAME)
        return None

    def _person(self) -> Sighting | None:
        names, run = self.run.names, self.run
        initials = run.tokens[0].kind == "initials"
        opening = is_ordinary(names[0]) and run.opens
        if initials and not is_ordinary(names[0]) | (names[0].casefold() in GEOGRAPHY) | self._thing():
            return self._told(strong=True)
        if initials and is_surname(names[0]):
            return self._told(strong=True)
        if STREET.search(names[-1]) or names[-1].casefold() in GEOGRAPHY:
            return self._made("kept", PLACE)
        if (
            len(names) > 1
            and is_given(self.first)
            and not (opening and not is_surname(names[-1]))
            and not self._thing()
        ):
            return self._told(strong=True)
        if len(names) > 1 and is_surname(names[-1]) and not is_ordinary(names[0]) and run.tokens[-2].kind == "particle":
            return self._told(strong=True)
        if len(names) > 1 and FORMER_RIGHT.match(self.right):
            return self._told(strong=True)
        lead = " ".join(token.text for token in run.lead)
        capital = lead[:1].isupper() and not run.opens and is_surname(names[0])
        if len(names) == 1 and run.lead and (capital or not is_ordinary(names[0])):
            if STRONG_PARTICLE.match(lead) and not PUBLIC_PLACE.search(names[0]):
                return self._told(strong=True)
            loose = lead.casefold() in ("de", "van de", "van", "van het")
            if loose and is_surname(names[0]) and not is_given(names[0]):
                if lead[:1].islower() and lead.casefold() in ("van", "van het"):
                    self.start, self.words = run.start, self.bare
                return self._told()
        if len(names) <= 2 and self._alone():
            if run.lead:
                self.start, self.words = run.start, self.bare
            return self._told()
        return None

    def _alone(self) -> bool:
        """A given name or a surname by itself, and what surrounds it."""
        last = self.run.names[-1].removesuffix("'s").removesuffix("’s")
        shaped = is_given(self.first) or is_surname(self.first) or (len(self.run.names) == 2 and is_surname(last))
        party = ORG_BEHIND.match(self.right)
        organisation = self.vocabulary.organisation(party["org"]) if party else ""
        if not shaped:
            if SAYS_LEFT.search(self.left) or self._after_one_who_says():
                return len(self.run.names) == 1 and not is_ordinary(self.first) and not self.first.isupper()
            told = bool(HUMAN_ONLY.match(self.right)) or bool(organisation and self.right.lstrip()[:1] == "(")
            return told and not is_ordinary(self.first) and len(self.run.names) == 1
        if len(self.run.names) == 2 and self._thing():
            return False
        if is_ordinary(self.first):
            if self.run.opens:
                return bool(HUMAN_VERBS.match(self.right) or IS_ROLE.match(self.right) or organisation)
            return not self.run.lead or bool(organisation)
        return True

    def _after_one_who_says(self) -> bool:
        """Who is named beside one who says something: "aldus Slagboom en Verkooijen"."""
        one = self.before
        if one is None or one.kind != "person" or one.name.full or not AND.match(self.text[one.end : self.start]):
            return False
        return SAYS_LEFT.search(self.text[max(0, one.start - 40) : one.start]) is not None

    def _rest(self) -> Sighting | None:
        if self.first.casefold() in GEOGRAPHY or (PUBLIC_PLACE.search(self.run.names[-1]) and not self.run.opens):
            return self._made("kept", PLACE)
        if self.run.opens and len(self.run.names) == 1:
            return None
        if all(is_ordinary(name) for name in self.run.names):
            return None
        return self._made("unsure", UNSURE)

    def _shaped(self) -> bool:
        names = self.run.names
        return self.run.tokens[0].kind == "initials" or any(is_given(name) or is_surname(name) for name in names)

    def _thing(self) -> bool:
        """Whether the last word is that of a thing: "Jan Linders Supermarkt", not "Sanne de Laat"."""
        last, small = self.run.names[-1], self.run.tokens[-2:][0].text.casefold() in ("de", "den", "der")
        return len(self.run.names) > 1 and not small and is_ordinary(last) and not is_surname(last)

    def _told(self, *, strong: bool = False) -> Sighting:
        role, organisation = about(self.right, self.vocabulary)
        return self._made("person", role=role, organisation=organisation, strong=strong)

    def _made(
        self, kind: Kind, why: str = "", role: str = "", organisation: str = "", strong: bool = False
    ) -> Sighting:
        said = re.sub(r"['’]s$", "", self.words) if self.possessive else self.words
        end = self.end - (len(self.words) - len(said) if self.end == self.run.end else 0)
        name = parse(said)
        if name.given and not name.surname and not name.initials and not is_given(name.given):
            name = replace(name, given="", surname=name.given)
        elif (
            name.surname
            and not name.full
            and not name.particle
            and is_given(name.surname)
            and not is_surname(name.surname)
        ):
            name = replace(name, given=name.surname, surname="")
        return Sighting(self.start, end, kind, name, why, role, organisation, strong)
