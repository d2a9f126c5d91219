"""Sentences that are points because they say who does it, by when or in capitals: "Cox belt Weert. Gereed: 1 mei"."""

import re
from collections.abc import Iterable, Sequence

from commands.minutes.finding.markers import Mark
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.parts import deadlines
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.sentences import sentences
from commands.minutes.parts.subject import subject_of

_FIELD = r"(?:gereed|deadline|termijn|planning|streefdatum|uiterlijk|klaar)"
_BEFORE_FIELD = re.compile(rf"\.\s+(?={_FIELD}\s*:|\[[^\]]+\]$)", re.IGNORECASE)
_BY = re.compile(rf"[\s(–-]{_FIELD}\s*:\s*(?P<when>[^.;:()]+)[).]*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    r"\[(?P<when>[^\]]+)\]\W*$|\((?P<by>(?:uiterlijk|vóór|voor|deadline|gereed|klaar)\b[^)]+)\)\W*$"
)
_DASHED = re.compile(r"(?<=[.!?])\s+[–—-]\s+(?=[A-Z])")
"""Between what was said and what somebody does about it."""
_LOUD = re.compile(r"(?:^|[.!?]\s+)([A-Z]{4,})\b(?! [A-Z]{4,}\b(?! en\b))")


def loud_names(texts: Sequence[str]) -> frozenset[str]:
    """Names that some sentences begin with in capitals ("JANSSEN"), while others write them as names are written."""
    words = {word for text in texts for word in re.findall(r"[A-Z]\w+", text)}
    loud = [name for text in texts for name in _LOUD.findall(text) if name.capitalize() in words]
    return frozenset(loud) if len(loud) > 1 else frozenset()


def doers(paragraph: Paragraph, loud: frozenset[str], known: KnownNames) -> Iterable[Mark]:
    """The sentences with somebody as their subject, and a day, capitals or a dash that make them a point."""
    for place, part in enumerate(_DASHED.split(paragraph.text)):
        for at, sentence in enumerate(sentences(_BEFORE_FIELD.sub(" – ", part))):
            dashed = place > 0 and at == 0
            if (dashed or sentence.split()[0].strip(",") in loud or _dated(sentence)) and (
                owners := subject_of(sentence, known)
            ):
                names = tuple(name.capitalize() if name in loud else name for name in owners)
                yield Mark("behind", sentence, paragraph.line, names, True)


def _dated(sentence: str) -> bool:
    """ "Cox belt Weert. Gereed: 1 mei", "Cox belt Weert [1 mei]"."""
    whens = [
        group for pattern in (_BY, _IN_BRACKETS) if (match := pattern.search(sentence)) for group in match.groups()
    ]
    return any(when and deadlines.is_deadline(when) for when in whens)
