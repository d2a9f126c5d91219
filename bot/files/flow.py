"""Cells of a PDF: lines that only broke because the column was full are put together again."""

from collections.abc import Sequence

from commands.dutch import SHORT_WORDS
from commands.minutes.parts.owners import names_a_role


def flowed(rows: Sequence[Sequence[str | None]]) -> tuple[tuple[str, ...], ...]:
    """The cells' texts; a line break stays only where the writer made one."""
    width = max((len(row) for row in rows), default=0)
    widest = [
        max((len(line) for row in rows if at < len(row) for line in (row[at] or "").split("\n")), default=0)
        for at in range(width)
    ]
    return tuple(tuple(_flowed(cell or "", widest[at]) for at, cell in enumerate(row)) for row in rows)


def _flowed(cell: str, widest: int) -> str:
    """One cell, of which the column holds at most `widest` signs on a line."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    text, last = "", ""
    for line in lines:
        first = line.split(maxsplit=1)[0]
        if not text:
            text = line
        elif _broke_inside(last, line, first, widest):
            text += line
        elif len(last) + 1 + len(first) <= 0.8 * widest and (not line[0].islower() or last.endswith((".", ":", ";"))):
            text += f"\n{line}"
        else:
            text += f" {line}"
        last = line
    return text


def _broke_inside(last: str, line: str, first: str, widest: int) -> bool:
    """A word longer than its column is broken between two letters, and stands alone on its line."""
    word = f"{last.rsplit(' ', 1)[-1]}{first}"
    if line[0].islower() and len(last) + len(first) > widest and names_a_role(word) and not names_a_role(first):
        return True
    return (
        " " not in last
        and last[-1:].isalpha()
        and line[0].islower()
        and len(last) >= 8
        and len(last) >= 0.75 * widest
        and len(last) + len(first) > widest
        and len(first) <= 3
        and first not in SHORT_WORDS
    )
