"""What the sentences before a point suggest about it: offered to a person, never filled in."""

import re

from commands.minutes.parts.deadlines import RELATIVE
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import sentences, stem, stems
from commands.minutes.parts.subject import subject_of


def suggested(pieces: Pieces, before: str, known: KnownNames) -> tuple[tuple[str, ...], str]:
    """Owners and deadline words from the newest sentence before the point that speaks of the same."""
    mine = stems(pieces.text)
    doing = {stem(word) for word in pieces.text.split() if word.islower() and word.endswith("en")}
    for sentence in reversed(sentences(before)[-3:]):
        theirs = stems(sentence)
        if len(mine & theirs) < 2 or not any(verb.endswith(part) for verb in doing for part in theirs if len(part) > 2):
            continue
        owners = subject_of(sentence, known)
        if not owners and (match := re.search(r"\b[a-z]+t\s+\((?P<who>[^)]+)\)", sentence)):
            owners = all_owners(match["who"], known, 2)
        when = RELATIVE.search(sentence)
        return owners, when.group() if when else ""
    return (), ""
