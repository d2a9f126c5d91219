"""What a command is: its declaration, the request that runs it, the context it runs in."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel

from commands.dutch import join_and
from commands.reply import Button, Reply
from storage.frozen import dataclass

if TYPE_CHECKING:
    from commands.actions.telling import Letter
    from commands.minutes.document import Document
    from storage.directory import Directory
    from storage.models import Member
    from storage.store import Store


class Role(IntEnum):
    """What somebody may do in a body; a higher role may all that a lower one may."""

    stranger = 0
    lezer = 1
    lid = 2
    kennisambassadeur = 3
    voorzitter = 4
    secretaris = 5
    beheerder = 6


class UserError(Exception):
    """A mistake the user can mend: one Dutch sentence, shown to that person alone. Nothing was saved.

    `field` names the argument it is about, so that a form can show it beside the right input. `way_out` is what can be
    done instead.
    """

    def __init__(self, sentence: str, field: str = "", way_out: Button | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.way_out = way_out


@dataclass(frozen=True, slots=True)
class Request:
    """What a platform heard, in neutral words.

    key: the same for every delivery of one act, so that it has one effect.
    who, where: addresses `platform:workspace:id`, as "slack:T1:U1" and "slack:T1:C9".
    text: what was typed, command word included (`actie nieuw …`).
    command, values: set instead of `text` when a button was pressed or a form was sent.
    heard: how it reached us. Only a `command`, `button` or `form` is an order for sure; a `message` is a private
        message to the bot or a mention of it, in free words.
    private: nobody else reads this place.
    name: what the platform calls the person; guest: True for a guest or somebody of another organisation.
    message: the platform's own id of the message whose button was pressed, or from whose button the form was opened;
        empty where nothing can be redrawn by it.
    link: address of the message that it is about; document: the file that came with it, already read.
    reading_failed: the Dutch sentence why the file that came with it could not be read.
    files_here: whether a file can be put in this place; where it can't, it goes to the person alone.
    refreshes: asked by what shows an answer, not by the person: it is answered only if nothing changes by it.
    known: hears what the answer will be while its saving is awaited, so that it can be drawn meanwhile; nothing of it
        may be shown yet. It may come twice, the last counts; or never.
    """

    key: str
    who: str
    where: str
    now: datetime
    text: str = ""
    command: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    heard: Literal["command", "button", "form", "message"] = "command"
    private: bool = False
    name: str = ""
    guest: bool = False
    message: str = ""
    link: str = ""
    document: "Document | None" = None
    reading_failed: str = ""
    files_here: bool = True
    refreshes: bool = False
    known: "Callable[[Reply], None] | None" = field(default=None, compare=False)

    def redrawn_by(self, reply: Reply) -> bool:
        """Whether the answer takes the place of `message`; what one person may read never stands in a channel."""
        return bool(self.message) and reply.replaces and reply.form is None and (self.private or not reply.only_me)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a command runs: the open transaction, the body, and who asks. `now` is read once per request.

    letters: what is to be told in private of the points that were changed, put out when all is done.
    """

    store: "Store"
    directory: "Directory"
    member: "Member"
    request: Request
    now: datetime
    letters: "list[Letter]" = field(default_factory=list)

    def once(self, suffix: str = "") -> str:
        """A nonce for a button or form of this answer: pressed twice, it counts once."""
        return hashlib.sha256(f"{self.request.key}/{suffix}".encode()).hexdigest()[:20]

    @property
    def party(self) -> str:
        """The organisation for which who asks speaks, as a note shows it; empty when he speaks for none."""
        return next(iter(self.directory.parties_of(self.member)), "")

    @property
    def deciders(self) -> str:
        """Who sets the body up, by name, as a sentence tells of them: `Anouk of Luuk`, or `de beheerder`."""
        return join_and([member.name for member in self.directory.deciders[:2]], "of") or "de beheerder"

    def may(self, role: Role) -> bool:
        """Whether who asks has this role or a higher one."""
        return Role[self.member.role] >= role


@dataclass(frozen=True, slots=True)
class Command:
    """A declared command; see `command`."""

    name: str
    synonyms: tuple[str, ...]
    arguments: type[BaseModel]
    run: Callable[[Any, Context], Reply]
    role: Role
    help: str
    example: str
    title: str
    changes: bool
    shown: bool


_Arguments = TypeVar("_Arguments", bound=BaseModel)
_Run = Callable[[_Arguments, Context], Reply]


def command(
    name: str,
    *synonyms: str,
    help: str,
    example: str,
    title: str = "",
    role: Role = Role.lid,
    changes: bool = True,
    shown: bool = True,
) -> Callable[[_Run[_Arguments]], Command]:
    """Declare a function `(arguments, context) -> Reply` as a command.

    The arguments' model is read from the function's own annotation. `changes` is False for a question, which then
    needs no duplicate key; `shown` is False for what only buttons say.
    """

    def declare(run: _Run[_Arguments]) -> Command:
        arguments = run.__annotations__["args"]
        return Command(name, synonyms, arguments, run, role, help, example, title or help, changes, shown)

    return declare


@dataclass(frozen=True, slots=True)
class Job:
    """Something the clock does for every body: `run(store, directory, now)` puts out what is due and says what.

    It runs in a transaction that holds the body, asks `store.conversations.seen(key)` whether an occurrence was
    done, and uses the key up with `store.conversations.first_time(key, now)`: so any number of processes may tick.
    """

    name: str
    run: "Callable[[Store, Directory, datetime], list[str]]"
