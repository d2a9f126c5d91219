"""Tables whose columns are kept apart by spaces, as the text of a PDF has them; cells may wrap."""

import re
from collections.abc import Sequence

from commands.minutes.document import Line, Table
from commands.minutes.layout.beside import tells_beside
from commands.minutes.layout.columns import Role, roles_of
from commands.minutes.layout.heads import USUAL
from commands.minutes.parts.sentences import broken_off, ends_sentence, tidy
from storage.frozen import dataclass

_GAP = re.compile(r"\s{2,}")
_NUMBER = re.compile(r"^(?:(?:20)?\d\d[-./])?[A-Za-z]{0,4}[-. ]?\d[\d.\-/]*[.):]?$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a line between two gaps, with its place in the line."""

    start: int
    end: int
    text: str


def chunks_of(text: str) -> list[Chunk]:
    """The pieces of a line that stand at least two spaces apart."""
    text = text.expandtabs(8).rstrip()
    found, start = [], 0
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            found.append(Chunk(start, end, text[start:end].strip()))
        start = gap.end() if gap else end
    return found


def is_number(text: str) -> bool:
    """Whether a cell is a row's number: "3", "3.", "A12", "2023-04"."""
    return bool(_NUMBER.match(text.strip()))


def aligned_table(parts: Sequence[Line | Table], at: int) -> tuple[Table, int] | None:
    """The table whose head is the line at `at`, and the place of the first part behind it."""
    head = parts[at]
    if not isinstance(head, Line):
        return None
    heads = chunks_of(head.text)
    below = parts[at + 1] if at + 1 < len(parts) else None
    double = _double(heads, chunks_of(below.text)) if isinstance(below, Line) and len(heads) > 1 else None
    roles = roles_of([chunk.text for chunk in heads]) if len(heads) > 1 else None
    if double is not None and (both := roles_of([chunk.text for chunk in double])) and len(both) > len(roles or ()):
        heads, roles, at = double, both, at + 1
    if roles is None and (beside := tells_beside([chunk.text for chunk in heads])) is not None:
        roles = {beside[0]: "action", beside[1]: "owner"}
    if roles is None:
        return None
    run: list[Line] = []
    for part in parts[at + 1 :]:
        if not isinstance(part, Line):
            break
        run.append(part)
    rows, used = rows_under(heads, roles, run, at + 1)
    if not rows:
        return None
    return Table((tuple(chunk.text for chunk in heads), *(tuple(row) for row in rows)), head.number), used


def _double(heads: Sequence[Chunk], below: Sequence[Chunk]) -> list[Chunk] | None:
    """Heads that go on in the next line: "Actie-" above "houder"."""
    if not below or len(below) >= len(heads):
        return None
    done = list(heads)
    for chunk in below:
        place = next((at for at, head in enumerate(heads) if abs(head.start - chunk.start) <= 2), None)
        if place is None or len(chunk.text) > 20:
            return None
        over = done[place]
        text = f"{over.text[:-1]}{chunk.text}" if over.text.endswith("-") else f"{over.text} {chunk.text}"
        done[place] = Chunk(over.start, max(over.end, chunk.end), text)
    return done


def rows_under(
    heads: Sequence[Chunk], roles: dict[int, Role], run: Sequence[Line], at: int, *, headed: bool = True
) -> tuple[list[list[str]], int]:
    """The rows that the lines of `run` hold under these heads, and the place of the first part behind them.

    `at` is the place of the first line of `run` in the document.
    """
    columns = _Columns.of(heads, roles, run)
    rows: list[list[str]] = []
    used, blanks = at, 0
    for line in run:
        if not line.text.strip():
            blanks += 1
            if blanks > 3:
                break
            continue
        if headed and _same_head(line, heads):
            used, blanks = used + blanks + 1, 0
            continue
        alone = blanks and rows and len(chunks_of(line.text)) == 1
        if alone and (ends_sentence(line.text.strip()) or USUAL.match(line.text.strip())):
            break
        cells = columns.cells(line.text)
        if cells is None or columns.leaves(cells, blanks > 0):
            break
        if rows and columns.goes_on(cells, rows[-1], blanks > 0):
            rows[-1] = [_joined(a, b) for a, b in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        used, blanks = used + blanks + 1, 0
    return rows, used


def _joined(above: str, below: str) -> str:
    """Two lines of one cell; a word broken off at the end of the first is made whole."""
    return tidy(f"{above[:-1]}{below}" if broken_off(above, below) else f"{above} {below}")


def _same_head(line: Line, heads: Sequence[Chunk]) -> bool:
    return [chunk.text for chunk in chunks_of(line.text)] == [chunk.text for chunk in heads]


@dataclass(frozen=True, slots=True)
class _Columns:
    starts: tuple[int, ...]
    fixed: tuple[bool, ...]
    """Every full row begins its cell exactly at the start of this column."""
    roles: dict[int, Role]
    width: int

    @classmethod
    def of(cls, heads: Sequence[Chunk], roles: dict[int, Role], run: Sequence[Line]) -> "_Columns":
        """Columns begin where the cells of full rows begin, which need not be where their heads begin."""
        starts = [[chunk.start] for chunk in heads]
        for line in run:
            chunks = chunks_of(line.text)
            if len(chunks) == len(heads):
                for place, chunk in zip(starts, chunks, strict=True):
                    place.append(chunk.start)
        begin = tuple(min(place) for place in starts)
        body = [place[1:] or place for place in starts]
        return cls(
            begin,
            tuple(len(set(place)) == 1 for place in body),
            roles,
            max(len(line.text.rstrip()) for line in run or [Line("", 0)]),
        )

    def cells(self, text: str) -> list[str] | None:
        """The line's texts by column; None when the line does not fit the columns at all."""
        cells = [""] * len(self.starts)
        chunks = [piece for chunk in chunks_of(text) for piece in self._cut(chunk)]
        if len(chunks) == len(cells):
            return [chunk.text for chunk in chunks]
        last = -1
        for chunk in chunks:
            column = max((i for i, start in enumerate(self.starts) if start <= chunk.start + 2), default=0)
            if column <= last:
                column = last if chunk.start < self.starts[last] + 1 else last + 1
            if column >= len(cells):
                return None
            cells[column] = tidy(f"{cells[column]} {chunk.text}")
            last = column
        return cells

    def _cut(self, chunk: Chunk) -> list[Chunk]:
        """A long cell that runs up to the next one with a single space between is cut there."""
        pieces, start, text = [], chunk.start, chunk.text
        for column, begin in enumerate(self.starts):
            inside = begin - start
            if self.fixed[column] and 0 < inside < len(text) and text[inside - 1] == " " and text[inside] != " ":
                pieces.append(Chunk(start, begin, text[:inside].strip()))
                start, text = begin, text[inside:]
        return [*pieces, Chunk(start, chunk.end, text)]

    def _at(self, role: Role) -> int | None:
        return next((at for at, found in self.roles.items() if found == role), None)

    def leaves(self, cells: Sequence[str], after_gap: bool) -> bool:
        """Whether this line stands behind the table."""
        filled = [at for at, cell in enumerate(cells) if cell]
        number, action = self._at("nr"), self._at("action")
        if number is not None and cells[number] and not is_number(cells[number]) and len(filled) == 1:
            return True
        if filled == [0] and action == 0:
            room = self.starts[1] if len(self.starts) > 1 else self.width
            return len(cells[0]) > room + 2 or (
                after_gap and (ends_sentence(cells[0]) or bool(re.match(r"\d+[.)]\s", cells[0])))
            )
        if filled == [0] and after_gap and self.roles.get(0) != "action":
            return number != 0
        return after_gap and len(filled) == 1 and bool(re.match(r"\d{1,2}[.)]?\s+[A-Z]", cells[filled[0]]))

    def goes_on(self, cells: Sequence[str], before: Sequence[str], after_gap: bool) -> bool:
        """Whether this line is the wrapped rest of the row above it."""
        number, action = self._at("nr"), self._at("action")
        if number is not None and before[number]:
            return not cells[number]
        text = cells[action] if action is not None else ""
        if not text or text[0].islower() or text[0] in "(&":
            return True
        others = [cell for at, cell in enumerate(cells) if cell and at != action]
        if others or after_gap or action is None:
            return False
        follows = [start for start in self.starts if start > self.starts[action]]
        room = (min(follows) if follows else self.width) - self.starts[action]
        return len(before[action]) > 0.6 * room and not ends_sentence(before[action]) and not all(before)
