"""Request -> Reply, in one transaction: who, find, may, read, run, trail, duplicate key. Committed, then answered.

A `yield` is where others in the same transaction catch up (see `Transaction.together`).
"""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NoReturn

from commands.actions.telling import send_letters
from commands.ask.meaning import Understood
from commands.ask.typed import Typed
from commands.asking_back import OLD_BUTTON, only_allowed
from commands.body.linking import for_person, is_about_person
from commands.body.start import BEGIN, JOIN, begins, member_of_request, no_body, one_of_several, stranger
from commands.command import Command, Context, Request, Role, UserError
from commands.first_answer import use_up
from commands.naming import find, ordered
from commands.nothing_saved import failed
from commands.put_out import put_out
from commands.reply import BODY, Reply, in_body
from commands.rooms import BY_NAME
from commands.running import Ready, read_command, run_command
from commands.words.numerals import joined_numbers
from commands.words.signs import storable
from storage.changes import Actor
from storage.models import Body
from storage.store import Storage, Store
from storage.transaction import Steps, WriteInRead

STAYS = Reply(summary="Dit blijft zoals het is.", only_me=True)
"""What a refresh hears that would change something."""
_KEY_LENGTH = 190
_SHOW = "actie toon"
_ONE_BY_ONE = ("actie wijzig", "actie notitie", "actie doorlopend", _SHOW)
"""Commands for one point, that are run on each when several are named."""


def answers(storage: Storage) -> Callable[[Request], "Future[Reply]"]:
    """The one function a platform is given: it answers after the commit and never raises."""
    answer_to = answering(storage)

    def answer(request: Request) -> "Future[Reply]":
        done: Future[Reply] = Future()
        answer_to(request, done.set_result)
        return done

    return answer


def answering(storage: Storage) -> Callable[[Request, Callable[[Reply], None]], None]:
    """The same for a platform in an event loop: the second argument hears the reply (see `Database.serve`)."""

    typed = Typed(storage)

    def answer_to(request: Request, tell: Callable[[Reply], None]) -> None:
        _Asked(storable(request), tell, storage, typed).begin()

    return answer_to


class _Asked:
    """One request under way, from the moment it is heard until somebody is told."""

    __slots__ = ("_request", "_storage", "_tell", "_typed")

    def __init__(self, request: Request, tell: Callable[[Reply], None], storage: Storage, typed: Typed) -> None:
        self._request = request
        self._tell = tell
        self._storage = storage
        self._typed = typed

    def begin(self) -> None:
        """Read only where it is sure to be a question; else write."""
        if self._request.refreshes or _asks_only(self._request):
            self._storage.read_then(lambda store: handle(self._request, store, writes=False), self._told)
        else:
            self._write()

    def _write(self) -> None:
        self._typed.wrote(self._request.who)
        long = self._request.document is not None
        self._storage.write_then(self._written, self._told, long=long)

    def _written(self, store: Store) -> Steps[Reply]:
        reply = yield from handle(self._request, store)
        if self._request.known is not None:
            self._request.known(reply)
        return reply

    def _told(self, reply: Any, error: Exception | None) -> None:
        if isinstance(error, WriteInRead):
            if self._request.refreshes:
                self._tell(STAYS)
            else:
                self._write()
            return
        if error is None:
            self._typed.asked(self._request)
        elif isinstance(error, UserError):
            self._typed.refused(self._request)
        self._tell(failed(self._storage, self._request, _short_key(self._request.key), error) if error else reply)


def _asks_only(request: Request) -> bool:
    """Whether this is sure to be a question, which needs no writing transaction and no duplicate key."""
    command = BY_NAME.get(request.command) if request.command else ordered(request.text)[0]
    return command is not None and not command.changes


