"""What Teams says becomes a Request, and the Reply goes back the way that Teams allows.

The core commits before it answers, so nothing is acknowledged that is not saved.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, Protocol, TypeAlias

from bot.asking import Answer
from bot.deliveries import Deliveries
from bot.payload import Payload, rows, text
from bot.teams import answers, hear
from bot.teams.connector import Connector
from bot.teams.core import Core
from bot.teams.entrance import Answered, TeamsDoor
from bot.teams.files import ReadDocument
from bot.teams.gifts import Gifts
from bot.teams.hear import Heard
from bot.teams.invokes import Invokes
from bot.teams.messages import Messages
from bot.teams.pace import Pace
from bot.teams.people import People
from bot.teams.post import TeamsPoster
from bot.teams.references import References, note
from bot.teams.replies import Replies
from commands.reply import Reply

Clock: TypeAlias = Callable[[], datetime]
Welcome: TypeAlias = Callable[[str], Awaitable[None]]
"""Somebody, by address, has just added Horzel."""

_LOG: Final = logging.getLogger("horzel.teams")
_PACE: Final = ((1.0, 4), (2.0, 5), (30.0, 28), (3600.0, 800))
"""How fast answers may go in one conversation: what is left of Teams' windows beside the poster's own (pace.py)."""
_PER_TENANT: Final = 1 / 18
_MENU: Final = "composeExtension/"


class Kept(References, Protocol):
    """The references, and the files that were put out to them."""

    async def files(self, mark: str, address: str) -> Reply | None:
        """The reply with files that was put out to this address under this mark."""
        ...


class Listener:
    """The Teams door's ears. `welcome` hears who added Horzel for himself."""

    def __init__(
        self,
        core: Core,
        messages: Messages,
        invokes: Invokes,
        gifts: Gifts,
        references: References,
        welcome: Welcome,
        clock: Clock,
    ) -> None:
        self._core = core
        self._messages = messages
        self._invokes = invokes
        self._gifts = gifts
        self._references = references
        self._welcome = welcome
        self._clock = clock
        self._deliveries: Deliveries[Answered] = Deliveries(lambda answer: answer.status == 200)

    async def heard(self, activity: dict[str, object]) -> Answered:
        """One genuine activity; what needs no answer beyond 200 asks nothing of anybody."""
        heard, now = hear.heard_in(activity), self._clock()
        sort, name = text(activity, "type"), text(activity, "name")
        if not name.startswith(_MENU):  # a menu is also used where Horzel is not, and can't be answered there
            await self._note(activity)
        match sort:
            case "message":
                if not hear.is_for_us(activity, heard):
                    return answers.nothing()
                return await self._once(heard, lambda: self._messages.answered(activity, heard, now))
            case "invoke":
                return await self._invoked(name, activity, heard, now)
            case "installationUpdate" | "conversationUpdate":
                if _is_added(activity, heard):
                    await self._welcome(heard.who)
        return answers.nothing()

    async def finish(self) -> None:
        """Let what is under way end."""
        await self._core.finish()

    async def _once(self, heard: Heard, work: Callable[[], Awaitable[Answered]]) -> Answered:
        """A repeated delivery is not answered a second time."""
        return await self._deliveries.once(f"{heard.conversation}:{heard.message}", work) or answers.nothing()

    async def _given(self, activity: Payload, heard: Heard) -> Answered:
        """Putting a file somewhere takes longer than Teams waits."""
        self._core.meanwhile(self._gifts.answered(activity, heard))
        return answers.nothing()

    async def _note(self, activity: Payload) -> None:
        try:
            await note(activity, self._references)
        except Exception:
            _LOG.exception("where to answer could not be kept; it is told again with the next words")

    async def _invoked(self, name: str, activity: Payload, heard: Heard, now: datetime) -> Answered:
        match name:
            case "adaptiveCard/action":
                return await self._invokes.on_action(activity, heard, now)
            case "task/fetch" | "task/submit" | "composeExtension/submitAction":
                return await self._invokes.on_dialog(activity, heard, now)
            case "composeExtension/fetchTask":
                return await self._invokes.on_menu(activity, heard, now)
            case "fileConsent/invoke":
                return await self._once(heard, lambda: self._given(activity, heard))
            case _:
                return Answered(501)  # Teams then does what it does without a bot


def _is_added(activity: Payload, heard: Heard) -> bool:
    """Did somebody add Horzel for himself? Teams tells it in either of two ways, or in both."""
    if not heard.private or not heard.aad:
        return False
    if text(activity, "type") == "installationUpdate":
        return text(activity, "action") == "add"
    return any(text(member, "id") == heard.me for member in rows(activity, "membersAdded"))


def teams_door(
    connector: Connector,
    answer: Answer,
    read_document: ReadDocument,
    references: Kept,
    welcome: Welcome,
    clock: Clock,
    pace: Pace | None = None,
) -> TeamsDoor:
    """The door for `POST /api/messages`. `pace` is that of the answers."""
    core = Core(answer, People(connector))
    replies = Replies(TeamsPoster(connector, references, pace or Pace(_PACE, _PER_TENANT)))
    listener = Listener(
        core,
        Messages(core, connector, replies, read_document),
        Invokes(core, replies),
        Gifts(core, connector, replies, references.files),
        references,
        welcome,
        clock,
    )
    return TeamsDoor(connector.settings, listener.heard, listener.finish)
