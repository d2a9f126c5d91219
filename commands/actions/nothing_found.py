"""What a list that holds nothing gives instead: the word that was meant, what is closed already, a new point."""

import re
from dataclasses import replace

from commands.actions.listed_day import without_day
from commands.actions.names import bare_name
from commands.actions.wanted import names_known, searched, wanted_of
from commands.ask.nearest import in_form
from commands.command import Context
from commands.reply import Button, Buttons
from commands.words.typos import mended
from storage.actions import WITHOUT_DAY, Wanted
from storage.values import Owner

_LOOKED_AT = 1000  # points whose words may have been meant
_WORD = re.compile(r"[^\W\d_]{4,}")
_SOUGHT = re.compile(r"\b(?:zoeken|zoek|over|inzake|betreffende|met)\s*:?$", re.IGNORECASE)
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


def wider(wanted: Wanted, words: str, ctx: Context) -> tuple[str, str]:
    """The words of a list that does hold something where this one is empty, and how it differs; "", "" for none.

    First without the words that no point holds ("midden graag"), then a name looked for in the texts, and then what
    has no day ("voor de volgende vergadering").
    """
    unknown = searched(words, ctx)
    tried: list[tuple[str, str]] = []
    if unknown:
        tried.append((_without(unknown, words), f"Zonder “{' '.join(unknown)}”"))
    elif wanted.any_labels and names_known(words, ctx):
        tried.append((f"zoek {bare_name(words)}", "Wel in de tekst"))
    if wanted.due_to and wanted.due_to != WITHOUT_DAY:
        tried.append((without_day(words, ctx), "Wel"))
    for other, how in tried:
        sought, said = wanted_of(other, ctx)
        if said and ctx.store.actions.count(sought):
            return other, how
    return "", ""


def _without(unknown: tuple[str, ...], words: str) -> str:
    for word in unknown:
        words = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", words, count=1, flags=re.IGNORECASE)
    return _SOUGHT.sub("", words.strip())


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
