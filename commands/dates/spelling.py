"""Reads small typing errors through when exactly one word remains (G4).

Two kinds: vowels left out ("vrdg", "mrgn", "wkn"), and one letter wrong, missing, doubled or swapped in a longer word
("dondredag", "septmber"). Words that are good Dutch themselves are never changed.
"""

from __future__ import annotations

from functools import lru_cache

from commands.dates.words import MONTH_SHORT, WORDS
from commands.dutch import MONTHS

_VOWELS = str.maketrans("", "", "aeiouyj")
_SHORTENED = """
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag morgen overmorgen vandaag volgende volgend
    komende over binnen weken week dagen dag maand maanden eind einde uiterlijk kwartaal weekend januari
    februari maart april juni juli augustus september oktober november december aanstaande begin medio
    halverwege deadline vrijdagmiddag vrijdagochtend morgenmiddag morgenochtend morgenavond maandagochtend
    eerstvolgende laatste werkdagen werkdag jaar
""".split()
_CORRECTED = [
    word for word in WORDS
    if (len(word) >= 6 and not word.endswith(("tig", "tien", "ste"))) or word in ("maart", "april", "eerste", "derde")
]  # fmt: skip
_GOOD_DUTCH = frozenset(
    """
    aangaande aantallen aantel achten achter achtste ander anders april-mei augurk avonden avonds beerste begane
    beginnen begint begon begrip bergen bestaande binding borgen bouwval deadlines deden derden dinsdag-
    dinsdags donder donderdags donderen dragen eens eerder eerste eind- eindelijk einden einder eindig enkel
    enkeld enkelen gaande geleden gerede gereden gereed geroerd gisting haalbaar haard halen halven halver
    harder hebben heded heen herder heren hoden inlevering inlevert jaarlijks jagen januaris juli-augustus kaart
    kerder kerk kerst kerste kersten kerstman kersttijd komedie komen komende kwartalen kwartieren kwartiers
    laaste laatst laatsten lagen lentes maal maandags maanden maar maat magen maken middagen middags minuten
    minuut moeder mogen morgens morsen onder over- overige overigen oversten paart paden palen paren passen
    pasten pinkster reces- regen rondes rondom sinds sindsdien slagen spoedig- spoedige staande staart tegenover
    tegens termen tijden tijdens tijdig tussendoor tweede tweeën uiterlijke uiterlijks vaart vader vaderdagen
    vakanties vandaal vandaan vandalen vergaande verleden verleende vierde vierden vieren volgde volgden volgen
    volgens volgers volgzaam vorderde vordering vorigen vorm vragen vrijage vrijdags vrijdom wagen wanneer
    weekenden weekends weekt wegen wekken werkdag- werkdruk werken werkend weten weven wiekend winters woensdags
    zaken zater zaterdags zeventig zomeren zomers zomerse zondags zondig zorgen
    """.split()
)


@lru_cache(maxsize=2048)
def corrected(word: str) -> str | None:
    """The code of the one date word this lower-case, accentless word can be, or None."""
    if not 3 <= len(word) <= 20 or word in _GOOD_DUTCH or not word.isalpha():
        return "weken" if word == "wkn" else None
    undoubled = _without_doubled(word)
    if undoubled is not None:
        return WORDS[undoubled]
    codes = {WORDS[full] for full in _BY_CONSONANTS.get(word.translate(_VOWELS), ()) if _leaves_out_vowels(word, full)}
    if not codes and len(word) >= 5:
        codes = {WORDS[full] for full in _CORRECTED if full[0] == word[0] and one_slip(word, full)}
        if not codes and len(word) >= 7:
            codes = {WORDS[full] for full in _CORRECTED if word[1:3] == full[1:3] and one_slip(word, full)}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=1024)
def corrected_month(word: str) -> str | None:
    """The month a word right after a day number can be ("17 mie", "3 meii", "2 agustus"), or None."""
    if len(word) < 3 or word in _GOOD_DUTCH or word in ("men", "met", "mee", "mij", "min", "mtr", "mrd"):
        return None
    codes = set()
    for name in (*MONTHS, *MONTH_SHORT):
        swapped = len(word) == len(name) and sorted(word) == sorted(name)
        close = one_slip(word, name) if len(name) >= 4 and len(word) >= 4 else swapped or word == name + name[-1]
        if word[0] == name[0] and close:
            codes.add(WORDS[name])
    return codes.pop() if len(codes) == 1 else None


def one_slip(typed: str, meant: str) -> bool:
    """True when one letter was added, left out, replaced or swapped with its neighbour."""
    longer, shorter = (typed, meant) if len(typed) >= len(meant) else (meant, typed)
    if len(longer) - len(shorter) > 1:
        return False
    at = 0
    while at < len(shorter) and longer[at] == shorter[at]:
        at += 1
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    if longer[at + 1 :] == shorter[at + 1 :]:
        return True
    return longer[at : at + 2] == shorter[at : at + 2][::-1] and longer[at + 2 :] == shorter[at + 2 :]


def _without_doubled(word: str) -> str | None:
    for at in range(1, len(word)):
        if word[at] == word[at - 1] and len(word) >= 4 and word[:at] + word[at + 1 :] in _DOUBLED:
            return word[:at] + word[at + 1 :]
    return None


def _leaves_out_vowels(word: str, full: str) -> bool:
    if word[0] != full[0] or len(word) >= len(full):
        return False
    letters = iter(full)
    return all(letter in letters for letter in word)


def _by_consonants() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in _SHORTENED:
        key = word.translate(_VOWELS)
        found[key] = (*found.get(key, ()), word)
    return found


_BY_CONSONANTS = _by_consonants()
_DOUBLED = frozenset(MONTHS) | frozenset(_SHORTENED)
