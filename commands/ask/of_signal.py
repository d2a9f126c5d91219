"""More about the signal spoken of last, without its number: "pak ik op", "is donderdag geworden", "bron is L1"."""

import re

from commands.ask.meaning import Understood
from commands.ask.referring import spoken_of
from commands.command import Context, Role
from commands.dates import read_date
from commands.dutch import shorten
from commands.later import pattern
from commands.open_question import asked
from commands.reply import Item, Items, Reply
from commands.signals.telling import button
from commands.signals.words import state_of
from commands.words.next_meeting import next_meeting
from storage.signals import WantedSignals

_LEAD = pattern(
    r"^(?:(?:nee|sorry|oeps|oh?|ja|ok|oké|en|toch|het|dat|die|is|was|wordt|trouwens|inmiddels|nu|eigenlijk|ze|"
    r"moet|heb|hebben|ik|we|wij|maar)\b[\s,]*)+",
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
_REMARK = pattern(r"[,;:.–]", re.IGNORECASE)
_FEW = 5


def of_signal(said: str, ctx: Context) -> Understood | Reply | None:
    """What is said of the one signal of just now; for who reads the signals and says only a state: which signal."""
    rest = _LEAD.sub("", said.strip(" .!"))
    state = _state(rest)
    about = spoken_of(ctx, only_open=False) or ("?" if state else "")
    if about == "?":
        return _which(state, ctx) if ctx.member.role == Role.kennisambassadeur.name else None
    number = about.removeprefix("S")
    if number == about or not number.isdecimal():
        return None
    if state:
        return Understood("signaal status", f"{number} {rest}")
    if made := _A_POINT.match(said.strip(" .!")):
        return Understood("signaal wordt actie", f"{number} {made['words'].strip(' ,:')}".strip())
    if part := _PART.match(rest):
        return Understood("signaal wijzig", f"{number} {part['part']}: {part['words']}")
    if _KIND.match(rest):
        return Understood("signaal wijzig", f"{number} soort {rest.removeprefix('een ')}")
    day = _UNTIL.sub("", _TAIL.sub("", rest)).strip()
    reading = read_date(day, ctx.now, next_meeting(ctx))
    whole = reading.words and not reading.rest.strip(" ,.")
    return Understood("signaal wijzig", values={"number": number, "before": day}) if whole else None


def _state(rest: str) -> str:
    """The state where that is all that is said, or a remark follows behind a comma."""
    state, more = state_of(_REMARK.split(rest, maxsplit=1)[0])
    return "" if more else state


def _which(state: str, ctx: Context) -> Reply | None:
    """The newest open signals to choose from, each with a button for this state; nothing is changed."""
    found = ctx.store.signals.find(WantedSignals(status="nieuw"), limit=_FEW)
    rows = tuple(
        Item(
            number=f"S{signal.number}",
            title=shorten(signal.text),
            button=button(state.capitalize(), "signaal status", signal, status=state),
        )
        for signal in found
    )
    if not rows:
        return None
    lead = f"Welk signaal is {state}? Er is nog niets gewijzigd."
    return asked(ctx, Reply(summary=lead, parts=(Items(rows=rows),), only_me=True))
