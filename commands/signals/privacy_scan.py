"""Finding what should not stand in a shared list: telephone numbers, e-mail, BSN, IBAN, somebody's name and address.

Everything here is pure: text in, findings out. It only warns; a person decides.
"""

import re
from collections.abc import Iterator, Sequence

from commands.dutch import join_and
from storage.frozen import dataclass

PHONE, EMAIL, BSN, IBAN, NAME, ADDRESS = "telefoonnummer", "e-mailadres", "BSN", "IBAN", "naam", "adres"
_WITH_ARTICLE = {NAME: "een naam", ADDRESS: "een adres"}

_GAP = r"[ .\-/\u00a0\u2009\u200b\u202f]"
_DATE = r"(?!\d{1,2}([-/. ])\d{1,2}\1(?:19|20)\d\d(?!\d))"
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)", re.IGNORECASE)
_ABROAD = re.compile(rf"(?<![\w+])(?:\+|00)[1-9]\d?(?:{_GAP}{{0,2}}\(?\d\)?){{7,13}}(?!\d)")
_DUTCH = re.compile(rf"(?<![\w.,+-]){_DATE}\(?0(?:6|[1-9]\d{{1,2}})\)?(?:{_GAP}{{0,3}}\d){{6,8}}(?!\d|[.,]\d)")
_DIGITS_IN_DUTCH_NUMBER = 10
_RUN = re.compile(r"(?<![\w+])[0-9]+(?:[ .\u00a0\u2009\u200b\u202f][0-9]+)*(?![\w])")
_BSN_LENGTH = 9
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ .-]?[A-Za-z0-9])")
_IBAN_LENGTHS = range(34, 14, -1)  # ISO 13616: 15 (Norway) to 34 signs

