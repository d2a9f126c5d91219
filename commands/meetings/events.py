"""Other dated events: "agenda 24 mei jaarcongres", "juli beleidsplan in raad". Everybody may note one."""

import re
from datetime import date, time, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.ask.bare import cut_please
from commands.command import Context, Role, UserError, command
from commands.dates.calendar import last_of_month
from commands.dutch import clock, long_date, month_year, short_date, shorten
from commands.fields import Digits, Kind, Rest, When, Word
from commands.form_now import marked, up_to_date
from commands.meetings.days import Said, read_day, read_times, which_day
from commands.meetings.lines import agenda_items, confirm_event, event_day, only_for, times_of
from commands.open_question import asked
from commands.reply import Button, Buttons, Form, Input, Item, Items, Reply, Text
from commands.words.places import gemeenten_in, region_of, take_regions
from commands.words.unread import UnclearDate
from storage.agenda import OFF
from storage.directory import plain
from storage.frozen import dataclass
from storage.models import Event

MAX_TEXT = 300
_SHORTEST = 2
_LISTED = 12
_HALF_YEAR = timedelta(days=183)
_OFF = re.compile(
    r"\s*\b(?:gaat\s+niet\s+door|vervalt|vervallen|is\s+(?:afgelast|geannuleerd)|annuleer|schrap)\b\s*[.!]*",
    re.IGNORECASE,
)
_TO = re.compile(r"\bnaar\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:nieuwe?|toevoegen|voeg\s+toe|zet|noteer|gebeurtenis|agenda|op|is|:|-|–)(?:\s+|$))+", re.IGNORECASE
)


class EventWords(BaseModel):
    """Everything in words: the day or month, and what there is."""

    words: Rest = Field("", title="Wanneer en wat")


@command(
    "vergadering gebeurtenis",
    "agenda",
    "horzel agenda",
    "gebeurtenis",
    help="Zet iets anders met een datum in de agenda, of toon de agenda.",
    title="Agenda",
    example="agenda 24 mei jaarcongres",
    role=Role.lezer,
)
def agenda(args: EventWords, ctx: Context) -> Reply:
    """Note an event, move or drop one; without words the coming events and meetings."""
    words, _ = cut_please(" ".join(args.words.split()))
    try:
        return _heard(words, ctx)
    except UnclearDate as unclear:
        return asked(ctx, which_day("vergadering gebeurtenis", words, unclear))


def _heard(words: str, ctx: Context) -> Reply:
    if not words:
        return shown(ctx)
    if words.endswith("?"):
        return _asked(words, ctx)
    only_for(ctx, Role.lid, "Iets in de agenda zetten")
    if _OFF.search(words):
        return _drop(_OFF.sub(" ", words).strip(), ctx)
    words = _LEAD.sub("", words)
    if to := _TO.search(words):
        moved = _moved(words[: to.start()], words[to.end() :], ctx)
        if moved:
            return moved
    return _add(read_day(words, ctx), ctx)


def _add(said: Said, ctx: Context) -> Reply:
    text = _LEAD.sub("", said.rest).strip(" ,;:")
    if said.day is None:
        raise UserError(
            "Wanneer is dat? Bijvoorbeeld: agenda 24 mei jaarcongres, of: agenda juli beleidsplan in de raad."
        )
    if not text:
        return shown(ctx, said)
    if len(text) < _SHORTEST:
        raise UserError("Wat is er dan? Bijvoorbeeld: agenda 24 mei jaarcongres.")
    if len(text) > MAX_TEXT:
        raise UserError(f"Dat is te lang voor de agenda: hoogstens {MAX_TEXT} tekens.")
    if said.period:
        text = f"{text} ({said.period})"
    if said.end:
        text = f"{text} (tot {clock(said.end)})"  # an event has a start; its end stays in the text
    for event in ctx.store.agenda.events(said.day, _last_day(said.day, said)):
        if plain(event.text) == plain(text) and event.month_only == said.month_only:
            return _completed(event, said, ctx)
    start = None if said.month_only else said.start
    values: dict[str, Any] = {"start": start, "month_only": said.month_only, "region": _region(text, ctx)}
    added = ctx.store.agenda.add_event(said.day, text, **values)
    return confirm_event(ctx, added, "In de agenda")


def _completed(event: Event, said: Said, ctx: Context) -> Reply:
    if said.start is None or said.start == event.start:
        return confirm_event(ctx, event, "Dit stond er al")
    return confirm_event(ctx, _change(ctx, event, start=said.start), "Tijd gewijzigd")


def _region(text: str, ctx: Context) -> str:
    regions, _ = take_regions(text, ctx.directory)
    found = [*regions, *(region_of(name, ctx.directory) for name in gemeenten_in(text, ctx.directory))]
    return next((region for region in found if region), "")


def _change(ctx: Context, event: Event, **values: Any) -> Event:
    changed = ctx.store.agenda.change_event(event, **values)
    if changed is None:
        raise UserError("Dit is intussen door een ander gewijzigd. Kijk met: agenda.")
    return changed


def _drop(words: str, ctx: Context) -> Reply:
    found = _matching(read_day(words, ctx), ctx)
    if len(found) != 1:
        return asked(ctx, _which(found, "Wat gaat er niet door?", "gaat niet door"))
    changed = _change(ctx, found[0], status=OFF)
    return Reply(
        summary=f"Gaat niet door: {changed.text}, {event_day(changed)}.", parts=(Buttons(buttons=(undo_button(ctx),)),)
    )


