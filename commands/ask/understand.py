"""The way of a free sentence: correction, small talk, follow-up, question, orders, a slip of the finger, or none.

A question never changes anything, an unknown line never becomes an action point, and what is only understood after
mending a slip is offered when it would change something.
"""

import re
from collections.abc import Iterator

from commands.actions.wanted import names_known, names_only
from commands.ask.absent import absence, turned
from commands.ask.all_of import all_of
from commands.ask.answering import answered, in_words
from commands.ask.asking import ask_back, closes_for_others, offer, offer_each, offer_mended
from commands.ask.bare import plain, seen, without_root
from commands.ask.correcting import correction
from commands.ask.dialect import in_dutch
from commands.ask.follow import followed
from commands.ask.happenings import happening, when_is
from commands.ask.meaning import Understood
from commands.ask.nearest import told_how
from commands.ask.not_understood import LONGEST, half_read, not_understood
from commands.ask.of_meeting import of_meeting
from commands.ask.of_signal import of_signal
from commands.ask.orders import SHOWS, order
from commands.ask.questions import about_a_point, is_question, question
from commands.ask.referring import doubtful, for_each_told, only_known, pointed
from commands.ask.setting_up import sets_up
from commands.ask.several import several
from commands.ask.smalltalk import small_talk
from commands.ask.typed import remembered
from commands.ask.which_day import later_when
from commands.body.bodies import other_body
from commands.body.contacts import says_contact
from commands.body.membership import says_membership
from commands.command import Context, Role
from commands.goals import asks_goal, hung
from commands.importing.talk import correction_in
from commands.meetings.words import understand_agenda
from commands.naming import ordered
from commands.open_question import asked
from commands.reply import Reply
from commands.rooms import BY_NAME
from commands.round.review_shown import STEP
from commands.round.review_walk import hears
from commands.signals.words import understand_signal
from commands.woo.talk import hears as hears_woo
from commands.woo.words import STEP as WOO_STEP
from commands.words.numerals import in_digits, listed
from commands.words.owners import known
from commands.words.typos import mended

