"""Everything Horzel can do, as two explicit tuples in the order of the help."""

from commands import (
    actions,
    agenda,
    bodies,
    closing,
    editing,
    goals,
    help,
    lists,
    membership,
    merging,
    overviews,
    past,
    proposals,
    undo,
)
from commands.command import Command, Job
from commands.importing import IMPORT_COMMANDS
from commands.round import ROUND_COMMANDS, ROUND_JOBS
from commands.signals import SIGNAL_COMMANDS, SIGNAL_JOBS

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
    *proposals.PROPOSAL_COMMANDS,
    *SIGNAL_COMMANDS,
    *agenda.MEETING_COMMANDS,
    *ROUND_COMMANDS,
    goals.vision,
    *IMPORT_COMMANDS,
    undo.undo,
    bodies.choose,
    *membership.MEMBERSHIP_COMMANDS,
    *help.HELP_COMMANDS,
)
JOBS: tuple[Job, ...] = (*agenda.MEETING_JOBS, *SIGNAL_JOBS, *ROUND_JOBS)
