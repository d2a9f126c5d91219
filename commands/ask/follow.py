"""A follow-up on the last question, for ten minutes: "en zuid?", "en te laat?", "alleen wonen"."""

import logging
import re
from datetime import datetime, timedelta
from functools import partial

from commands.actions.wanted import names_known, replaced
from commands.ask.meaning import Understood
from commands.ask.questions import is_question
from commands.command import Context, Request
from commands.naming import find
from commands.numerals import take_numbers
from storage.store import Storage, Store

TOPIC = "vraag"
_LOG = logging.getLogger("horzel")
_TEN_MINUTES = timedelta(minutes=10)
_FEW_MINUTES = timedelta(minutes=4)
_MOST = 5000  # people whose last question is known
_KEPT = (
    "actie lijst",
    "actie toon",
    "actie geschiedenis",
    "actie sinds",
    "signaal lijst",
    "signaal toon",
    "vergadering volgende",
)
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
_FLAG = re.compile(
    r"^(?:te\s+laat|telaat|zonder\s+eigenaar|gesloten|afgerond\w*|doorlopende?|alles|alle|(?:de\s+)?rest|sinds\s+.+|vanaf\s+.+|"
    r"vóór\s+.+|voor\s+.+|deze\s+week|volgende\s+week|deze\s+maand)$",
    re.IGNORECASE,
)


def remembered(found: Understood, ctx: Context) -> Understood:
    """Keep what was asked, so that a follow-up within ten minutes knows what it follows."""
    if found.command in _KEPT:
        _remember(found, ctx.request, ctx.store)
    return found


class Typed:
    """Remembers the lists and points that are asked for by a typed command, so that they may be followed as well.

    Kept apart from the answer, which comes from a transaction that writes nothing. Who asks the same again within a few
    minutes, and nothing else in between, is remembered already.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._last: dict[str, tuple[str, datetime]] = {}

    def asked(self, request: Request) -> None:
        """This was answered without writing."""
        command, line = find(request.text)
        if command is None or command.name not in _KEPT or request.heard != "command" or request.command:
            return
        same, since = self._last.get(request.who, ("", request.now))
        if same == request.text and request.now - since < _FEW_MINUTES:
            return
        if len(self._last) >= _MOST:
            self._last.clear()
        self._last[request.who] = (request.text, request.now)
        self._storage.write_then(partial(_remember, Understood(command.name, line), request), _nobody_waits)

    def wrote(self, who: str) -> None:
        """This person did something else meanwhile."""
        self._last.pop(who, None)


def _nobody_waits(_: object, error: Exception | None) -> None:
    if error is not None:
        _LOG.error("what was asked could not be remembered", exc_info=error)


def _remember(found: Understood, request: Request, store: Store) -> None:
    talk = {"command": found.command, "line": found.line}
    store.conversations.keep(request.who, TOPIC, talk, request.now + _TEN_MINUTES)


def followed(said: str, ctx: Context) -> Understood | None:
    """The question that a follow-up stands for; None when it is none, or follows nothing."""
    only = _ONLY.match(said)
    match = only or _AND.match(said) or _NAME.match(said)
    if match is None or len(said) > 80 or (match.re is _NAME and (is_question(said[:-1]) or len(said.split()) > 4)):
        return None
    words = match["words"].strip()
    known = names_known(words, ctx) or bool(_FLAG.match(words))
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    if talk is None:
        return remembered(Understood("actie lijst", words), ctx) if known and said.endswith("?") else None
    command, before = str(talk.get("command", "actie lijst")), str(talk["line"])
    numbers, rest = take_numbers(words)
    if numbers and not rest.strip():
        shows = command if command in ("actie toon", "actie geschiedenis", "signaal toon") else "actie toon"
        return remembered(Understood(shows, str(numbers[0])), ctx) if len(numbers) == 1 and said.endswith("?") else None
    if command == "vergadering volgende" and _WHERE.match(words):
        return Understood(command)
    if not known and not (only and command == "actie lijst"):
        return None
    if command == "actie sinds" and re.match(r"(?:sinds|vanaf)\b", words, re.IGNORECASE):
        return remembered(Understood(command, words), ctx)
    if command == "signaal lijst":
        return remembered(Understood(command, words), ctx)
    if command != "actie lijst":
        before = ""
    if before.startswith("zoek "):
        before = ""
    line = f"{before} {words}" if only or not names_known(words, ctx) else replaced(before, words, ctx)
    return remembered(Understood("actie lijst", line.strip()), ctx)
