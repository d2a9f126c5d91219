"""Whether words beside the day of a meeting are its place, or make it another happening.

The rule, as the manual tells it: they are a place when none of them names a happening (congres, werkbezoek) and they
begin with "in", "te", "bij", hold a word for a building or room, an address, a gemeente, region or organisation the
body knows, or were the place of an earlier meeting. For anything else Horzel asks.
"""

import re
from enum import Enum

from commands.command import Context
from commands.words.places import gemeenten_in
from storage.directory import plain

_LEAD = re.compile(
    r"^(?:(?:toch|nu|is|wordt|de|nieuwe|andere)\s+)*(?:(?:locatie|plaats|waar)\s*:?\s+|(?:in|te|bij|op|at|@)\s+(?:het\s+|de\s+)?)",
    re.IGNORECASE,
)
INSTEAD = re.compile(r"\s+(?:ipv|i\.p\.v\.|in\s+plaats\s+van)\s.*$", re.IGNORECASE)
_BUILDING = re.compile(
    r"\b\w*(?:huis|huizen|zaal|ruimte|kantoor|gebouw|gouvernement|hotel|centrum|kamer|toren|hof|hoeve|kasteel|abdij|"
    r"klooster|school|campus|museum|theater|restaurant|caf[eé]|villa|plein|straat|laan|weg|kade|singel|park|verdieping|"
    r"vleugel|hal|station|loods|kwekerij|boerderij|veiling|teams|zoom|webex|online|digitaal|hybride|telefonisch)\b|"
    r"\b\d{4}\s?[A-Z]{2}\b|https?://",
    re.IGNORECASE,
)
_HAPPENING = re.compile(
    r"\b\w*(?:congres|congressen|bezoek|conferentie|symposium|bijeenkomst|tafels?|beurs|webinar|overleg|debat|raad|"
    r"presentatie|borrel|training|cursus|seminar|festival|opening|uitreiking|feest|lancering|excursie|lezing|sessie|"
    r"ontbijt|lunch|diner|interview|dag|afspraak|gesprek|besluit|vaststelling|publicatie|evaluatie|workshop|"
    r"challenge|masterclass|consultatie|zitting)\b|\b\w+markt\b",
    re.IGNORECASE,
)


class Meaning(Enum):
    """What words beside a day are."""

    NOTHING = "niets"
    PLACE = "plaats"
    UNCLEAR = "onduidelijk"


def meaning_of(words: str, ctx: Context) -> Meaning:
    """What the words that are left of a line about a meeting are; see the rule above."""
    if not words:
        return Meaning.NOTHING
    if plain(words) in {plain(place) for place in ctx.store.agenda.places()}:
        return Meaning.PLACE
    if _HAPPENING.search(words):
        return Meaning.UNCLEAR
    if _LEAD.match(words) or _BUILDING.search(words) or gemeenten_in(words, ctx.directory):
        return Meaning.PLACE
    known = ctx.directory.party_names
    pieces = [plain(piece) for piece in re.split(r",| - | – ", words)]
    return Meaning.PLACE if any(piece in known for piece in pieces) else Meaning.UNCLEAR


def place_of(words: str) -> str:
    """The place without the word that announced it: "in Roermond", "locatie: Venlo"."""
    words = INSTEAD.sub("", words)
    return _LEAD.sub("", words).strip(" ,;.") if _LEAD.match(words) else words.strip(" ,;")
