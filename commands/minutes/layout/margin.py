"""Minutes with a column "Actie" in the right margin that holds names: they belong to the text on their left."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.minutes.document import Line, Table
from commands.minutes.layout.aligned import Chunk, chunks_of
from commands.minutes.layout.beside import who_and_when
from commands.minutes.layout.columns import role_of, roles_of
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import ends_sentence

_HEAD = re.compile(r"^actie(?:s|houder|punten| door)?\s*:?$", re.IGNORECASE)
_SPACED = re.compile(r"^\s*(?P<word>Actie(?:punt)?|ACTIE(?:PUNT)?|AP)(?:\s{3,}|\t\s*)(?P<text>[A-Za-z@(].{9,})$")
_NAMED = re.compile(r"^actie\s*:?\s+(?P<who>\S.{0,40})$", re.IGNORECASE)
"""Who acts, in the margin with the word in front: "Actie JT"."""
_LEAST = 40
"""A column that begins further to the left than this is no margin."""


def _is_beside(chunk: Chunk, column: int) -> bool:
    """Whether this piece of a line stands in the margin: under its head, or to the right of that with only names."""
    return abs(chunk.start - column) <= 6 or (chunk.start > column and bool(all_owners(chunk.text, NOBODY, 1)))


def _heads(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The heads of the margin at the end of a line: "Actie", or "Actie" and "Gereed" beside each other."""
    last = chunks[-1:] if chunks and _HEAD.match(chunks[-1].text) else chunks[-2:]
    if not last or last[0].start < _LEAST or not _HEAD.match(last[0].text):
        return ()
    return last if len(last) == 1 or role_of(last[1].text) == "deadline" else ()


def _left(line: Line, margin: Chunk) -> str:
    return line.text.expandtabs(8)[: margin.start].rstrip()


def with_margin(parts: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The same parts, the names in the margin written behind their line as "(actie: LB)"."""
    columns: tuple[int, ...] = ()
    done: list[Line | Table] = []
    waiting = ""
    for at, part in enumerate(parts):
        if waiting and (isinstance(part, Table) or not part.text.strip() or _opens(part.text)):
            done[-1], waiting = _marked(done[-1], waiting), ""
        if isinstance(part, Table):
            done.append(part)
            continue
        if (match := _SPACED.match(part.text)) and roles_of(re.split(r"\t|\s{2,}", part.text.strip())) is None:
            done.append(replace(part, text=f"{match['word']}: {match['text']}"))
            continue
        chunks = chunks_of(part.text)
        if heads := _heads(chunks):
            before = [chunk.text for chunk in chunks[: -len(heads)]]
            apart = len(before) <= 2 and roles_of([*before, heads[0].text]) is None
            if not before or apart or (len(before) == 1 and _only_names(parts[at + 1 :], heads[0].start)):
                columns = tuple(head.start for head in heads)
                if before:
                    done.append(replace(part, text=_left(part, heads[0])))
                continue
        named = _NAMED.match(chunks[-1].text) if len(chunks) > 1 and chunks[-1].start >= _LEAST else None
        if named and who_and_when(named["who"], NOBODY, 1)[0]:
            if waiting:
                done[-1] = _marked(done[-1], waiting)
            done.append(replace(part, text=_left(part, chunks[-1])))
            waiting = named["who"]
        elif (first := _first_beside(chunks, columns)) and len(chunks) - first <= len(columns):
            if waiting:
                done[-1] = _marked(done[-1], waiting)
            done.append(replace(part, text=_left(part, chunks[first])))
            waiting = ", ".join(chunk.text for chunk in chunks[first:])
        else:
            done.append(part)
        last = done[-1]
        if waiting and isinstance(last, Line) and ends_sentence(last.text):
            done[-1], waiting = _marked(last, waiting), ""
    return (*done[:-1], _marked(done[-1], waiting)) if waiting else tuple(done)


def _first_beside(chunks: Sequence[Chunk], columns: Sequence[int]) -> int:
    """The place of the first piece of a line that stands in the margin, 0 where there is none."""
    return next((at for at, chunk in enumerate(chunks) if at and columns and _is_beside(chunk, columns[0])), 0)


def _only_names(parts: Sequence[Line | Table], column: int) -> bool:
    """Whether what stands below a head of the margin are names, and the text beside them is no list."""
    beside = [
        chunks
        for part in parts[:60]
        if isinstance(part, Line) and len(chunks := chunks_of(part.text)) > 1 and abs(chunks[-1].start - column) <= 6
    ]
    told = sum(len(chunks) == 2 and not ends_sentence(chunks[0].text) for chunks in beside)
    return len(beside) > 1 and told > 0 and all(all_owners(chunks[-1].text, NOBODY, 1) for chunks in beside)


def _opens(text: str) -> bool:
    """Whether a line begins something new below the line that has a name beside it."""
    return bool(re.match(r"\s*(?:[-–*•]|\d{1,2}[.)]?)\s", text))


def _marked(part: Line | Table, who: str) -> Line | Table:
    return replace(part, text=f"{part.text} (actie: {who})") if isinstance(part, Line) else part
