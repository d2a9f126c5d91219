"""A follow-up on the last question, for ten minutes: "en zuid?", "en te laat?", "alleen wonen"."""

import re

from commands.actions.lists import PAGE
from commands.actions.wanted import names_known, replaced
from commands.ask.meaning import Understood
from commands.ask.questions import is_question
from commands.ask.typed import last_asked, remembered
from commands.command import Context
from commands.progress.period import is_period
from commands.words.file_kind import KIND
from commands.words.numerals import take_numbers

_LEAD = (
    r"(?:(?:hoe\s+(?:zit|staat)\s+het\s+(?:dan\s+)?(?:met|in|bij|voor)|voor|bij|in|van|op|wat\s+(?:is\s+er|staat\s+er|dan)\s+(?:in|voor|bij)|"
    r"wat\s+met|dan|nu|ook|de|het|die\s+van|die\s+voor|punt|nummer|actie)\s+)*"
)
_AND = re.compile(rf"^(?:en|of|maar)\s+{_LEAD}(?P<words>[^?]+?)[\s?.!]*$", re.IGNORECASE)
_ONLY = re.compile(
    rf"^(?:alleen|enkel|slechts|uitsluitend|daarvan|en\s+alleen|en\s+daarvan)\s+{_LEAD}(?P<words>[^?]+?)[\s?.!]*$", re.I
)
_NAME = re.compile(rf"^{_LEAD}(?P<words>[^?]+?)\s*\?+$", re.IGNORECASE)
_WHERE = re.compile(
    r"^(?:waar|hoe\s+laat|wanneer|welke\s+(?:zaal|ruimte)|de\s+(?:zaal|plek|plaats|tijd))$", re.IGNORECASE
)
_OF_POINT = re.compile(
    r"^(?:(?:voor|tegen)\s+)?wanneer|(?:(?:van|door|voor)\s+)?wie(?:\s+nog(?:\s+meer)?)?$", re.IGNORECASE
)
_MORE = re.compile(
    r"^(?:toon\s+|nog\s+|laat\s+|geef\s+|de\s+)*(?:meer|verder|rest|volgende\s+tien)(?:\s+zien)?[\s.!?]*$", re.I
)
_AS_FILE = re.compile(
    rf"^(?:(?:en|nu|ook|nog|doe|maar|graag|dan|die|dat|dit|deze|lijst|hetzelfde|kan|mag|liever)\s+)*(?P<file>(?P<as>(?:als|in)\s+)?(?:een\s+)?{KIND})"
    r"(?:\s+(?:graag|ook|maar|dan))*[\s.!?]*$",
    re.IGNORECASE,
)
_ASKED_OF = {"vergadering volgende": _WHERE, "actie toon": _OF_POINT}
"""What is asked further of what was just shown, and stands in it."""
_LISTS = ("actie lijst", "signaal lijst")
_PAPERS = (*_LISTS, "horzel rapport")
_FLAG = re.compile(
    r"^(?:te\s+laat|telaat|zonder\s+eigenaar|gesloten|afgerond\w*|doorlopende?|alles|alle|(?:de\s+)?rest|sinds\s+.+|vanaf\s+.+|"
    r"vóór\s+.+|voor\s+.+|deze\s+week|volgende\s+week|deze\s+maand)$",
    re.IGNORECASE,
)


def followed(said: str, ctx: Context) -> Understood | None:
    """The question that a follow-up stands for; None when it is none, or follows nothing."""
    if _MORE.match(said):
        return _more(ctx)
    if file := _AS_FILE.match(said):
        return _as_file(file, ctx)
    only = _ONLY.match(said)
    match = only or _AND.match(said) or _NAME.match(said)
    where = match is not None and _WHERE.match(match["words"].strip())
    if (
        match is None
        or len(said) > 80
        or (not where and match.re is _NAME and (is_question(said[:-1]) or len(said.split()) > 4))
    ):
        return None
    words = match["words"].strip()
    known = names_known(words, ctx) or bool(_FLAG.match(words))
    asked = last_asked(ctx)
    if asked is None:
        return remembered(Understood("actie lijst", words), ctx) if known and said.endswith("?") else None
    command, before = asked.command, asked.line
    numbers, rest = take_numbers(words)
    if numbers and not rest.strip():
        shows = command if command in ("actie toon", "actie geschiedenis", "signaal toon") else "actie toon"
        return remembered(Understood(shows, str(numbers[0])), ctx) if len(numbers) == 1 and said.endswith("?") else None
    if command in _ASKED_OF and _ASKED_OF[command].match(words):
        return Understood(command, before)
    period = command == "horzel rapport" and is_period(words, ctx.now.date())
    if not (known or period) and not (only and command == "actie lijst"):
        return None
    if command == "actie sinds" and re.match(r"(?:sinds|vanaf)\b", words, re.IGNORECASE):
        return remembered(Understood(command, words), ctx)
    if period or command == "signaal lijst":
        return remembered(Understood(command, words), ctx)
    if command != "actie lijst":
        before = ""
    if before.startswith("zoek "):
        before = ""
    line = f"{before} {words}" if only or not names_known(words, ctx) else replaced(before, words, ctx)
    return remembered(Understood("actie lijst", line.strip()), ctx)


def _as_file(said: re.Match[str], ctx: Context) -> Understood | None:
    """The last list or report in a file of this kind; all points where none was asked for."""
    asked = last_asked(ctx)
    words = said["file"] if said["as"] else f"als {said['file']}"
    if asked and asked.command in _PAPERS:
        return Understood(asked.command, f"{asked.line} {words}".strip())
    return Understood("actie export", words) if said["as"] else None


def _more(ctx: Context) -> Understood | None:
    """The following points or signals of the last list."""
    asked = last_asked(ctx)
    if asked is None or asked.command not in _LISTS:
        return None
    start = str(asked.start + PAGE)
    return remembered(Understood(asked.command, values={"words": asked.line, "start": start}), ctx)
