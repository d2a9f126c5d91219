"""Long lists on a phone: rows of which each has a button become lines, with one menu beneath instead of all buttons.

A row with a button takes a block of its own and a third of the width; ten of them are longer than a screen.
"""

from collections.abc import Sequence
from typing import Final

from bot.most_rows import lists
from bot.payload import packed
from bot.slack import limits
from bot.slack.plain import or_nothing, plain, shortened
from commands import door
from commands.reply import Button, Item, Part

FEW: Final = 4
"""As many rows keep their own buttons."""


def in_a_menu(parts: Sequence[Part]) -> tuple[Item, ...]:
    """The rows of a reply whose buttons go in a menu: all of them or none, and only what has the same button."""
    rows = tuple(row for items in lists(parts) for row in items.rows if row.button is not None)
    labels = {row.button.label for row in rows if row.button is not None}
    fit = all(row.number and row.button is not None and option_value(row.button) for row in rows)
    return rows if FEW < len(rows) <= limits.OPTIONS and len(labels) == 1 and fit else ()


def option_value(button: Button) -> str:
    """What an option of a menu carries, "" when it is more than Slack allows."""
    return packed({"c": button.command, "a": button.args, "o": button.once}, limits.OPTION_VALUE)


def menu(rows: Sequence[Item], action_id: str) -> dict[str, object]:
    """The menu for these rows: choosing one is pressing its button."""
    label = next(row.button.label for row in rows if row.button is not None)
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(shortened(door.which_one(label), limits.OPTION_LABEL)),
        "options": [
            {
                "text": plain(shortened(or_nothing(f"{row.number} · {row.title}"), limits.OPTION_LABEL)),
                "value": option_value(row.button),
            }
            for row in rows
            if row.button is not None
        ],
    }
