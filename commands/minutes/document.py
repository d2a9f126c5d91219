"""The neutral form of a document: what every file format is turned into before it is read.

`bot/files` makes these values from bytes; `commands/minutes` knows nothing else about files.
"""

from collections.abc import Iterable

from storage.frozen import dataclass

_LABEL_LENGTH = 30


class UnreadableDocument(Exception):
    """The file cannot be read; the message is one Dutch sentence for the user."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the source has it: a line of a text file, or a whole paragraph of a Word file."""

    text: str
    number: int
    """Line number in the source, counted from 1 (paragraph number in a Word file)."""
    heading: int = 0
    """Level of a heading style, 0 where the source names none."""
    lead: str = ""
    """The bold words in front, when only the front of the line is bold."""
    bold: bool = False
    listed: bool = False
    """The source itself says that this is an item of a list."""
    whole: bool = False
    """The line is a complete paragraph, so the next one does not go on with its sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cell texts, in the order of the source; `title` is a sheet's name or a caption."""

    rows: tuple[tuple[str, ...], ...]
    number: int
    title: str = ""

    def pairs(self) -> Iterable[str]:
        """Its cells two by two, as "Datum: 3 mei"; a label may also stand in the cell itself or a row higher."""
        label = ""
        for row in self.rows:
            if label and len(row) == 2 and not row[0].strip() and row[1].strip():
                yield f"{label}: {' '.join(row[1].split())}"
            label = row[0].strip(" :") or label
            for cell in row:
                head, _, below = cell.strip().partition("\n")
                if below.strip() and len(head) < _LABEL_LENGTH:
                    yield f"{head.rstrip(': ')}: {' '.join(below.split())}"
            cells = [" ".join(cell.split()) for cell in row if cell.strip()]
            for label, value in zip(cells[::2], cells[1::2], strict=False):
                yield f"{label.rstrip(': ')}: {value}"


@dataclass(frozen=True, slots=True)
class Document:
    """A document by name, with its lines and tables in reading order."""

    name: str
    parts: tuple[Line | Table, ...]


def document_of_text(name: str, text: str) -> Document:
    """A document of plain lines, as pasted or as read from a text file."""
    return Document(name, tuple(lines_of(text.split("\n"))))


def lines_of(texts: Iterable[str], first: int = 1) -> Iterable[Line]:
    """Number the lines from `first`."""
    for number, text in enumerate(texts, first):
        yield Line(text.rstrip("\r"), number)
