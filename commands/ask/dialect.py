"""Words of Flanders and Limburg, and how they are shortened on a phone, in the words that the tables know."""

import re

from commands.dutch import MONTH

IN_DUTCH = {
    "da": "dat", "wa": "wat", "ni": "niet", "nie": "niet", "neet": "niet", "nit": "niet", "efkes": "even",
    "effekes": "even", "eventjes": "even", "ge": "je", "gij": "je", "gie": "je", "geer": "je", "kunde": "kun je",
    "hedde": "heb je", "hebde": "heb je", "doede": "doe je", "moette": "moet je", "hemme": "hebben we",
    "hubbe": "hebben", "der": "er", "veur": "voor", "kloar": "klaar", "klaor": "klaar",
    "noe": "nu", "ich": "ik", "mich": "mij", "oos": "ons", "waek": "week", "mörge": "morgen", "mörgen": "morgen",
    "maondig": "maandag", "dinsdig": "dinsdag", "goonsdig": "woensdag", "donderdig": "donderdag",
    "vriedig": "vrijdag", "loat": "laat", "mekaar": "elkaar", "dees": "deze",
    "da's": "dat is", "'t": "het", "mss": "misschien", "wnr": "wanneer", "wrm": "waarom", "vd": "van de",
    "mot": "moet", "mót": "moet", "motte": "moeten", "doon": "doen", "mit": "met", "steit": "staat", "sjteit": "staat",
    "geit": "gaat", "ut": "het", "zeen": "zien", "kanste": "kan je", "laote": "laten", "vaerdig": "klaar",
    "auch": "ook", "waor": "waar", "gedaon": "gedaan", "aaf": "af", "mn": "mijn", "m'n": "mijn", "wkn": "weken",
}  # fmt: skip
_LETTERS = {"n": "een", "'n": "een", "t": "het", "nr": "naar"}
"""What is short for these words in front of another word: "dat is n kans", "S2 nr stuurgroep", not "nr 4"."""
_USUAL = IN_DUTCH | _LETTERS
_DAY = rf"\d{{1,2}}(?:\s*(?:{MONTH})|[-/]\d)"
_ANY = "|".join(map(re.escape, sorted(IN_DUTCH, key=len, reverse=True)))
_WORD = re.compile(rf"(?<![\w'])(?:(?:{_ANY})(?![\w'])|(?:{'|'.join(_LETTERS)})(?=\s+[^\W\d]|\s+{_DAY}))", re.I)


def in_dutch(text: str) -> str:
    """The text with these words in their usual form; the same text when it has none of them."""
    return _WORD.sub(lambda found: _USUAL[found.group().casefold()], text)
