"""How meetings and other dated events are written down: in a list, in a sentence, in a confirmation."""

import re
from datetime import date, time

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError
from commands.dutch import MONTHS, WEEKDAYS, clock, join_and, long_date, month_year, short_date
from commands.minutes.sitting.happening import what_happens
from commands.reply import Button, Buttons, Facts, Item, Reply, Text
from storage.directory import Directory
from storage.models import Event, Meeting

ABSENT, MOVED_TO = "absent", "moved_to"  # what `Meeting.record` and `Event.attendance` hold under these words
FIRST = "first"
"""In `Meeting.record`: the row of the day that it was first planned on, so that calendars follow it when it moves."""
_DAY_FIRST = re.compile(
    rf"op (?:(?:{'|'.join(WEEKDAYS)}) )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})"
    r"(?: (?P<year>\d{4}))?,? +(?=[^\W\d])",
    re.IGNORECASE,
)


def times_of(start: time | None, end: time | None) -> str:
    """`14:00-15:30`, `14:00`, or nothing."""
    if start is None:
        return ""
    return f"{clock(start)}-{clock(end)}" if end else clock(start)


def day_and_time(meeting: Meeting) -> str:
    """`woensdag 17 mei 2023, 14:00-15:30`."""
    times = times_of(meeting.start, meeting.end)
    return f"{long_date(meeting.day)}, {times}" if times else long_date(meeting.day)


def meeting_line(meeting: Meeting) -> str:
    """`wo 17-05-2023 14:00 · Huis van de Gemeenten`."""
    when = f"{short_date(meeting.day)} {times_of(meeting.start, meeting.end)}".strip()
    return f"{when} · {meeting.place}" if meeting.place else when


def following_line(following: Meeting | None) -> str:
    """Which meeting comes after one that does not go ahead."""
    return f"De volgende is {meeting_line(following)}." if following else "Er staat nog geen volgende gepland."


def absent(record: dict[str, object]) -> tuple[str, ...]:
    """Who said not to come."""
    names = record.get(ABSENT)
    return tuple(str(name) for name in names) if isinstance(names, list) else ()


def meeting_item(meeting: Meeting, name: str = "", year: int = 0) -> Item:
    """A meeting as a line of the agenda; `name` says whose it is, between other events. `year` needs no saying."""
    away = absent(meeting.record)
    notes = (meeting.place, f"afwezig: {join_and(away)}" if away else "")
    when = f"{short_date(meeting.day, year)} {times_of(meeting.start, meeting.end)}".strip()
    return Item(title=f"{when} · {name}" if name else when, notes=" · ".join(note for note in notes if note))


def event_day(event: Event, year: int = 0) -> str:
    """`wo 24-05-2023 09:00`, or `juli 2023` when just the month is known. `year` needs no saying."""
    if event.month_only:
        return month_year(event.day)
    return f"{short_date(event.day, year)} {times_of(event.start, None)}".strip()


def event_item(event: Event, year: int) -> Item:
    """An event as a line of the agenda, which says its day once."""
    away = absent(event.attendance)
    notes = (event.region, f"afwezig: {join_and(away)}" if away else "")
    return Item(
        title=f"{event_day(event, year)} · {_without_day(event)}", notes=" · ".join(note for note in notes if note)
    )


def _without_day(event: Event) -> str:
    """`Jaarcongres`, for an event of 24 May of which is said `Op 24 mei 2023 vindt het Jaarcongres plaats`."""
    day, first = event.day, _DAY_FIRST.match(event.text)
    if event.month_only or first is None:
        return event.text
    said = f"{int(first['day'])} {first['month'].lower()} {first['year'] or day.year}"
    return what_happens(event.text[first.end() :]) if said == f"{day.day} {month_year(day)}" else event.text


def agenda_items(
    meetings: tuple[Meeting, ...], events: tuple[Event, ...], directory: Directory, year: int = 0
) -> tuple[Item, ...]:
    """Meetings and events together, in the order of the calendar; what has just a month comes at its end.

    `year`: the year that needs no saying.
    """
    rows: list[tuple[tuple[date, bool, time], Item]] = [
        ((meeting.day, False, meeting.start or time()), meeting_item(meeting, directory.name, year))
        for meeting in meetings
    ]
    for event in events:
        last = date(event.day.year, event.day.month, 28) if event.month_only else event.day
        rows.append(((last, event.month_only, event.start or time()), event_item(event, year)))
    return tuple(item for _, item in sorted(rows, key=lambda row: row[0]))


def confirm_meeting(ctx: Context, meeting: Meeting, lead: str, remarks: tuple[str, ...] = ()) -> Reply:
    """The confirmation of a change: day with weekday and year, time and place, Wijzig and Ongedaan maken."""
    pairs = [("Plaats", meeting.place or "nog niet bekend")]
    if away := absent(meeting.record):
        pairs.append(("Afwezig", join_and(away)))
    change = Button(label="Wijzig", command="vergadering formulier", args={"meeting": meeting.day.isoformat()})
    return Reply(
        summary=f"{lead}: {day_and_time(meeting)}.",
        parts=(
            Facts(pairs=tuple(pairs)),
            *(Text(text=remark, subtle=True) for remark in remarks),
            Buttons(buttons=(change, undo_button(ctx))),
        ),
    )


def confirm_event(ctx: Context, event: Event, lead: str) -> Reply:
    """The confirmation of a change on an event."""
    when = month_year(event.day) if event.month_only else long_date(event.day)
    if event.start:
        when = f"{when}, {clock(event.start)}"
    pairs = []
    if event.region:
        pairs.append(("Regio", event.region))
    if away := absent(event.attendance):
        pairs.append(("Afwezig", join_and(away)))
    change = Button(label="Wijzig", command="agenda formulier", args={"event": str(event.id)})
    return Reply(
        summary=f"{lead}: {event.text}, {when}.",
        parts=(*((Facts(pairs=tuple(pairs)),) if pairs else ()), Buttons(buttons=(change, undo_button(ctx)))),
    )


def only_for(ctx: Context, role: Role, what: str) -> None:
    """Stop who may not do this, with one sentence who can. Raises UserError."""
    if ctx.may(role):
        return
    able = [member.name for member in ctx.directory.members if member.active and Role[member.role] >= role]
    ask = f"Vraag het {join_and(able[:3], 'of')}." if able else "Vraag het de beheerder van Horzel."
    raise UserError(f"{what} mag u niet zelf. {ask}")
