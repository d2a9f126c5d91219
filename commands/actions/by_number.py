"""The point with a number, or the sentence that says why it can't be the one that is meant."""

from commands.actions.confirm import reopen_button
from commands.command import Context, UserError
from commands.dutch import local, long_date
from storage.models import Action


def existing(ctx: Context, number: int) -> Action:
    """The point with this number. Raises UserError: `bestaat niet`, with what does exist."""
    action = ctx.store.actions.get(number)
    if action is None:
        last = ctx.store.body.next_action - 1
        known = f"Het hoogste nummer is {last}." if last else "Er zijn nog geen actiepunten."
        raise UserError(f"Actiepunt {number} bestaat niet. {known}")
    return action


def still_open(ctx: Context, number: int) -> Action:
    """The open point with this number. Raises UserError, with a button that opens a closed one again."""
    action = existing(ctx, number)
    if not action.open:
        reopen = None if action.label else reopen_button(action)
        raise UserError(f"Actiepunt {number} {already_closed(action)}.", way_out=reopen)
    return action


def already_closed(action: Action) -> str:
    """`was al gesloten op woensdag 12 april 2023 (omgezet in 13)`; of a proposal, that it is no action point."""
    if action.label:
        return f"is een voorstel, geen actiepunt. Een antwoord legt u vast met: voorstel antwoord {action.number} …"
    when = f" op {long_date(local(action.closed_at).date())}" if action.closed_at else ""
    into = f" (omgezet in {action.continued_by})" if action.continued_by else ""
    status = "was al gesloten" if action.status != "vervallen" else "was al gesloten (vervallen)"
    return f"{status}{when}{into}"


def overtaken(action: Action) -> UserError:
    """Two people changed the same point at once; the second hears this."""
    return UserError(
        f"Actiepunt {action.number} is intussen door een ander gewijzigd. Kijk met: actie toon {action.number}"
    )
