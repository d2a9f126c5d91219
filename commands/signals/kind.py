"""The kinds of signal, the words people use for them, and a guess from a small vocabulary that is always shown."""

import re

KINDS = ("kans", "bedreiging", "knelpunt", "media")

NAMES = {
    "kans": "kans",
    "kansen": "kans",
    "bedreiging": "bedreiging",
    "bedreigingen": "bedreiging",
    "dreiging": "bedreiging",
    "risico": "bedreiging",
    "knelpunt": "knelpunt",
    "knelpunten": "knelpunt",
    "probleem": "knelpunt",
    "problemen": "knelpunt",
    "media": "media",
    "pers": "media",
    "mediasignaal": "media",
    "mediasignalen": "media",
}
"""What people call a kind, in small letters."""

PLURALS = {"kans": "kansen", "bedreiging": "bedreigingen", "knelpunt": "knelpunten", "media": "mediasignalen"}

_STARTS = {  # beginnings of words; the first kind with most of them wins, so media goes before the others
    "media": """
        krant dagblad weekblad tijdschrift journalist redacti verslaggever interview artikel opinie podcast televisie
        omroep radio persbericht persvra perscon documentaire uitzend column reportage nieuwsbericht nieuwssite
        nieuwsuur filmpje vlog blog studio programmamaker camera verhaal lezersbrief ingezonden publiceer publicati
        schrijft berichtgev kop voorpagina limburger 1limburg
    """,
    "bedreiging": """
        dreig bedreig risico faillis failliet protest verzet bezwa weerstand uitbuit rechtszaak boycot bezuinig misstand
        sluit stopt vertrek ontrui onveilig gevaar brand schade oplicht fraude malafide intimid imago
    """,
    "knelpunt": """
        tekort wachtlijst vast knel belemmer klacht klaagt klagen problee problem ontbre
        onvoldoende vertraag vertraging onduidelijk lukt capaciteit onderbezet overlast regeldruk vergunning
        gebrek achterstand moeizaam onmogelijk weiger
    """,
    "kans": """
        kans aanbod aanbied biedt beschikbaar subsidie interesse geïnteresseerd nodigt uitnodig werkbezoek samenwerk
        pilot proef leegsta opent voorbeeld congres wil bereid initiatief idee praten contact
    """,
}
_PATTERNS = {
    kind: re.compile(rf"(?<![\w-])(?:{'|'.join(words.split())})[\w-]*", re.IGNORECASE)
    for kind, words in _STARTS.items()
}
_WORDS = re.compile(r"(?<![\w-])(?:tv|nos|npo|rtl|l1|item|pers|media)(?!\w)", re.IGNORECASE)
_LACKS = re.compile(r"(?<![\w-])(?:geen|te\s+weinig)(?![\w-])", re.IGNORECASE)
_NEVER_KNELPUNT = re.compile(r"(?<![\w-])(?:vaste|vastgesteld\w*|vastgoed\w*|vastleg\w*)(?![\w-])", re.IGNORECASE)


def kind_named(word: str) -> str:
    """The kind that goes by this word; empty when it is none."""
    return NAMES.get(word.casefold().strip(" :,.;()#"), "")


def guess(text: str, link: str = "") -> str:
    """The kind that the words point at; with a link and no words for another kind it is media, else a kans."""
    said = _NEVER_KNELPUNT.sub(" ", text)
    found = {kind: len(pattern.findall(said)) for kind, pattern in _PATTERNS.items()}
    found["media"] += len(_WORDS.findall(said))
    found["knelpunt"] += len(_LACKS.findall(said))
    if found["media"]:
        return "media"  # it ages fastest, whatever it is about
    best = max(found, key=lambda kind: found[kind])
    if not found[best]:
        return "media" if link else "kans"
    return best
