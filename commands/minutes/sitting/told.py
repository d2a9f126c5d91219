"""The meeting as the first sentences tell of it: "het verslag van ons overleg van 4 november"."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.sections import Block
from commands.minutes.parts.announced import announces
from commands.minutes.parts.clocks import clocks_in
from commands.minutes.parts.days import DAY, days_in
from commands.minutes.parts.mail import HEAD, SUBJECT
from commands.minutes.parts.sentences import sentences
from commands.minutes.sitting.whereabouts import place_behind
from storage.frozen import dataclass

_BODY = re.compile(
    r"\b\w*(?:overleg|vergadering|bijeenkomst|taskforce|groep|tafel|team|sessie|platform|gesprek)\b", re.IGNORECASE
)
_HELD = re.compile(
    r"\b(?:(?:van|uit|tijdens|over|in|bij|op)\s+|n\.a\.v\.\s*)(?:het|de|ons|onze)\s+(?P<what>[^,.;:()]{3,80}?)\s*,?\s*(?:(?:van|op|d\.?d\.?)\s+)?"
    rf"(?:(?:afgelopen|jl\.?)\s+)?(?=(?:{DAY.pattern}))",
    re.IGNORECASE,
)
_NOTED = re.compile(
    rf"\b(?P<what>aantekeningen|notities|verslagje|verslag|notulen|actiepunten|acties|afspraken|terugkoppeling)\b"
    rf"[^.\d]{{0,20}}\b(?:van|uit)\b[^.\d]{{0,25}}(?=(?:{DAY.pattern}))",
    re.IGNORECASE,
)
"""What somebody sends of a meeting, and of which day it was: "mijn aantekeningen van dinsdag (8 sept)"."""
_GREETS = re.compile(
    r"(?:hoi|hallo|ha|hi|dag|beste|geachte|lieve|goede(?:morgen|middag|navond)|collega['’]?s)\b", re.IGNORECASE
)
_WAS_HELD = re.compile(
    r"\b(?:verslag\w* van (?:gisteren|vandaag|vanmorgen|vanmiddag|(?:maan|dins|woens|donder|vrij)dag)|duurde|te gast|"
    r"vond(?:en)? plaats|(?:spraken|kwamen)\b[^.]{0,30}\b(?:elkaar|bijeen|samen))\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:plaats|elkaar|bijeen|samen|gast) (?:in|op|bij) (?:het |de )?"
    r"(?P<place>[^,.;(]{3,60}?)(?=\s*(?:[,.;(]|van \d|$))"
)
_FIRST = 12
"""Paragraphs in which a document says what it is about."""


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting as a sentence tells of it."""

    title: str
    day: date
    start: time | None
    end: time | None
    place: str | None


def hours_in_text(blocks: Sequence[Block]) -> tuple[time, time | None, str | None] | None:
    """The times and the place in a sentence such as "Het gesprek duurde van 11.00 tot 12.00 uur"."""
    texts = [block.what.text for block in blocks if isinstance(block.what, Paragraph)]
    for sentence in (sentence for text in texts[:_FIRST] for sentence in sentences(text)):
        if _WAS_HELD.search(sentence) and not announces(sentence) and (clocks := clocks_in(sentence)):
            where = _WHERE.search(sentence)
            return clocks.start, clocks.end, where["place"] if where else place_behind(sentence[clocks.last :])
    return None


def names_meeting(title: str) -> bool:
    """Whether a title says of what kind of meeting it is."""
    return bool(_BODY.search(title))


def told_in_mail(head: Sequence[str], blocks: Sequence[Block], now: datetime) -> Told | None:
    """The meeting in the sentences of a mail whose subject names no day; `now` is when it was written."""
    mail = [text for text in head[:12] if HEAD.match(text)]
    greeted = any(_GREETS.match(text) for text in head[:2])
    if (len(mail) < 2 and not greeted) or any(SUBJECT.match(text) and days_in(text, now) for text in mail):
        return None
    said = [
        block.what.text for block in blocks if isinstance(block.what, Paragraph) and not HEAD.match(block.what.text)
    ]
    for sentence in (sentence for text in said[:_FIRST] for sentence in sentences(text)):
        match, noted = _HELD.search(sentence), _NOTED.search(sentence)
        match = match or noted
        found = [hit for hit in days_in(sentence, now) if match and hit.start >= match.end() - 1]
        if match is None or not found or announces(match.group()) or not (noted or names_meeting(match["what"])):
            continue
        if found[0].day <= now.date():
            tail = sentence[found[0].end :]
            clocks = clocks_in(tail)
            start, end = (clocks.start, clocks.end) if clocks else (None, None)
            title = f"{match['what'][:1].upper()}{match['what'][1:]}"
            return Told(title, found[0].day, start, end, place_behind(tail))
    return None
