"""A Reply as an Adaptive Card 1.5: pure functions, no network, no SDK.

What people wrote stands in RichTextBlocks, which read no markup (docs/besluiten/030). The card that would be too
large loses rows, never words: `en nog 14` stands in their place.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, assert_never

from bot.most_rows import with_most_rows
from bot.teams import limits
from bot.teams.forms import dialog, in_card, title
from bot.teams.parts import Element, action_sets, as_card, block, execute, heading, run, size
from bot.teams.plain import is_plain, paragraphs, shortened, shown, tamed
from commands import door
from commands.reply import Button, Buttons, Facts, File, Item, Items, Part, Reply, Section, Text

__all__ = ["card", "dialog", "fallback", "title"]

_FORM_ROOM: Final = limits.CARD_BYTES - 4096
"""What a form may take of a card that also says something."""


def card(reply: Reply, *, where: str = "", refresh: Mapping[str, object] | None = None) -> dict[str, Any]:
    """The whole reply as the content of an Adaptive Card, within Teams' limits; a form stands in it with its inputs.

    `where` travels in every button: the neutral address of the place of the body that it is about, "" for where it is
    pressed. `refresh` is the data of the action that draws the card anew, None for a card that stays as it is.
    A button that carries more than fits is left out: its words can still be typed.
    """
    said = _said(reply)

    def drawn(rows: int) -> Element:
        anew = reply.again if refresh is not None else None
        return as_card(_Drawing(rows, where, reply.form is not None, anew).reply(reply), said, refresh)

    return with_most_rows(reply.parts, drawn, _fits, _cut)


def fallback(reply: Reply) -> str:
    """The summary and the paragraphs as one line without markup: for the notification, and where no card is shown."""
    return tamed(_said(reply))


def _said(reply: Reply) -> str:
    texts = [part.text for part in reply.parts if isinstance(part, Text) and not part.subtle]
    return shortened(shown(" ".join([reply.summary, *texts])), limits.FALLBACK_TEXT)


def _fits(drawn: Element) -> bool:
    return size(drawn) <= limits.CARD_BYTES


def _cut(drawn: Element) -> Element:
    """The last resort, for texts that are too long by themselves: whole elements go, and it says so.

    The last buttons stay, and a form stays whole.
    """
    body = drawn["body"]
    keep = next((at for at, each in enumerate(body) if each["type"].startswith("Input.")), len(body))
    tail = body[keep:] or [each for each in body if each["type"] == "ActionSet"][-1:]
    note = block(run(door.SHORTENED, isSubtle=True))
    kept: list[Element] = []
    for each in body[:keep]:
        if any(each is one for one in tail):
            continue
        if not _fits(drawn | {"body": [*kept, each, note, *tail]}):
            break
        kept.append(each)
    return drawn | {"body": [*kept, note, *tail]}


class _Drawing:
    """One drawing of a reply. `rows` is the cap a list; `alone`: buttons leave the fields of the form alone.

    `anew` is the question that the card answers, which its buttons carry.
    """

    def __init__(self, rows: int, where: str, alone: bool, anew: Button | None) -> None:
        self._rows = rows
        self._where = where
        self._alone = alone
        self._anew = anew

    def reply(self, reply: Reply) -> list[Element]:
        """The elements of a whole answer, with its form beneath."""
        look = {"weight": "bolder"} if reply.parts else {}
        drawn = [block(run(each, **look)) for each in paragraphs(reply.summary, limits.TEXT)]
        for part in reply.parts:
            drawn.extend(self.part(part))
        if reply.form is not None:
            drawn.extend(in_card(reply.form, self._where, _FORM_ROOM))
        return drawn

    def part(self, part: Part) -> list[Element]:
        """The elements of one part."""
        match part:
            case Text(text=text, subtle=subtle):
                look: Element = {"isSubtle": True, "size": "small"} if subtle else {}
                return [block(run(each, **look)) for each in paragraphs(text, limits.TEXT)]
            case Facts(pairs=pairs):
                return _facts(pairs)
            case Items():
                return self._items(part)
            case Buttons(buttons=buttons):
                return action_sets([execute(each, self._where, alone=self._alone, anew=self._anew) for each in buttons])
            case Section(heading=words, parts=parts):
                head = heading(words, separator=True, spacing="medium")
                return [*head, *(each for inner in parts for each in self.part(inner))]
            case File(name=name):
                return [block(run(door.file_follows(name), isSubtle=True))]
            case _:
                assert_never(part)

    def _items(self, items: Items) -> list[Element]:
        cap = min(self._rows, limits.ROWS) if items.more is not None else self._rows
        shown_rows = items.rows[:cap]
        drawn = [self._row(row) for row in shown_rows]
        hidden = max(items.total, len(items.rows)) - len(shown_rows)
        if hidden > 0:
            drawn.append(block(run(door.further(hidden), isSubtle=True)))
        if items.more is not None:
            drawn.extend(action_sets([execute(items.more, self._where, alone=self._alone, anew=self._anew)]))
        return drawn

    def _row(self, row: Item) -> Element:
        """The number, then the title with its notes beneath, then the button."""
        columns: list[Element] = []
        before: list[Element] = []
        if len(row.number) > limits.NUMBER:
            before.append(run(f"{row.number} · ", weight="bolder"))
        elif row.number:
            columns.append(_column("auto", block(run(row.number, weight="bolder"))))
        said = [block(*before, run(row.title))]
        if row.notes:
            said.append(block(run(row.notes, isSubtle=True, size="small"), spacing="none"))
        button = execute(row.button, self._where, row.number, alone=self._alone, anew=self._anew) if row.button else {}
        pressed = action_sets([button])
        beside = pressed and len(button["title"]) <= limits.BUTTON_BESIDE
        columns.append(_column("stretch", *said, *([] if beside else pressed)))
        if beside:
            columns.append(_column("auto", *pressed))
        return {"type": "ColumnSet", "columns": columns, "spacing": "small"}


def _column(width: str, *items: Element) -> Element:
    return {"type": "Column", "width": width, "items": list(items)}


def _facts(pairs: Sequence[tuple[str, str]]) -> list[Element]:
    """Label and value beside one another. Where a sign could be read as markup: a line each, in which none is."""
    told = [(shown(label), shown(value)) for label, value in pairs]
    if all(is_plain(text) for pair in told for text in pair):
        return (
            [{"type": "FactSet", "facts": [{"title": label, "value": value} for label, value in told]}] if told else []
        )
    return [block(run(f"{label}: ", weight="bolder"), run(value), spacing="small") for label, value in told]
