"""Sentences and words of Dutch minutes, with the abbreviations secretaries use."""

import re
import unicodedata
from functools import lru_cache

from commands.dutch import MONTHS_SHORT

_TEXTS = 2000
"""Texts of which the words are kept at hand: a document holds each of its points against all the others."""
SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:t\.?b\.?v|t\.?a\.?v|i\.?v\.?m|d\.?m\.?v|m\.?b\.?t|t\.?o\.?v|i\.?s\.?m|i\.?p\.?v|"
    r"n\.?a\.?v|o\.?l\.?v|"
    r"d\.?d|a\.?s|j\.?l|e\.?e\.?a|e\.?d|o\.?a|e\.?o|n\.?t\.?b|z\.?s\.?m|n\.?v\.?t|p\.?m|c\.?q|m\.?u\.?v|b\.?v|"
    r"bijv|nr|no|dhr|mevr|mw|dr|drs|ir|mr|prof|ing|incl|excl|resp|evt|ca|max|min|vgl|blz|pag|art|tel|afd|gem|prov|"
    rf"{'|'.join(MONTHS_SHORT)}|[A-Z])\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?]+[)”\"’']?(?=\s+\S)")
_WORD = re.compile(r"[0-9a-z]+(?:[-'’][0-9a-z]+)*")
_FILLER = frozenset(
    "de het een en of van voor met in op aan bij naar te om ten ter uit over door per tot als is zijn "
    "wordt worden dat die "
    "dit deze er hier daar ook nog al zal zullen inzake inz m.b.t t.b.v t.a.v alle den der".split()
)


def tidy(text: str) -> str:
    """One line of text: white space as one space, invisible signs gone, form composed."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """The text without zero-width, bidirectional and soft-hyphen signs; hard spaces become spaces."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _INVISIBLE.sub("", text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " "))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of one paragraph; "d.d. 15 maart" and "de heer P. Jansen" stay whole."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        so_far, rest = text[max(start, match.end() - 40) : match.end()], text[match.end() : match.end() + 40].lstrip()
        if match.group().startswith(".") and _ABBREVIATION.search(so_far) and not _surely_new(so_far, rest):
            continue
        if not rest or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"‘'(→➜[*"):
            continue
        if rest[0].isdigit() and re.search(r"(?:\d|\b(?:ma|di|wo|do|vr|za|zo))\.$", so_far):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    if tail := text[start:].strip():
        found.append(tail)
    return tuple(found)


def _surely_new(so_far: str, rest: str) -> bool:
    """ "… e.d. Jan stuurt": an abbreviation that often closes a sentence, before a capital."""
    closing = re.search(
        r"(?:^|[\s(])(?:e\.?d|e\.?o|j\.?l|z\.?s\.?m|n\.?t\.?b|p\.?m|n\.?v\.?t|e\.?e\.?a)\.$", so_far, re.IGNORECASE
    )
    return bool(closing) and rest[:1].isupper()


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence ends."""
    text = text.rstrip()
    if not re.search(r"[.!?:;][)”\"’']?$", text):
        return False
    return not (text.endswith(".") and _ABBREVIATION.search(text))


def broken_off(above: str, below: str) -> bool:
    """Whether a word is broken off between two lines: "inschrij-" above "vingen", but not "woon-" above "en werk"."""
    return bool(re.search(r"[a-zë]-$", above) and re.match(r"(?!en\b|of\b|als\b)[a-zë]", below))


@lru_cache(maxsize=_TEXTS)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents; "Zuid- Limburg" and "Zuid-Limburg" give the same."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"(?<=\w)-\s+(?=\w)", "-", plain)
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=_TEXTS)
def stems(text: str) -> frozenset[str]:
    """Crude word stems without small words, to compare two ways of saying the same."""
    return frozenset(stem(_joined(word)) for word in words(text) if word not in _FILLER and len(word) > 1)


_PARTICLE = re.compile(
    r"^(?:uit|aan|op|af|mee|toe|terug|voor|na|bij|rond|door|samen|vast|in|onder|over|om)(?:ge|te)?"
    r"(?=(?:geven|nemen|leveren|stellen|vragen|nodigen|zetten|stemmen|werken|sturen|zoeken|leggen|brengen|plannen|"
    r"passen|bereiden|kijken|lichten|koppelen|ronden|schrijven|voeren|vullen|zenden|pakken|halen|melden|richten)$)"
)


def _joined(word: str) -> str:
    """ "opvragen" without its particle, which stands apart in "vraagt … op"."""
    return _PARTICLE.sub("", word)


def stem(word: str) -> str:
    """ "levert", "leveren" and "geleverd" give one stem; good enough to compare, never shown."""
    if len(word) > 6 and word.startswith("ge") and word.endswith(("d", "t", "en")):
        word = word[2:]
    for tail in ("eren", "en", "e", "t", "d", "s", "n"):
        if word.endswith(tail) and len(word) - len(tail) >= (4 if tail in "td" else 3):
            word = word[: -len(tail)] + ("er" if tail == "eren" else "")
            break
    word = re.sub(r"([aeou])\1", r"\1", word)
    word = re.sub(r"([bdfgklmnprst])\1$", r"\1", word)
    return word.translate(str.maketrans("vz", "fs")) if word[-1:] in "vz" else word
