"""Owners as a secretary writes them: organisations, regions, roles, people, "allen"; unknown stays unknown."""

import re

from commands.minutes.parts.known import LINK, NOBODY, KnownNames
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.verbs import is_finite, says_what_one_does

_UNKNOWN = re.compile(
    r"^(?:\s*|[-–—_.…?*xX]+|n\.?\s?t\.?\s?b\.?|n\.?n\.?b\.?|n\.?n\.?|n\.?v\.?t\.?|nog (?:te bepalen|"
    r"onbekend|niet bekend|in te vullen|toe te wijzen|te verdelen)|niet (?:benoemd|genoemd|bekend|toegewezen)|"
    r"nader te bepalen|onbekend|tbd|tba|"
    r"(?:nog )?geen (?:trekker|eigenaar|actiehouder|naam)|"
    r"(?:(?:datum|wie|naam) )?volgt(?: nog)?|"
    r"vacature|vacant|niemand|wie\s?\??|naam\s?\??|p\.?m\.?|geen|nog onduidelijk)$",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"(?:adviseur|ambassadeur|makelaar|secretaris(?:sen)?|secretariaat|voorzitters?|co[öo]rdinator(?:en)?|managers?|"
    r"leiders?|regisseurs?|corporaties?|koepels?|organisaties?|vertegenwoordigers?|provincies?|gemeenten?|"
    r"regio['’]?s?|ministeries?|groep|taskforce|team|leden|lid|\ballen|\ballemaal|\biedereen|\balle|wethouders?|"
    r"gedeputeerden?|burgemeesters?|directeur(?:en)?|directie|medewerkers?|ambtenaar|ambtenaren|juristen?|notulist|"
    r"penningmeester|partners?|partijen|huisvesters?|werkgevers?|uitzenders?|bureaus?|platform|politie|brandweer|"
    r"waterschap|ontwikkelaars?|architecten?|aannemers?|onderzoekers?|woordvoerders?|communicatie|trekkers?|"
    r"initiatiefnemers?|beheerders?|bewoners?|vereniging(?:en)?|stichting(?:en)?|griffier?|colleges?|bestuur|afdeling|"
    r"dienst|deskundigen?|accountant|ondernemers?|onderwijs|scholen|school|universiteit|bibliotheek|zorg|ggd|riec|"
    r"rijk|trio|driehoek|werkgeverspunt|servicepunt|bouwer|eigenaar|eigenaren|planoloog|stedenbouwkundige|specialist|"
    r"expert|controller|deelnemers?|kwartiermaker|portefeuillehouders?|bestuurders?|ondersteuner|inspecteurs?|"
    r"inspectie|handhaving|toezicht|commissies?|meesters?|docenten|docent|leraren|ouders?|therapeuten|artsen|arts|"
    r"verpleegkundigen?|wijkteams?|verhuurders?|rederij|vervoerders?|exploitant|opdrachtnemers?|opdrachtgevers?|"
    r"redactie|webmaster|vrijwilligers?|museum|fonds|raad|fracties?|hoofd|rector|decaan|curator|gemachtigde|"
    r"boswachters?|regiokantoor|voorzitterschap)$",
    re.IGNORECASE,
)
"""How a word for a role or a kind of organisation ends: "projectbureau" as well as "bureau"."""
_PREPOSITIONS = frozenset(
    "op met over naar om dat inzake tussen uit tot na als of niet een dit deze die zodat per".split()
)
_NO_NAME = frozenset(
    "er we wij ik hij zij ze men dit dat deze die het ook nog wel daar hier dan nu zo wat wie waar hoe als indien "
    "om voor na uiterlijk vervolgens daarna verder tevens hierbij hierover daarover geen graag maandag dinsdag "
    "woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober "
    "november december nb ps fyi tip week overig overige diversen algemeen nieuw open samen gezamenlijk".split()
)
"""Words that open a sentence or a cell with a capital, but never name anybody."""
_FIRST_NAMES = frozenset(
    "jan piet kees klaas henk willem johan peter paul mark marc erik eric frank hans rob robert ruud "
    "roel roos sjoerd sander stefan sven thomas tim tom ton "
    "tijs thijs wim wouter yvonne anna anne annemarie annemiek anita anja angelique arjan bart bas ben "
    "bert bram carla carlo caroline chantal chris "
    "christel corine daan danielle david dennis diana dirk edith edwin elly ellen els emma esther eva "
    "evelien femke ferry floor fleur fred frans frits gerard "
    "gert ger geert guido hanneke harm harrie harry heleen helma herman hilde huub ilse inge ingrid "
    "irene iris jaap jacqueline jasper jeroen jet jessica jo joep "
    "joost joke jolanda jos josé judith juul karin karen kim koen lars laura leo lian lianne lieke linda "
    "lisa loes lotte louis luc luuk maaike maarten manon "
    "marcel margriet maria marian marianne marieke marijke marion marjan marjolein martijn martin "
    "mathijs max michel michiel mieke miranda mirjam monique nadia "
    "nancy natasja nathalie nick nicole niels noor olaf pascal patrick petra pim pieter ramon raymond "
    "rené renate renee richard rik rianne ria ron ronald sandra "
    "saskia sanne simone simon sofie sophie susan suzanne theo tineke toon twan vera victor vincent "
    "wendy wil wilma fatima mohammed ahmed ali samira youssef "
    "karim hassan bianca carmen cindy claudia debbie desiree dorien ineke jacco jelle joris jules "
    "karlijn lidy lucia marloes mariska miriam mandy nynke peggy "
    "rachel rinske roger sabine sarah silvia tamara tessa trudy ursula willemijn yara lia riet".split()
)
_WORDS_TOO = frozenset("wil ton roos jet bas toon frank mark bert tom max noor tim".split())
"""First names that, without their capital, are words or signs as well."""
_ACRONYM = re.compile(r"^(?:[A-Z][A-Za-z&]*[A-Z][A-Za-z0-9&]*)(?:-[A-Z][\w]*)*$")
_ACRONYM_LENGTH = 8
"""Capitals that go on are a head: "VERGUNNINGEN"."""
_INITIALS = re.compile(r"^(?:[A-Z]\.\s?){1,4}\s?(?:(?:van|de|der|den|ten|ter|te)\s)*[A-Z][\w'’-]+$")
_COURTESY = re.compile(
    r"^(?:heer|dhr\.?|mevrouw|mevr\.?|mw\.?|wethouder|gedeputeerde|"
    r"burgemeester)\s+(?:[A-Z]\.\s?)*(?:[a-z]+\s){0,3}[A-Z][\w'’-]+$"
)
_BODY = re.compile(
    r"^(?:\w*groep|team|afdeling|\w*commissie|cluster|bureau|dienst|stichting|vereniging|programma|domein)"
    r" (?!en\b|te\b|om\b|over\b|met\b|naar\b|is\b|zal\b|informeren|vragen|uitnodigen|benaderen|organiseren|"
    r"oprichten|opzetten|starten|instellen|samenstellen|bijeenroepen|plannen|voorbereiden|betrekken)[\w'’-]+$",
    re.IGNORECASE,
)
"""A body and what it is about: "werkgroep laadpalen"."""
_OTHERS = re.compile(r"(?:^|\s+)(?:e\.?\s?a|c\.?\s?s|etc|enz)$", re.IGNORECASE)
""" "VNG e.a.", "Weert, Venlo etc.": others that nobody names."""
_SPLIT = re.compile(r"\s*(?:[,;/+&]|\n|\s(?:i\.?s\.?m\.?|m\.?m\.?v\.?|i\.?o\.?m\.?)\s)\s*")
_WITH_EN = re.compile(
    r"\b(?:Peel en Maas|Mook en Middelaar|Aa en Hunze|Berg en Dal|Dijk en Waard|Gilze en Rijen|Kaag en "
    r"Braassem|[A-Z]\w+ a/d [A-Z]\w+|Son en Breugel|Maas en Waal|Gerwen en Nederwetten|"
    r"(?:[A-Z][\w'’-]*\s)+en omstreken|waterschap [A-Z]\w+ en [A-Z]\w+|"
    r"(?:afdeling|team|directie|programma|cluster|domein|ministerie van|werkgroep|beleidsadviseur|adviseur|"
    r"portefeuillehouder)\s[\w-]+ en [\w-]+|"
    r"[\w]+- en [\w-]+)\b",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(r"(?:\b[A-Z]\w+-(?:,|\s(?:en|&))\s)+[A-Z]\w+(?P<end>-[A-Z]\w+)")
""" "Noord-, Midden- en Zuid-Limburg": what ends alike is written once."""
_TITLE = re.compile(
    r"\b(?:wethouder|gedeputeerde|burgemeester|minister|de heer|mevrouw|dhr\.?|mevr\.?|mw\.?|"
    r"staatssecretaris|directeur)\s+(?:[A-Za-z]+\s){0,3}[A-Z][\w'’-]+$"
)


def split_owners(text: str, known: KnownNames = NOBODY) -> tuple[str, ...]:
    """The owners of a cell or of what stood between brackets, as written; "( )", "?" and "n.t.b." give none."""
    text = tidy(text).strip("[]{} .;:,")
    text = re.sub(
        r"^(?:actie|actiehouder|wie|trekker|eigenaar|verantwoordelijke?|door|ap|actiepunt|huiswerk(?: voor)?)\s*"
        r"[:\-–]?\s+(?=\S)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    kept: list[str] = []
    for place in _apart(text, known):
        owner = _OTHERS.sub("", tidy(place).strip(" .;:,–-@"))
        if owner.startswith("(") and owner.endswith(")"):
            owner = owner[1:-1].strip()
        owner = re.sub(r"^(.+) \(\1\)$", r"\1", owner)
        for name in () if _UNKNOWN.match(owner) else _in_a_row(owner, known):
            if name.casefold() not in {other.casefold() for other in kept}:
                kept.append(name)
    return tuple(kept)


def _in_a_row(owner: str, known: KnownNames) -> list[str]:
    """Names of those who were there with nothing in between: "Frank Redouan Peter"; two may be one name."""
    words = owner.split()
    there = all(word[0].isupper() and word.casefold() in known.present for word in words)
    return words if there and len(words) > 2 and owner.casefold() not in known.actors else [owner]


def _apart(text: str, known: KnownNames) -> list[str]:
    """Cut at commas, slashes and "en", but not inside brackets nor inside a name such as "Peel en Maas"."""
    text = _ELLIPTIC.sub(lambda match: re.sub(r"-(?=\W)", match["end"], match.group()), text)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\x00{len(kept) - 1}\x00"

    text = re.sub(r"\([^)]*\)", keep, text.replace("\x00", " "))
    for name in known.joined:
        text = re.sub(rf"\b{re.escape(name)}\b", keep, text, flags=re.IGNORECASE)
    text = _WITH_EN.sub(keep, text)
    parts = _SPLIT.split(re.sub(r"\s+(?:en|EN|and|alsmede|samen met)\s+", ",", text))
    return [_restored(part, kept) for part in parts]


def _restored(part: str, kept: list[str]) -> str:
    while "\x00" in part:
        part = re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], part)
    return part


