"""A point that is called by its words instead of its number: "de flyer is klaar", "wie doet de folder"."""

import re

from commands.actions.confirm import line
from commands.actions.lists import row_for
from commands.actions.stems import search_words, stem, terms_of
from commands.ask.asking import offer
from commands.ask.meaning import ONE
from commands.ask.nearest import in_form
from commands.ask.orders import SHOWS, order
from commands.ask.questions import is_question
from commands.ask.referring import spoken_of
from commands.ask.which_day import later_when
from commands.command import Context
from commands.dutch import shorten
from commands.reply import Button, Buttons, Items, Reply, Text
from commands.signals.telling import text_of
from storage.actions import Wanted
from storage.search import numbers_about

_FEW = 5
_LEAST = 3  # letters of a word that says which point is meant
_LOOKED_FOR = 6  # words; each goes through the whole list
_SHORT = 3  # words of a line that is nothing but a name for a point
_FINISHED = re.compile(
    r"\b(?:klaar|af|afgerond|gereed|gedaan|gesloten|afgehandeld|geregeld|voltooid|done)\b|"
    r"\b(?:kan|kunnen|mag|mogen)\s+(?:er\s+|nu\s+|dan\s+)?(?:dicht|eraf|af|weg|van\s+de\s+lijst)\b|"
    r"\b(?:heb|hebben|heeft|is|zijn)\b.*\b(?:[a-z]{0,6}ge[a-z]{2,}(?:d|t|en)\b|(?:be|her|ont|ver)[a-z]{2,}(?:d|t)[\s.!]*$)",
    re.IGNORECASE,
)
_OUR_PART = re.compile(r"\b(?:ons|onze|mijn|eigen)\s+(?:deel|stuk)\b", re.IGNORECASE)
_CALLED_TO = re.compile(
    r"^(?:(?:de|het|die|dat|onze)\s+)?(?P<what>[^\d\W]\S*(?:\s+\S+){0,4}?)\s+"
    r"(?P<done>(?:moet|moeten|mag|mogen|kan|kunnen|gaat|schuift|wordt|hoeft|vervalt|is\s+(?:nu\s+)?(?:voor|van))\s.+|vervalt)$",
    re.IGNORECASE,
)
_DONE_SO_FAR = re.compile(
    r"\b(?:heb|hebben|heeft|is|zijn|wordt|worden)\b.*\b[a-z]{0,6}ge[a-z]{2,}(?:d|t|en)\b|^(?:ge[a-z]{2,}(?:d|t|en))\s",
    re.I,
)
_OF_POINT = re.compile(
    rf"^(?:(?:bij|over|van)\s+)?(?P<one>{ONE})\s*[,:–-]?\s+(?P<words>[^\W\d]\S*(?:\s+\S+)*)$", re.IGNORECASE
)
_OF_SIGNAL = re.compile(
    r"^(?:(?P<rooted>signaal)\s+(?:s\s?)?|s\s?)(?P<number>\d{1,6})\s*[,:–-]?\s+(?P<words>\S.*)$", re.IGNORECASE
)
_BARE = re.compile(r"^\d+\s+(?!https?:)\S+$")
_OF_ANY_POINT = frozenset(
    stem(word)
    for word in (
        "klaar afgerond gereed gedaan gesloten afgehandeld geregeld voltooid done sluit sluiten afvinken actie "
        "actiepunt punt wie wat waar wanneer hoe waarom doet doen moet moeten kan kunnen mag zijn was waren heb "
        "hebben heeft had ben wij jij jullie hij zij mij ons onze mijn jouw niet geen wel nog ook maar dan even "
        "graag maak maken gemaakt staat stand gaat komt krijg krijgt wil willen zou zal zullen worden wordt werd alle "
        "alles iets niemand iemand naar voor over onder zich dus vandaag vanmorgen vanochtend gisteren dicht eraf"
    ).split()
)


