"""Tables that stand in plain text: markdown pipes, tabs, semicolons, or columns kept apart by spaces."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from commands.minutes.document import Line, Table
from commands.minutes.layout.aligned import aligned_table
from commands.minutes.layout.beside import tells_beside
from commands.minutes.layout.cards import carded_table
from commands.minutes.layout.columns import roles_of
from commands.minutes.layout.headless import headless_table
from commands.minutes.layout.narrow import narrow_table
from commands.minutes.layout.stacked import stacked_table
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.sentences import tidy

Part: TypeAlias = Line | Table

_RULE_CELL = re.compile(r"^\s*:?-{2,}:?\s*$|^\s*$|^\s*-\s*$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*\|[\s|:-]*$")
"""Below the heads of a table in markdown."""
_BULLET = re.compile(r"^[-•*]\s+(?=\w)")
_GRID = re.compile(r"^\s*\+[-=+]{3,}\+?\s*$")


def with_tables(parts: Sequence[Part], known: KnownNames, *, agenda: bool) -> tuple[Part, ...]:
    """The same parts, with every table that is drawn in the lines turned into a Table.

    In an agenda (`agenda`) only tables with heads of their own count.
    """
    bare = () if agenda else (headless_table, partial(narrow_table, known=known))
    readers = (_piped, _separated, aligned_table, *bare, stacked_table, carded_table)
    done: list[Part] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, Line):
            for read in readers:
                if (hit := read(parts, at)) is not None:
                    table, at = hit
                    done.append(table)
                    break
            else:
                done.append(part)
                at += 1
        else:
            if (last := _goes_on_with(done, part)) is not None:
                part = replace(last, rows=(*last.rows, *(part.rows[1:] if part.rows[0] in last.rows else part.rows)))
                while done.pop() is not last:
                    continue
            done.append(part)
            at += 1
    return tuple(done)


def _goes_on_with(done: Sequence[Part], table: Table) -> Table | None:
    """The table that this one is the next page of: nothing between, as wide, and no heads of its own."""
    at = len(done) - 1
    while at >= 0 and isinstance(part := done[at], Line) and not part.text.strip():
        at -= 1
    before = done[at] if at >= 0 else None
    if not isinstance(before, Table) or before.title != table.title or not table.rows:
        return None
    heads = next((row for row in before.rows if roles_of(row) is not None), before.rows[0])
    same = len(before.rows[0]) == len(table.rows[0])
    return before if same and (roles_of(table.rows[0]) is None or table.rows[0] == heads) else None


def _lines_from(parts: Sequence[Part], at: int) -> list[Line]:
    """The unbroken run of lines that begins at `at`."""
    run: list[Line] = []
    for part in parts[at:]:
        if not isinstance(part, Line):
            break
        run.append(part)
    return run


def _piped(parts: Sequence[Part], at: int) -> tuple[Table, int] | None:
    """`| Nr | Actie |`, with or without the outer pipes; a row of dashes or a grid rule is skipped."""
    first = parts[at]
    if not isinstance(first, Line) or ("|" not in first.text and not _GRID.match(first.text)):
        return None
    rows: list[tuple[str, ...]] = []
    end, blank = at, 0
    run = _lines_from(parts, at)
    for line, after in itertools.zip_longest(run, run[1:]):
        text = line.text.strip()
        if blank and after is not None and _RULE.match(after.text):
            break
        if _GRID.match(text):
            end, blank = end + 1 + blank, 0
            continue
        if text.count("|") < (1 if rows and len(rows[0]) == 2 else 2) and not (text.startswith("|") and len(text) > 1):
            if text or len(rows) < 2 or blank:
                break
            blank += 1
            continue
        cells = tuple(cell.strip().replace("\\x00", "|") for cell in text.replace("\\|", "\\x00").strip("|").split("|"))
        cells = ("", *cells) if text.startswith("||") else (_BULLET.sub("", cells[0]), *cells[1:])
        end, blank = end + 1 + blank, 0
        if all(_RULE_CELL.match(cell) for cell in cells) and any(cell for cell in cells):
            continue
        if (
            rows
            and len(cells) == len(rows[0])
            and not cells[0]
            and sum(bool(c) for c in cells) <= 2
            and _is_rest(cells, rows[-1])
        ):
            rows[-1] = tuple(tidy(f"{a} {b}") for a, b in zip(rows[-1], cells, strict=False))
            continue
        rows.append(cells)
    if len(rows) < 2:
        return None
    return Table(tuple(rows), parts[at].number), end


def _is_rest(cells: Sequence[str], before: Sequence[str]) -> bool:
    """A row without number whose only texts go on in lower case: the wrapped rest of the row above."""
    texts = [cell for cell in cells if cell]
    return bool(before[0]) and bool(texts) and all(text[0].islower() for text in texts[:1])


def _separated(parts: Sequence[Part], at: int) -> tuple[Table, int] | None:
    """Cells kept apart by a tab or a semicolon, under a head that is recognised as such."""
    head = parts[at]
    if not isinstance(head, Line):
        return None
    for sign in ("\t", ";"):
        cells = tuple(cell.strip().strip('"') for cell in head.text.split(sign))
        if len(cells) < 2 or (roles_of(cells) is None and tells_beside(cells) is None):
            continue
        rows, end, blank = [cells], at + 1, 0
        for line in _lines_from(parts, at + 1):
            row = tuple(cell.strip().strip('"') for cell in line.text.split(sign))
            if not line.text.strip():
                blank += 1
                if blank > 1:
                    break
                continue
            if len(row) < 2:
                if blank or len(rows) < 2 or not _continues(row[0], rows[-1]):
                    break
                rows[-1] = _extended(rows[-1], row[0])
            else:
                rows.append(row)
            end, blank = end + blank + 1, 0
        if len(rows) > 1:
            return Table(tuple(rows), head.number), end
    return None


def _continues(text: str, row: Sequence[str]) -> bool:
    return bool(text) and text[0].islower() and len(row) > 1


def _extended(row: tuple[str, ...], text: str) -> tuple[str, ...]:
    return (*row[:-1], tidy(f"{row[-1]} {text}"))
