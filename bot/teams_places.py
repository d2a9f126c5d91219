"""The references of Teams in our storage, for whoever listens and posts there."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, cast

from bot.teams.hear import Kind
from bot.teams.references import PLATFORM, Reference, Turned
from commands.reply import Reply
from storage import models, references
from storage.store import Storage, Store

_SAME_FOR: Final = timedelta(hours=1)
_REMEMBERED: Final = 2000


class StoredReferences:
    """Keeps references in the database. One that is the same as an hour ago is not written again."""

    def __init__(self, storage: Storage, clock: Callable[[], datetime]) -> None:
        self._storage = storage
        self._clock = clock
        self._known: dict[str, tuple[Reference, datetime]] = {}

    async def find(self, address: str) -> Reference | None:
        """The reference of an address."""
        found = await self._storage.read_in_loop(lambda store: references.find(store.connection, address))
        return _told(found) if found else None

    async def service_url(self, tenant: str) -> str:
        """Where this tenant was heard last, empty when it never was."""
        found = await self._storage.read_in_loop(lambda store: references.newest(store.connection, _workspace(tenant)))
        return found.service_url if found else ""

    async def heard(self, heard: Sequence[Reference]) -> None:
        """Keep these as they are now: we may write there."""
        now = self._clock()
        new = [each for each in heard if not self._is_known(each, now)]
        if not new:
            return
        await self._storage.write_in_loop(lambda store: _keep(new, now, store))
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known |= {each.address: (each, now) for each in new}

    async def turned(self, tenant: str, turned: Turned) -> None:
        """Places went, came back or got another name; what waits for a place that went is dropped."""
        workspace, now = _workspace(tenant), self._clock()

        def write(store: Store) -> None:
            connection = store.connection
            match turned.turn:
                case "left":
                    references.leave(connection, workspace, now, turned.address, turned.team)
                case "back":
                    references.come_back(connection, workspace, turned.address, turned.team)
                case "renamed":
                    if turned.address:
                        references.rename(connection, turned.address, turned.name)
                case "heard" | "none":
                    pass

        self._known.clear()
        await self._storage.write_in_loop(write)

    async def forget(self, address: str) -> None:
        """This reference leads nowhere."""
        self._known.pop(address, None)
        await self._storage.write_in_loop(lambda store: references.forget(store.connection, address))

    async def files(self, mark: str, address: str) -> Reply | None:
        """The reply with the files that were put out to this address under this mark."""
        found = await self._storage.read_in_loop(lambda store: store.outbox.marked(mark))
        return Reply.from_json(found.reply) if found and found.address == address else None

    def _is_known(self, reference: Reference, now: datetime) -> bool:
        known = self._known.get(reference.address)
        return known is not None and known[0] == reference and now - known[1] < _SAME_FOR


def _workspace(tenant: str) -> str:
    return f"{PLATFORM}:{tenant}"


def _keep(heard: Sequence[Reference], now: datetime, store: Store) -> None:
    for each in heard:
        references.keep(
            store.connection,
            models.Reference(
                address=each.address,
                workspace=":".join(each.address.split(":", 2)[:2]),
                conversation=each.conversation,
                service_url=each.service_url,
                kind=each.kind,
                bot=each.bot,
                group=each.team,
                name=each.name,
                heard_at=now,
            ),
        )


def _told(row: models.Reference) -> Reference:
    return Reference(
        address=row.address,
        conversation=row.conversation,
        service_url=row.service_url,
        kind=cast(Kind, row.kind),
        bot=row.bot,
        team=row.group,
        name=row.name,
        gone=row.gone_at is not None,
    )
