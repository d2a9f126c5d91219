"""Which point each place looks at, so that what is decided in one place is seen in the others too."""

from collections.abc import Collection
from datetime import timedelta

from commands.actions.by_number import existing
from commands.command import Context
from commands.reply import in_body
from commands.round.review_shown import point_reply
from commands.round.review_state import Review, kept_by

_LOOKS = "nalopen hier"  # which point a place looks at: in a channel everybody looks at the same one
_PLACES = "nalopen plaatsen"
_PATIENCE = timedelta(hours=6)


def looks_at(number: int, review: Review, ctx: Context) -> None:
    """This place looks at a point from here on, in the message whose button was pressed if there is one."""
    request, conversations = ctx.request, ctx.store.conversations
    seen = {"number": number, "message": request.message, "private": request.private}
    conversations.keep(request.where, _LOOKS, seen, ctx.now + _PATIENCE)
    places = _places(review, ctx)
    if request.where not in places:
        kept = {"places": [*places, request.where]}
        conversations.keep(kept_by(review.meeting), _PLACES, kept, ctx.now + _PATIENCE)


def looks_away(ctx: Context) -> None:
    """The list was left in this place: words in it are no steps any more."""
    ctx.store.conversations.keep(ctx.request.where, _LOOKS, {}, ctx.now)


def looked_at(ctx: Context) -> int | None:
    """The point that this place looks at; None when it looks at none."""
    seen = ctx.store.conversations.get(ctx.request.where, _LOOKS, ctx.now)
    return int(seen["number"]) if seen else None


def show_elsewhere(numbers: Collection[int], review: Review, ctx: Context) -> None:
    """Draw these points anew in the other places that look at one: they see what became of it before they press."""
    for place in _places(review, ctx):
        seen = ctx.store.conversations.get(place, _LOOKS, ctx.now)
        if place == ctx.request.where or not seen or seen["number"] not in numbers or not seen["message"]:
            continue
        reply = point_reply(existing(ctx, seen["number"]), review, ctx)
        if seen["private"]:
            reply = in_body(reply, ctx.directory.slug)
        body, drawn = ctx.directory.body_id, reply.to_json()
        ctx.store.outbox.overtake(place, seen["message"])
        ctx.store.outbox.redraw(body, place, seen["message"], drawn, ctx.once(f"elders/{place}"), ctx.now)


def _places(review: Review, ctx: Context) -> list[str]:
    kept = ctx.store.conversations.get(kept_by(review.meeting), _PLACES, ctx.now)
    return list(kept["places"]) if kept else []
