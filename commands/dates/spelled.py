"""Spells out one piece of a line, which stands between blanks, in the codes of the normal form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from commands.dates.spelling import corrected_month
from commands.dates.tokens import TOKEN, code_of, month_follows, token_code
from commands.dates.words import DOTTED, TITLES

_NUMBERS = frozenset(("short", "dotted", "number", "ordinal", "clock"))
_UNKNOWN = ("_",)
_COUNTED = ("#",)
_GO_ON = frozenset((("en",), ("of",), ("nr",), ("tm",)))
_OF_NAMES = frozenset((("van",), ("de",), ("van", "de")))
_BEHIND_NAMES = frozenset((("voor",), ("uiterlijk",), ("tot",)))
"""These are no part of a name, though all of the line is in capitals."""
_OF_MONTHS = frozenset(("eind", "begin", "mid"))

Places = tuple[tuple[int, int], ...]
"""Where the codes of a piece between blanks begin and end, counted from where the piece begins."""


class Said(NamedTuple):
    """What was written so far says about the piece that follows.

    counted: a thing with a number ("actiepunt") came last, so that a number is no date. titled: so many words more can
    be a name. dated: a number or a word like "eind" came last, so that a word can be a month with a slip in it.
    read: how far the last token went into the next pieces; 0 when it ended in its own.
    """

    counted: bool = False
    titled: int = 0
    dated: bool = False
    read: int = 0


NOTHING = Said()
DATED = Said(dated=True)


class Parts(NamedTuple):
    """A piece that is at most one word, with marks before and behind it; `length` is that of the word as typed."""

    front: str = ""
    word: str = ""
    codes: tuple[str, ...] = ()
    length: int = 0
    behind: str = ""


_NO_PARTS = Parts()


@dataclass(slots=True)
class Piece:
    """What a piece between blanks became: its codes, where they stand in it, and what it says about the next.

    opens: how the next piece begins when an expression of several words can begin here.
    parts: of a piece that reads the same whatever stands behind it. firm: of one that does so behind a number too.
    """

    form: str
    places: Places
    says: Said | None
    opens: tuple[str, ...] = ()
    parts: Parts = _NO_PARTS
    firm: bool = False


class Spelled:
    """The codes of one piece as they are written down, from left to right."""

    __slots__ = ("begin", "codes", "counted", "dated", "finish", "small", "start", "text", "titled")

    def __init__(self, text: str, small: str, start: int, said: Said) -> None:
        self.text, self.small, self.start = text, small, start
        self.counted, self.titled, self.dated, _ = said
        self.codes: list[str] = []
        self.begin: list[int] = []
        self.finish: list[int] = []

    def parts(self, parts: Parts) -> Piece:
        """A piece that needs no look at what stands behind it."""
        self._marks(parts.front, self.start)
        at = self.start + len(parts.front)
        if parts.word:
            self._word(parts.word, parts.codes, at, at + parts.length)
        self._marks(parts.behind, at + parts.length)
        return self._piece(0)

    def tokens(self, start: int, upto: int) -> Piece:
        """Token by token from `start` until nothing more begins before `upto`."""
        for found in TOKEN.finditer(self.small, start) if start < upto else ():
            self._token(found)
            start = found.end()
            if start >= upto:
                break
        return self._piece(start if start > upto else 0)

    def _piece(self, read: int) -> Piece:
        places = [(at - self.start, end - self.start) for at, end in zip(self.begin, self.finish, strict=True)]
        says = Said(self.counted, self.titled, self.dated, read)
        return Piece("".join([f"{code} " for code in self.codes]), tuple(places), says if says != NOTHING else None)

    def _token(self, found: re.Match[str]) -> None:
        kind = found.lastgroup or ""
        start, end = found.span()
        if kind == "word":
            word = found[0]
            self._word(word, tuple(code_of(word).split()), start, end)
        elif kind == "mark":
            if found[0] == "." and self._is_dotted(start):
                self.finish[-1] = end
            else:
                self._marks(found[0], start)
        else:
            self.counted = self.counted and kind in _NUMBERS and not month_follows(self.small, end)
            self.titled = 0
            for part in ("@",) if self.counted else token_code(found, kind).split():
                self._add(part, start, end)

    def _is_dotted(self, at: int) -> bool:
        """Whether a full stop here belongs to the abbreviation before it."""
        if not self.finish or self.finish[-1] != at or self.codes[-1] in ("@", ")"):
            return False
        return self.small[self.begin[-1] : at] in DOTTED

    def _word(self, word: str, codes: tuple[str, ...], start: int, end: int) -> None:
        """A word: behind a title ("mevrouw De Wit") a name, behind a number perhaps a month with a slip in it."""
        if codes == _UNKNOWN and self.dated:
            codes = (corrected_month(word) or "_",)
        if self.titled:
            of_name = codes in _OF_NAMES
            if of_name or (self.text[start].isupper() and codes not in _BEHIND_NAMES):
                self.titled -= not of_name
                codes = _UNKNOWN
            else:
                self.titled = 0
        if word.rstrip(".") in TITLES:
            self.titled = 2
        self.counted = codes == _COUNTED or (self.counted and codes in _GO_ON)
        for code in codes:
            self._add(code, start, end)

    def _marks(self, signs: str, start: int) -> None:
        """Marks one after another."""
        for at, sign in enumerate(signs, start):
            self.counted = self.counted and sign in "-,–/.:"
            self._add(sign, at, at + 1)

    def _add(self, code: str, start: int, end: int) -> None:
        self.codes.append(code)
        self.begin.append(start)
        self.finish.append(end)
        self.dated = code in _OF_MONTHS or code[0].isdigit()
