"""A sentence that points back: "die ook", "zet die op Jan", "doe maar 3 dec" are about the point spoken of last."""

import re

from commands.actions.confirm import owners_of
from commands.actions.lists import PAGE
from commands.actions.names import is_name
from commands.actions.wanted import wanted_of
from commands.ask.heard import heard
from commands.ask.meaning import Understood
from commands.ask.typed import last_asked
from commands.command import Context
from commands.dutch import join_and
from commands.lately import JUST, last_change
from commands.later import pattern
from commands.open_question import open_question
from commands.round.review_screens import looked_at
from commands.signals.lists import asked_of
from commands.words import owners as who
from commands.words.numerals import COUNTS
from storage.models import WITHDRAWN, Action, Note, Signal

_NOUN = r"(?!(?:lukt|gaat|loopt|blijft|ligt|schuift|hoort|valt|krijgt|pakt|doet|zit|uit)\b)" + COUNTS
"""The first letter of a word that "het" is the article of ("het kernteam"), as far as can be told."""
_AND = pattern(r"^(?:(?:en|of|oh?|nou)\b[\s,]*)+(?=\S+\s)", re.IGNORECASE)
_THAT = pattern(
    r"(?<![\w-])(?:(?:dat|dit|die|deze|het|'t)\s+(?:laatste\s+)?(?:actiepunt|punt|actie|signaal)|die\s+laatste|beide|allebei|"
    rf"alle\s?(?:twee|drie)|die|deze|dat|dit|hiervan|daarvan|hem|hij|ze|'?m|het(?!\s+{_NOUN})|'t|daar|hier)(?![\w-])"
    r"(?!\s+(?:notitie|opmerking|wijziging|vergadering|overleg|bijeenkomst|afspraak|herinnering|datum|lijst)\b)\s*",
    re.IGNORECASE,
)
_ALL = pattern(
    r"\b(?:(?P<n2>beide|allebei|alle\s?twee)|(?P<n3>alle\s?drie)|allemaal|alles|(?:die|ze|deze)\s+(?:zijn|kunnen|mogen))(?!\w)",
    re.IGNORECASE,
)
"""What is said of all the points of one message: of two, of three, or of however many."""
_TOGETHER = pattern(r"\b(?:beide|allebei|alle\s?(?:twee|drie)|allemaal)(?![\w-])", re.IGNORECASE)
_NTH = pattern(
    r"^(?:en\s+)?(?:de|die|het)\s+(?:(?P<n1>eerste|bovenste)|(?P<n2>tweede)|(?P<n3>derde)|(?P<n4>vierde)|(?P<n5>vijfde)|"
    r"(?P<n0>laatste|onderste))(?!\w)",
    re.IGNORECASE,
)
_LEAD = pattern(
    r"^(?:(?:doe|maak|zet|dan|maar|liever|graag|toch|er|nee|sorry|ik|bedoel|bedoelde|of|en)\b[\s,]*)+", re.IGNORECASE
)
_LABELLED = pattern(r"^(?:(?:maak|zet|doe|de|het)\s+)*(?:tekst|omschrijving|titel|regio)\b", re.IGNORECASE)
_SAYS_WHO = pattern(
    r"\b(?:eigenaar|actiehouder|trekker)\b|\bniet\b.+\bmaar\b|\bi\.?p\.?v\b|\bin\s+plaats\s+van\b", re.IGNORECASE
)
_MEANT = pattern(r"[\s,]+(?:bedoel(?:de)?\s+ik|moet\s+(?:het|dat)\s+zijn|had\s+het\s+moeten\s+zijn)$", re.IGNORECASE)
_OF_IT = pattern(r"\s+van$", re.IGNORECASE)  # "maak er 3 dec van"


def pointed(said: str, ctx: Context) -> tuple[str, bool]:
    """The sentence with the numbers in the place of "die", and whether it named them so; empty when none is spoken of.

    Without such a word only an open point is meant, and only when no list was asked for since.
    """
    said = _MEANT.sub("", said.strip(" .!"))
    if (nth := _NTH.match(said)) and (number := _in_list(int((nth.lastgroup or "n0")[1:]), ctx)):
        return f"{number} {said[nth.end() :]}", True
    named = _THAT.search(said) is not None
    those = _all_told(said, ctx) or spoken_of(ctx, only_open=not named)
    if not those:
        return "", named
    if named:
        numbered = _THAT.sub(f"{those} ", _OF_IT.sub("", _AND.sub("", said)), count=1)
        return " ".join(_TOGETHER.sub("", numbered).split()), named
    rest = _OF_IT.sub("", _LEAD.sub("", said))
    owner = is_name(rest, ctx) and not _LABELLED.match(rest)
    return f"{those} {'eigenaar ' if owner else ''}{rest}", named