def without_article(name: str) -> str:
    """ "de LLTB" is LLTB and "onze secretaris" the secretaris; "De heer Bos" stays "de heer Bos"."""
    bare = re.sub(r"^(?:de(?!\s+heer\b)|het|onze)\s+", "", name, flags=re.IGNORECASE)
    return re.sub(r"^De(?=\s+heer\b)", "de", bare)


def names_a_role(word: str) -> bool:
    """Whether one word is what somebody is or does: "programmasecretaris"."""
    return bool(ROLE.search(word.strip(" .,;:()")))


def is_unknown(text: str) -> bool:
    """ "( )", "?" and the like: a place for an owner with nobody in it."""
    return bool(_UNKNOWN.match(tidy(text).strip("()[] ")))


def is_person(text: str) -> bool:
    """Whether the words begin with a common first name and hold little more: "Dirk", "Maurice & Kim"."""
    words = text.casefold().replace(",", " ").split()
    return 0 < len(words) <= 3 and words[0] in _FIRST_NAMES


def likeness(owner: str, known: KnownNames) -> int:
    """2 when these words surely name an owner, 1 when they look like a person's name, else 0."""
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", tidy(owner)).strip("@ .")
    bare = re.sub(r"^(?:iemand (?:van|uit|namens)\s+)?(?:(?:de|het|een|onze)\s+)?", "", bare, flags=re.IGNORECASE)
    tokens = bare.split()
    if not tokens or tokens[0].casefold() in _NO_NAME:
        return 0
    if len(tokens) > 7 or len(bare) > 70 or re.search(r"\d{3}|[:;!?]", bare):
        return 0
    if bare.casefold() in known.actors or tidy(owner).casefold() in known.actors or owner.startswith("@"):
        return 2
    if (
        (_ACRONYM.match(bare) and not (len(bare) > _ACRONYM_LENGTH and bare.isupper() and bare.isalpha()))
        or _INITIALS.match(bare)
        or _BODY.match(bare)
    ):
        return 2
    if any(map(_no_part_of_a_name, tokens)) or tokens[-1] in LINK or any(map(_tells_what_is_done, tokens[1:-1])):
        return 0
    if _COURTESY.match(bare):
        return 2
    if (
        ROLE.search(tokens[0])
        and tokens[1:2] not in (["de"], ["het"], ["een"])
        and not re.search(r"\b(?:over|voor|vóór|uiterlijk|met|naar|te|om|dat)\b", " ".join(tokens[1:]), re.IGNORECASE)
    ):
        return 2
    inside, outside = {"aan", "bij", "in", "op", "voor"}, LINK | {"met", "naar", "over"}
    apart = inside & set(tokens[1:-1]) or tokens[0].casefold() in outside
    if ROLE.search(tokens[-1]) and len(tokens) <= 3 and not apart:
        return 2
    names = [token for token in tokens if token.casefold() not in LINK]
    if (
        names
        and tokens[0].casefold().split("-")[0] in _FIRST_NAMES
        and (all(name[0].isupper() for name in names) or (len(tokens) == 1 and bare not in _WORDS_TOO))
        and len(names) <= 3
    ):
        return 2
    return (
        1
        if names
        and len(names) <= 3
        and "voor" not in tokens
        and all(name[0].isupper() for name in names)
        and tokens[0][0].isupper()
        else 0
    )


