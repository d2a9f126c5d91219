"""Lines of text from words that are drawn on a page: their place, their size and whether they are bold."""

import itertools
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of signs with one font; lengths in points from the page's left and upper edge."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @classmethod
    def of(cls, drawn: dict[str, object]) -> "Word":
        """From what pdfplumber says of a word."""
        x0, x1, top, bottom, size = (float(str(drawn[key])) for key in ("x0", "x1", "top", "bottom", "size"))
        return cls(str(drawn["text"]), x0, x1, top, bottom, size, bool(_BOLD.search(str(drawn["fontname"]))))


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line at a height; an empty text is the room that is left between two paragraphs."""

    top: float
    text: str
    bold: bool = False
    lead: str = ""
    large: bool = False
    """Set in letters that are larger than those of the page's running text."""


def drawn_lines(words: Sequence[Word]) -> Iterable[DrawnLine]:
    """Words that stand at one height are a line; a larger step down than usual is a blank line."""
    if not words:
        return
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (round(word.top), word.x0)):
        if rows and abs(word.top - rows[-1][0].top) < max(3.0, (word.bottom - word.top) * 0.5):
            rows[-1].append(word)
        else:
            rows.append([word])
    signs = sum(len(word.text) for word in words)
    wide = max(1.0, sum(word.x1 - word.x0 for word in words) / max(1, signs))
    left = min(word.x0 for word in words)
    size = statistics.median(word.size for word in words for _ in word.text[:40])
    steps = [below[0].top - above[0].top for above, below in itertools.pairwise(rows)]
    usual = statistics.median(steps) if steps else 0.0
    last: float | None = None
    for row in rows:
        top = row[0].top
        if last is not None and usual and top - last > 1.45 * usual:
            yield DrawnLine(top - 0.1, "")
        row.sort(key=lambda word: word.x0)
        bold = [word.bold for word in row]
        front = list(itertools.takewhile(lambda word: word.bold, row))
        lead = _line(front, left, wide).strip() if front and not all(bold) else ""
        large = min(word.size for word in row) >= 1.12 * size
        yield DrawnLine(top, _line(row, left, wide), all(bold), lead, large)
        last = top


def _line(row: Sequence[Word], left: float, wide: float) -> str:
    text, end = "", None
    for word in row:
        column = int((word.x0 - left) / wide)
        if end is None:
            text = " " * min(column, 80)
        elif word.x0 - end > 1.8 * wide:
            text += " " * max(2, min(column, 300) - len(text))
        elif word.x0 - end > 0.12 * word.size:
            text += " "
        text += word.text
        end = word.x1
    return text
