"""What the words behind a name tell of somebody: "Kees Vos (gemeente Venlo)", "Tom Bruls, projectleider bij LWV"."""

from commands.woo.around import BEHIND, FORMER_RIGHT, ORG_BEHIND
from commands.woo.vocabulary import Vocabulary


def about(right: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The role and the organisation; empty where they are not told."""
    former = FORMER_RIGHT.match(right)
    if former:
        return " ".join(former["role"].split()).casefold(), ""
    found = BEHIND.match(right)
    if found:
        role = " ".join(found["role"].split()).casefold()
        return role, vocabulary.organisation(found["org"] or "")
    behind = ORG_BEHIND.match(right)
    return "", _longest(behind["org"], vocabulary) if behind else ""


def _longest(words: str, vocabulary: Vocabulary) -> str:
    pieces = words.split()
    for length in range(len(pieces), 0, -1):
        if found := vocabulary.organisation(" ".join(pieces[:length])):
            return found
    return ""
