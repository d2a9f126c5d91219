"""Lists of signals: by kind, region, state and period, in any order of words."""

import re
from dataclasses import replace

from pydantic import BaseModel, Field

from commands.command import Context, Role, command
from commands.dutch import join_and, local, short_date, shorten, the
from commands.fields import Digits, Rest
from commands.reply import Button, Buttons, Item, Items, Part, Reply
from commands.signals.kind import NAMES, PLURALS, kind_named
from commands.signals.telling import button, is_closed, status_of, text_of
from commands.signals.telling import region_of as region_words
from commands.words.file_kind import asks_file
from commands.words.period import take_period
from commands.words.places import region_of
from storage.directory import plain
from storage.frozen import dataclass
from storage.models import Member, Signal
from storage.signals import WAITING, WantedSignals

PAGE = 10
_STATUS = {
    "nieuw": r"nieuwe?|nieuwste",
    "bekeken": r"bekeken",
    "opgepakt": r"opgepakte?",
    "omgezet": r"omgezette?",
    "niet opportuun": r"niet[\s-]opportune?|niet\s+opportuun|opportuun",
    "afgehandeld": r"afgehandelde?|afgeronde?",
    "gesloten": r"gesloten",
}
_NOT_YET = re.compile(
    r"\b(?:niet\s+(?:(?P<seen>bekeken|gezien)|(?P<taken>opgepakte?|beantwoord)|afgehandelde?|afgeronde?|gesloten)|"
    r"(?P<still>zonder\s+(?:reactie|antwoord)))\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:te\s+laat|verlopen|(?:al\s+)?voorbij)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:alle|alles|allemaal|ook\s+gesloten|al\s+(?:iets|eens|een|eerder)|eerder|ooit)\b", re.IGNORECASE
)
_MINE = re.compile(r"\b(?:mijn|van\s+mij|door\s+mij)\b", re.IGNORECASE)
_SEARCH = re.compile(r"\b(?:zoek(?:en)?(?:\s+op)?|over|inzake|met)\s+(?P<words>.+)$", re.IGNORECASE)
_FILLERS = frozenset(
    """
    de het een van voor bij in op er nog wat welke hoeveel zijn is en die dat geef toon laat zien lijst overzicht open
    openstaande signaal signalen regio gemeente uit naar aan staan staat alleen mij me ons hebben we wij
    ik als uw kun je u al iets iemand gemeld bekend ligt liggen loopt lopen speelt spelen binnen binnengekomen
    gekomen binnengekregen gekregen ontvangen totaal door moet moeten bekijken oppakken gaan gaat waren
    was had hadden gehad kregen heb ben
    """.split()
)


