"""Action points: the commands, in the order of the help."""

from commands.actions.closing import close, drop, reopen
from commands.actions.editing import ask, change
from commands.actions.lists import listing, mine, show
from commands.actions.merging import merge
from commands.actions.new import becomes, new, note, ongoing
from commands.actions.overviews import OVERVIEW_COMMANDS
from commands.actions.past import history
from commands.actions.proposals import PROPOSAL_COMMANDS
from commands.command import Command

ACTION_COMMANDS: tuple[Command, ...] = (
    new,
    close,
    reopen,
    change,
    ask,
    note,
    ongoing,
    drop,
    becomes,
    mine,
    listing,
    show,
    history,
    merge,
    *OVERVIEW_COMMANDS,
    *PROPOSAL_COMMANDS,
)
