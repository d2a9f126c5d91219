"""Promises: a sentence in which somebody says what he does or will do."""

import re

from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.subject import subject_of

_PROMISES = re.compile(
    r"(?:(?:gaa[tn]|zal|zullen|zouden|zou)\s+(?!akkoord|over|om|in|uit|er|door|goed|niet|zich)[a-z]|"
    r"(?:stuurt|sturen|mailt|mailen|belt|bellen|regelt|regelen|plant|plannen|prikt|levert|leveren|schrijft|schrijven|"
    r"organiseert|organiseren|maakt|maken|bereidt|bereiden|nodigt|checkt|controleert|verwerkt|verspreidt|benadert|"
    r"informeert|agendeert|toetst|bespreekt|bespreken|brengt|legt(?! uit)|haalt|verzamelt|onderzoekt|verkent|"
    r"inventariseert|zoekt|zoeken|zet|zetten|neemt contact|nemen contact)\s(?!zich)|"
    r"(?:zorgt|zorgen) (?:voor|dat)\b|(?:stemt|stemmen)\b.*\baf\b|"
    r"(?:werkt|werken)\b.*\buit\b|(?:pakt|pakken)\b.*\bop\b|koppelt\b.*\bterug\b|past\b.*\baan\b|"
    r"(?:kijkt|kijken)\s(?:of|wat|hoe|naar|welke|waar)\b|(?:zegt|zeggen) toe\b|"
    r"(?:vraagt|vragen)\s(?!of|naar|wanneer|hoe|wat|waarom|aandacht|zich|om)\b.*\bom\b|(?:vraagt|vragen)\b.*\b(?:na|op)\b)"
)
"""What somebody does or will do, behind the name: not what he thinks, asks or tells."""


def promised_by(sentence: str, known: KnownNames) -> tuple[str, ...]:
    """Who says in this sentence what he does or will do; nobody when he thinks, asks or tells something."""
    owners = subject_of(sentence, known)
    said = sentence.casefold()
    tail = sentence[max((said.find(owner.casefold()) + len(owner) for owner in owners), default=0) :].strip()
    return owners if _PROMISES.match(tail) else ()
