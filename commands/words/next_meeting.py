"""The body's next meeting, by the words it has for it: "volgende Taskforce", "het eerstvolgende overleg"."""

from datetime import date
from typing import TYPE_CHECKING

from commands.command import Context
from storage.directory import plain

if TYPE_CHECKING:
    from commands.dates import Named, Vague

_ANYBODYS = ("vergadering", "overleg", "bijeenkomst")


def next_meeting(ctx: Context) -> "Named":
    """Gives the day of the next meeting for a word the body calls it by; Vague while it is not planned.

    The words are then kept in the place of a day, as "z.s.m." is.
    """

    def day_of(word: str) -> "date | Vague | None":
        from commands.dates import Vague  # opened by who reads a day

        settings = ctx.directory.settings
        names = {*_ANYBODYS, ctx.directory.slug, plain(ctx.directory.name), *map(plain, settings.meeting_words)}
        said = plain(word)
        if said not in names and (" " in said or not said.startswith(tuple(names))):  # "taskforceoverleg" is one too
            return None
        meeting = ctx.store.agenda.next_meeting(ctx.now.date())
        return meeting.day if meeting else Vague()

    return day_of
