"""Long lists on a phone: rows of which each has a button become lines, with one menu beneath instead of all buttons.

A row with a button takes a block of its own and a third of the width; ten of them are longer than a screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.payload import packed
from bot.slack import limits
from bot.slack.plain import label
from commands import door
from commands.reply import Button, Item, Items

FEW: Final = 4
"""As many rows keep their own buttons."""

Option: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Menu:
    """What the button of every row says, and for every list, in the order of reading, the options of its rows.

    A row without a button has None.
    """

    said: str
    options: Sequence[Sequence[Option | None]]


def in_a_menu(found: Sequence[Items]) -> Menu | None:
    """The menu for the rows of these lists: for all of them or none, and only for what has the same button."""
    labels = [row.button.label for items in found for row in items.rows if row.button is not None]
    if not FEW < len(labels) <= limits.OPTIONS or labels.count(labels[0]) < len(labels):
        return None
    options = [[_option(row, row.button) if row.button is not None else None for row in items.rows] for items in found]
    return None if any({} in each for each in options) else Menu(labels[0], options)


def menu(said: str, options: Sequence[Option], action_id: str) -> dict[str, object]:
    """The menu with these options: choosing one is pressing its button, which says `said`."""
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": label(door.which_one(said), limits.OPTION_LABEL),
        "options": options,
    }


def _option(row: Item, button: Button) -> Option:
    """The row's button as an option, `{}` when it carries more than Slack allows or has no number to tell it by."""
    value = packed({"c": button.command, "a": button.args, "o": button.once}, limits.OPTION_VALUE)
    if not value or not row.number:
        return {}
    return {"text": label(f"{row.number} · {row.title}", limits.OPTION_LABEL), "value": value}
