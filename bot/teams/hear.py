"""What Teams sent as a Request in neutral words: keys, addresses, texts. No network here."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypeAlias, cast

from bot.payload import Payload, flag, part, rows, text
from bot.teams.presses import VERB, Press, data_of
from bot.teams.words import from_html, is_mentioned, said
from commands import door
from commands.command import Request
from commands.reply import Button

Kind: TypeAlias = Literal["personal", "groupChat", "channel"]

FILE: Final = "application/vnd.microsoft.teams.file.download.info"
LINKED: Final = "reference"
"""A file of a channel: it stays in SharePoint, where a bot may not fetch it."""
_AGAIN: Final = "r"
"""In the data of a card's refresh, and nowhere else."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where something came from. `tenant` is the organisation that has Horzel, `own` that of the person.

    conversation: as Teams names it, with the thread in it. user, aad: the person, to this bot and in Entra.
    message: the id of what was said; card: the id of the message whose button was pressed.
    """

    tenant: str
    own: str
    conversation: str
    kind: Kind
    user: str
    aad: str
    name: str
    service_url: str
    me: str
    message: str
    card: str = ""

    @property
    def who(self) -> str:
        """The person's address. Somebody without an account in Entra has none that anybody could know."""
        return f"teams:{self.tenant}:{self.aad or self.user}"

    @property
    def private(self) -> bool:
        """A conversation of this person with us."""
        return self.kind == "personal"

    @property
    def place(self) -> str:
        """The conversation without the thread."""
        return self.conversation.partition(";")[0]

    @property
    def where(self) -> str:
        """The place's address; in private that of the person."""
        return self.who if self.private else f"teams:{self.tenant}:{self.place}"

    @property
    def stranger(self) -> bool:
        """Somebody of another organisation, or nobody that Entra knows."""
        return not self.aad or self.own not in {"", self.tenant}


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: what Teams calls them, and whether they belong to the organisation."""

    name: str
    guest: bool


def heard_in(activity: Payload) -> Heard:
    """Where an activity comes from."""
    kind = text(activity, "conversation", "conversationType")
    if kind not in {"personal", "groupChat", "channel"}:
        kind = "groupChat" if flag(activity, "conversation", "isGroup") else "personal"
    return Heard(
        tenant=_tenant_of(activity),
        own=text(activity, "from", "tenantId"),
        conversation=text(activity, "conversation", "id"),
        kind=cast(Kind, kind),
        user=text(activity, "from", "id"),
        aad=text(activity, "from", "aadObjectId"),
        name=text(activity, "from", "name"),
        service_url=text(activity, "serviceUrl"),
        me=text(activity, "recipient", "id"),
        message=text(activity, "id"),
        card=text(activity, "replyToId"),
    )


def _tenant_of(activity: Payload) -> str:
    """The organisation in which Horzel is installed."""
    return text(activity, "channelData", "tenant", "id") or text(activity, "conversation", "tenantId")


def tenants_in(activity: Payload) -> set[str]:
    """Every organisation that the activity itself names as the one that has Horzel."""
    named = {text(activity, "channelData", "tenant", "id"), text(activity, "conversation", "tenantId")}
    return named - {""}


def is_for_us(activity: Payload, heard: Heard) -> bool:
    """A message that a person said to us: in private, or with a mention; not our own."""
    if heard.user in {"", heard.me} or text(activity, "from", "role") == "bot":
        return False
    return heard.private or is_mentioned(activity, heard.me)


def of_message(activity: Payload, heard: Heard, asker: Asker, now: datetime) -> Request:
    """What was typed, without the mention. `/actie nieuw x` is an order, as it is in Slack."""
    words = said(activity, heard.me)
    return Request(
        key=_key(heard),
        who=heard.who,
        where=heard.where,
        now=now,
        text=words.removeprefix("/"),
        heard="command" if words.startswith("/") else "message",
        private=heard.private,
        name=asker.name,
        guest=asker.guest,
        files_here=heard.private,
    )


def of_press(press: Press, heard: Heard, asker: Asker, now: datetime) -> Request:
    """A button that was pressed or a form that was sent.

    It may belong elsewhere: a channel's form is filled in in private. Teams does not vouch for what a card carries;
    `asker` is who this person is in that place (see `People.meet`).
    """
    where = press.where or heard.where
    if press.once:
        key = f"once:{press.once}"
    elif press.heard == "form":
        filled = hashlib.sha256(repr(sorted(press.values.items())).encode()).hexdigest()
        key = f"teams:form:{heard.place}:{heard.card}:{press.command}:{filled}"
    else:
        key = _key(heard)
    return Request(
        key=key,
        who=heard.who,
        where=where,
        now=now,
        command=press.command,
        values=press.values,
        heard=press.heard,
        private=where == heard.who,
        name=asker.name,
        guest=asker.guest,
        files_here=where == heard.who,
    )


def of_shortcut(activity: Payload, heard: Heard, asker: Asker, now: datetime) -> Request | None:
    """`Maak actiepunt` on a message: its text and its address; None for a menu that we do not have."""
    value = part(activity, "value")
    message = part(value, "messagePayload")
    for name, _, _, command in door.SHORTCUTS:
        if name == text(value, "commandId"):
            content = text(message, "body", "content")
            is_html = text(message, "body", "contentType").casefold() != "text"
            return Request(
                key=_key(heard),
                who=heard.who,
                where=heard.where,
                now=now,
                command=command,
                values={"what": from_html(content) if is_html else content.strip()},
                heard="button",
                private=heard.private,
                name=asker.name,
                guest=asker.guest,
                link=text(message, "linkToMessage"),
            )
    return None


def again(button: Button, where: str) -> Mapping[str, object] | None:
    """What a card carries to ask the same once more by itself; None when that is too much."""
    carried = data_of(button, where)[VERB]
    return {VERB: {**carried, _AGAIN: True}} if isinstance(carried, dict) else None


def is_refresh(data: Payload) -> bool:
    """Is it a card that asks by itself how things are now, and not a person who presses?"""
    return flag(data, VERB, _AGAIN)


def of_refresh(press: Press, heard: Heard, asker: Asker, now: datetime) -> Request:
    """What a card asks by itself. It never changes anything."""
    return replace(of_press(press, heard, asker, now), key=_key(heard), refreshes=True)


def files_in(activity: Payload) -> list[Payload]:
    """What came along as a file, be it one that we can fetch or not."""
    return [each for each in rows(activity, "attachments") if text(each, "contentType") in {FILE, LINKED}]


def _key(heard: Heard) -> str:
    return f"teams:{heard.conversation}:{heard.message}"
