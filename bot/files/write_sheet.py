"""A report as an Excel workbook: a sheet for each table, printable, a day is a day, and no text is ever a formula."""

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from math import ceil
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.files.shares import in_signs
from commands.report import Grid, Report, tables_of

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,5}")
_DAY: Final = re.compile(r"[a-z]{2} ([0-9]{2})-([0-9]{2})-(20[0-9]{2})")
_DUTCH_DAY: Final = "[$-413]ddd dd-mm-yyyy"  # shown as it is in every other list
_LONGEST: Final = 32_000
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_SIGNS: Final = 130  # across a page on its side
_FONT: Final = "Calibri"
_LINE: Final = 14  # points
_MOST_LINES: Final = 28  # Excel's highest row is 409 points
_WIDE: Final = 1.15  # words do not fill a line to its end
_LINES: Final = Border(*(Side(style="thin", color="BFC7D5"),) * 4)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top", horizontal="left")
HEAD: Final = PatternFill("solid", fgColor="E7ECF4")
"""Behind the head of a table."""


def as_workbook(report: Report) -> bytes:
    """The bytes of an .xlsx."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for grid in tables_of(report):
        name = _NOT_IN_NAMES.sub(" ", _CONTROLS.sub("", grid.name))[:31].strip() or "Blad"
        _sheet(book.create_sheet(name), grid, report)
    book.properties.title, book.properties.creator = _CONTROLS.sub("", report.title), "Horzel"
    if report.made_at:
        book.properties.created = book.properties.modified = report.made_at.replace(tzinfo=None)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(sheet: Worksheet, grid: Grid, report: Report) -> None:
    widths = [max(5, signs) for signs in in_signs(grid, _SIGNS)]
    for place, row in enumerate((grid.head, *grid.rows), 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(place, column)
            fill(cell, text)
            cell.quotePrefix = text.startswith(_DANGEROUS)
            cell.font, cell.border = Font(name=_FONT, size=10, bold=place == 1), _LINES
            if place == 1:
                cell.fill = HEAD
        sheet.row_dimensions[place].height = height(row, widths)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    on_its_side(sheet)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(grid.head))}{len(grid.rows) + 1}"
    sheet.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(_CONTROLS.sub("", report.title).replace("&", "&&")[:200]))
    sheet.oddFooter = HeaderFooterItem(right=_HeaderFooterPart("&P / &N"))


def on_its_side(sheet: Worksheet) -> None:
    """A4 on its side, as wide as the page, with the head in sight and on every page."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def height(row: Sequence[str], widths: Sequence[float]) -> int:
    """Points for the lines that the fullest cell takes; not every program works that out by itself."""
    taken = [
        sum(max(1, ceil(len(line) * _WIDE / width)) for line in text.split("\n"))
        for text, width in zip(row, widths, strict=True)
    ]
    return _LINE * min(max(taken, default=1), _MOST_LINES)


def fill(cell: Cell | MergedCell, text: str) -> None:
    """Put a number or a day in the cell as such, so that its column can be sorted; all else is text."""
    cell.alignment = _WRAPPED
    if not text:
        return  # a cell that is empty, and not one with a text of no length: a filter and a sum tell them apart
    day = _day(text)
    if day or _NUMBER.fullmatch(text):
        cell.value = day or int(text)
        cell.number_format = _DUTCH_DAY if day else "0"
    else:
        cell.value = as_text(text)
        cell.data_type = "s"  # text, whatever it looks like


def _day(text: str) -> date | None:
    if found := _DAY.fullmatch(text):
        with suppress(ValueError):
            return date(int(found[3]), int(found[2]), int(found[1]))
    return None


def as_text(text: str) -> str:
    """A text that a spreadsheet takes as text alone, also when it is saved as CSV (owasp.org, "CSV Injection")."""
    clean = _CONTROLS.sub("", text)[:_LONGEST]
    return f"'{clean}" if clean.startswith(_DANGEROUS) else clean
