"""Months without a meeting: "in juli en augustus geen vergadering", "de vergadering van juli vervalt"."""

import re
from datetime import date

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError
from commands.dates.calendar import last_of_month
from commands.dutch import MONTH, join_and, month_number, month_year, short_date
from commands.meetings.changes import call_off, change
from commands.meetings.lines import meeting_line, only_for
from commands.reply import Buttons, Reply, Text
from storage.agenda import OFF
from storage.models import Meeting

NONE = re.compile(r"\bgeen\b", re.IGNORECASE)
_NAMED = re.compile(rf"(?<![\d\w])(?<!\d\s)(?P<month>{MONTH})(?!\w)\.?(?:\s+(?P<year>20\d\d))?", re.IGNORECASE)


def months_named(words: str, ctx: Context) -> tuple[date, ...]:
    """The first day of each month that is named without a day; one that is over is meant of next year."""
    today = ctx.now.date()
    found = [(month_number(match["month"]), int(match["year"] or 0)) for match in _NAMED.finditer(words)]
    return tuple(date(year or today.year + (month < today.month), month, 1) for month, year in found)


def call_off_in(months: tuple[date, ...], ctx: Context) -> Reply:
    """None of the meetings of these months goes ahead. Raises UserError when there is none."""
    only_for(ctx, Role.voorzitter, "Een vergadering laten vervallen")
    today = ctx.now.date()
    there = [
        one
        for first in months
        for one in ctx.store.agenda.meetings(max(first, today), last_of_month(first.year, first.month))
    ]
    if not there:
        raise UserError(f"In {join_and([month_year(first) for first in months])} staat geen vergadering.")
    if len(there) == 1:
        return call_off(there[0], ctx)
    for meeting in there:
        change(ctx, meeting, status=OFF)
    return Reply(
        summary=f"{len(there)} vergaderingen gaan niet door: {join_and([short_date(one.day) for one in there])}.",
        parts=(Text(text=_next(there[-1], ctx)), Buttons(buttons=(undo_button(ctx),))),
    )


def _next(last: Meeting, ctx: Context) -> str:
    following = ctx.store.agenda.next_meeting(last.day)
    return f"De eerste daarna is {meeting_line(following)}." if following else "Daarna staat er nog geen gepland."
