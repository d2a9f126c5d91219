"""What is said behind an order that closes a point can make it no order: "6 vervalt niet", "9 klaar voor 1 mei"."""

import re
from datetime import timedelta

from commands.command import Context
from commands.dates import read_date
from commands.words import owners as who
from commands.words.next_meeting import next_meeting

_CLOSING = ("actie klaar", "actie vervalt", "actie wordt")
NOT_SO = re.compile(r"^(?:(?:nog|toch|zeker)\s+)*niet[\s.!]*$", re.IGNORECASE)
_OF_WHOM = re.compile(r"^(?:bij|van)\s+(?P<who>.+?)[\s.!]*$", re.IGNORECASE)
_DONE_TO = re.compile(
    r"^(?:\w{0,5}ge\w+(?:d|t|en)|(?:be|ver|her|ont)\w+(?:d|t)|besproken|niet|niks|nog)\b", re.IGNORECASE
)
_LONG_AFTER = timedelta(days=240)  # "gesloten 24 nov" of this November is read as next year's
_INFINITIVE = re.compile(r"\w+en\b", re.IGNORECASE)


def still_closes(command: str, slots: dict[str, str], said: str, ctx: Context) -> bool:
    """Whether the words behind such an order leave it one; True for any other order. `slots` are those of its rule."""
    if command not in _CLOSING:
        return True
    behind = slots.get("text", slots.get("note", "")).strip()
    if command == "actie wordt":
        front = said[: said.find(behind)].casefold()
        return "wordt" not in front or "vervolgd" in front or ":" in front or _is_work(behind)
    if behind.startswith("?") or (command == "actie klaar" and is_still_to_come(behind, ctx)):
        return False
    of_whom = _OF_WHOM.match(behind) if command == "actie vervalt" else None
    return not NOT_SO.match(behind) and not (of_whom and who.known(of_whom["who"], ctx.directory, ctx.member))


def is_still_to_come(words: str, ctx: Context) -> bool:
    """Whether these words are a day that is still to come, or z.s.m.: "12 afronden voor 1 mei" is a deadline."""
    reading = read_date(words, ctx.now, next_meeting(ctx)) if words else None
    if reading is None or reading.rest.strip(" .,!"):
        return False
    if reading.date is None:
        return reading.vague
    return timedelta(0) < reading.date - ctx.now.date() < _LONG_AFTER


def _is_work(text: str) -> bool:
    """Whether "9 wordt …" names a new point: more than a word, and not what is done to the old one."""
    words = text.split()
    return len(words) > 1 and not (_DONE_TO.match(text) and not _INFINITIVE.fullmatch(words[-1].strip(".,!")))
