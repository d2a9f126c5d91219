"""Points of a meeting: who waits for one without a day can have it once it is planned, and go along when it moves."""

from datetime import date
from functools import cache

from pydantic import BaseModel

from commands.actions.confirm import points, undo_button, with_button
from commands.command import Context, UserError, command
from commands.dutch import join_and, long_date, short_date
from commands.fields import Deadline, Numbers
from commands.meetings.fallen import fallen_before
from commands.reply import Button, Buttons, Reply
from commands.words.next_meeting import next_meeting
from storage.actions import WITHOUT_DAY, Wanted
from storage.models import Action, Meeting

_AT_MOST = 50
_LABEL = 75


class OnItsDay(BaseModel):
    """Which points, the day of their meeting, and the day they `had`, if any; set by the button."""

    numbers: Numbers
    due: Deadline = None
    had: Deadline = None


@command(
    "vergadering wachtende punten",
    help="Geef actiepunten de dag van hun vergadering.",
    title="Dag van de vergadering",
    example="vergadering wachtende punten",
    shown=False,
)
def on_its_day(args: OnItsDay, ctx: Context) -> Reply:
    """Give the day to those that are open and still stand where they did; says which."""
    day, had = (due.day if due else None for due in (args.due, args.had))
    if day is None:
        raise UserError("Zeg op welke dag, bijvoorbeeld: zet 3 en 5 op 17 mei.")
    given: list[Action] = []
    for number in args.numbers:
        point = ctx.store.actions.get(number)
        if point and point.open and point.due == had and not point.ongoing:
            ctx.store.actions.change(point, due=day, due_words="")
            given.append(point)
    if not given:
        raise UserError("Deze actiepunten hebben al een andere datum of zijn gesloten. Er is niets gewijzigd.")
    lead = f"{points(given)} {'staat' if len(given) == 1 else 'staan'} nu op {long_date(day)}."
    return Reply(summary=lead, parts=(Buttons(buttons=(undo_button(ctx),)),))


def with_waiting(reply: Reply, day: date, ctx: Context) -> Reply:
    """The confirmation of a meeting that was planned, with a button for the points that waited for its day, if any."""
    return _with_offer(reply, _waiting(day, ctx), {"due": day.isoformat()}, f"op {short_date(day)}", ctx)


def with_those(numbers: list[str], reply: Reply, had: date, day: date, ctx: Context) -> Reply:
    """The confirmation of a meeting that moved, with a button for the open points that stand on the day it had."""
    args = {"due": day.isoformat(), "had": had.isoformat()}
    return _with_offer(reply, numbers, args, f"mee naar {short_date(day)}", ctx)


def with_fallen(reply: Reply, meeting: Meeting, ctx: Context) -> Reply:
    """The confirmation of a meeting that was planned, with the points of the last one before it that was called off."""
    fallen = fallen_before(meeting, ctx.store)
    if not fallen:
        return reply
    day = fallen[-1].day
    return with_those(those_of(day, ctx), reply, day, meeting.day, ctx)


def those_of(day: date, ctx: Context) -> list[str]:
    """The numbers of open points that stand on this day."""
    return [str(point.number) for point in ctx.store.actions.listed(Wanted(due_from=day, due_to=day), limit=_AT_MOST)]


def _with_offer(reply: Reply, numbers: list[str], args: dict[str, str], where: str, ctx: Context) -> Reply:
    if not numbers:
        return reply
    label = f"Zet {join_and(numbers)} {where}"
    press = Button(
        label=label if len(label) <= _LABEL else f"Zet {len(numbers)} punten {where}",
        command=on_its_day.name,
        args={"numbers": ", ".join(numbers), **args},
        once=ctx.once("waiting"),
    )
    return with_button(reply, press)


def _waiting(day: date, ctx: Context) -> list[str]:
    """The numbers of open points whose words mean the meeting of this day."""
    from commands.dates import read_date  # opened by who reads a day

    undated = ctx.store.actions.listed(Wanted(due_from=WITHOUT_DAY, due_to=WITHOUT_DAY), limit=_AT_MOST)
    named = cache(next_meeting(ctx))  # every one of them asks for the same meeting
    return [
        str(point.number)
        for point in undated
        if point.due_words and read_date(point.due_words, ctx.now, named).date == day
    ]
