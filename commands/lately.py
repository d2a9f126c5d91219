"""What somebody changed a moment ago: what he says next may be about it without naming it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from commands.command import Context

if TYPE_CHECKING:
    from storage.history import Line

JUST = timedelta(minutes=10)
"""As long as this something was said or done just now, and what follows it needs no name or number."""
DAY = timedelta(days=1)
"""As long as this a change can be taken back, and a private message is still the one that is answered."""


def last_change(ctx: Context, within: timedelta = DAY) -> "tuple[Line, ...]":
    """The lines of the trail of what this person changed last, newest first; none when it is longer ago."""
    return ctx.store.history.last_change(ctx.member.id, ctx.now - within)
