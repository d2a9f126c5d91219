"""The words a date can be made of, each with its code in the normal form the parsers read.

Codes: `D0`-`D6` weekdays and `d0`-`d6` their abbreviations, `M01`-`M12` months, `pO pM pA pN` parts of the day, plain
digits for numbers, `2e` for ordinals, `feast:…`, and canonical Dutch words. Everything else is `_`.
"""

from __future__ import annotations

from unicodedata import normalize

from commands.ask.dialect import IN_DUTCH
from commands.dutch import MONTHS, MONTHS_ENGLISH, MONTHS_SHORT, WEEKDAYS

WEEKDAY_SHORT = {
    "ma": 0, "maa": 0, "di": 1, "din": 1, "dins": 1, "wo": 2, "woe": 2, "woens": 2, "do": 3, "dond": 3, "vr": 4,
    "vrij": 4, "za": 5, "zat": 5, "zo": 6, "zon": 6,
}  # fmt: skip
MONTH_SHORT = MONTHS_SHORT | MONTHS_ENGLISH
_PARTS = {
    "ochtend": "pO", "morgen": "pO", "voormiddag": "pO", "middag": "pM", "namiddag": "pM", "avond": "pA", "nacht": "pN",
}  # fmt: skip
_UNITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
          "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")  # fmt: skip
_TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig",
         90: "negentig"}  # fmt: skip
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
             "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
             "negentiende")  # fmt: skip

