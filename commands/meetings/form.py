"""A meeting in a form: day, time and place."""

from typing import Annotated

from pydantic import BaseModel, Field

from commands.command import Context, Role, command
from commands.fields import Kind, Rest, When, Word
from commands.form_now import marked, up_to_date
from commands.meetings.changes import Plan, plan, set_exactly
from commands.meetings.days import read_day, read_times
from commands.meetings.lines import day_and_time, only_for, times_of
from commands.reply import Form, Input, Reply
from storage.models import Meeting

MAX_PLACE = 300


class MeetingForm(BaseModel):
    """A meeting field by field; `meeting` is the day of the one that is changed."""

    day: When = Field(None, title="Datum")
    times: Rest = Field("", title="Tijd")
    place: Annotated[str, Field(max_length=MAX_PLACE), Kind.REST] = Field("", title="Plaats")
    meeting: Word = ""
    was: Word = ""


@command(
    "vergadering formulier",
    help="Wijzig een vergadering in een formulier.",
    title="Vergadering",
    example="vergadering formulier",
    role=Role.voorzitter,
    shown=False,
)
def by_form(args: MeetingForm, ctx: Context) -> Reply:
    """Ask with a form, or do what a sent form says."""
    existing = _existing(args.meeting, ctx)
    args = up_to_date(args, lambda: _form(existing, ctx), ctx)
    if ctx.request.heard != "form" or args.day is None:
        return form_reply(existing, ctx)
    start, end = (args.day.start, args.day.end) if args.day.start else read_times(args.times, ctx)
    wanted = Plan(args.day.day, start, end, " ".join(args.place.split()))
    return set_exactly(existing, wanted, ctx) if existing else plan(wanted, ctx)


def _existing(day: str, ctx: Context) -> Meeting | None:
    said = read_day(day, ctx) if day else None
    return ctx.store.agenda.meeting(said.day) if said and said.day else None


def form_reply(existing: Meeting | None, ctx: Context) -> Reply:
    """The form of a new meeting, or of one that is there with what it holds."""
    only_for(ctx, Role.voorzitter, "Een vergadering vastleggen")
    form = marked(_form(existing, ctx))
    if existing:
        return Reply(summary=f"Vergadering van {day_and_time(existing)}.", form=form, only_me=True)
    return Reply(summary="In één regel kan ook: vergadering 17 mei 14:00 Provinciehuis", form=form, only_me=True)


def _form(existing: Meeting | None, ctx: Context) -> Form:
    day, times, place = "", "", ""
    if existing:
        day, place = existing.day.isoformat(), existing.place
        times = times_of(existing.start, existing.end)
    inputs = (
        Input(name="day", label="Datum", kind="date", value=day, required=True),
        Input(
            name="times", label="Tijd", value=times, hint="Bijvoorbeeld 14:00 of 14:00-15:30. Leeg mag.", max_length=40
        ),
        Input(name="place", label="Plaats", value=place, hint="Leeg mag.", max_length=MAX_PLACE),
    )
    title = "Vergadering wijzigen" if existing else "Nieuwe vergadering"
    return Form(
        title=title, command="vergadering formulier", inputs=inputs, args={"meeting": day}, once=ctx.once("form")
    )
