"""A report as Word: real headings, lists and table heads (tagged, so that a screen reader knows them), A4, Dutch."""

import io
import re
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Final, assert_never

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from bot.files.shares import in_signs, is_full, line_of
from commands.report import Grid, Heading, Paragraph, Report, is_head_of

_FONT: Final = "Calibri"
_INK: Final = RGBColor(0x1F, 0x2A, 0x44)
_HEAD: Final = "E7ECF4"
_EDGE: Final = "9AA3B5"
_ROOM: Final = "60"  # above and below the words of a cell, in twentieths of a point
_TEXT, _SMALL = 10, 8.5  # points, in a table
_LONG, _SHORT, _MARGIN = 297, 210, 22  # mm, A4
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OLDEST: Final = datetime(2000, 1, 1, tzinfo=UTC)


def as_word(report: Report) -> bytes:
    """The bytes of a .docx."""
    document = docx.Document()
    _of_today(document)
    _page(document, wide=report.wide)
    _styles(document)
    made = (report.made_at or _OLDEST).astimezone(UTC).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author, about.language, about.comments = _clean(report.title)[:255], "Horzel", "nl-NL", ""
    about.created = about.modified = made
    document.add_heading(_clean(report.title), level=0)
    if report.under:
        document.add_paragraph(_clean(report.under))
    for block, following in zip_longest(report.blocks, report.blocks[1:]):
        match block:
            case Heading(text=text, level=level):
                document.add_heading(_clean(text), level=level)
            case Paragraph():
                _paragraph(document, block).paragraph_format.keep_with_next = is_head_of(block, following) or None
            case Grid():
                _grid(document, block, wide=report.wide)
            case _:
                assert_never(block)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _of_today(document: WordDocument) -> None:
    """Without what the template brings along: a picture of another document, and "compatibility mode" in the title."""
    picture = next((name for name, rel in document.part.package.rels.items() if rel.reltype == RT.THUMBNAIL), "")
    document.part.package.rels.pop(picture, None)
    for mode in document.settings.element.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")


def _page(document: WordDocument, *, wide: bool) -> None:
    section = document.sections[0]
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(_LONG), Mm(_SHORT)) if wide else (Mm(_SHORT), Mm(_LONG))
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN - 2)
    footer = section.footer.paragraphs[0]
    footer.alignment = 2
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = footer.add_run()
        if kind:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
        else:
            field = OxmlElement("w:instrText")
            field.text = text
        run._r.append(field)


def _styles(document: WordDocument) -> None:
    for name, size, before in (("Title", 20, 0), ("Heading 1", 14, 14), ("Heading 2", 12, 10), ("Normal", 11, 0)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for place in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{place}"), None)
        for place in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(place), _FONT)
        if name != "Normal":
            style.font.color.rgb = _INK
            style.font.bold = True
            style.paragraph_format.space_before = Pt(before)
            style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_after = Pt(6 if name == "Normal" else 4)
    _lines_and_room(document)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def _lines_and_room(document: WordDocument) -> None:
    """Every table has grey lines, and some room between them and the words."""
    look = document.styles["Table Grid"].element
    for line in next(look.iter(qn("w:tblBorders"))):
        line.set(qn("w:color"), _EDGE)
    for edge in next(look.iter(qn("w:tblCellMar"))).iter(qn("w:top"), qn("w:bottom")):
        edge.set(qn("w:w"), _ROOM)


def _paragraph(document: WordDocument, block: Paragraph) -> WordParagraph:
    made = document.add_paragraph(style="List Number" if block.style == "numbered" else None)
    run = made.add_run(_clean(block.text))
    run.bold = block.style == "marker" or None
    if block.style == "subtle":
        run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x55, 0x55, 0x55)
    return made


def _grid(document: WordDocument, grid: Grid, *, wide: bool) -> None:
    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    table.autofit = False
    page, line, small = _LONG if wide else _SHORT, line_of(grid, wide=wide), is_full(grid)
    widths = [Mm((page - 2 * _MARGIN) * signs / line) for signs in in_signs(grid, line)]
    for cell, text in zip(table.rows[0].cells, grid.head, strict=True):
        _fill(cell, text, small=small, bold=True)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _HEAD)
        cell._tc.get_or_add_tcPr().append(shade)
    _repeat(table.rows[0]._tr)
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _fill(cell, text, small=small)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        unbroken = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(unbroken)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    document.add_paragraph()


def _repeat(row: CT_Row) -> None:
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(head)


def _fill(cell: _Cell, text: str, *, small: bool, bold: bool = False) -> None:
    paragraph: WordParagraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(_clean(text))
    run.bold, run.font.size = bold or None, Pt(_SMALL if small else _TEXT)


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)
