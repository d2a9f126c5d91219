"""Where in a line its deadline stands, and what the line says without it."""

import re

from commands.minutes import deadlines

_DANGLING = re.compile(
    r"(?:[\s,]+(?:gereed|klaar|af))?\s+(?:vóór|voor|tegen|in|op|bij|tijdens)$|,\s+(?:gereed|klaar|af)$", re.IGNORECASE
)
"""What stood in front of "de volgende vergadering" and says nothing without it."""
_WEAK = re.compile(
    r"(?:binnen|per|tegen|tot en met|t/m|klaar|termijn)\b|voor (?:[a-z]+(?:ari|uni|uli|ber|us)|maart|april|mei)$",
    re.IGNORECASE,
)
"""Words that say before when only at the end of a line: "Rooster voor februari maken" does not."""
_PURPOSE = re.compile(r"\b(?:ten behoeve van|t\.?b\.?v\.?)$", re.IGNORECASE)


def before_deadline(text: str, when: re.Match[str]) -> str:
    """The point without its deadline; "ten behoeve van het volgende overleg" also says what it is for."""
    left = text[: when.start()].rstrip(" ,;–-")
    if _PURPOSE.search(left):
        return text
    return _DANGLING.sub("", left) if deadlines.AT_NEXT.search(f" in {when['words']}") else left


def deadline_inside(text: str) -> re.Match[str] | None:
    """The last words in the line that say before when; some only at its end."""
    hits = list(deadlines.INSIDE.finditer(text))
    for hit in reversed(hits):
        weak = _WEAK.match(hit["words"])
        if not weak or not text[hit.end() :].strip(" .;,"):
            return hit
    return None
