"""Points of last time told in running prose: "Het gesprek met Weert is gevoerd. De excursie gaat niet door."."""

import re
from collections.abc import Iterable
from dataclasses import replace

from commands.minutes.finding.points import Point
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.sections import Section
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import sentences
from commands.minutes.parts.status import Status, outcome_of
from commands.minutes.parts.subject import subject_of

_VERB = (
    r"(?:is|zijn|werd|werden|wordt|worden|staat|staan|loopt|lopen|vervalt|vervallen|gaat|gaan|heeft|hebben|blijft|"
    r"blijven|schuift|schuiven|ligt|kan|hoeft)"
)
_NO_NOUN = (
    r"(?!(?:Bij|In|Op|Voor|Na|Met|Van|Er|Dit|Dat|Daar\w*|Hier\w*|Ook|Verder|Inmiddels|Naar|Over|Om|Uit|Tot|Door|Als|We|"
    r"Wij|Hij|Zij|Ze|Niemand|Aan|Tijdens|Vanuit|Onder|Tussen|Wel|Nu|Tevens|Namens|Vanwege)\b)"
)
_TOLD = re.compile(
    rf"{_NO_NOUN}(?P<what>(?:(?:De|Het|Een) [^\s,]+|[A-Z]\S+)(?:\s[^\s,;:]+){{0,11}}?) (?P<said>{_VERB}\b.*)$"
)
"""What was to be done, and behind the verb what became of it."""
_NAMED = re.compile(r"(?P<what>[A-Z][^:.,]{2,60}): (?P<said>\S.*)$")
""" "Huisstijl: Jan heeft het logo ontvangen, afgerond"."""
_PERFECT = re.compile(r"(?:heeft|hebben)\b")
"""What somebody did; what the group does in the meeting is no point: "De leden lopen de punten langs"."""
_GENERAL = re.compile(
    r"\b(?:\w*verslag|notulen|\w*lijst|actie(?:s|punt(?:en)?)|afspraken|punten|vergadering|overleg|bijeenkomst|agenda|"
    r"voorzitter|opmerkingen|rest|overige|besluit(?:en)?|alle\w*)\b",
    re.IGNORECASE,
)
"""No point but the list of them, or who talks about it."""
_OPEN = re.compile(
    r"\b(?:nog|loopt|lopen|open|aangehouden|doorgeschoven|uitgesteld|schui(?:ft|ven)|blij(?:ft|ven)|vertraagd)\b", re.I
)
_HEAD = re.compile(r"terugblik\W*$", re.IGNORECASE)
_OF_LAST_TIME = re.compile(
    r"\b(?:afspraken|acties|actiepunten|actielijst)\b[^.]*\b(?:bekeken|doorgenomen|doorgelopen|nagelopen|langsgelopen|"
    r"besproken|langs)\b",
    re.IGNORECASE,
)
_LEAST = 2
"""Sentences that have to tell what became of something, where no head says that points are looked back on."""


def looked_back(paragraph: Paragraph, section: Section, group: int, known: KnownNames) -> list[Point]:
    """The points in a paragraph about those of last time; none where it is about something else."""
    found = list(_told(paragraph, known)) if section.kind == "review" or _may_look_back(paragraph, section) else []
    clear = section.kind == "review" or (len(found) >= _LEAST and len({pieces.status for pieces in found}) > 1)
    old = replace(section, kind="review")
    return [Point(pieces, old, paragraph.line, "item", group) for pieces in found] if clear else []


def _may_look_back(paragraph: Paragraph, section: Section) -> bool:
    return section.kind == "plain" and bool(_HEAD.match(section.title) or _OF_LAST_TIME.search(paragraph.text))


def _told(paragraph: Paragraph, known: KnownNames) -> Iterable[Pieces]:
    for sentence in sentences(paragraph.text):
        named = _NAMED.match(sentence)
        match = named or _TOLD.match(sentence)
        if match is None or _GENERAL.search(match["what"]):
            continue
        if all_owners(match["what"], known, 2) and not _PERFECT.match(match["said"]):
            continue
        outcome: Status = outcome_of((match["said"],))
        if outcome in ("afgerond", "vervallen") or _OPEN.search(match["said"]):
            owners = () if named else subject_of(sentence, known)
            text = sentence.rstrip(".") if owners else match["what"]
            yield Pieces(text, owners, bool(owners), status=outcome, note=match["said"])
