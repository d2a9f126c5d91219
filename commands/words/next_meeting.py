"""The body's next meeting, by the words it has for it: "volgende Taskforce", "het eerstvolgende overleg"."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from commands.command import Context
from storage.directory import plain
from storage.models import Meeting

if TYPE_CHECKING:
    from commands.dates import Named, Vague

_ANYBODYS = ("vergadering", "overleg", "bijeenkomst")
_TIME = "keer"  # "voor de volgende keer"


def next_meeting(ctx: Context) -> "Named":
    """Gives the day of the next meeting for a word the body calls it by; Vague while it is not planned.

    The words are then kept in the place of a day, as "z.s.m." is.
    """

    def day_of(word: str) -> "date | Vague | None":
        from commands.dates import Vague  # opened by who reads a day

        names, said = meeting_names(ctx), plain(word)
        if said not in (*names, _TIME) and (" " in said or not said.startswith(tuple(names))):
            return None  # "taskforceoverleg" is one too
        meeting = after_this_one(ctx)
        return meeting.day if meeting else Vague()

    return day_of


def meeting_names(ctx: Context) -> set[str]:
    """What a meeting of this body is called, as `plain` writes it."""
    directory = ctx.directory
    return {*_ANYBODYS, directory.slug, plain(directory.name), *map(plain, directory.settings.meeting_words)}


def after_this_one(ctx: Context) -> Meeting | None:
    """The first meeting that did not begin yet: said in a meeting, the next one is not the one they sit in."""
    return _first(ctx, lambda today: today.start is not None and today.start <= ctx.now.time())


def not_over(ctx: Context) -> Meeting | None:
    """The first meeting that is not over: today's until it ends, the whole day when nobody knows when that is."""
    return _first(ctx, lambda today: today.end is not None and today.end <= ctx.now.time())


def _first(ctx: Context, gone: Callable[[Meeting], bool]) -> Meeting | None:
    today = ctx.now.date()
    coming = ctx.store.agenda.meetings(today, limit=2)
    return next((meeting for meeting in coming if meeting.day != today or not gone(meeting)), None)
