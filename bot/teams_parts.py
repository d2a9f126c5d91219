"""Teams' door and poster as our settings want them; imported only where Teams is served."""

from collections.abc import Callable
from datetime import datetime

from bot.asking import Answer
from bot.reading import read_document
from bot.settings import Settings
from bot.teams.access import TeamsSettings
from bot.teams.connector import Connector
from bot.teams.entrance import TeamsDoor
from bot.teams.listen import teams_door
from bot.teams.post import TeamsPoster
from bot.teams_places import StoredReferences
from commands.body.start import welcome
from storage.store import Storage


class TeamsParts:
    """What one process needs of Teams: one pool of connections, one memory of places. To be closed.

    `door` is for `POST /api/messages`; without an `answer` there is none.
    """

    def __init__(
        self,
        settings: Settings,
        storage: Storage,
        answer: Answer | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._connector = Connector(_settings(settings))
        self._references = StoredReferences(storage, clock)
        self.door = self._door(answer) if answer else None

    async def start(self) -> None:
        """Load in the background what the first one who knocks has to wait for."""
        if self.door:
            await self.door.start()

    def poster(self) -> TeamsPoster:
        """Posts what was put out."""
        return TeamsPoster(self._connector, self._references)

    async def close(self) -> None:
        """Close the door, then the connections."""
        if self.door:
            await self.door.stop()
        await self._connector.close()

    def _door(self, answer: Answer) -> TeamsDoor:
        """The door for `POST /api/messages`."""
        return teams_door(self._connector, answer, read_document, self._references, self._welcome, self._clock)

    async def _welcome(self, address: str) -> None:
        """Say hello, once to everybody."""
        said, now = welcome().to_json(), self._clock()
        await self._storage.write_in_loop(
            lambda store: store.outbox.add(None, address, "told", said, f"welkom:{address}"[:120], now)
        )


def _settings(settings: Settings) -> TeamsSettings:
    return TeamsSettings(
        client_id=settings.teams_client_id,
        client_secret=settings.teams_client_secret.get_secret_value(),
        tenants=settings.teams_tenants,
        openid_metadata_url=settings.teams_openid_metadata_url,
        service_token=settings.teams_service_token.get_secret_value(),
    )
