"""PDF: the text with its layout kept, and tables that have lines around their cells."""

import io
from collections.abc import Iterable, Sequence

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from bot.files.drawn import Word, drawn_lines
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
    drawn = [Word.of(word) for word in page.extract_words(extra_attrs=["fontname", "size"])]
    found: list[tuple[float, Line | Table]] = []
    number = before
    for line in drawn_lines([word for word in drawn if not any(_inside(word, box) for box in boxes)]):
        number += 1
        heading = 2 if line.large and len(line.text) <= 90 else 0
        found.append((line.top, Line(line.text, number, heading, line.lead, line.bold)))
    for box, rows in tables:
        found.append((float(box[1]), Table(flowed(rows), number)))
    ordered = [part for _, part in sorted(found, key=lambda pair: pair[0])]
    if before and ordered:
        yield Line("\f", number)
    yield from ordered


def _inside(word: Word, box: Sequence[float]) -> bool:
    middle, height = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]
