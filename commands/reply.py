"""The one reply model. Commands make it, every platform draws it, and it is stored as JSON and read back.

All strings are plain text: bold comes from the kind of part, escaping happens in `draw` and nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import cache
from typing import Annotated, Literal

import orjson
from pydantic import Field, TypeAdapter

from commands.report import Report
from storage.frozen import dataclass

LABEL = 70


@dataclass(frozen=True, kw_only=True)
class Button:
    """Pressing it is typing it: `command` is a declared name, `args` its values by field name.
    What is said by others is cut to `LABEL` signs in a `label`: every platform shows as many.
    `once` is a nonce: the first press counts, a second one gets the first answer again.
    """

    kind: Literal["button"] = "button"
    label: str
    command: str
    args: dict[str, str] = field(default_factory=dict)
    once: str = ""
    style: Literal["plain", "primary", "danger"] = "plain"


BODY = "gremium"  # in a button's args: the body that it is about; also the topic under which a choice of one is kept


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph; `subtle` is for a remark that may be overlooked."""

    kind: Literal["text"] = "text"
    text: str
    subtle: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Pairs of label and value: `Wat: rapport delen`."""

    kind: Literal["facts"] = "facts"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of a list: `12 · title`, with `notes` (owner, date) subtle beneath, and at most one button."""

    number: str = ""
    title: str
    notes: str = ""
    button: Button | None = None


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list. `total` counts what there is when not all rows are here; `more` shows the rest."""

    kind: Literal["items"] = "items"
    rows: tuple[Item, ...]
    total: int = 0
    more: Button | None = None


@dataclass(frozen=True, kw_only=True)
class Buttons:
    """Buttons beside one another."""

    kind: Literal["buttons"] = "buttons"
    buttons: tuple[Button, ...]


Inner = Text | Facts | Items | Buttons


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading and what stands beneath it. Sections do not nest."""

    kind: Literal["section"] = "section"
    heading: str
    parts: tuple[Annotated[Inner, Field(discriminator="kind")], ...]


@dataclass(frozen=True, kw_only=True)
class File:
    """A file to keep. The end of `name` says the format: docx, pdf, xlsx, csv, md or ics."""

    kind: Literal["file"] = "file"
    name: str
    report: Report


Part = Annotated[Inner | Section | File, Field(discriminator="kind")]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One option of an input: what is sent and what is shown."""

    value: str
    label: str


FieldKind = Literal["line", "text", "date", "choice", "choices"]


@dataclass(frozen=True, kw_only=True)
class Input:
    """One field of a form. `value` is what was typed before, `error` the Dutch sentence beside the field.

    kind: `line` one line, `text` several, `date` a day as YYYY-MM-DD, `choice` one of `choices`,
    `choices` any number of them (values joined by a comma).
    """

    name: str
    label: str
    kind: FieldKind = "line"
    value: str = ""
    hint: str = ""
    error: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    max_length: int = 3000


@dataclass(frozen=True, kw_only=True)
class Form:
    """Asks for the values of a command. `args` travel along unseen; sending it runs `command`.

    `once` is the nonce of the form: sending it twice is sending it once.
    """

    title: str
    command: str
    inputs: tuple[Input, ...]
    args: dict[str, str] = field(default_factory=dict)
    submit: str = "Opslaan"
    once: str = ""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """An answer. `summary` is plain and required: notification, screen reader, first line.

    `only_me` keeps it from the channel; `replaces` redraws the message whose button was pressed.
    `secret`: what it says is told once and not kept; a repeated delivery hears only that it was told.
    `again`: pressed later, it asks the same once more; only an answer to a question has it, and it changes nothing.
    """

    summary: str
    parts: tuple[Part, ...] = ()
    form: Form | None = None
    only_me: bool = False
    replaces: bool = False
    secret: bool = False
    again: Button | None = None

    def buttons(self) -> Iterator[Button]:
        """Every button in the order of reading."""
        for part in self.parts:
            yield from _buttons(part)

    def files(self) -> tuple[File, ...]:
        """Every file in it."""
        return tuple(part for part in self.parts if isinstance(part, File))

    def to_json(self) -> str:
        """As it is stored."""
        return orjson.dumps(self, default=_content).decode()

    @classmethod
    def from_json(cls, stored: str) -> "Reply":
        """What was stored. Raises pydantic's ValidationError when it is no reply."""
        return _stored().validate_json(stored)


def _content(report: Report) -> dict[str, object]:
    """What a file holds; all else in a reply is a dataclass."""
    return report.model_dump(mode="json")


@cache
def _stored() -> "TypeAdapter[Reply]":
    """The schema is made at the first use."""
    return TypeAdapter(Reply)


def _buttons(part: Part) -> Iterator[Button]:
    match part:
        case Buttons(buttons=buttons):
            yield from buttons
        case Items(rows=rows, more=more):
            yield from (row.button for row in rows if row.button)
            if more:
                yield more
        case Section(parts=parts):
            for inner in parts:
                yield from _buttons(inner)
        case Text() | Facts() | File():
            return


def with_buttons(reply: Reply, change: Callable[[Button], Button | None]) -> Reply:
    """The same reply with every button as `change` makes it; None leaves it out."""

    def several(buttons: Iterable[Button]) -> tuple[Button, ...]:
        return tuple(changed for button in buttons if (changed := change(button)))

    def inner(one: Inner) -> Inner:
        match one:
            case Buttons(buttons=buttons):
                return Buttons(buttons=several(buttons))
            case Items(rows=rows, more=more):
                changed = tuple(replace(row, button=change(row.button)) if row.button else row for row in rows)
                return replace(one, rows=changed, more=change(more) if more else None)
            case Text() | Facts():
                return one

    def part(one: Part) -> Part:
        match one:
            case Section(parts=parts):
                return replace(one, parts=tuple(inner(each) for each in parts))
            case File():
                return one
            case _:
                return inner(one)

    kept = (part(one) for one in reply.parts)
    return replace(reply, parts=tuple(one for one in kept if not isinstance(one, Buttons) or one.buttons))


WHAT = "Wat"
"""The label of the fact that says what a point or a signal is about."""


def facts_beside(summary: str, pairs: Sequence[tuple[str, str]]) -> Facts:
    """Facts beneath this summary, without `Wat` where it says that already: on a phone that is two lines less."""
    label, value = pairs[0]
    return Facts(pairs=tuple(pairs[1:] if label == WHAT and value in summary else pairs))


def in_body(reply: Reply, slug: str) -> Reply:
    """The same reply with every button bound to a body: number 12 of one body is not number 12 of another."""

    def bound(button: Button) -> Button:
        return replace(button, args={**button.args, BODY: slug})

    form = reply.form and replace(reply.form, args={**reply.form.args, BODY: slug})
    return replace(with_buttons(reply, bound), form=form, again=reply.again and bound(reply.again))
