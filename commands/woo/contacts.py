"""What leads to a person: e-mail, telephone, links, accounts of chat programs, numbers of citizens and banks."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from commands.signals.privacy_scan import ADDRESS, BSN, EMAIL, IBAN, NAME, PHONE, scan
from commands.woo.lexicon import FUNCTIONAL, is_given
from commands.woo.names import Name, fold
from storage.frozen import dataclass

Kind = Literal["mail", "phone", "link", "account", "number", "address"]
FUNCTIONAL_ADDRESS: Final = "adres van een organisatie, niet van een persoon"

_MAIL = re.compile(
    r"(?:mailto:)?(?P<local>[\w.+'’-]+)\s?(?:@|\(at\)|\[at\]|%40)\s?(?P<site>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:\?\S*)?",
    re.I,
)
_LINK = re.compile(
    r"(?:https?://|www\.|(?<![\w@])(?:[\w-]+\.)+(?:nl|com|org|eu|be|de|net)/)[^\s<>|\"”)\]]+", re.IGNORECASE
)
_TEL_LINK = re.compile(r"(?:tel|sms|callto):[+\d().\s-]{6,}", re.IGNORECASE)
_PROFILE = re.compile(
    r"linkedin\.\w+/(?:in|pub)/|facebook\.\w+/(?!groups|events|pages|watch|sharer)[\w.]|instagram\.com/|twitter\.com/|(?://|\.)x\.com/|"
    r"wa\.me/|t\.me/|api\.whatsapp|/(?:medewerkers?|team|wie-is-wie|personen|people|profiel|profile|users?|contactpersoon)/[\w-]",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"<@[UW][A-Z0-9]{4,}(?:\|[^>]*)?>|(?<![\w:])(?:slack|teams|web|terminal):[\w.@+-]+:[\w.:@+-]+|(?<!\w)[UW]0[A-Z0-9]{7,}(?!\w)|"
    r"(?<![\w:])29:1[\w-]{20,}"
)
_SHORT_PHONE = re.compile(
    r"(?<![\w.])06[ -]?\.{2,}\d+|(?<![\w-])(?:toestel|tst\.?|ext\.?)\s*\d{3,5}(?!\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Where it stands, whose name is in it (as far as it tells), and what it is; `functional` belongs to no person."""

    start: int
    end: int
    kind: Kind
    names: tuple[Name, ...] = ()
    functional: bool = False


def contacts(text: str) -> list[Contact]:
    """Everything of the kind, never overlapping, in the order of reading."""
    found: list[Contact] = []
    for one in _all(text):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _all(text: str) -> Iterator[Contact]:
    if any(sign in text for sign in "@%[("):
        for match in _MAIL.finditer(text):
            local = match["local"]
            yield Contact(*match.span(), "mail", names_in(local), functional=bool(FUNCTIONAL.match(local)))
    for match in _ACCOUNT.finditer(text):
        yield Contact(*match.span(), "account")
    for match in _LINK.finditer(text):
        end = match.end() - len(match.group()) + len(match.group().rstrip(".,;:!?"))
        yield Contact(match.start(), end, "link", functional=not _PROFILE.search(match.group()))
    for match in (*_TEL_LINK.finditer(text), *_SHORT_PHONE.finditer(text)):
        yield Contact(*match.span(), "phone")
    kinds: dict[str, Kind] = {EMAIL: "mail", PHONE: "phone", BSN: "number", IBAN: "number", ADDRESS: "address"}
    for finding in scan(text):
        if finding.kind != NAME:
            yield Contact(*finding.span, kinds[finding.kind])


def names_in(local: str) -> tuple[Name, ...]:
    """The names that the part before an @ may stand for: `j.vander.berg`, `jansenp`, `petra`."""
    words = [word for word in re.split(r"[._+\d-]+", local.split("+", maxsplit=1)[0]) if word]
    small = [fold(word) for word in words]
    if not small:
        return ()
    if len(small) == 1:
        return (Name(given=small[0]),) if is_given(small[0]) else (Name(surname=small[0]),)
    surname = small[-1]
    particle = " ".join(word for word in small[1:-1] if len(word) > 1)
    front = small[0]
    if len(front) <= 2 or not front.isalpha():
        return (Name(initials="".join(word for word in small[:-1] if len(word) == 1) or front, surname=surname),)
    if not is_given(front) and is_given(surname):
        return (Name(given=surname, surname=front),)
    return (Name(given=front, particle=particle, surname=surname),)
