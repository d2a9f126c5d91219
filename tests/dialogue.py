"""Plays a written conversation on the real core and writes down what came of it.

A dialogue is a text file that the secretary can read as a manual:

    # heading, any text
    @ 2023-04-12 15:45              the clock is set
    @ tik                           the clock does what is due, and what went out is shown

    lltb> /actie klaar 3            typed in the channel; the member by the last part of the account
    lltb (privé)> en zuid?          typed in private
        | second line of what was pasted
    lltb> [2]                       presses the second button of the last answer that lltb got
    lltb> = Wat: rapport delen; Wie: LLTB, LWV       sends the form that lltb has before him
    lltb (privé)> verwerk dit verslag < verslag-2023-04-12.txt      with a file of examples/ or tests/data/
    lltb (privé)> verwerk dit verslag < het laatste bestand         with the file that an answer gave

The answers stand indented beneath, and `→` is what others got in private or what the channel got.

It is played on the terminal; another platform hands in a `Mouth` that says the lines there.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from bot.clock import tick
from bot.files.read import read_document
from bot.files.write import written
from bot.terminal.draw import text
from commands.body.setup import apply
from commands.body.setup_file import SetupFile
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.handle import answers
from commands.reply import Button, Form, Reply
from storage.changes import table
from storage.models import Outgoing
from storage.schema import migrate
from storage.store import Storage, Store

ROOT = Path(__file__).parent.parent
_TYPED = re.compile(r"^(?P<who>[\w-]+)(?P<private> \(privé\))?> ?(?P<text>.*)$")
_MOMENT = re.compile(r"^@ (?P<moment>\d{4}-\d\d-\d\d \d\d:\d\d)$")
_HERE = "terminal:lokaal:"
_IN_WINDOW = re.compile(r'(accounts = \[[^]]+), "web:[^"]+"')
_SET_UP = datetime(2023, 3, 1, 9, tzinfo=AMSTERDAM)


class Mouth(Protocol):
    """How lines are said on a platform, and who is behind its addresses."""

    def say(self, who: str, said: str, private: bool, file: tuple[str, bytes] | None, now: datetime) -> Reply:
        """Say a line as this member; the core's reply."""
        ...

    def press(self, who: str, button: Button, now: datetime) -> Reply:
        """Press this button of what the member has before him."""
        ...

    def send(self, who: str, typed: str, now: datetime) -> Reply:
        """Fill in (`Wat: rapport; Wie: LLTB`) and send the form that he has before him."""
        ...

    def receive(self, now: datetime) -> None:
        """What the clock put out arrives."""
        ...

    def account(self, who: str) -> str:
        """The address of a member."""
        ...

    def name(self, address: str) -> str:
        """Who, or which body, has this address; empty for one of another platform."""
        ...


