"""A Reply as Slack shows it: pure functions, no network. All text is plain_text; only our labels are bold.

The message that would be too large loses rows, never words: `en nog 14` stands in their place.
"""

import logging
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Final, TypeAlias, assert_never

from bot.most_rows import lists, with_most_rows
from bot.payload import as_json, packed
from bot.seen import or_nothing
from bot.slack import limits
from bot.slack.plain import escaped, label, pieces, plain, plains, shortened
from bot.slack.rows import Menu, Option, in_a_menu, menu
from commands import door
from commands.reply import Button, Buttons, Facts, File, Item, Items, Part, Reply, Section, Text

Block: TypeAlias = dict[str, object]

QUIET: Final = {"unfurl_links": False, "unfurl_media": False, "link_names": False, "parse": "none"}
"""Goes with every message that is posted: nothing in it is looked up, previewed or made a mention."""
_LOG: Final = logging.getLogger("horzel.slack")
_MARKUP: Final = frozenset("*_~`:")


def message(reply: Reply) -> dict[str, object]:
    """`text` and `blocks` for chat.postMessage: `text` is what the notification and a screen reader say."""
    return {"text": fallback(reply), "mrkdwn": False, "blocks": blocks(reply)}


def answer(reply: Reply, *, private: bool = False) -> dict[str, object]:
    """The answer to a slash command, sent in the HTTP response itself. `private` keeps it from the channel."""
    return {"response_type": "ephemeral" if reply.only_me or private else "in_channel", **message(reply)}


def fallback(reply: Reply) -> str:
    """The summary as text: what is shown where blocks are not."""
    return escaped(or_nothing(pieces(reply.summary, limits.FALLBACK_TEXT)[0]))


def blocks(reply: Reply, *, at_most: int = limits.BLOCKS_IN_MESSAGE) -> list[Block]:
    """The whole reply as blocks, within Slack's limits on one message.

    A button that carries more than Slack allows is left out: its words can still be typed.
    """
    return with_most_rows(
        reply.parts,
        lambda rows: _Drawing(rows).reply(reply),
        lambda drawn: _fits(drawn, at_most),
        lambda drawn: _cut(drawn, at_most),
    )


def size(drawn: Sequence[Block]) -> int:
    """Length of the blocks as JSON, in characters."""
    return len(as_json(drawn))


def button_value(button: Button) -> str:
    """What a button carries, "" when it is more than Slack allows."""
    return packed({"c": button.command, "a": button.args, "o": button.once}, limits.BUTTON_VALUE)


def _fits(drawn: Sequence[Block], at_most: int) -> bool:
    return len(drawn) <= at_most and size(drawn) <= limits.MESSAGE_JSON


def _cut(drawn: Sequence[Block], at_most: int) -> list[Block]:
    """The last resort, for texts that are too long by themselves: whole blocks go, and it says so. Buttons stay."""
    note = _section(door.SHORTENED)
    buttons = [block for block in drawn if block["type"] == "actions"][-1:]
    kept: list[Block] = []
    for block in drawn:
        if block in buttons:
            continue
        if not _fits([*kept, block, note, *buttons], at_most):
            break
        kept.append(block)
    return [*kept, note, *buttons]


def _section(text: str) -> Block:
    return {"type": "section", "text": plain(text)}


def _sections(text: str) -> list[Block]:
    return [{"type": "section", "text": piece} for piece in plains(text, limits.SECTION)]


