"""Tables of which every row is one line with single spaces, as copying from a PDF or an old mail gives them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.minutes.document import Line, Table
from commands.minutes.layout.aligned import is_number
from commands.minutes.layout.columns import Role, roles_of, usual_role
from commands.minutes.parts.deadlines import is_deadline
from commands.minutes.parts.known import LINK, KnownNames
from commands.minutes.parts.owners import likeness, names_a_role, split_owners
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.status import is_status
from storage.frozen import dataclass

_LEAST_HEADS = 3
_LEAST_ROWS = 2
_HEAD_WORDS = 3
_HEADS_WORDS = 15
_CELL_WORDS = 7
_BEFORE_NAME = LINK | frozenset(
    "of naar over door uit tot met gemeente regio wethouder gedeputeerde mevrouw heer dhr. mw. mevr.".split()
)
"""Words that belong to the name behind them, or make it part of what is to be done: "bellen met Venlo"."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells that words hold from left to right, what is left of them, and how much they tell."""

    texts: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    told: int = 0
    sure: int = 0
    """The likeness of the owner among them."""


def narrow_table(parts: Sequence[Line | Table], at: int, known: KnownNames) -> tuple[Table, int] | None:
    """The table whose heads are the words of the line at `at`, and the place of the first part behind it."""
    first = parts[at]
    told = _heads(tidy(first.text)) if isinstance(first, Line) else None
    if told is None:
        return None
    heads, roles = told
    order = [roles[place] for place in sorted(roles)]
    lines, ends, apart = _lines(parts, at + 1, numbered=order[0] == "nr")
    if order[0] != "nr" and all(is_number(line.split()[0]) for line in lines):
        heads, order = ("Nr", *heads), ["nr", *order]
    rows: list[tuple[str, ...]] = []
    for line, alone in zip(lines, apart, strict=True):
        row = _row(line.split(), order, known)
        if row is None or (alone and not any(row[1 + order.index("action") :])):
            break
        rows.append(row)
    if len(rows) < _LEAST_ROWS or not any(any(row[1 + order.index("action") :]) for row in rows):
        return None
    return Table((heads, *rows), first.number), ends[len(rows) - 1]


def _lines(parts: Sequence[Line | Table], at: int, *, numbered: bool) -> tuple[list[str], list[int], list[bool]]:
    """The lines that may be rows, whole where they were broken: the place behind each, and whether it stands apart."""
    lines: list[str] = []
    ends: list[int] = []
    apart: list[bool] = []
    gap = False
    for place, part in enumerate(parts[at:], at):
        if not isinstance(part, Line):
            break
        text = tidy(part.text)
        if gap and text and not (numbered and lines and _counts_on(lines[-1], text)):
            break
        if text and (is_number(text.split()[0]) if numbered else not text[0].islower()):
            lines.append(text)
            ends.append(place + 1)
            apart.append(gap)
        elif text and lines and _goes_on(lines[-1], text):
            lines[-1], ends[-1] = f"{lines[-1]} {text}", place + 1
        elif text:
            break
        gap = not text
    return lines, ends, apart


def _counts_on(line: str, text: str) -> bool:
    """Behind a blank line a row is only what has the next number: an agenda item counts on from another one."""
    before, after = (re.match(r"\d{1,3}\b", each) for each in (line, text))
    return before is not None and after is not None and int(after[0]) == int(before[0]) + 1


def _goes_on(line: str, text: str) -> bool:
    return text[0].islower() or text[0] in "(&" or line.rsplit(maxsplit=1)[-1].casefold() in _BEFORE_NAME


def _heads(text: str) -> tuple[tuple[str, ...], dict[int, Role]] | None:
    """The words of a line as the heads of columns, each with a meaning of its own; some are more than one word."""
    words = text.split()
    for heads in _cuts(words) if len(words) <= _HEADS_WORDS else ():
        roles = roles_of(heads) if len(heads) >= _LEAST_HEADS else None
        if roles is None or not len(roles) == len(heads) == len(set(roles.values())):
            continue
        if "action" in roles.values() and all(role in ("opened", usual_role(heads[at])) for at, role in roles.items()):
            return heads, roles
    return None


def _cuts(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """The ways to cut a line into heads, those with the most heads first at every word."""
    if not words:
        yield ()
    for size in range(1, min(_HEAD_WORDS, len(words)) + 1):
        if usual_role(head := " ".join(words[:size])):
            yield from ((head, *others) for others in _cuts(words[size:]))


def _row(words: Sequence[str], order: Sequence[Role], known: KnownNames) -> tuple[str, ...] | None:
    """One line cut into cells: the cut that tells most, and of those the one that leaves most words to the point."""
    act = order.index("action")
    front = _filled(words, order[:act], known)
    best: tuple[tuple[int, int], Sequence[str], _Cells] | None = None
    for cut in (cut for cut in range(len(front.left), 0, -1) if _may_cut(front.left, cut)):
        behind = _filled(front.left[cut:], order[act + 1 :], known)
        rank = behind.told, behind.sure
        better = not behind.left and (best is None or rank > best[0])
        if better and (behind.sure > 1 or not _splits_name(front.left, cut)):
            best = rank, front.left[:cut], behind
    if best is None or not (front.told or best[2].told):
        return None
    return (*front.texts, " ".join(best[1]), *best[2].texts)


def _may_cut(words: Sequence[str], cut: int) -> bool:
    """Not behind a preposition or a comma, nor in front of "de"."""
    before, after = words[cut - 1], words[cut] if cut < len(words) else ""
    return not (before.casefold() in _BEFORE_NAME or before[-1] in ",/&+" or after.casefold() in LINK | set("/&+"))


def _splits_name(words: Sequence[str], cut: int) -> bool:
    """Between two capitals may be the middle of a name."""
    return 1 < cut < len(words) and words[cut - 1].istitle() and words[cut].istitle()


def _filled(words: Sequence[str], order: Sequence[Role], known: KnownNames) -> _Cells:
    """Each column gets the longest run of words that fits it; a remark what is left."""
    cells = _Cells(left=tuple(words))
    for role in order:
        most = len(cells.left) if role == "note" else min(_CELL_WORDS, len(cells.left))
        size = next((size for size in range(most, 0, -1) if _fits(role, " ".join(cells.left[:size]), known)), 0)
        text = " ".join(cells.left[:size])
        cells = replace(
            cells,
            texts=(*cells.texts, text),
            left=cells.left[size:],
            told=cells.told + (bool(text) and role != "note"),
            sure=_likeness(text, known) if role == "owner" else cells.sure,
        )
    return cells


def _fits(role: Role, text: str, known: KnownNames) -> bool:
    if role == "nr":
        return is_number(text)
    if role in ("deadline", "opened"):
        return is_deadline(text)
    if role == "status":
        return is_status(text)
    return role == "note" or (role == "owner" and _likeness(text, known) > 0)


def _likeness(text: str, known: KnownNames) -> int:
    """How like names of owners all of these words are; a word that says when or how it stands is none."""
    words = [word for word in text.split() if word not in LINK and word.strip("/&+,-")]
    if not words or (words[-1].islower() and not names_a_role(words[-1])) or any(sign.isdigit() for sign in text):
        return 0
    if any(is_status(word) or is_deadline(word) for word in words):
        return 0
    return min((likeness(owner, known) for owner in split_owners(text, known)), default=0)
