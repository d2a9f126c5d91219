"""Whether somebody is a guest of the organisation: Teams tells it only when it is asked. Kept in memory."""

import asyncio
import logging
from typing import Final

from bot.payload import text
from bot.post_error import PostError
from bot.teams.connector import Connector, conversation_path
from bot.teams.hear import Asker, Heard

_LOG: Final = logging.getLogger("horzel.teams")
_INVITED: Final = "#EXT#"
"""In the account name of whoever was invited from elsewhere."""
_KEPT: Final = 5000


class People:
    """Who we have met. `patience`: seconds that one question to Teams may take while somebody waits."""

    def __init__(self, connector: Connector, patience: float = 1.5) -> None:
        self._connector = connector
        self._patience = patience
        self._guests: dict[tuple[str, str], bool] = {}

    async def meet(self, heard: Heard, where: str = "") -> Asker:
        """Who asks. Somebody we could not ask about counts as a guest: no rights by default, and asked again later.

        `where` is the place that a pressed card says to belong to: a card carries what a client sends, so Teams is
        asked whether this person is in that place. In private it makes no difference: nobody becomes a member there
        by speaking.
        """
        guest = heard.stranger
        if not guest and where and where not in {heard.where, heard.who}:
            tenant, _, place = where.removeprefix("teams:").partition(":")
            guest = tenant != heard.tenant or not place or await self._is_guest(heard, place)
        elif not guest and not heard.private:
            guest = await self._is_guest(heard, heard.place)
        return Asker(heard.name, guest)

    async def _is_guest(self, heard: Heard, place: str) -> bool:
        known = self._guests.get((heard.who, place))
        if known is not None:
            return known
        path = conversation_path(place, "members", heard.user)
        try:
            async with asyncio.timeout(self._patience):
                member = await self._connector.call("GET", heard.service_url, path)
        except (PostError, TimeoutError) as error:
            _LOG.info("who somebody is was not told: %s", type(error).__name__)
            return True
        own = text(member, "tenantId")
        guest = (
            text(member, "userRole") in {"guest", "anonymous"}
            or own not in {"", heard.tenant}
            or _INVITED in text(member, "userPrincipalName")
        )
        if len(self._guests) >= _KEPT:
            self._guests.clear()
        self._guests[heard.who, place] = guest
        return guest