_CANONICAL = {
    "van": "van", "de": "de", "het": "het", "in": "in", "op": "op", "om": "om", "voor": "voor", "na": "na",
    "over": "over", "binnen": "binnen", "tot": "tot", "tm": "tm", "tem": "tm", "per": "per",
    "inleverdatum": "deadline", "opleverdatum": "deadline", "tegen": "tegen", "uiterlijk": "uiterlijk",
    "uiterl": "uiterlijk", "uitrl": "uiterlijk", "deadline": "deadline", "dl": "deadline", "einddatum": "deadline",
    "streefdatum": "deadline", "gereed": "gereed", "inleveren": "inleveren", "nu": "nu", "of": "of", "en": "en",
    "elke": "elke", "jaarlijks": "elke", "maandelijks": "elke", "wekelijks": "elke", "dagelijks": "elke",
    "tweewekelijks": "elke", "halfjaarlijks": "elke", "jaarlijkse": "elke", "maandelijkse": "elke",
    "wekelijkse": "elke", "dagelijkse": "elke", "elk": "elke", "iedere": "elke", "ieder": "elke", "alle": "elke",
    "vorige": "vorig", "verleden": "vorig", "vorig": "vorig", "afgelopen": "vorig", "gisteren": "gisteren",
    "gister": "gisteren", "eergisteren": "gisteren", "gisteravond": "gisteren", "gistermiddag": "gisteren",
    "gisterochtend": "gisteren", "jl": "jl", "jongstleden": "jl", "laatstleden": "jl", "ll": "jl", "dd": "dd",
    "as": "as", "aanstaande": "as", "aanstaand": "as", "aanst": "as", "komende": "komend", "komend": "komend",
    "aankomende": "komend", "aankomend": "komend", "eerstvolgende": "komend", "eerstkomende": "komend",
    "eerstvolgend": "komend", "eerstkomend": "komend", "deze": "deze", "dit": "deze", "volgende": "volgend",
    "volgend": "volgend", "laatste": "laatste", "begin": "begin", "aanvang": "begin", "medio": "mid",
    "midden": "mid", "halverwege": "mid", "half": "half", "halve": "half", "eind": "eind", "einde": "eind",
    "ultimo": "eind", "kwart": "kwart", "anderhalf": "1.5", "anderhalve": "1.5", "vandaag": "vandaag",
    "vdg": "vandaag", "mrg": "morgen", "overmrg": "overmorgen", "volg": "volgend", "vlg": "volgend", "ult": "eind",
    "primo": "begin", "voro": "voor", "vor": "voor", "ovre": "over", "oevr": "over", "is": "is", "ergens": "ergens",
    "dezer": "deze", "der": "de", "heden": "vandaag", "morgen": "morgen", "overmorgen": "overmorgen", "dag": "dag",
    "dagen": "dagen", "dagje": "dag", "week": "week", "wk": "week", "weeknummer": "week", "weeknr": "week",
    "wknr": "week", "weken": "weken", "weekje": "week", "weekjes": "weken", "maand": "maand", "maanden": "maanden",
    "maandje": "maand", "kwartaal": "kwartaal", "kwartalen": "kwartalen", "jaar": "jaar", "jaren": "jaren",
    "jr": "jaar", "halfjaar": "halfjaar", "uur": "uur", "uren": "uren", "uurtje": "uur", "u": "uur",
    "minuut": "minuut", "minuten": "minuten", "min": "minuten", "kwartier": "kwartier", "kwartiertje": "kwartier",
    "werkdag": "werkdag", "werkdagen": "werkdagen", "weekend": "weekend", "weekeinde": "weekend", "nog": "nog",
    "te": "te", "vanaf": "vanaf", "sinds": "sinds", "rond": "rond", "omstreeks": "rond", "tussen": "tussen",
    "bij": "bij", "tijdens": "bij", "aan": "aan", "met": "met", "t": "het", "vd": "van de", "vh": "van het",
    "nr": "nr", "paar": "paar", "enkele": "paar", "aantal": "paar", "enige": "paar", "wat": "wat", "tijd": "tijd",
    "termijn": "termijn", "eod": "eod", "cob": "eod", "maandeinde": "eind maand", "jaareinde": "eind jaar",
    "weekeind": "weekend", "kwartaaleinde": "eind kwartaal", "zsm": "vaag", "asap": "vaag", "ntb": "vaag",
    "nnb": "vaag", "tzt": "vaag", "binnenkort": "vaag", "spoedig": "vaag", "nvt": "vaag", "miv": "vanaf",
    "ingaande": "vanaf", "erop": "erop", "erna": "erop", "daarna": "erop", "zomer": "seizoen", "winter": "seizoen",
    "herfst": "seizoen", "lente": "seizoen", "najaar": "seizoen", "voorjaar": "seizoen", "zomervakantie": "seizoen",
    "meivakantie": "seizoen", "herfstvakantie": "seizoen", "kerstvakantie": "seizoen",
    "voorjaarsvakantie": "seizoen", "krokusvakantie": "seizoen", "vakantie": "seizoen",
    "carnavalsvakantie": "seizoen", "paasvakantie": "seizoen", "bouwvak": "seizoen", "bouwvakantie": "seizoen",
    "zomerreces": "seizoen", "kerstreces": "seizoen", "meireces": "seizoen", "herfstreces": "seizoen",
    "reces": "seizoen", "schoolvakantie": "seizoen", "schoolvakanties": "seizoen", "vakanties": "seizoen",
    "by": "uiterlijk", "on": "op", "due": "deadline", "before": "voor", "until": "tot", "tomorrow": "morgen",
    "today": "vandaag", "next": "volgend",
    "monday": "D0", "tuesday": "D1", "wednesday": "D2", "thursday": "D3", "friday": "D4", "saturday": "D5",
    "sunday": "D6", "q": "q", "kw": "q", "dg": "dagen",
    "zomerperiode": "seizoen", "vakantieperiode": "seizoen", "bouwvakvakantie": "seizoen",
}  # fmt: skip

