"""A Reply as HTML. Everything is escaped by the templates; nothing here makes markup from words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import count, groupby
from pathlib import Path
from typing import assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.inputs import chosen, is_day
from bot.web.room import Message, Person
from commands.door import further
from commands.dutch import clock, local, long_date
from commands.reply import Button, Buttons, Choice, Facts, File, Input, Item, Items, Part, Reply, Section, Text
from commands.window import EXAMPLES_CHANNEL, EXAMPLES_PRIVATE, NOTICES, put_out

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class View:
    """The window as `me` sees it.

    place: `channel` or `alone`, what a narrow screen shows. channel, alone: the messages, oldest first.
    monday: the moment to go on to. notice: the address's query, of which the code of a remark counts.
    """

    people: Sequence[Person]
    me: Person | None
    place: str
    channel: Sequence[Message]
    alone: Sequence[Message]
    token: str
    now: datetime
    monday: datetime
    notice: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chip:
    """A button with its place in `Reply.buttons()`; `about` tells a screen reader what it is for."""

    button: Button
    number: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list, with the button behind it."""

    item: Item
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class Field:
    """An input with what a browser needs: its id, its HTML kind, and which choices are ticked."""

    input: Input
    id: str
    kind: str
    choices: tuple[Choice, ...]
    chosen: frozenset[str]


def page(view: View) -> str:
    """The whole window."""
    seen = {field.name: getattr(view, field.name) for field in fields(view)}
    seen["notice"] = _notice(view.notice)
    return PAGES.get_template("window.html").render(
        seen,
        bodies=[(title, list(members)) for title, members in groupby(view.people, key=lambda one: one.body_title)],
        examples={"channel": EXAMPLES_CHANNEL, "alone": EXAMPLES_PRIVATE},
    )


def parts(reply: Reply) -> Markup:
    """Summary and parts; the buttons are `<button name="number">`, to be put inside one form."""
    numbers = count()
    drawn = [_part(part, numbers) for part in reply.parts]
    return _macro("reply")(reply.summary, drawn)


def form(reply: Reply, message_id: str) -> Markup:
    """The fields of the reply's form, to be put inside a form; empty when it has none."""
    if reply.form is None:
        return Markup()
    fields = [_field(each, message_id) for each in reply.form.inputs]
    return _macro("fields")(reply.form, fields, message_id)


def field_name(field: Input) -> str:
    """The name under which the browser sends a field; never the same as one of the page's own names."""
    return f"field-{field.name}"


def moment(at: datetime) -> str:
    """`14:00`, as the wall clock in Amsterdam shows it."""
    return clock(local(at).time())


def day(at: datetime) -> str:
    """`woensdag 17 mei 2023`."""
    return long_date(local(at).date())


def _notice(given: Mapping[str, str]) -> str:
    """The sentence for a code in the address; whatever else stands there is not repeated on the page."""
    number, at = given.get("number", ""), given.get("at", "")
    if given.get("notice") == "out" and number.isdecimal() and _is_moment(at):
        then = datetime.fromisoformat(at)
        return put_out(int(number), f"{long_date(then.date())}, {clock(then.time())} uur")
    return NOTICES.get(given.get("notice", ""), "")


def _part(part: Part, numbers: Iterator[int]) -> Markup:
    match part:
        case Text(text=text, subtle=subtle):
            return _macro("text")(text, subtle)
        case Facts(pairs=pairs):
            return _macro("facts")(pairs)
        case Items(rows=rows, more=more, total=total):
            drawn = [Row(row, _chip(row, numbers)) for row in rows]
            left = max(total - len(rows), 0)
            closing = Chip(more, next(numbers)) if more else None
            return _macro("items")(drawn, further(left) if left else "", closing)
        case Buttons(buttons=buttons):
            return _macro("buttons")([Chip(button, next(numbers)) for button in buttons])
        case Section(heading=heading, parts=inner):
            return _macro("section")(heading, [_part(one, numbers) for one in inner])
        case File(name=name):
            return _macro("file")(name)
        case _:
            assert_never(part)


def _chip(item: Item, numbers: Iterator[int]) -> Chip | None:
    if item.button is None:
        return None
    return Chip(item.button, next(numbers), " ".join(word for word in (item.number, item.title) if word))


def _field(field: Input, message_id: str) -> Field:
    """A value that is no choice, or no day, is kept and shown all the same: nothing typed is lost."""
    kind: str = field.kind
    choices = field.choices
    picked = frozenset[str]()
    match field.kind:
        case "line" | "text":
            pass
        case "date":
            kind = "date" if not field.value or is_day(field.value) else "line"
        case "choice":
            picked = frozenset([field.value])
            choices = _with_strays(choices, [field.value] if field.value else [])
        case "choices":
            picked = frozenset(chosen(field))
            choices = _with_strays(choices, chosen(field))
            kind = "choices" if field.choices else "line"
        case _:
            assert_never(field.kind)
    return Field(field, f"m{message_id}-{field_name(field)}", kind, choices, picked)


def _with_strays(choices: tuple[Choice, ...], values: Iterable[str]) -> tuple[Choice, ...]:
    known = {choice.value for choice in choices}
    return choices + tuple(Choice(value=value, label=value) for value in values if value not in known)


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _macro(name: str) -> Callable[..., Markup]:
    macro: Callable[..., Markup] = vars(PAGES.get_template("reply.html").module)[name]
    return macro


PAGES.globals.update(parts=parts, form=form, moment=moment, day=day, field_name=field_name)
