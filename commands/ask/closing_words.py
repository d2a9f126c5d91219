"""What is said behind an order that closes a point can make it no order: "6 vervalt niet", "9 wordt lastig"."""

import re

from commands.command import Context
from commands.words import owners as who

_CLOSING = ("actie klaar", "actie vervalt", "actie wordt")
NOT_SO = re.compile(r"^(?:(?:nog|toch|zeker)\s+)*niet[\s.!]*$", re.IGNORECASE)
_OF_WHOM = re.compile(r"^(?:bij|van)\s+(?P<who>.+?)[\s.!]*$", re.IGNORECASE)
_DONE_TO = re.compile(
    r"^(?:\w{0,5}ge\w+(?:d|t|en)|(?:be|ver|her|ont)\w+(?:d|t)|besproken|niet|niks|nog)\b", re.IGNORECASE
)
_INFINITIVE = re.compile(r"\w+en\b", re.IGNORECASE)


def still_closes(command: str, slots: dict[str, str], said: str, ctx: Context) -> bool:
    """Whether the words behind such an order leave it one; True for any other order. `slots` are those of its rule."""
    if command not in _CLOSING:
        return True
    behind = slots.get("text", slots.get("note", "")).strip()
    if command == "actie wordt":
        front = said[: said.find(behind)].casefold()
        return "wordt" not in front or "vervolgd" in front or ":" in front or _is_work(behind)
    of_whom = _OF_WHOM.match(behind) if command == "actie vervalt" else None
    return not NOT_SO.match(behind) and not (of_whom and who.known(of_whom["who"], ctx.directory, ctx.member))


def _is_work(text: str) -> bool:
    """Whether "9 wordt …" names a new point: more than a word, and not what is done to the old one."""
    words = text.split()
    return len(words) > 1 and not (_DONE_TO.match(text) and not _INFINITIVE.fullmatch(words[-1].strip(".,!")))
