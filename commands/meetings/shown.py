"""Showing meetings: the next one, the ones after, and what else is possible."""

from commands.command import Context, Role
from commands.dutch import join_and, month_name
from commands.meetings.lines import absent, day_and_time, meeting_item
from commands.meetings.series import in_words
from commands.reply import Button, Buttons, Facts, Items, Part, Reply, Section, Text
from commands.words.next_meeting import not_over
from storage.models import Meeting

_AFTER = 3
_POSSIBLE = (
    "Vastleggen: /vergadering 17 mei 14:00 Provinciehuis. Vaste dag: /vergadering elke 3e woensdag 14:00",
    "Verplaatsen: /vergadering 17 mei naar 24 mei. Afzeggen: /vergadering 17 mei gaat niet door",
)
_LISTED = 12


def overview(ctx: Context) -> Reply:
    """The next meeting with the ones after, and in two lines what else is possible."""
    first = not_over(ctx)
    meetings = ctx.store.agenda.meetings(first.day, limit=1 + _AFTER) if first else ()
    parts: list[Part] = list(_about(first))
    if len(meetings) > 1:
        rows = tuple(meeting_item(meeting) for meeting in meetings[1:])
        parts.append(Section(heading="Daarna", parts=(Items(rows=rows),)))
    if series := ctx.directory.settings.series:
        parts.append(Text(text=f"Vast: {in_words(series)}.", subtle=True))
    buttons = [Button(label="Agenda", command="vergadering gebeurtenis")]
    if ctx.may(Role.voorzitter):
        parts += [Text(text=line, subtle=True) for line in _POSSIBLE]
        buttons.insert(0, Button(label="Nieuwe vergadering", command="vergadering formulier", style="primary"))
    elif first and ctx.may(Role.lid):
        day = f"{first.day.day} {month_name(first.day.month)}"
        parts.append(Text(text=f"Kunt u niet? /vergadering ik kan {day} niet", subtle=True))
    parts.append(Buttons(buttons=tuple(buttons)))
    return Reply(summary=_lead(first, ctx), parts=tuple(parts), only_me=True)


def next_reply(ctx: Context) -> Reply:
    """Day, time and place of the next meeting."""
    meeting = not_over(ctx)
    return Reply(summary=_lead(meeting, ctx), parts=_about(meeting), only_me=True)


def _lead(meeting: Meeting | None, ctx: Context) -> str:
    if meeting is None:
        return f"Er staat geen vergadering van {ctx.directory.name} gepland."
    today = "vandaag, " if meeting.day == ctx.now.date() else ""
    return f"De volgende vergadering van {ctx.directory.name} is {today}{day_and_time(meeting)}."


def _about(meeting: Meeting | None) -> tuple[Facts, ...]:
    if meeting is None:
        return ()
    pairs = [("Plaats", meeting.place or "nog niet bekend")]
    if away := absent(meeting.record):
        pairs.append(("Afwezig", join_and(away)))
    return (Facts(pairs=tuple(pairs)),)


def listing_reply(ctx: Context) -> Reply:
    """The coming meetings, a year of them when they are monthly."""
    meetings = ctx.store.agenda.meetings(ctx.now.date(), limit=_LISTED + 1)
    if not meetings:
        return Reply(summary=_lead(None, ctx), only_me=True)
    rows = tuple(meeting_item(meeting) for meeting in meetings[:_LISTED])
    more = " Er zijn er meer." if len(meetings) > _LISTED else ""
    return Reply(
        summary=f"De komende vergaderingen van {ctx.directory.name}.{more}", parts=(Items(rows=rows),), only_me=True
    )
