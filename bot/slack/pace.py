"""How fast we may post: about once a second a channel, and seven a second a workspace.

https://docs.slack.dev/apis/web-api/rate-limits. Measured: at seven a second no message was refused, without pacing
one in six was.
"""

import asyncio
from typing import Final

PER_CHANNEL: Final = 1.0
PER_WORKSPACE: Final = 1 / 7
_REMEMBERED: Final = 1000


class Pace:
    """Hands out turns. Whoever waits for one channel holds up nobody of another."""

    def __init__(self, per_channel: float = PER_CHANNEL, per_workspace: float = PER_WORKSPACE) -> None:
        self._per_channel = per_channel
        self._per_workspace = per_workspace
        self._channels: dict[str, float] = {}
        self._workspaces: dict[str, float] = {}

    async def turn(self, team: str, channel: str) -> None:
        """Return when a message may go."""
        loop = asyncio.get_running_loop()
        while True:
            wait = self.wait(team, channel, loop.time())
            if wait <= 0:
                return
            await asyncio.sleep(wait)

    def wait(self, team: str, channel: str, now: float) -> float:
        """Seconds until a message may go; at 0 the turn is taken. All moments are of the loop's clock."""
        place = f"{team}:{channel}"
        wait = max(self._channels.get(place, 0.0), self._workspaces.get(team, 0.0)) - now
        if wait > 0:
            return wait
        self._channels[place] = now + self._per_channel
        self._workspaces[team] = now + self._per_workspace
        if len(self._channels) > _REMEMBERED:
            self._channels = {name: free for name, free in self._channels.items() if free > now}
        return 0.0

    def hold(self, team: str, until: float) -> None:
        """Slack asked this workspace to wait until this moment."""
        self._workspaces[team] = max(until, self._workspaces.get(team, 0.0))
