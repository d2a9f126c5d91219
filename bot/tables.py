"""Rows as a table on paper or in a spreadsheet: CSV, Excel, Markdown.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (owasp.org, "CSV Injection").
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

from commands import columns
from commands.dutch import clock, local, short_date

Cells = Sequence[str]
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SHEET_CELL: Final = 32_000


def lines(what: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Cells]:
    """A heading and a line per row, in the columns that people know."""
    wanted = columns.COLUMNS[what]
    yield [heading for heading, _ in wanted]
    for row in rows:
        yield [_text(row[name]) for _, name in wanted]


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


def _text(value: object) -> str:
    """One value as people read it; owners and regions by name."""
    match value:
        case None | False:
            return ""
        case True:
            return columns.YES
        case datetime():
            return f"{short_date(local(_aware(value)).date())} {clock(local(_aware(value)).time())}"
        case date():
            return short_date(value)
        case time():
            return clock(value)
        case list():
            return ", ".join(each["name"] if isinstance(each, dict) else str(each) for each in value)
        case _:
            return str(value)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
