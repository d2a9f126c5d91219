"""The way of a free sentence: correction, small talk, follow-up, question, orders, a slip of the finger, or none.

A question never changes anything, an unknown line never becomes an action point, and what is only understood after
mending a slip is offered when it would change something.
"""

import re

from commands.actions.wanted import names_only
from commands.ask.absent import absence
from commands.ask.all_of import all_of
from commands.ask.asking import ask_back, offer
from commands.ask.by_words import called, perhaps_note
from commands.ask.correcting import correction
from commands.ask.follow import followed
from commands.ask.happenings import happening
from commands.ask.meaning import Understood
from commands.ask.nearest import in_form, nearest, told_how
from commands.ask.orders import SHOWS, half_understood, order
from commands.ask.questions import about_a_point, is_question, question
from commands.ask.setting_up import sets_up
from commands.ask.several import several
from commands.ask.smalltalk import small_talk
from commands.ask.typed import remembered
from commands.ask.typos import mended
from commands.asking_back import which_point
from commands.command import Context, UserError
from commands.contacts import says_contact
from commands.dutch import shorten
from commands.goals import hung
from commands.importing.talk import corrects
from commands.meetings.words import understand_agenda
from commands.membership import says_membership
from commands.naming import BY_NAME, find
from commands.numerals import in_digits, listed
from commands.read import read_line
from commands.reply import Button, Buttons, Reply, Text
from commands.round.review_shown import STEP
from commands.round.review_walk import hears
from commands.signals.words import understand_signal
from commands.woo.talk import hears as hears_woo
from commands.woo.words import STEP as WOO_STEP

LONGEST = 2500
"""Signs in a sentence that is looked at; what is longer is a text, and goes by a command."""
_PLURAL = ("acties", "actiepunten")
_ROOT = re.compile(r"^/?(?:actiepunten|actiepunt|acties|actie)\b[\s:]*(?=\S)", re.IGNORECASE)
_POLITE = re.compile(
    r"^(?:(?:hallo|hoi|hey|hi|hai|dag|goedemorgen|goedemiddag|goedenavond|goeiemorgen)\s*[,!]*\s*)?(?:@?horzel\b[\s,:!]*)?"
    r"(?:(?:hallo|hoi|hey|hi|hai|dag|goedemorgen|goedemiddag|goedenavond|goeiemorgen)\s*[,!]*\s+)?",
    re.IGNORECASE,
)
_PLEASE_FRONT = re.compile(
    r"^(?:(?:wil|wilt|kun|kunt|kan|zou|zou\s+je|zou\s+u)\s+(?:je|jij|u|jullie)\s+|graag\s+|svp\s+|aub\s+|even\s+|ff\s+|effe\s+|"
    r"eens\s+|misschien\s+|mij\s+|alsjeblieft\s+|nou\s+|zeg\s+|ja\s+|ok[eé]?\s+|oh\s+|o\s+|en\s+dan\s+)+",
    re.IGNORECASE,
)
_PLEASE_END = re.compile(
    r"[\s,]*(?:\b(?:aub|a\.u\.b\.?|alsjeblieft|alstublieft|svp|s\.v\.p\.?|graag|dank(?:je|u|jewel|uwel)?|bedankt|thanks|thx|alvast|hoor|"
    r"horzel|als\s+het\s+kan|wil\s+je|wilt\s+u|wil\s+u|he|hè|joh|zeg|man)\b[\s.!,]*)+(?=\??$)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=\d)(?=(?:klaar|af|gereed|done|gedaan|dicht)\b)|"
    r"(?:(?<=\bklaar)|(?<=\btoon)|(?<=\bheropen)|(?<=\bsluit)|(?<=\bwijzig)|(?<=\bpunt))(?=\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^#?(?P<number>\d{1,6})(?!\w)")
_MOVES = re.compile(r"^(?:verplaats|verzet|verschuif|schuif)\s+", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def understand(text: str, ctx: Context) -> tuple[Understood, ...] | Reply:
    """What a free sentence means: commands to run one after another, or an answer that changes nothing."""
    said = _UNSEEN.sub("", text).strip().removeprefix("/").strip()
    if not said or len(said) > LONGEST:
        return not_understood(text, ctx)
    if corrects(said, ctx):
        return (Understood("verwerk verbeter", said),)
    if hears(said, ctx):
        return (Understood(STEP, said),)
    if hears_woo(said, ctx):
        return (Understood(WOO_STEP, said),)
    if found := small_talk(said, ctx):
        return (found,) if isinstance(found, Understood) else found
    plain = _plain(said)
    for attempt in dict.fromkeys((said, plain)):
        meaning = _meaning(attempt, ctx)
        if meaning is not None:
            return meaning
    better = mended(plain)
    meaning = _meaning(better, ctx) if better != plain else None
    if meaning is None:
        return not_understood(text, ctx)
    return meaning if isinstance(meaning, Reply) or not _changes(meaning) else _mended(better, meaning, ctx)


def _plain(said: str) -> str:
    """The sentence without greeting and politeness; a polite question ("kun je …?") stays a question."""
    bare = _PLEASE_END.sub("", _POLITE.sub("", said, count=1)).strip()
    asks = said.rstrip().endswith("?")
    bare = _PLEASE_FRONT.sub("", bare).strip() or bare
    return (bare if not asks or bare.endswith("?") else f"{bare}?") or said


def _meaning(said: str, ctx: Context) -> tuple[Understood, ...] | Reply | None:
    said = listed(in_digits(_GLUED.sub(" ", said)))
    bare = _ROOT.sub("", said)
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
    if (found := _signal(said)) and not _is_a_point(said, ctx):
        return (remembered(found, ctx),)
    if orders := all_of(bare, ctx) or order(bare, ctx):
        return tuple(remembered(one, ctx) for one in orders)
    if (
        found := happening(said, ctx)
        or _agenda(said, ctx)
        or absence(said, ctx)
        or question(bare, ctx)
        or _named_command(said)
    ):
        return (remembered(found, ctx),)
    if said != bare and (said.casefold().startswith(_PLURAL) or names_only(bare, ctx)):
        return (remembered(Understood("actie lijst", bare), ctx),)
    return None


def _asked(said: str, bare: str, ctx: Context) -> tuple[Understood, ...] | Reply | None:
    found = _signal(said)
    if found is None and (reply := ask_back(bare, ctx)):
        return reply
    found = found or question(said, ctx) or question(bare, ctx) or _agenda(said, ctx) or about_a_point(said)
    if found is None and (shown := order(bare.rstrip("?! "), ctx)) and shown[0].command in SHOWS:
        found = shown[0]
    return (remembered(found, ctx),) if found else told_how(bare, ctx)


def _named_command(said: str) -> Understood | None:
    """A declared command at the front, once slips are mended, or what sets the group up."""
    said = sets_up(said) or said
    command, rest = find(said)
    if command is None or (rest and not command.arguments.model_fields):
        return None
    return Understood(command.name, rest)


def _under_a_goal(said: str) -> Understood | None:
    under = hung(said)
    return Understood("visie", under) if under else None


def _only_asks(bare: str) -> Understood | None:
    """`/actie ?`: what is possible."""
    return None if bare.strip(" ?!.") else Understood("horzel")


def _signal(text: str) -> Understood | None:
    found = understand_signal(text)
    return Understood(*found) if found else None


def _is_a_point(text: str, ctx: Context) -> bool:
    """Whether a bare number at the front is that of an action point and of no signal ("3 opgepakt")."""
    match = _NUMBER.match(text)
    number = int(match["number"]) if match else 0
    return bool(number and ctx.store.actions.get(number) and not ctx.store.signals.get(number))


def _contact(text: str, ctx: Context) -> Understood | None:
    words = says_contact(text, ctx.directory)
    return Understood("horzel contact", words) if words else None


def _agenda(text: str, ctx: Context) -> Understood | None:
    found = understand_agenda(text, ctx.directory.settings.meeting_words)
    return Understood(*found) if found else None


def _changes(meant: tuple[Understood, ...]) -> bool:
    return any(BY_NAME[one.command].changes for one in meant)


def _mended(better: str, meant: tuple[Understood, ...], ctx: Context) -> Reply:
    """Offer what was read after mending a slip: it would change something, so it is not done unasked."""
    lead = f"Bedoelt u “{better}”? Er is nog niets gewijzigd."
    if all(one.command.startswith("actie ") and one.command not in (*SHOWS, "actie nieuw") for one in meant):
        return offer(meant, ctx, lead)
    first = meant[0]
    args = {**first.values, **({"line": first.line} if first.line else {})}
    press = Button(label="Ja, dat bedoel ik", command=first.command, args=args, style="primary")
    return Reply(summary=lead, parts=(Buttons(buttons=(press,)),), only_me=True)


def not_understood(text: str, ctx: Context) -> Reply:
    """Says so, and offers the two nearest things; nothing is changed and nothing is lost."""
    said = " ".join(_UNSEEN.sub("", text).split())
    if not said:
        return Reply(summary="Ik las geen woorden. Typ bijvoorbeeld: wat staat er open?", only_me=True)
    if len(said) <= LONGEST and (half := half_understood(_ROOT.sub("", _plain(said)), ctx)):
        number, words = half
        press = Button(label=f"Wijzig {number}", command="actie wijzig", args={"number": str(number)})
        return Reply(
            summary=f"In “{shorten(words, 60)}” lees ik geen lid, organisatie of datum. Er is niets gewijzigd.",
            parts=(Text(text=f"U typte: {said}", subtle=True), Buttons(buttons=(press,))),
            only_me=True,
        )
    if len(said) <= LONGEST and (
        points := perhaps_note(_ROOT.sub("", said), said, ctx) or called(said, ctx) or _which(said, ctx)
    ):
        return points
    action, signal = in_form("actie nieuw", said), in_form("signaal nieuw", said)
    search = Button(label="Zoek hierop", command="actie lijst", args={"words": f"zoek {said[:100]}"})
    if "://" in said or "www." in said:
        buttons = [signal, action]
    else:
        buttons = [*nearest(said, ctx), *((search, action) if is_question(said) else (action, search))]
    return Reply(
        summary="Dit begrijp ik niet. Er is niets gewijzigd.",
        parts=(Text(text=f"U typte: {said}", subtle=True), Buttons(buttons=_first_two(buttons))),
        only_me=True,
    )


def _which(said: str, ctx: Context) -> Reply | None:
    """The points meant by an order without a number: "wijzig flyer naar 11 dec"."""
    command, rest = find(f"actie {_MOVES.sub('wijzig ', _ROOT.sub('', _plain(said)))}")
    if command is None or not rest:
        return None
    try:
        typed = read_line(command.arguments, rest, ctx)
    except UserError:
        return None
    return which_point(command, rest, typed, ctx)


def _first_two(buttons: list[Button]) -> tuple[Button, ...]:
    return tuple({button.label: button for button in reversed(buttons)}.values())[::-1][:2]
