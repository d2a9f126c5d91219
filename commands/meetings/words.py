"""What free words about meetings, the agenda, the state or the reminders mean."""

import re
from collections.abc import Sequence

from commands.dutch import MONTH, WEEKDAYS
from commands.meetings import absence
from commands.meetings.series import STARTS, STOPS
from commands.meetings.shift import SHIFT

_MEETING = r"\b(?:vergadering(?:en)?|overleg|bijeenkomst|vergaderen|komen\s+we\s+bij\s+elkaar)\b"
_SHORT_DAYS = "ma|di|wo|do|vr|za|zo"
_DAY = (
    rf"(?:\b\d{{1,2}}\s*(?:{MONTH})\b|\b\d{{1,2}}[-/]\d{{1,2}}\b|\b\d{{4}}-\d\d-\d\d\b|"
    rf"\b(?:{'|'.join(WEEKDAYS)}|morgen|overmorgen|vandaag)\b)"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.DOTALL)


_NAMED = _pattern(_MEETING)
_NEXT_ONE = _pattern(r"\bvolgend\b")
_SAME = _pattern(
    r"[\s,;]+(?:(?:op|om|in|de|het|en)\s+)*(?:dezelfde|hetzelfde|zelfde)\s+(?:tijd|uur|plek|plaats|locatie|zaal)[\s.!]*$"
)
_NOTHING_ELSE = _pattern(
    rf"{_DAY}|\b(?:verplaats|verplaatst|verzet|verschuif|verschoven|schuif|wijzig|naar|van|op|om|de|het|die|dat|onze|is|gaat|gaan|"
    r"niet|toch|wel|gewoon|door|vervalt|vervallen|afgelast|geannuleerd|annuleer|schrap|volgende|komende|week|maand|keer|"
    r"uur|kun|je|graag|helaas|ook|nu|deze|\d+\w*)\b|\W"
)
_ABOUT = _pattern(rf"{_MEETING}|{_DAY}|\bvolgende\b")
_SHOW_AGENDA = _pattern(
    r"^(?:wat\s+staat\s+er|wat\s+komt\s+er|toon|wat\s+is)\b.*\bagenda\b|^wat\s+(?:komt\s+er\s+aan|staat\s+er\s+gepland)\b"
)
_NEXT = _pattern(
    rf"^(?:wanneer|waar|hoe\s+laat|welke\s+dag|op\s+welke\s+dag|in\s+welke\s+zaal)\b.*(?:\bvolgende\b|{_MEETING})|"
    rf"^{_MEETING}\s+volgende\s*\?"
)
_THAT_DAY = _pattern(
    r"^(?:wanneer|waar|hoe\s+laat)\s+(?:begint|beginnen|is|start|starten|zitten|zijn|vergaderen)\s+(?:(?:het|we|wij|die|dat|er|ook)\s+)*"
    rf"(?:op\s+)?(?P<when>(?:de\s+)?\d{{1,2}}e|{_DAY})\b(?:\s+(?:ook|al|alweer|weer|nou|eigenlijk|precies|nu))*\W*$"
)
_WHICH = _pattern(r"^(?:welke|wat\s+zijn\s+de|toon\s+(?:de|alle))\s+(?:komende\s+)?vergaderingen\b")
_STAND = _pattern(
    r"^(?:hoe\s+staan?\s+(?:we|wij|het)\s+er\s*voor|(?:wat|hoe)\s+is\s+de\s+(?:stand(?:\s+van\s+zaken)?|status)|"
    r"geef\s+(?:me\s+|mij\s+)?de\s+(?:stand(?:\s+van\s+zaken)?|status)|hoe\s+staat\s+het\s+met)\b(?P<rest>.*)$"
)
_MOVE = _pattern(r"^(?:kun\s+je\s+|graag\s+)?(?:verplaats|verzet|verschuif|schuif|wijzig)\b.*\bnaar\b")
_MOVE_BEHIND = _pattern(r"^(?P<what>.*\bnaar\b.*?)\s+(?:verplaatsen|verzetten|verschuiven)[.!]*$")
_MOVED = _pattern(
    rf"^(?:de\s+|het\s+|onze\s+)?(?:(?:volgende|komende|eerstvolgende)\s+)?{_MEETING}(?P<from>.*?)\s+(?:(?:is\s+)?(?:verzet(?:ten)?|"
    rf"verplaats(?:t|en)?|verschoven|verschuiven|schuift|gaat|moet)\s+)?naar\s+(?P<to>.*{_DAY}.*)$"
)
_BECOMES = _pattern(
    rf"^(?:de\s+|het\s+|onze\s+)?(?:(?:eerst)?volgende\s+{_MEETING}|{_MEETING}\s+(?P<from>volgende|.*?{_DAY}.*?))\s+wordt\s+"
    rf"(?P<to>.*{_DAY}.*)$"
)
_INTO = _pattern(
    r"^(?:zet|noteer|plaats)\s+(?:ook\s+)?(?:in\s+(?:de|onze)\s+agenda\s*:?\s+(?P<a>\S.*)|(?P<b>\S.*?)\s+in\s+(?:de|onze)\s+agenda)$"
)
_OFF = _pattern(
    r"\b(?:gaan?|gaat)\s+(?:\w+\s+)?niet\s+door\b|\bvervalt\b|\b(?:geannuleerd|afgelast|afgezegd)\b|^(?:annuleer|schrap)\b"
)
_FREE = _pattern(rf"\bgeen\s+{_MEETING}.*\b(?:{MONTH})\b|\b(?:{MONTH})\b.*\bgeen\s+{_MEETING}")
_DAY_FIRST = _pattern(
    rf"^(?:op\s+)?(?P<when>(?:(?:de|het|volgende|komende)\s+)*(?:{_DAY}|week|{_MEETING}|\d+e)(?:\s+(?:{MONTH}))?)\s+"
    r"(?:kan|ben|kom|komt|is|kunnen|komen|zijn)\s+(?P<who>\S+)\s+(?:er\s+)?(?:helaas\s+)?"
    r"(?:niet(?:\s+(?:bij|komen|aanwezig))*|verhinderd|afwezig|weg)[.!]*$"
)
_PLAN = _pattern(
    rf"^(?:(?:plan|zet|leg|noteer|maak)\s+)?(?:(?:een|de|het|onze|nieuwe?|extra|ingelaste?|tussentijdse?|(?P<next>(?:eerst)?volgende|komende))\s+)*{_MEETING}"
    r"(?=\s+(?:(?:op|om|in|te|bij|vast|is|wordt|begint|volgende|komende|aanstaande|week|\w+dag|"
    rf"{_SHORT_DAYS}|morgen|overmorgen)\b|\d))"
    r"(?:\s+(?:vast|is|wordt|begint|(?P<after>volgende(?:\s+keer)?)(?!\s+(?:week|maand|\w+dag))))*"
    r"\s+(?P<rest>\S.*?)(?:\s+(?:ipv|i\.p\.v\.|in\s+plaats\s+van)\s.*)?$"
)
_DAY_OR_WEEK = _pattern(rf"{_DAY}|\bweek\b|\bmaand\b")
_RHYTHM = _pattern(
    rf"{STARTS.pattern}|\b(?:{'|'.join(WEEKDAYS)}|{_SHORT_DAYS}|maand|week|weken|op|de|het|van|om|uur|eerste|tweede|derde|vierde|laatste|\d+\w*)\b|\W"
)
_CALLED_OFF = _pattern(r"^(?:zeg|blaas|gelast)\s+(?P<what>\S.*?)\s+af[.!]*$")
_IN_MONTH = _pattern(rf"\bin\s+(?P<month>{MONTH})\b")
_ON = _pattern(r"\bgaat\s+(?:toch|wel|gewoon)\s+door\b|^gaat\b.*\bdoor\b")
_WHETHER = _pattern(
    rf"^(?:(?:kan|kunnen|mag|mogen|is|was|gaat)\s+(?:(?:de|het|onze|volgende)\s+)*{_MEETING}|"
    r"(?:kunnen|zullen|mogen|zouden)\s+(?:we|wij)\b)"
)
"""A question by the order of its words, also without its mark."""
_NUMBERED = _pattern(
    r"^(?:verplaats|verzet|verschuif|schuif|zet)\s+(?:actie\w*\s+|punt\s+)?#?\d{1,6}\s+(?:naar|op)\b|\bactie(?:punt)?\b"
)
_REMIND = _pattern(
    r"^(?:geen|stop\s+met(?:\s+de)?)\s+(?:\w+\s+)?(?:berichtjes|berichten|meldingen|herinneringen)\b|"
    r"\bherinner(?:ing(?:en)?|\s+(?:mij|me))\b.*\b(?:niet|geen|meer|uit|weer|aan|stop)\b|\b(?:stop|geen|uit)\b.*\bherinnering(?:en)?\b"
)
_REMIND_ASKED = _pattern(r"\b(?:krijg|heb|staan)\b.*\bherinneringen\b")


