"""Who can't come, in any order of words: "mkb kan niet bij de volgende taskforce" is brought into the usual one."""

import re

from commands.ask.meaning import Understood
from commands.command import Context
from commands.meetings.absence import is_absence

_VERB = r"(?:kan|kunnen|komt|kom|komen|is|ben|zijn)"
_AWAY = r"(?:verhinderd|afwezig|ziek|weg|op\s+vakantie|niet\s+aanwezig|er\s+niet(?:\s+bij)?|niet)"
_BEHIND = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+(?P<verb>{_VERB})\s+(?:er\s+)?(?:helaas\s+)?(?P<away>{_AWAY})\s+"
    r"(?:(?:aanwezig|bij|op|naar|komen|tijdens|in)\s+)*(?P<when>\S.*?)[\s.!]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+(?P<verb>{_VERB})\s+(?:er\s+)?(?P<when>\S.*?)\s+(?:er\s+)?(?P<away>{_AWAY})(?:\s+(?:bij|aanwezig|komen))*[\s.!]*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+{_VERB}\s+(?:er\s+)?(?:helaas\s+)?{_AWAY}(?:\s+(?:bij|aanwezig|komen))*[\s.!]*$", re.I
)
_ME = {"ik", "wij", "we"}
_DAY = re.compile(
    r"\d|dag\b|morgen|week|volgende|komende|overleg|vergadering|taskforce|keer|ochtend|middag", re.IGNORECASE
)


def absence(said: str, ctx: Context) -> Understood | None:
    """The line for `vergadering` when somebody the body knows says not to come; else None."""
    match = _BEHIND.match(said) or _BETWEEN.match(said)
    if match:
        who, when = match["who"], re.sub(r"^(?:er|de|het|bij)\s+(?=\d)", "", match["when"])
        words = " ".join(ctx.directory.settings.meeting_words)
        if not _known(who, ctx) or not (_DAY.search(when) or any(word in words for word in when.casefold().split())):
            return None
        verb = "kan" if match["verb"].casefold() in ("is", "ben", "komt", "kom", "kan") else "kunnen"
        line = f"{who} {verb} {when} niet"
        return Understood("vergadering", line) if is_absence(line) else None
    plain = _PLAIN.match(said)
    if plain and _known(plain["who"], ctx) and plain["who"].casefold() not in _ME:
        return Understood("vergadering", f"{plain['who']} kan niet")
    return None


def _known(who: str, ctx: Context) -> bool:
    return who.casefold() in _ME or ctx.directory.find_owner(who) is not None
