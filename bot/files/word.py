"""Word: paragraphs and tables in reading order, with the numbers Word itself would show."""

import io
import itertools
import zipfile
from collections.abc import Iterable
from xml.etree.ElementTree import ParseError

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.files.limits import MOST_CELLS, MOST_COLUMNS, MOST_LINES, too_much
from bot.files.numbering import Numbering
from commands.minutes import unreadable
from commands.minutes.document import Document, Line, Table, UnreadableDocument

_P, _TBL, _TR, _TC, _SDT, _CONTENT = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "sdt", "sdtContent"))
_R, _T, _TAB, _BR, _CR, _NOBREAK = (qn(f"w:{tag}") for tag in ("r", "t", "tab", "br", "cr", "noBreakHyphen"))
_GONE = frozenset(qn(f"w:{tag}") for tag in ("del", "moveFrom", "pPr", "rPr", "txbxContent", "pict", "drawing"))
_BOX = qn("w:txbxContent")
_OLDER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VALUE = qn("w:val")


def read_word(name: str, data: bytes) -> Document:
    """Deleted text is left out, inserted text kept; text that was struck through stands between "~~"."""
    try:
        word = docx.Document(io.BytesIO(data))
        return Document(name, tuple(_Reader(word).parts()))
    except UnreadableDocument:
        raise
    except (
        OpcError,
        SyntaxError,
        ParseError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        IndexError,
        EOFError,
    ) as error:
        raise UnreadableDocument(unreadable.BROKEN) from error


class _Reader:
    def __init__(self, word: WordDocument) -> None:
        self.body = word.element.body
        self.styles = {style.style_id: (style.name or "") for style in word.styles}
        self.numbering = Numbering.of(word)
        self.number = 0
        self.cells = 0

    def parts(self) -> Iterable[Line | Table]:
        """The body in reading order, text boxes behind the paragraph that holds them."""
        for node in _blocks(self.body):
            if node.tag == _P:
                yield from self.lines(node)
                for box in _boxes(node):
                    for inside in _blocks(box):
                        yield from self.lines(inside) if inside.tag == _P else self.table(inside)
            else:
                yield from self.table(node)
            if self.number > MOST_LINES or self.cells > MOST_CELLS:
                raise too_much()

    def lines(self, node: BaseOxmlElement) -> Iterable[Line]:
        """The lines of a paragraph, the first with the number that Word shows."""
        text, lead, bold = _text_of(node)
        style = self.styles.get(_property(node, "w:pStyle"), "")
        label = self.numbering.label(node, _property(node, "w:pStyle"))
        heading = _level(style, node)
        for at, part in enumerate(text.split("\n")):
            self.number += 1
            listed = bool(label) or style.startswith(("List", "Lijst", "Opsomming"))
            shown = f"{label} {part}" if label and at == 0 and part.strip() else part
            yield Line(
                shown,
                self.number,
                heading if at == 0 else 0,
                lead if at == 0 else "",
                bold,
                listed and at == 0,
                whole=True,
            )

    def table(self, node: BaseOxmlElement) -> Iterable[Line | Table]:
        """A table; one of a single column is only layout, and gives its lines."""
        rows: list[tuple[str, ...]] = []
        for row in node.iter(_TR):
            if _owner(row, _TBL) is node:
                rows.append(tuple(self.cell_texts(row, rows[-1] if rows else ())))
        first = self.number + 1
        self.number += len(rows)
        self.cells += sum(len(row) for row in rows)
        if rows and all(len(row) <= 1 for row in rows):
            for row in rows:
                for text in "".join(row).split("\n"):
                    self.number += 1
                    yield Line(text, self.number, whole=True)
        elif rows:
            yield Table(tuple(rows), first)

    def cell_texts(self, row: BaseOxmlElement, above: tuple[str, ...]) -> Iterable[str]:
        """The texts of a row; a cell that is merged with the one above it says the same."""
        at = 0
        for cell in row.iter(_TC):
            if _owner(cell, _TR) is not row:
                continue
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merged is not None and merged.get(_VALUE) in (None, "continue"):
                yield above[at] if at < len(above) else ""
            else:
                yield "\n".join(text for p in cell.iter(_P) if (text := self.cell_line(p)).strip())
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            width = span.get(_VALUE) if span is not None else None
            wide = min(int(width), MOST_COLUMNS) if width and str(width).isdigit() else 1
            yield from [""] * (wide - 1)
            at += wide

    def cell_line(self, paragraph: BaseOxmlElement) -> str:
        """A paragraph of a cell; a bullet alone says nothing there."""
        label = self.numbering.label(paragraph, _property(paragraph, "w:pStyle"))
        text = _text_of(paragraph)[0].strip()
        return f"{label} {text}".strip() if label and (text or label[0].isdigit()) else text


