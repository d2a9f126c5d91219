"""Everything Horzel can do, as two explicit tuples in the order of the help."""

from commands import actions, agenda, editing, help, lists, merging, overviews, undo
from commands.command import Command, Job

COMMANDS: tuple[Command, ...] = (
    actions.new,
    actions.close,
    actions.reopen,
    editing.change,
    editing.ask,
    actions.note,
    actions.ongoing,
    actions.drop,
    actions.becomes,
    lists.mine,
    lists.listing,
    lists.show,
    lists.history,
    merging.merge,
    *overviews.OVERVIEW_COMMANDS,
    *agenda.MEETING_COMMANDS,
    undo.undo,
    *help.HELP_COMMANDS,
)
JOBS: tuple[Job, ...] = (*agenda.MEETING_JOBS,)
