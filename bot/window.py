"""The try-out window, built on the real house: who one can be, and going on to a later moment."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.asking import Answer
from bot.clock import tick
from bot.poster import Poster
from bot.web.listen import web_app
from bot.web.room import Person, Room
from commands import console
from commands.command import Request
from commands.minutes.document import Document
from commands.reply import Reply
from storage.changes import Actor
from storage.models import Body
from storage.store import Storage, Store

_LOG = logging.getLogger("horzel.window")
_ACCOUNT, _PLACE = "web:proef:", "web:proef:"
_FIRST = Person(f"{_ACCOUNT}ik", console.NEWCOMER, "", "nieuw", console.NEW_BODY)
"""Who one is as long as nobody has an account here: the first word then offers to make the channel a body."""


def window(
    storage: Storage,
    answer: Answer,
    room: Room,
    clock: Callable[[], datetime],
    read_document: Callable[[str, bytes], Document],
) -> Callable[..., Awaitable[None]]:
    """The window as an ASGI app."""

    poster = Poster(storage, {"web": room}, clock)

    async def answered(request: Request) -> Reply:
        """What an answer put out for others stands in the window as soon as the answer does."""
        reply = await answer(request)
        try:
            await poster.post_due(clock())
        except Exception:
            _LOG.exception("what was put out is posted later")
        return reply

    async def go_on(at: datetime) -> int:
        await asyncio.to_thread(tick, storage, at)
        return await poster.post_due(at)

    return web_app(
        answered, lambda: people(storage, clock()), go_on, read_document, clock, secrets.token_bytes(32), room
    )


def people(storage: Storage, now: datetime) -> list[Person]:
    """Everybody one can be: the active members with an account here, body by body."""
    found = storage.read(lambda store: [person for body in store.bodies.all() for person in _members(store, body, now)])
    return found or [_FIRST]


def _members(store: Store, body: Body, now: datetime) -> list[Person]:
    places = [place.address for place in store.bodies.places(body) if place.address.startswith(_PLACE)]
    if not places:
        return []
    store.enter(body, Actor(None, "window", now))
    directory = store.directory()
    channel = places[0].removeprefix(_PLACE)
    return [
        Person(address, member.name, member.role, channel, body.name)
        for member in directory.members
        if member.active
        for address in directory.addresses.get(member.id, ())
        if address.startswith(_ACCOUNT)
    ]
