"""Lists whose lines have columns without heads: "Bart - herinnering aan gemeenten - 13 maart".

One line does not tell who and what apart when both begin with a capital; all lines together do.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.minutes.layout.columns import Role
from commands.minutes.layout.headless import roles_by_content, tells_all
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.row import row_of
from commands.minutes.layout.sections import Block
from commands.minutes.parts.fields import Pieces, fields_of
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.pieces import take_apart

_BETWEEN = re.compile(r"\s+(?:[–—-]|\||//)\s+|\s*\t\s*")
_SIGNS = (_BETWEEN, re.compile(r"\s+/\s+"))
_FRONT = re.compile(
    r"^(?P<who>[A-Z][\w'’-]*(?:(?:,| en| &| \+|/)? ?[A-Z][\w'’-]*){0,3})"
    r"(?P<sign>:|\s?(?:→|➜|➔|=>|->))\s+(?P<text>\S+\s+\S.*)$"
)
_COLUMNS = 3
_LEAST = 2


def ordered_items(blocks: Sequence[Block], known: KnownNames) -> dict[int, Pieces]:
    """The points of such lists by their line."""
    found = _addressed(blocks, known)
    for between, run, listed in ((sign, *each) for sign in _SIGNS for each in _lists(blocks, sign)):
        rows = [tuple(between.split(item.text)) for item in run]
        full = [row for row in rows if len(row) >= _COLUMNS]
        roles = roles_by_content(rows) if len(full) >= max(_LEAST, len(rows) * 0.6) else None
        if roles is None or not {"action", "owner"} <= set(roles.values()) or not (listed or tells_all(rows, roles)):
            continue
        for item, row in zip(run, rows, strict=True):
            if len(row) >= _COLUMNS:
                found[item.line] = row_of(_named(row, roles), known, "", False, set(roles.values())).pieces
    return found


def fielded(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines straight above "Wie: …" or "Wanneer: …": points, whatever else they look like."""
    texts = [block.what for block in blocks if isinstance(block.what, Paragraph) and not block.is_head]
    return frozenset(
        above.line
        for above, below in itertools.pairwise(texts)
        if not (fields_of(above.text) or below.after_gap) and (told := fields_of(below.text)) and told.telling
    )


def _addressed(blocks: Sequence[Block], known: KnownNames) -> dict[int, Pieces]:
    """The points of lists whose lines all begin with a name, at least one of them a sure one: "Bo: Asten bellen"."""
    found: dict[int, Pieces] = {}
    for run in (run for run, listed in _lists(blocks, _FRONT) if listed):
        fronts = [(item, match) for item in run if (match := _FRONT.match(item.text))]
        pairs = [(item, match) for item, match in fronts if match["sign"] != ":" or not item.listed]
        owners = [all_owners(match["who"], known, 1) for _, match in pairs]
        if len(pairs) >= _LEAST and all(owners) and any(all_owners(match["who"], known, 2) for _, match in pairs):
            for (item, match), names in zip(pairs, owners, strict=True):
                found[item.line] = replace(take_apart(match["text"], known), owners=names, placed=True)
    return found


def _lists(blocks: Sequence[Block], shape: re.Pattern[str]) -> Iterable[tuple[list[Paragraph], bool]]:
    """The lines of this shape under every head, and whether that is the head of a list of points."""
    for _, group in itertools.groupby(blocks, key=lambda block: (block.section.place, block.section.kind)):
        under = list(group)
        kind = under[0].section.kind
        run = [
            block.what
            for block in under
            if isinstance(block.what, Paragraph) and not block.is_head and shape.search(block.what.text)
        ]
        if run and kind not in ("agenda", "present", "decisions"):
            yield run, kind in ("list", "closed", "review")


def _named(row: Sequence[str], roles: dict[int, Role]) -> dict[Role, str]:
    named: dict[Role, str] = {}
    for at, cell in enumerate(row):
        role = roles.get(at, "note")
        named[role] = f"{named[role]}; {cell}" if role in named else cell
    return named
