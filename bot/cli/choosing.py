"""Which body a command is about."""

from bot.failure import WrongUse
from commands import console
from storage.directory import plain
from storage.models import Body
from storage.store import Store


def chosen_body(store: Store, name: str) -> Body | None:
    """The body that was named, or the only one; None when there is none at all. Raises WrongUse."""
    bodies = store.bodies.all()
    found = [body for body in bodies if plain(name) in {plain(body.slug), plain(body.name)}] if name else list(bodies)
    if len(found) == 1:
        return found[0]
    known = [body.slug for body in bodies]
    if not bodies:
        return None
    raise WrongUse(console.which_body(known) if len(found) > 1 else console.no_such_body(name, known))
