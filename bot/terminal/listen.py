"""Hears a terminal: one line is one message, `2` presses the second button, a form is asked question by question."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Literal

from bot.terminal import draw
from commands.command import Request
from commands.minutes.document import Document, UnreadableDocument
from commands.reply import Button, File, Form, Input, Part, Reply
from commands.window import FORM_HOW, NEEDED, NOTHING_SAVED, question

Answer = Callable[[Request], Reply]
ReadDocument = Callable[[str, bytes], Document]
"""From a file's name and bytes; raises UnreadableDocument."""

_PRESS = re.compile(r"\[?(\d{1,3})\]?")
_READ = re.compile(r"/?verwerk\s+(?P<path>.+)", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_STOP = "stop"


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at the terminal and where: `terminal:lokaal:<name>`, `terminal:lokaal:<body>`."""

    who: str
    where: str
    name: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Tools:
    """What the terminal needs of the house: the answer, the moment, a new key per line, and reading a file."""

    answer: Answer
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    read_document: ReadDocument


def chat(lines: Iterable[str], say: Callable[[str], None], seat: Seat, tools: Tools) -> None:
    """Answer every line until there are no more, or until Ctrl-D or Ctrl-C; `say` gets each answer as text."""
    with suppress(EOFError, KeyboardInterrupt):
        _Conversation(iter(lines), say, seat, tools).run()


def keyboard(prompt: str) -> Iterator[str]:
    """The lines that somebody types, behind a prompt; ends at Ctrl-D."""
    with suppress(ImportError):
        import_module("readline")  # arrow keys and history, where there are any
    with suppress(EOFError):
        while True:
            yield input(prompt)


def piped() -> Iterator[str]:
    """The lines of standard input; bytes that are no UTF-8 become a replacement sign."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")


@dataclass(slots=True)
class _Conversation:
    lines: Iterator[str]
    say: Callable[[str], None]
    seat: Seat
    tools: Tools
    buttons: tuple[Button, ...] = ()

    def run(self) -> None:
        """Answer line by line until there are none."""
        pending = next(self.lines, None)
        while pending is not None:
            line = pending.strip()
            if line:
                pending = self._show(self.tools.answer(self._request(line)))
                if pending is not None:
                    continue
            pending = next(self.lines, None)

    def _show(self, reply: Reply) -> str | None:
        """Say the reply and ask its form, until there is none; a line that broke off a form is given back."""
        while True:
            self.buttons = tuple(reply.buttons())
            self.say(draw.text(_with_paths(replace(reply, form=None))))
            if reply.form is None:
                return None
            values, line = self._ask(reply.form)
            if values is None:
                self.say(NOTHING_SAVED)
                return line
            reply = self.tools.answer(self._sent(reply.form, values))

    def _ask(self, form: Form) -> tuple[dict[str, str] | None, str | None]:
        """The values of the form, or None with the line that broke it off (None when there are no lines left).

        Of a form that came back with errors only the fields with an error are asked again.
        """
        values = {field.name: field.value for field in form.inputs}
        wrong = [field for field in form.inputs if field.error]
        self.say(form.title if wrong else f"{form.title}. {FORM_HOW}")
        for field in wrong or form.inputs:
            if field.error:
                self.say(f"! {field.error}")
            while True:
                self.say(f"{question(field)}:")
                line = next(self.lines, None)
                if line is None or line.strip().lower() == _STOP:
                    return None, None
                if line.lstrip().startswith("/"):
                    return None, line
                values[field.name] = _value(field, line.strip())
                if values[field.name] or not field.required:
                    break
                self.say(NEEDED)
        return values, None

    def _request(self, line: str) -> Request:
        pressed = self._pressed(line)
        if pressed:
            request = self._bare("button", pressed.once)
            return replace(request, command=pressed.command, values=dict(pressed.args))
        ordered = line.startswith("/") or not self.seat.private
        request = replace(self._bare("command" if ordered else "message"), text=line.removeprefix("/").lstrip())
        return self._with_document(request, line)

    def _sent(self, form: Form, values: dict[str, str]) -> Request:
        return replace(self._bare("form", form.once), command=form.command, values={**form.args, **values})

    def _bare(self, heard: Literal["command", "button", "form", "message"], once: str = "") -> Request:
        seat, tools = self.seat, self.tools
        key = f"once:{once}" if once else tools.new_key()
        return Request(key, seat.who, seat.where, tools.now(), heard=heard, private=seat.private, name=seat.name)

    def _pressed(self, line: str) -> Button | None:
        match = _PRESS.fullmatch(line)
        number = int(match[1]) if match else 0
        return self.buttons[number - 1] if 1 <= number <= len(self.buttons) else None

    def _with_document(self, request: Request, line: str) -> Request:
        """The file named behind `verwerk`, read. Without such a file the line stays what it was: words."""
        match = _READ.fullmatch(line)
        path = Path(match["path"].strip("\"'")).expanduser() if match else None
        try:
            content = path.read_bytes() if path and path.is_file() else None
        except (OSError, ValueError):
            content = None
        if path is None or content is None:
            return request
        try:
            return replace(request, document=self.tools.read_document(path.name, content))
        except UnreadableDocument as error:
            return replace(request, reading_failed=str(error))


def _with_paths(reply: Reply) -> Reply:
    """The reply with its files written here, each under a name that is not taken, which it then shows."""
    if not reply.files():
        return reply
    from bot.files.write import written

    parts: list[Part] = []
    for part in reply.parts:
        if not isinstance(part, File):
            parts.append(part)
            continue
        target = Path(part.name)
        for number in count(2):
            if not target.exists():
                break
            target = target.with_stem(f"{Path(part.name).stem}-{number}")
        target.write_bytes(written(part.name, part.report))
        parts.append(replace(part, name=str(target)))
    return replace(reply, parts=tuple(parts))


def _value(field: Input, typed: str) -> str:
    """What was typed as the value that is sent: an empty line keeps, `-` empties, a number or label chooses."""
    if not typed:
        return field.value
    if typed == "-":
        return ""
    match field.kind:
        case "date":
            return _day(typed)
        case "choice":
            return _chosen(field, typed)
        case "choices":
            if _chosen(field, typed) != typed:
                return _chosen(field, typed)
            return ",".join(_chosen(field, word.strip()) for word in typed.split(",") if word.strip())
        case _:
            return typed


def _chosen(field: Input, typed: str) -> str:
    """The value of the choice meant by its value, its label or its number; else what was typed."""
    for choice in field.choices:
        if typed.casefold() in {choice.value.casefold(), choice.label.casefold()}:
            return choice.value
    if typed.isdecimal() and 1 <= int(typed) <= len(field.choices):
        return field.choices[int(typed) - 1].value
    return typed


def _day(typed: str) -> str:
    """`17-5-2023` as YYYY-MM-DD; words and days that do not exist go on as typed, the command knows what to say."""
    match = _DAY.fullmatch(typed)
    if not match:
        return typed
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return typed
