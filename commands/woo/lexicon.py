"""The words by which names are known in Dutch text. Names of organisations, regions and gemeenten are not here: data.

The lists of names come from Faker (see docs/besluiten/020); the ordinary words are those of minutes and letters.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final


@cache
def _list(name: str) -> frozenset[str]:
    text = (files("commands.woo") / "lists" / name).read_text(encoding="utf-8")
    return frozenset(word.casefold() for word in text.split("\n", 1)[1].split())


def is_given(word: str) -> bool:
    """Whether this is a given name; of a double one ("Jan-Willem") the first part decides."""
    small = word.casefold()
    return small in _list("given.txt") or small.split("-")[0] in _list("given.txt")


def is_surname(word: str) -> bool:
    """Whether this is a known surname, or has the shape of one; of a double one any part decides."""
    parts = word.split("-")
    found = [part.casefold() in _list("surnames.txt") or _SHAPE.search(part) is not None for part in parts]
    return found[0] or (len(parts) > 1 and any(found) and not any(is_ordinary(part) for part in parts))


def is_ordinary(word: str) -> bool:
    """Whether this is a word of the language, so that a capital at the start of a sentence says nothing."""
    return word.casefold() in _list("words.txt")


_SHAPE: Final = re.compile(
    r"(?:eij|uij|ooij|aaij|uyp|uyt|eyn)|^[A-Z]\w{2,}(?:(?:ik|el|em|in|il|ol|er|et|ar|or|ur)sen|(?<!k)ansen)$|"
    r"^[A-Z]\w+(?:nssen|rssen|kssen|dssen|aassen|iessen|eussen|oossen|stra|dsma|rsma|tsma|inga|enga|kens|ckers|ckx|erts|"
    r"mans|makers|huijs|huizen|hoven|broek|velden|ński|nski|wski|cki|ska|wicz|czyk|czak|escu|eanu|ovski|ov|ova|"
    r"eva|ić|enko|chuk|oğlu)$"
)
TITLES: Final = (
    r"(?:dhr|hr|mevr|mevrouw|mw|mej|juffrouw|meneer|mijnheer|heer|heren|dames?|dr|drs|ir|ing|mr|prof|professor|familie|fam|"
    r"echtpaar|weduwe|meester|zuster|pastoor|pater|dominee|ds)"
)
"""Words in front of a name that make it one, whatever its letters."""

OFFICES: Final = (
    r"(?:(?:loco-?|waarnemend\s+)?burgemeester|wethouders?|gedeputeerden?|(?:oud-)?minister-president|ministers?|"
    r"staatssecretaris(?:sen)?|commissaris\s+van\s+de\s+koning(?:in)?|cdk|gouverneur|(?:eerste\s+|tweede\s+)?kamerlid|"
    r"kamerleden|(?:provinciale\s+)?statenlid|statenleden|raadslid|raadsleden|(?:wijk|deelraads)wethouder|dijkgraaf|"
    r"heemraad|heemraden|europarlementari[eë]r|eurocommissaris|premier|vicepremier|fractievoorzitter|burgemeesters|"
    r"portefeuillehouders?|burgerlid|lijsttrekker)"
)
"""Who holds a public office is named in it (Woo, art. 5.1 lid 2 onder e: the practice for bestuurders)."""

ROLES: Final = (
    r"(?:ambtenaar|ambtenaren|(?:senior\s+|junior\s+|strategisch\s+)?(?:beleids|bestuurs|gemeente|project|programma|regio|"
    r"proces|account|team|afdelings|wijk|parket|locatie|bedrijfs|rayon|vestigings|communicatie|relatie)?"
    r"(?:medewerk(?:er|ster)|adviseur|adviseuse|manager|leider|leidster|co[oö]rdinator|regisseur|secretaris|"
    r"secretaresse|consulent|jurist|voorlichter|ambtenaar|assistent|hoofd)|directeur|directrice|griffier|contactpersoon|contact|"
    r"collega|notulist|notuliste|penningmeester|vice-?voorzitter|voorzitter|kennisambassadeur|kennismakelaar|ambassadeur|"
    r"onderzoeker|onderzoekster|journalist|journaliste|redacteur|verslaggever|teler|kweker|tuinder|ondernemer|werkgever|"
    r"huisvester|verhuurder|eigenaar|eigenares|bewoner|bewoonster|omwonende|buurman|buurvrouw|inwoner|inwoonster|"
    r"arbeidsmigrant|werknemer|werkneemster|uitzendkracht|stagiair|stagiaire|student|studente|trainee|woordvoerder|"
    r"planoloog|planner|stedenbouwkundige|handhaver|toezichthouder|inspecteur|inspectrice|wijkagent|agent|makelaar|"
    r"advocaat|notaris|accountant|docent|docente|lector|promovendus|auteur|schrijver|schrijfster|spreker|spreekster|"
    r"dagvoorzitter|gespreksleider|trekker|actiehouder|vertegenwoordiger|regiovertegenwoordiger|plaatsvervanger|vervanger|"
    r"vervangster|opvolger|opvolgster|voorganger|zzp'er|aanspreekpunt|opdrachtgever|opdrachtnemer|kwartiermaker|"
    r"verbinder|aanjager|intercedent|recruiter|ceo|cfo|bestuurslid|bestuurder|lid|melder|verzoeker|aanvrager|klager)"
)
"""What people do who hold no public office: with a name behind it, the name goes and this is what is told."""

COMPANY: Final = (
    r"(?:gemeente|provincie|stichting|vereniging|hotel|camping|kwekerij|firma|bedrijf|bouwbedrijf|uitzendbureau|advocatenkantoor|"
    r"restaurant|caf[eé]|adviesbureau|bureau|transportbedrijf|aannemer(?:sbedrijf)?|bakkerij|slagerij|notariskantoor|"
    r"champignonkwekerij|maatschap|holding|groep|supermarkt|winkel|park|vakantiepark|landgoed|kasteel|hoeve|boerderij|"
    r"school|basisschool|college|kerk|parochie|ziekenhuis|museum|theater|krant|dagblad|omroep|product|project|programma|platform|"
    r"systeem|software|merk|machinefabriek|loonbedrijf|tuincentrum|glastuinbouw|bv|b\.v\.|vof|v\.o\.f\.|nv|n\.v\.)"
)
"""In front of a name: it is that of a firm, a house or a thing."""

COMPANY_BEHIND: Final = re.compile(
    r"^\s+(?:&\s+(?:zn|zonen|co|partners?)\b|(?:en|&)\s+(?:zonen|partners)\b|B\.?V\b|N\.?V\b|V\.?O\.?F\b|BV\b|NV\b|Groep|"
    r"Group|Holding|Uitzend\w+|Advies|Advocaten|Transport|Logistics|Logistiek|Bouw|Vastgoed|Wonen|"
    r"Consultancy|Consulting|Events|Flex\w*|Personeel\w*|Agro|Beheer|Techniek|Interim|Accountants|Makelaars|Tuinbouw|"
    r"Workforce|People|Jobs|Solutions|Services|Company|Works|Labour|Recruitment|Staffing|Kwekerij\w*|Champignons|Fruit|Groente\w*|Huisvesting|Housing|Hotel|Stichting|Foundation|Nederland|International)\b"
)

PUBLIC_PLACE: Final = re.compile(
    r"\w{3}(?:straat|laan|weg|plein|dijk|kade|singel|markt|dreef|steeg|gracht|plantsoen|boulevard|hof|park|zaal|huis|brug|"
    r"centrum|haven|poort|veld|berg|kasteel|kerk|toren|hal)$",
    re.IGNORECASE,
)
GEOGRAPHY: Final = frozenset(
    """
    nederland holland duitsland belgië belgie polen roemenië roemenie bulgarije oekraïne oekraine spanje italië
    frankrijk portugal hongarije tsjechië slowakije griekenland turkije marokko syrië engeland vlaanderen europa
    limburg brabant noord-brabant gelderland utrecht overijssel drenthe groningen friesland fryslân flevoland
    zeeland noord-holland zuid-holland amsterdam rotterdam haag eindhoven tilburg breda helmond nijmegen arnhem
    zwolle leeuwarden assen apeldoorn enschede brussel antwerpen luik hasselt aken aachen keulen düsseldorf
    berlijn warschau boekarest sofia londen parijs maas rijn waal peel kempen westland betuwe veluwe randstad
    gouvernement provinciehuis binnenhof eu
    """.split()
)

HUMAN_VERBS: Final = re.compile(
    r"^\s+(?:belt|mailt|appt|vraagt|vroeg|zegt|zei|geeft\s+aan|gaf\s+aan|geeft\s+een\s+toelichting|licht\s+toe|meldt|meldde|"
    r"stelt\s+voor|stelde\s+voor|neemt\s+(?:contact|dit|het|op)|heeft\s+(?:gebeld|gemaild|aangegeven|gevraagd|gezegd|"
    r"toegezegd|gemeld|contact)|zal\s+\w+|gaat\s+\w+|kan\s+(?:niet|er|wel)|is\s+(?:ziek|afwezig|aanwezig|verhinderd|op\s+vakantie|"
    r"met\s+verlof|akkoord|er\s+niet)|koppelt\s+terug|koppelde\s+terug|belde|mailde|attendeert|informeert|vertelt|vertelde|"
    r"bespreekt|deelt|stuurt|stuurde|pakt\s+\w+\s+op|zoekt\s+\w+\s+uit|wacht\s+op|doet\s+\w+|regelt|sluit\s+aan|"
    r"schuift\s+aan|opent|sluit\s+de|verlaat|komt\s+\w+|wil\s+graag|vindt|denkt|reageert|antwoordt|schrijft|levert\s+aan|"
    r"bezoekt|spreekt|maakt\s+\w+|coördineert|vervangt|heet\s+\w+|thuis|ziek|(?:laat|liet)\s+weten|"
    r"(?:nam|ging|kwam|deed|sloot|schoof|wilde|zou|moest)\s+\w+|kon\s+(?:niet|er|wel)|bezocht|sprak|schreef|reageerde|"
    r"deelde|dacht|vond|verliet|verving|regelde|informeerde|besprak)\b"
)
"""What only a person does; a bare noun at the start of a Dutch sentence that does it is a name."""

PARTICLE: Final = (
    r"(?:[Vv]an\s+de[rn]?|[Vv]an\s+het|[Vv]an\s+['’‘`´]t|[Vv]an\s+ter|[Vv]an|[Vv]on\s+der|[Vv]on|[Dd]e\s+la|[Dd]en?|[Dd]er|"
    r"[Tt]e[rn]?|['’‘`´][Tt]|[Ii]n\s+['’‘`´]t|[Ii]n\s+den|[Oo]p\s+de[n]?|[Oo]p\s+het|[Uu]it\s+den?|[Aa]an\s+de|[Dd]’|"
    r"[Vv]\.?\s?d\.?|[Vv]/d|[Vv]d|[Vv]\.\s?d\.?|[Dd]a|[Dd]i|[Ee]l|[Aa]l|[Bb]en|[Ll]a|[Ll]e|[Zz]u)"
)
STRONG_PARTICLE: Final = re.compile(
    r"^(?:van\s+de[rn]|van\s+['’‘`´]t|v\.?\s?d\.?|v/d|der|den|te[rn]|['’‘`´]t|in\s+['’‘`´]t|in\s+den|op\s+den?|uit\s+den?|von(?:\s+der)?)$"
    r"|^Van\s+(?:de[rn]?|het|['’‘`´]t)$|^Op\s+de$|^De\s+la$",
)
"""In front of a capital these are part of a surname; `van de` and `de` alone are not."""

FUNCTIONAL: Final = re.compile(
    r"^(?:info|post|mail|contact|secretariaat|griffie|gemeente|burgerzaken|balie|loket|redactie|pers|communicatie|"
    r"vergunningen|wonen|omgevingsloket|bestuurssecretariaat|no-?reply|support|helpdesk|receptie|administratie|"
    r"woo|avg|privacy|taskforce|stuurgroep|team|kcc|klantcontact|algemeen|hello|hallo|office|hr|personeel|planning|"
    r"arbeidsmigranten|huisvesting|ruimte|economie|registratie|publiekszaken|meldpunt|studiezaal|inkoop|facturen|debiteuren|"
    r"subsidies|aanmelden|inschrijven|events?|horzel)(?:[._-].*)?$",
    re.IGNORECASE,
)
"""The part before the @ of an address that belongs to no person."""