_FEASTS = {
    "nieuwjaar": "nieuwjaar", "nieuwjaarsdag": "nieuwjaar", "driekoningen": "driekoningen",
    "valentijnsdag": "valentijn", "valentijn": "valentijn", "carnavalszondag": "carnaval0",
    "carnavalsmaandag": "carnaval1", "carnavalsdinsdag": "carnaval2", "carnaval": "carnaval",
    "vastenavond": "carnaval2", "aswoensdag": "aswoensdag",
    "palmzondag": "palmzondag", "palmpasen": "palmzondag", "pasen": "pasen", "paaszondag": "pasen",
    "paasmaandag": "paasmaandag", "koningsdag": "koningsdag", "dodenherdenking": "dodenherdenking",
    "bevrijdingsdag": "bevrijdingsdag", "hemelvaart": "hemelvaart", "hemelvaartsdag": "hemelvaart",
    "hemelvaartdag": "hemelvaart", "pinksteren": "pinksteren", "pinksterzondag": "pinksteren",
    "pinkstermaandag": "pinkstermaandag", "moederdag": "moederdag", "vaderdag": "vaderdag",
    "prinsjesdag": "prinsjesdag", "allerheiligen": "allerheiligen", "sinterklaas": "sinterklaas",
    "sinterklaasavond": "sinterklaas", "pakjesavond": "sinterklaas", "kerstavond": "kerstavond", "kerst": "kerst",
    "kerstmis": "kerst", "kerstdag": "kerstdag", "paasdag": "paasdag", "pinksterdag": "pinksterdag",
    "kerstdagen": "dagen:kerst", "paasdagen": "dagen:pasen", "pinksterdagen": "dagen:pinksteren",
    "oudjaar": "oudjaar", "oudjaarsdag": "oudjaar", "oudejaarsdag": "oudjaar", "oudjaarsavond": "oudjaar",
    "oudejaarsavond": "oudjaar", "oudejaar": "oudjaar",
}  # fmt: skip

COUNTED = frozenset(
    """
    aanbeveling actie actiepunt actiepunten agendapunt agendapunten amendement amendementen art artikel
    artikelen balie besluit besluitnummer bestek bijlage bijlagen bladzijde blok blz bsn build bus categorie cel
    cluster code cohort concept deel deelgebied dia document doel dossier dossiernummer etage fase figuur gate
    gebouw groep hal hoofdstuk hoofdstukken huisnummer iban id ingang item items kamer kamernr kamernummer kavel
    kenmerk klas klasse kolom kvk leden lid lijn locatie lokaal loket lot mobiel model module motie moties
    niveau no noot nota notanummer nr nrs nummer nummers onderdeel optie pag pagina paginas par par. paragraaf
    perceel perron pijler pin ploeg poort postbus postcode prioriteit punt punten referentie regel release rij
    ronde route ruimte scenario schaal sheet signaal slide speerpunt spoor stand stap stuk stukken tabblad tabel
    tafel team tel telefoon toegang tranche trein unit v variant verdieping vergaderkamer vergaderruimte
    vergaderzaal versie versienummer versies vleugel voetnoot vraag vragen wijk woz zaak zaaknummer zaal zaalnr
    zaalnummer zaken §
    """.split()
)
TITLES = frozenset(
    """
    burgemeester dhr dr drs gedeputeerde heer ing ir meneer mevr mevrouw mr mw prof wethouder
    """.split()
)
COUNT_NOUNS = frozenset(
    """
    aanmeldingen actiepunten agendapunten alinea's ambtenaren arbeidsmigranten bedden bedrijven
    beleidsmedewerkers bijeenkomsten cases casussen collega's contracten dagen deelnemers dossiers euro
    exemplaren foto's fte gemeenten gemeentes gesprekken huisartsen huizen ideeën initiatieven interviews jaar
    jaren kamers kandidaten keer km kwartalen leden locaties m maal maanden man meerderheid mensen meter minuten
    nachten ondernemers onderwerpen opties organisaties pagina's paginas panden partijen partners personen
    plaatsen plekken procent projecten punten reacties regio's scenario's scholen sessies signalen stukken stuks
    uren uur varianten voorbeelden voorstellen voorzieningen vragen weken werkdagen werkgevers werknemers
    wethouders woningen x zaken
    """.split()
)


def _number_words() -> dict[str, str]:
    words = {word: str(number) for number, word in enumerate(_UNITS) if number}
    words["ene"] = "1"
    ordinals = {word: f"{number}e" for number, word in enumerate(_ORDINALS, start=1)}
    for ten, word in _TENS.items():
        words[word] = str(ten)
        ordinals[word + "ste"] = f"{ten}e"
        for one in range(1, 10):
            joined = f"{_UNITS[one]}en{word}"
            words[joined] = str(ten + one)
            ordinals[joined + "ste"] = f"{ten + one}e"
    return words | ordinals


