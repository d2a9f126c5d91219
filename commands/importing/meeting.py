"""The dates of a proposal: the meeting it reports on, the next one, and the other dated events."""

from datetime import date, time

from commands.command import Context
from commands.dutch import month_year, short_date, shorten
from commands.minutes.proposal import Proposal
from commands.reply import Item
from commands.round.record import Decision, decisions_of, with_decisions

_MONTH = len("2023-07")


def save_meetings(proposal: Proposal, ctx: Context) -> tuple[Item, ...]:
    """Make or complete the meetings and add events that are not there yet; returns what was planned, by day."""
    planned: list[tuple[str, Item]] = []
    meeting = proposal.meeting
    if meeting.date and proposal.kind in ("verslag", "agenda"):
        _meeting(meeting.date, meeting.start, meeting.end, meeting.place or "", ctx)
        if proposal.decisions and (kept := ctx.store.agenda.meeting(meeting.date)):
            known = decisions_of(kept)
            texts = {one.text.casefold() for one in known}
            fresh = [Decision(one.text) for one in proposal.decisions if one.text.casefold() not in texts]
            ctx.store.agenda.change_meeting(kept, record=with_decisions(kept.record, (*known, *fresh)))
    coming = meeting.next
    if coming.date and _meeting(coming.date, coming.start, coming.end, coming.place or "", ctx):
        row = Item(number=short_date(coming.date), title=f"vergadering {ctx.directory.name}")
        planned.append((coming.date.isoformat(), row))
    for event in proposal.events:
        month_only = len(event.when) == _MONTH
        day = date.fromisoformat(f"{event.when}-01" if month_only else event.when)
        if event.kind == "gebeurtenis" and _event(day, event.text, month_only, ctx):
            when = month_year(day) if month_only else short_date(day)
            planned.append((event.when, Item(number=when, title=shorten(event.text, 100))))
    return tuple(row for _, row in sorted(planned, key=lambda one: one[0]))


def _meeting(day: date, start: time | None, end: time | None, place: str, ctx: Context) -> bool:
    found = ctx.store.agenda.meeting(day)
    if found is None:
        ctx.store.agenda.add_meeting(day, start=start, end=end, place=place)
        return True
    values = {"start": found.start or start, "end": found.end or end, "place": found.place or place}
    if any(getattr(found, name) != value for name, value in values.items()):
        ctx.store.agenda.change_meeting(found, **values)
        return True
    return False


def _event(day: date, text: str, month_only: bool, ctx: Context) -> bool:
    there = ctx.store.agenda.events(day, day)
    if any(event.text == text for event in there):
        return False
    ctx.store.agenda.add_event(day, text, month_only=month_only)
    return True
