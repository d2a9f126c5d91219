"""What an event is called: "Jaarcongres" of the sentence "Op 24 mei vindt het Jaarcongres plaats"."""

import re

from commands.minutes.parts.days import DAY
from commands.minutes.parts.verbs import says_what_one_does

_WHEN = rf"(?:op\s+)?(?:{DAY.pattern})(?:\s+a\.s\.)?"
_WHAT = r"(?:het|de|een)?\s*(?P<what>[^,;.:]{3,120}?)"
_TELLS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_WHEN},?\s+)?vind(?:t|en)\s+(?:hierover\s+|dan\s+|er\s+)?{_WHAT}\s+plaats\b(?P<more>.*)$",
        rf"{_WHAT}\s+(?:vind(?:t|en)\s+plaats|is|staat gepland|wordt gehouden)\s+{_WHEN}(?:\s+gehouden)?(?P<more>.*)$",
        rf"{_WHAT}\s+(?:vind(?:t|en)|wordt)\s+{_WHEN}\s+(?:plaats|gehouden)\b(?P<more>.*)$",
        rf"{_WHEN}\s+is\s+(?:er\s+)?(?=(?:het|de|een)\s){_WHAT}(?P<more>,.*)?$",
        rf"{_WHEN}[,:]\s+(?P<what>[^\W\d].+)$",
    )
)


def what_happens(sentence: str) -> str:
    """The event without its day and the verb that only says that it takes place; any other sentence as it is."""
    bare = sentence.strip().rstrip(".")
    for pattern in _TELLS:
        if (match := pattern.match(bare)) and not any(map(says_what_one_does, match["what"].split())):
            more = match.groupdict().get("more") or ""
            return f"{match['what'][:1].upper()}{match['what'][1:]}{more}"
    return sentence
