"""Everything Horzel can do, as two explicit tuples in the order of the help."""

from commands import actions, agenda, closing, editing, goals, help, importing, lists, merging, overviews, past, signal_desk, undo
from commands.command import Command, Job

COMMANDS: tuple[Command, ...] = (
    actions.new,
    closing.close,
    closing.reopen,
    editing.change,
    editing.ask,
    actions.note,
    actions.ongoing,
    closing.drop,
    actions.becomes,
    lists.mine,
    lists.listing,
    lists.show,
    past.history,
    merging.merge,
    *overviews.OVERVIEW_COMMANDS,
    *signal_desk.SIGNAL_COMMANDS,
    *agenda.MEETING_COMMANDS,
    goals.vision,
    *importing.IMPORT_COMMANDS,
    undo.undo,
    *help.HELP_COMMANDS,
)
JOBS: tuple[Job, ...] = (*agenda.MEETING_JOBS, *signal_desk.SIGNAL_JOBS)
