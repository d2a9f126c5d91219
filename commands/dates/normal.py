"""Brings a line into the normal form the parsers read, keeping for every code where it was typed.

The normal form is a string of codes, each followed by a blank: "Uiterlijk vr 2 juni" becomes "uiterlijk d4 2 M06 ".
Most words mean the same wherever they stand and are looked up; only for the others is the line taken token by token.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from commands.dates.spelled import DATED, NOTHING, Parts, Piece, Places, Said, Spelled
from commands.dates.spelling import corrected_month
from commands.dates.tokens import LETTER, bare_number, code_of
from commands.dates.words import DOTTED, LINKING, PHRASE_OPENERS, PHRASE_WORDS, PHRASES

_PHRASE = re.compile(rf"(?:{'|'.join(pattern for pattern, _ in PHRASES)})(?!\w)")
_ALONE = re.compile(
    rf"""(?P<front>[("“„\[]{{0,4}})
    (?P<word>(?P<first>{LETTER}{{2,40}})(?:['’‘`-]{LETTER}{{1,40}}){{0,5}})?
    (?P<behind>[,;:.!?()\[\]”"…•=–—*-]{{0,8}})""",
    re.VERBOSE,
)
"""Short enough to be kept by the thousand."""
_NEVER_ALONE = PHRASE_WORDS | frozenset(("eur", "euro"))


@dataclass(slots=True)
class Line:
    """A line in normal form: its codes, each with a blank behind it, and the places of each piece of the text.

    starts: where each piece begins. upto: how many codes there are up to and including each piece.
    """

    text: str
    normal: str
    codes: list[str]
    places: list[Places]
    starts: list[int]
    upto: list[int]

    def at(self, number: int) -> int:
        """Where this code stands in `normal`."""
        return len(" ".join([*self.codes[:number], ""]))

    def place(self, number: int) -> tuple[int, int]:
        """Where this code was typed in `text`: begin and end."""
        piece = bisect_right(self.upto, number)
        begin, end = self.places[piece][number - self.upto[piece]]
        start = self.starts[piece]
        return start + begin, start + end

    def typed(self, number: int) -> str:
        """The word of this code as it was typed, in small letters."""
        return self.text[slice(*self.place(number))].lower()


@lru_cache(maxsize=1024)
def _may_be_date(piece: str) -> bool:
    """True when a piece between blanks without digits can be more than a linking word."""
    if _VAGUE.search(piece) is not None:
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


_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"(?i)z\.\s?s\.|t\.z\.|n\.t\.|n\.n\.|^['’‘`]?s$|t\.b\.d")
_VAGUE = re.compile(
    r"(?i)\btermijn|\bmogelijk|\bbepalen|\bdagen\b|\btijd\b|\bkeer\b|\boud\b|\bbusiness\b|\bhaast\b|\bspoed\b"
)


def worth_reading(text: str) -> bool:
    """False for a line without a digit, date word or abbreviation of one: it cannot hold a date."""
    return _DIGIT.search(text) is not None or any(map(_may_be_date, text.split()))


@lru_cache(maxsize=1024)
def _alone(piece: str) -> Piece | None:
    """What a lower-case piece is when nothing was said before; None when that depends on what stands around it."""
    found = _ALONE.fullmatch(piece)
    if found is None or found["first"] in _NEVER_ALONE:
        return None
    word, behind = found["word"] or "", found["behind"]
    length = len(word)
    if word in DOTTED and behind.startswith("."):
        length, behind = length + 1, behind[1:]
    codes = tuple(code_of(word).split()) if word else ()
    parts = Parts(found["front"], word, codes, length, behind)
    opens = PHRASE_OPENERS.get(word, ()) if not behind else ()
    spelled = Spelled(piece, piece, 0, NOTHING).parts(parts)
    return replace(spelled, opens=opens, parts=parts, firm=not spelled.form.startswith("_ "))


class _Pieces:
    """The pieces of a line. Most are what they are by themselves; only the others are looked at in the line."""

    __slots__ = ("small", "text", "typed")

    def __init__(self, text: str) -> None:
        self.text, self.small = text, _lowered(text)
        self.typed = self.small.split()

    def line(self) -> Line:
        """The pieces written down one after another."""
        find, at = self.small.index, 0
        forms: list[str] = []
        places: list[Places] = []
        starts: list[int] = []
        said = None
        for number, (typed, alone) in enumerate(zip(self.typed, map(_alone, self.typed), strict=True)):
            at = find(typed, at)
            if alone is None or alone.opens or not (said is None or (alone.firm and said == DATED)):
                piece = self._in_line(number, at, alone, said or NOTHING)
            else:
                piece = alone
            forms.append(piece.form)
            places.append(piece.places)
            starts.append(at)
            said = piece.says
            at += len(typed)
        normal = "".join(forms)
        return Line(self.text, normal, normal.split(), places, starts, list(accumulate(map(len, places))))

    def _in_line(self, number: int, start: int, alone: Piece | None, said: Said) -> Piece:
        """What a piece is behind what was said, and before the next one."""
        typed = self.typed[number]
        behind = self.typed[number + 1] if number + 1 < len(self.typed) else ""
        if alone is None and not said.counted and not said.read and (code := bare_number(typed, behind)):
            return Piece(code + " ", ((0, len(typed)),), DATED if code != "@" else None)
        if alone is None or said.read or (behind.startswith(alone.opens) and self._is_phrase(start, alone)):
            return Spelled(self.text, self.small, start, said).tokens(max(start, said.read), start + len(typed))
        if said.counted or said.titled or (said.dated and not alone.firm and corrected_month(alone.parts.word)):
            return Spelled(self.text, self.small, start, said).parts(alone.parts)
        return alone

    def _is_phrase(self, start: int, alone: Piece) -> bool:
        """Whether a fixed expression of several words begins with this piece."""
        return _PHRASE.match(self.small, start + len(alone.parts.front)) is not None


def normalise(text: str) -> Line:
    """The normal form of a line; never fails."""
    return _Pieces(text).line()


def _lowered(text: str) -> str:
    """The text in small letters at the same offsets; the few letters that would become two stay as they are."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join([low if len(low := sign.lower()) == 1 else sign for sign in text])
    )
