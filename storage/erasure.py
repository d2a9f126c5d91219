"""Taking words out of the audit trail when their term is over; who did what and when stays.

A trail that kept the words would make deleting them a pretence (AVG, article 5.1.e). The hash of a line covers its
words, so the lines from the first changed one on are chained anew, in the same transaction that took the words away.
"""

from collections.abc import Collection, Mapping
from json import loads

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from storage.changes import as_json, chain, table
from storage.models import Body, Change

CHANGE = table(Change)


def blank_trail(
    connection: Connection, body: Body, rows: Mapping[str, Collection[int]], columns: Collection[str]
) -> None:
    """Empty these columns in every line about these rows (subject to ids), and chain the trail anew."""
    about = or_(*(and_(CHANGE.c.subject == subject, CHANGE.c.row_id.in_(ids)) for subject, ids in rows.items()))
    here = CHANGE.c.body_id == body.id
    blanked: list[dict[str, object]] = []
    for line in connection.execute(select(CHANGE).where(here, about).order_by(CHANGE.c.id)).mappings():
        before, after = _blank(line["before"], columns), _blank(line["after"], columns)
        if (before, after) != (line["before"], line["after"]):
            blanked.append({"line": line["id"], "new_before": before, "new_after": after})
    if not blanked:
        return
    changed = update(CHANGE).where(CHANGE.c.id == bindparam("line"))
    connection.execute(changed.values(before=bindparam("new_before"), after=bindparam("new_after")), blanked)
    first = blanked[0]["line"]
    earlier = select(CHANGE.c.hash).where(here, CHANGE.c.id < first).order_by(CHANGE.c.id.desc()).limit(1)
    previous = connection.execute(earlier).scalar() or ""
    hashes = []
    for line in connection.execute(select(CHANGE).where(here, CHANGE.c.id >= first).order_by(CHANGE.c.id)).mappings():
        previous = chain(previous, dict(line))
        hashes.append({"line": line["id"], "new_hash": previous})
    connection.execute(changed.values(hash=bindparam("new_hash")), hashes)
    body.trail = previous


def _blank(words: str, columns: Collection[str]) -> str:
    values = loads(words)
    held = {name: "" for name in values if name in columns and values[name]}
    return as_json(values | held) if held else words
