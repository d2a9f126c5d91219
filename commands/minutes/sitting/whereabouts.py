"""Where a meeting was or will be: what a line holds beside its day and its times."""

import re

from commands.minutes.parts.clocks import without_clocks
from commands.minutes.parts.days import DAY
from commands.minutes.parts.sentences import tidy

_CUT = "\x01"
_PIECES = re.compile(rf"\s*(?:[{_CUT}|;·]|\s[–—-]\s)\s*")
_FRONT = re.compile(
    r"^(?:[\W_]*\b(?:d\.?d\.?|weer|van|om|tot|vanaf|aanvang|gehouden|datum|tijd|uur|plaats|locatie|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag)(?![\w-]))+[\W_]*",
    re.IGNORECASE,
)
_BACK = re.compile(r"(?:[\W_]+(?:aanvang|van|om|tot|vanaf|op|in|te|uur|plaats|gehouden)\b)+[\W_]*$", re.IGNORECASE)
_IN = re.compile(r"^(?:[Ii]n|[Bb]ij|[Tt]e|[Oo]p|[Vv]ia)\s+(?!locatie$)(?:(?:het|de|een)\s+)?")
_LEADS = re.compile(r"\s*(?:[,:(|–-]\s*|(?:uur\s+)?(?:in|bij|op|te|locatie|plaats)\b|(?:uur\s+)?[A-Z])")
_AFTER_DAY = re.compile(
    r"(?:,\s+|\s+te\s+|\s+\((?=(?:[A-Z]|online|digitaal)[^)]*\)$))(?P<place>[^\W\d][^,.;:]{2,50}(?:,\s[^,.;:]{2,30})?)$"
)
_NO_PLACE = re.compile(
    r"^(?:het|de|een|nader\b.*|nog\b.*|n\.?t\.?b\.?|onbekend|concept\w*|versie\b.*|definitief|"
    r"vastgesteld.*|(?:maan|dins|woens|donder|vrij|zater|zon)dag.*|"
    r"(?:ma|di|wo|do|vr|za|zo)\.?|week.*|(?:de)?zelfde\b.*|.*\b(?:verslag|notulen|besluitenlijst|agenda|actielijst)\b.*|"
    r"(?:aan|af)wezig.*|.*\bvolgt?(?:en)?\b.*|.*\b(?:is|wordt|worden|zijn|zal|heeft|hebben|was)\b.*)$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b\w*(?:overleg|vergadering|bijeenkomst|groep|taskforce|regiotafel|team|commissie|platform|stand-up)\b",
    re.IGNORECASE,
)
_LONGEST = 80


def place_in(text: str) -> str | None:
    """The place in a line that also says when; behind the day or the times, or else in front of them."""
    marked = without_clocks(DAY.sub(_CUT, text), _CUT)
    front, *behind = _PIECES.split(marked)
    if not behind:
        return place_of(front)
    found = next(filter(None, map(place_of, behind)), None)
    return found or (None if _BODY.search(front) else place_of(front))


def place_in_title(text: str) -> str | None:
    """The place in "Verslag van de bijeenkomst op 1 oktober 2025, Abdij Middelburg"."""
    ends = [day.end() for day in DAY.finditer(text)]
    match = _AFTER_DAY.match(text[ends[-1] :]) if ends else None
    return place_of(match["place"]) if match else None


def place_behind(tail: str) -> str | None:
    """The place in what follows the day of a meeting: "10:00 (Teams)", ", in het gemeentehuis"."""
    pieces = _PIECES.split(without_clocks(DAY.sub(_CUT, tail), _CUT))
    return next(filter(None, (place_of(piece) for piece in pieces if _LEADS.match(piece))), None)


def place_of(text: str) -> str | None:
    """These words as a place; None when they are something else."""
    text = re.sub(r"\s*\([^)]*(?:\bvolgt|n\.?t\.?b|nader)\b[^)]*\)", "", tidy(text))
    bare = _BACK.sub("", _FRONT.sub("", text)).strip(" ,;:–|-./(").lstrip("() ,")
    bare = _IN.sub("", bare if "(" in bare else bare.rstrip(")")).strip(" ,;:–|-.")
    if len(bare) < 3 or len(bare) > _LONGEST or _NO_PLACE.match(bare):
        return None
    return bare
