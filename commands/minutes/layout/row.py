"""One row of an action list: from the texts of its cells to a point or a decision."""

import re
from collections.abc import Iterable
from dataclasses import replace

from commands.minutes.layout.aligned import is_number
from commands.minutes.layout.columns import Role
from commands.minutes.parts import deadlines
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import LINK, KnownNames
from commands.minutes.parts.owners import all_owners, likeness, split_owners
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.status import Status, is_done, is_status, status_of
from storage.frozen import dataclass

_DECISION_ROW = re.compile(r"^\W*(?:b|besluit(?:en)?|decision)\W*\d*\W*$", re.IGNORECASE)
_DECISION_NR = re.compile(r"(?:20)?\d\d[-./]B[-. ]?\d+\W*$")
"""The number of a decision in a list that numbers points by the year and a letter: "2026-B-03"."""
_ASIDE = re.compile(r"(?:\n|,\s*)(?=(?:op de agenda|niet|nog|wordt|is|zie|volgt|komt|staat|loopt)\b)", re.IGNORECASE)
"""Where the cell of an owner goes on with how it stands: "Logius, niet aan toegekomen"."""
MARKED = re.compile(r"(?P<kind>besluit|actie(?:punt)?)\s*:\s*(?P<text>\S.*)$", re.IGNORECASE | re.DOTALL)
"""A cell, or a line of it, that says itself what it is."""
_SEVERAL = 2
_SURE = 2
"""The likeness of words that surely name somebody."""
_FIRST = re.compile(r"(?:Loopt|Gesloten|Afgerond)(?=\s)|[^,;:(.–]*")
"""What a remark says first: its status, where it begins with one."""
_OTHER_ROW = re.compile(
    r"^\W*(?:[dikmno]|(?:ter )?info(?:rmatie)?|ter kennisname|mededeling|opmerking|notitie|signaal|n\.?v\.?t\.?|"
    r"afspraak gesloten|discussie)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is a point or a decision."""

    pieces: Pieces
    number: str = ""
    theme: str = ""
    decision: bool = False


def expanded(
    named: dict[Role, str], roles: dict[int, Role], known: KnownNames, theme: str, closed: bool
) -> Iterable[Row]:
    """A row is one point, or as many as its action cell has lines when no other column belongs to them."""
    alone = not {"owner", "deadline", "status"} & set(roles.values())
    text = named.get("action", "")
    if alone and text:
        if owners := all_owners(text, known, 2):
            topic = named.get("topic", "") or named.get("note", "")
            if topic:
                yield Row(Pieces(topic, owners, True), named.get("nr", ""), theme)
            return
        for line in re.split(r"\n+|;\s+", text):
            if len(line.split()) > 1:
                yield row_of(
                    {**named, "action": re.sub(r"^\W*(?:actie|AP)\s*:\s*|^[-•*]\s*", "", line.strip())},
                    known,
                    theme,
                    closed,
                )
        return
    for each in _marked_lines(named) or _side_by_side(named):
        yield row_of(each, known, theme, closed, set(roles.values()))


def _marked_lines(named: dict[Role, str]) -> tuple[dict[Role, str], ...]:
    """What a cell with a mark in front of its lines holds: "Besluit: akkoord" above "Actie: persbericht maken"."""
    lines = [line.strip() for line in named.get("action", "").split("\n") if line.strip()]
    marked = [match for line in lines if (match := MARKED.match(line))]
    if len(marked) < len(lines) or len(lines) < _SEVERAL:
        return ()
    kinds = [(match["kind"].casefold().startswith("besluit"), match["text"]) for match in marked]
    return tuple({**named, "kind": "besluit" if decided else "actie", "action": text} for decided, text in kinds)


def _side_by_side(named: dict[Role, str]) -> tuple[dict[Role, str], ...]:
    """One row with two tasks above each other and their two owners beside them is two points."""
    lines = {role: [line for line in cell.split("\n") if line.strip()] for role, cell in named.items()}
    count = len(lines.get("action", ()))
    if count < 2 or len(lines.get("owner", ())) != count or any(line[0].islower() for line in lines["action"]):
        return (named,)
    return tuple(
        {role: cells[at] if len(cells) == count else named[role] for role, cells in lines.items()}
        for at in range(count)
    )


def row_of(
    named: dict[Role, str], known: KnownNames, theme: str, closed: bool, columns: set[Role] | None = None
) -> Row:
    columns = columns if columns is not None else set(named)
    kind = named.get("kind", "")
    text = tidy(named.get("action", "") or named.get("decision", ""))
    is_decision = bool(_DECISION_ROW.match(kind) or _DECISION_NR.match(named.get("nr", ""))) or (
        not named.get("action") and bool(named.get("decision"))
    )
    if match := re.match(r"besluit\s*:\s*(?=\S)", text, re.IGNORECASE):
        text, is_decision = text[match.end() :], True
    if kind and _OTHER_ROW.match(kind):
        text = ""
    text, struck = text.replace("~~", ""), text.startswith("~~")
    pieces = Pieces(text)
    inside = take_apart(text, known) if text else pieces
    if "owner" not in columns and not is_decision:
        pieces = inside
    elif "deadline" not in columns and inside.deadline:
        pieces = replace(pieces, text=text, deadline=inside.deadline)
    named = {role: _unstruck(cell) for role, cell in named.items()}
    owner, *aside = _ASIDE.split(named.get("owner", ""), maxsplit=1)
    parts = [
        part.strip() for part in re.split(r"[;\n]|,\s+(?=\D)|\s+[–/-]\s+|\s+(?=\d{1,2}[-/ ]\d)", owner) if part.strip()
    ]
    dates = [part for part in parts if deadlines.is_deadline(part)] if len(parts) > 1 else []
    for part in dates:
        owner = owner.replace(part, " ")
    owners = split_owners(_one_a_line(owner.replace("~~", ""), known), known) or pieces.owners
    stands = [part.strip() for part in re.split(r"[,;(]", named.get("status", "")) if "deadline" not in columns]
    dates += [part for part in stands if " " in part and deadlines.is_deadline(part) and not is_status(part)]
    deadline = named.get("deadline", "").replace("~~", "") or (dates[0] if dates else "") or pieces.deadline
    state = status_of(named.get("status", "")) or pieces.status or _told_done(named.get("note", ""))
    planned = None if re.match(r"\W*n\.?v\.?t", deadline, re.IGNORECASE) else status_of(named.get("deadline", ""))
    if state is None and planned in ("afgerond", "vervallen", "doorlopend"):
        state = planned
    if state is None and named.get("status") and not closed:
        state = "loopt"
    if struck or (closed and state in (None, "open")):
        state = "afgerond"
    told = [named[role] for role in ("status", "note") if named.get(role) and (role == "note" or len(named[role]) > 15)]
    remark = tidy("; ".join((*told, *aside)).replace("~~", ""))
    text = re.sub(r"^(?:actie(?:punt)?|AP)\s*:\s*(?=\S)", "", tidy(pieces.text), flags=re.IGNORECASE)
    pieces = replace(pieces, text=text, owners=owners, placed=True, deadline=tidy(deadline), status=state, note=remark)
    return Row(
        pieces,
        named.get("nr", "") if is_number(named.get("nr", "")) else "",
        theme or named.get("topic", "") if named.get("action") else theme,
        is_decision,
    )


def _told_done(note: str) -> Status | None:
    """ "Gereed, besproken op 11 mei" or "Loopt: wacht op Jan" among the remarks, where no status says otherwise."""
    first = match[0] if (match := _FIRST.match(note)) else ""
    state = status_of(first) if is_status(first) else None
    return state if is_done(state) or state == "loopt" else None


def _unstruck(cell: str) -> str:
    """What still holds of a cell of which a part is struck through: "~~1-3~~ 1-5" is "1-5"."""
    return left if "~~" in cell and (left := tidy(re.sub(r"~~.*?~~", " ", cell))) else cell


def _one_a_line(cell: str, known: KnownNames) -> str:
    """Names below each other as a list of them; a name that is broken over two lines stays one."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    whole = " ".join(lines)
    broken = whole.casefold() in known.actors or any(line.split()[-1] in LINK for line in lines)
    return whole if broken or any(likeness(line, known) < _SURE for line in lines) else ", ".join(lines)
