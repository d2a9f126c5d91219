"""What the weekly digest says. Every point stands in the first section that fits and in no other, and nobody is pinged.

The sections exclude one another by what they ask for, not by what they show: late, then this week, then without an
owner, then new. So a point behind "en nog 12" does not come back further down either.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from commands.actions.confirm import due_of, owners_of
from commands.dutch import short_date, shorten
from commands.meetings.lines import agenda_items
from commands.reply import Button, Buttons, Item, Items, Reply, Section
from commands.words import owners as who
from commands.workdays import end_of_week
from storage.actions import NO_OWNER, Wanted
from storage.directory import Directory
from storage.models import Action, Signal
from storage.signals import WantedSignals
from storage.store import Store

ROWS, FEW = 10, 5  # of what asks something this week; and of what is only told
AHEAD = timedelta(weeks=3)
_DAY = timedelta(days=1)
_SIGNS, _DATED = 60, 75  # of a line, and of one that begins with its day: two lines on a phone, not three


def compose(store: Store, directory: Directory, today: date, since: datetime) -> Reply:
    """The digest of a day; `since` is when the one before was put out. A week without anything is one line."""
    week_end = end_of_week(today)
    later = week_end + _DAY
    late = Wanted(late_on=today)
    week = Wanted(due_from=today, due_to=week_end)
    sections = [
        _points(store, "Te laat", late, today),
        _points(store, "Deze week", week, today),
        _nobody(store, later, today),
        _new(store, since, later, today),
        _agenda(store, directory, today),
        _signals(store, since, today),
    ]
    filled = tuple(section for section in sections if section)
    name = directory.name
    if not filled:
        return Reply(summary=f"Weekbericht {name}: niets te laat, niets nieuws en niets in de agenda deze drie weken.")
    buttons = [Button(label="Alle open punten", command="actie lijst")]
    if sections[-1]:
        buttons.append(Button(label="Signalen", command="signaal lijst"))
    return Reply(
        summary=f"Weekbericht {name}: {store.body.open_actions} open, {store.actions.count(late) or 'niets'} te laat.",
        parts=(*filled, Buttons(buttons=tuple(buttons))),
    )


def _points(store: Store, heading: str, wanted: Wanted, today: date) -> Section | None:
    found = store.actions.find(wanted, limit=ROWS + 1)
    total = len(found) if len(found) <= ROWS else store.actions.count(wanted)
    return _section(heading, found, total, today)


def _nobody(store: Store, first: date, today: date) -> Section | None:
    found = store.actions.find(Wanted(labels=(NO_OWNER,), due_from=first), limit=FEW)
    return _section("Zonder eigenaar", found, store.overview.without_owner(first), today, FEW)


def _new(store: Store, since: datetime, first: date, today: date) -> Section | None:
    """New points that have an owner; those without stand in the section before."""
    found = tuple(action for action in store.overview.fresh(since, first) if action.owners)
    return _section("Nieuw", found, len(found), today, FEW)


def _section(heading: str, actions: tuple[Action, ...], total: int, today: date, most: int = ROWS) -> Section | None:
    rows = tuple(
        Item(number=str(action.number), title=shorten(action.text, _SIGNS), notes=_notes(action, today))
        for action in actions[:most]
    )
    return Section(heading=f"{heading} ({total})", parts=(Items(rows=rows, total=total),)) if rows else None


def _notes(action: Action, today: date) -> str:
    """Owners and date, without the year that it is; that nobody owns it, the heading says."""
    owners = owners_of(action)
    return " · ".join(words for words in (who.words(owners) if owners else "", due_of(action, today.year)) if words)


def _agenda(store: Store, directory: Directory, today: date) -> Section | None:
    """The coming three weeks; what has just a month stands in every digest of that month."""
    events = tuple(
        event
        for event in store.agenda.events(today, today + AHEAD)
        if not event.month_only or (event.day.year, event.day.month) == (today.year, today.month)
    )
    found = agenda_items(store.agenda.meetings(today, today + AHEAD), events, directory, today.year)
    rows = tuple(replace(one, title=shorten(one.title, _DATED)) for one in found)
    return Section(heading="Agenda", parts=(Items(rows=rows[:ROWS], total=len(rows)),)) if rows else None


def _signals(store: Store, since: datetime, today: date) -> Section | None:
    """What was reported since and is not closed; who picked it up already need not be told that it is new."""
    found = store.signals.find(WantedSignals(since=since), limit=500)
    if not found:
        return None
    rows = tuple(
        Item(number=f"S{signal.number}", title=shorten(signal.text, _SIGNS), notes=_of_signal(signal, today))
        for signal in found[:FEW]
    )
    return Section(heading=f"Nieuwe signalen ({len(found)})", parts=(Items(rows=rows, total=len(found)),))


def _of_signal(signal: Signal, today: date) -> str:
    day = signal.before if signal.before and signal.before >= today else None
    until = (f"vóór {short_date(day, today.year)}",) if day else ()
    state = () if signal.status == "nieuw" else (signal.status,)
    return " · ".join((signal.kind, *signal.regions, *until, *state))
