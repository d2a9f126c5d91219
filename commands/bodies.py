"""Somebody in several bodies: which one his private conversation is about."""

from datetime import timedelta

from pydantic import BaseModel

from commands.command import Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Rest
from commands.reply import Button, Buttons, Reply
from storage.directory import plain

TOPIC = "gremium"
_KEPT = timedelta(days=30)


class Name(BaseModel):
    """The name of a body, or nothing to see which there are."""

    name: Rest = ""


@command(
    "horzel gremium",
    "gremium",
    "horzel werkgroep",
    "werkgroep",
    help="Kies over welke werkgroep uw privégesprek gaat, als u in meer dan één zit.",
    title="Werkgroep kiezen",
    example="horzel gremium {gremium}",
    role=Role.lezer,
)
def choose(args: Name, ctx: Context) -> Reply:
    """Private words are about this body from now on; a channel always speaks of its own."""
    mine = [body for body in ctx.store.bodies.all() if body.id in ctx.store.bodies.of_account(ctx.request.who)]
    if not args.name:
        press = tuple(Button(label=body.name, command="horzel gremium", args={"name": body.name}) for body in mine)
        said = f"Dit gaat nu over {ctx.directory.name}."
        return Reply(summary=said, parts=(Buttons(buttons=press),) if len(mine) > 1 else (), only_me=True)
    wanted = plain(args.name)
    found = next((body for body in mine if wanted in (plain(body.name), plain(body.slug))), None)
    if found is None:
        raise UserError(f"U zit niet in een werkgroep {args.name}. Wel in {join_and([body.name for body in mine])}.")
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {"id": found.id}, ctx.now + _KEPT)
    return Reply(summary=f"Uw privégesprek gaat nu over {found.name}.", only_me=True)
