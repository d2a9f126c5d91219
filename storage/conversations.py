"""Duplicate keys, what a conversation is about, and the documents that wait for a yes."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from storage.changes import put_in, table
from storage.models import Document, Seen, Talk
from storage.statements import Statement
from storage.transaction import Transaction

_SEEN = table(Seen)
_USE_UP = Statement(insert(_SEEN).values({name: bindparam(name) for name in ("key", "at", "reply")}), unless_there=True)
_USED = Statement(select(_SEEN.c.reply).where(_SEEN.c.key == bindparam("key")))

_TALKS = table(Talk)
_TALK = Statement(
    select(_TALKS.c.data).where(
        _TALKS.c.who == bindparam("who"), _TALKS.c.topic == bindparam("topic"), _TALKS.c.until > bindparam("now")
    )
)


class SeenBefore(Exception):
    """This duplicate key was used before: the work of this transaction must not happen again."""


class Conversations:
    """Keys and conversations of everybody; documents of one body."""

    def __init__(self, within: Transaction) -> None:
        self._within = within

    def first_time(self, key: str, now: datetime, reply: str = "") -> None:
        """Use up a duplicate key, once for all processes. SeenBefore is raised by the transaction when it was used."""
        self._within.later(_USE_UP, {"key": key, "at": now, "reply": reply}, SeenBefore)

    def seen(self, key: str) -> str | None:
        """The reply that a used key got, as JSON; None when the key is new."""
        found: str | None = _USED.value(self._within, key=key)
        return found

    def get(self, who: str, topic: str, now: datetime) -> dict[str, Any] | None:
        """What this person's conversation holds on a topic, unless it is too long ago."""
        found: dict[str, Any] | None = _TALK.value(self._within, who=who, topic=topic, now=now)
        return found

    def keep(self, who: str, topic: str, data: dict[str, Any], until: datetime) -> None:
        """Remember (or, with no data, forget) what the conversation is about."""
        talks = table(Talk)
        self._within.connection.execute(delete(talks).where(talks.c.who == who, talks.c.topic == topic))
        if data:
            self._within.connection.execute(insert(talks), {"who": who, "topic": topic, "data": data, "until": until})

    def add_document(self, document: Document) -> Document:
        """Keep a document that was read, with its proposal."""
        put_in(self._within, document)
        return document

    def document(self, body_id: int, document_id: int) -> Document | None:
        """A document of this body."""
        documents = table(Document)
        where = (documents.c.body_id == body_id) & (documents.c.id == document_id)
        row = self._within.connection.execute(select(documents).where(where)).mappings().first()
        return Document.read(row) if row else None

    def newest_document(self, body_id: int, by: int | None, since: datetime) -> Document | None:
        """The last document that this member had read."""
        documents = table(Document).c
        where = (documents.body_id == body_id) & (documents.by == by) & (documents.at >= since)
        question = select(table(Document)).where(where).order_by(documents.id.desc()).limit(1)
        row = self._within.connection.execute(question).mappings().first()
        return Document.read(row) if row else None

    def set_document(self, body_id: int, document_id: int, **values: Any) -> bool:
        """Change a document that is still a proposal; False when somebody else already decided on it."""
        documents = table(Document)
        where = (documents.c.body_id == body_id) & (documents.c.id == document_id)
        changed = self._within.connection.execute(
            update(documents).where(where, documents.c.status == "voorstel").values(values)
        )
        return changed.rowcount == 1

    def forget(self, before: datetime) -> int:
        """Drop used keys and conversations from before a moment; returns how many keys went."""
        seen, talks = table(Seen), table(Talk)
        self._within.connection.execute(delete(talks).where(talks.c.until < before))
        return self._within.connection.execute(delete(seen).where(seen.c.at < before - timedelta(days=30))).rowcount
