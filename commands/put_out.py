"""What an answer puts out besides itself: what came of a form where everybody sees it, and its files."""

from commands.command import Context, Request
from commands.reply import Reply
from storage.store import Store

_MARK_LENGTH = 120


def put_out(reply: Reply, request: Request, key: str, store: Store) -> None:
    """In the transaction of the request; `key` is its duplicate key.

    What came of a form stands in the message it was opened from, when the answer takes its place; else in the channel.
    A press has its message redrawn by the platform itself, at once: what still waited to be drawn in it is old then.
    """
    body, mark = store.body.id, f"form:{key}"[:_MARK_LENGTH]
    if request.redrawn_by(reply):
        store.outbox.overtake(request.where, request.message)
        if request.heard == "form":
            store.outbox.redraw(body, request.where, request.message, reply.to_json(), mark, request.now)
    elif request.heard == "form" and not (request.private or reply.only_me or reply.form):
        store.outbox.add(body, request.where, "answer", reply.to_json(), mark, request.now)
    if files := reply.files():
        sent = Reply(summary=reply.summary, parts=files).to_json()
        place = request.where if request.files_here and not reply.only_me else request.who
        store.outbox.add(body, place, "file", sent, f"file:{key}"[:_MARK_LENGTH], request.now)


def tell_channels(reply: Reply, kind: str, mark: str, ctx: Context) -> None:
    """In every channel of the body but the one where it was said; with the same `mark` it goes out once."""
    stored = reply.to_json()
    for place in ctx.store.bodies.places(ctx.store.body):
        if not place.gone and place.address != ctx.request.where:
            once = f"{mark}:{place.address}"[:_MARK_LENGTH]
            ctx.store.outbox.add(ctx.directory.body_id, place.address, kind, stored, once, ctx.now)
