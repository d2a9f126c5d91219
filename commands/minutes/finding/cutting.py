"""Paragraphs with marks in their middle, cut so that every mark begins one of its own."""

import re
from dataclasses import replace

from commands.minutes.finding.markers import NUMBER, OPENING, WORD
from commands.minutes.layout.beside import who_and_when
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import sentences

_MIDDLE = re.compile(
    rf"(?<=[.!?;:)”\]])\s+(?=[\[(]\s*{WORD}\b[^:\])]{{0,50}}:\s*(?:[^\s\])]+\s+){{3,}})|"
    rf"(?<=[.!?;:)”])\s+(?=(?:{WORD}\s*(?:{NUMBER})?\s*(?:\([^)]*\)|"
    rf"[^:.;\s]+(?:\s[^:.;\s]+){{0,3}}?)?\s*:\s*\S))|(?<=[.!?;:”])\s+(?=(?:→|➜|➔|⇒)\s*(?:actie)?\s*\S)",
    re.IGNORECASE,
)
_NAME = 60
"""Signs of a name with what belongs to it."""
_DECISION_MIDDLE = re.compile(
    r"(?<=[.!?;:)”\]])\s+(?=[\[(]?(?:Besluit(?:\s*\d+)?|Afspraak|Vervolg(?:actie)?|Conclusie|"
    r"Toezegging(?: [A-Z][^:.]{1,30})?)\s*:\s*\S)"
)


def split_at_marks(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """A paragraph with marks in its middle, cut so that every mark begins a paragraph."""
    cuts = sorted(
        {
            match.end()
            for pattern in (_MIDDLE, _DECISION_MIDDLE)
            for match in pattern.finditer(paragraph.text)
            if not (_only_says_who(paragraph.text[match.end() :]) or _is_who(paragraph.text[: match.start()]))
        }
    )
    whole = [paragraph.text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(paragraph.text)], strict=True)]
    texts = [text for piece in whole for text in _apart_from_what_follows(piece)]
    told = len(texts) > 1 and not paragraph.number and not OPENING.match(texts[0])
    first = replace(paragraph, text=texts[0], label="" if told else paragraph.label)
    return (
        first,
        *(replace(paragraph, text=text, label="", box="", lead="", heading=0, after_gap=False) for text in texts[1:]),
    )


def _only_says_who(text: str) -> bool:
    """ "(Actie: Weert/Nederweert, 1 juli 2026)" belongs to the sentence in front of it."""
    match = re.match(r"[(\[][^:)\]]*:\s*(?P<who>[^)\]]*)[)\]]", text)
    return match is not None and bool(who_and_when(match["who"], NOBODY, 1)[0])


def _is_who(text: str) -> bool:
    """ "Geert (bij afwezigheid)" in front of an arrow says who does what stands behind it."""
    return text.endswith(")") and len(text) < _NAME and bool(all_owners(text, NOBODY, 1))


def _apart_from_what_follows(text: str) -> tuple[str, ...]:
    """A marked sentence, and what comes behind it when that has a mark behind it: "… (actie: LLTB)"."""
    if not OPENING.match(text):
        return (text,)
    first, *others = sentences(text)
    rest = " ".join(others)
    return (
        (first, rest)
        if re.search(r"[(\[](?:actie|AP)\b|\. Actie [^:.]{2,40}\.$", f". {rest}", re.IGNORECASE)
        else (text,)
    )
