"""Making, completing, moving and calling off a meeting. At most one a day: a second one completes the first."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from commands.command import Context, Role, UserError
from commands.dutch import join_and, long_date, short_date
from commands.meetings.announce import with_announcement
from commands.meetings.days import Said
from commands.meetings.fallen import now_on
from commands.meetings.lines import (
    ABSENT,
    FIRST,
    MOVED_TO,
    absent,
    confirm_meeting,
    day_and_time,
    following_line,
    meeting_line,
    only_for,
    times_of,
)
from commands.meetings.waiting import those_of, with_fallen, with_those, with_waiting
from commands.open_question import asked
from commands.reply import Button, Buttons, Reply, Text
from commands.words.next_meeting import not_over
from commands.workdays import is_holiday, is_workday
from storage.agenda import OFF
from storage.frozen import dataclass
from storage.models import Meeting

_ALREADY = "Dit stond er al zo"
_OVERTAKEN = "Deze vergadering is intussen door een ander gewijzigd. Kijk met: vergadering."


@dataclass(frozen=True, slots=True)
class Plan:
    """A meeting as it is wanted; what is None was not said and stays as it is."""

    day: date
    start: time | None = None
    end: time | None = None
    place: str | None = None


def plan(wanted: Plan, ctx: Context, *, sure: bool = False) -> Reply:
    """Make the meeting of a day, or complete the one that is there; says what was added or changed.

    Where it moved to another day, it is asked what is meant, unless somebody is `sure`.
    """
    only_for(ctx, Role.voorzitter, "Een vergadering vastleggen")
    existing = ctx.store.agenda.meeting(wanted.day)
    if existing is None:
        meeting = ctx.store.agenda.add_meeting(wanted.day, start=wanted.start, end=wanted.end, place=wanted.place or "")
        added = confirm_meeting(ctx, meeting, "Vergadering toegevoegd", _odd(wanted.day, ctx))
        return with_fallen(with_waiting(added, meeting.day, ctx), meeting, ctx)
    again = existing.status == OFF
    if again and not sure and (moved := now_on(existing, ctx.store)):
        return asked(ctx, _which_day(existing, moved, wanted))
    values, told = _completed(existing, wanted)
    if again:
        values |= {"status": "gepland", "record": {k: v for k, v in existing.record.items() if k != MOVED_TO}}
    if not values:
        return confirm_meeting(ctx, existing, _ALREADY)
    changed = change(ctx, existing, **values)
    return confirm_meeting(ctx, changed, "Vergadering gaat weer door" if again else "Vergadering gewijzigd", (*told,))


def _which_day(was: Meeting, moved: Meeting, wanted: Plan) -> Reply:
    """It moved: the same can be done on its new day, it goes back, or there are two."""
    said = f"{times_of(wanted.start, wanted.end)} {wanted.place or ''}".strip()
    there = Button(label=f"Op {short_date(moved.day)}", command="vergadering", args={"words": f"{moved.day} {said}"})
    words = f"{moved.day} naar {was.day} {said}".strip()
    back = Button(label=f"Terug naar {short_date(was.day)}", command="vergadering", args={"words": words})
    args = {"words": f"{was.day} {said}", "sure": "ja"}
    both = Button(label=f"Ook op {short_date(was.day)}", command="vergadering", args=args)
    return Reply(
        summary=f"De vergadering van {long_date(was.day)} is verplaatst naar {day_and_time(moved)}. Wat bedoelt u?",
        parts=(
            Text(text="Er is niets gewijzigd.", subtle=True),
            Buttons(buttons=(there, back, both) if said else (back,)),
        ),
        only_me=True,
    )


def _completed(meeting: Meeting, wanted: Plan) -> tuple[dict[str, Any], list[str]]:
    """The values that differ, and a sentence for each."""
    values: dict[str, Any] = {}
    told: list[str] = []
    if wanted.start and (wanted.start, wanted.end) != (meeting.start, meeting.end):
        end = wanted.end or as_long(meeting, wanted.start)
        if (wanted.start, end) != (meeting.start, meeting.end):
            values |= {"start": wanted.start, "end": end}
            told.append(_was("Tijd", times_of(wanted.start, end), times_of(meeting.start, meeting.end)))
    if wanted.place and wanted.place != meeting.place:
        values["place"] = wanted.place
        told.append(_was("Plaats", wanted.place, meeting.place))
    return values, told


def as_long(meeting: Meeting, start: time) -> time | None:
    """When it ends if it lasts as long as it did; None when that was not known, or is past midnight."""
    if meeting.end is None:
        return None
    if meeting.start is None:
        return meeting.end if meeting.end > start else None
    minutes = _minutes(start) + _minutes(meeting.end) - _minutes(meeting.start)
    return time(*divmod(minutes, 60)) if minutes < 24 * 60 else None


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _was(name: str, now: str, before: str) -> str:
    return f"{name} toegevoegd: {now}" if not before else f"{name} gewijzigd: {now or 'geen'} (was {before})"


def _odd(day: date, ctx: Context) -> tuple[str, ...]:
    """What there is to remark on a day that a meeting is given."""
    if day < ctx.now.date():
        return (f"Let op: {long_date(day)} is al voorbij.",)
    if is_holiday(day):
        return (f"Let op: {long_date(day)} is een feestdag.",)
    return () if is_workday(day) else (f"Let op: {long_date(day)} valt in het weekend.",)


def change(ctx: Context, meeting: Meeting, **values: Any) -> Meeting:
    """Change a meeting by hand: from then on the series leaves it alone. Raises UserError when overtaken."""
    changed = ctx.store.agenda.change_meeting(meeting, **({"series": False} | values))
    if changed is None:
        raise UserError(_OVERTAKEN)
    return changed


def set_exactly(meeting: Meeting, wanted: Plan, ctx: Context) -> Reply:
    """From the form: everything becomes what it says, also what it leaves empty; another day moves the meeting."""
    only_for(ctx, Role.voorzitter, "Een vergadering wijzigen")
    if wanted.day != meeting.day:
        return move(meeting, wanted, ctx)
    values: dict[str, Any] = {}
    told: list[str] = []
    if (wanted.start, wanted.end) != (meeting.start, meeting.end):
        values |= {"start": wanted.start, "end": wanted.end}
        told.append(_was("Tijd", times_of(wanted.start, wanted.end), times_of(meeting.start, meeting.end)))
    if (wanted.place or "") != meeting.place:
        values["place"] = wanted.place or ""
        told.append(_was("Plaats", wanted.place or "", meeting.place))
    if not values:
        return confirm_meeting(ctx, meeting, _ALREADY)
    return confirm_meeting(ctx, change(ctx, meeting, **values), "Vergadering gewijzigd", tuple(told))


def move(meeting: Meeting, wanted: Plan, ctx: Context) -> Reply:
    """To another day; time and place go along unless said otherwise. The old day remembers where it went."""
    only_for(ctx, Role.voorzitter, "Een vergadering verplaatsen")
    meeting = now_on(meeting, ctx.store) or meeting
    if wanted.day == meeting.day:
        return plan(wanted, ctx)
    there = ctx.store.agenda.meeting(wanted.day)
    if there and there.status != OFF:
        raise UserError(
            f"Op {long_date(wanted.day)} staat al een vergadering. Kies een andere dag, of laat die vervallen."
        )
    end = wanted.end if wanted.start else meeting.end
    kept = {FIRST: meeting.id} | {key: value for key, value in meeting.record.items() if key not in (MOVED_TO, ABSENT)}
    if there and absent(there.record):
        kept[ABSENT] = there.record[ABSENT]
    values = {
        "start": wanted.start or meeting.start,
        "end": end,
        "place": wanted.place or meeting.place,
        "record": kept,
    }
    change(ctx, meeting, status=OFF, record={**meeting.record, MOVED_TO: wanted.day.isoformat()})
    if there:
        moved = change(ctx, there, status="gepland", **values)
    else:
        moved = ctx.store.agenda.add_meeting(wanted.day, **values)
    remarks = (f"Was {long_date(meeting.day)}.", *_away(meeting), *_odd(wanted.day, ctx))
    reply = confirm_meeting(ctx, moved, "Vergadering verplaatst", remarks)
    reply = with_those(those_of(meeting.day, ctx), reply, meeting.day, wanted.day, ctx)
    return with_announcement(reply, moved, ctx)


def _away(meeting: Meeting) -> tuple[str, ...]:
    """Who could not come on the day it was on; of the new day that says nothing."""
    names = absent(meeting.record)
    return (
        (f"Afgemeld voor de oude dag: {join_and(names)}. Voor de nieuwe dag staat er niemand afgemeld.",)
        if names
        else ()
    )


def call_off(meeting: Meeting, ctx: Context) -> Reply:
    """It does not go ahead; says which one is next then."""
    only_for(ctx, Role.voorzitter, "Een vergadering laten vervallen")
    if meeting.status == OFF:
        moved = now_on(meeting, ctx.store)
        state = f"is verplaatst naar {day_and_time(moved)}. Noem die dag" if moved else "was al vervallen"
        raise UserError(f"De vergadering van {long_date(meeting.day)} {state}.")
    changed = change(ctx, meeting, status=OFF)
    following = ctx.store.agenda.next_meeting(max(meeting.day, ctx.now.date()))
    reply = confirm_meeting(ctx, changed, "Vergadering gaat niet door")
    again = Button(
        label="Gaat toch door", command="vergadering", args={"words": f"{meeting.day.isoformat()} gaat toch door"}
    )
    buttons = tuple(button for button in reply.buttons() if button.label != "Wijzig")
    there = those_of(meeting.day, ctx)
    stay = "staat nog actiepunt" if len(there) == 1 else "staan nog actiepunten"
    left = f"Op {short_date(meeting.day)} {stay} {join_and(there)}." if there else ""
    parts = (Text(text=f"{following_line(following)} {left}".rstrip()), Buttons(buttons=(again, *buttons)))
    reply = replace(reply, parts=parts)
    reply = with_those(there, reply, meeting.day, following.day, ctx) if following else reply
    return with_announcement(reply, meeting, ctx)


def go_ahead(meeting: Meeting, ctx: Context) -> Reply:
    """A meeting that was called off goes ahead after all."""
    if meeting.status != OFF:
        return confirm_meeting(ctx, meeting, "Vergadering gaat door")
    return plan(Plan(meeting.day), ctx)


def meeting_meant(said: Said, ctx: Context) -> Meeting:
    """The meeting of the day that was said, the next one when no day was. Raises UserError with what there is."""
    coming = not_over(ctx)
    if said.day is None:
        if coming is None:
            raise UserError("Er staat geen vergadering gepland. Zeg welke dag u bedoelt, bijvoorbeeld: 17 mei.")
        return coming
    meeting = ctx.store.agenda.meeting(said.day)
    if meeting is None:
        known = f" De volgende is {meeting_line(coming)}." if coming else ""
        raise UserError(f"Op {long_date(said.day)} staat geen vergadering.{known}")
    return meeting


def planned(said: Said, day: date, place: str) -> Plan:
    """What was said as a plan."""
    return replace(Plan(day), start=said.start, end=said.end, place=place or None)