def _all_told(said: str, ctx: Context) -> str:
    """The points that one message told of together, where all of them are meant ("beide klaar"); else nothing."""
    every, told = _ALL.search(said), heard(ctx)
    points = [one for one in told.names if one.isdecimal()] if every and told else []
    if every is None or len(points) < 2 or not _THAT.search(said):
        return ""
    many = int(every.lastgroup[1:]) if every.lastgroup else len(points)
    return join_and(points) if many == len(points) else ""


def doubtful(named: bool, ctx: Context) -> bool:
    """Whether the point may be another: it was told of long ago, or a line in between was not understood and may have
    been about something else."""
    told = heard(ctx)
    if told and told.long_ago(ctx.now):
        return True
    question = open_question(ctx)
    return not named and question is not None and question.guess


def for_each_told(said: str, ctx: Context) -> tuple[str, ...]:
    """The sentence for each of the points that a message told of together, where it can be about any of them."""
    told = heard(ctx)
    bare = _LEAD.sub("", _AND.sub("", said.strip(" .!")))
    points = [one for one in told.names if one.isdecimal()] if told and len(told.names) > 1 else []
    return tuple(
        " ".join((_THAT.sub(f"{one} ", bare, count=1) if _THAT.search(bare) else f"{one} {bare}").split())
        for one in points
    )


def _in_list(place: int, ctx: Context, alone: bool = False) -> str:
    """The point or signal that stood in this place of the list that was asked for last; 0 is the last place.

    `alone`: only when nothing else stood in it.
    """
    asked = last_asked(ctx)
    shown: list[str] = []
    if told := heard(ctx):
        shown = list(told.names)
    elif asked and asked.command == "actie lijst":
        wanted, _ = wanted_of(asked.line, ctx)
        found = ctx.store.actions.listed(wanted, limit=PAGE, offset=asked.start)
        shown = [str(point.number) for point in found]
    elif asked and asked.command == "signaal lijst":
        signals = ctx.store.signals.find(asked_of(asked.line, ctx).wanted, limit=PAGE, offset=asked.start)
        shown = [f"S{signal.number}" for signal in signals]
    return shown[place - 1] if 0 < len(shown) >= place and not (alone and len(shown) > 1) else ""


def only_known(change: Understood, said: str, ctx: Context) -> bool:
    """Whether it changes nothing but the day or theme of a point, or brings it owners that the body knows.

    What is said is only a name: then only where the point has no owner yet. Behind "eigenaar" or in the place of
    another owner anybody may stand.
    """
    action = ctx.store.actions.get(int(change.values.get("number", "0")))
    if change.command != "actie wijzig" or action is None:
        return change.command == "actie wijzig" and _LABELLED.match(_LEAD.sub("", said)) is not None
    there = {owner.name for owner in owners_of(action)}
    if there and is_name(said, ctx):
        return False
    names = [name for name in change.values.get("owners", "").split(", ") if name and name not in there]
    anybody = _SAYS_WHO.search(said)
    if anybody and anybody.group().casefold() == "trekker":
        anybody = None if any(map(str.islower, names)) else anybody  # "de trekker is kapot" is a tractor
    return anybody is not None or all(who.known(name, ctx.directory, ctx.member) for name in names)


def _closed(name: str, ctx: Context) -> bool:
    """Whether this is no open action point."""
    action = ctx.store.actions.get(int(name)) if name.isdecimal() else None
    return action is None or not action.open


def spoken_of(ctx: Context, only_open: bool, *, named: bool = True) -> str:
    """What this person last was told of, or saw or changed in the last ten minutes: `3`, `3 en 4`, `S2`; or nothing.

    Not `named` by a word like "die": nothing either when something else was asked since.
    """
    if told := heard(ctx):
        return told.names[0] if len(told.names) == 1 and not (only_open and _closed(told.names[0], ctx)) else ""
    named = named and not only_open
    history = ctx.store.history
    asked, change = last_asked(ctx), last_change(ctx, JUST)
    if asked and asked.about is not None and asked.is_last(change, history.newest(ctx.member.id)):
        return asked.about
    if (reviewed := looked_at(ctx)) and all(line.before for line in change):
        return str(reviewed)
    later = asked is not None and asked.is_later_than(change)
    if asked and later and asked.command in ("actie lijst", "signaal lijst"):
        return _in_list(1, ctx, alone=True) if named else ""  # "die" of a longer list can be any of them
    if not change or (later and not named):
        return ""
    rows = [history.row(line) for line in change]
    about = [ctx.store.actions.get(one.number) for one in rows if isinstance(one, Note) and one.subject == "action"]
    points = [one for one in (*rows, *about) if isinstance(one, Action) and (one.open or not only_open)]
    signals = [one for one in rows if isinstance(one, Signal) and not only_open]
    numbers = sorted({one.number for one in points if one.status != WITHDRAWN})
    names = sorted({f"S{one.number}" for one in signals if one.status != WITHDRAWN})
    return join_and([str(number) for number in numbers] or names)
