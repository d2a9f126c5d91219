"""What a list that holds nothing gives instead: the word that was meant, what is closed already, a new point."""

import re
from dataclasses import replace

from commands.actions.wanted import searched
from commands.ask.nearest import in_form
from commands.command import Context
from commands.reply import Button, Buttons
from commands.words.typos import mended
from storage.actions import Wanted
from storage.values import Owner

_LOOKED_AT = 1000  # points whose words may have been meant
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROOT = re.compile(r"^/?(?:actie\s+)?", re.IGNORECASE)


def meant(words: str, ctx: Context) -> str:
    """The words of a list with the slips in what it searches for mended; empty when no point has a word like it.

    A blank in the wrong place is a slip as well: "tel aat".
    """
    unknown = searched(words, ctx)
    if len(unknown) == 2:
        glued = words.replace(" ".join(unknown), "".join(unknown))
        if glued != words and not searched(glued, ctx):
            return glued
    points = ctx.store.actions.listed(Wanted(status="alle"), limit=_LOOKED_AT)
    written = {word.casefold() for point in points for word in _WORD.findall(point.text)}
    better = words
    for word in unknown:
        better = better.replace(word, mended(word, written))
    return better if better != words else ""


def owned_outside(words: str, ctx: Context) -> Owner | None:
    """Who goes by the words that a list searches for and has open points, without an account or a party."""
    owner = Owner(" ".join(searched(words, ctx)))
    return owner if owner.name and ctx.store.actions.count(Wanted(any_labels=(owner.label,))) else None


def offers(wanted: Wanted, words: str, ctx: Context) -> Buttons:
    """The closed points that do fit, a new point where a text with a day may have been meant, and the whole list."""
    press = [Button(label="Alle open punten", command="actie lijst")]
    if wanted.numbers and wanted.due_to:
        press.insert(0, in_form("actie nieuw", _ROOT.sub("", ctx.request.text) or words))
    if wanted.status == "open" and ctx.store.actions.count(replace(wanted, status="gesloten")):
        press.insert(0, Button(label="Wel gesloten", command="actie lijst", args={"words": f"gesloten {words}"}))
    return Buttons(buttons=tuple(press))
