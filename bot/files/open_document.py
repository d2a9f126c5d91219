"""OpenDocument: text (.odt) and sheets (.ods) of LibreOffice, read with the standard library alone."""

import io
import zipfile
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from bot.files.limits import MOST_CELLS, MOST_COLUMNS, MOST_LINES, MOST_ROWS, too_much
from commands.minutes import unreadable
from commands.minutes.document import Document, Line, Table, UnreadableDocument

_SPACES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
}


def _name(short: str) -> str:
    space, _, local = short.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


_P, _H, _LIST, _ITEM = (_name(f"text:{tag}") for tag in ("p", "h", "list", "list-item"))
_S, _TAB, _BREAK, _SPAN = (_name(f"text:{tag}") for tag in ("s", "tab", "line-break", "span"))
_TABLE, _ROW, _CELL, _COVERED = (
    _name(f"table:{tag}") for tag in ("table", "table-row", "table-cell", "covered-table-cell")
)
_BOX, _STYLE_NAME = _name("draw:text-box"), _name("text:style-name")
_UNSEEN = frozenset(
    {_name("text:tracked-changes"), _name("text:note"), _name("office:annotation"), _name("office:forms"), _BOX}
)


def read_open_document(name: str, data: bytes) -> Document:
    """Lines and tables in reading order; deleted text, notes and remarks in the margin are left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = _root(archive.read("content.xml"))
        body = root.find(_name("office:body"))
        if body is None or not len(body):
            raise UnreadableDocument(unreadable.BROKEN)
        return Document(name, tuple(_Reader(root, named=body[0].tag == _name("office:spreadsheet")).parts(body[0])))
    except (ParseError, KeyError, ValueError, RecursionError, zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableDocument(unreadable.BROKEN) from error


def _root(data: bytes) -> Element:
    """The tree of a part that declares no entities: those were refused with the archive."""
    parser: XMLPullParser[Element] = XMLPullParser(("start",))
    parser.feed(data)
    parser.close()
    root = next((event[-1] for event in parser.read_events()), None)
    if not isinstance(root, Element):
        raise UnreadableDocument(unreadable.BROKEN)
    return root


class _Reader:
    def __init__(self, root: Element, *, named: bool) -> None:
        self.named = named
        self.number = self.cells = 0
        self.bold: set[str] = set()
        self.struck: set[str] = set()
        self.numbered: set[str] = set()
        for style in root.iter(_name("style:style")):
            for text in style.iter(_name("style:text-properties")):
                own = style.get(_name("style:name"), "")
                if text.get(_name("fo:font-weight")) == "bold":
                    self.bold.add(own)
                if text.get(_name("style:text-line-through-style"), "none") != "none":
                    self.struck.add(own)
        for kind in root.iter(_name("text:list-style")):
            if len(kind) and kind[0].tag == _name("text:list-level-style-number"):
                self.numbered.add(kind.get(_name("style:name"), ""))
        self.counts: dict[str, int] = {}

    def parts(self, node: Element) -> Iterable[Line | Table]:
        """What stands in a node, in reading order."""
        for child in node:
            if child.tag in (_P, _H):
                yield from self.lines(child)
            elif child.tag == _LIST:
                yield from self.items(child, child.get(_STYLE_NAME, ""))
            elif child.tag == _TABLE:
                yield from self.table(child)
            elif child.tag not in _UNSEEN:
                yield from self.parts(child)
            if self.number > MOST_LINES or self.cells > MOST_CELLS:
                raise too_much()

    def items(self, node: Element, style: str) -> Iterable[Line | Table]:
        """The items of a list, numbered where its style numbers them."""
        for item in node:
            label = ""
            if item.tag == _ITEM:
                self.counts[style] = self.counts.get(style, 0) + 1
                label = f"{self.counts[style]}." if style in self.numbered else "•"
            for child in item:
                if child.tag in (_P, _H):
                    yield from self.lines(child, label)
                    label = ""
                elif child.tag == _LIST:
                    yield from self.items(child, child.get(_STYLE_NAME, "") or f"{style} ")

    def lines(self, node: Element, label: str = "") -> Iterable[Line | Table]:
        """The lines of a paragraph or heading, then its text boxes."""
        pieces = [piece for piece in self.pieces(node, node.get(_STYLE_NAME, "") in self.bold) if piece[0]]
        said = [piece for piece in pieces if piece[0].strip()]
        front = next((at for at, (_, bold) in enumerate(said) if not bold), len(said))
        lead = "".join(text for text, _ in said[:front]).strip() if front < len(said) else ""
        level = node.get(_name("text:outline-level"), "1") if node.tag == _H else "0"
        for at, text in enumerate("".join(text for text, _ in pieces).replace("~~~~", "").split("\n")):
            self.number += 1
            shown = f"{label} {text}" if label and at == 0 and text.strip() else text
            yield Line(
                shown,
                self.number,
                int(level) if level.isdigit() and at == 0 else 0,
                lead if at == 0 else "",
                bool(said) and front == len(said),
                bool(label) and at == 0,
                whole=True,
            )
        for box in node.iter(_BOX):
            yield from self.parts(box)

    def pieces(self, node: Element, bold: bool) -> Iterable[tuple[str, bool]]:
        """The text of a node in pieces, each with whether it is bold."""
        yield node.text or "", bold
        for child in node:
            style = child.get(_STYLE_NAME, "")
            if child.tag == _S:
                count = child.get(_name("text:c"), "1")
                yield " " * (min(int(count), 200) if count.isdigit() else 1), bold
            elif child.tag in (_TAB, _BREAK):
                yield "\t" if child.tag == _TAB else "\n", bold
            elif child.tag not in _UNSEEN:
                mark = "~~" if child.tag == _SPAN and style in self.struck else ""
                yield mark, bold
                yield from self.pieces(child, bold or style in self.bold)
                yield mark, bold
            yield child.tail or "", bold

    def table(self, node: Element) -> Iterable[Line | Table]:
        """A table without its empty rows and columns; a lone cell above it is its title."""
        rows: list[tuple[str, ...]] = []
        for row in node.iter(_ROW):
            cells = tuple(self.row(row))[:MOST_COLUMNS]
            if any(cells):
                rows.append(cells)
                self.cells += len(cells)
            if len(rows) > MOST_ROWS:
                raise too_much()
        width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
        first = self.number + 1
        self.number += len(rows)
        even = [(*row, *[""] * width)[:width] for row in rows]
        while even and sum(bool(cell) for cell in even[0]) <= 1:
            yield Line(" ".join(even.pop(0)).strip(), first, whole=True)
        if even:
            yield Table(tuple(even), first, node.get(_name("table:name"), "") if self.named else "")

    def row(self, row: Element) -> Iterable[str]:
        """The texts of a row; a date as ISO 8601, a repeated cell as often as it says."""
        for cell in row:
            if cell.tag not in (_CELL, _COVERED):
                continue
            inside = tuple(self.parts(cell))
            texts = [part.text for part in inside if isinstance(part, Line)]
            texts += [text for part in inside if isinstance(part, Table) for line in part.rows for text in line]
            text = "\n".join(text for text in texts if text)
            if cell.get(_name("office:value-type")) == "date":
                text = (cell.get(_name("office:date-value")) or text)[:10]
            times = cell.get(_name("table:number-columns-repeated"), "1")
            yield from [text] * min(int(times) if times.isdigit() else 1, MOST_COLUMNS)
