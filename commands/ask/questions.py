"""Free questions -> a list, a point, the agenda. A question never changes anything."""

import re
from functools import cache

from commands.actions.wanted import names_only
from commands.ask.group_words import ABOUT_GROUP
from commands.ask.listing_words import LISTING
from commands.ask.meaning import Rule, Understood, table
from commands.ask.pattern import words_of
from commands.ask.question_words import QUESTIONS
from commands.command import Context

_ASKING = re.compile(
    r"(?:wat|wie|waar|waarom|waarmee|wanneer|welke?|hoe|hoever|hoeveel|van\s+wie|bij\s+wie|voor\s+wie|door\s+wie|in\s+welke?|"
    r"op\s+welke?|(?:is|zijn|heeft|hebben)\s+(?:actiepunt|punt|nummer|nr)|is\s+er|zijn\s+er|staat\s+er|weet\s+(?:je|u|iemand)|heb\s+ik|hadden\s+we)\b",
    re.IGNORECASE,
)
_TOO = re.compile(
    r"(?<=\S)\s+en\s+(?:(?:voor|tegen|van|met)\s+)?(?:wanneer|wie|waar|waarom|hoe\s+laat)\W*$|"
    r"(?<=^waar\s)en\s+wanneer\s|(?<=^wanneer\s)en\s+waar\s|(?<=^wie\s)en\s+wanneer\s",
    re.IGNORECASE,
)
"""What is asked besides: it stands in the answer anyhow ("wat doet noord en wanneer?")."""
_POINT = re.compile(r"(?<!\w)(?:(?:actiepunt|punt|actie|nummer|nr\.?)\s*#?|#)(?P<number>\d{1,6})(?![\w%:./-])", re.I)


@cache
def _rules() -> tuple[Rule, ...]:
    return table(QUESTIONS + LISTING + ABOUT_GROUP)


def is_question(text: str) -> bool:
    """Whether this asks something: by its question mark, or by how it begins."""
    return text.rstrip().endswith("?") or bool(_ASKING.match(text.strip()))


def question(text: str, ctx: Context) -> Understood | None:
    """The question in a text by the first rule that fits."""
    settings = ctx.directory.settings
    said = _called(_TOO.sub("", text), settings.steering, "stuurgroep")
    for word in settings.meeting_words:
        said = _called(said, word, "vergadering")
    words = words_of(said)
    for rule in _rules():
        if (found := rule.read(said, words)) and names_only(found[1].get("names", ""), ctx):
            return found[0]
    return None


def _called(text: str, own: str, ours: str) -> str:
    """The text with the group's own word for a thing replaced by the one of the table."""
    return re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", ours, text, flags=re.IGNORECASE) if own else text


def about_a_point(text: str) -> Understood | None:
    """Any other question that names one point ("wat vindt lwv van punt 12?"): it is shown."""
    named = {found["number"] for found in _POINT.finditer(text)}
    return Understood("actie toon", named.pop()) if len(named) == 1 else None
