"""The proposal that waits for a person's word."""

from commands.command import Context, UserError
from commands.importing.shown import TOPIC
from storage.models import Document as Kept


def waiting(ctx: Context, document: str) -> Kept:
    """The one a button names, or else the one of the conversation. Raises UserError."""
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    number = int(document) if document else int(talk["document"]) if talk else 0
    kept = ctx.store.conversations.document(ctx.directory.body_id, number) if number else None
    if kept is None:
        raise UserError("Er staat geen voorstel klaar. Stuur een verslag met: verwerk dit verslag.")
    if kept.status != "voorstel":
        raise UserError(f"Dit voorstel is al {kept.status}.")
    return kept
