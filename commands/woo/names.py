"""A person's name in its parts, and the one form in which names are compared."""

import re
import unicodedata
from functools import lru_cache

from commands.woo.lexicon import PARTICLE, TITLES, is_given
from storage.frozen import dataclass

_PARTICLES = re.compile(rf"^(?:{PARTICLE}\s+)+(?=\S)")
_INITIALS = re.compile(r"^(?:(?:(?:[A-Z]|IJ|Th|Ch|Ph|Chr|St)\.[\s-]*)+|[A-Z]{1,2}\s+)(?=\S|$)")
_TITLE = re.compile(rf"^(?:(?:de\s+)?{TITLES}\.?\s+)+", re.IGNORECASE)
_BESIDE = re.compile(r"\s*[(\[|/–].*$")
_REVERSED = re.compile(r"^(?P<surname>[^,]+),\s*(?P<front>.+)$")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Small letters without accents, signs as one blank."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", bare.replace("ł", "l").replace("Ł", "L").casefold()))


@dataclass(frozen=True, slots=True)
class Name:
    """The parts as they are compared: folded. `initials` are letters ("jp"); `surname` is without words in front."""

    given: str = ""
    initials: str = ""
    particle: str = ""
    surname: str = ""

    @property
    def full(self) -> bool:
        """Whether it tells one person from another of the same family."""
        return bool(self.surname and (self.given or self.initials))

    def fits(self, other: "Name") -> bool:
        """Whether both can be names of one person, given that the surname is the same."""
        if self.given and other.given:
            return self.given == other.given
        mine, others = self.initials or self.given[:1], other.initials or other.given[:1]
        return not mine or not others or mine[0] == others[0]


def parse(words: str) -> Name:
    """The name in words that are known to be one: "Jansen, P. van", "dhr. J.P. de Vries", "Petra Lemmens (LLTB)"."""
    said = _TITLE.sub("", _BESIDE.sub("", words).strip().strip("@.,;: "))
    if found := _REVERSED.match(said):
        said = f"{found['front']} {found['surname']}"
    if "." in said and " " not in said and said == said.lower():
        said = said.replace(".", " ").title()  # an account as a name: petra.lemmens
    initials = ""
    front = _INITIALS.match(said)
    if front and not is_given(front.group().strip()):
        initials, said = fold(front.group()).replace(" ", ""), said[front.end() :].strip()
    behind = re.search(r"\s+((?:[A-Z]\.\s?)*[A-Z]\.?)$", said)
    if behind and is_given(said[: behind.start()]):
        return Name(given=fold(said[: behind.start()]))
    if behind and not initials:
        initials, said = fold(behind.group(1)).replace(" ", ""), said[: behind.start()]
    given: list[str] = []
    rest = said
    while rest and not _PARTICLES.match(rest):
        first, _, more = rest.partition(" ")
        if given and not (more and is_given(first)):
            break
        if initials and not (more and is_given(first)):
            break
        given.append(first)
        rest = more.strip()
    particles = _PARTICLES.match(rest)
    surname = rest[particles.end() :] if particles else rest
    if not surname and given and initials:
        given, surname = [], given[0]
    return Name(
        given=fold(given[0]) if given else "",
        initials=initials,
        particle=fold(particles.group()) if particles else "",
        surname=fold(surname),
    )
