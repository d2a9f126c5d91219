"""Who somebody is: the name Slack shows, and whether they belong here. Kept in memory, refreshed by events."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.payload import Payload, flag, part, rows, text
from bot.post_error import PostError
from bot.slack.workspaces import Workspaces

_LOG: Final = logging.getLogger("horzel.slack")
_PAGE: Final = 200
_PAGES: Final = 100


@dataclass(frozen=True, slots=True)
class Person:
    """An account as Slack knows it. `outside`: a guest, a bot, or somebody of another workspace."""

    name: str
    team: str
    outside: bool

    def is_guest(self, team: str) -> bool:
        """No rights of their own in this workspace?"""
        return self.outside or self.team not in {"", team}


UNKNOWN: Final = Person("", "", True)
"""Somebody we could not ask about: no name, no rights by default; asked again next time."""


class People:
    """The accounts we have met. `patience`: seconds that one question to Slack may take while somebody waits."""

    def __init__(self, workspaces: Workspaces, patience: float = 1.5) -> None:
        self._workspaces = workspaces
        self._patience = patience
        self._known: dict[str, Person] = {}
        self._asked: dict[str, asyncio.Task[Person]] = {}

    def name(self, user: str) -> str:
        """The name if it is known already, else ""."""
        return self._known.get(user, UNKNOWN).name

    async def find(self, team: str, user: str) -> Person:
        """The person; one question to Slack when we have not met, at most `patience` seconds."""
        known = self._known.get(user)
        if known is not None:
            return known
        asked = self._asked.get(user)
        if asked is None:
            asked = self._asked[user] = asyncio.ensure_future(self._ask(team, user))
            asked.add_done_callback(lambda _: self._asked.pop(user, None))
        done, _ = await asyncio.wait({asked}, timeout=self._patience)
        return asked.result() if done else UNKNOWN

    async def meet(self, team: str, users: Iterable[str]) -> None:
        """Learn the names of all these, within one `patience`."""
        unknown = [user for user in users if user not in self._known]
        if unknown:
            await asyncio.gather(*(self.find(team, user) for user in unknown))

    def refresh(self, user: Payload) -> Person:
        """Take over what Slack tells about an account."""
        profile = part(user, "profile")
        name = text(profile, "display_name") or text(profile, "real_name") or text(user, "real_name")
        outside = any(
            flag(user, sign) for sign in ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")
        )
        person = Person(name or text(user, "name"), text(user, "team_id"), outside)
        if text(user, "id"):
            self._known[text(user, "id")] = person
        return person

    async def preload(self, team: str) -> int:
        """Learn everybody of a workspace, page by page; how many. Failing is no harm: they are met one by one."""
        cursor = ""
        met = 0
        for _ in range(_PAGES):
            try:
                client = await self._workspaces.client(team)
                answer = await client.users_list(limit=_PAGE, cursor=cursor)
            except SlackApiError as error:
                if error.response.status_code != 429:
                    _LOG.info("users.list refused: %s", error.response.get("error"))
                    return met
                await asyncio.sleep(float(error.response.headers.get("Retry-After", "30")))
                continue
            except (TimeoutError, aiohttp.ClientError, PostError) as error:
                _LOG.info("users.list failed: %s", type(error).__name__)
                return met
            for user in rows(answer.data, "members"):
                self.refresh(user)
                met += 1
            cursor = text(answer.data, "response_metadata", "next_cursor")
            if not cursor:
                return met
        return met

    async def _ask(self, team: str, user: str) -> Person:
        try:
            client = await self._workspaces.client(team)
            answer = await client.users_info(user=user)
        except (TimeoutError, SlackApiError, aiohttp.ClientError, PostError) as error:
            _LOG.info("users.info failed: %s", type(error).__name__)
            return UNKNOWN
        return self.refresh(part(answer.data, "user"))