_PLURAL = ("acties", "actiepunten", "punten")
_GLUED = re.compile(
    r"(?<=\d)(?=(?:klaar|af|gereed|done|gedaan|dicht)\b)|"
    r"(?:(?<=\bklaar)|(?<=\btoon)|(?<=\bheropen)|(?<=\bsluit)|(?<=\bwijzig)|(?<=\bpunt))(?=\d)",
    re.IGNORECASE,
)
_OFFERED = ("actie klaar", "actie notitie", "actie doorlopend", "actie vervalt")
_ABOUT_BODY = re.compile(
    r"^(?:(?:en|ga|naar|nu|over|kies|wissel|voor|bij|de|het|punten|van|wat|doet|staat|er|open)\b\s*)+", re.I
)
_MAY = re.compile(r"(?:mag|mogen|kan|kunnen|kun|kunt|wil|wilt|zou|zal)\b", re.IGNORECASE)  # asks, also without its mark
_A_POINT = re.compile(
    r"^/?(?:actie|actiepunt|ap|taak)(?:\s+(?:voor\s+|van\s+)?(?P<who>[^:]{2,60}?))?\s*:\s*(?P<text>\S.{2,})$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_OF_SIGNAL = re.compile(r"^(\d{1,6})\s+(?!\w+(?:en|s)\b)", re.IGNORECASE)  # "2 huisvesters zoeken …" counts
_NUMBER = re.compile(r"^#?(?P<number>\d{1,6})(?!\w)")


def understand(text: str, ctx: Context) -> tuple[Understood, ...] | Reply:
    """What a free sentence means: commands to run one after another, or an answer that changes nothing."""
    said = seen(text).strip().removeprefix("/").strip()
    if not said or len(said) > LONGEST:
        return not_understood(text, ctx)
    if corrected := correction_in(said, ctx):
        if isinstance(corrected, str):
            return Reply(summary=corrected, only_me=True)
        return (Understood("verwerk verbeter", said),)
    if hears(said, ctx):
        return (Understood(STEP, said),)
    if hears_woo(said, ctx):
        return (Understood(WOO_STEP, said),)
    if found := small_talk(said, ctx):
        return (found,) if isinstance(found, Understood) else found
    read = _read(said, ctx) or half_read(text, ctx)
    meaning = read or not_understood(text, ctx)
    if isinstance(meaning, Reply) and any(meaning.buttons()):
        return asked(ctx, meaning, guess=read is None)
    return meaning


def _read(said: str, ctx: Context) -> tuple[Understood, ...] | Reply | None:
    """What an order or a question means, what follows from what went before, or was meant once a slip is mended."""
    if said.strip(" #").isdecimal() and (which := answered(said, ctx)):
        return (which,)
    bare = said
    for bare in _spellings(said):
        meaning = _meaning(bare, ctx)
        if meaning is not None:
            return meaning
    if follows := _following(said, bare, ctx):
        return (follows,) if isinstance(follows, Understood) else follows
    better = mended(bare)
    meaning = _meaning(better, ctx) if better != bare else None
    if meaning is None or isinstance(meaning, Reply) or not _changes(meaning):
        return meaning
    return offer_mended(better, meaning, ctx)


def _spellings(said: str) -> Iterator[str]:
    """The sentence as it is, without what stands around it, and without the words of a dialect; each once."""
    yield said
    bare = plain(said)
    if bare != said:
        yield bare
    dutch = plain(in_dutch(bare))
    if dutch != bare:
        yield dutch


def _following(said: str, bare: str, ctx: Context) -> Understood | tuple[Understood, ...] | Reply | None:
    """What a sentence means that is none by itself: an answer, something about the point of just now, bare names."""
    if found := (small_talk(bare, ctx) if bare != said else None) or answered(bare, ctx):
        return found
    if point := _A_POINT.match(said):
        who = point["who"] or ""
        if not who or known(who, ctx.directory, ctx.member):
            return Understood("actie nieuw", f"{who}: {point['text']}".removeprefix(": "))
    asks, mark, _ = said.partition("? ")  # "kunt u 8 afsluiten? Alles is binnen."
    if _MAY.match(asks if mark else bare) and (offered := ask_back(plain(asks) if mark else bare, ctx)):
        return offered
    about = later_when(without_root(bare), ctx) or _back(bare, ctx) or of_signal(bare, ctx)
    if about := about or in_words(said, ctx) or of_meeting(bare, ctx):
        return about
    if names_known(bare, ctx):
        return remembered(Understood("actie lijst", bare), ctx)
    body = other_body(_ABOUT_BODY.sub("", bare).strip(" .!?"), ctx)
    return Understood("horzel gremium", body) if body else None


def _back(bare: str, ctx: Context) -> tuple[Understood, ...] | Reply | None:
    """What a sentence that points back means; without a word like "die" it is offered, or nothing when it is odd.

    It is offered as well where it is not sure what it points at, for each point that it may be.
    """
    sentence, named = pointed(bare, ctx)
    if not sentence and (each := [_meaning(one, ctx) for one in for_each_told(bare, ctx)]):
        orders = tuple(one for meant in each if isinstance(meant, tuple) and _changes(meant) for one in meant)
        return offer_each(orders, ctx) if orders else None
    meaning = (_meaning(sentence, ctx) or later_when(sentence, ctx)) if sentence else None
    if meaning is None or isinstance(meaning, Reply) or not (named or _changes(meaning)):
        return meaning if isinstance(meaning, Reply) else None
    doubt = _changes(meaning) and (doubtful(named, ctx) or any(closes_for_others(one, ctx) for one in meaning))
    if not doubt and (named or all(only_known(one, bare, ctx) for one in meaning)):
        return meaning
    offers = doubt or all(one.command in _OFFERED for one in meaning)
    return offer(meaning, ctx) if offers else None


def _meaning(said: str, ctx: Context) -> tuple[Understood, ...] | Reply | None:
    said = listed(in_digits(_GLUED.sub(" ", said)))
    bare = without_root(said)
    if found := followed(said, ctx) or _contact(said, ctx) or _under_a_goal(said) or _only_asks(bare):
        return (found,)
    if is_question(said):
        return _asked(said, bare, ctx)
    if over := correction(said, ctx):
        return over
    if orders := several(bare, ctx):
        return orders
    if mine := says_membership(said):
        return (Understood("horzel namens", mine),)
    if (found := _signal(said, ctx)) and not _is_a_point(said, ctx):
        return (remembered(found, ctx),)
    if orders := all_of(bare, ctx) or order(bare, ctx):
        return tuple(remembered(one, ctx) for one in orders)
    if (
        found := happening(said, ctx)
        or turned(said, ctx)
        or _agenda(said, ctx)
        or absence(said, ctx)
        or question(bare, ctx)
        or _named_command(said, ctx)
    ):
        return (remembered(found, ctx),)
    if said != bare and (said.casefold().startswith(_PLURAL) or names_only(bare, ctx)):
        return (remembered(Understood("actie lijst", bare), ctx),)
    return None


def _asked(said: str, bare: str, ctx: Context) -> tuple[Understood, ...] | Reply | None:
    found = _signal(said, ctx) or (Understood("visie", goal) if (goal := asks_goal(said)) else None)
    if found is None and (reply := ask_back(bare, ctx)):
        return reply
    found = (
        found
        or question(said, ctx)
        or question(bare, ctx)
        or _agenda(said, ctx)
        or about_a_point(said)
        or when_is(bare, ctx)
    )
    if found is None and (shown := order(bare.rstrip("?! "), ctx)) and shown[0].command in SHOWS:
        found = shown[0]
    return (remembered(found, ctx),) if found else told_how(bare, ctx)


def _named_command(said: str, ctx: Context) -> Understood | None:
    """A declared command at the front, once slips are mended, or what sets the group up."""
    command, rest = ordered(sets_up(said, ctx.directory) or said)
    return Understood(command.name, rest) if command else None


def _under_a_goal(said: str) -> Understood | None:
    under = hung(said)
    return Understood("visie", under) if under else None


def _only_asks(bare: str) -> Understood | None:
    """`/actie ?`: what is possible."""
    return None if bare.strip(" ?!.") else Understood("horzel")


def _signal(text: str, ctx: Context) -> Understood | None:
    """What is said of signals; nothing for a new one that begins with the number of one that is there."""
    found = understand_signal(text)
    there = _NUMBER_OF_SIGNAL.match(found[1]) if found and found[0] == "signaal nieuw" else None
    return Understood(*found) if found and not (there and ctx.store.signals.get(int(there[1]))) else None


def _is_a_point(text: str, ctx: Context) -> bool:
    """Whether a bare number at the front is that of an action point ("3 opgepakt"): for who reads the signals, only
    where no signal has it."""
    match = _NUMBER.match(text)
    number = int(match["number"]) if match else 0
    if not number or not ctx.store.actions.get(number):
        return False
    return ctx.member.role != Role.kennisambassadeur.name or not ctx.store.signals.get(number)


def _contact(text: str, ctx: Context) -> Understood | None:
    words = says_contact(text, ctx.directory)
    return Understood("horzel contact", words) if words else None


def _agenda(text: str, ctx: Context) -> Understood | None:
    found = understand_agenda(text, ctx.directory.settings.meeting_words)
    return Understood(*found) if found else None


def _changes(meant: tuple[Understood, ...]) -> bool:
    return any(BY_NAME[one.command].changes for one in meant)
