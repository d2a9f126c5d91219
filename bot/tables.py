"""Rows as a table on paper or in a spreadsheet: CSV, Excel, Markdown.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (owasp.org, "CSV Injection").
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from commands.columns import Cells

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SHEET_CELL: Final = 32_000


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
    """An Excel file with a sheet per table."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for title, table in sheets.items():
        sheet = book.create_sheet(title)
        for cells in table:
            row = []
            for cell in cells:
                made = WriteOnlyCell(sheet, value=_CONTROLS.sub("", _safe(cell))[:_SHEET_CELL])
                made.data_type = "s"  # text, whatever it looks like
                row.append(made)
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell
