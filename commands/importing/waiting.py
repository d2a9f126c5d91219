"""The proposal that waits for a person's word."""

from datetime import timedelta

from pydantic import BaseModel

from commands.command import Context, UserError
from commands.dutch import local, short_date
from commands.fields import Digits
from commands.importing.shown import about
from commands.reply import Button
from storage.models import Document as Kept

_A_WEEK = timedelta(days=7)


class OfProposal(BaseModel):
    """The proposal a button belongs to; without it the one of the conversation."""

    document: Digits = ""


def waiting(ctx: Context, document: str) -> Kept:
    """The one a button names, or else the one of the conversation. Raises UserError."""
    talk = about(ctx)
    number = int(document) if document else int(talk["document"]) if talk else 0
    kept = ctx.store.conversations.document(ctx.directory.body_id, number) if number else None
    if kept is None and (left := _left(ctx)):
        show = Button(label="Toon voorstel", command="verwerk toon", args={"document": str(left.id)})
        said = f"Uw voorstel van {short_date(local(left.at).date())} staat er nog; er is niets opgeslagen."
        raise UserError(f"{said} Kijk het eerst na.", way_out=show)
    if kept is None:
        raise UserError("Er staat geen voorstel klaar. Stuur een verslag met: verwerk dit verslag.")
    if kept.status != "voorstel":
        raise UserError(f"Dit voorstel is al {kept.status}.")
    return kept


def _left(ctx: Context) -> Kept | None:
    """The proposal that this person did nothing with, when it is the last document he sent."""
    last = ctx.store.conversations.newest_document(ctx.directory.body_id, ctx.member.id, ctx.now - _A_WEEK)
    return last if last and last.status == "voorstel" else None
