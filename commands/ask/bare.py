"""A sentence without what stands around it: greeting, politeness, the word that it is about, signs nobody sees."""

import re

_ROOT = re.compile(r"^/?(?:actiepunten|actiepunt|acties|actie|punten)\b[\s:]*(?=\S)", re.IGNORECASE)
_POLITE = re.compile(
    r"^(?:(?:hallo|hoi|hey|hi|hai|dag|goedemorgen|goedemiddag|goedenavond|goeiemorgen)\b\s*[,!]*\s*)?(?:@?horzel\b[\s,:!]*)?"
    r"(?:(?:hallo|hoi|hey|hi|hai|dag|goedemorgen|goedemiddag|goedenavond|goeiemorgen)\s*[,!]*\s+)?"
    r"(?:(?:veel\s+|hartelijk\s+)?(?:dank|bedankt)(?:\s+(?:u|je)(?:\s+wel)?)?(?:\s+voor\s+(?:de|het|uw|je)\s+\w+)?[,.!]+\s+)?",
    re.IGNORECASE,
)
_PLEASE_FRONT = re.compile(
    r"^(?:(?:wil|wilt|kun|kunt|kan|zou|zou\s+je|zou\s+u)\s+(?:je|jij|u|jullie)\s+|"
    r"graag\s+(?:zou|wil|wilde)\s+(?:ik|wij|we)\s+|(?:ik|wij|we)\s+(?:zou|zouden|wil|willen|wilde|wilden)\s+graag\s+|"
    r"graag\s+|en\s+(?=(?:wat|wie|waar|wanneer|hoe|hoeveel|welke)\b)|svp\s+|aub\s+|even\s+|ff\s+|effe\s+|"
    r"eens\s+|misschien\s+|mij\s+|alsjeblieft\s+|nou\s+|zeg\s+|ja\s+|ok[eé]?\s+|oh\s+|o\s+|en\s+dan\s+)+",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^(?:namens\s+[^,.]{2,40}?\s+)?(?:(?:hierbij|bij\s+deze)\s+(?:meld|melden)\s+(?:ik|wij|we)\s+(?:dat\s+)?|"
    r"(?:(?:hierbij|bij\s+deze|graag|ik|wij|we|kan|kunnen|u)\s+){0,4}(?:meld|melden|laat|laten|deel|delen)\s+"
    r"(?:(?:ik|wij|we|u|graag|weten|mee)\s+){0,4}dat\s+)(?=\S+\s)",
    re.IGNORECASE,
)
"""What an official puts before it: "namens de LLTB meld ik dat ons deel van 2 gereed is"."""
_VERB_LAST = re.compile(
    r"\s+(?P<done>klaar|af|afgerond|gereed|gedaan|afgehandeld)\s+(?P<verb>is|zijn)[\s.!]*$", re.IGNORECASE
)
_FORMAL = re.compile(
    r"^(?P<verb>heropen|verplaats|verschuif|wijzig|noteer|schrap|verwijder|sluit|zet|verzet|voeg)t?\s+u\s+",
    re.IGNORECASE,
)
"""An order to somebody one says u to: "heropent u actiepunt 2"."""
_WOULD = re.compile(r"\s+(?:willen|kunnen|mogen)(?=\s+\w+en\b)", re.IGNORECASE)
"""Left of a polite front: "zou u bij 3 Noord willen toevoegen"."""
_PLEASE = (
    "aub a.u.b. a.u.b alsjeblieft alstublieft svp s.v.p. s.v.p graag dankje danku dankjewel dankuwel bedankt thanks "
    "thx hoor"
).split()
_LAST_WORDS = frozenset((*_PLEASE, "maar", "wel", "u", "je", "groet", "groeten"))
_PLEASE_END = re.compile(
    rf"[\s,.]*(?:\b(?:{'|'.join(map(re.escape, _PLEASE))}|dank(?:\s+(?:u|je)(?:\s+wel)?)?|"
    r"(?:met\s+)?(?:vriendelijke\s+)?groet(?:en)?|alvast|sorry|"
    r"horzel|dan\s+maar|als\s+het\s+kan|wil\s+je|wilt\s+u|wil\s+u|he|hè|joh|zeg|man)\b[\s.!,]*)+(?=\??$)",
    re.IGNORECASE,
)
_PICTURES = re.compile("^(?:(?![✅✔✓☑👍])[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\\s])+(?=\\w)")
"""Signs in front that say nothing of what is wanted; a tick does."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def seen(text: str) -> str:
    """The text without signs that nobody sees."""
    return _UNSEEN.sub("", text)


def without_root(said: str) -> str:
    """The sentence without "actie" or "punten" in front."""
    return _ROOT.sub("", said)


def cut_please(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without polite words at its end ("…, voor vrijdag aub"), and what was cut."""
    if text[text.rfind(" ") + 1 :].rstrip(",.!").casefold() not in _LAST_WORDS:
        return text, ()
    bare = _PLEASE_END.sub("", text)
    return bare, (text[len(bare) :],)


def plain(said: str) -> str:
    """The sentence without greeting and politeness; a polite question ("kun je …?") stays a question."""
    bare = _PLEASE_END.sub("", _POLITE.sub("", _PICTURES.sub("", said), count=1)).strip()
    asks = said.rstrip().endswith("?")
    if order := _PLEASE_FRONT.sub("", bare).strip():
        bare = _WOULD.sub("", order, count=1) if order != bare else bare
    bare = _FORMAL.sub(r"\g<verb> ", bare)
    if told := _TELLS.match(bare):
        bare = _VERB_LAST.sub(r" \g<verb> \g<done>", bare[told.end() :])
    return (bare if not asks or bare.endswith("?") else f"{bare}?") or said