def _moved(before: str, after: str, ctx: Context) -> Reply | None:
    """None when the words around "naar" are no move ("24 mei met de bus naar Den Bosch")."""
    target = read_day(after, ctx)
    if target.day is None or target.rest:
        return None
    found = _matching(read_day(before, ctx), ctx)
    if len(found) != 1:
        return asked(ctx, _which(found, "Wat gaat er naar een andere dag?", f"naar {after.strip()}"))
    start = target.start or found[0].start
    changed = _change(ctx, found[0], day=target.day, month_only=target.month_only, start=start)
    return confirm_event(ctx, changed, "Verplaatst")


def _matching(said: Said, ctx: Context) -> tuple[Event, ...]:
    """The coming events of a day, or with these words."""
    today = ctx.now.date()
    first, last = (said.day, _last_day(said.day, said)) if said.day else (today, date.max)
    wanted = [word for word in plain(said.rest).split() if len(word) > 2]
    events = ctx.store.agenda.events(first, last)
    return tuple(event for event in events if all(word in plain(event.text) for word in wanted))


def _last_day(first: date, said: Said) -> date:
    """The day itself, or the last of the month when just a month was said."""
    return last_of_month(first.year, first.month) if said.month_only else first


def _which(found: tuple[Event, ...], question: str, order: str) -> Reply:
    if not found:
        raise UserError("Dat staat niet in de agenda. Kijk met: agenda.")
    buttons = tuple(
        Button(
            label=shorten(f"{event_day(event)} {event.text}", 60),
            command="vergadering gebeurtenis",
            args={"words": f"{event.day.isoformat()} {event.text} {order}"},
        )
        for event in found[:4]
    )
    return Reply(summary=question, parts=(Buttons(buttons=buttons),), only_me=True)


def _asked(words: str, ctx: Context) -> Reply:
    return shown(ctx, read_day(words.rstrip("? "), ctx))


def shown(ctx: Context, said: Said | None = None) -> Reply:
    """The coming events and meetings, or those of a day or month."""
    today = ctx.now.date()
    first, last, when = today, today + _HALF_YEAR, "Agenda van het komende half jaar"
    if said and said.day:
        called = month_year(said.day) if said.month_only else long_date(said.day)
        first, last, when = said.day, _last_day(said.day, said), f"Agenda van {called}"
        if said.whole:
            (first, last), when = said.whole, f"Agenda van {said.period}"
    meetings = ctx.store.agenda.meetings(first, last, limit=_LISTED + 1)
    rows = agenda_items(meetings, ctx.store.agenda.events(first, last, limit=_LISTED + 1), ctx.directory)
    if not rows:
        nothing = "is leeg" if said and said.day else "is nog leeg"
        hint = Text(text="Erin zetten: agenda 24 mei jaarcongres, of: agenda juli beleidsplan in de raad", subtle=True)
        press = Button(
            label=f"Actiepunten tot en met {short_date(last)}",
            command="actie lijst",
            args={"words": f"uiterlijk {last.isoformat()}"},
        )
        parts = (hint, Buttons(buttons=(press,))) if said and said.day else (hint,)
        return Reply(summary=f"{when} {nothing}.", parts=parts, only_me=True)
    more = (Item(title="…", notes="er staat later nog meer"),) if len(rows) > _LISTED else ()
    return Reply(summary=f"{when}.", parts=(Items(rows=(*rows[:_LISTED], *more)),), only_me=True)


class EventForm(BaseModel):
    """An event field by field; `event` is the one that is changed."""

    day: When = Field(None, title="Datum")
    times: Rest = Field("", title="Tijd")
    text: Annotated[str, Field(max_length=MAX_TEXT), Kind.REST] = Field("", title="Wat")
    event: Digits = ""
    was: Word = ""


@dataclass(frozen=True, slots=True)
class _Filled:
    day: str = ""
    times: str = ""
    text: str = ""


@command(
    "agenda formulier",
    help="Wijzig een gebeurtenis in een formulier.",
    title="Gebeurtenis",
    example="agenda formulier",
    shown=False,
)
def by_form(args: EventForm, ctx: Context) -> Reply:
    """Ask with a form, or do what a sent form says."""
    event = ctx.store.agenda.event(int(args.event)) if args.event else None
    args = up_to_date(args, lambda: _form(event, ctx), ctx)
    text = " ".join(args.text.split())
    if ctx.request.heard != "form" or args.day is None or not text:
        form = marked(_form(event, ctx))
        return Reply(summary=f"{form.title}.", form=form, only_me=True)
    start: time | None = args.day.start or read_times(args.times, ctx)[0]
    month_only = args.day.month_only
    day = args.day.day.replace(day=1) if month_only else args.day.day
    values: dict[str, Any] = {"start": start, "month_only": month_only, "region": _region(text, ctx)}
    if event is None:
        return confirm_event(ctx, ctx.store.agenda.add_event(day, text, **values), "In de agenda")
    return confirm_event(ctx, _change(ctx, event, day=day, text=text, **values), "Gewijzigd")


def _form(event: Event | None, ctx: Context) -> Form:
    filled = _Filled()
    if event:
        day = month_year(event.day) if event.month_only else event.day.isoformat()
        filled = _Filled(day, times_of(event.start, None), event.text)
    month = event is not None and event.month_only
    inputs = (
        Input(name="text", label="Wat", value=filled.text, required=True, max_length=MAX_TEXT),
        Input(name="day", label="Datum", kind="line" if month else "date", value=filled.day, required=True),
        Input(name="times", label="Tijd", value=filled.times, hint="Bijvoorbeeld 14:00. Leeg mag."),
    )
    title = "Gebeurtenis wijzigen" if event else "In de agenda zetten"
    args = {"event": str(event.id)} if event else {}
    return Form(title=title, command="agenda formulier", inputs=inputs, args=args, once=ctx.once("form"))
