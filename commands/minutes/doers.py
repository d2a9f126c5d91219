"""Sentences that are points because they say who does it, by when or in capitals: "Cox belt Weert. Gereed: 1 mei"."""

import re
from collections.abc import Iterable, Sequence

from commands.minutes import deadlines
from commands.minutes.known import KnownNames
from commands.minutes.markers import Mark
from commands.minutes.paragraphs import Paragraph
from commands.minutes.sentences import sentences
from commands.minutes.subject import subject_of

_FIELD = r"(?:gereed|deadline|termijn|planning|streefdatum|uiterlijk|klaar)"
_BEFORE_FIELD = re.compile(rf"\.\s+(?={_FIELD}\s*:)", re.IGNORECASE)
_BY = re.compile(rf"[\s(–-]{_FIELD}\s*:\s*(?P<when>[^.;:()]+)[).]*$", re.IGNORECASE)
_LOUD = re.compile(r"(?:^|[.!?]\s+)([A-Z]{4,})\b(?! [A-Z]{4,}\b(?! en\b))")


def loud_names(texts: Sequence[str]) -> frozenset[str]:
    """Names that some sentences begin with in capitals ("JANSSEN"), while others write them as names are written."""
    words = {word for text in texts for word in re.findall(r"[A-Z]\w+", text)}
    loud = [name for text in texts for name in _LOUD.findall(text) if name.capitalize() in words]
    return frozenset(loud) if len(loud) > 1 else frozenset()


def doers(paragraph: Paragraph, loud: frozenset[str], known: KnownNames) -> Iterable[Mark]:
    """The sentences with somebody as their subject and a deadline in a field behind it, or a name in capitals."""
    for sentence in sentences(_BEFORE_FIELD.sub(" – ", paragraph.text)):
        by = _BY.search(sentence)
        dated = by is not None and deadlines.is_deadline(by["when"])
        if (dated or sentence.split()[0].strip(",") in loud) and (owners := subject_of(sentence, known)):
            names = tuple(name.capitalize() if name in loud else name for name in owners)
            yield Mark("behind", sentence, paragraph.line, names, True)
