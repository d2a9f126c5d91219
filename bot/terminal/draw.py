"""A Reply as plain text: for the terminal, for dialogues, and for chats that show no blocks or cards."""

import unicodedata
from collections.abc import Iterator
from itertools import count
from typing import assert_never

from commands.door import further
from commands.reply import Button, Buttons, Facts, File, Form, Item, Items, Part, Reply, Section, Text
from commands.window import as_file, question

WIDTH = 96
"""Signs on a line; in a list with an item that does not fit, all notes stand on a line of their own."""
_INDENT = "  "
_UNSEEN_ORDERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def text(reply: Reply) -> str:
    """The whole reply, without a line end after the last line. Buttons are numbered across all of it, from 1."""
    numbers = count(1)
    lines = list(_plain(reply.summary))
    for part in reply.parts:
        lines += _part(part, numbers)
    if reply.form:
        lines += ["", *_form(reply.form)]
    return "\n".join(lines)


def _part(part: Part, numbers: Iterator[int]) -> list[str]:
    match part:
        case Text(text=words):
            return _plain(words)
        case Facts(pairs=pairs):
            return [line for label, value in pairs for line in _fact(label, value)]
        case Items():
            return _items(part, numbers)
        case Buttons(buttons=buttons):
            return [_row(buttons, numbers)]
        case Section(heading=heading, parts=parts):
            inner = [line for one in parts for line in _part(one, numbers)]
            return ["", _one_line(heading), *(f"{_INDENT}{line}".rstrip() for line in inner)]
        case File(name=name):
            return [as_file(_one_line(name))]
        case _:
            assert_never(part)


def _fact(label: str, value: str) -> list[str]:
    first, *rest = _plain(value) or ["–"]
    return [f"{_one_line(label)}: {first}", *(f"{_INDENT}{line}" for line in rest)]


def _items(items: Items, numbers: Iterator[int]) -> list[str]:
    drawn = [_item(row, numbers) for row in items.rows]
    if all(len(line) <= WIDTH for line, _ in drawn):
        lines = [line for line, _ in drawn]
    else:
        lines = [line for _, two in drawn for line in two]
    left = max(items.total - len(items.rows), 0)
    closing = ([f"… {further(left)}"] if left else []) + ([_row((items.more,), numbers)] if items.more else [])
    return lines + (["  ".join(closing)] if closing else [])


def _item(item: Item, numbers: Iterator[int]) -> tuple[str, list[str]]:
    """The item on one line, and on two."""
    head = " · ".join(words for words in (_one_line(item.number), _one_line(item.title)) if words)
    notes = _one_line(item.notes)
    button = _row((item.button,), numbers) if item.button else ""
    line = "  ".join(words for words in (" · ".join(words for words in (head, notes) if words), button) if words)
    if not notes:
        return line, [line]
    return line, [head, _INDENT * 2 + "  ".join(words for words in (notes, button) if words)]


def _row(buttons: tuple[Button, ...], numbers: Iterator[int]) -> str:
    return "  ".join(f"[{next(numbers)}] {_one_line(button.label)}" for button in buttons)


def _form(form: Form) -> list[str]:
    lines = [_one_line(form.title)]
    for field in form.inputs:
        lines.append(_INDENT + _one_line(question(field)))
        if field.error:
            lines.append(_INDENT * 2 + f"! {_one_line(field.error)}")
    return lines


def _one_line(words: str) -> str:
    return " ".join(" ".join(_plain(words)).split())


def _plain(words: str) -> list[str]:
    """The lines of a text, with everything that could steer a terminal or turn the reading order made harmless."""
    seen = "".join(
        sign for sign in words.replace("\t", " ") if sign == "\n" or not (_steers(sign) or sign in _UNSEEN_ORDERS)
    )
    return [line.rstrip() for line in seen.strip("\n").split("\n")] if seen.strip() else []


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs"}
