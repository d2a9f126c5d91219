"""The one reply model. Commands make it, every platform draws it, and it is stored as JSON and read back.

All strings are plain text: bold comes from the kind of part, escaping happens in `draw` and nowhere else.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from commands.report import Report


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Button(_Frozen):
    """Pressing it is typing it: `command` is a declared name, `args` its values by field name.

    `once` is a nonce: the first press counts, a second one gets the first answer again.
    """

    kind: Literal["button"] = "button"
    label: str
    command: str
    args: dict[str, str] = Field(default_factory=dict)  # a default `{}` would be copied in depth for every button
    once: str = ""
    style: Literal["plain", "primary", "danger"] = "plain"


BODY = "gremium"  # in a button's args: the body it is about, for a private message to somebody who is in several


class Text(_Frozen):
    """A paragraph; `subtle` is for a remark that may be overlooked."""

    kind: Literal["text"] = "text"
    text: str
    subtle: bool = False


class Facts(_Frozen):
    """Pairs of label and value: `Wat: rapport delen`."""

    kind: Literal["facts"] = "facts"
    pairs: tuple[tuple[str, str], ...]


class Item(_Frozen):
    """One line of a list: `12 · title`, with `notes` (owner, date) subtle beneath, and at most one button."""

    number: str = ""
    title: str
    notes: str = ""
    button: Button | None = None


class Items(_Frozen):
    """A list. `total` counts what there is when not all rows are here; `more` shows the rest."""

    kind: Literal["items"] = "items"
    rows: tuple[Item, ...]
    total: int = 0
    more: Button | None = None


class Buttons(_Frozen):
    """Buttons beside one another."""

    kind: Literal["buttons"] = "buttons"
    buttons: tuple[Button, ...]


class Section(_Frozen):
    """A heading and what stands beneath it. Sections do not nest."""

    kind: Literal["section"] = "section"
    heading: str
    parts: tuple[Annotated[Text | Facts | Items | Buttons, Field(discriminator="kind")], ...]


class File(_Frozen):
    """A file to keep. The end of `name` says the format: docx, pdf, xlsx, csv, md or ics."""

    kind: Literal["file"] = "file"
    name: str
    report: Report


Part = Annotated[Text | Facts | Items | Buttons | Section | File, Field(discriminator="kind")]


class Choice(_Frozen):
    """One option of an input: what is sent and what is shown."""

    value: str
    label: str


class Input(_Frozen):
    """One field of a form. `value` is what was typed before, `error` the Dutch sentence beside the field.

    kind: `line` one line, `text` several, `date` a day as YYYY-MM-DD, `choice` one of `choices`,
    `choices` any number of them (values joined by a comma).
    """

    name: str
    label: str
    kind: Literal["line", "text", "date", "choice", "choices"] = "line"
    value: str = ""
    hint: str = ""
    error: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    max_length: int = 3000


class Form(_Frozen):
    """Asks for the values of a command. `args` travel along unseen; sending it runs `command`.

    `once` is the nonce of the form: sending it twice is sending it once.
    """

    title: str
    command: str
    inputs: tuple[Input, ...]
    args: dict[str, str] = Field(default_factory=dict)
    submit: str = "Opslaan"
    once: str = ""


class Reply(_Frozen):
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


def _buttons(part: Text | Facts | Items | Buttons | Section | File) -> Iterator[Button]:
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


def in_body(reply: Reply, slug: str) -> Reply:
    """The same reply with every button bound to a body: number 12 of one body is not number 12 of another."""

    def bound(button: Button) -> Button:
        return button.model_copy(update={"args": {**button.args, BODY: slug}})

    def item(row: Item) -> Item:
        return row.model_copy(update={"button": bound(row.button)}) if row.button else row

    def part(one: Part) -> Part:
        match one:
            case Buttons(buttons=buttons):
                return Buttons(buttons=tuple(bound(button) for button in buttons))
            case Items(rows=rows, more=more):
                kept = {"rows": tuple(item(row) for row in rows), "more": bound(more) if more else None}
                return one.model_copy(update=kept)
            case Section(parts=parts):
                return one.model_copy(update={"parts": tuple(part(inner) for inner in parts)})
            case Text() | Facts() | File():
                return one

    form = reply.form and reply.form.model_copy(update={"args": {**reply.form.args, BODY: slug}})
    again = reply.again and bound(reply.again)
    return reply.model_copy(update={"parts": tuple(part(one) for one in reply.parts), "form": form, "again": again})
