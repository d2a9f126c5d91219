"""What Dutch words share: inflections ("opiniestukken", "opiniestuk") and parts of compounds."""

import unicodedata

from storage.search import Term

_SHORTEST = 4  # letters a stem and a part of a compound keep
_LONG = 9  # letters from which a word may be a compound of two
_LONGEST = 60  # letters up to which it may: no word is longer, and every place to cut it costs
MOST = 20  # words of a text that are searched for
_VOWELS = "aeiou"
_STOP = frozenset(
    "de het een van voor aan bij met over naar door uit in op en of dat die dit deze er nog ook wat al te om is".split()
)


def stem(word: str) -> str:
    """What the inflections of a word share, in small letters: `opiniestukken` and `opiniestuk` give `opiniestuk`."""
    small = word.casefold().strip("“”\"'’.,?!:;()")
    for ending in ("'s", "’s", "en", "e", "s"):
        if small.endswith(ending) and len(small) - len(ending) >= _SHORTEST:
            cut = small[: -len(ending)]
            return cut[:-1] if ending == "en" and cut[-1] == cut[-2] else cut
    return small


def search_words(text: str) -> tuple[str, ...]:
    """The words of a text that are worth searching for, the first of them; all words when none stands out."""
    words = "".join(sign if sign.isalnum() or sign in "-'’" else " " for sign in text).split()
    telling = [word for word in words if len(word) > 2 and word.casefold() not in _STOP]
    return tuple(dict.fromkeys(telling or words))[:MOST]


def terms_of(word: str) -> tuple[Term, ...]:
    """What must stand in a text for it to be about this word: one of its forms, or both parts of the compound it is."""
    short = stem(word)
    forms = dict.fromkeys((short, *_spelled_otherwise(short, word.casefold() != short), _without_accents(short)))
    terms = [Term((form,)) for form in forms]
    if _LONG <= len(short) <= _LONGEST:
        for place in range(_SHORTEST, len(short) - _SHORTEST + 1):
            left, right = short[:place], short[place:]
            for first in dict.fromkeys((left, left.removesuffix("s"), left.removesuffix("en"))):
                if len(first) >= _SHORTEST:
                    terms.append(Term((first, right), starts=True))
    return tuple(terms)


def _without_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _spelled_otherwise(short: str, inflected: bool) -> list[str]:
    """How the stem is spelled in its other forms: huiz-huis, briev-brief, vrag-vraag, school-scholen."""
    if len(short) < 3:
        return []
    other = {"v": "f", "z": "s"}.get(short[-1], "")
    found = [short[:-1] + other] if other and inflected else []
    voiced = {"f": "v", "s": "z"}.get(short[-1], "")
    if voiced and len(short) >= _SHORTEST:
        found.append(f"{short[:-1]}{voiced}e")
    before, vowel, last = short[-3], short[-2], short[-1]
    if inflected and vowel in _VOWELS and before not in _VOWELS and last not in _VOWELS:
        found.append(f"{short[:-1]}{vowel}{other or last}")
    if before == vowel and vowel in "aeou" and last not in _VOWELS:
        found.append(f"{short[:-2]}{voiced or last}e")
    return found