class _Drawing:
    """One drawing of a reply: counts the buttons, so that each has its own action_id. `rows` is the cap a list."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._numbers = count(1)
        self._menu: Menu | None = None
        self._options: Iterator[Sequence[Option | None]] = iter(())  # for the lists that are still to be drawn
        self._offered: list[Option] = []
        self._beside: Items | None = None

    def reply(self, reply: Reply) -> list[Block]:
        """The blocks of a whole answer, without its form."""
        found = lists(reply.parts)
        self._menu = in_a_menu(found) if found else None
        if self._menu is not None:
            self._options = iter(self._menu.options)
            self._beside = found[-1] if found[-1] in reply.parts else None
        drawn = _sections(reply.summary)
        for place, part in enumerate(reply.parts):
            drawn.extend(self.part(part))
            if self._menu is not None and self._offered and not lists(reply.parts[place + 1 :]):
                drawn.append(self._choosing(self._menu.said))
        return drawn

    def _choosing(self, said: str) -> Block:
        """One menu for the rows above, beside the button for the rest of the last list."""
        elements: list[Block] = [menu(said, self._offered, f"m{next(self._numbers)}")]
        more = self._more(self._beside) if self._beside else {}
        self._offered = []
        return {"type": "actions", "elements": [*elements, *([more] if more else [])]}

    def _more(self, items: Items) -> Block:
        """The button for the rows that are not shown, which says how many there are."""
        hidden = max(items.total, len(items.rows)) - len(items.rows[: self._rows])
        if items.more is None or not hidden:
            return {}
        return self._button(items.more, door.further(hidden))

    def part(self, part: Part) -> list[Block]:
        """The blocks of one part."""
        match part:
            case Text(text=text, subtle=True):
                return [{"type": "context", "elements": [piece]} for piece in plains(text, limits.CONTEXT)]
            case Text(text=text):
                return _sections(text)
            case Facts(pairs=pairs):
                return _facts(pairs)
            case Items():
                return self._items(part)
            case Buttons(buttons=buttons):
                drawn = [button for each in buttons if (button := self._button(each))]
                return [
                    {"type": "actions", "elements": drawn[at : at + limits.ACTIONS]}
                    for at in range(0, len(drawn), limits.ACTIONS)
                ]
            case Section(heading=heading, parts=parts):
                return [*_heading(heading), *(block for inner in parts for block in self.part(inner))]
            case File(name=name):
                return [{"type": "context", "elements": [plain(door.file_follows(name))]}]
            case _:
                assert_never(part)

    def _items(self, items: Items) -> list[Block]:
        """A row with a button takes a block, notes beneath; rows without one share blocks, a line each."""
        drawn: list[Block] = []
        shared: list[str] = []
        shown = items.rows[: self._rows]
        options = next(self._options, None)
        if options is not None:
            self._offered += [option for option in options[: self._rows] if option is not None]
        for row in shown:
            if row.button is None or options is not None:
                shared.append(_row(row, " · "))
                continue
            drawn += _lines(shared)
            shared = []
            first, *further = _sections(_row(row, "\n"))
            drawn += [{**first, **_beside(self._button(row.button, number=row.number))}, *further]
        drawn += _lines(shared)
        hidden = max(items.total, len(items.rows)) - len(shown)
        if items is self._beside and items.more is not None and hidden > 0:
            return drawn  # told by the button beside the menu
        more = self._button(items.more) if items.more is not None else {}
        if hidden > 0:
            drawn.append({**_section(door.further(hidden)), **_beside(more)})
        elif more:
            drawn.append({"type": "actions", "elements": [more]})
        return drawn

    def _button(self, button: Button, says: str = "", number: str = "") -> Block:
        """The button, which says its own label or something else; `{}` when it carries more than Slack allows."""
        value = button_value(button)
        if not value:
            _LOG.warning("button %r carries too much and was left out", button.command)
            return {}
        drawn: Block = {
            "type": "button",
            "action_id": f"b{next(self._numbers)}",
            "text": label(says or button.label, limits.BUTTON_LABEL),
            "value": value,
        }
        if button.style != "plain":
            drawn["style"] = button.style
        if number:
            told = door.describing(button.label, number)
            drawn["accessibility_label"] = escaped(shortened(told, limits.ACCESSIBILITY_LABEL))
        return drawn


def _lines(shared: Sequence[str]) -> list[Block]:
    return _sections("\n".join(shared)) if shared else []


def _beside(button: Block) -> Block:
    return {"accessory": button} if button else {}


def _row(row: Item, between: str) -> str:
    """Number, title and notes; `between` stands before the notes."""
    title = f"{row.number} · {row.title}" if row.number else row.title
    return f"{title}{between}{row.notes}" if row.notes else or_nothing(title)


def _heading(heading: str) -> list[Block]:
    """A bold line: a header block takes half as much room again, and a digest is to fit on a phone."""
    words = or_nothing(" ".join(heading.split()))
    return [{"type": "section", "text": _bold(piece)} for piece in pieces(words, limits.FIELD - 2)]


def _facts(pairs: Sequence[tuple[str, str]]) -> list[Block]:
    """Label and value beside one another, under one another on a phone. A long value gets blocks of its own."""
    drawn: list[Block] = []
    fields: list[Block] = []
    for words, value in pairs:
        texts = plains(value, limits.FIELD)
        if len(texts) == 1:
            fields += [_bold(words), texts[0]]
        if fields and (len(texts) > 1 or len(fields) == limits.FIELDS):
            drawn.append({"type": "section", "fields": fields})
            fields = []
        if len(texts) > 1:
            drawn.append({"type": "section", "text": _bold(words)})
            drawn += _sections(value)
    if fields:
        drawn.append({"type": "section", "fields": fields})
    return drawn


@lru_cache(maxsize=256)
def _bold(words: str) -> Block:
    """A heading or a label of facts: bold, when nothing in it could be markup. Only here is Slack's markup used.

    The same few stand in answer after answer.
    """
    text = shortened(or_nothing(words), limits.FIELD - 2)
    if not _MARKUP.isdisjoint(text):
        return plain(text)
    return {"type": "mrkdwn", "text": f"*{escaped(text)}*", "verbatim": True}
