"""Excel: the values of the visible sheets, every sheet a table under its own name."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bot.files.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_much
from commands.minutes import unreadable
from commands.minutes.document import Document, Line, Table, UnreadableDocument

_FAR = 500
"""Empty rows after which a sheet is over."""
_WHOLE = 4_000_000
"""Bytes of all sheets up to which they are loaded whole: a sheet that is read row by row hides what is merged."""


def read_sheet(name: str, data: bytes) -> Document:
    """Dates become "2025-05-02"; the titles above the head of a table become lines."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and validations it skips
            parts = _parts_of_book(data)
    except UnreadableDocument:
        raise
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        IndexError,
        SyntaxError,
        OverflowError,
        EOFError,
        zipfile.LargeZipFile,
    ) as error:
        raise UnreadableDocument(unreadable.BROKEN) from error
    return Document(name, tuple(parts))


def _parts_of_book(data: bytes) -> list[Line | Table]:
    small = _is_small(data)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=not small, data_only=True, keep_links=False)
    parts: list[Line | Table] = []
    room = MOST_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            rows = _rows(sheet, _merged(sheet) if small else {}, room)
            room -= sum(map(_filled, rows))
            parts.extend(_parts(sheet.title, rows, len(parts)))
    book.close()
    return parts


def _rows(sheet: Worksheet, merged: dict[tuple[int, int], int], room: int) -> list[tuple[str, ...]]:
    """The rows down to a long stretch of empty ones. Raises UnreadableDocument for more than `room` filled cells."""
    rows: list[tuple[str, ...]] = []
    blank = 0
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS):
        row = tuple(
            rows[top][column] if (top := merged.get((len(rows), column))) is not None else _shown(cell)
            for column, cell in enumerate(cells)
        )
        blank = 0 if any(row) else blank + 1
        if blank > _FAR:
            break  # what stands further down was left there by accident
        room -= _filled(row)
        rows.append(row)
        if room < 0 or len(rows) > MOST_ROWS:
            raise too_much()
    return rows


def _filled(row: tuple[str, ...]) -> int:
    return sum(bool(cell) for cell in row)


def _is_small(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [entry for entry in archive.infolist() if entry.filename.startswith("xl/worksheets/")]
    return sum(entry.file_size for entry in sheets) <= _WHOLE


def _merged(sheet: Worksheet) -> dict[tuple[int, int], int]:
    """The row, counted from 0, that holds the text of a cell which is merged with the ones above it."""
    return {
        (row - 1, area.min_col - 1): area.min_row - 1
        for area in sheet.merged_cells.ranges
        if area.min_col == area.max_col <= MOST_COLUMNS
        for row in range(area.min_row + 1, min(area.max_row, MOST_ROWS) + 1)
    }


def _parts(title: str, rows: list[tuple[str, ...]], before: int) -> Iterable[Line | Table]:
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    rows = [row[:width] for row in rows]
    at = 0
    while at < len(rows) and _filled(rows[at]) <= 1:
        if text := " ".join(filter(None, rows[at])):
            yield Line(text, before + at + 1, whole=True)
        at += 1
    body = tuple(row for row in rows[at:] if any(row))
    if body:
        yield Table(body, before + at + 1, title)


def _shown(cell: Cell | MergedCell | EmptyCell | ReadOnlyCell) -> str:
    """A number that the sheet shows as a percentage is one: 1 is "100%"."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return f"{round(value * 100)}%"
    return _text(value)


def _text(value: object) -> str:
    """A cell as a secretary sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        day = value.date().isoformat()
        return day if value.time() == dt.time(0) else f"{day} {value:%H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:5000]
