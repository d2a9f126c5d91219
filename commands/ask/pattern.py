"""A tiny notation for Dutch sentences, so that the tables of orders and questions read as Dutch.

    (zet|plan) {numbers} [maar|even] op {date}

| Written   | Fits                                                            |
|-----------|-----------------------------------------------------------------|
| `klaar`   | that word, whatever its capitals; `vergader*` with any ending   |
| `(a|b c)` | one of these                                                    |
| `[a|b c]` | one of these, or nothing                                        |
| `<a|b>`   | these words in any order and number, or nothing (fillers)       |
| `{slot}`  | what stands in `SLOTS` under that name, kept under that name    |
| `:` `,`   | that sign                                                       |

Blanks are elastic and small signs may stand between words. A pattern must fit the whole sentence; signs at its end do
not count. It is compiled when a sentence first holds the words it cannot do without.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_GAP = r"[\s,.;!…–-]*"
_PIECE = re.compile(r"\s+|[()\[\]<>|]|\{\w+\}|[^\s()\[\]<>|{}]+")
_WORD = re.compile(r"[^\W_]+")
_ANY: frozenset[str] = frozenset()  # no word is needed


def words_of(text: str) -> frozenset[str]:
    """The words of a sentence in small letters, for `Pattern.fits_words`."""
    return frozenset(_WORD.findall(text.casefold()))


class Pattern:
    """One line of the notation. `needs` holds sets of words: a sentence that fits has one word of each."""

    def __init__(self, written: str, slots: Mapping[str, str]) -> None:
        self.written = written
        self._source, self.needs = _read(written, slots)
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str, words: frozenset[str]) -> dict[str, str] | None:
        """The text of each slot when the whole sentence fits; `words` are those of the sentence."""
        if any(words.isdisjoint(need) for need in self.needs):
            return None
        if self._compiled is None:
            self._compiled = re.compile(rf"\W*?{self._source}[\s?!.,…]*$", re.IGNORECASE | re.DOTALL)
        found = self._compiled.match(text)
        return {name: value or "" for name, value in found.groupdict().items()} if found else None


@lru_cache(maxsize=1024)
def _word(word: str) -> tuple[str, frozenset[str]]:
    """A word as a regular expression, and as what a sentence cannot do without."""
    if word in (":", ","):
        return rf"\s*{word}\s*", _ANY
    if word.endswith("*"):
        return rf"{re.escape(word[:-1])}\w*{_GAP}", _ANY
    whole = r"(?!\w)" if word[-1].isalnum() else ""
    need = frozenset({word.casefold()}) if _WORD.fullmatch(word) else _ANY
    return rf"{re.escape(word)}{whole}{_GAP}", need


def _read(written: str, slots: Mapping[str, str]) -> tuple[str, tuple[frozenset[str], ...]]:
    pieces = [piece for piece in _PIECE.findall(written) if not piece.isspace()]
    source, needs, end = _alternatives(pieces, 0, slots)
    if end != len(pieces):
        raise ValueError(f"a bracket too many in {written!r}")
    return source, needs


def _alternatives(pieces: list[str], at: int, slots: Mapping[str, str]) -> tuple[str, tuple[frozenset[str], ...], int]:
    """Read sequences between `|` up to a closing bracket or the end."""
    branches: list[tuple[str, tuple[frozenset[str], ...]]] = []
    while True:
        source, needs, at = _sequence(pieces, at, slots)
        branches.append((source, needs))
        if at >= len(pieces) or pieces[at] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0][0], branches[0][1], at
    needed: tuple[frozenset[str], ...] = ()
    if all(needs for _, needs in branches):
        needed = (frozenset().union(*(needs[0] for _, needs in branches)),)
    return f"(?:{'|'.join(source for source, _ in branches)})", needed, at


def _sequence(pieces: list[str], at: int, slots: Mapping[str, str]) -> tuple[str, tuple[frozenset[str], ...], int]:
    source = ""
    needs: list[frozenset[str]] = []
    while at < len(pieces) and pieces[at] not in ")]>|":
        piece = pieces[at]
        at += 1
        if piece in ("(", "[", "<"):
            inner, needed, at = _alternatives(pieces, at, slots)
            if at >= len(pieces) or pieces[at] != {"(": ")", "[": "]", "<": ">"}[piece]:
                raise ValueError(f"a bracket is not closed in {' '.join(pieces)!r}")
            at += 1
            source += f"(?:{inner}){ {'(': '', '[': '?', '<': '*'}[piece] }"
            if piece == "(":
                needs += needed
        elif piece.startswith("{"):
            source += slots[piece[1:-1]]
        else:
            regex, need = _word(piece)
            source += regex
            if need:
                needs.append(need)
    return source, tuple(needs), at
