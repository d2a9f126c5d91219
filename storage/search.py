"""Finding action points by words in their text and in the remarks on them."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from storage.changes import table
from storage.models import WITHDRAWN, Action, Note
from storage.store import Store

_ACTION, _NOTE = table(Action), table(Note)
_MOST = 400  # points looked at further, newest first


class Term(NamedTuple):
    """Pieces in small letters that must all stand in the same text; with `starts`, each at the beginning of a word."""

    pieces: tuple[str, ...]
    starts: bool = False


def numbers_about(store: Store, terms: Sequence[Term]) -> frozenset[int]:
    """The numbers of the action points of which the text or a remark has all pieces of one of these terms."""
    noted = select(_NOTE.c.number).where(
        _NOTE.c.body_id == store.body.id, _NOTE.c.subject == "action", ~_NOTE.c.withdrawn, _any(_NOTE.c.text, terms)
    )
    found = select(_ACTION.c.number).where(
        _ACTION.c.body_id == store.body.id,
        _ACTION.c.status != WITHDRAWN,
        or_(_any(_ACTION.c.text, terms), _ACTION.c.number.in_(noted)),
    )
    newest = found.order_by(_ACTION.c.number.desc()).limit(_MOST)
    return frozenset(row.number for row in store.connection.execute(newest))


def _any(text: ColumnElement[str], terms: Sequence[Term]) -> ColumnElement[bool]:
    whole = func.lower(text)
    words = func.lower(literal(" ").concat(text))

    def has(piece: str, starts: bool) -> ColumnElement[bool]:
        return (words if starts else whole).like(_pattern(piece, starts), escape="/")

    return or_(*(and_(*(has(piece, term.starts) for piece in term.pieces)) for term in terms))


def _pattern(piece: str, starts: bool) -> str:
    escaped = piece.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"% {escaped}%" if starts else f"%{escaped}%"
