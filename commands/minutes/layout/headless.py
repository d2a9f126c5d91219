"""Tables without a row of heads: what a column means is told by what its cells hold."""

import re
from collections.abc import Callable, Sequence

from commands.minutes.document import Line, Table
from commands.minutes.layout.aligned import chunks_of, is_number, rows_under
from commands.minutes.layout.columns import Role
from commands.minutes.layout.heads import kind_of, names_columns
from commands.minutes.parts.deadlines import is_deadline
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.outcomes import tells_outcome
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.status import is_status
from commands.minutes.parts.verbs import ends_in_infinitive, tells_task

HEADS: dict[Role, str] = {
    "nr": "Nr",
    "action": "Actie",
    "owner": "Wie",
    "deadline": "Wanneer",
    "status": "Status",
    "opened": "Datum overleg",
    "note": "Opmerking",
}
"""The heads such a table is given, so that it is read like any other."""


_LEAST = 2
_MOST = 0.6
_NUMBERED = re.compile(r"(?P<nr>\d{1,3})[.)]?\s+\S")


def with_heads(rows: Sequence[Sequence[str]], *, listed: bool) -> tuple[tuple[str, ...], ...] | None:
    """The rows under heads of their own; None when their cells are not those of action points."""
    roles = roles_by_content(rows)
    if roles is None or not (listed or tells_all(rows, roles)):
        return None
    width = max(len(row) for row in rows)
    return (tuple(HEADS.get(roles.get(at, "note"), "Opmerking") for at in range(width)), *(tuple(row) for row in rows))


def tells_all(rows: Sequence[Sequence[str]], roles: dict[int, Role]) -> bool:
    """What, who and when of every point: sure enough where no head says that these are action points."""
    if len(rows) < _LEAST or not {"action", "owner", "deadline"} <= set(roles.values()):
        return False
    at = next(at for at, role in roles.items() if role == "action")
    return _share([row[at] if at < len(row) else "" for row in rows], tells_task) >= _MOST


def roles_by_content(rows: Sequence[Sequence[str]]) -> dict[int, Role] | None:
    """Column -> meaning: one long text, and beside it in most rows a name or a day."""
    width = max((len(row) for row in rows), default=0)
    columns = {at: [row[at].strip() for row in rows if at < len(row) and row[at].strip()] for at in range(width)}
    columns = {at: cells for at, cells in columns.items() if cells}
    if len(columns) < 2:
        return None
    found: dict[int, Role] = {}
    for at, cells in columns.items():
        if at == min(columns) and _share(cells, is_number) == 1:
            found[at] = "nr"
        elif _share(cells, _is_day) >= 0.6:
            found = {place: "opened" if role == "deadline" else role for place, role in found.items()}
            found[at] = "deadline"
        elif _share(cells, _is_outcome) >= 0.6 and "status" not in found.values():
            found[at] = "status"
    texts = {
        at: sum(map(len, cells)) / len(cells)
        for at, cells in columns.items()
        if at not in found and len(cells) >= 0.6 * len(rows)
    }
    action = max(texts, key=lambda at: texts[at], default=None)
    if action is None:
        return None
    long = sum(len(cell.split()) for cell in columns[action]) >= 2.2 * len(columns[action])
    if not (long or _share(columns[action], ends_in_infinitive) >= 0.6):
        return None
    if _share(columns[action], _names) > 0.5:
        return None
    found[action] = "action"
    for at in texts:
        if at != action and "owner" not in found.values() and _share(columns[at], _names) >= 0.6:
            found[at] = "owner"
    return found if {"owner", "deadline"} & set(found.values()) else None


def headless_table(parts: Sequence[Line | Table], at: int) -> tuple[Table, int] | None:
    """The table whose first row is the line at `at`, straight below a head of action points."""
    first = parts[at]
    if not isinstance(first, Line) or len(cells := chunks_of(first.text)) < 3 or not _is_listed(parts, at):
        return None
    run: list[Line] = []
    for part in parts[at : at + 2000]:
        if not isinstance(part, Line):
            break
        run.append(part)
    full = [[chunk.text for chunk in chunks] for line in run if len(chunks := chunks_of(line.text)) == len(cells)]
    numbered = _counts(full)
    roles = roles_by_content([_apart(row) for row in full] if numbered else full)
    if roles is None or len(full) < 2:
        return None
    whole = {place - 1: role for place, role in roles.items() if place} if numbered else roles
    rows, used = rows_under(cells, whole, run, at, headed=False)
    if numbered:
        rows = [_apart(row) for row in rows]
    heads = tuple(HEADS[roles.get(column, "note")] for column in range(len(rows[0]) if rows else 0))
    return (Table((heads, *(tuple(row) for row in rows)), first.number), used) if rows else None


def _counts(rows: Sequence[Sequence[str]]) -> bool:
    """Whether every row begins with its number, with no more than a space between that and its first cell."""
    numbers = [int(match["nr"]) if (match := _NUMBERED.match(row[0])) else 0 for row in rows]
    return bool(numbers) and min(numbers) > 0 and numbers == sorted(set(numbers))


def _apart(row: Sequence[str]) -> list[str]:
    """The row with the number in front of its first cell in a column of its own."""
    number, *first = row[0].split(maxsplit=1) if _NUMBERED.match(row[0]) else ("", row[0])
    return [number, *first, *row[1:]]


def _is_listed(parts: Sequence[Line | Table], at: int) -> bool:
    before = next((part for part in reversed(parts[max(0, at - 4) : at]) if _says_something(part)), None)
    if not isinstance(before, Line) or len(before.text) > 90:
        return False
    title = re.sub(r"^\s*\d{1,2}(?:\.\d)*[.)]?\s+", "", before.text)
    return kind_of(title) in ("list", "review", "closed") or names_columns(title)


def _says_something(part: Line | Table) -> bool:
    return isinstance(part, Table) or bool(part.text.strip())


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(holds(cell) for cell in cells) / len(cells)


def _is_day(cell: str) -> bool:
    return is_deadline(cell) and not re.fullmatch(r"[-–?\s]*|open|lopend|doorlopend", cell)


def _is_outcome(cell: str) -> bool:
    return is_status(cell) or tells_outcome(cell)


def _names(cell: str) -> bool:
    return len(cell.split()) <= 8 and bool(all_owners(cell, NOBODY, 1))
