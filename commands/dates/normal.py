"""Brings a line into the normal form the parsers read, keeping for every code where it was typed.

The normal form is a string of codes, each followed by a blank: "Uiterlijk vr 2 juni" becomes "uiterlijk d4 2 M06 ".
Most words mean the same wherever they stand and are looked up; only for the others is the line taken token by token.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from commands.dates.spelling import corrected_month
from commands.dates.tokens import LETTER, TOKEN, code_of, month_follows, token_code
from commands.dates.words import DOTTED, LINKING, PHRASE_OPENERS, PHRASE_WORDS, PHRASES, TITLES

_PHRASE = re.compile(rf"(?:{'|'.join(pattern for pattern, _ in PHRASES)})(?!\w)")
_ALONE = re.compile(
    rf"""(?P<front>[("“„\[]{{0,4}})
    (?P<word>(?P<first>{LETTER}{{2,40}})(?:['’‘`-]{LETTER}{{1,40}}){{0,5}})?
    (?P<behind>[,;:.!?()\[\]”"…•=–—*-]{{0,8}})""",
    re.VERBOSE,
)
"""Short enough to be kept by the thousand."""
_NEVER_ALONE = PHRASE_WORDS | frozenset(("eur", "euro"))
_NUMBERS = frozenset(("bare", "short", "dotted", "number", "ordinal", "clock"))
_UNKNOWN = ("_",)
_COUNTED = ("#",)
_GO_ON = frozenset((("en",), ("of",), ("nr",), ("tm",)))
_OF_NAMES = frozenset((("van",), ("de",), ("van", "de")))
_OF_MONTHS = frozenset(("eind", "begin", "mid"))


class Line(NamedTuple):
    """A line in normal form; code number i stands at `at[i]` in `normal` and was typed at `begin[i]:finish[i]`.

    The last of `at` is the length of `normal`.
    """

    text: str
    normal: str
    codes: list[str]
    at: list[int]
    begin: list[int]
    finish: list[int]

    def typed(self, number: int) -> str:
        """The word of this code as it was typed, in small letters."""
        return self.text[self.begin[number] : self.finish[number]].lower()


@lru_cache(maxsize=1024)
def may_be_date(piece: str) -> bool:
    """True when a piece between blanks can be more than a linking word: the cheap test before anything else."""
    if any(map(str.isdigit, piece)) or _VAGUE.search(piece) is not None:
        return True
    if piece.isalpha():
        return _is_date_word(piece)
    return (
        _SIGNS.search(piece) is not None
        or any(map(_is_date_word, re.findall(rf"{LETTER}+", piece)))
        or _is_date_word(piece)
    )


def _is_date_word(word: str) -> bool:
    code = code_of(word)
    return code not in LINKING and code not in ("_", "#")


_SIGNS = re.compile(r"(?i)z\.\s?s\.|t\.z\.|n\.t\.|n\.n\.|^['’‘`]?s$|t\.b\.d")
_VAGUE = re.compile(r"(?i)\btermijn|\bmogelijk|\bbepalen|\bdagen\b|\btijd\b|\bkeer\b")


def worth_reading(text: str) -> bool:
    """False for a line without a digit, date word or abbreviation of one: it cannot hold a date."""
    return any(map(may_be_date, text.split()))


class _Alone(NamedTuple):
    """A piece between blanks that reads the same whatever stands around it: at most one word, and marks.

    opens: how the next word begins when an expression of several words begins here.
    quiet: the codes, and where they stand in the piece, of one that says nothing about the next.
    """

    front: str
    word: str
    codes: tuple[str, ...]
    length: int
    behind: str
    opens: tuple[str, ...]
    quiet: tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=1024)
def _alone(piece: str) -> _Alone | None:
    """What a lower-case piece is by itself; None when that depends on what stands around it."""
    found = _ALONE.fullmatch(piece)
    if found is None or found["first"] in _NEVER_ALONE:
        return None
    word, behind = found["word"] or "", found["behind"]
    length = len(word)
    if word in DOTTED and behind.startswith("."):
        length, behind = length + 1, behind[1:]
    codes = tuple(code_of(word).split()) if word else ()
    opens = PHRASE_OPENERS.get(word, ()) if not behind else ()
    alone = _Alone(found["front"], word, codes, length, behind, opens, ())
    by_itself = _Codes(piece, piece)
    by_itself.piece(alone, 0)
    if by_itself.alert:
        return alone
    return alone._replace(quiet=tuple(zip(by_itself.codes, by_itself.begin, by_itself.finish, strict=True)))


class _Codes:
    """The codes of a line as they are written down, from left to right.

    While `alert` is not set, what was written says nothing about the next word or number.
    """

    __slots__ = ("alert", "begin", "codes", "counted", "finish", "small", "text", "titled")

    def __init__(self, text: str, small: str) -> None:
        self.text, self.small = text, small
        self.codes: list[str] = []
        self.begin: list[int] = []
        self.finish: list[int] = []
        self.counted = False
        self.titled = 0
        self.alert = False

    def piece(self, alone: _Alone, start: int) -> None:
        """A piece that needed no look at what stands around it."""
        start = self._marks(alone.front, start)
        if alone.word:
            end = start + alone.length
            self._word(alone.word, alone.codes, start, end)
            start = end
        self._marks(alone.behind, start)
        self._listen()

    def is_phrase(self, alone: _Alone, start: int, end: int) -> bool:
        """Whether a fixed expression of several words begins with this piece."""
        goes_on = self.small.startswith(alone.opens, end + 1) or self.small[end + 1 : end + 2].isspace()
        return goes_on and _PHRASE.match(self.small, start + len(alone.front)) is not None

    def tokens(self, start: int, upto: int) -> int:
        """Token by token from `start` until nothing begins before `upto`, and where the last one ends."""
        for found in TOKEN.finditer(self.small, start):
            self._token(found)
            start = found.end()
            if start >= upto:
                break
        return start

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
            code = token_code(found, kind)
            if self.counted and kind in _NUMBERS and not month_follows(self.small, end):
                code = "@"
            else:
                self.counted = False
            self.titled = 0
            for part in code.split():
                self._add(part, start, end)
        self._listen()

    def _listen(self) -> None:
        last = self.codes[-1]
        self.alert = bool(self.counted or self.titled or last in _OF_MONTHS or last[0].isdigit())

    def _is_dotted(self, at: int) -> bool:
        """Whether a full stop here belongs to the abbreviation before it."""
        if not self.finish or self.finish[-1] != at or self.codes[-1] in ("@", ")"):
            return False
        return self.small[self.begin[-1] : at] in DOTTED

    def _word(self, word: str, codes: tuple[str, ...], start: int, end: int) -> None:
        """A word: behind a title ("mevrouw De Wit") a name, behind a number perhaps a month with a slip in it."""
        if codes == _UNKNOWN and self.codes and (self.codes[-1] in _OF_MONTHS or self.codes[-1][0].isdigit()):
            codes = (corrected_month(word) or "_",)
        if self.titled:
            of_name = codes in _OF_NAMES
            if of_name or self.text[start].isupper():
                self.titled -= not of_name
                codes = _UNKNOWN
            else:
                self.titled = 0
        if word.rstrip(".") in TITLES:
            self.titled = 2
        self.counted = codes == _COUNTED or (self.counted and codes in _GO_ON)
        for code in codes:
            self._add(code, start, end)

    def _marks(self, signs: str, start: int) -> int:
        """Marks one after another, and where they end."""
        for sign in signs:
            self.counted = self.counted and sign in "-,–/.:"
            self._add(sign, start, start + 1)
            start += 1
        return start

    def _add(self, code: str, start: int, end: int) -> None:
        self.codes.append(code)
        self.begin.append(start)
        self.finish.append(end)


def normalise(text: str) -> Line:
    """The normal form of a line; never fails."""
    small = _lowered(text)
    line = _Codes(text, small)
    codes, begin, finish = line.codes, line.begin, line.finish
    read = at = 0
    for piece in small.split():
        start = small.find(piece, at)
        at = start + len(piece)
        alone = _alone(piece) if start >= read else None
        if alone is None or (alone.opens and line.is_phrase(alone, start, at)):
            if at > read:
                read = line.tokens(max(start, read), at)
        elif line.alert or not alone.quiet:
            line.piece(alone, start)
        else:
            for code, first, last in alone.quiet:
                codes.append(code)
                begin.append(start + first)
                finish.append(start + last)
    spaced = [code + " " for code in codes]
    return Line(text, "".join(spaced), codes, [0, *accumulate(map(len, spaced))], begin, finish)


def _lowered(text: str) -> str:
    """The text in small letters at the same offsets; the few letters that would become two stay as they are."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join([low if len(low := sign.lower()) == 1 else sign for sign in text])
    )
