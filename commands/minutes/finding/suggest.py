"""What the sentences before a point suggest about it: offered to a person, never filled in."""

import re

from commands.minutes.parts.deadlines import RELATIVE
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames, by_name
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import sentences, stem, stems
from commands.minutes.parts.subject import subject_of
from commands.minutes.parts.verbs import ends_in_infinitive, tells_task

_LONGEST = 4
"""Words in the names of those who act."""


def suggested(pieces: Pieces, before: str, known: KnownNames) -> tuple[tuple[str, ...], str]:
    """Owners and deadline words from the newest sentence before the point that speaks of the same."""
    if owners := _in_front(pieces.text, known):
        return owners, ""
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


def _in_front(text: str, known: KnownNames) -> tuple[str, ...]:
    """Somebody known in front of a task: "LLTB de nota sturen", but not "LLTB informeren", who is told something."""
    words = text.split()
    for size in range(min(_LONGEST, len(words) - 2), 0, -1):
        task = words[size:]
        apart = task[0][0].islower() and task[0] != "en" and not ends_in_infinitive(task[0])
        owners = all_owners(" ".join(words[:size]), known, 2) if apart and tells_task(" ".join(task)) else ()
        if owners and all(by_name(owner) in known.actors for owner in owners):
            return owners
    return ()
