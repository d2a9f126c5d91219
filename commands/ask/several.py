"""Several orders in one sentence: "12 klaar, 4 naar lwv en zet 10 op 1 juni"."""

import re

from commands.ask.meaning import Understood
from commands.ask.orders import SHOWS, order
from commands.command import Context
from commands.rooms import BY_NAME
from commands.signals.words import understand_signal
from commands.words.numerals import take_numbers

_BETWEEN = re.compile(
    r"(?<=klaar)\s+(?=\d{1,6}\s+(?:ook\s+)?klaar\b)|\s+(?=(?:#|s\s?)?\d{1,6}\s+ook[\s.!]*$)|\s*(?:;|\n+|\.\s+|,?\s+en\s+(?:dan\s+|ook\s+)?|,\s*(?:dan\s+|daarna\s+)?|\s+dan\s+|\s+daarna\s+)(?=\S)",
    re.I,
)
_ALSO = re.compile(
    r"^(?P<signal>s\s?)?(?P<numbers>(?:punt\s+|nr\.?\s+|nummer\s+)?#?\d{1,6})\s+"
    r"(?:ook|idem|eveneens|net\s+zo|hetzelfde)[\s.!]*$",
    re.I,
)
_MOST = 10  # pieces looked at
_A_SIGNAL = re.compile(r"(?<!\w)s\s?\d", re.I)
_ROOTED = re.compile(r"signaal\s+#?\d", re.I)
_NOTES = ("actie notitie", "signaal notitie")


def several(said: str, ctx: Context) -> tuple[Understood, ...]:
    """The orders of a sentence that holds two or more, each a whole order by itself; else none.

    Every piece must belong to an order, so that nothing of the sentence is lost; what follows a note is the note.
    """
    places = [0, *(found.end() for found in _BETWEEN.finditer(said)), len(said)]
    ends = [*(found.start() for found in _BETWEEN.finditer(said)), len(said)]
    if not 3 <= len(places) <= _MOST + 2:
        return ()
    pieces = len(ends)
    rooted = _ROOTED.match(said) is not None
    begun = rooted or _A_SIGNAL.match(said) is not None
    kept: dict[tuple[int, int], tuple[Understood, ...]] = {}

    def orders_of(first: int, last: int) -> tuple[Understood, ...]:
        if (first, last) not in kept:
            piece = said[places[first] : ends[last]].strip()
            meant = _on_signal(piece, begun, rooted) or order(piece, ctx)
            kept[first, last] = () if not meant or meant[0].command in SHOWS else meant
        return kept[first, last]

    def read(first: int, before: tuple[Understood, ...]) -> list[tuple[Understood, ...]] | None:
        """The finest division from this piece on into orders; `before` is the order in front of it."""
        if first == pieces:
            return []
        if before and (also := _ALSO.match(said[places[first] : ends[first]].strip())):
            meant = _for(also["numbers"], before, is_signal=bool(also["signal"]))
            if meant and (rest := read(first + 1, meant)) is not None:
                return [meant, *rest]
        for last in range(first, pieces):
            meant = orders_of(first, last)
            if meant and meant[0].command in _NOTES and last < pieces - 1:
                continue
            if meant and (rest := read(last + 1, meant)) is not None:
                return [meant, *rest]
        return None

    found = read(0, ())
    if not found or len(found) < 2:
        return ()
    whole = orders_of(0, pieces - 1)
    if whole and len(whole) == 1 and _numbers(whole) == [number for meant in found for number in _numbers(meant)]:
        return whole
    return tuple(one for meant in found for one in meant)


def _on_signal(piece: str, begun: bool, rooted: bool) -> tuple[Understood, ...]:
    """The order on a signal that this piece is; none when it names none by its letter, in a sentence that does not
    begin with one. `rooted`: with the word itself, behind which a bare number is a signal's."""
    if rooted and piece[:1].isdigit():
        piece = f"signaal {piece}"
    found = understand_signal(piece) if begun or _A_SIGNAL.search(piece) else None
    return (Understood(*found),) if found and found[0] != "signaal nieuw" and BY_NAME[found[0]].changes else ()


def _numbers(meant: tuple[Understood, ...]) -> list[int]:
    return [number for one in meant for number in take_numbers(one.values.get("number") or one.line)[0]]


def _for(words: str, before: tuple[Understood, ...], *, is_signal: bool) -> tuple[Understood, ...]:
    """The same order on other points ("en 13 ook"), or on a signal what comes to the same ("1 klaar, S3 ook")."""
    numbers, _ = take_numbers(words)
    first = before[0]
    if is_signal and not first.command.startswith("signaal "):
        done = first.command == "actie klaar"
        return tuple(Understood("signaal status", f"{number} afgehandeld") for number in numbers if done)
    if "number" in first.values:
        return tuple(Understood(first.command, first.line, {**first.values, "number": str(n)}) for n in numbers)
    _, behind = take_numbers(first.line)
    return tuple(Understood(first.command, f"{number}: {behind}") for number in numbers)
