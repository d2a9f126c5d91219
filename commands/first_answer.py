"""The first answer to a duplicate key, kept with who heard it: nobody is told what another was told in private.

Who presses a button of the group after another gets the first answer. What a card carries can be made up, so the
nonce in it alone gives no right to that answer.
"""

from typing import Final

from commands.command import Request
from commands.reply import Reply
from storage.store import Store

TOLD_ONCE: Final = "Dit is al eenmaal gezegd en wordt niet bewaard. Vraag het opnieuw."
ALREADY: Final = "Dit is al gedaan. Er is niets nog eens gewijzigd."


def use_up(key: str, reply: Reply, request: Request, store: Store, body_id: int = 0) -> None:
    """Use up the key of a request that was answered, in this body or (0) in none. Raises SeenBefore at the commit."""
    kept = Reply(summary=TOLD_ONCE, only_me=True) if reply.secret else reply
    store.conversations.first_time(key, request.now, f"{request.who}\n{body_id}\n{kept.to_json()}")


def first_answer(key: str, request: Request, store: Store) -> Reply | None:
    """What a used key was answered, as far as this person may hear it; None when the key is new."""
    kept = store.conversations.seen(key)
    if kept is None:
        return None
    who, _, told = kept.partition("\n")
    body_id, _, reply = told.partition("\n")
    first = Reply.from_json(reply) if reply else None
    if first and who != request.who and (first.only_me or int(body_id) not in store.bodies.of_account(request.who)):
        first = None
    return first or Reply(summary=ALREADY, only_me=True)
