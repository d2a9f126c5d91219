"""More about the signal spoken of last, without its number: "pak ik op", "is donderdag geworden", "bron is L1"."""

import re

from commands.ask.meaning import Understood
from commands.ask.referring import spoken_of
from commands.command import Context, Role
from commands.dates import read_date
from commands.later import pattern
from commands.reply import Reply
from commands.signals.called import called, only_state, which
from commands.signals.changes import INSTEAD
from commands.signals.words import says_own_state
from commands.words.next_meeting import next_meeting
from storage.signals import WantedSignals

_LEAD = pattern(
    r"^(?:(?:nee|sorry|oeps|oh?|ja|ok|oké|en|toch|het|dat|die|is|was|wordt|trouwens|inmiddels|nu|eigenlijk|ze|"
    r"moet|heb|hebben|ik|we|wij|maar|bedoel|bedoelde)\b[\s,]*)+",
    re.IGNORECASE,
)
_UNTIL = pattern(r"^(?:(?:v[oó][oó]r|uiterlijk|op|al|pas|komen|komt)\b\s*)+", re.IGNORECASE)
_TAIL = pattern(
    r"[\s,]+(?:geworden|worden|zijn|bedoel(?:de)?\s+ik|moet\s+(?:het|dat)\s+zijn|trouwens|hoor|pas|al)$", re.IGNORECASE
)
_PART = pattern(
    r"^(?P<part>soort|tekst|regio|bron|link)(?:\s*:\s*|\s+(?:(?:is|was|wordt|moet\s+zijn)\s+)?)(?P<words>\S.*)$",
    re.IGNORECASE,
)
_KIND = pattern(r"^(?:een\s+)?(?:kans|bedreiging|knelpunt|media)\W*$", re.IGNORECASE)
_A_POINT = pattern(
    r"^maak\s+(?:er|daar|hier)\s+(?:maar\s+)?(?:een\s+)?(?:actie|punt|actiepunt|taak)\s+van\b(?P<words>.*)$",
    re.IGNORECASE,
)
_NONE = pattern(r"^(?:geen|zonder)\s+(?:datum|termijn|regio)$", re.IGNORECASE)
_FEW = 5


def of_signal(said: str, ctx: Context) -> Understood | Reply | None:
    """What is said of the one signal of just now; for who reads the signals and says only a state: which signal."""
    rest = _LEAD.sub("", said.strip(" .!"))
    state, note = only_state(rest)
    about = spoken_of(ctx, only_open=False, named=False)
    number = about.removeprefix("S")
    if not about and state and ctx.member.role == Role.kennisambassadeur.name:
        fresh = ctx.store.signals.find(WantedSignals(status="nieuw"), limit=_FEW)
        return which(fresh, state, note, said, ctx) if fresh else None
    if number == about or not number.isdecimal():
        return _called(said, ctx)
    if state:
        return Understood("signaal status", f"{number} {rest}")
    if made := _A_POINT.match(said.strip(" .!")):
        return Understood("signaal wordt actie", f"{number} {made['words'].strip(' ,:')}".strip())
    if part := _PART.match(rest):
        return Understood("signaal wijzig", f"{number} {part['part']}: {part['words']}")
    if _NONE.match(rest) or INSTEAD.match(rest):
        return Understood("signaal wijzig", f"{number} {rest}")
    if _KIND.match(rest):
        return Understood("signaal wijzig", f"{number} soort {rest.removeprefix('een ')}")
    day = _UNTIL.sub("", _TAIL.sub("", rest)).strip()
    reading = read_date(day, ctx.now, next_meeting(ctx))
    if reading.words and not reading.rest.strip(" ,."):
        return Understood("signaal wijzig", values={"number": number, "before": day})
    return _called(said, ctx)


def _called(said: str, ctx: Context) -> Reply | None:
    return called(said, ctx) if says_own_state(said) else None
