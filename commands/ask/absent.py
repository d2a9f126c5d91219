"""Who can't come, in any order of words: "mkb kan niet bij de volgende taskforce" is brought into the usual one."""

import re

from commands.ask.meaning import Understood
from commands.ask.typed import last_asked
from commands.command import Context
from commands.dates import read_date
from commands.meetings.absence import is_absence
from commands.meetings.leave import is_leave
from commands.words import owners
from commands.words.next_meeting import next_meeting

_VERB = r"(?:kan|kunnen|komt|kom|komen|is|ben|zijn)"
_AWAY = r"(?:verhinderd|afwezig|ziek|weg|op\s+vakantie|niet\s+aanwezig|er\s+niet(?:\s+bij)?|niet)"
_TAIL = r"(?:\s+(?:bij|aanwezig|komen|zijn|op|de|het|dit|deze|die|overleg|vergadering|bijeenkomst|taskforce))*[\s.!]*$"
_BEHIND = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+(?P<verb>{_VERB})\s+(?:er\s+)?(?:helaas\s+)?{_AWAY}\s+"
    r"(?:(?:aanwezig|bij|op|naar|komen|tijdens|in)\s+)*(?P<when>\S.*?)[\s.!]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+(?P<verb>{_VERB})\s+(?:er\s+)?(?P<when>\S.*?)\s+(?:er\s+|helaas\s+)*{_AWAY}{_TAIL}",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+{_VERB}\s+(?:er\s+)?(?:helaas\s+)?{_AWAY}(?:\s+(?:bij|aanwezig|komen|zijn))*[\s.!]*$",
    re.I,
)
_COMES = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+{_VERB}\s+(?:er\s+)?(?P<when>.*?)\s*\b(?P<does>(?:(?:er|toch|wel|gewoon|bij|erbij|komen|"
    r"zijn|aanwezig)\b\s*)+)[.!]*$",
    re.IGNORECASE,
)
_COMES_ON = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+{_VERB}\s+(?:er\s+)?(?P<does>(?:(?:toch|wel|gewoon|bij|erbij)\s+)+)(?:op\s+|bij\s+)?(?P<when>\S.*?)[\s.!]*$",
    re.IGNORECASE,
)
_SIGNS_ON = re.compile(
    r"^(?:ik\s+)?(?:meld\s+(?P<who>.{1,60}?)\s+(?:(?:weer|toch|wel)\s+)*aan|aanmelden)(?:\s+(?:voor|op|bij))?\s*(?P<when>.*?)[\s.!]*$",
    re.IGNORECASE,
)
_SIGNS_OFF = re.compile(r"^(?:(?:ik\s+)?meld\s+(?:me|mij|ons)\s+af|afmelden|afmelding)\b", re.IGNORECASE)
_SIGNS_HIM_OFF = re.compile(
    r"^(?:(?:zeg|meld)\s+(?:voor\s+)?(?P<who>.{1,60}?)|(?P<self>.{1,60}?)\s+meld(?:t|en)\s+(?:zich|hem|haar))\s+af"
    r"(?:\s+(?:op|voor|bij))?\s*(?P<when>.*?)[\s.!]*$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"^(?:op\s+|bij\s+)?(?P<when>\S.{{0,60}}?)\s+{_VERB}\s+(?P<who>\S.{{0,60}}?)\s+(?:er\s+|helaas\s+)*{_AWAY}{_TAIL}",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"^(?:kan|ben|kom)\b", re.IGNORECASE)
_THEN = re.compile(r"\bdan\b", re.IGNORECASE)
_ME = {"ik", "wij", "we"}
_MYSELF = {"mij", "me", "mezelf", "ons", "ik"}
_DAY = re.compile(
    r"\d|dag\b|morgen|week|volgende|komende|overleg|vergadering|taskforce|keer|ochtend|middag", re.IGNORECASE
)


_DAY_WORDS = (
    r"de|het|er|bij|op|naar|in|voor|die|deze|onze|volgende|komende|eerstvolgende|keer|dag|week|overleg|vergadering|"
    r"bijeenkomst|taskforce|ochtend|middag|avond|morgen"
)
_SAYS_WHAT = re.compile(r"\b(?:komen|komt?|bij|erbij|aanwezig|afwezig|verhinderd|er\s+niet)\b", re.IGNORECASE)
"""What tells that coming is meant ("ik kan niet" may be about anything)."""


def absence(said: str, ctx: Context) -> Understood | None:
    """The line for `vergadering` when somebody the body knows says not to come; else None."""
    if _SIGNS_OFF.match(said) or is_leave(said, ctx):
        return Understood("vergadering", said)
    off = _SIGNS_HIM_OFF.match(said)
    if off and _known(gone := off["who"] or off["self"], ctx) and not _left_of(off["when"], ctx):
        return Understood("vergadering", f"{gone} kan {off['when']} niet")
    if (on := _SIGNS_ON.match(said)) and ((who := on["who"] or "ik").casefold() in _MYSELF or _known(who, ctx)):
        return Understood("vergadering", f"{'ik' if who.casefold() in _MYSELF else who} kan {on['when']} wel")
    if _NO_SUBJECT.match(said):
        said = f"ik {said}"
    if _THEN.search(said):
        asked = last_asked(ctx)
        about_next = asked is not None and asked.command == "vergadering volgende"
        said = _THEN.sub("de volgende keer", said, count=1) if about_next else said
    match = _BEHIND.match(said) or _BETWEEN.match(said)
    if match:
        who, when = match["who"], re.sub(r"^(?:er|de|het|bij)\s+(?=\d+\b)", "", match["when"])
        words = " ".join(ctx.directory.settings.meeting_words)
        if not _known(who, ctx) or not (_DAY.search(when) or any(word in words for word in when.casefold().split())):
            return None
        if _left_of(when, ctx):
            return None
        verb = "kan" if match["verb"].casefold() in ("is", "ben", "komt", "kom", "kan") else "kunnen"
        line = f"{who} {verb} {when} niet"
        return Understood("vergadering", line) if is_absence(line) else None
    plain = _PLAIN.match(said)
    if plain and _known(plain["who"], ctx) and (plain["who"].casefold() not in _ME or _SAYS_WHAT.search(said)):
        return Understood("vergadering", f"{plain['who']} kan niet")
    comes = _COMES.match(said) or _COMES_ON.match(said)
    if comes and _known(comes["who"], ctx) and {"toch", "wel"} & set(comes["does"].casefold().split()):
        when = comes["when"]
        if _DAY.search(when) or (not when and _SAYS_WHAT.search(said)):
            return Understood("vergadering", f"{comes['who']} kan {when} wel")
    return None


def turned(said: str, ctx: Context) -> Understood | None:
    """The same with the day in front: "volgende keer ben ik er niet", "woensdag de 17e kan LLTB niet"."""
    match = _TURNED.match(said)
    if not match or not _known(match["who"], ctx) or not _DAY.search(match["when"]) or _left_of(match["when"], ctx):
        return None
    return Understood("vergadering", f"{match['who']} kan {match['when']} niet")


def _left_of(when: str, ctx: Context) -> str:
    """What is left of the words for a day without that day: "wij kunnen niet op tijd leveren voor vrijdag"."""
    left = read_date(when, ctx.now, next_meeting(ctx)).rest
    names = "|".join(map(re.escape, ctx.directory.settings.meeting_words))
    return re.sub(rf"\b(?:{_DAY_WORDS}|{names})\b|\W", "", left, flags=re.IGNORECASE)


def _known(who: str, ctx: Context) -> bool:
    return who.casefold() in _ME or bool(owners.known(who, ctx.directory))
