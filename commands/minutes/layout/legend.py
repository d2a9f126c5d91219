"""Letters and numbers in a column that say how a point stands, written out: "G", "V" and "100"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.minutes.document import Line, Table
from commands.minutes.layout.columns import role_of, roles_of
from commands.minutes.parts.deadlines import is_deadline
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.status import status_of

_EXPLAINED = re.compile(
    r"(?<!\w)(?P<letter>[A-Z]{1,2})\s*(?:=|:|-|–|staat voor)\s*(?P<means>[a-zë]+(?: [a-zë]+)?)\b(?!\s*/)"
)
_USUAL = {"L": "loopt", "B": "bezig", "N": "nieuw", "O": "open", "D": "doorlopend"}
_BESIDE = {"G": {"G": "gereed", "V": "vervallen"}, "A": {"A": "afgerond", "V": "vervallen"}, "V": {"V": "voltooid"}}
"""What such letters mean where a list does not explain them and at least two of them stand in one column.

"V" is vervallen where another letter says that a point was done, and else that letter itself.
"""
_LEAST = 2
_SHARE = re.compile(r"%|\bpercentage|\bprocent", re.IGNORECASE)
_DONE = re.compile(r"\b(?:afgehandeld|afgerond|afgedaan|afgesloten|voltooid|afgemeld)\b", re.IGNORECASE)
"""The head of a column with the day on which a point was done."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?")


def written_out(parts: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The same parts, with the letters and bare percentages in columns of how a point stands as words."""
    told = _legend(parts)
    return tuple(_spelled(part, told) if isinstance(part, Table) else part for part in parts)


def _legend(parts: Sequence[Line | Table]) -> dict[str, str]:
    """The letters the document explains itself, on a line or in a cell: "(G = gereed, V = vervallen)"."""
    texts = (
        text
        for part in parts
        for text in ((part.text,) if isinstance(part, Line) else (cell for row in part.rows for cell in row))
    )
    found = ([(match["letter"], match["means"]) for match in _EXPLAINED.finditer(text)] for text in texts)
    return {
        letter: means
        for pairs in found
        if sum(status_of(means) is not None for _, means in pairs) >= _LEAST
        for letter, means in pairs
        if status_of(means)
    }


def _spelled(table: Table, told: dict[str, str]) -> Table:
    head = next((at for at, row in enumerate(table.rows) if roles_of(row)), -1)
    if head < 0:
        return table
    body = table.rows[head + 1 :]
    columns = {
        at: words
        for at, cell in enumerate(table.rows[head])
        if role_of(cell) == "status" and (words := _words(tidy(cell), [row[at] for row in body if at < len(row)], told))
    }
    rows = (tuple(columns.get(at, {}).get(cell.strip(), cell) for at, cell in enumerate(row)) for row in body)
    return replace(table, rows=(*table.rows[: head + 1], *rows)) if columns else table


def _words(head: str, cells: Iterable[str], told: dict[str, str]) -> dict[str, str]:
    """What the cells of one column mean that are no words themselves."""
    values = {cell.strip() for cell in cells} - {""}
    if _DONE.search(head):
        return {value: "afgerond" for value in values if is_deadline(value) and re.search(r"\d", value)}
    if _SHARE.search(head) and all(map(_NUMBER.fullmatch, values)):
        shares = {value: float(value.replace(",", ".")) for value in values}
        whole = 1 if max(shares.values(), default=0) <= 1 else 100
        return {value: f"{round(share / whole * 100)}%" for value, share in shares.items()}
    usual = {**_USUAL, **next((means for letter, means in _BESIDE.items() if letter in values), {})}
    known = told or (usual if len(values) >= _LEAST and values <= usual.keys() else {})
    return {value: known[value] for value in values if value in known}