def _blocks(body: BaseOxmlElement) -> Iterable[BaseOxmlElement]:
    """Paragraphs and tables, also those inside content controls."""
    for node in body.iterchildren():
        if node.tag in (_P, _TBL):
            yield node
        elif node.tag == _SDT and (content := node.find(_CONTENT)) is not None:
            yield from _blocks(content)


def _boxes(paragraph: BaseOxmlElement) -> Iterable[BaseOxmlElement]:
    """Text boxes that hang on a paragraph; Word writes each twice, for itself and for older programs."""
    for box in paragraph.iter(_BOX):
        older = next(box.iterancestors(_OLDER), None)
        again = older is not None and any(True for _ in older.getparent().iter(_BOX) if _ is not box)
        if not again and _owner(box, _BOX) is None:
            yield box


def _owner(node: BaseOxmlElement, tag: str) -> BaseOxmlElement | None:
    return next(node.iterancestors(tag), None)


def _text_of(paragraph: BaseOxmlElement) -> tuple[str, str, bool]:
    """The text, the bold words in front, and whether all of it is bold."""
    pieces: list[tuple[str, bool]] = []
    for run in _runs(paragraph):
        text = "".join(_signs(run))
        if text:
            if _is_on(run, "w:strike") or _is_on(run, "w:dstrike"):
                text = f"~~{text.strip()}~~"
            pieces.append((text, _is_on(run, "w:b")))
    whole = "".join(_with_stars(pieces)).replace("~~~~", "")
    lead = ""
    for text, bold in pieces:
        if not bold and text.strip():
            break
        lead += text
    everything = bool(lead.strip()) and lead.strip() == whole.strip()
    return whole, "" if everything else lead.strip(), everything


def _with_stars(pieces: Iterable[tuple[str, bool]]) -> Iterable[str]:
    """The texts, a bold sentence between others as markdown writes it."""
    before = ""
    for bold, group in itertools.groupby(pieces, key=lambda piece: piece[1]):
        text = "".join(each for each, _ in group)
        said = text.strip()
        alone = bold and len(said) > 15 and said[-1] == "." and before.rstrip().endswith((".", "!", "?"))
        yield text.replace(said, f"**{said}**") if alone else text
        before = text


def _runs(node: BaseOxmlElement) -> Iterable[BaseOxmlElement]:
    for child in node.iterchildren():
        if child.tag == _R:
            yield child
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from _runs(child)


def _signs(run: BaseOxmlElement) -> Iterable[str]:
    for child in run.iterchildren():
        if child.tag == _T:
            yield str(child.text or "")
        elif child.tag == _TAB:
            yield "\t"
        elif child.tag in (_BR, _CR):
            yield "\n"
        elif child.tag == _NOBREAK:
            yield "-"


def _is_on(run: BaseOxmlElement, name: str) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return mark is not None and mark.get(_VALUE) not in ("0", "false", "none")


def _property(paragraph: BaseOxmlElement, name: str) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn(name)}")
    return str(found.get(_VALUE) or "") if found is not None else ""


def _level(style: str, paragraph: BaseOxmlElement) -> int:
    """1 to 9 for "Heading 2" or "Kop 2", 1 for a title; 0 for running text."""
    words = style.split()
    if words and words[0].lower() in ("heading", "kop") and words[-1].isdigit():
        return int(words[-1])
    if style.lower() in ("title", "titel"):
        return 1
    outline = _property(paragraph, "w:outlineLvl")
    return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
