"""Enough of Dutch verbs to see a subject: "LLTB deelt de lijst" names its owner, "Leden informeren" does not."""

import re

_KNOWN = frozenset(
    "vat neemt maakt deelt bespreekt brengt stelt vraagt stuurt peilt levert plant belt mailt zoekt werkt "
    "schrijft bereidt koppelt zet legt gaat "
    "doet pakt haalt houdt geeft krijgt checkt onderzoekt nodigt regelt verzorgt verwerkt verspreidt "
    "verstuurt zendt benadert bekijkt overlegt "
    "stemt sluit start vult komt bezoekt draagt rondt ontwikkelt plaatst voert vertegenwoordigt "
    "beantwoordt spreekt kijkt toetst past biedt "
    "onderhoudt verkent volgt scherpt werft trekt zorgt leest ziet stapt betrekt denkt "
    "richt bewaakt verzamelt leidt licht "
    "schakelt tekent telt verdeelt verlengt vertaalt verzoekt wijst wacht zegt bundelt bepaalt "
    "beoordeelt brieft duidt dient helpt hoort "
    "laat loopt meet meldt toont treedt verheldert vergelijkt verkrijgt voegt wisselt bevestigt".split()
)
_MODAL = frozenset(
    "zal zullen zou zouden gaat gaan kan kunnen moet moeten wil willen mag mogen dient dienen heeft hebben "
    "blijft blijven".split()
)
_NO_VERB = frozenset(
    "het met dat niet tot uit wat art project rapport overzicht budget concept convenant beleid "
    "contact product opdracht inzicht traject "
    "besluit advies bericht dienst kwaliteit capaciteit gebied markt stad klacht tekst brief format pact "
    "objecten document instrument aanbod "
    "gemeente conflict afspraak districtt regiobericht toezicht bestuurt wordt werd moment woont".split()
)
_SEPARABLE = re.compile(
    r"^(?!onderzoeken|onderhouden|overleggen|voorzien)(?:uit|aan|op|af|mee|toe|terug|voor|na|bij|rond|door|samen|vast|in|onder|over|om|weer|klaar|open|"
    r"goed|voort|heen|neer|plaats|deel)"
    r"(?:geven|nemen|leveren|stellen|vragen|nodigen|zetten|maken|stemmen|werken|sturen|zoeken|gaan|komen|"
    r"leggen|houden|brengen|plannen|passen|"
    r"bereiden|kijken|lichten|sluiten|koppelen|ronden|delen|roepen|schrijven|voeren|wijzen|vullen|"
    r"bieden|zenden|dragen|lopen|spreken|"
    r"pakken|halen|breiden|scherpen|trekken|rekenen|melden|leiden|richten|stippen|schakelen|bouwen|haken|"
    r"tekenen|vinden|zien)$"
)
_ADDRESSING = frozenset(
    "informeren attenderen benaderen bevragen betrekken bedanken verzoeken herinneren mailen bellen "
    "vragen consulteren spreken bezoeken "
    "bereiken interviewen enthousiasmeren activeren adviseren faciliteren ondersteunen raadplegen "
    "waarschuwen wijzen werven zoeken inventariseren "
    "verzamelen monitoren volgen evalueren actualiseren controleren uitbreiden".split()
)


_LONGEST = 200
"""Signs in which a line says what is to be done."""


def is_finite(word: str, *, plural: bool, rest: str, owner_sure: bool) -> bool:
    """Whether `word`, straight behind an owner, is what that owner does; `rest` is what follows it.

    A plural form is also the infinitive: then a separable verb ("uitnodigen"), one that is done *to* somebody
    ("informeren") or one that closes the sentence is no verb of this subject.
    """
    if not word.islower() or not word.isalpha():
        return False
    if word in _MODAL:
        return bool(rest)
    if not plural:
        if word in _KNOWN or word.endswith("eert"):
            return True
        return (
            owner_sure
            and word.endswith("t")
            and len(word) > 3
            and word not in _NO_VERB
            and not ends_in_infinitive(rest)
        )
    if not word.endswith(("en", "gaan", "doen", "zien", "staan")) or len(word) < 4 or _SEPARABLE.match(word):
        return False
    return bool(rest) and (
        word not in _ADDRESSING
        or bool(re.match(r"(?:de|het|een|hun|zijn|haar|eigen|twee|drie|vier|elk|ieder|beide|samen)\b", rest))
    )


def ends_in_infinitive(text: str) -> bool:
    """ "… nota opstellen" and "… te sturen." end in an infinitive (a plural noun may look like one)."""
    found = re.search(r"([a-zë]{2,}(?:en|gaan|doen|zien|staan))\W*$", text)
    return bool(found) and not re.search(
        r"(?:heden|dagen|ingen|(?<!schr)(?<!bl)ijven|ten|schappen|gemeenten|leden|partijen)\W*$", text
    )


_PREPOSITION = re.compile(r"\s(?:voor|vóór|met|van|bij|naar|aan|over|in|op|door|uit)\s")


def tells_task(text: str) -> bool:
    """ "offerte opvragen bij twee bureaus": an infinitive, at the end or before what only goes with it."""
    ends = (text, *(text[: match.start()] for match in _PREPOSITION.finditer(text[:_LONGEST])))
    return any(map(ends_in_infinitive, ends))


def is_modal(word: str) -> bool:
    """ "zal", "moeten", "heeft": a verb that another one goes with."""
    return word in _MODAL


def is_separable(word: str) -> bool:
    """ "rondsturen": an infinitive whose first part stands apart in a sentence."""
    return bool(_SEPARABLE.match(word))


def says_what_one_does(word: str) -> bool:
    """Whether a lower-case word is surely a verb in the third person."""
    return (
        word in _KNOWN
        or word in ("is", "zijn", "wordt", "worden", "vindt", "werd", "werden", "was", "waren")
        or word in _MODAL
        or word.endswith("eert")
    )
