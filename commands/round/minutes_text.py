"""`verslag agendapunt 3: …`: what was said at an agenda item, by whoever wants to add something."""

import re
from dataclasses import replace
from datetime import datetime

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError, command
from commands.dutch import MONTH, count, local, long_date, short_date, shorten
from commands.fields import MAX_TEXT, Digits, Rest, Word
from commands.forms import form_for
from commands.meetings.days import read_day
from commands.reply import Button, Buttons, Item, Items, Reply, Text
from commands.round.agenda_made import AgendaItem, agenda_of
from commands.round.passages import Passage, keep_passages, passages_of
from commands.round.record import SET, day_looked_back, meeting_now, set_on, status_of_minutes
from storage.models import Meeting

_SOME = r"\d{1,2}"
_ITEM = re.compile(
    rf"^(?P<day>.*?)\s*\b(?:bij\s+)?(?:agenda\s*)?punt\s*(?P<place>{_SOME})\b[\s:.,;–-]*(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    rf"^(?P<day>)(?P<place>{_SOME})(?![\d-])(?:\s*:\s*|\s+(?!(?:{MONTH})\b)|$)(?P<text>.*)$", re.IGNORECASE | re.DOTALL
)
_AWAY = re.compile(r"^(?:weg|schrap|verwijder|wis)(?:\s+(?P<which>\d{1,2}))?$", re.IGNORECASE)
_INSTEAD = re.compile(
    r"^(?:wijzig|wordt|vervang|verbeter)(?:\s+(?P<which>\d{1,2}))?\s*:?\s+(?P<text>\S.*)$", re.I | re.S
)
_WRITE = "verslag tekst"


class ItemWords(BaseModel):
    """At which item, and what: "3: de regio's zijn tevreden", "12 april agendapunt 3: …", "3 weg", "3 wijzig: …"."""

    words: Rest = Field("", title="Agendapunt en tekst", max_length=MAX_TEXT)


@command(
    "verslag agendapunt",
    "verslag punt",
    "in het verslag",
    "zet in het verslag",
    "schrijf in het verslag",
    "vergadering verslag agendapunt",
    "vergadering verslag punt",
    help="Schrijf bij een agendapunt wat er gezegd is; het komt in het verslag. Ieder lid kan aanvullen.",
    title="Tekst in het verslag",
    example="verslag agendapunt 3: de kennisambassadeur vertelt over zijn bezoeken",
)
def written(args: ItemWords, ctx: Context) -> Reply:
    """Without words the agenda with what was written; without text what stands under one item."""
    said = args.words.strip()
    if not said:
        return _overview(meeting_now(ctx), ctx)
    return written_at(said if _ITEM.match(said) else f"agendapunt {said}", ctx)


def about_an_item(words: str) -> bool:
    """Whether words behind `verslag` are about an agenda item ("3: …", "agendapunt 3 …") and not about a day."""
    said = words.strip()
    return bool(_ITEM.match(said) or _BARE.match(said))


def written_at(words: str, ctx: Context) -> Reply:
    """Add, change, take away or show. Raises UserError."""
    match = _ITEM.match(words.strip()) or _BARE.match(words.strip())
    if match is None:
        raise UserError("Bij welk agendapunt? Bijvoorbeeld: verslag agendapunt 3: de regio’s zijn tevreden")
    day = read_day(match["day"], ctx).day if match["day"].strip() else None
    meeting = meeting_now(ctx, day_looked_back(day, ctx) if day else None)
    items = agenda_of(meeting, ctx)
    place, text = int(match["place"]), match["text"].strip()
    if not 1 <= place <= len(items):
        raise UserError(f"Agendapunt {place} is er niet: de agenda heeft {len(items)} punten.")
    item = items[place - 1]
    if not text:
        return _shown(meeting, place, item, ctx)
    if away := _AWAY.match(text):
        return _changed(_one(meeting, item, away["which"], ctx), "", meeting, ctx)
    if instead := _INSTEAD.match(text):
        return _changed(_one(meeting, item, instead["which"], ctx), instead["text"], meeting, ctx)
    return _added(text, item, meeting, ctx)


class PassageWords(BaseModel):
    """A text under an item of a meeting; `which` counts among the texts of that meeting, empty for a new one."""

    meeting: Word = ""
    item: Word = ""
    which: Digits = ""
    text: Rest = Field("", title="Tekst", description="Leeg maken haalt de tekst weg.", max_length=MAX_TEXT)


@command(
    _WRITE,
    help="Schrijf of wijzig een tekst in het verslag.",
    title="Tekst in het verslag",
    example="verslag agendapunt 3: de regio’s zijn tevreden",
    shown=False,
)
def passage(args: PassageWords, ctx: Context) -> Reply:
    """A press asks for the text, with what stands there filled in."""
    meeting = meeting_now(ctx, read_day(args.meeting, ctx).day if args.meeting else None)
    if ctx.request.heard == "button":
        known = _passage(int(args.which), meeting).text if args.which else ""
        values = {"meeting": args.meeting, "item": args.item, "which": args.which, "text": known}
        form = form_for(passage, ctx.directory, values, {}, ctx.once("form"))
        return Reply(summary=f"Verslag van {long_date(meeting.day)}.", form=form, only_me=True)
    if args.which:
        return _changed(int(args.which), args.text.strip(), meeting, ctx)
    item = next((one for one in agenda_of(meeting, ctx) if one.key == args.item), None)
    if item is None:
        raise UserError("Dit agendapunt is intussen van de agenda gehaald.")
    if not args.text.strip():
        raise UserError("Er is nog geen tekst.", "text")
    return _added(args.text.strip(), item, meeting, ctx)


