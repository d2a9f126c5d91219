"""That somebody was asked something and nothing is saved yet: then "laat maar" is not about his last change."""

from datetime import datetime, timedelta

from commands.command import Context

_TOPIC = "gevraagd"
_KEPT = timedelta(minutes=10)


def asked(ctx: Context) -> None:
    """A question with buttons goes to who spoke; what he typed is not saved."""
    ctx.store.conversations.keep(ctx.request.who, _TOPIC, {"at": ctx.now.isoformat()}, ctx.now + _KEPT)


def asked_at(ctx: Context) -> datetime | None:
    """When the last such question was put, unless it is too long ago."""
    found = ctx.store.conversations.get(ctx.request.who, _TOPIC, ctx.now)
    return datetime.fromisoformat(found["at"]) if found else None


def dropped(ctx: Context) -> None:
    """The question needs no answer any more."""
    ctx.store.conversations.keep(ctx.request.who, _TOPIC, {}, ctx.now)
