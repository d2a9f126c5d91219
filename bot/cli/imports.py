"""`horzel import FILE`: shows what would be saved; with --yes it is saved, by the same commands as in a chat."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.cli.arguments import Options
from bot.cli.choosing import chosen_body
from bot.cli.line import Line
from bot.failure import Failed
from bot.opening import opened
from bot.reading import read_document
from bot.terminal import draw
from commands import console
from commands.command import Context, Request, UserError
from commands.importing import talk as importing
from commands.importing.prepare import prepare
from commands.importing.waiting import OfProposal
from commands.minutes.document import Document, UnreadableDocument
from commands.minutes.find import read_minutes
from commands.minutes.parts.known import KnownNames
from commands.minutes.proposal import Proposal
from commands.reply import Buttons, Reply
from storage.changes import Actor
from storage.models import Member
from storage.store import Storage, Store


def run(line: Line, options: Options) -> int:
    """The whole command; the exit code."""
    document = read(options.file)
    now = options.at or line.now()
    with opened(line.settings.database_url.get_secret_value()) as storage:
        importer = Importer(storage, document, options.body, now)
        if options.json:
            line.say(json.dumps(importer.proposal().to_json(), ensure_ascii=False, indent=2))
        else:
            line.say(shown(importer.shown()))
        if options.yes:
            saved = importer.save()
            if not options.json:
                line.say(f"\n{shown(saved)}")
        elif not options.json:
            line.say(f"\n{console.NOT_SAVED_YET}")
    return 0


def read(file: Path) -> Document:
    """The file as a document. Raises Failed."""
    try:
        return read_document(file.name, file.read_bytes())
    except OSError as error:
        raise Failed(console.file_unreadable(str(file))) from error
    except UnreadableDocument as error:
        raise Failed(str(error)) from error


def shown(reply: Reply) -> str:
    """A reply as text, without the buttons that cannot be pressed here."""
    parts = tuple(part for part in reply.parts if not isinstance(part, Buttons))
    return draw.text(replace(reply, parts=parts))


class _Shown(Exception):
    """Carries the proposal out of the transaction that made it, which is thereby rolled back."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Importer:
    """One document for one body. The work is that of the command `verwerk`, under the rights of who runs Horzel."""

    storage: Storage
    document: Document
    body: str
    now: datetime

    def proposal(self) -> Proposal:
        """What would be saved: the points that the body has already are not new. Without any body: what was read."""
        try:
            return self.storage.read(self._proposal)
        except UnreadableDocument as error:
            raise Failed(str(error)) from error

    def shown(self) -> Reply:
        """The proposal as a chat would show it; nothing of it is kept."""
        try:
            self.storage.write(self._show).result()
        except _Shown as shown:
            return shown.reply
        except UserError as error:
            raise Failed(error.sentence) from error
        raise RuntimeError("a proposal was kept")

    def save(self) -> Reply:
        """Save the proposal and tell the body's channels, all in one transaction. Raises Failed."""
        try:
            return self.storage.write(self._save).result()
        except UserError as error:
            raise Failed(error.sentence) from error

    def _proposal(self, store: Store) -> Proposal:
        if chosen_body(store, self.body) is None:
            return read_minutes(self.document, self.now, KnownNames((), (), ()))
        ctx = self._context(store, lock=False)
        return prepare(self.document, store, ctx.directory, self.now).without_known()

    def _show(self, store: Store) -> None:
        raise _Shown(importing.read.run(importing.Read(), self._context(store)))

    def _save(self, store: Store) -> Reply:
        ctx = self._context(store)
        importing.read.run(importing.Read(), ctx)
        reply: Reply = importing.save.run(OfProposal(), ctx)
        store.finish()
        return reply

    def _context(self, store: Store, *, lock: bool = True) -> Context:
        found = chosen_body(store, self.body)
        body = store.bodies.numbered(found.id, lock) if found else None
        if body is None:
            raise Failed(console.NO_BODY)
        key = f"import:{self.now.isoformat()}"
        store.enter(body, Actor(None, key, self.now))
        operator = Member(body_id=body.id, name=console.OPERATOR, role="beheerder")
        request = Request(
            key, "console:lokaal:beheer", "console:lokaal:beheer", self.now, private=True, document=self.document
        )
        return Context(store, store.directory(), operator, request, self.now)
