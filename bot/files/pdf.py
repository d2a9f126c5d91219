"""PDF: the text with its layout kept, and tables that have lines around their cells."""

import io
import itertools
import statistics
from collections.abc import Iterable, Sequence

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from bot.files.flow import flowed
from bot.files.limits import MOST_PAGES, checked_streams, too_much
from commands.minutes import unreadable
from commands.minutes.document import Document, Line, Table, UnreadableDocument


def read_pdf(name: str, data: bytes) -> Document:
    """Columns stay apart by spaces in proportion to the page; a page begins with a form feed."""
    checked_streams(data)
    parts: list[Line | Table] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                if page.page_number > MOST_PAGES:
                    raise too_much()
                parts.extend(_page(page, len(parts)))
                page.close()
    except UnreadableDocument:
        raise
    except (PdfminerException, PDFException, PSException) as error:
        locked = isinstance(error, PDFPasswordIncorrect) or any(
            isinstance(each, PDFPasswordIncorrect) for each in error.args
        )
        raise UnreadableDocument(unreadable.LOCKED if locked else unreadable.BROKEN) from error
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        AssertionError,
        RecursionError,
        OSError,
        OverflowError,
        ArithmeticError,
        StopIteration,
        NotImplementedError,
        MemoryError,
    ) as error:
        raise UnreadableDocument(unreadable.BROKEN) from error
    if not any(isinstance(part, Table) or part.text.strip() for part in parts):
        raise UnreadableDocument(unreadable.SCANNED)
    return Document(name, tuple(parts))


def _page(page: Page, before: int) -> Iterable[Line | Table]:
    tables = [(table.bbox, table.extract()) for table in page.find_tables()]
    tables = [(box, rows) for box, rows in tables if max(len(row) for row in rows) > (1 if len(rows) > 1 else 2)]
    boxes = [box for box, _ in tables]
    words = [word for word in page.extract_words() if not any(_inside(word, box) for box in boxes)]
    found: list[tuple[float, Line | Table]] = []
    number = before
    for top, text in _lines(words):
        number += 1
        found.append((top, Line(text, number)))
    for box, rows in tables:
        found.append((float(box[1]), Table(flowed(rows), number)))
    ordered = [part for _, part in sorted(found, key=lambda pair: pair[0])]
    if before and ordered:
        yield Line("\f", number)
    yield from ordered


def _inside(word: dict[str, float], box: Sequence[float]) -> bool:
    middle, height = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]


def _lines(words: Sequence[dict[str, float]]) -> Iterable[tuple[float, str]]:
    """Words that stand at one height are a line; a larger step down than usual is a blank line."""
    if not words:
        return
    rows: list[list[dict[str, float]]] = []
    for word in sorted(words, key=lambda word: (round(word["top"]), word["x0"])):
        if rows and abs(word["top"] - rows[-1][0]["top"]) < max(3.0, (word["bottom"] - word["top"]) * 0.5):
            rows[-1].append(word)
        else:
            rows.append([word])
    signs = sum(len(str(word["text"])) for word in words)
    wide = max(1.0, sum(word["x1"] - word["x0"] for word in words) / max(1, signs))
    left = min(word["x0"] for word in words)
    steps = [below[0]["top"] - above[0]["top"] for above, below in itertools.pairwise(rows)]
    usual = statistics.median(steps) if steps else 0.0
    last: float | None = None
    for row in rows:
        top = row[0]["top"]
        if last is not None and usual and top - last > 1.45 * usual:
            yield top - 0.1, ""
        yield top, _line(sorted(row, key=lambda word: word["x0"]), left, wide)
        last = top


def _line(row: Sequence[dict[str, float]], left: float, wide: float) -> str:
    text, end = "", None
    for word in row:
        column = int((word["x0"] - left) / wide)
        if end is None:
            text = " " * min(column, 80)
        elif word["x0"] - end > 1.8 * wide:
            text += " " * max(2, min(column, 300) - len(text))
        else:
            text += " "
        text += str(word["text"])
        end = word["x1"]
    return text
