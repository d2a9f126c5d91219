"""Lines that stand among points and are none: "Geen", "Zie bijlage", "Volgend overleg: …", a question."""

import re

from commands.minutes.layout.heads import IDEAS, RULES
from commands.minutes.parts import announced
from commands.minutes.parts.days import DAY
from commands.minutes.parts.fields import Pieces

NOTHING = re.compile(
    r"^\W*(?:geen|n\.?v\.?t\.?|er zijn geen|geen (?:nieuwe )?(?:acties|actiepunten|bijzonderheden|"
    r"opmerkingen))\b.{0,30}$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^\W*(?:geen|n\.?v\.?t\.?|er zijn geen)(?:\s(?:nieuwe |verdere )?"
    r"(?:acties|actiepunten|bijzonderheden|opmerkingen|punten|besluiten|aanvullingen|vragen))?\W*$",
    re.IGNORECASE,
)
_LATER = re.compile(r"^[^,;]*\bvolgt(?: nog| later)?\W*$", re.IGNORECASE)
"""News about something that is not there yet: "Besluit over het logo volgt nog"."""
_SETTLED = re.compile(
    r"^(?:een|er|de|het|over)\b[^,;:]{0,60}\b(?:is|zijn|was)\s(?:\w+\s)?(?:niet|geen|het eens|akkoord)\b", re.IGNORECASE
)
"""What was found and asks nothing of anybody: "Een vervolgoverleg is niet nodig"."""
_COMES_BACK = re.compile(
    r"^(?:dit|deze?|die|beide|het|alle)\b[^,;:]{0,60}\bkom(?:t|en)\s(?:terug|aan de orde|op de agenda)\b", re.IGNORECASE
)
"""What is to be on the agenda by itself: "Beide stukken komen terug op de volgende vergadering"."""
TOLD = re.compile(
    r"\b(?:bedankt|dankt|danken|verwelkomd|(?:maakt|maken) gebruik van|stem(?:t|men) in|(?:gaa[tn]|is|zijn) akkoord)\b",
    re.IGNORECASE,
)
"""A courtesy, consent or a state of things: "De leden stemmen in", "LLTB maakt gebruik van het register"."""
_QUESTION = re.compile(r"^(?:wie|wat|waar|hoe|wanneer|waarom|welke?)\b.*\?$", re.IGNORECASE)
FIELD = re.compile(r"[A-Z][\w /-]{2,20}?\s*:\s")
"""A field below the title of a list: "Onderwerp : voortgang registratie en toezicht"."""
_WORDS = re.compile(r"[A-Za-z]{2}")
_ASIDE = re.compile(r"\([^)]*\)")
REFERS = re.compile(
    r"^\W*(?:zie\b|(?:vergader)?data\s*:|(?:N\.?B\.?|P\.?S\.?|FYI|tip|let op)\s*[:!]|tot (?:de )?volgende|"
    r"bijlage\b(?!.*[a-z]en\W*$)|(?:de )?(?:actie|besluiten)lijst|(?:wordt|worden) (?:door|be)|volgt\b|"
    r"ter info|"
    r"(?:doornemen|doorlopend?|nalopen|bespreken|vaststellen)(?:\s(?:van|de|het|vorige|actie\w*|verslag|notulen))*\W*$)",
    re.IGNORECASE,
)


def tells_nothing(text: str, pieces: Pieces) -> bool:
    """Whether what stands behind a mark is no point after all."""
    empty = not re.search(r"[A-Za-z]{2}", text) or NOTHING.match(text) or NOTHING.match(pieces.text)
    return bool(empty) or (bool(REFERS.match(text)) and not pieces.owners)


def names_nothing(text: str) -> bool:
    """Whether a line of a list of points says that there are none, or only announces or refers."""
    empty = NOTHING.match(text) or _EMPTY.match(text.partition(": ")[2])
    return bool(empty or announced.LINE.search(text) or REFERS.match(text))


def is_no_item(pieces: Pieces, title: str, *, earlier: bool) -> bool:
    """Whether a line of a list of points is news, a question, a rule of the group (by the `title` above it) or a word.

    `earlier`: the number of a point of last time stands in front, so one word is enough.
    """
    if not _WORDS.search(_ASIDE.sub("", pieces.text)) or DAY.fullmatch(pieces.text.strip(" .")):
        return True
    if len(pieces.text.split()) < 2 and not (pieces.telling or pieces.note or earlier):
        return True
    if (RULES.match(title) or IDEAS.search(title)) and not pieces.telling:
        return True
    return not pieces.owners and any(no.match(pieces.text) for no in (_QUESTION, _LATER, _SETTLED, _COMES_BACK))
