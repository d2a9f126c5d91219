"""Telling the channel of a meeting that was moved or called off: who does it in private is the only one to know."""

from datetime import timedelta

from pydantic import BaseModel, Field

from commands.actions.confirm import with_button
from commands.command import Context, Role, UserError, command
from commands.dutch import long_date
from commands.fields import When
from commands.meetings.lines import MOVED_TO, day_and_time, following_line
from commands.put_out import tell_channels
from commands.reply import Button, Facts, Reply, Text
from storage.agenda import OFF
from storage.models import Meeting

_AROUND = timedelta(days=183)


class Announced(BaseModel):
    """The day of the meeting as it stands now."""

    day: When = Field(None, title="Welke dag")


@command(
    "vergadering melden",
    help="Zeg in het kanaal dat een vergadering is verplaatst of niet doorgaat.",
    title="In het kanaal zeggen",
    example="vergadering melden 17 mei",
    role=Role.voorzitter,
    shown=False,
)
def announce(args: Announced, ctx: Context) -> Reply:
    """One message to the channel, of how it stands now. Raises UserError when there is no such meeting."""
    day = args.day.day if args.day else None
    meeting = ctx.store.agenda.meeting(day) if day else ctx.store.agenda.next_meeting(ctx.now.date())
    if meeting is None:
        raise UserError("Op die dag staat geen vergadering. Er is niets gemeld.")
    told = _told(meeting, ctx)
    tell_channels(told, "meeting", f"meld:{ctx.store.changes.actor.request}", ctx)
    return Reply(summary=f"Gemeld in het kanaal: {told.summary}", only_me=True) if ctx.request.private else told


def with_announcement(reply: Reply, meeting: Meeting, ctx: Context) -> Reply:
    """The confirmation of what the channel does not see, with a button that tells it there."""
    if not ctx.request.private or meeting.day < ctx.now.date():
        return reply
    args = {"day": meeting.day.isoformat()}
    tell = Button(label="Meld het in het kanaal", command=announce.name, args=args, once=ctx.once("announce"))
    return with_button(reply, tell)


def _told(meeting: Meeting, ctx: Context) -> Reply:
    if meeting.status == OFF:
        coming = ctx.store.agenda.next_meeting(max(meeting.day, ctx.now.date()))
        lead = f"De vergadering van {day_and_time(meeting)} gaat niet door."
        return Reply(summary=lead, parts=(Text(text=following_line(coming)),))
    day = meeting.day.isoformat()
    around = ctx.store.agenda.every_meeting(meeting.day - _AROUND, meeting.day + _AROUND)
    was = next((one for one in around if one.status == OFF and one.record.get(MOVED_TO) == day), None)
    lead = f"De vergadering van {long_date(was.day)} is nu" if was else "De vergadering is"
    place = (("Plaats", meeting.place),) if meeting.place else ()
    return Reply(summary=f"{lead} {day_and_time(meeting)}.", parts=(Facts(pairs=place),) if place else ())
