"""Somebody in several bodies: which one his private conversation is about."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from pydantic import BaseModel

from commands.command import Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Rest
from commands.reply import BODY, Button, Buttons, Reply
from storage.directory import plain
from storage.models import Body

_KEPT = timedelta(days=30)
_SEVERAL = 2


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
    mine = _bodies(ctx.store.bodies.of_account(ctx.request.who), ctx)
    press = tuple(Button(label=body.name, command="horzel gremium", args={"name": body.name}) for body in mine)
    choices = (Buttons(buttons=press),) if len(mine) > 1 else ()
    if not args.name:
        return Reply(summary=f"Dit gaat nu over {ctx.directory.name}.", parts=choices, only_me=True)
    found = _called(args.name, mine)
    if found is None:
        raise UserError(f"U zit niet in een werkgroep {args.name}. Wel in {join_and([body.name for body in mine])}.")
    ctx.store.conversations.keep(ctx.request.who, BODY, {"id": found.id}, ctx.now + _KEPT)
    return Reply(summary=f"Uw privégesprek gaat nu over {found.name}.", parts=choices, only_me=True)


def other_body(said: str, ctx: Context) -> str:
    """The name of the other body of who asks that is called by these words alone; empty when there is none."""
    ids = ctx.store.bodies.of_account(ctx.request.who) if ctx.request.private else ()
    if len(ids) < _SEVERAL:
        return ""
    found = _called(said, _bodies(ids, ctx))
    return found.name if found else ""


def _bodies(ids: Collection[int], ctx: Context) -> list[Body]:
    return [body for body in ctx.store.bodies.all() if body.id in ids]


def _called(words: str, mine: Sequence[Body]) -> Body | None:
    """The one body whose name or slug this is, or that has all these words in its name."""
    wanted = plain(words)
    exact = [body for body in mine if wanted in (plain(body.name), plain(body.slug))]
    said = set(wanted.replace("-", " ").split())
    near = [body for body in mine if said and said <= set(plain(body.name).replace("-", " ").split())]
    return (exact or near)[0] if len(exact or near) == 1 else None