def _days() -> dict[str, str]:
    words = {name: f"D{number}" for number, name in enumerate(WEEKDAYS)}
    words |= {name: f"d{number}" for name, number in WEEKDAY_SHORT.items()}
    words |= {name: f"M{number:02d}" for number, name in enumerate(MONTHS, start=1)}
    words |= {name: f"M{number:02d}" for name, number in MONTH_SHORT.items()}
    for part, code in _PARTS.items():
        words["van" + part] = f"vandaag {code}"
        for number, name in enumerate(WEEKDAYS):
            words[name + part] = f"D{number} {code}"
        if part != "morgen":
            words["morgen" + part] = f"morgen {code}"
            words["overmorgen" + part] = f"overmorgen {code}"
    del words["vannacht"]
    for hour, name in enumerate(_UNITS[1:13], start=1):
        words["half" + name] = f"half {hour}"
    return words | {"morgenvroeg": "morgen pO", "ochtend": "pO", "middag": "pM", "avond": "pA"}


WORDS: dict[str, str] = _number_words() | _CANONICAL | {word: f"feast:{key}" for word, key in _FEASTS.items()} | _days()
"""Lower-case word without accents and full stops -> its code, or two codes with a blank between."""
WORDS |= {
    "".join(sign for sign in normalize("NFD", word) if sign.isascii()): WORDS[dutch]
    for word, dutch in IN_DUTCH.items()
    if dutch in WORDS
}

DOTTED = (
    frozenset(MONTH_SHORT)
    | frozenset(WEEKDAY_SHORT)
    | frozenset("wk jl dd as aanst uiterl min nr wknr weeknr dl kw volg vlg ult mnd".split())
)
"""Abbreviations whose full stop belongs to them."""

LINKING = frozenset(
    """
    1.5 aan as bij binnen dd de deadline elke en ergens erop gereed half het in inleveren is jl kwart laatste
    met na nog nr nu of om op over paar per rond sinds te tegen termijn tijd tm tot tussen uiterlijk van vanaf
    voor wat
    """.split()
)
"""Codes that can stand in a date but never make one: a line with only these holds no date."""

