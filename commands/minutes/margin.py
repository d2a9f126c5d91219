"""Minutes with a column "Actie" in the right margin that holds names: they belong to the text on their left."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.minutes.aligned import Chunk, chunks_of
from commands.minutes.columns import roles_of
from commands.minutes.document import Line, Table
from commands.minutes.known import NOBODY
from commands.minutes.owners import all_owners

_HEAD = re.compile(r"^actie(?:s|houder|punten| door)?\s*:?$", re.IGNORECASE)
_SPACED = re.compile(r"^\s*(?P<word>Actie(?:punt)?|ACTIE(?:PUNT)?|AP)(?:\s{3,}|\t\s*)(?P<text>[A-Za-z@(].{9,})$")
_LEAST = 40
"""A column that begins further to the left than this is no margin."""


def _is_beside(chunk: Chunk, column: int) -> bool:
    """Whether this piece of a line stands in the margin: under its head, or to the right of that with only names."""
    return abs(chunk.start - column) <= 6 or (chunk.start > column and bool(all_owners(chunk.text, NOBODY, 1)))


def with_margin(parts: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The same parts, the names in the margin written behind their line as "(actie: LB)"."""
    column: int | None = None
    done: list[Line | Table] = []
    for part in parts:
        if isinstance(part, Table):
            done.append(part)
            continue
        if (match := _SPACED.match(part.text)) and roles_of(re.split(r"\t|\s{2,}", part.text.strip())) is None:
            done.append(replace(part, text=f"{match['word']}: {match['text']}"))
            continue
        chunks = chunks_of(part.text)
        if chunks and chunks[-1].start >= _LEAST and _HEAD.match(chunks[-1].text):
            texts = [chunk.text for chunk in chunks]
            if len(chunks) == 1 or (len(chunks) <= 3 and roles_of(texts) is None):
                column = chunks[-1].start
                if len(chunks) > 1:
                    done.append(replace(part, text=part.text.expandtabs(8)[:column].rstrip()))
                continue
        last = chunks[-1] if chunks else None
        if column is not None and last is not None and len(chunks) > 1 and _is_beside(last, column):
            left = part.text.expandtabs(8)[: last.start].rstrip()
            done.append(replace(part, text=f"{left} (actie: {last.text})"))
        else:
            done.append(part)
    return tuple(done)
