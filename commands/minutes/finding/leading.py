"""What stands in front of a point or of what became of it: a name in bold, the point itself before a colon."""

import re
from dataclasses import replace

from commands.minutes.layout.heads import SectionKind, kind_of
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.parts import deadlines
from commands.minutes.parts.days import DAY
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.outcomes import tells_outcome
from commands.minutes.parts.owners import all_owners, is_unknown, split_owners
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.parts.status import status_of
from commands.minutes.parts.verbs import tells_task

PLURAL = re.compile(
    r"^\W{0,3}(?:nieuwe\s+)?(?:acties|actiepunten|to[- ]?do['’]?s?|afspraken)\s*:\s*(?P<text>\S.*)$", re.IGNORECASE
)
"""More points behind one word: "Acties: Jan stuurt de nota; LLTB belt Weert"."""
_EARLIER = re.compile(
    r"^(?:N[rR]\.?|Punt|Actiepunt|Actie|AP|Ad)\s*[\d.-]+\s*[:.)–-]?\s+(?P<text>[^:–]+(?::|\s–)\s+\S.*)$"
)
"""A point of last time by its number: "Nr. 4 Nachtregister: format verspreid"."""
_INITIALS = re.compile(r"(?P<who>[A-Z]{2,4}(?:(?:\s?/\s?|,\s|\sen\s)[A-Z]{2,4})*)\s+(?P<text>\S+\s.+)$")
_OPENED = re.compile(rf"\s*\((?:{DAY.pattern})\)", re.IGNORECASE)
_STATED = re.compile(r"\w.*\bstatus\s*:\s*\w", re.IGNORECASE)
_BEHIND_WHO = re.compile(r"(?P<what>(?:(?!\.\s[A-Z])[^;]){6,}\([^()]{2,40}\))\s+(?P<said>[a-z].*)$")
_ARROW = re.compile(r"(?<=\w)\s*(?:->|=>|→|➜|➔)\s*(?=\w)")


def led(pieces: Pieces, paragraph: Paragraph, known: KnownNames) -> Pieces:
    """ "**Lotte** reactie opvragen", "TK de kaart voorbereiden": a name in bold or initials in front of what to do."""
    short = _INITIALS.match(pieces.text)
    if short and not pieces.owners and tells_task(short["text"]):
        owners = split_owners(short["who"], known)
        if all(owner.casefold() in known.initials for owner in owners):
            return replace(pieces, text=short["text"], owners=owners, placed=True)
    lead = paragraph.lead.rstrip(" :,-–")
    if pieces.owners or not lead or not pieces.text.startswith(lead):
        return pieces
    rest = pieces.text[len(lead) :].lstrip(" :,-–")
    owners = all_owners(lead, known, 2) if rest else ()
    return replace(pieces, text=rest, owners=owners, placed=True) if owners else pieces


def lead_in(paragraph: Paragraph, known: KnownNames) -> tuple[tuple[str, ...], str] | None:
    """The owners or the deadline that a line above a list says for all of it; None when it says something else."""
    text = tidy(paragraph.text).rstrip(":").strip()
    if len(text) > 60 or kind_of(text) != "plain":
        return None
    if is_unknown(text):
        return (), ""
    if deadlines.is_deadline(text):
        return (), text
    ends = paragraph.text.rstrip().endswith(":")
    bare = re.sub(r"^(?:door|voor|acties?)\s+", "", text, flags=re.IGNORECASE)
    owners = all_owners(bare, known, 1 if ends else 2) if ends or not paragraph.listed else ()
    return (owners, "") if owners else None


def headed(head: Paragraph, section: SectionKind, known: KnownNames) -> Pieces | None:
    """A point that is a head of its own in a list, with its status: "### Kaart maken (3 mei), Status: gereed".

    A bare day between brackets is when it was put in the list.
    """
    told = section == "list" and head.heading and _STATED.search(head.text)
    return take_apart(_OPENED.sub("", head.text), known) if told else None


def explained(pieces: Pieces, least: int, known: KnownNames) -> Pieces:
    """ "Memo vakkrachten: de heer Bos werkt hier nog aan" is a point and what became of it."""
    if match := _ARROW.search(pieces.text):
        what, said = pieces.text[: match.start()], pieces.text[match.end() :]
        return replace(take_apart(what, known), note=tidy(f"{said} {pieces.note}"), status=pieces.status)
    if (match := _BEHIND_WHO.match(pieces.text)) and tells_outcome(match["said"]):
        return replace(take_apart(match["what"], known), note=tidy(f"{match['said']} {pieces.note}"))
    what, colon, said = pieces.text.partition(": ")
    if not colon or len(what.split()) < (1 if status_of(said) else least):
        return pieces
    return replace(take_apart(what, known), note=tidy(f"{said} {pieces.note}"), status=pieces.status)


def item_in(
    text: str, paragraph: Paragraph, columns: Pieces | None, known: KnownNames, *, review: bool
) -> tuple[Pieces, bool]:
    """A line of a list of points, and whether it begins with the number of one of last time (only in a `review`).

    `columns` is how it was read as one of a list of lines with the same columns, where it is.
    """
    earlier = _EARLIER.match(text) if review else None
    pieces = columns or led(take_apart(earlier["text"] if earlier else text, known), paragraph, known)
    return explained(pieces, 1 if earlier else 2, known) if review else pieces, earlier is not None


def telling_parts(text: str, known: KnownNames) -> tuple[Pieces, ...]:
    """The points in a row of them on one line, as far as they say who or when."""
    parts = [part for part in re.split(r"\s*;\s*", text) if part]
    read = [take_apart(part, known) for part in (parts if len(parts) > 1 else sentences(text))]
    return tuple(pieces for pieces in read if pieces.telling and len(pieces.text.split()) > 1)
