"""The meeting's whole round: agenda, nalopen, besluiten, verslag; what is exported, in the order of the help."""

from commands.command import Command, Job
from commands.later import Later


@Later
def ROUND_COMMANDS() -> tuple[Command, ...]:
    """The commands of this room."""
    from commands.round import (
        agenda,
        attendance,
        calendar,
        decisions,
        feedback,
        list_out,
        minutes,
        minutes_text,
        review,
    )

    return (
        agenda.proposed,
        agenda.put_on,
        feedback.tell_feedback,
        review.walk,
        review.step,
        review.running,
        review.becoming,
        review.lapsing,
        decisions.decide,
        decisions.decisions,
        attendance.attended,
        minutes.minutes,
        minutes_text.written,
        minutes_text.passage,
        list_out.export,
        calendar.subscribe,
        feedback.switch,
        calendar.site,
    )


@Later
def ROUND_JOBS() -> tuple[Job, ...]:
    """What the clock does for it."""
    from commands.round import feedback

    return (feedback.ASK_FEEDBACK,)
