"""How a point stands, by the words in a status cell, behind a point or in an explanation."""

import re
from typing import Literal, TypeAlias

from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.parts.standing import DONE, GONE, RUNNING

Status: TypeAlias = Literal["afgerond", "vervallen", "doorlopend", "loopt", "open", "nieuw", "omgezet"]

_DONE = (
    rf"{DONE}|afgedaan|afgesloten|gesloten|voltooid|gerealiseerd|verwerkt|beantwoord|opgeleverd|geleverd|closed|dicht|"
    r"afgevinkt|voldaan|completed|resolved|opgelost|compleet"
)
_NOT_YET = re.compile(
    r"\b(?:\d+ van (?:de )?\d+|nog (?:niet|geen|in|te|steeds|open|bezig)|niet|geen|deels|gedeeltelijk|half|"
    r"eerste (?:versie|opzet|concept)|concept|bijna|grotendeels|"
    r"moet nog|wacht|wordt|worden|nagenoeg|volgt|volgen|"
    r"in (?:behandeling|uitvoering|voorbereiding|concept)|nog)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    rf"\b(?:{GONE}|geschrapt|afgevoerd|afvoeren|ingetrokken|geannuleerd|gecanceld|cancelled|stopgezet|gestopt|n\.?v\.?t)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(r"\b(?:doorlopend|continu(?:e)?|structureel|permanent|blijvend|staand)\b", re.IGNORECASE)
_RUNNING = re.compile(
    rf"\b(?:{RUNNING}|onderhanden|in (?:uitvoering|voorbereiding|bewerking|concept|gang)|gestart|opgepakt|deels|"
    r"gedeeltelijk|wacht(?:en)?|ingepland|gepland|vervolg|nog niet|nog geen|komt terug|in progress|wordt|volgt|"
    r"staat (?:nog )?(?:open|uit|gepland|op de agenda)|nog|\d{1,2} ?%)\b",
    re.IGNORECASE,
)
_CLOSED_CELL = re.compile(rf"^(?:ja|j|x|v|ok|af|akkoord|✓|✔|✅|☑|☒|🗹|100 ?%|{_DONE})\W*$", re.IGNORECASE)
_OPEN_CELL = re.compile(
    r"^(?:open|openstaand|nee|n|te doen|to ?do|niet (?:ge|be)start|niet begonnen|not started|backlog|"
    r"nog niet gestart|o|☐|□|\[ ?\]|-|0 ?%)\W*$",
    re.IGNORECASE,
)
_SMALL = re.compile(
    rf"\b(?:is|nog|niet|in|al|deze|dit|punt|actie|status|nog steeds|de|en)\b|[:;,.!]|{_DONE}", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:nieuwe?|open(?:staand)?)\b", re.IGNORECASE)
"""With `_SMALL`, what a status may hold beside the words of the others."""
_PERFECT = re.compile(
    r"\b(?:heeft|hebben|is|zijn|werd|werden)\b(?P<between>(?:(?!\b(?:nog|niet|geen|wordt|worden|zal|zullen)\b)[^.;])*?)"
    r"\b(?P<done>[a-z]*ge[a-z]{2,}(?:d|t|en)|(?:be|ver|ont|her|er)[a-z]{2,}(?:d|t|en)|[a-z]+eerd|"
    r"ondertekend|onderzocht|voltooid)\b",
    re.IGNORECASE,
)

_DATED = re.compile(
    r"(?!gepland|ingepland|gestart|gevraagd|verwacht|verzocht|bericht|gemeld)(?:(?:[a-z]+ge|ge|be|ver|ont)[a-z]{3,}[dt]|ontvangen)\s+"
    r"(?:(?:op|per|d\.?d\.?)\s+)?(?:\w+dag\s+)?\d{1,2}(?:[-/]\d|\s[a-z]{3})",
    re.IGNORECASE,
)
"""What was done and on which day: "Getekend op 10 februari"."""


def is_done(status: Status | None) -> bool:
    """Whether a point with this status is behind us."""
    return status in ("afgerond", "vervallen", "omgezet")


def is_status(text: str) -> bool:
    """Whether these words say nothing but a status."""
    text = tidy(text).strip("()[]. ")
    if not text or len(text) > 40:
        return False
    if text == "af":
        return True
    plain = text
    for pattern in (_GONE, _SMALL, _STANDING, _RUNNING, _OPEN):
        plain = pattern.sub(" ", plain)
    return not re.search(r"[A-Za-zÀ-ÿ0-9]", plain)


def status_of(cell: str) -> Status | None:
    """The status in a status cell; None when the words do not say one."""
    text = tidy(cell).strip("()[] ")
    if not text:
        return None
    first, *more = sentences(text)
    if more and is_status(more[-1]):
        text = first = more[-1]
    unfinished = bool(_NOT_YET.search(first))
    rules: tuple[tuple[bool, Status], ...] = (
        (bool(_CLOSED_CELL.match(text)), "afgerond"),
        (bool(_OPEN_CELL.match(text)), "open"),
        (bool(re.match(r"nieuwe?\b", text, re.IGNORECASE)), "nieuw"),
        (bool(_GONE.search(first)), "vervallen"),
        (bool(re.match(rf"(?:{RUNNING})\b", first, re.IGNORECASE)), "loopt"),
        (bool(re.search(rf"\b(?:{_DONE})\b", first, re.IGNORECASE)) and not unfinished, "afgerond"),
        (bool(_STANDING.search(first)), "doorlopend"),
        (bool(re.match(r"open", first, re.IGNORECASE)), "open"),
        (bool(_RUNNING.search(text)), "loopt"),
        (bool(_DATED.match(first)), "afgerond"),
        (_is_result(first) and len(first) < 80 and not unfinished, "afgerond"),
    )
    return next((status for applies, status in rules if applies), None)


def outcome_of(explanation: tuple[str, ...]) -> Status:
    """What an explanation under a reviewed point says became of it; "loopt" when it does not tell.

    The first sentence decides: "Afspraak is gemaakt en vindt plaats op …" is done, "Op 20 april vindt
    hierover overleg plaats" is not.
    """
    said = [sentence for text in explanation for sentence in sentences(text)]
    for sentence in said[:3]:
        first = _CLAUSE.split(sentence, maxsplit=1)[0]
        if is_status(first) and (state := status_of(first)) in ("afgerond", "vervallen", "loopt"):
            return state
        if _OFF.search(sentence) and (_DONE_FIRST.match(sentence) or _is_result(sentence)):
            return "afgerond"
        if _GONE.search(sentence):
            return "afgerond" if sentence != said[0] and _OFF.search(sentence) and _is_result(said[0]) else "vervallen"
        if re.search(rf"\b(?:{_DONE})\b", sentence, re.IGNORECASE) and not _NOT_YET.search(sentence):
            return "afgerond"
        if re.search(
            r"\b(?:loopt|nog niet|nog geen|aangehouden|doorgeschoven|blijft staan|blijft open|niet gereed)\b",
            sentence,
            re.IGNORECASE,
        ):
            return "loopt"
    if said and _STANDING.search(said[0]):
        return "doorlopend"
    goes_on = any(_STILL.search(sentence) for sentence in said[1:3])
    return "afgerond" if said and _is_result(said[0]) and not goes_on else "loopt"


def is_done_already(text: str) -> bool:
    """ "In 2022 is het beleid vastgesteld": a statement of what was done, and nothing to do."""
    return _is_result(text) and not re.search(r"\b(?:of|dat|die|zodra|als|wanneer|nadat|wat|welke|waar\w*)\b", text)


def _is_result(sentence: str) -> bool:
    """ "De cijfers zijn toegezonden": what was asked for has been done."""
    match = _PERFECT.search(sentence)
    if match is None or match["done"].casefold() in _NO_RESULT:
        return False
    behind = _CLAUSE.split(sentence[match.end() :], maxsplit=1)
    rest = behind[1] if len(behind) > 1 else ""
    return not _NOT_YET.search(f"{sentence[: match.end()]}{behind[0]}") and not _LEFT_OVER.search(rest)


_STILL = re.compile(r"\b(?:word(?:t|en)|moet(?:en)?|is|zijn|loopt|lopen)\s(?:\w+\s)?nog\b", re.IGNORECASE)
""" "Over de kosten wordt nog gesproken", behind a first sentence that says what was done."""
_LEFT_OVER = re.compile(r"\b(?:volgt|volgen|nog)\b", re.IGNORECASE)
_OFF = re.compile(r"\bafgevoerd\b", re.IGNORECASE)
"""Off the list: dropped, or done when that was just said."""
_DONE_FIRST = re.compile(r"(?:[a-z]+ge|ge|be|ver)[a-z]{3,}[dt]\b", re.IGNORECASE)
""" "Toegelicht in dit overleg, afgevoerd": what was done stands in front."""
_CLAUSE = re.compile(r"\s*[,;:(]\s*|\s[–—-]\s")
_NO_RESULT = frozenset(
    "gevraagd verzocht gepland ingepland geagendeerd aangegeven gemeld besproken gestart begonnen "
    "opgestart benaderd gebleken vertraagd uitgesteld verschoven "
    "ontvangen geweest bekend verwacht beoogd gewenst gemeenten geen gelegd gelegen besloten".split()
)
