"""Points in the sentences of a paragraph that no mark stands in front of."""

from dataclasses import replace
from typing import TypeAlias

from commands.minutes.agreed import agreements
from commands.minutes.behind import marks_behind, told_behind
from commands.minutes.doers import doers
from commands.minutes.fields import Pieces
from commands.minutes.heads import SectionKind
from commands.minutes.known import KnownNames
from commands.minutes.leading import PLURAL, telling_parts
from commands.minutes.markers import Mark
from commands.minutes.paragraphs import Paragraph
from commands.minutes.pieces import take_apart

_Told: TypeAlias = tuple[tuple[Mark, Pieces], ...]


def told_inside(
    paragraph: Paragraph, kind: SectionKind, known: KnownNames, loud: frozenset[str], *, unmarked: bool
) -> _Told:
    """By what stands behind a sentence, by who does it, or (`unmarked`) because nothing in the document has a mark."""
    found: _Told = () if kind in ("agenda", "present") else tuple(marks_behind(paragraph, known))
    if not found and kind in ("plain", "list"):
        found = tuple((mark, take_apart(mark.text, known)) for mark in told_behind(paragraph, known))
    if not found and unmarked:
        found = tuple(agreements(paragraph, known))
    if not found and kind == "plain":
        told = doers(paragraph, loud, known)
        found = tuple((mark, replace(take_apart(mark.text, known), owners=mark.owners)) for mark in told)
    if not found and (match := PLURAL.match(paragraph.text)):
        parts = telling_parts(match["text"], known)
        found = tuple((Mark("word", pieces.text, paragraph.line), pieces) for pieces in parts)
    return found