@dataclass
class Stage:
    """A body set up from a file, with the conversation so far. `replies` keeps every answer, for drawing elsewhere."""

    storage: Storage
    now: datetime = _SET_UP
    body: str = "taskforce"
    mouth: Mouth | None = None
    replies: list[Reply] = field(default_factory=list)
    _last: dict[str, Reply] = field(default_factory=dict)
    _posted: int = 0
    _keys: int = 0

    def __post_init__(self) -> None:
        self._answer = answers(self.storage)

    def play(self, lines: Iterator[str]) -> Iterator[str]:
        """The dialogue as it came out: what was typed with the answers beneath."""
        pending = list(lines)
        while pending:
            line = pending.pop(0)
            if moment := _MOMENT.match(line):
                self.now = datetime.strptime(moment["moment"], "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)
                yield line
            elif line == "@ tik":
                yield line
                tick(self.storage, self.now)
                if self.mouth is not None:
                    self.mouth.receive(self.now)
                yield from self._went_out("")
            elif typed := _TYPED.match(line):
                yield line
                pasted = []
                while pending and pending[0].startswith("    | "):
                    pasted.append(pending.pop(0))
                yield from pasted
                whole = "\n".join([typed["text"], *(more.removeprefix("    | ") for more in pasted)])
                yield from self.say(typed["who"], whole, private=bool(typed["private"]))
            elif not line.startswith("    "):
                yield line

    def say(self, who: str, said: str, private: bool = False) -> Iterator[str]:
        """What one message gives."""
        if self.mouth is not None:
            reply = self._said_by(self.mouth, who, said, private)
        else:
            reply = self._answer(self._request(who, said, private)).result()
        self.replies.append(reply)
        self._last[who] = reply
        yield from (f"    {line}" for line in text(reply).split("\n") if line)
        yield from self._went_out(self.mouth.account(who) if self.mouth else f"{_HERE}{who}")

    def _said_by(self, mouth: Mouth, who: str, said: str, private: bool) -> Reply:
        if pressed := re.fullmatch(r"\[(\d+)\]", said):
            return mouth.press(who, list(self._last[who].buttons())[int(pressed[1]) - 1], self.now)
        if said.startswith("= "):
            return mouth.send(who, said.removeprefix("= "), self.now)
        said, _, name = said.partition(" < ")
        return mouth.say(who, said, private, self._document(name.strip()) if name else None, self.now)

    def _name(self, address: str) -> str:
        if self.mouth is not None:
            return self.mouth.name(address)
        return address.removeprefix(_HERE) if address.startswith(_HERE) else ""

    def _request(self, who: str, said: str, private: bool) -> Request:
        self._keys += 1
        account = f"{_HERE}{who}"
        place = account if private else f"{_HERE}{self.body}"
        base = Request(key=f"regel-{self._keys}", who=account, where=place, now=self.now, private=private, name=who)
        if pressed := re.fullmatch(r"\[(\d+)\]", said):
            button = list(self._last[who].buttons())[int(pressed[1]) - 1]
            return _pressed(base, button)
        if said.startswith("= "):
            return _sent(base, self._form(who), said.removeprefix("= "))
        if " < " in said:
            said, _, name = said.partition(" < ")
            base = replace(base, document=read_document(*self._document(name.strip())))
        slash = said.startswith("/")
        return replace(base, text=said.removeprefix("/"), heard="command" if slash or not private else "message")

    def _document(self, name: str) -> tuple[str, bytes]:
        if name != "het laatste bestand":
            return name, _file(name).read_bytes()
        last = next(file for reply in reversed(self.replies) for file in reply.files())
        return last.name, written(last.name, last.report)

    def _form(self, who: str) -> Form:
        form = self._last[who].form
        assert form is not None, f"{who} has no form before him"
        return form

    def _went_out(self, asker: str) -> Iterator[str]:
        outgoing = table(Outgoing)

        def new(store: Store) -> list[tuple[int, str, str]]:
            wanted = outgoing.select().where(outgoing.c.id > self._posted).order_by(outgoing.c.id)
            rows = store.connection.execute(wanted)
            return [(row.id, row.address, row.reply) for row in rows]

        for number, address, reply in self.storage.read(new):
            self._posted = number
            if (name := self._name(address)) and address != asker:
                message = Reply.from_json(reply)
                self.replies.append(message)
                self._last[name] = message
                yield f"    → {name}:"
                yield from (f"      {line}" for line in text(message).split("\n") if line)


def _pressed(base: Request, button: Button) -> Request:
    key = f"once:{button.once}" if button.once else base.key
    return replace(base, key=key, command=button.command, values=button.args, heard="button")


def _sent(base: Request, form: Form, typed: str) -> Request:
    values = dict(form.args) | {shown.name: shown.value for shown in form.inputs}
    by_label = {shown.label.casefold(): shown.name for shown in form.inputs}
    for pair in typed.split("; "):
        label, _, value = pair.partition(": ")
        values[by_label[label.strip().casefold()]] = value.strip()
    key = f"once:{form.once}" if form.once else base.key
    return replace(base, key=key, command=form.command, values=values, heard="form")


def _file(name: str) -> Path:
    found = [path for folder in ("examples", "tests/data") for path in (ROOT / folder).rglob(name)]
    assert found, f"there is no file {name} in examples/ or tests/data/"
    return found[0]


def stage(
    url: str, setup: str = "limburg.toml", body: str = "taskforce", instead: Mapping[str, str] = MappingProxyType({})
) -> Stage:
    """A fresh database with the body of examples/ in it; nobody looks at the try-out window, so nobody is told there.

    `instead` puts other words in the place of some of its own.
    """
    storage = Storage(url)
    migrate(storage.database)
    words = _IN_WINDOW.sub(r"\1", (ROOT / "examples" / setup).read_text(encoding="utf-8"))
    for old, new in instead.items():
        assert old in words
        words = words.replace(old, new)
    declared = SetupFile.model_validate(tomllib.loads(words))
    storage.write(lambda store: apply(declared, store, _SET_UP)).result()
    return Stage(storage, body=body)
