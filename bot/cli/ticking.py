"""`horzel tick`: does what is due at a moment, posts it where that can be done from here, and says what was put out."""

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime

from bot import log
from bot.cli.line import Line
from bot.clock import tick
from bot.opening import opened
from bot.poster import Platform, Poster
from commands import console
from storage.store import Storage


def run(line: Line, at: datetime | None) -> int:
    """The whole command; the exit code."""
    now = at or line.now()
    log.start(line.settings.horzel_log)
    with opened(line.settings.database_url.get_secret_value()) as storage:
        for each in tick(storage, now) or [console.NOTHING_DUE]:
            line.say(each)
        if (line.settings.slack or line.settings.teams) and not line.settings.missing("posting"):
            line.say(console.put_out(asyncio.run(_post(line, storage, now))))
    return 0


async def _post(line: Line, storage: Storage, now: datetime) -> int:
    platforms: dict[str, Platform] = {}
    async with AsyncExitStack() as open_until_posted:
        if line.settings.slack:
            from bot import slack_parts

            access = slack_parts.workspaces(line.settings, storage)
            open_until_posted.push_async_callback(access.close)
            platforms["slack"] = slack_parts.poster(access)
        if line.settings.teams:
            from bot.teams_parts import TeamsParts

            parts = TeamsParts(line.settings, storage, None, lambda: now)
            open_until_posted.push_async_callback(parts.close)
            platforms["teams"] = parts.poster()
        return await Poster(storage, platforms, lambda: now).post_due(now)
