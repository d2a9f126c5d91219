"""`horzel chat`: the terminal on the real house, with what Horzel says by itself between the lines."""

import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot import log
from bot.cli.arguments import Options
from bot.cli.choosing import chosen_body
from bot.cli.line import Line
from bot.opening import opened
from bot.reading import read_document
from bot.terminal import draw
from bot.terminal.listen import Seat, Tools, chat, keyboard, piped
from commands import console
from commands.command import Role
from commands.handle import answers
from commands.reply import Reply
from storage.changes import Actor
from storage.directory import Directory, plain
from storage.models import Outgoing
from storage.outgoing import Arrival
from storage.reach import is_out_of_reach
from storage.store import Storage, Store

_HERE = "terminal:lokaal:"


def run(line: Line, options: Options) -> int:
    """The whole command; the exit code."""
    log.start(line.settings.horzel_log)
    with opened(line.settings.database_url.get_secret_value()) as storage:
        at = options.at
        now = (lambda: at) if at else line.now
        seat = storage.read(lambda store: _seat(store, options, line))
        core = answers(storage)
        tools = Tools(lambda request: core(request).result(), now, lambda: secrets.token_hex(16), read_document)
        typing = sys.stdin.isatty()
        lines = keyboard("> ") if typing else piped()
        letterbox = _Letterbox(storage, seat, line, now)
        chat(letterbox.between(lines), line.say, seat, tools)
        letterbox.empty()
    return 0


@dataclass(frozen=True, slots=True)
class _Letterbox:
    """What was put out to this seat's channel or to the person, said as soon as the answer was given."""

    storage: Storage
    seat: Seat
    line: Line
    now: Callable[[], datetime]

    def between(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines, and after each is answered what it put out for this seat."""
        for line in lines:
            yield line
            self.empty()

    def empty(self) -> None:
        """Say what waits for this seat."""
        try:
            taken = self.storage.write(self._taken).result()
        except Exception as error:
            if not is_out_of_reach(error):
                raise
            return  # what waits is said after a later line
        for message in taken:
            if message.kind != "answer":  # the answer to a form was said already
                self.line.say(draw.text(Reply.from_json(message.reply)))

    def _taken(self, store: Store) -> tuple[Outgoing, ...]:
        now = self.now()
        found = store.outbox.claim(now, addresses=(self.seat.who, self.seat.where), limit=100)
        store.outbox.posted([Arrival(message.id, "", now) for message in found])
        return found


def _seat(store: Store, options: Options, line: Line) -> Seat:
    """Who sits where. Raises WrongUse when there is no such body."""
    body = chosen_body(store, options.body)
    who = plain(options.who)
    if body is None:
        address = f"{_HERE}{who or 'ik'}"
        slug = plain(options.body).replace(" ", "-") or "werkgroep"
        name = options.who or console.NEWCOMER
        return Seat(address, address if options.private else f"{_HERE}{slug}", name, options.private)
    store.enter(body, Actor(None, "chat", line.now()))
    directory = store.directory()
    address = _account(options.who, directory)
    member = directory.accounts.get(address)
    places = [place.address for place in store.bodies.places(body)]
    where = next((place for place in places if place.startswith(_HERE)), next(iter(places), f"{_HERE}{body.slug}"))
    name = member.name if member else (options.who or console.NEWCOMER)
    return Seat(address, address if options.private else where, name, options.private)


def _account(who: str, directory: Directory) -> str:
    """The account meant: an address, the end of one, a member's name; without words the local one that may most."""
    local = [address for address in directory.accounts if address.startswith(_HERE)]
    if not who:
        return max(local, key=lambda address: Role[directory.accounts[address].role], default=f"{_HERE}ik")
    if who.count(":") == 2:
        return who
    for member in directory.members:
        addresses = sorted(directory.addresses.get(member.id, ()), key=lambda address: not address.startswith(_HERE))
        for address in addresses:
            if plain(address.rpartition(":")[2]) == plain(who) or plain(member.name) == plain(who):
                return address
    return f"{_HERE}{plain(who).replace(' ', '-')}"
