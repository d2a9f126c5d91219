"""Tables of which every cell stands on a line of its own, as copying from Word or a web page gives them."""

from collections.abc import Sequence

from commands.minutes.document import Line, Table
from commands.minutes.layout.columns import Role, role_of, roles_of
from commands.minutes.parts.deadlines import is_deadline
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.status import is_status, status_of
from storage.frozen import dataclass


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    after_gap: bool
    place: int


def stacked_table(parts: Sequence[Line | Table], at: int) -> tuple[Table, int] | None:
    """The table whose first head cell is the line at `at`, and the place of the first part behind it."""
    first = parts[at]
    if not isinstance(first, Line) or len(first.text) > 45 or role_of(first.text) is None:
        return None
    cells = _cells(parts, at)
    heads: list[str] = []
    for cell in cells:
        if len(cell.text) > 40 or role_of(cell.text) is None or cell.text in heads:
            break
        heads.append(cell.text)
    roles = roles_of(heads) if len(heads) >= 3 else None
    if roles is None or len(roles) != len(heads):
        return None
    body = cells[len(heads) :]
    rows = _numbered(body, roles) if roles[0] == "nr" else _counted(body, roles)
    if not rows:
        return None
    table = Table((tuple(heads), *(row for row, _ in rows)), first.number)
    return table, rows[-1][1] + 1


def _cells(parts: Sequence[Line | Table], at: int) -> list[_Cell]:
    found: list[_Cell] = []
    gap = False
    for place in range(at, len(parts)):
        part = parts[place]
        if not isinstance(part, Line):
            break
        if not part.text.strip():
            gap = True
            continue
        found.append(_Cell(tidy(part.text), gap, place))
        gap = False
    return found


def _numbered(body: Sequence[_Cell], roles: dict[int, Role]) -> list[tuple[tuple[str, ...], int]]:
    """Rows begin at lone numbers that count up by one."""
    rows: list[tuple[tuple[str, ...], int]] = []
    at = 0
    while at < len(body) and (number := _row_number(body[at].text)) is not None:
        end = at + 1
        while end < len(body) and _row_number(body[end].text) != number + 1:
            end += 1
        last = end >= len(body)
        cells = list(body[at + 1 : end])
        if last:
            cells = _before_the_end(cells, roles)
        if not cells:
            break
        rows.append(((body[at].text, *_placed(cells, roles)), cells[-1].place))
        at = end
    return rows


def _row_number(text: str) -> int | None:
    bare = text.rstrip(".)")
    return int(bare) if bare.isdigit() and len(bare) <= 3 else None


def _before_the_end(cells: list[_Cell], roles: dict[int, Role]) -> list[_Cell]:
    """The last row has no next number to end it: it ends with its last column or before a long text."""
    room = len(roles) - 1
    kept: list[_Cell] = []
    for cell in cells:
        wrapped = bool(kept) and not cell.after_gap and cell.text[0].islower() and len(kept) < room
        if len(kept) >= room and not wrapped:
            break
        if kept and len(cell.text) > 60 and cell.after_gap:
            break
        kept.append(cell)
        if len(kept) > 1 and is_status(cell.text) and cell.text.strip("-–") and "status" in roles.values():
            break
    return kept


def _placed(cells: Sequence[_Cell], roles: dict[int, Role]) -> tuple[str, ...]:
    """The texts by column, without the number's; what is missing or too many is told apart by what it says."""
    order = [roles[at] for at in sorted(roles)][1:]
    texts = [cell.text for cell in cells]
    while len(texts) > len(order):
        join = next((i for i in range(1, len(texts)) if texts[i][0].islower() and not _telling(texts[i])), None)
        if join is None:
            join = next((i for i in range(1, len(texts)) if not _telling(texts[i])), len(texts) - 1)
        texts[join - 1 : join + 1] = [tidy(f"{texts[join - 1]} {texts[join]}")]
    if len(texts) == len(order):
        return tuple(texts)
    placed = dict.fromkeys(range(len(order)), "")
    at = 0
    for text in texts:
        while at < len(order) - 1 and not _fits(text, order[at]):
            at += 1
        placed[at] = text
        at = min(at + 1, len(order) - 1)
    return tuple(placed.values())


def _telling(text: str) -> bool:
    return is_deadline(text) or is_status(text)


def _fits(text: str, role: Role) -> bool:
    if role in ("deadline", "opened"):
        return is_deadline(text)
    if role == "status":
        return status_of(text) is not None
    return not _telling(text)


def _counted(body: Sequence[_Cell], roles: dict[int, Role]) -> list[tuple[tuple[str, ...], int]]:
    """Without numbers a row is as many lines as there are heads, for as long as its cells say what they should."""
    rows: list[tuple[tuple[str, ...], int]] = []
    size = len(roles)
    for at in range(0, len(body) - size + 1, size):
        cells = body[at : at + size]
        if not all(_fits(cells[i].text, roles[i]) for i in range(size) if roles[i] in ("deadline", "status")):
            break
        rows.append((tuple(cell.text for cell in cells), cells[-1].place))
    return rows
