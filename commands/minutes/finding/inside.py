"""Points in the sentences of a paragraph that no mark stands in front of."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from commands.minutes.finding.agreed import agreements
from commands.minutes.finding.behind import marks_behind, told_behind
from commands.minutes.finding.doers import doers
from commands.minutes.finding.leading import PLURAL, telling_parts
from commands.minutes.finding.markers import NUMBER, Mark
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.sections import Section
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import all_owners, likeness
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.promises import promised_by
from commands.minutes.parts.sentences import sentences
from commands.minutes.parts.verbs import says_what_one_does, tells_task

_NEXT = re.compile(r"(?:het )?vervolg(?:proces|traject|aanpak)?|hoe (?:nu )?verder\??", re.IGNORECASE)
"""Above sentences about who does what from here."""
_SAID = re.compile(
    rf"\W{{0,3}}(?:actie(?:punt)?|AP|to[- ]?do)\s+(?:(?P<nr>{NUMBER})\s+|voor\s+)?(?P<text>\w[^:]+)$", re.IGNORECASE
)
_STATES = re.compile(r"(?:nodig|gewenst|vereist|van|in|met|is|wordt|te)\b|(?!om\b).*\b(?:om|te)\b", re.IGNORECASE)
"""Behind a name: what is said of an action, and nothing to do."""
_WHOLE = 5
"""Words of a sentence in bold that says what is to be done; "Martin gaat hiermee verder." does not."""
_LONGEST = 5
"""Words in the names of those who act."""
_Told: TypeAlias = tuple[tuple[Mark, Pieces], ...]


def told_inside(
    paragraph: Paragraph, section: Section, known: KnownNames, loud: frozenset[str], *, unmarked: bool
) -> _Told:
    """By what stands behind a sentence, by who does it, or (`unmarked`) because nothing in the document has a mark."""
    kind = section.kind
    found: _Told = () if kind in ("agenda", "present") else tuple(marks_behind(paragraph, known))
    if not found and kind in ("plain", "list"):
        found = tuple((mark, take_apart(mark.text, known)) for mark in told_behind(paragraph, known))
    if not found and kind in ("plain", "list"):
        found = tuple(_without_colon(paragraph, known))
    if not found and paragraph.listed and paragraph.lead:
        found = tuple(_for_bold(paragraph, known))
    if not found and unmarked:
        found = tuple(agreements(paragraph, known))
    if not found and kind == "plain" and (paragraph.bold or _NEXT.fullmatch(section.sub or section.title)):
        said = (sentence for sentence in sentences(paragraph.text) if promised_by(sentence, known))
        told = (each for each in said if not paragraph.bold or len(each.split()) >= _WHOLE)
        found = tuple((Mark("behind", each, paragraph.line), take_apart(each, known)) for each in told)
    if not found and kind == "plain":
        shouted = doers(paragraph, loud, known)
        found = tuple((mark, replace(take_apart(mark.text, known), owners=mark.owners)) for mark in shouted)
    if not found and (match := PLURAL.match(paragraph.text)):
        parts = telling_parts(match["text"], known)
        found = tuple((Mark("word", pieces.text, paragraph.line), pieces) for pieces in parts)
    return found


def _for_bold(paragraph: Paragraph, known: KnownNames) -> Iterable[tuple[Mark, Pieces]]:
    """A name in bold in front of what it is to do, in a list: "**LLTB + LWV**: inbreng schrijven, vóór 22 mei"."""
    owners = all_owners(paragraph.lead.rstrip(" :"), known, 2)
    said = paragraph.text.removeprefix(paragraph.lead).lstrip()
    text = said.removeprefix(":").strip()
    if owners and said.startswith(":") and len(sentences(text)) == 1 and not any(map(says_what_one_does, text.split())):
        pieces = take_apart(text, known)
        if pieces.deadline or tells_task(text):
            yield Mark("behind", text, paragraph.line, owners, True), replace(pieces, owners=owners, placed=True)


def _without_colon(paragraph: Paragraph, known: KnownNames) -> Iterable[tuple[Mark, Pieces]]:
    """ "Actie Kasia om de plannen te delen", "Actie Kasia kaart regelen", "Actie uitzoeken wat geldt (Kasia)"."""
    for sentence in sentences(paragraph.text):
        if (match := _SAID.match(sentence)) is None:
            continue
        mark = Mark("word", match["text"], paragraph.line, number=match["nr"] or "")
        promised = promised_by(match["text"], known)
        if promised and all(likeness(owner, known) > 1 for owner in promised):
            yield mark, take_apart(match["text"], known)
            continue
        words = match["text"].split()
        for size in range(min(_LONGEST, len(words) - 2), 0, -1):
            owners = all_owners(" ".join(words[:size]), known, 2)
            text = " ".join(words[size:])
            if (
                owners
                and not text.startswith("en ")
                and words[size - 1] != "en"
                and not (words[size].istitle() or _STATES.match(text))
                and (text.startswith("om ") or tells_task(text))
            ):
                pieces = take_apart(text.removeprefix("om "), known)
                yield replace(mark, text=text), replace(pieces, owners=owners, placed=True)
                break
        else:
            pieces = take_apart(match["text"], known)
            if pieces.placed and pieces.owners and words[0].islower() and words[0].endswith("en"):
                yield replace(mark, text=pieces.text), pieces