_NAME_WORD = r"[A-ZÀ-ÖØ-ÝĀ-Ž][a-zß-öø-ÿā-ž’'-]+"
_PARTICLE = r"(?:van|de|der|den|ten|ter|te|el|al|von|di|da)"
_PEOPLE = (
    r"dhr|mevr|mw|meneer|mevrouw|de heer|arbeidsmigranten?|werknemers?|werkneemsters?|medewerkers?|bewoners?|"
    r"bewoonsters?|uitzendkracht(?:en)?|wonen(?:d|de)?|woont|verblijft|slaapt|gehuisvest|collega"
)
_PERSON = re.compile(rf"\b(?:{_PEOPLE})\b", re.IGNORECASE)
_NAME = re.compile(rf"(?<![\w-])(?!(?i:{_PEOPLE})\b){_NAME_WORD}(?:\s+{_PARTICLE}){{0,2}}\s+{_NAME_WORD}(?![\w-])")
_STREET = re.compile(
    r"(?<![\w-])(?:[A-Z][\w'’-]*\s+){0,2}[A-Z][\w'’-]*"
    r"(?:straat|laan|weg|plein|dijk|hof|pad|kade|singel|markt|dreef|steeg|wal|gracht|plantsoen|boulevard)"
    r"\s+\d{1,4}\s?[a-zA-Z]?(?!\w)"
)
_POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?!\w)")
_NO_PERSON = frozenset(
    """
    huis gemeente provincie regio stichting dagblad krant de het een hotel camping park vakantiepark landgoed stuurgroep
    taskforce werkgroep vereniging college raad bestuur ministerie omroep radio congres centrum hof kasteel wij
    """.split()
)
_BESIDE = re.compile(r"\s*[,;:(–-]?\s*(?:op|aan|van)?\s*(?:de|het)?\s*")
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen and where: `kind` is a Dutch word, `span` begin and end in the text."""

    kind: str
    span: tuple[int, int]


def scan(text: str) -> tuple[Finding, ...]:
    """Everything in the text that looks like data of a person, in the order of reading, never overlapping."""
    numbers = _LINK.sub(lambda match: "x" * len(match.group()), text)  # a link is full of numbers that mean nothing
    found: list[Finding] = []
    for kind, spans in (
        (EMAIL, (match.span() for match in _EMAIL.finditer(text))),
        (IBAN, _ibans(numbers)),
        (PHONE, _phones(numbers)),
        (BSN, _bsns(numbers)),
    ):
        found += [Finding(kind, span) for span in spans if not _touches(span, found)]
    found += [finding for finding in _names_with_address(numbers) if not _touches(finding.span, found)]
    return tuple(sorted(found, key=lambda finding: finding.span))


def without(text: str, findings: Sequence[Finding]) -> str:
    """The text with every finding replaced by what it was: `[telefoonnummer]`."""
    for finding in sorted(findings, key=lambda each: each.span, reverse=True):
        start, end = finding.span
        text = f"{text[:start]}[{finding.kind}]{text[end:]}"
    return text


def kinds(findings: Sequence[Finding]) -> str:
    """`een telefoonnummer en een BSN`."""
    names = dict.fromkeys(finding.kind for finding in findings)
    return join_and([_WITH_ARTICLE.get(name, f"een {name}") for name in names])


def is_bsn(digits: str) -> bool:
    """The 11-proef: nine digits, weights 9 to 2 and -1, the sum a multiple of 11 (and not nothing but zeros)."""
    if len(digits) != _BSN_LENGTH or not int(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def is_iban(signs: str) -> bool:
    """ISO 13616: the first four signs put last, letters as 10 to 35, modulo 97 is 1; a Dutch one has 18 signs."""
    if signs[:2].upper() == "NL" and len(signs) != 18:
        return False
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _touches(span: tuple[int, int], found: Sequence[Finding]) -> bool:
    return any(span[0] < finding.span[1] and finding.span[0] < span[1] for finding in found)


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _ABROAD.finditer(text):
        yield match.span()
    for match in _DUTCH.finditer(text):
        if sum(sign.isdigit() for sign in match.group()) == _DIGITS_IN_DUTCH_NUMBER:
            yield match.span()


def _bsns(text: str) -> Iterator[tuple[int, int]]:
    """Neighbouring groups of digits that together are nine and pass, with the same sign between all of them."""
    for run in _RUN.finditer(text):
        groups = list(re.finditer(r"[0-9]+", run.group()))
        for first in range(len(groups)):
            digits = ""
            for last in range(first, len(groups)):
                digits += groups[last].group()
                if len(digits) >= _BSN_LENGTH:
                    start, end = groups[first].start(), groups[last].end()
                    signs = set(re.sub(r"[0-9]", "", run.group()[start:end]))
                    if is_bsn(digits) and len(signs) <= 1:
                        yield run.start() + start, run.start() + end
                    break


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for match in _IBAN_START.finditer(text):
        places = [match.start()]
        for at in range(match.start() + 1, len(text)):
            if text[at].isascii() and text[at].isalnum():
                places.append(at)
            elif text[at] not in " .-\u00a0" or at - places[-1] > 1:
                break
        for length in _IBAN_LENGTHS:
            if length > len(places):
                continue
            end = places[length - 1] + 1
            if text[end : end + 1].isalnum():
                continue
            if is_iban("".join(text[at] for at in places[:length])):
                yield match.start(), end
                break


def _names_with_address(text: str) -> Iterator[Finding]:
    """A first and last name near an address, where a word or a comma says that they belong to one person."""
    addresses = [match.span() for pattern in (_STREET, _POSTCODE) for match in pattern.finditer(text)]
    if not addresses:
        return
    spoken_of = _PERSON.search(text) is not None
    streets = [match.span() for match in _STREET.finditer(text)]
    seen = False
    for match in _NAME.finditer(text):
        words = {word.casefold() for word in match.group().split()}
        if words & _NO_PERSON or any(start < match.end() and match.start() < end for start, end in streets):
            continue
        after = min((start - match.end() for start, _ in addresses if start >= match.end()), default=_NEAR + 1)
        before = min((match.start() - end for _, end in addresses if end <= match.start()), default=_NEAR + 1)
        beside = _BESIDE.fullmatch(text[match.end() : match.end() + after])
        if (spoken_of and min(after, before) <= _NEAR) or (after <= _NEAR and beside):
            seen = True
            yield Finding(NAME, match.span())
    if seen:
        for span in dict.fromkeys(addresses):
            yield Finding(ADDRESS, span)