def _added(text: str, item: AgendaItem, meeting: Meeting, ctx: Context) -> Reply:
    _must_be_open(meeting)
    fresh = Passage(item.key, item.title, text, ctx.now.isoformat(), ctx.member.id)
    known = passages_of(meeting)
    if any(one.item == item.key and one.text.casefold() == text.casefold() for one in known):
        raise UserError(f"Dit staat al in het verslag van {long_date(meeting.day)}.")
    meeting = keep_passages(meeting, (*known, fresh), ctx)
    return _told("In het verslag", len(known), meeting, ctx)


def _changed(which: int, text: str, meeting: Meeting, ctx: Context) -> Reply:
    _must_be_open(meeting)
    known, old = passages_of(meeting), _passage(which, meeting)
    if old.by != ctx.member.id and not ctx.may(Role.voorzitter):
        raise UserError(f"Dit schreef {ctx.directory.name_of(old.by)}. Vraag het die of de secretaris.")
    if text:
        fresh = replace(old, text=text, at=ctx.now.isoformat())
        meeting = keep_passages(meeting, (*known[:which], fresh, *known[which + 1 :]), ctx)
        return _told("Gewijzigd in het verslag", which, meeting, ctx)
    keep_passages(meeting, (*known[:which], *known[which + 1 :]), ctx)
    return Reply(
        summary=f"Uit het verslag van {long_date(meeting.day)} gehaald: {shorten(old.text, 200)}",
        parts=(Buttons(buttons=(undo_button(ctx),)),),
    )


def _passage(which: int, meeting: Meeting) -> Passage:
    known = passages_of(meeting)
    if which >= len(known):
        raise UserError("Deze tekst staat er niet meer.")
    return known[which]


def _told(lead: str, which: int, meeting: Meeting, ctx: Context) -> Reply:
    one = passages_of(meeting)[which]
    place = next((place for place, item in enumerate(agenda_of(meeting, ctx), 1) if item.key == one.item), 0)
    at = f"agendapunt {place} ({one.title})" if place else one.title
    return Reply(
        summary=f"{lead} van {long_date(meeting.day)}, {at}: {shorten(one.text, 300)}",
        parts=(Buttons(buttons=(_press("Wijzig", meeting, which=str(which)), undo_button(ctx))),),
    )


def _press(label: str, meeting: Meeting, item: str = "", which: str = "") -> Button:
    args = {"meeting": meeting.day.isoformat(), "item": item, "which": which}
    return Button(label=label, command=_WRITE, args={name: value for name, value in args.items() if value})


def _one(meeting: Meeting, item: AgendaItem, which: str | None, ctx: Context) -> int:
    """Which of the meeting's texts is meant: the so-manieth of the item, else the last one that this person wrote."""
    found = [place for place, one in enumerate(passages_of(meeting)) if one.item == item.key]
    if which:
        if not 1 <= int(which) <= len(found):
            raise UserError(f"Tekst {which} is er niet; bij dit agendapunt staan er {len(found)}.")
        return found[int(which) - 1]
    mine = [place for place in found if passages_of(meeting)[place].by == ctx.member.id]
    if not mine and not (found and ctx.may(Role.voorzitter)):
        raise UserError("Bij dit agendapunt staat geen tekst van u.")
    return (mine or found)[-1]


def _shown(meeting: Meeting, place: int, item: AgendaItem, ctx: Context) -> Reply:
    """What stands under one item."""
    rows = tuple(
        Item(
            number=str(number),
            title=shorten(one.text, 300),
            notes=f"{ctx.directory.name_of(one.by)}, {_day(one)}",
            button=_press("Wijzig", meeting, which=str(which)),
        )
        for number, (which, one) in enumerate(
            ((which, one) for which, one in enumerate(passages_of(meeting)) if one.item == item.key), 1
        )
    )
    write = Buttons(buttons=(_press("Schrijf", meeting, item=item.key),))
    return Reply(
        summary=f"Agendapunt {place} van {long_date(meeting.day)}: {item.title}.",
        parts=(Items(rows=rows), write) if rows else (Text(text="Er is nog niets bij geschreven.", subtle=True), write),
        only_me=True,
    )


def _day(one: Passage) -> str:
    return short_date(local(datetime.fromisoformat(one.at)).date())


def _overview(meeting: Meeting, ctx: Context) -> Reply:
    known = passages_of(meeting)
    rows = []
    for place, item in enumerate(agenda_of(meeting, ctx), 1):
        number = sum(one.item == item.key for one in known)
        notes = count(number, "tekst", "teksten") if number else ""
        press = _press("Schrijf", meeting, item=item.key)
        rows.append(Item(number=str(place), title=item.title, notes=notes, button=press))
    return Reply(
        summary=f"Bij welk agendapunt van {long_date(meeting.day)}?",
        parts=(Items(rows=tuple(rows)), Text(text="In één regel kan ook: verslag agendapunt 3: …", subtle=True)),
        only_me=True,
    )


def _must_be_open(meeting: Meeting) -> None:
    if status_of_minutes(meeting) == SET:
        raise UserError(
            f"Het verslag van {long_date(meeting.day)} is vastgesteld op {set_on(meeting)} en wijzigt niet meer. "
            "Een verbetering hoort in het verslag van de volgende vergadering."
        )
