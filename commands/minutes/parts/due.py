"""Where in a line its deadline stands, and what the line says without it."""

import re

from commands.minutes.parts import deadlines
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.verbs import ends_in_infinitive

_DANGLING = re.compile(
    r"(?:[\s,]+(?:gereed|klaar|af))?\s+(?:vóór|voor|tegen|in|op|bij|tijdens)$|,\s+(?:gereed|klaar|af)$", re.IGNORECASE
)
"""What stood in front of "de volgende vergadering" and says nothing without it."""
_WEAK = re.compile(
    r"(?:binnen|per|tegen|tot en met|t/m|klaar|termijn)\b|voor (?:[a-z]+(?:ari|uni|uli|ber|us)|maart|april|mei)$",
    re.IGNORECASE,
)
"""Words that say before when only at the end of a line: "Rooster voor februari maken" does not."""
_PARTICLE = re.compile(r"\s(?:aan|uit|op|af|mee|toe|terug|voor|na|rond|door|vast|in|bij)$")
"""The part of a verb that closes a sentence: "leveren hun rapportage aan in januari"."""
_WISHED = re.compile(r"[\s,]+(?:liefst|graag|bij voorkeur|mogelijk|uiterlijk)$", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:van|t\.?b\.?v\.?)$", re.IGNORECASE)


def _before(text: str, when: re.Match[str]) -> str:
    """The point without its deadline; "de agenda van het volgende overleg" is what it is for as well."""
    left = re.sub(
        r"[\s,;–-]+(?:uiterlijk|liefst|graag|bij voorkeur|streefdatum|deadline|termijn|planning|"
        r"(?:vóór|voor|tegen|rond)(?:\s+(?:het|de))?)$",
        "",
        text[: when.start()].rstrip(" ,;–-"),
    )
    if _PURPOSE.search(left):
        return text
    return _DANGLING.sub("", left) if deadlines.AT_NEXT.search(f" in {when['words']}") else left


def _inside(text: str) -> re.Match[str] | None:
    """The last words in the line that say before when; some only at its end."""
    hits = list(deadlines.INSIDE.finditer(text))
    for hit in reversed(hits):
        weak = _WEAK.match(hit["words"])
        if not weak or (not text[hit.end() :].strip(" .;,") and _may_close(text, hit)):
            return hit
    return None


def _may_close(text: str, hit: re.Match[str]) -> bool:
    """Whether words at the end of a line are its deadline; "vergaderzaal voor februari" is what is to be had."""
    named = re.match(r"voor ", hit["words"], re.IGNORECASE)
    return not named or hit.group()[:1] in ",;–-(" or ends_in_infinitive(text[: hit.start()])


def without_deadline(text: str) -> tuple[str, str] | None:
    """A point without the deadline at its end or inside it, and the words of that; None when it names none."""
    if (match := deadlines.AT_END.search(text)) and match.start() and _closes(text, match):
        return _before(text, match), match["words"]
    if (match := _inside(text)) is None:
        return None
    left = tidy(f"{text[: match.start()]} {text[match.end() :]}" if match.start() else text[match.end() :])
    if len(left.strip(" .,;")) <= 2:
        return None
    return re.sub(r"\s+([.,;])", r"\1", left).strip(" ,;–-").removesuffix("."), match["words"].strip()


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether the day at the end of a line is its deadline, and no part of what is to be done."""
    if text.count("(", 0, match.start()) != text.count(")", 0, match.start()):
        return False
    before = _WISHED.sub("", text[: match.start()])
    if match.group()[:1] in ",;–-":
        return True
    if deadlines.SPAN.match(match["words"]):
        return ends_in_infinitive(before)
    apart = re.match(r"\s+[,;–-]", match.group())
    if not apart and re.match(r"\W*(?:\d|[a-z]+dag|(?:ma|di|wo|do|vr|za|zo)\.?\s)", match["words"]):
        return False
    if re.match(r"(?:eerste|tweede|[12]e) helft", match["words"], re.IGNORECASE):
        return ends_in_infinitive(before)
    month = re.match(r"in \w+(?: \d{4})?\W*$", match["words"], re.IGNORECASE)
    return not month or ends_in_infinitive(before) or bool(_PARTICLE.search(before))
