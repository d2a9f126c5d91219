"""Points that are marked behind what is to be done: "… (actie: LWV)", "… Actie secretaris."."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.minutes.finding.markers import Mark
from commands.minutes.layout.beside import who_and_when
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.outcomes import tells_outcome
from commands.minutes.parts.owners import all_owners, is_unknown
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.parts.subject import subject_of

_BEHIND = re.compile(
    r"\s*[(\[]\s*(?:(?P<aside>[^()\[\]]{10,80}),\s+(?=actie\b))?"
    r"(?:actie(?:punt|houder)?|AP|A)(?:\s*(?:nr\.?\s*)?"
    r"(?P<nr>\d{1,4}(?:[-/]\d{1,3})?)(?=\s*(?:[:–]|-\s)))?\s*(?:[:\-–=]|door|voor|"
    r"\s)\s*(?P<who>[^)\]]{1,70})[)\]]|"
    r"\s*[(\[]\s*(?P<bare>actie(?:punt)?)\s*[)\]]|"
    r"\s*(?:→|➜|➔|=>|->)\s*(?P<said>actie\s*:?\s*)?(?P<after>[^→➜.;:]{2,50})$",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(r"^(?:dit|dat|deze|daar\w*|hier\w*|er)\b|\b(?:ze|zij|hij)\b", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"(?:hij|zij|ze|dit|deze|die|het)\s(?:heeft|hebben|is|zijn|was|waren|kent|weet)\b", re.IGNORECASE
)
"""A sentence about whoever or whatever was just named: "Zij heeft hier veel ervaring mee."."""
_CLOSING = re.compile(r"(?<=[.!?]\s)(?P<mark>[(\[](?:actie|AP)\b[^)\]]{1,70}[)\]])\s+(?=(?-i:[A-Z]))", re.IGNORECASE)
"""A mark between two sentences belongs to the one it closes."""
_EACH = re.compile(
    r"(?P<mark>[(\[](?:actie|AP)\b[^)\]]{1,70}[)\]])\s*(?:[,;]\s*(?:en\s+)?|en\s+)(?P<next>\w)(?=[^()\[\].]*[(\[](?:actie|AP)\b)",
    re.IGNORECASE,
)
"""Two marks in one sentence: "LWV regelt de spreker (actie LWV) en de Provincie de zaal (actie Provincie)"."""
_ONLY = re.compile(
    r"^\W{0,3}?(?:actie(?:houder|punt)?|AP)\s*(?:\d{1,3}\s*)?(?::|[–-]|door|voor|"
    r"\s)\s*(?P<who>[^:]{2,60})$",
    re.IGNORECASE,
)


def only_who(text: str, told: str, known: KnownNames) -> tuple[tuple[str, ...], str]:
    """The owners and deadline in "Actie: secretaris, juni", words that only say who does what was just told.

    A word that may be a name or a task is a name when `told`, the sentence before it, has it too.
    """
    owners, when = _only(text, known, 1)
    sure = re.match(r"(?:Actie|ACTIE) [A-Z]", text) or all(owner in told for owner in owners)
    return (owners, when) if sure else _only(text, known)


def _only(text: str, known: KnownNames, least: int = 2) -> tuple[tuple[str, ...], str]:
    match = _ONLY.match(text.rstrip(" ."))
    return who_and_when(match["who"].strip("()[] "), known, least) if match else ((), "")


def marks_behind(paragraph: Paragraph, known: KnownNames) -> Iterable[tuple[Mark, Pieces]]:
    """Sentences that are made a point by what stands behind them: "… rond (actie: LWV)", "… rond. → Jan"."""
    for mark, who in _marks_behind(paragraph, known):
        owners, when = who_and_when(who, known, 1)
        pieces = take_apart(mark.text if owners else f"{mark.text.rstrip('.')} ({who})", known)
        if when and pieces.deadline:
            pieces = replace(pieces, text=mark.text, deadline=when)
        owners = owners or mark.owners or pieces.owners
        yield mark, replace(pieces, owners=owners, placed=True, deadline=pieces.deadline or when)


def _marks_behind(paragraph: Paragraph, known: KnownNames) -> tuple[tuple[Mark, str], ...]:
    found: list[tuple[Mark, str]] = []
    before = ""
    said: list[str] = []
    text = _EACH.sub(lambda match: f"{match['mark']}. {match['next'].upper()}", paragraph.text)
    for sentence in sentences(_CLOSING.sub(r"\g<mark>. ", text)):
        owners, when = only_who(sentence, before, known)
        if before and owners:
            who = ", ".join((*owners, when) if when else owners)
            mark = Mark("behind", _done_by(owners, said, known), paragraph.line, owners, True, _number_in(sentence))
            found.append((mark, who))
            before, said = "", []
            continue
        match = _BEHIND.search(sentence)
        who = (match["who"] or match["after"] or "").strip() if match else ""
        text = tidy(f"{sentence[: match.start()]} {sentence[match.end() :]}").strip() if match else ""
        if match and match["aside"]:
            text = "; ".join(filter(None, (text.rstrip("."), match["aside"])))
        text = re.sub(r"\s+([.,;])", r"\1", text)
        if match and re.sub(r"\W", "", text) == "":
            text, before = _done_by(who_and_when(who, known, 1)[0], said, known) if before else "", ""
        number, who = _numbered(who)
        number = number or (match["nr"] if match else "") or ""
        if number and tells_outcome(who):
            continue
        owners = who_and_when(who, known, 1 if match and (match["who"] or match["said"]) else 2)[0]
        clause = text.rpartition("; ")[2]
        if owners and (told := subject_of(clause, known)) and _folded(told) <= _folded(owners):
            text = clause
        if match and match["after"] and all_owners(text, known, 1):
            continue
        if match and text and (owners or match["bare"] or (match["who"] and _may_stand(who))):
            found.append((Mark("behind", text, paragraph.line, owners, True, number), who))
            said = []
        else:
            said.append(sentence)
        before = sentence
    return tuple(found)


def _done_by(owners: tuple[str, ...], said: Sequence[str], known: KnownNames) -> str:
    """The last of the sentences that has these owners as its subject, or else the last one: "Ze belt de provincie"."""
    theirs = [each for each in said if owners and _folded(subject_of(each, known)) == _folded(owners)]
    if theirs and not _ABOUT_IT.search(said[-1]):
        return theirs[-1]
    naming = [each for each in said if any(owner in each for owner in owners)]
    return (naming if naming and _DESCRIBES.match(said[-1]) else said)[-1] if said else ""


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


_ARROWED = re.compile(r"\s(?:→|➜|➔|=+>|-+>)\s+(?P<said>[^→➜➔>]+)$")


def _numbered(who: str) -> tuple[str, str]:
    """The number in "(actie 5)" or "(actie 1 kan van de lijst)", and the words behind it."""
    match = re.match(
        r"(?P<nr>\d{1,3}(?:\.\d{1,3}(?=,|$))?)(?![\d./-]|\s[a-z]{3,9}\b\s*(?:\d{4})?$),?\s*(?P<rest>.*)$", who
    )
    return (match["nr"], match["rest"]) if match else ("", who)


def _number_in(sentence: str) -> str:
    """The number in "ACTIE 54: allen"."""
    match = re.match(r"\W*(?:actie(?:punt)?|AP)\s*(\d{1,3})\b", sentence, re.IGNORECASE)
    return match[1] if match else ""


def told_behind(paragraph: Paragraph, known: KnownNames) -> tuple[Mark, ...]:
    """ "bewoners klagen over wifi -> beheerder belt provider": what somebody does about it, behind an arrow."""
    match = _ARROWED.search(paragraph.text)
    parts = re.split(r",\s+(?=[A-Z])", match["said"]) if match else []
    if len(parts) > 1 and not all(subject_of(part, known) for part in parts):
        parts = [", ".join(parts)]
    told = [(part, subject_of(part, known)) for part in parts]
    return tuple(Mark("behind", part, paragraph.line, owners, True) for part, owners in told if owners)


def _may_stand(who: str) -> bool:
    return is_unknown(who) or len(who.split()) <= 8
