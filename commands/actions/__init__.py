"""Action points: the commands, in the order of the help."""

from commands.command import Command
from commands.later import Later


@Later
def ACTION_COMMANDS() -> tuple[Command, ...]:
    """The commands of this room."""
    from commands.actions.closing import close, drop
    from commands.actions.editing import ask, change
    from commands.actions.lists import listing, mine, search, show
    from commands.actions.merging import merge
    from commands.actions.new import becomes, new, note, ongoing
    from commands.actions.overviews import OVERVIEW_COMMANDS
    from commands.actions.past import history
    from commands.actions.proposals import PROPOSAL_COMMANDS
    from commands.actions.reopening import reopen

    return (
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
        search,
        show,
        history,
        merge,
        *OVERVIEW_COMMANDS,
        *PROPOSAL_COMMANDS,
    )