def called(said: str, ctx: Context) -> Reply | None:
    """The few open points that most of these words are about, to choose from; None for words that call no point.

    Only who says that something is done, who asks, and who says hardly more than its name calls a point. Nothing is
    changed: the button still has to be pressed.
    """
    asks = is_question(said)
    done = not asks and _FINISHED.search(said) is not None
    if not (asks or done) and len(said.split()) > _SHORT:
        return None
    words = [word for word in search_words(said) if len(word) >= _LEAST and stem(word) not in _OF_ANY_POINT]
    words = words[:_LOOKED_FOR]
    about = [found for word in words if (found := numbers_about(ctx.store, terms_of(word)))]
    often = {number: sum(number in found for found in about) for number in frozenset[int]().union(*about)}
    most = max(often.values(), default=0)
    if not most or most * 2 < len(words):
        return None
    best = tuple(number for number, times in often.items() if times == most)
    points = ctx.store.actions.listed(Wanted(numbers=best), limit=_FEW + 1)
    if not 0 < len(points) <= _FEW:
        return None
    press = ("Klaar", "actie klaar", "numbers") if done else ("Toon", "actie toon", "number")
    change = {}
    if done and _OUR_PART.search(said):
        press, change = ("Deel gereed", *press[1:]), {"note": "ons deel"}
    rows = tuple(row_for(point, ctx, *press, change) for point in points)
    return Reply(
        summary=f"{'Welk actiepunt is klaar?' if done else 'Bedoelt u dit?'} Er is nog niets gewijzigd.",
        parts=(
            Text(text=f"U typte: {said}", subtle=True),
            Items(rows=rows),
            Buttons(buttons=(in_form("actie nieuw", said),)),
        ),
        only_me=True,
    )


def called_to(said: str, ctx: Context) -> Reply | None:
    """What is to be done to the one open point that the words in front call, to agree to: "de flyer moet later"."""
    match = _CALLED_TO.match(said)
    words = [word for word in search_words(match["what"]) if len(word) >= _LEAST] if match else []
    about = [numbers_about(ctx.store, terms_of(word)) for word in words[:_LOOKED_FOR]]
    numbers = tuple(frozenset[int].intersection(*about)) if about else ()
    points = ctx.store.actions.listed(Wanted(numbers=numbers), limit=2) if numbers else ()
    if match is None or len(points) != 1:
        return None
    sentence = f"{points[0].number} {match['done']}"
    meant = order(sentence, ctx)
    return offer(meant, ctx) if meant and meant[0].command not in SHOWS else later_when(sentence, ctx)


def perhaps_signal_note(said: str, ctx: Context) -> Reply | None:
    """The same for a signal by its number: "S7 bel ik morgen"."""
    match = _OF_SIGNAL.match(said)
    signal = ctx.store.signals.get(int(match["number"])) if match and not is_question(said) else None
    if match is None or signal is None:
        return None
    args = {"number": match["number"]}
    note = Button(
        label=f"Notitie bij S{signal.number}", command="signaal notitie", args={**args, "note": match["words"]},
        style="primary",
    )  # fmt: skip
    show = Button(label="Toon", command="signaal toon", args=args)
    fresh = (in_form("signaal nieuw", f"{match['number']} {match['words']}"),) if match["rooted"] else ()
    return _note_on(f"S{signal.number}", said, f"S{signal.number} · {shorten(text_of(signal))}", note, show, *fresh)


def note_just_now(said: str, ctx: Context) -> Button | None:
    """Keeps what is told as a note with the one signal of just now, or a point, where it tells what was done."""
    about = "" if is_question(said) else spoken_of(ctx, only_open=False)
    number = about.removeprefix("S")
    if not number.isdecimal() or (number == about and not _DONE_SO_FAR.search(said)):
        return None
    args = {"number": number, "note": said}
    return Button(
        label=f"Notitie bij {about}", command=f"{'signaal' if about != number else 'actie'} notitie", args=args
    )


def _note_on(called: str, said: str, shown: str, *press: Button) -> Reply:
    return Reply(
        summary=f"Bedoelt u een notitie bij {called}? Er is nog niets gewijzigd.",
        parts=(Text(text=f"U typte: {said}", subtle=True), Text(text=shown), Buttons(buttons=press)),
        only_me=True,
    )


def perhaps_note(bare: str, said: str, ctx: Context) -> Reply | None:
    """Something said of a point by its number that is no order: it may be kept as a note. `said` is as it was typed."""
    match = _OF_POINT.match(bare)
    if match is None or is_question(said) or _BARE.match(said):
        return None
    number = match["one"].split("#")[-1].split()[-1]
    action = ctx.store.actions.get(int(number)) if number.isdecimal() else None
    if action is None:
        return None
    args = {"number": number, "note": match["words"]}
    note = Button(label=f"Notitie bij {action.number}", command="actie notitie", args=args, style="primary")
    show = Button(label="Toon", command="actie toon", args={"number": number})
    return _note_on(str(action.number), said, line(action, ctx), note, show, in_form("actie nieuw", said))
