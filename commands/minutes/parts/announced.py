"""The words minutes announce the next meeting with."""

import re

_BODY = (
    r"[\w-]*(?:overleg|vergadering|bijeenkomst|taskforce|tafel|sessie|BO|keer|afspraak|"
    r"gesprek|datum|meeting|[a-z]{3,}groep|commissie|platform|team|x(?!\w))"
)
_OTHER = re.compile(
    r"\b(?:nieuwe?|volgende?)\b[^.;:]{0,50}\b(?:event|evenement|cursus|markt|feest|congres)\b", re.IGNORECASE
)
"""Something else than a meeting of the group: "Een nieuwe datum voor het derde event"."""
_SHORT = r"(?:vlgn?de?|vlg|volg)\b\.?"
_NEXT = rf"(?:(?:datum )?(?:eerst)?volgende?|{_SHORT})"
_AGAIN = (
    r"\bkom(?:t|en)\b.{0,40}\b(?:weer|opnieuw) (?:bijeen|bij elkaar|samen)\b|\bvergader(?:t|en)\s(?:weer|opnieuw)\b"
)
_NAMED = re.compile(rf"\b(?:(?:eerst)?volgende?|komende|aankomende?|nieuwe?)\b[^.;:]{{0,30}}\b{_BODY}\b", re.IGNORECASE)
_ANYWHERE = re.compile(
    rf"{_NAMED.pattern}|^\W*{_SHORT} {_BODY}|\bvolgende? (?-i:[A-Z]{{2,6}})\b|"
    r"\b(?:datum|data|planning) (?:volgende?|eerstvolgende?|nieuwe?|vervolg)|\b(?:spreken|zien|treffen) "
    r"(?:we )?elkaar\b|\bwe (?:spreken|zien|treffen) elkaar (?:weer|opnieuw|dan)\b|"
    r"\bvervolg(?:overleg|afspraak)\b|\bvolgende?(?:\s+[\w-]+)?\s*:|\bnext meeting\b|^\W*v\.?v\.?\s*:|"
    r"^\W*(?:vergader)?data\s*:|"
    rf"{_AGAIN}|^\W*(?:concept-?)?agenda (?:voor|van) (?:(?:maan|dins|woens|donder|vrij)dag )?\d",
    re.IGNORECASE,
)
HEAD = re.compile(rf"^\W*(?:(?:{_NEXT}|next meeting)\b[^:]{{0,40}}|v\.?v\.?\s*):", re.IGNORECASE)
"""A line or cell that announces the next meeting, as a label does."""
DATED = re.compile(
    rf"^\W*(?:de )?{_NEXT} {_BODY}\W{{1,3}}"
    r"(?:\d|(?:op|is|vindt|zal|staat)\b|(?:ma|di|wo|do|vr)\b|(?:maan|dins|woens|donder|vrij)dag)",
    re.IGNORECASE,
)
"""A line that begins with it and says when: "volgende keer 5 maart"."""
LINE = re.compile(rf"{HEAD.pattern}|^\W*het volgende? |{DATED.pattern}|{_AGAIN}", re.IGNORECASE)
"""A line that does nothing else, and so is no point."""


def names_body(text: str) -> bool:
    """Whether these words also say what meets next; "volgende controle: …" does not."""
    return bool(_NAMED.search(text))


def announces(text: str) -> bool:
    """Whether these words are about the next meeting."""
    return bool(_ANYWHERE.search(text)) and not _OTHER.search(text)