def understand_agenda(text: str, meeting_words: Sequence[str]) -> tuple[str, str] | None:
    """What a free sentence about meetings, the agenda, the state or reminders means: a command and its line.

    `meeting_words` are what the group itself calls its meeting ("taskforce").
    A question mark asks and never changes: such a sentence only gets a command that shows, or a line that keeps its
    question mark, which the command takes as a question.
    """
    said = _SAME.sub("", " ".join(text.split()).removeprefix("/"))
    said = _NEXT_ONE.sub("volgende", said)
    for word in meeting_words:
        said = re.sub(rf"\b{re.escape(word)}\b", "vergadering", said, flags=re.IGNORECASE)
    if _WHETHER.match(said):
        said = f"{said.rstrip('.! ?')}?"
    asks = said.endswith("?")
    if match := _STAND.match(said):
        return "stand", match["rest"].strip(" ?.!")
    if _SHOW_AGENDA.search(said):
        return "vergadering gebeurtenis", ""
    if _WHICH.match(said):
        return "vergadering lijst", ""
    if that_day := _THAT_DAY.match(said):
        return "vergadering", f"{that_day['when']}?"
    if (_REMIND_ASKED if asks else _REMIND).search(said):
        return "herinner mij", said
    if not asks and (rhythm := _rhythm(said)):
        return "vergadering", rhythm
    if not asks and (into := _INTO.match(said)):
        return "vergadering gebeurtenis", into["a"] or into["b"]
    if _NUMBERED.search(said) or not _ABOUT.search(said):
        return None
    if _NEXT.match(said):
        within = _IN_MONTH.search(said)
        return ("vergadering gebeurtenis", within["month"]) if within else ("vergadering volgende", "")
    return _one_meeting(said if asks else _as_order(said))


