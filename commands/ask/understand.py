"""The way of a free sentence: correction, small talk, follow-up, question, orders, a slip of the finger, or none."""

import re
from datetime import timedelta

from commands.agenda import understand_agenda
from commands.ask.meaning import Understood
from commands.ask.orders import order
from commands.ask.questions import ask_back, is_question, question
from commands.ask.smalltalk import small_talk
from commands.ask.typos import mended
from commands.command import Context
from commands.importing import corrects
from commands.reply import Button, Buttons, Reply, Text
from commands.signal_words import understand_signal
from commands.wanted import flags_in, names_known, wanted_of

TOPIC = "vraag"
_PLURAL = ("acties", "actiepunten")
_TEN_MINUTES = timedelta(minutes=10)
_ROOT = re.compile(r"^/?(?:actiepunten|actiepunt|acties|actie)\b[\s:]*(?=\S)", re.IGNORECASE)
_FOLLOW = re.compile(
    r"^(?:en|of|maar)\s+(?:(?:hoe\s+zit\s+het\s+met|voor|bij|in|van|wat\s+is\s+er\s+(?:in|voor|bij))\s+)?(?P<words>[^?]+)\?\s*$",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:hallo|hoi|hey|dag|goedemorgen|goedemiddag)?[\s,!]*(?:@?horzel)[\s,:!]+|(?:hallo|hoi|hey)[\s,!]+)"
    r"|^(?:(?:wil|kun|kan|zou)\s+(?:je|jij|u)\s+(?:(?:aub|alsjeblieft|even|eens|misschien|mij)\s+)*|graag\s+|svp\s+|even\s+)",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"[\s,]*(?:\b(?:aub|a\.u\.b\.|alsjeblieft|alstublieft|svp|s\.v\.p\.|graag|dank(?:je|u)?|bedankt|thanks)\b[\s.!]*)+(?=\??$)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|\.\s+|,?\s+en\s+(?:dan\s+|ook\s+)?|,\s+)(?=\S)", re.IGNORECASE)


def understand(text: str, ctx: Context) -> tuple[Understood, ...] | Reply:
    """What a free sentence means: commands to run one after another, or an answer that changes nothing."""
    said = text.strip().removeprefix("/").strip()
    if corrects(said, ctx):
        return (Understood("verwerk verbeter", said),)
    if found := small_talk(said):
        return (found,) if isinstance(found, Understood) else found
    plain = _PLEASE.sub("", _POLITE.sub("", said)).strip() or said
    for attempt in dict.fromkeys((said, plain, mended(plain))):
        meaning = _meaning(attempt, ctx)
        if meaning is not None:
            return meaning
    return not_understood(text, ctx)


def _meaning(said: str, ctx: Context) -> tuple[Understood, ...] | Reply | None:
    if followed := _follow_up(said, ctx):
        return (followed,)
    bare = _ROOT.sub("", said)
    if is_question(said):
        found = _signal(said) or question(said) or question(bare) or _agenda(said, ctx)
        if found:
            return (_remembered(found, ctx),)
        return ask_back(bare, ctx)
    if several := _several(bare):
        return several
    if found := _signal(said) or order(bare) or _agenda(said, ctx) or question(bare):
        return (_remembered(found, ctx),)
    if named := _named_command(said):
        return (named,)
    if said != bare and (said.casefold().startswith(_PLURAL) or not wanted_of(bare, ctx)[0].words):
        return (_remembered(Understood("actie lijst", bare), ctx),)
    return None


def _named_command(said: str) -> Understood | None:
    """A declared command at the front, once slips are mended."""
    from commands.handle import find

    command, rest = find(said)
    if command is None or (rest and not command.arguments.model_fields):
        return None
    return Understood(command.name, rest)


def _signal(text: str) -> Understood | None:
    found = understand_signal(text)
    return Understood(*found) if found else None


def _agenda(text: str, ctx: Context) -> Understood | None:
    found = understand_agenda(text, ctx.directory.settings.meeting_words)
    return Understood(*found) if found else None


def _several(said: str) -> tuple[Understood, ...]:
    """Several orders in one sentence: every piece must be an order by itself, else it is one sentence."""
    pieces = [piece.strip() for piece in _AND.split(said) if piece.strip()]
    if len(pieces) < 2:
        return ()
    orders: list[Understood] = []
    for piece in pieces:
        found = order(piece)
        if found is None or found.command in ("actie toon", "actie lijst"):
            return ()
        orders.append(found)
    return tuple(orders)


def _remembered(found: Understood, ctx: Context) -> Understood:
    """Keep what a list was asked of, for a follow-up ("en zuid?") within ten minutes."""
    if found.command == "actie lijst":
        talk = {"line": found.line}
        ctx.store.conversations.keep(ctx.request.who, TOPIC, talk, ctx.now + _TEN_MINUTES)
    return found


def _follow_up(said: str, ctx: Context) -> Understood | None:
    match = _FOLLOW.match(said)
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now) if match else None
    if match is None or talk is None:
        return None
    words = match["words"].strip()
    before = str(talk["line"])
    line = f"{flags_in(before)} {words}" if names_known(words, ctx) else f"{before} {words}"
    return _remembered(Understood("actie lijst", line.strip()), ctx)


def not_understood(text: str, ctx: Context) -> Reply:
    """Says so, and offers the two nearest things; nothing is changed and nothing is lost."""
    del ctx
    said = " ".join(text.split())
    return Reply(
        summary="Dit begrijp ik niet. Er is niets gewijzigd.",
        parts=(
            Text(text=f"U typte: {said}", subtle=True),
            Buttons(
                buttons=(
                    Button(label="Maak er een actiepunt van", command="actie formulier", args={"what": said[:1000]}),
                    Button(label="Zoek hierop", command="actie lijst", args={"words": f"zoek {said[:100]}"}),
                )
            ),
        ),
        only_me=True,
    )
