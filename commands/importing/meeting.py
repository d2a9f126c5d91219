"""The dates of a proposal: the meeting it reports on, the next one, and the other dated events."""

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial

from commands.command import Context
from commands.dutch import count, month_year, short_date, shorten
from commands.minutes.proposal import EventFound, Proposal
from commands.reply import Item
from commands.round.record import Decision, decisions_of, with_decisions
from storage.agenda import OFF
from storage.frozen import dataclass
from storage.models import Meeting


@dataclass(frozen=True, slots=True)
class Dated:
    """Something in a proposal that the agenda lacks. `held`: it is about the meeting that the document reports on."""

    day: str
    row: Item
    save: Callable[[], object]
    held: bool = False


def dated(proposal: Proposal, ctx: Context) -> tuple[Dated, ...]:
    """The meetings, decisions and events that are not there yet, by day; each as it is told and as it is saved."""
    found: list[Dated] = []
    meeting, coming, name = proposal.meeting, proposal.meeting.next, f"vergadering {ctx.directory.name}"
    if meeting.date and proposal.kind in ("verslag", "agenda"):
        row = Item(number=short_date(meeting.date), title=name)
        if save := _meeting(meeting.date, meeting.start, meeting.end, meeting.place or "", ctx, held=True):
            found.append(Dated(meeting.date.isoformat(), row, save, held=True))
        if fresh := _decisions(proposal, meeting.date, ctx):
            save = partial(_decide, meeting.date, fresh, ctx)
            row = Item(number=row.number, title=count(len(fresh), "besluit", "besluiten"))
            found.append(Dated(meeting.date.isoformat(), row, save, held=True))
    if coming.date and (save := _meeting(coming.date, coming.start, coming.end, coming.place or "", ctx)):
        found.append(Dated(coming.date.isoformat(), Item(number=short_date(coming.date), title=name), save))
    for event in proposal.events:
        day, month_only = _when_of(event)
        there = event.kind != "gebeurtenis" or any(one.text == event.text for one in ctx.store.agenda.events(day, day))
        if not there:
            row = Item(number=when_in_words(event), title=shorten(event.text, 100))
            save = partial(ctx.store.agenda.add_event, day, event.text, month_only=month_only)
            found.append(Dated(event.when, row, save))
    return tuple(sorted(found, key=lambda one: one.day))


def _when_of(event: EventFound) -> tuple[date, bool]:
    """The day of an event, and whether only its month is known; then it is the first of the month."""
    month_only = len(event.when) == len("2023-07")
    return date.fromisoformat(f"{event.when}-01" if month_only else event.when), month_only


def when_in_words(event: EventFound) -> str:
    """The day of an event as a line shows it, or its month."""
    day, month_only = _when_of(event)
    return month_year(day) if month_only else short_date(day)


def _meeting(
    day: date, start: time | None, end: time | None, place: str, ctx: Context, held: bool = False
) -> Callable[[], object] | None:
    found = ctx.store.agenda.meeting(day)
    if found is None:
        return partial(ctx.store.agenda.add_meeting, day, start=start, end=end, place=place)
    values = {"start": found.start or start, "end": found.end or end, "place": found.place or place}
    if found.status == OFF and (held or _taken_back(found, ctx)):
        values["status"] = "gepland"
    if any(getattr(found, name) != value for name, value in values.items()):
        return partial(ctx.store.agenda.change_meeting, found, **values)
    return None


def _taken_back(meeting: Meeting, ctx: Context) -> bool:
    """Whether it is off because its making was taken back; what the group called off, minutes of before leave off."""
    return not ctx.store.history.request(ctx.store.history.of(meeting)[-1].request)


def _decisions(proposal: Proposal, day: date, ctx: Context) -> tuple[Decision, ...]:
    """What was decided and does not stand with its meeting yet."""
    kept = ctx.store.agenda.meeting(day)
    known = {one.text.casefold() for one in decisions_of(kept)} if kept else set()
    return tuple(Decision(one.text) for one in proposal.decisions if one.text.casefold() not in known)


def _decide(day: date, fresh: Sequence[Decision], ctx: Context) -> None:
    if kept := ctx.store.agenda.meeting(day):
        record = with_decisions(kept.record, (*decisions_of(kept), *fresh))
        ctx.store.agenda.change_meeting(kept, record=record)