def _no_part_of_a_name(token: str) -> bool:
    """A verb or a preposition: then the words are a sentence, not a name."""
    if not token[0].islower() or ROLE.search(token) or token in LINK:
        return False
    return (
        token.endswith("en")
        or bool(re.match(r"ge[a-z]+d$", token))
        or says_what_one_does(token)
        or token in _PREPOSITIONS
    )


def _tells_what_is_done(token: str) -> bool:
    """What stands behind a name and before more is then its verb: "Provincie Limburg bezorgt de lijst"."""
    return token.isalpha() and is_finite(token, plural=False, rest=".", owner_sure=True)


def all_owners(text: str, known: KnownNames, least: int) -> tuple[str, ...]:
    """The owners of `text` when every part of it is one with at least this likeness; else none."""
    owners = split_owners(text, known)
    return owners if owners and all(likeness(owner, known) >= least for owner in owners) else ()


def is_aside(before: str, inside: str) -> bool:
    """Whether the words in brackets explain the name in front of them: "wethouder Jansen (gemeente Weert)", "(SML)"."""
    if _TITLE.search(before.rstrip()):
        return True
    if re.fullmatch(r"[A-Z]{2,6}", inside.strip()):
        first = "".join(re.findall(r"\b([A-Za-z])[\w]*", re.sub(r"-", " ", before)))[-len(inside.strip()) :]
        capitals = "".join(re.findall(r"[A-Z]", " ".join(before.split()[-4:])))
        return first.casefold() == inside.strip().casefold() or capitals.endswith(inside.strip())
    return False
