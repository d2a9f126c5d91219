"""Where a conversation of Teams is reached, as Teams told it; kept so that Horzel can speak first.

An address is `teams:<tenant>:<id>`: the id of a person (as Entra knows him) or of a conversation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from bot.payload import Payload, part, rows, text
from bot.post_error import PostError
from bot.teams.hear import Kind, heard_in
from commands import door

PLATFORM: Final = "teams"
ANYWHERE: Final = "https://smba.trafficmanager.net/teams/"
"""Where a tenant is reached that never spoke to us (learn.microsoft.com, "Send proactive messages")."""
_PERSON: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|29:.+", re.IGNORECASE)

Turn: TypeAlias = Literal["heard", "left", "back", "renamed", "none"]
_OF_TEAM: Final[dict[str, Turn]] = {
    "teamArchived": "left",
    "teamDeleted": "left",
    "teamHardDeleted": "left",
    "teamUnarchived": "back",
    "teamRestored": "back",
    "teamRenamed": "renamed",
}
_OF_CHANNEL: Final[dict[str, Turn]] = {
    "channelDeleted": "left",
    "channelRestored": "back",
    "channelRenamed": "renamed",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """How one address is reached. `team`: the team a channel is in; `gone`: we may not write there any more."""

    address: str
    conversation: str
    service_url: str
    kind: Kind
    bot: str
    team: str = ""
    name: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Turned:
    """What became of places: of one, or (`team`) of all in a team. `name` is the new name."""

    turn: Turn
    address: str = ""
    team: str = ""
    name: str = ""


class References(Protocol):
    """Keeps references; handed in, as the platforms do not know how."""

    async def find(self, address: str) -> Reference | None:
        """The reference of an address."""
        ...

    async def service_url(self, tenant: str) -> str:
        """Where this tenant was heard last, empty when it never was."""
        ...

    async def heard(self, references: Sequence[Reference]) -> None:
        """Keep these as they are now: we may write there."""
        ...

    async def turned(self, tenant: str, turned: Turned) -> None:
        """Places went, came back or got another name; what waits for a place that went is dropped."""
        ...

    async def forget(self, address: str) -> None:
        """This reference leads nowhere."""
        ...


async def note(activity: Payload, references: References) -> None:
    """Keep what an activity tells of places and people. Only for one whose token and tenant were checked."""
    tenant, turned = heard_in(activity).tenant, _turned_by(activity)
    if turned.turn == "heard":
        await references.heard(_references_of(activity))
    elif turned.turn != "none":
        if turned.turn == "back":
            await references.heard(_references_of(activity))
        await references.turned(tenant, turned)


def split(address: str) -> tuple[str, str]:
    """Tenant and id of an address. Raises PostError (permanent) when it is not one of Teams."""
    platform, _, rest = address.partition(":")
    tenant, _, identifier = rest.partition(":")
    if platform != PLATFORM or not tenant or not identifier:
        raise PostError(door.CHANNEL_GONE, permanent=True)
    return tenant, identifier


def is_person(identifier: str) -> bool:
    """Is this the id of a person, as Entra or (without an account there) Teams gives it, and not of a conversation?"""
    return _PERSON.fullmatch(identifier) is not None


def kind_of(identifier: str) -> Kind:
    """What sort of conversation this is, by the id alone."""
    if is_person(identifier) or identifier.startswith("a:"):
        return "personal"
    return "channel" if identifier.endswith(("@thread.tacv2", "@thread.skype")) else "groupChat"


def _references_of(activity: Payload) -> tuple[Reference, ...]:
    """The reference in an activity: of the place, in 1:1 of the person; none where something is missing."""
    heard = heard_in(activity)
    if not (heard.tenant and heard.place and heard.service_url and heard.me):
        return ()
    team = text(activity, "channelData", "team", "id") if heard.kind == "channel" else ""
    name = text(activity, "conversation", "name")
    return (Reference(heard.where, heard.place, heard.service_url, heard.kind, heard.me, team, name),)


def _turned_by(activity: Payload) -> Turned:
    """What an activity says of the places themselves."""
    sort, heard = text(activity, "type"), heard_in(activity)
    if sort in {"message", "invoke", "messageReaction", "messageUpdate"}:
        return Turned("heard", heard.where)
    if sort == "installationUpdate":
        return _ours(activity, "left" if text(activity, "action") in {"remove", "remove-upgrade"} else "back")
    if sort != "conversationUpdate":
        return Turned("none")
    event = text(activity, "channelData", "eventType")
    if event in _OF_TEAM:
        team = part(activity, "channelData", "team")
        return Turned(_OF_TEAM[event], team=text(team, "id"), name=text(team, "name"))
    if event in _OF_CHANNEL:
        channel = part(activity, "channelData", "channel")
        return Turned(
            _OF_CHANNEL[event], f"{PLATFORM}:{heard.tenant}:{text(channel, 'id')}", name=text(channel, "name")
        )
    if any(text(member, "id") == heard.me for member in rows(activity, "membersRemoved")):
        return _ours(activity, "left")
    if any(text(member, "id") == heard.me for member in rows(activity, "membersAdded")):
        return _ours(activity, "back")
    return Turned("none")  # members come and go in an archived team too


def _ours(activity: Payload, turn: Turn) -> Turned:
    """We came or went: in a whole team, in a group chat, or with one person."""
    heard = heard_in(activity)
    if heard.kind == "channel":
        return Turned(turn, team=text(activity, "channelData", "team", "id") or heard.place)
    return Turned(turn, heard.where)
