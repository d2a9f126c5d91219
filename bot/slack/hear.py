"""What Slack sent as a Request in neutral words: keys, addresses, texts. No network here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.payload import Payload, flag, part, rows, text, texts, unpacked
from bot.slack.forms import sent
from bot.slack.incoming import address_of, decoded
from bot.slack.kinds import team_of
from bot.slack.turn import Turn
from commands import door
from commands.command import Request
from commands.reply import Reply

_RETYPED: Final = "t"
"""A button of ours without a command carries words to be said again, now that a click allows a modal."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where something came from: the workspace that has Horzel, the place in it, the account.

    message: the ts of the message whose button was pressed, or from whose button the modal was opened. One that only
    one person sees has none that counts, and is redrawn by its `response_url`.
    """

    team: str
    channel: str
    user: str
    stranger: bool = False
    message: str = ""
    response_url: str = ""

    @property
    def who(self) -> str:
        """The person's address."""
        return f"slack:{self.team}:{self.user}"

    @property
    def private(self) -> bool:
        """A conversation of two; that of two people is not told apart from that with us."""
        return self.channel.startswith("D")

    @property
    def where(self) -> str:
        """The place's address."""
        return f"slack:{self.team}:{self.channel}"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: what Slack calls them, and whether they belong to the workspace."""

    name: str
    guest: bool


def heard_command(body: Payload) -> Heard:
    """Where a slash command was typed."""
    return Heard(team_of(body), text(body, "channel_id"), text(body, "user_id"))


def heard_interaction(body: Payload) -> Heard:
    """Where a button, menu or form was used. Inside a modal the modal remembers where it was opened."""
    team = team_of(body)
    own = text(body, "user", "team_id")
    channel = text(body, "channel", "id") or text(body, "container", "channel_id")
    message, url = text(body, "container", "message_ts"), ""
    if flag(body, "container", "is_ephemeral"):
        message, url = "", text(body, "response_url")
    if not channel:
        carried = unpacked(text(body, "view", "private_metadata"))
        channel = text(carried, "w").rpartition(":")[2]
        message, url = text(carried, "m"), text(carried, "u")
    return Heard(team, channel, text(body, "user", "id"), own not in {"", team}, message, url)


def heard_event(body: Payload) -> Heard:
    """Where an event happened."""
    team = team_of(body)
    event = part(body, "event")
    own = text(event, "user_team") or text(event, "team")
    return Heard(team, text(event, "channel"), text(event, "user"), stranger=own not in {"", team})


def _me_in(body: Payload) -> str:
    """Our own account, as an event names it."""
    for authorization in rows(body, "authorizations"):
        if flag(authorization, "is_bot"):
            return text(authorization, "user_id")
    return ""


def is_for_us(body: Payload) -> bool:
    """A message that a person said to us: a mention, or a private message; not our own, not a change of an old one."""
    event = part(body, "event")
    if text(event, "bot_id") or not text(event, "user") or text(event, "user") in {_me_in(body), "USLACKBOT"}:
        return False
    if text(event, "type") == "app_mention":
        return not text(event, "edited", "ts")
    private = text(event, "type") == "message" and text(event, "channel_type") == "im"
    return private and text(event, "subtype") in {"", "file_share", "thread_broadcast"}


def of_command(
    body: Payload, turn: Turn, heard: Heard, asker: Asker, name_of: Callable[[str], str], known: Callable[[Reply], None]
) -> Request:
    """`/actie nieuw x` is `actie nieuw x`."""
    words = f"{text(body, 'command').lstrip('/')} {decoded(text(body, 'text'), name_of)}"
    return Request(
        key=act(body, turn, heard),
        who=heard.who,
        where=heard.where,
        now=turn.now,
        text=words.strip(),
        heard="command",
        private=heard.private,
        name=asker.name,
        guest=asker.guest,
        known=known,
    )


def pressed(body: Payload) -> str:
    """What the button or the chosen option carries; "" for an input that only reports that it was changed."""
    action = rows(body, "actions")[0]
    return text(action, "value") or text(action, "selected_option", "value")


def of_click(body: Payload, turn: Turn, heard: Heard, asker: Asker) -> Request | None:
    """A button of ours that was pressed; None when it is not one."""
    carried = unpacked(pressed(body))
    command, args, once = text(carried, "c"), texts(part(carried, "a")), text(carried, "o")
    if not command and _RETYPED not in args:
        return None
    return Request(
        key=f"once:{once}" if once else act(body, turn, heard),
        who=heard.who,
        where=heard.where,
        now=turn.now,
        text="" if command else args[_RETYPED],
        command=command,
        values=args if command else {},
        heard="button" if command else "message",
        message="" if part(body, "view") else heard.message,
        private=heard.private,
        name=asker.name,
        guest=asker.guest,
    )


def retyping(words: str) -> dict[str, str]:
    """The arguments of a button that says these words again."""
    return {_RETYPED: words}


def of_form(body: Payload, turn: Turn, heard: Heard, asker: Asker) -> Request | None:
    """A form of ours that was sent; None when it is not one.

    The key of a form without a nonce holds what was filled in: sending a corrected form is another act.
    """
    view = part(body, "view")
    form = sent(view)
    if not form.command:
        return None
    if form.once:
        key = f"once:{form.once}"
    else:
        filled = hashlib.sha256(repr(sorted(form.values.items())).encode()).hexdigest()
        key = f"slack:form:{text(view, 'id')}:{text(view, 'hash')}:{filled}"
    return Request(
        key=key,
        who=heard.who,
        where=form.where or heard.where,
        now=turn.now,
        command=form.command,
        values=form.values,
        heard="form",
        message=heard.message,
        private=heard.private,
        name=asker.name,
        guest=asker.guest,
    )


def of_shortcut(body: Payload, turn: Turn, heard: Heard, asker: Asker, name_of: Callable[[str], str]) -> Request | None:
    """`Maak actiepunt` on a message: its text and its address; None for a menu that we do not have."""
    for callback, _, _, command in door.SHORTCUTS:
        if callback == text(body, "callback_id"):
            return Request(
                key=act(body, turn, heard),
                who=heard.who,
                where=heard.where,
                now=turn.now,
                command=command,
                values={"what": decoded(text(body, "message", "text"), name_of)},
                heard="button",
                private=heard.private,
                name=asker.name,
                guest=asker.guest,
                link=address_of(body),
            )
    return None


def of_message(body: Payload, turn: Turn, heard: Heard, asker: Asker, name_of: Callable[[str], str]) -> Request:
    """A private message or a mention, without the mention itself."""
    event = part(body, "event")
    return Request(
        key=f"slack:event:{text(body, 'event_id') or text(event, 'event_ts')}",
        who=heard.who,
        where=heard.where,
        now=turn.now,
        text=decoded(text(event, "text"), name_of, _me_in(body)),
        heard="message",
        private=heard.private,
        name=asker.name,
        guest=asker.guest,
    )


def act(body: Payload, turn: Turn, heard: Heard) -> str:
    """A key for one act of one person: Slack's trigger_id, else what makes the request this one."""
    return f"{heard.who}:{text(body, 'trigger_id') or turn.fingerprint}"