def handle(request: Request, store: Store, writes: bool = True) -> Steps[Reply]:
    """Run a request in an open transaction. Raises UserError, SeenBefore, WriteInRead, Overtaken."""
    key = _short_key(request.key)
    if is_about_person(request):
        reply = for_person(request, key, store) if writes else _needs_write()
        use_up(key, reply, request, store)
        return reply
    body, of_several = _body(request, store, writes)
    if body is None:
        reply = no_body(request, store) if writes or request.private else _needs_write()
        if writes and (begins(request) or request.command == JOIN) and reply.form is None:
            use_up(key, reply, request, store)
        return reply
    store.enter(body, Actor(None, key, request.now))
    directory = store.directory()
    member = directory.accounts.get(request.who)
    if member is None or not member.active:
        if member is not None or request.guest or request.private:
            return stranger(request, store, directory, writes)
        if not writes:
            raise WriteInRead
        member = member_of_request(request, store)
        directory = store.directory()
    store.changes.actor.member_id = member.id
    if not request.refreshes and directory.is_new_ear(member.id, request.who):
        if not writes:
            raise WriteInRead
        store.bodies.heard_at(body, request.who, request.now)
    ctx = Context(store, directory, member, request, request.now)
    version = store.pause()
    yield
    read = _read(ctx)
    yield
    store.go_on(version)
    reply = _done(read, ctx)
    if not ctx.may(Role.lid):
        reply = only_allowed(reply, ctx)
    if request.private:
        reply = in_body(reply, body.slug)
    if of_several:
        reply = one_of_several(reply, body.name)
    if writes:
        send_letters(ctx)
        put_out(reply, request, key, store)
        store.finish()
        yield
        if reply.form is None:  # a form asks again and changed nothing: the same form, mended, must not be a repetition
            use_up(key, reply, request, store, body.id)
    return reply


def _short_key(key: str) -> str:
    """A duplicate key that fits its column."""
    return key if len(key) <= _KEY_LENGTH else hashlib.sha256(key.encode()).hexdigest()


def _needs_write() -> NoReturn:
    """Have it done again in a transaction that writes."""
    raise WriteInRead


def _body(request: Request, store: Store, lock: bool) -> tuple[Body | None, bool]:
    """The body that it is about, and whether a private word could have been about another."""
    if not request.private:
        return store.bodies.at(request.where, lock), False
    bodies = store.bodies.of_account(request.who)
    if not bodies:
        return None, False
    if (slug := request.values.get(BODY)) and (named := store.bodies.called(slug, lock)) and named.id in bodies:
        return named, len(bodies) > 1
    chosen = store.conversations.get(request.who, BODY, request.now) if len(bodies) > 1 else None
    body_id = chosen["id"] if chosen and chosen["id"] in bodies else bodies[0]
    return store.bodies.numbered(body_id, lock), len(bodies) > 1


def _read(ctx: Context) -> Ready | Reply | tuple[Understood, ...]:
    """The command that is meant, with its words read, or an answer already; or the orders of one that names several.

    Without any it is said in a sentence.
    """
    request = ctx.request
    if request.command:
        command = BY_NAME.get(BEGIN if request.command == JOIN else request.command)
        if command is None:
            raise UserError(OLD_BUTTON)
        return read_command(command, "", dict(request.values), ctx)
    if (request.document or request.reading_failed) and find(request.text)[0] is None:
        return read_command(BY_NAME["verwerk"], "", {}, ctx)
    command, rest = ordered(request.text)
    if command is None:
        return ()
    return _each_of(command, rest) or read_command(command, rest, {}, ctx)


def _each_of(command: Command, rest: str) -> tuple[Understood, ...]:
    """The orders of a command for one point that names several ("actie notitie 4 en 9 …"); none of another."""
    if command.name not in _ONE_BY_ONE:
        return ()
    numbers, behind = joined_numbers(rest)
    if numbers and command.name == _SHOW:
        return (Understood("actie lijst", f"nummers {', '.join(map(str, numbers))}"),)
    return tuple(Understood(command.name, f"{number} {behind}") for number in numbers)


def _done(read: Ready | Reply | tuple[Understood, ...], ctx: Context) -> Reply:
    """Do what was read; without anything, what the sentence asks for."""
    if isinstance(read, Ready):
        return read.run(ctx)
    if isinstance(read, Reply):
        return read
    from commands.ask.run import run_all
    from commands.ask.understand import understand

    found = read or understand(ctx.request.text, ctx)
    return found if isinstance(found, Reply) else run_all(found, ctx, _run_one)


def _run_one(meant: Understood, ctx: Context, alone: bool) -> Reply:
    return run_command(BY_NAME[meant.command], meant.line, dict(meant.values), ctx, alone)
