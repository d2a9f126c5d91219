"""Points out of the rows of a table."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.minutes.document import Table
from commands.minutes.layout.beside import columns_beside, heads_margin, told_beside
from commands.minutes.layout.columns import Role, role_of, roles_of
from commands.minutes.layout.headless import with_heads
from commands.minutes.layout.heads import kind_of
from commands.minutes.layout.row import MARKED, Row, expanded, row_of
from commands.minutes.parts import announced
from commands.minutes.parts.clocks import clocks_in
from commands.minutes.parts.days import DAY
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import split_owners
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.sentences import ends_sentence, tidy

_OPEN_OR_CLOSED = re.compile(r"o ?/ ?g", re.IGNORECASE)
"""The head of a column with one letter: open or gesloten."""
_STATE = re.compile(
    r"(?:[ox]|open|loopt|lopend|gesloten|afgerond|gereed|klaar|afgehandeld|vervallen|nieuw)\W*$", re.IGNORECASE
)
"""How a point stands, in a cell that says nothing else."""
_EMPTY_TEXT = re.compile(
    r"^\W*(?:geen|n\.?v\.?t\.?|geen (?:nieuwe )?(?:acties|actiepunten)|[-–.…]*)\W*$", re.IGNORECASE
)


def points_of(table: Table, known: KnownNames, *, listed: bool = False, agenda: bool = False) -> tuple[Row, ...]:
    """The points and decisions in a table; none when its columns are not those of an action list.

    `listed` says that it stands under a head of action points, so that it needs no heads of its own; without that,
    and without heads, it has to tell what, who and when. In an `agenda` it never can.
    """
    rows = [tuple(tidy(cell) if "\n" not in cell else cell.strip() for cell in row) for row in table.rows]
    if (cards := _cards(rows)) is not None:
        return tuple(row_of(card, known, "", False) for card in cards if card.get("action"))
    if (beside := _beside(rows, known)) is not None:
        return beside
    if not agenda and not any(roles_of(cells, listed=listed) for cells in rows):
        rows = list(with_heads(rows, listed=listed) or rows)
    found: list[Row] = []
    roles: dict[int, Role] | None = None
    lettered, marked = -1, False
    theme, closed = table.title if kind_of(table.title) == "closed" else "", kind_of(table.title) == "closed"
    for at, cells in enumerate(rows):
        filled = [cell for cell in cells if cell]
        if not filled or (len(filled) == 1 and announced.HEAD.match(filled[0])):
            continue
        head = roles_of(cells, rows[at + 1 :], listed=listed)
        if head is not None:
            roles = _with_states(head, cells, rows[at + 1 :])
            marked = _marks_points(cells, roles, rows[at + 1 :])
            lettered = next((at for at, cell in enumerate(cells) if _OPEN_OR_CLOSED.fullmatch(cell)), -1)
            continue
        if roles is None:
            if kind_of(" ".join(cells)) == "closed":
                closed = True
            continue
        if len(cells) > 2 and (len(filled) == 1 or (len(set(filled)) == 1 and len(filled) == len(cells))):
            if found and _is_rest(cells, roles, filled[0], found[-1]):
                found[-1] = replace(found[-1], pieces=_joined(found[-1].pieces, filled[0]))
                continue
            numbered = "nr" in roles.values() and len(filled[0].split()) <= 4 and kind_of(filled[0]) != "list"
            if len(filled) > 1 or cells[0] or numbered or roles.get(cells.index(filled[0])) != "action":
                theme, closed = filled[0], kind_of(filled[0]) == "closed"
                continue
        named = _by_role(cells, roles, marked=marked)
        if "action" not in named and (slid := _shifted(cells, roles)):
            named["action"] = slid
        if 0 <= lettered < len(cells) and cells[lettered].casefold() == "g":
            named["status"] = "gesloten"
        if found and not named.get("nr") and "nr" in roles.values() and found[-1].number and _goes_on(named):
            found[-1] = replace(found[-1], pieces=_added(found[-1].pieces, named))
            continue
        _put(found, tuple(expanded(named, roles, known, theme, closed)))
    return tuple(row for row in found if not _EMPTY_TEXT.match(row.pieces.text) and not _tells_when(row.pieces.text))


def _marks_points(heads: Sequence[str], roles: dict[int, Role], body: Sequence[Sequence[str]]) -> bool:
    """Whether the column of "Besluit / actie" says of each that is one which it is: then no other cell is."""
    at = next((at for at, role in roles.items() if role == "action"), len(heads))
    both = at < len(heads) and re.search(r"besluit", heads[at], re.IGNORECASE)
    return bool(both) and any(at < len(row) and MARKED.match(row[at]) for row in body)


def _with_states(roles: dict[int, Role], heads: Sequence[str], body: Sequence[Sequence[str]]) -> dict[int, Role]:
    """The columns with one that has no head and says of every point how it stands: "Open", "Gesloten", "O"."""
    if "status" in roles.values():
        return roles
    for at in (at for at, head in enumerate(heads) if not head and at not in roles):
        told = {row[at] for row in body if at < len(row) and row[at]}
        if told - {"X", "x"} and all(len(cell) < 20 and _STATE.match(cell) for cell in told):
            return {**roles, at: "status"}
    return roles


def _tells_when(text: str) -> bool:
    """ "17 maart 2026, 12.30 uur": when something is, and nothing to do."""
    return bool(DAY.match(text)) and clocks_in(text) is not None


def _put(found: list[Row], fresh: tuple[Row, ...]) -> None:
    """Add the points of a row; one whose cells are merged with the row above only brings an owner."""
    if found and len(fresh) == 1 and _is_same(found[-1], fresh[0]):
        owners = dict.fromkeys((*found[-1].pieces.owners, *fresh[0].pieces.owners))
        found[-1] = replace(found[-1], pieces=replace(found[-1].pieces, owners=tuple(owners)))
    else:
        found.extend(fresh)


def _is_same(one: Row, other: Row) -> bool:
    """One point with its owners below each other, its other cells merged."""
    mine, yours = one.pieces, other.pieces
    if one.number and one.number == other.number and mine.text == yours.text:
        return True
    return (mine.text, one.number, mine.deadline, mine.status) == (
        yours.text,
        other.number,
        yours.deadline,
        yours.status,
    )


def _beside(rows: Sequence[Sequence[str]], known: KnownNames) -> tuple[Row, ...] | None:
    """The points of minutes with names beside the text; None when the table is no such thing."""
    heads = (at for at, cells in enumerate(rows) if sum(bool(cell) for cell in cells) > 1 or heads_margin(cells))
    first = next(heads, 0)
    columns = columns_beside(rows[first:], known)
    if columns is None:
        return None
    text, who = columns
    found: list[Row] = []
    for cells in rows[first + 1 :]:
        if max(columns) < len(cells) and cells[who]:
            for said, owners, when in told_beside(cells[text], cells[who], known):
                pieces = take_apart(said, known)
                found.append(Row(replace(pieces, owners=owners, placed=True, deadline=when or pieces.deadline)))
    return tuple(found)


def _by_role(cells: Sequence[str], roles: dict[int, Role], *, marked: bool) -> dict[Role, str]:
    """The cells by what they mean; where points are `marked` as such, other words in their column are none."""
    named: dict[Role, str] = {}
    for at, role in roles.items():
        if at < len(cells) and cells[at] and not (marked and role == "action" and not MARKED.match(cells[at])):
            named[role] = f"{named[role]}; {cells[at]}" if role in named else cells[at]
    return named


def _shifted(cells: Sequence[str], roles: dict[int, Role]) -> str:
    """The words of a point that slid into a column without a meaning, right of the empty one of the points."""
    act = next((at for at, role in roles.items() if role == "action"), len(cells))
    other = next((at for at in range(act + 1, len(cells)) if at in roles), len(cells))
    return next((cell for cell in cells[act + 1 : other] if cell), "")


def _is_rest(cells: Sequence[str], roles: dict[int, Role], text: str, before: Row) -> bool:
    """A row with nothing but the end of a sentence: a cell that broke over a page."""
    role = roles.get(next(at for at, cell in enumerate(cells) if cell))
    role = "action" if role is None and _shifted(cells, roles) else role
    if role != "action" or kind_of(text) != "plain":
        return False
    return (
        text[0].islower()
        or text[0] in "(&"
        or ("nr" in roles.values() and bool(before.number) and not ends_sentence(before.pieces.text) and not cells[0])
    )


def _goes_on(named: dict[Role, str]) -> bool:
    """A numberless row among numbered ones that only brings more words for the row above."""
    text = named.get("action", "")
    return not text or text[0].islower()


def _joined(pieces: Pieces, text: str) -> Pieces:
    return replace(pieces, text=tidy(f"{pieces.text} {text}"))


def _added(pieces: Pieces, named: dict[Role, str]) -> Pieces:
    owners = pieces.owners
    if more := named.get("owner"):
        glued = more[0].islower() and owners
        owners = (*owners[:-1], f"{owners[-1]} {more}") if glued else (*owners, *split_owners(more))
    deadline = tidy(f"{pieces.deadline} {named.get('deadline', '')}")
    return replace(_joined(pieces, named.get("action", "")), owners=owners, deadline=deadline)


def _cards(rows: Sequence[Sequence[str]]) -> list[dict[Role, str]] | None:
    """ "Actie | nota sturen" under "Wie | Jan": one point to a block of rows instead of one to a row."""
    pairs = [row for row in rows if len(row) == 2 and row[0]]
    meanings = [role_of(row[0]) for row in pairs]
    told = [role for role in meanings if role]
    if len(pairs) < 2 or len(pairs) < len(rows) * 0.8 or len(told) < len(pairs) * 0.8 or "action" not in told:
        return None
    if roles_of(rows[0]) is not None and not {"owner", "deadline"} <= set(told):
        return None
    cards: list[dict[Role, str]] = [{}]
    for row, role in zip(pairs, meanings, strict=True):
        if role is None:
            continue
        if role in cards[-1] and role in ("nr", "action"):
            cards.append({})
        cards[-1].setdefault(role, row[1])
    return cards