def _rhythm(said: str) -> str:
    """A series that begins or stops, in the words that the command reads; empty when it is neither."""
    if STOPS.match(said):
        return said
    if STARTS.search(said) and (_NAMED.search(said) or not _RHYTHM.sub("", said)):
        return " ".join(_NAMED.sub(" ", said).split())
    return ""


def _one_meeting(said: str) -> tuple[str, str] | None:
    """What one meeting is to become, and who comes to it."""
    by = SHIFT.search(said.rstrip("? "))
    changes = _MOVE.match(said) or _OFF.search(said) or _FREE.search(said) or _ON.search(said) or by
    if (changes and _of_the_meeting(SHIFT.sub(" ", said.rstrip("? ")))) or absence.is_absence(said.rstrip("? ")):
        return "vergadering", said
    plan = None if said.endswith("?") else _PLAN.match(said)
    if plan and (_DAY_OR_WEEK.search(plan["rest"]) or plan["next"] or plan["after"]):
        return "vergadering", plan["rest"]
    return None


def _as_order(said: str) -> str:
    """An order in the words that the command reads."""
    if away := _DAY_FIRST.match(said):
        return f"{away['who']} kan {away['when']} niet"
    if off := _CALLED_OFF.match(said):
        return f"annuleer {off['what']}"
    if behind := _MOVE_BEHIND.match(said):
        return f"verplaats {behind['what']}"
    if moved := _MOVED.match(said):
        return f"verplaats vergadering {moved['from']} naar {moved['to']}"
    if moved := _BECOMES.match(said):
        return f"verplaats vergadering {moved['from'] or 'volgende'} naar {moved['to']}"
    return said


def _of_the_meeting(said: str) -> bool:
    """Whether a change names the meeting, or nothing but days: "verplaats de flyer naar 18 dec" is no meeting."""
    return bool(_NAMED.search(said)) or not _NOTHING_ELSE.sub("", said)
