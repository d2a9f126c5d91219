"""What somebody typed and did not save yet, kept while a question about it is open: a button carries no long text."""

from collections.abc import Mapping
from datetime import timedelta

from commands.command import Context, UserError

_KEPT = timedelta(days=1)


def hold(ctx: Context, values: Mapping[str, str]) -> str:
    """Keep these values for a day, for the person who typed them; returns the name under which they are found."""
    name = ctx.once("concept")
    ctx.store.conversations.keep(ctx.request.who, f"concept:{name}", dict(values), ctx.now + _KEPT)
    return name


def held(ctx: Context, name: str) -> dict[str, str]:
    """The values kept under a name. Raises UserError when they are gone."""
    values = ctx.store.conversations.get(ctx.request.who, f"concept:{name}", ctx.now)
    if values is None:
        raise UserError("Deze vraag is verlopen of al beantwoord; er is nu niets bewaard. Typ het gerust opnieuw.")
    return {key: value for key, value in values.items() if isinstance(value, str)}


def let_go(ctx: Context, name: str) -> None:
    """Forget what was kept under a name: the question is answered."""
    ctx.store.conversations.keep(ctx.request.who, f"concept:{name}", {}, ctx.now)
