"""Heads of minutes: what they say about the points below them."""

import re
from typing import Literal, TypeAlias

from commands.minutes.layout.columns import role_of

_COLUMNS = 3
SectionKind: TypeAlias = Literal["plain", "review", "list", "closed", "decisions", "agenda", "present"]
_ACTIONS = (
    r"(?:actie(?:s|lijst(?:en)?|punten|puntenlijst|punt|-?items|overzicht)?|(?:vervolg|werk)?afspraken(?:lijst)?|to[- "
    r"]?do(?:['’]?s|[- ]?lijst)?|takenlijst|(?:vervolg|opvolg)?taken|vervolgacties|vervolgstappen|opvolgpunten|"
    r"huiswerk|next steps|follow-?up (?:tasks|items)|action (?:items|"
    r"points))"
)
_PATTERNS: tuple[tuple[SectionKind, str], ...] = (
    (
        "present",
        r"^(?:aanwezig(?:en)?|afwezig(?:en)?|deelnemers|genodigden|presentielijst|presentie|met kennisgeving|"
        r"verhinderd|afmeldingen|afgemeld|toehoorders|gasten)\b",
    ),
    ("agenda", r"^(?:concept[- ]?)?agenda(?:punten)?\b(?!\s*(?:commissie|overleg))|^uitnodiging\b"),
    (
        "closed",
        rf"^(?:afgehandelde?|afgevoerde?|afgewerkte?|opgeloste|afgedane?|afgeronde?|gesloten|afgesloten|voltooide|gerealiseerde|vervallen|gereed|"
        rf"uitgevoerde|archief)\b(?:\s+{_ACTIONS}|\s+punten)?\W*$|"
        rf"^(?:afgehandeld|afgerond|klaar|gedaan|gereed|voltooid|done|completed|closed)(?:\s+(?:sinds|in|na|tijdens)\b.{{0,40}})?\W*$|"
        rf"\b(?:afgehandelde|afgevoerde|afgewerkte|afgedane|afgeronde|gesloten|voltooide|afgesloten|uitgevoerde)\s+{_ACTIONS}",
    ),
    ("closed", rf"\b{_ACTIONS}\b.*\b(?:tot nu toe|tot dusver|tot op heden)\b"),
    (
        "review",
        rf"\b(?:nalopen|doornemen|doorlopen|doorloop|langslopen|bespreken|bespreking|terugblik|voortgang|stand "
        rf"van zaken|terugkoppeling|status|check|update|evaluatie|opvolging)\b.*\b{_ACTIONS}\b|"
        rf"\b{_ACTIONS}\b(?!.*\b(?:stand|bijgewerkt|versie|peildatum|per|t/m|tot en met)\b).*"
        rf"\b(?:vorige?|voorgaande|d\.?\s?d\.?|eerdere|laatste|nalopen|doorlopen|doornemen|"
        rf"langslopen|\d{{1,2}} (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*|"
        rf"\d{{1,2}}-\d{{1,2}}-\d{{2,4}})\b|"
        rf"\b(?:vorige|voorgaande|eerdere|oude)\s+(?:\w+\s)?{_ACTIONS}\b|"
        rf"^(?:de\s)?{_ACTIONS}\s(?:is|zijn|wordt|worden)\s(?:\w+\s)?(?:doorgenomen|nagelopen|doorgelopen|langsgelopen)\b|"
        rf"^(?:n\.?\s?a\.?\s?v\.?|naar aanleiding van|ten aanzien van|t\.?a\.?v\.?|met betrekking tot|m\.?b\.?t\.?)\s"
        rf".{{0,20}}\b{_ACTIONS}\b|"
        rf"\b{_ACTIONS}\W+(?:n\.?\s?a\.?\s?v\.?|naar aanleiding van)\s"
        r"(?:het |de )?(?:verslag|notulen|besluitenlijst)\b|"
        r"^(?:n\.?\s?a\.?\s?v\.?|naar aanleiding van)\s(?:de |het )?(?:notulen|verslag|besluitenlijst)\W*$|"
        r"^(?:n\.?\s?a\.?\s?v\.?|naar aanleiding(?: (?:van|hiervan|daarvan))?)\W*$|"
        rf"\b{_ACTIONS}\W+oude?\b|\b{_ACTIONS}\b.*\beerder\b|"
        rf"\bvaststell\w*\b.*\b(?:verslag|notulen)\b.*\b{_ACTIONS}\b|"
        r"^(?:concept-?)?(?:verslag|notulen) (?:van )?(?:de |het )?"
        r"vorige? (?:keer|overleg|vergadering|bijeenkomst)\W*$|"
        r"^(?:wat |nog |punten )*(?:open(?:staande?)?|lopende?)\b.{0,30}"
        r"\bvorige? (?:keer|overleg|vergadering|bijeenkomst)\W*$|"
        r"\bvorige? (?:keer|overleg|vergadering|bijeenkomst)\b.*\b(?:afgesproken|afspraken)\b|"
        r"\b(?:afgesproken|afspraken)\b.*\bvorige? (?:keer|overleg|vergadering|bijeenkomst)\b|"
        r"^(?:terugblik|terugkoppeling|terugkijken)\b.{0,20}\bvorige? (?:keer|overleg|vergadering|bijeenkomst)\b|"
        r"^wat\b.*\bsinds (?:de |het )?vorige? (?:keer|overleg|vergadering|bijeenkomst)\b",
    ),
    (
        "plain",
        rf"\b(?:ontwikkelingen|mededelingen|discussie(?:punten)?|nieuws|actualiteiten|toelichting)\s*(?:en|&|\+|/)\s*{_ACTIONS}\W*$",
    ),
    ("decisions", r"^(?:genomen |overzicht )?(?:besluiten(?:lijst)?|besluit)\W*$"),
    (
        "list",
        rf"^(?:[\w,.:'’&()/+-]+\s+){{0,6}}{_ACTIONS}\b(?!\s*(?:is|zijn|worden|wordt)\b).{{0,60}}$|"
        r"^(?:nieuwe?|(?:lopende?|(?:nog )?open(?:staande?)?)(?: punten)?|in behandeling|onderhanden)\W*$|"
        rf"^(?:toezeggingen(?:lijst)?|actiehouders?|taakverdeling|uitgezet|uit te zetten|op te pakken)\W*$|"
        rf"^(?:afgesproken|we spraken af|we hebben afgesproken|wat gaan we doen|wat spreken we af|(?:nog )?te doen|"
        r"wie (?:doet|pakt) wat(?:\W+(?:en\s|op\W+)?(?:voor\s)?wanneer)?)\W*$",
    ),
)
_KINDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS
)
USUAL = re.compile(
    r"^(?:opening|welkom|mededelingen|ingekomen stukken|rondvraag|w\.?v\.?t\.?t\.?k|wat verder ter tafel "
    r"komt|sluiting|verslag|notulen|volgende? (?:vergadering|overleg|bijeenkomst)|"
    r"datum volgende?|bijlagen?|vaststell|overige punten|actualiteiten|inleiding|conclusie|samenvatting|"
    r"wat gaan we niet|planning|communicatie|toelichting|besprekingsverslag|"
    r"besproken(?: onderwerpen)?\W*$|(?:belangrijkste|besproken|overige) (?:onderwerpen|bevindingen|conclusies)|"
    r"(?:open(?:staande)? )?vragen\W*$|genoteerd|ter info(?:rmatie|\W*$)|goed om te weten|groet|met vriendelijke)",
    re.IGNORECASE,
)
LEADS = re.compile(
    rf"^.{{0,60}}\b(?:zijn|werden|hebben|maakten|spraken)\b.{{0,30}}\bvolgende {_ACTIONS}\b|"
    rf"^(?:(?:[^,]+,\s+)?(?:hierbij|onderstaand|hieronder|bijgaand)|dit zijn|de volgende|zie hieronder|we hebben|"
    rf"afgesproken|onze)\b.{{0,60}}\b{_ACTIONS}\b",
    re.IGNORECASE,
)
AGREED = re.compile(
    rf"\b(?:afgesproken|spreken (?:we )?(?:het volgende )?af|spraken .{{0,30}}\baf|"
    rf"gaan we doen|wie wat (?:doet|oppakt|gaat doen)|wie doet wat|{_ACTIONS[3:-1]})\b",
    re.IGNORECASE,
)
"""In a line that ends in a colon above a list: what follows was agreed."""
STILL_OPEN = re.compile(r"^\W*(?:nog )?(?:open(?:staande?)?|lopende?)\b", re.IGNORECASE)
"""A head of points that go on, whatever it stands under."""
RULES = re.compile(r"\W*(?:onze )?(?:werkafspraken|spelregels)\W*$", re.IGNORECASE)
"""A head of how the group works together; only what somebody does is a point there."""
IDEAS = re.compile(
    r"\b(?:mogelijke|denkbare|eventuele) acties\b|\bacties die (?:worden|werden|zijn) (?:be|ge)noemd\b", re.IGNORECASE
)
"""A head of what might be done; only what somebody does, or by a day, is a point there."""
BARE = re.compile(r"(?:nieuwe )?acties?(?:punt(?:en)?)?\W*", re.IGNORECASE)
"""A head that says nothing but that points stand below it."""
RECORD = re.compile(r"^(?:verslag|notulen|besprekingsverslag|bespreking|inhoud)\b", re.IGNORECASE)
RUN_IN = re.compile(r"[A-Z][^.:]{2,40}[.:] [A-Z]")
"""A head on the line of its text: "Incidenten. In januari waren er …"."""
LAST_MINUTES = re.compile(
    r"^(?:(?:vaststell\w*|goedkeur\w*|bespreken|doornemen)\W+(?:van\s+)?(?:het |de )?)?(?:concept-?)?"
    r"(?:verslag(?:en)?|notulen|besluitenlijst)\b",
    re.IGNORECASE,
)
"""The agenda item about the minutes of last time."""
MARK = re.compile(r"^\W{0,3}(?:nieuwe?\s+)?(?:actie(?:punt)?|AP)\b[^:]{0,40}:\s*\S|^besluit\s*\d*:", re.IGNORECASE)


def names_columns(text: str) -> bool:
    """ "Punt Omschrijving Actie": the heads of a table of which only the words are left."""
    words = text.split()
    return len(words) >= _COLUMNS and all(map(role_of, words))


def kind_of(title: str) -> SectionKind:
    """What a head means for what stands below it."""
    text = title.strip().rstrip(":").strip()
    if names_columns(text):
        return "plain"
    for kind, pattern in _KINDS:
        if pattern.search(text):
            return kind
    return "plain"
