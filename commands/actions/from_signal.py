"""Who reported the signal that a point came from hears what became of the point."""

from commands.actions.confirm import owners_of
from commands.actions.telling import people_of
from commands.command import Context
from storage.models import Action


def tell_reporter(ctx: Context, action: Action, became: str, note: str = "") -> None:
    """Tell him in private, unless the point is his own: then he is told as its owner, or did it himself."""
    signal = ctx.store.signals.get(action.signal) if action.signal else None
    if signal and signal.created_by not in people_of(owners_of(action), ctx):
        from commands.signals.telling import tell_of_point

        tell_of_point(ctx, signal, action, became, note)
