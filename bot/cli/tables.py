"""Rows as a table on paper or in a spreadsheet: CSV, Excel, Markdown.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (owasp.org, "CSV Injection").
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Final

from commands.columns import Cells, widths

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_LOOKED_AT: Final = 200  # rows, for the width of a column


def as_csv(table: Iterable[Cells]) -> Iterator[str]:
    """Comma separated, UTF-8, a line at a time without its line end."""
    for cells in table:
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow([_safe(cell) for cell in cells])
        yield line.getvalue()


def as_markdown(table: Iterable[Cells]) -> Iterator[str]:
    """A Markdown table."""
    for number, cells in enumerate(table):
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"
        if number == 0:
            yield f"|{'---|' * len(cells)}"


def as_workbook(sheets: Mapping[str, Iterable[Cells]]) -> bytes:
    """An Excel file with a sheet per table, its head in sight, to be printed on A4 on its side."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from bot.files.write_sheet import HEAD, fill, height, on_its_side

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = ", ".join(sheets), "Horzel"
    for title, table in sheets.items():
        sheet = book.create_sheet(title)
        rows = iter(table)
        first = list(islice(rows, _LOOKED_AT))
        wide = widths(first[0], first[1:]) if first else ()
        for column, width in enumerate(wide, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        on_its_side(sheet)
        for place, cells in enumerate(chain(first, rows), 1):
            sheet.row_dimensions[place].height = height(cells, wide)
            row = [WriteOnlyCell(sheet) for _ in cells]
            for made, text in zip(row, cells, strict=True):
                fill(made, text)
                if place == 1:
                    made.font, made.fill = Font(bold=True), HEAD
            sheet.append(row)
        if wide:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(wide))}{place}"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell
