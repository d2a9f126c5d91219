"""Proposals and requests to the Stuurgroep: kept apart from the tasks, ready to be taken along."""

import re

from commands.actions import NewAction, add
from commands.command import Context, UserError, command
from commands.confirm import confirm
from commands.overviews import STEERING
from commands.reply import Reply

_LEAD = re.compile(r"^(?:(?:nieuw|aan|voor|naar|richting|de|het)\s+)*", re.IGNORECASE)


@command(
    "voorstel",
    "voorstel stuurgroep",
    "nieuw voorstel",
    "actie voorstel",
    help="Leg een voorstel of vraag aan de Stuurgroep vast; het staat in het overzicht daarvoor.",
    title="Voorstel aan de Stuurgroep",
    example="voorstel rondetafels jaarlijks houden",
)
def propose(args: NewAction, ctx: Context) -> Reply:
    """Add a proposal: an action point with its own label. Raises UserError without words."""
    steering = ctx.directory.settings.steering
    what = _LEAD.sub("", args.what.strip(" :"))
    what = re.sub(rf"^{re.escape(steering)}\b", "", what, flags=re.IGNORECASE).strip(" :,-")
    if len(what) < 3:
        raise UserError("Wat is het voorstel? Bijvoorbeeld: voorstel rondetafels jaarlijks houden.", "what")
    owners = tuple(owner for owner in args.owners if owner.name.casefold() != steering.casefold())
    action = add(args.model_copy(update={"what": what, "owners": owners}), ctx)
    action = ctx.store.actions.change(action, label=STEERING) or action
    remark = f"Het staat in het overzicht voor de {steering}; Horzel stuurt zelf niets door."
    return confirm(ctx, action, f"Voorstel {action.number} vastgelegd", remark)


PROPOSAL_COMMANDS = (propose,)
