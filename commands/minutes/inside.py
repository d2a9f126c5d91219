"""Points in the sentences of a paragraph that no mark stands in front of."""

import re
from dataclasses import replace
from typing import TypeAlias

from commands.minutes.agreed import agreements, promised_by
from commands.minutes.behind import marks_behind, told_behind
from commands.minutes.doers import doers
from commands.minutes.fields import Pieces
from commands.minutes.known import KnownNames
from commands.minutes.leading import PLURAL, telling_parts
from commands.minutes.markers import Mark
from commands.minutes.paragraphs import Paragraph
from commands.minutes.pieces import take_apart
from commands.minutes.sections import Section
from commands.minutes.sentences import sentences

_NEXT = re.compile(r"(?:het )?vervolg(?:proces|traject|aanpak)?|hoe (?:nu )?verder\??", re.IGNORECASE)
"""Above sentences about who does what from here."""
_Told: TypeAlias = tuple[tuple[Mark, Pieces], ...]


def told_inside(
    paragraph: Paragraph, section: Section, known: KnownNames, loud: frozenset[str], *, unmarked: bool
) -> _Told:
    """By what stands behind a sentence, by who does it, or (`unmarked`) because nothing in the document has a mark."""
    kind = section.kind
    found: _Told = () if kind in ("agenda", "present") else tuple(marks_behind(paragraph, known))
    if not found and kind in ("plain", "list"):
        found = tuple((mark, take_apart(mark.text, known)) for mark in told_behind(paragraph, known))
    if not found and unmarked:
        found = tuple(agreements(paragraph, known))
    if not found and kind == "plain" and _NEXT.fullmatch(section.sub or section.title):
        said = (sentence for sentence in sentences(paragraph.text) if promised_by(sentence, known))
        found = tuple((Mark("behind", each, paragraph.line), take_apart(each, known)) for each in said)
    if not found and kind == "plain":
        told = doers(paragraph, loud, known)
        found = tuple((mark, replace(take_apart(mark.text, known), owners=mark.owners)) for mark in told)
    if not found and (match := PLURAL.match(paragraph.text)):
        parts = telling_parts(match["text"], known)
        found = tuple((Mark("word", pieces.text, paragraph.line), pieces) for pieces in parts)
    return found
