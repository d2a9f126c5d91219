"""Duplicate keys, what a conversation is about, and the documents that wait for a yes."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.changes import insertion, table, values_of
from storage.models import Document, Seen, Talk
from storage.statements import Statement

_SEEN = table(Seen)
_USE_UP = Statement(insert(_SEEN).values({name: bindparam(name) for name in ("key", "at", "reply")}), unless_there=True)
_USED = Statement(select(_SEEN.c.reply).where(_SEEN.c.key == bindparam("key")))


class SeenBefore(Exception):
    """This duplicate key was used before: the work of this transaction must not happen again."""


class Conversations:
    """Keys and conversations of everybody; documents of one body."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def first_time(self, key: str, now: datetime, reply: str = "") -> None:
        """Use up a duplicate key, once for all processes. Raises SeenBefore when it was used."""
        if not _USE_UP.run(self.connection, key=key, at=now, reply=reply):
            raise SeenBefore(key)

    def seen(self, key: str) -> str | None:
        """The reply that a used key got, as JSON; None when the key is new."""
        found: str | None = _USED.value(self.connection, key=key)
        return found

    def get(self, who: str, topic: str, now: datetime) -> dict[str, Any] | None:
        """What this person's conversation holds on a topic, unless it is too long ago."""
        talks = table(Talk)
        where = (talks.c.who == who) & (talks.c.topic == topic) & (talks.c.until > now)
        return self.connection.execute(select(talks.c.data).where(where)).scalar()

    def keep(self, who: str, topic: str, data: dict[str, Any], until: datetime) -> None:
        """Remember (or, with no data, forget) what the conversation is about."""
        talks = table(Talk)
        self.connection.execute(delete(talks).where(talks.c.who == who, talks.c.topic == topic))
        if data:
            self.connection.execute(insert(talks), {"who": who, "topic": topic, "data": data, "until": until})

    def add_document(self, document: Document) -> Document:
        """Keep a document that was read, with its proposal."""
        document.id = insertion(table(Document)).value(self.connection, **values_of(document))
        return document

    def document(self, body_id: int, document_id: int) -> Document | None:
        """A document of this body."""
        documents = table(Document)
        where = (documents.c.body_id == body_id) & (documents.c.id == document_id)
        row = self.connection.execute(select(documents).where(where)).mappings().first()
        return Document.read(row) if row else None

    def set_document(self, body_id: int, document_id: int, **values: Any) -> bool:
        """Change a document that is still a proposal; False when somebody else already decided on it."""
        documents = table(Document)
        where = (documents.c.body_id == body_id) & (documents.c.id == document_id)
        changed = self.connection.execute(
            update(documents).where(where, documents.c.status == "voorstel").values(values)
        )
        return changed.rowcount == 1

    def forget(self, before: datetime) -> int:
        """Drop used keys and conversations from before a moment; returns how many keys went."""
        seen, talks = table(Seen), table(Talk)
        self.connection.execute(delete(talks).where(talks.c.until < before))
        return self.connection.execute(delete(seen).where(seen.c.at < before - timedelta(days=30))).rowcount