PHRASES = (
    (r"z\.\s?s\.\s?m\b\.?|zo\s+(?:snel|spoedig)\s+mogelijk|(?:op|binnen)\s+(?:zeer\s+)?(?:korte"
     r"|afzienbare)\s+(?:termijn|tijd)"
     r"|op\s+(?:de\s+)?(?:lange|langere|middellange)\s+termijn|op\s+termijn|t\.\s?z\.\s?t\b\.?|te\s+zijner\s+tijd"
     r"|n\.\s?t\.\s?b\b\.?|nader\s+te\s+bepalen|nog\s+te\s+bepalen|n\.\s?n\.\s?b\b\.?|een\s+dezer\s+dagen|dezer\s+dagen"
     r"|in\s+de\s+loop\s+der\s+tijd|eerdaags|ooit\s+eens|t\.?b\.?d\b\.?|p\.\s?m\b\.?|(?:heeft\s+)?geen\s+(?:haast|spoed)(?=\s*(?:[,;.!)/]|$))|per\s+(?:direct|ommegaande"
     r"|omgaande)", "vaag"),
    (r"(?:op\s+)?(?:z['’`]?n|zijn)\s+laatst|ten\s+la?atste|(?:en\s+)?niet\s+later\s+dan|op\s+het\s+laatst"
     r"|uiterste\s+(?:inlever)?datum|laatst\s+op", "laatst"),
    (r"tot\s*(?:en|&|\+)\s*met|t\s?/\s?m\b\.?|t\.?e\.?m\b\.?", "tm"),
    (r"v\s?/\s?d\b|v\.\s?d\.", "van de"),
    (r"v\s?/\s?h\b|v\.\s?h\.", "van het"),
    (r"in\s+de\s+loop\s+van", "in"),
    (r"['’‘`]s\s+ochtends|['’‘`]s\s+morgens|s\s+(?:ochtends|morgens)|in\s+de\s+(?:ochtend|morgen|voormiddag)"
     r"|'s-ochtends", "pO"),
    (r"['’‘`]s\s+middags|s\s+middags|in\s+de\s+(?:na)?middag", "pM"),
    (r"['’‘`]s\s+avonds|s\s+avonds|in\s+de\s+avond", "pA"),
    (r"['’‘`]s\s+nachts|s\s+nachts|in\s+de\s+nacht", "pN"),
    (r"(?:aan\s+het\s+)?einde?\s+(?:van\s+de\s+|v/?d\s+|der\s+)?(?:werk)?(?:dag|middag|ochtend)\b|end\s+of\s+day"
     r"|close\s+of\s+business", "eod"),
    (r"dag\s+van\s+de\s+arbeid", "feast:arbeid"),
    (r"(?:elfde|11e|11de)\s+van\s+de\s+(?:elfde|11e|11de)", "feast:elfde"),
    (r"goede\s+vrijdag", "feast:goedevrijdag"),
    (r"witte\s+donderdag", "feast:wittedonderdag"),
    (r"oud\s+en\s+nieuw", "feast:dagen:oudnieuw"),
    (r"oude?\s+jaar(?:sdag|savond)?", "feast:oudjaar"),
    (r"['’‘`]t", "het"),
    (r"['’‘`]?n(?=\s+(?:dag|week|maand|kwartaal|jaar|uur|uurtje|kwartier|weekje|maandje)\b)", "1"),
    (r"om\s+de(?=\s+(?:week|maand|dag|twee|drie|\d+)\b)", "elke"),
    (r"(?:een|1)\s*(?:maal|keer|x)\s+per|(?:eens|maal|keer)\s+per", "_"),
    (r"vandaag\s+de\s+dag|dag\s+en\s+nacht|de\s+hele\s+(?:dag|week)|van\s+de\s+week\b(?=\s+van)", "_"),
    (r"van\s+nu\s+af|na\s+nu|vanaf\s+nu|vanaf\s+heden", "na nu"),
    (r"met\s+ingang\s+van", "vanaf"),
    (r"vanaf\s+vandaag|na\s+vandaag|vanaf\s+(?=morgen\b)", "na nu"),
)  # fmt: skip
"""Fixed expressions of more than one word, or with full stops inside, and their codes."""

_OF_DAY = ("van", "v/d", "vd", "der", "werk", "dag", "middag", "ochtend")
PHRASE_OPENERS = {
    "aan": ("het",), "binnen": ("zeer", "korte", "afzienbare"), "close": ("of",), "dag": ("van", "en"), "de": ("hele",),
    "dezer": ("dagen",), "een": ("dezer", "maal", "keer", "x"), "eens": ("per",), "eind": _OF_DAY, "einde": _OF_DAY,
    "elfde": ("van",), "en": ("niet",), "end": ("of",), "geen": ("haast", "spoed"), "goede": ("vrijdag",),
    "heeft": ("geen",), "in": ("de",), "keer": ("per",),
    "laatst": ("op",), "maal": ("per",), "met": ("ingang",), "na": ("nu", "vandaag"), "nader": ("te",),
    "niet": ("later",), "nog": ("te",),
    "om": ("de",), "ooit": ("eens",),
    "op": ("afzienbare", "de", "het", "korte", "lang", "middellange", "termijn", "z"),
    "oud": ("en", "jaar"), "oude": ("jaar",), "per": ("direct", "omgaande", "ommegaande"), "te": ("zijner",),
    "ten": ("laa", "lat"), "tot": ("en", "&", "+"), "uiterste": ("datum", "inleverdatum"), "van": ("de", "nu"),
    "vanaf": ("heden", "morgen", "nu", "vandaag"), "vandaag": ("de",), "witte": ("donderdag",), "zijn": ("laatst",),
    "zo": ("snel", "spoedig"),
}  # fmt: skip
"""The words that an expression of `PHRASES` can begin with, and how the next word then begins."""
PHRASE_WORDS = frozenset(("eerdaags", "tbd", "tem"))
"""The expressions of `PHRASES` that are one word of letters."""
