"""The words of a subordinate clause in the order of a sentence: "dat Kasia de kaart rondstuurt" as "Kasia stuurt …"."""

import re

from commands.minutes.parts.verbs import is_modal, is_separable, says_what_one_does

_PARTICLE = r"(?P<particle>uit|aan|op|af|mee|toe|terug|voor|na|bij|rond|door|samen|vast|in|over|om|klaar)"
_SPLITS = re.compile(
    rf"(?!overleg|voorko|voorzie){_PARTICLE}(?P<verb>(?:geef|neem|lever|stel|vraag|nodig|maak|stem|werk|stuur|zoek|gaa|"
    r"kom|leg|breng|plan|pas|bereid|kijk|koppel|rond|deel|roep|schrijf|voer|wijs|vul|bied|zend|draag|spreek|pak|haal|"
    r"trek|meld|schakel|teken)t|zet|licht|richt|sluit)"
)
_BEHIND = re.compile(r"(?P<front>.+ [a-zë]+t) (?P<behind>(?:voor|met|bij|aan|over|in|op|van|naar|tijdens|om) .+)$")
"""What may stand behind the verb of a clause: "… dat LWV drie leden benadert voor een bijdrage"."""


_MORE = re.compile(
    r"(?P<front>.+? [a-zë]+(?:t|en))(?P<more>, (?:dat|die|zodat|waar\w*|met|en|zodra|voordat|nadat|om|als)\b.+)$"
)
"""What a comma adds behind the verb: "… dat zij een voorstel uitwerken, dat in mei terugkomt"."""


def as_sentence(clause: str, subject: str, *, plural: bool) -> str:
    """The clause with its finite verb behind `subject`, the words it begins with; as it was where no verb is sure.

    `plural`: the subject is more than one, whose verb looks like an infinitive.
    """
    if (match := _BEHIND.match(clause)) and (front := as_sentence(match["front"], subject, plural=plural)) != match[
        "front"
    ]:
        return f"{front} {match['behind']}"
    if (match := _MORE.match(clause)) and (front := as_sentence(match["front"], subject, plural=plural)) != match[
        "front"
    ]:
        return f"{front}{match['more']}"
    tokens = clause.removeprefix(subject).split()
    if not subject or not clause.startswith(subject) or len(tokens) < 2 or says_what_one_does(tokens[0]):
        return clause
    last, before = tokens[-1], tokens[-2]
    if is_modal(before) and last.endswith("en"):
        return " ".join((subject, before, *tokens[:-2], last))
    if before in ("de", "het", "een", "hun", "zijn", "haar"):
        return clause
    if split := _SPLITS.fullmatch(last):
        return " ".join((subject, split["verb"], *tokens[:-1], split["particle"]))
    if plural and is_separable(last) and (split := re.match(_PARTICLE, last)):
        return " ".join((subject, last[split.end() :], *tokens[:-1], split["particle"]))
    moves = says_what_one_does(last) or (plural and last.islower() and last.endswith("en"))
    return " ".join((subject, last, *tokens[:-1])) if moves else clause
