"""Which paragraphs are heads: by their style, by what they say, by what stands below them."""

import re
from collections.abc import Sequence

from commands.minutes.document import Table
from commands.minutes.layout.beside import who_and_when
from commands.minutes.layout.heads import AGREED, LEADS, MARK, USUAL, SectionKind, kind_of
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import ends_sentence, sentences
from commands.minutes.parts.subject import subject_of
from commands.minutes.parts.verbs import ends_in_infinitive, says_what_one_does, tells_task

_NUMBERED = re.compile(r"(?:actie(?:punt)?|AP)\s?\d[\d./-]*[:.)]?\s+\S", re.IGNORECASE)
"""A point by its number: "Actie 2 (ROC, lesruimte) – loopt nog"."""
_TASKED = re.compile(r"(?:actie(?:punt)?|AP|to[- ]?do)\s+(?P<text>\w+\s+\w.*)$", re.IGNORECASE)
"""A point behind a word without a colon: "Actiepunt Els Bos zaal reserveren"."""
_MARKED = re.compile(rf"(?:{MARK.pattern})\S*(?:\s+\S+){{3,}}", re.IGNORECASE)
"""A point in full, whatever the size of its letters: "Actie: Kasia agendeert de kaart"."""
_TELLS = re.compile(r"[:(@?|]|\s[–—-]\s|\b(?:uiterlijk|vóór|z\.?s\.?m)\b|\d{1,2}[-/]\d|[,;] \w")
"""Signs that a line of a list keeps what, who and when apart."""

_MOST_WORDS = 6
"""Words of an item that is the head of a list inside its list."""
_TOLD = 90
"""Signs of a line below which it is more than what became of a point."""
_SETTLED = re.compile(
    r",\s+(?:er (?:zijn|waren) )?geen (?:opmerkingen|bijzonderheden|wijzigingen|vragen)\W*$", re.IGNORECASE
)
"""What came of an agenda item, on one line with its name: "Verslag vorige keer, geen opmerkingen"."""


def is_head(parts: Sequence[Paragraph | Table], place: int) -> bool:
    """Whether the paragraph at `place` is a head."""
    part = parts[place]
    if not isinstance(part, Paragraph):
        return False
    text = part.text
    if (part.heading and not _MARKED.match(text)) or leads_list(parts, place):
        return True
    if (
        MARK.match(text)
        or _NUMBERED.match(text)
        or _says_who(text)
        or _SETTLED.search(text)
        or (not (part.bold or part.number) and _is_task(text))
        or part.box
        or part.lead
        or len(text) > 90
        or (re.search(r"[.;,?!]$", text) and not (text.endswith("?") and kind_of(text) in ("list", "review")))
        or (re.match(r"^[^:]{2,30}:\s+\S", text) and not _names_item(parts, place))
    ):
        return False
    if not (text[:1].isupper() or kind_of(text) != "plain"):
        return False
    if part.bold or text.isupper():
        return len(text) > 3
    if part.number:
        return len(text) <= 80
    if part.listed:
        return False
    if kind_of(text) != "plain" or USUAL.match(text):
        return len(text.split()) <= 9 or text.endswith(":")
    if any(says_what_one_does(word) for word in text.split()):
        return False
    after = parts[place + 1] if place + 1 < len(parts) else None
    return (
        part.after_gap
        and len(text) <= 60
        and not ends_sentence(text)
        and isinstance(after, Paragraph)
        and (len(after.text) > 60 or after.listed)
    )


def _names_item(parts: Sequence[Paragraph | Table], place: int) -> bool:
    """ "3. Huisvesting: voortgang gemeenten" above what was said about it names an agenda item."""
    part, after = parts[place], parts[place + 1] if place + 1 < len(parts) else None
    if not (isinstance(part, Paragraph) and part.number and part.after_gap and isinstance(after, Paragraph)):
        return False
    who, _, what = part.text.partition(":")
    told = after.listed or len(after.text) <= _TOLD or all_owners(who, NOBODY, 2) or tells_task(what)
    return not told and not any(map(says_what_one_does, what.split()))


def _is_task(text: str) -> bool:
    match = _TASKED.match(text)
    return match is not None and (tells_task(match["text"]) or any(map(says_what_one_does, match["text"].split())))


def _says_who(text: str) -> bool:
    """ "Actie secretaris, 1 juli": who does what was told above it."""
    match = re.match(r"(?:Actie|ACTIE(?!:? [A-Z]{5})):? (?P<who>[^:]{2,60})$", text.rstrip(" ."))
    return match is not None and bool(who_and_when(match["who"], NOBODY, 1)[0])


def leads_list(parts: Sequence[Paragraph | Table], place: int) -> bool:
    """ "Dank voor uw komst. Hierbij de acties:" leads in a list, however long it is."""
    part, after = parts[place], parts[place + 1] if place + 1 < len(parts) else None
    if not isinstance(part, Paragraph):
        return False
    text = part.text
    listed = isinstance(after, Paragraph) and after.listed and len(text) < 300
    last = sentences(text)[-1] if text else ""
    if listed and text.endswith(":") and AGREED.search(last) and not re.search(r"\bbestaa[tn] uit\b", last):
        return True
    if listed and any(LEADS.match(sentence) for sentence in sentences(text)):
        return True
    return text.endswith(":") and len(sentences(text)) > 1 and kind_of(sentences(text)[-1]) == "list"


def names_many(text: str) -> bool:
    """Whether a paragraph does nothing but name people: "Jan de Vries (LLTB), Els Bos (LWV), …"."""
    return text.count(",") > 3 and len(text.split()) <= 6 * text.count(",")


def counts_on(head: str, text: str) -> bool:
    """ "B. Bespreking" behind "A. Actielijst" is no part of it."""
    first, second = (re.match(r"([A-Z])[.)] ", each) for each in (head, text))
    return first is not None and second is not None and ord(second[1]) == ord(first[1]) + 1


def heads_items(parts: Sequence[Paragraph | Table], place: int) -> bool:
    """Whether a list stands straight below: by person or by theme, where the line is part of a list of points."""
    after = parts[place + 1] if place + 1 < len(parts) else None
    return isinstance(after, Paragraph) and after.listed


def kind_above(parts: Sequence[Paragraph | Table], place: int) -> SectionKind:
    """What an item of a list means for the deeper list below it: "* Vorige acties" above "  * LWV: kaart maken"."""
    part, after = parts[place], parts[place + 1] if place + 1 < len(parts) else None
    if not (isinstance(part, Paragraph) and isinstance(after, Paragraph) and part.listed and after.listed):
        return "plain"
    deeper = after.indent > part.indent and not part.number and len(part.text.split()) <= _MOST_WORDS
    return kind_of(part.text) if deeper else "plain"


def heads_no_points(parts: Sequence[Paragraph | Table], place: int) -> bool:
    """Whether the list below a head tells of something else than what somebody is to do."""
    items: list[str] = []
    for part in parts[place + 1 :]:
        if not isinstance(part, Paragraph) or not part.listed:
            break
        items.append(part.text)
    return len(items) > 1 and sum(map(_may_be_point, items)) * 2 < len(items)


def _may_be_point(text: str) -> bool:
    return ends_in_infinitive(text) or bool(_TELLS.search(text)) or bool(subject_of(text, NOBODY))
