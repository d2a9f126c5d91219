"""Closed signals go when their term is over: the words go; number, kind and dates stay."""

from datetime import datetime, timedelta

from commands.command import Job
from commands.dutch import count, local
from storage.directory import Directory
from storage.store import Store


def retention(store: Store, directory: Directory, now: datetime) -> list[str]:
    """Once a day: take the words out of signals closed longer ago than the body keeps them; drop what is old."""
    key = f"bewaartermijn:{directory.body_id}:{local(now).date().isoformat()}"
    if store.conversations.seen(key) is not None:
        return []
    store.conversations.first_time(key, now)
    store.conversations.forget(now)
    days = directory.settings.signals_kept_days
    if days <= 0:
        return []
    before = now - timedelta(days=days)
    store.outbox.forget(directory.body_id, before)  # what was put out quotes them
    gone = store.signals.erase(before)
    return [f"{directory.name}: {count(len(gone), 'gesloten signaal', 'gesloten signalen')} gewist"] if gone else []


RETENTION = Job("bewaartermijn", retention)