class ListWords(BaseModel):
    """Which signals, in words and in any order; `start` is set by the button for the following ones."""

    words: Rest = Field("", title="Welke")
    start: Digits = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked of, how that is said, and the words that name nothing we know."""

    wanted: WantedSignals
    said: tuple[str, ...]
    unknown: tuple[str, ...]


@command(
    "signaal lijst",
    "signalen",
    "signalen lijst",
    "signalenlijst",
    "lijst signalen",
    "alle signalen",
    "signaal overzicht",
    help="Toon signalen: per soort, regio, status of periode, ook gesloten, of zoek.",
    title="Signalen",
    example="signaal lijst {regio} kansen",
    role=Role.lezer,
    changes=False,
)
def listing(args: ListWords, ctx: Context) -> Reply:
    """Ten signals at a time; those with a date first. "Als excel" gives them all in a file."""
    words = args.words
    if asks_file(words):
        from commands.signals.list_out import WhichWords, export

        return export.run(WhichWords(words=words), ctx)
    asked = asked_of(words, ctx)
    start = int(args.start or 0)
    found = ctx.store.signals.find(asked.wanted, limit=PAGE + 1, offset=start)
    if start and not found:
        return Reply(summary="Dat was de hele lijst.", only_me=True)
    total = len(found) + start if len(found) <= PAGE else ctx.store.signals.count(asked.wanted)
    more = None
    if len(found) > PAGE:
        more = Button(label="Toon meer", command="signaal lijst", args={"words": words, "start": str(start + PAGE)})
    parts: list[Part] = []
    if found:
        rows = tuple(_row(signal, ctx) for signal in found[:PAGE])
        parts.append(Items(rows=rows, total=total - start, more=more))
    buttons = [Button(label="Nieuw signaal", command="signaal formulier")]
    if asked.unknown:
        buttons[0] = Button(label="Meld dit als signaal", command="signaal formulier", args={"what": words[:1000]})
    if asked.wanted != WantedSignals():
        buttons.append(Button(label="Alle open signalen", command="signaal lijst"))
    if not asked.wanted.everything and asked.wanted.status != "gesloten":
        buttons.append(Button(label="Gesloten", command="signaal lijst", args={"words": "gesloten"}))
    parts.append(Buttons(buttons=tuple(buttons)))
    return Reply(summary=heading(asked, total), parts=tuple(parts), only_me=True)


def heading(asked: Asked, total: int) -> str:
    """`3 open kansen: Noord-Limburg.`"""
    wanted = asked.wanted
    one, many = "signaal", "signalen"
    if wanted.kinds:
        one = join_and([{"media": "mediasignaal"}.get(kind, kind) for kind in wanted.kinds], "of")
        many = join_and([PLURALS[kind] for kind in wanted.kinds], "of")
    state = "" if wanted.everything or wanted.status else "open "
    said = [*([wanted.status] if wanted.status else []), *asked.said]
    about = f": {', '.join(said)}" if said else ""
    return f"{str(total) if total else 'Geen'} {state}{one if total == 1 else many}{about}."


def asked_of(words: str, ctx: Context) -> Asked:
    """What a list in these words is asked of."""
    wanted, said = WantedSignals(), list[str]()
    rest = f" {words.strip(' ?!.')} "
    period, rest = take_period(rest, local(ctx.now).date())
    if period:
        wanted = replace(wanted, since=period.starts, until=period.ends, everything=True)
        said.append(period.words)
    if _ALL.search(rest):
        wanted, rest = replace(wanted, everything=True), _ALL.sub(" ", rest)
        said.append("ook gesloten")
    if match := _PAST.search(rest):
        wanted, rest = replace(wanted, past_on=ctx.now.date()), _PAST.sub(" ", rest)
        said.append("al voorbij")
    if match := _NOT_YET.search(rest):
        waits = WAITING if match["taken"] or match["still"] else ""
        wanted = replace(wanted, status="nieuw" if match["seen"] else waits, everything=False)
        rest = _NOT_YET.sub(" ", rest)
    for status, pattern in _STATUS.items():
        if match := re.search(rf"\b(?:{pattern})\b", rest, re.IGNORECASE):
            wanted = replace(wanted, status=status, everything=False)
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            break
    if match := _MINE.search(rest):
        wanted, rest = replace(wanted, reporter=ctx.member.id), rest[: match.start()] + rest[match.end() :]
        said.append("door u gemeld")
    steering = ctx.directory.settings.steering
    if match := re.search(rf"\b(?:{re.escape(steering)}|stuurgroep)\b", rest, re.IGNORECASE):
        wanted, rest = replace(wanted, steering=True), rest[: match.start()] + rest[match.end() :]
        said.append(f"voor {the(steering)}")
    sought: list[str] = []
    if match := _SEARCH.search(rest):
        named = region_of(match["words"].strip(" .,"), ctx.directory)
        sought = [] if named else match["words"].split()
        rest = f"{rest[: match.start()]} {match['words'] if named else ''}"
    return _named(rest.split(), sought, wanted, said, ctx)


def _named(left: list[str], sought: list[str], wanted: WantedSignals, said: list[str], ctx: Context) -> Asked:
    """Kinds, regions and gemeenten by name; every other word is looked for in the text."""
    unknown: list[str] = []
    places: list[str] = []
    while left:
        length = next((n for n in range(min(4, len(left)), 0, -1) if region_of(" ".join(left[:n]), ctx.directory)), 0)
        if length:
            name = " ".join(left[:length])
            party = ctx.directory.party_names.get(plain(name))
            if party and party.kind == "gemeente":
                wanted = replace(wanted, gemeenten=(*wanted.gemeenten, party.name))
            else:
                wanted = replace(wanted, regions=(*wanted.regions, region_of(name, ctx.directory)))
            places.append(party.name if party else name)
            left = left[length:]
            continue
        word, left = left[0].strip(".,:;()"), left[1:]
        if kind_named(word) and word.casefold() in NAMES:
            wanted = replace(wanted, kinds=tuple(dict.fromkeys((*wanted.kinds, kind_named(word)))))
        elif word and word.casefold() not in _FILLERS:
            unknown.append(word)
        elif word.casefold() in ("van", "door") and left and (by := _only_member(left[0], ctx)):
            wanted, left = replace(wanted, reporter=by.id, everything=not wanted.status), left[1:]
            said.append(f"gemeld door {by.name}")
    said += [join_and(places, "of")] if places else []
    words = [word.strip('.,:;()“”"') for word in (*unknown, *sought)]
    if any(words):
        wanted = replace(wanted, words=tuple(_stem(word) for word in words if word), everything=not wanted.status)
        said.append(f"met “{' '.join(words)}”")
    return Asked(wanted, tuple(said), tuple(unknown))


def _only_member(name: str, ctx: Context) -> Member | None:
    """The one member who speaks for the organisation of this name; None when there are more, or none."""
    owner = ctx.directory.find_owner(name.strip(".,:;()"))
    members = ctx.directory.members_of(owner) if owner else ()
    return members[0] if len(members) == 1 else None


def _stem(word: str) -> str:
    small = word.casefold()
    return re.sub(r"(?<=\w{4})(?:en|s|e)$", "", small)


def _row(signal: Signal, ctx: Context) -> Item:
    notes = [signal.kind]
    if region := region_words(signal):
        notes.append(region)
    if signal.before:
        past = not is_closed(signal) and signal.before < ctx.now.date()
        notes.append(f"vóór {short_date(signal.before)}{', al voorbij' if past else ''}")
    if signal.status != "nieuw":
        notes.append(status_of(signal))
    if signal.to_steering:
        notes.append(f"voor {ctx.directory.settings.steering}")
    notes.append(f"gemeld {short_date(local(signal.created_at).date())}")
    title = shorten(text_of(signal))
    press = button("Toon", "signaal toon", signal)
    return Item(number=f"S{signal.number}", title=title, notes=" · ".join(notes), button=press)
