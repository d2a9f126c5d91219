"""What Teams sends to a bot: recorded payloads (tests/payloads/teams), with what a test wants changed.

Every call makes a new activity with an id of its own; deliver the same value twice for a repeated delivery.
"""

import json
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final

from tests.local_teams import LocalTeams
from tests.teams_tokens import CLIENT_ID

Json = dict[str, Any]
PAYLOADS: Final = Path(__file__).parent / "payloads" / "teams"

TENANT: Final = "2f1c6a5e-7b0d-4c57-9a36-5d0b8f6f1a10"
OTHER_TENANT: Final = "c0ffee00-1111-4222-8333-444455556666"
BOT: Final = f"28:{CLIENT_ID}"
TEAM: Final = "19:b1c3d5e7f9a04b2c8d6e4f0a2c4e6a81@thread.tacv2"
"""A team goes by the id of its first channel."""
CHANNEL: Final = "19:4a9c1e5f7b2d4c6e8f0a1b3c5d7e9f12@thread.tacv2"
GROUP: Final = "19:5f2a7c9e1b3d4f60a8c2e4d6b8f0a1c3@thread.v2"
_NUMBERS = count(1)


@dataclass(frozen=True)
class Person:
    """Somebody in Teams: the id of Entra, which is the account, and the name."""

    aad: str
    name: str

    @property
    def id(self) -> str:
        """What Teams calls him to this bot."""
        return f"29:1-{self.aad}"

    @property
    def chat(self) -> str:
        """His conversation with the bot."""
        return f"a:1-{self.aad}"

    @property
    def account(self) -> Json:
        return {"id": self.id, "name": self.name, "aadObjectId": self.aad}

    @property
    def address(self) -> str:
        return f"teams:{TENANT}:{self.aad}"


SANNE: Final = Person("0f5b3c1a-9d2e-4a7b-8c6d-1e2f3a4b5c6d", "Sanne Secretaris")
LOTTE: Final = Person("5c4d3e2f-1a0b-4c9d-8e7f-6a5b4c3d2e1f", "Lotte van LLTB")


@cache
def _recorded(name: str) -> str:
    return (PAYLOADS / f"{name}.json").read_text(encoding="utf-8")


def names() -> list[str]:
    """All recorded payloads."""
    return sorted(file.stem for file in PAYLOADS.glob("*.json"))


def recorded(teams: LocalTeams, name: str, **changes: Any) -> Json:
    """A recorded payload, with the addresses of this Teams and an id of its own; `changes` replace what is on top."""
    content: Json = json.loads(_recorded(name).replace("{teams}", teams.url))
    number = next(_NUMBERS)
    old = content["id"]
    content["id"] = f"f:{number:032x}" if old.startswith("f:") else str(1684311200000 + number)
    conversation = content["conversation"]
    conversation["id"] = conversation["id"].replace(old, content["id"])
    return content | changes


def _by(content: Json, person: Person) -> Json:
    content["from"] = person.account if "name" in content["from"] else {"id": person.id, "aadObjectId": person.aad}
    if content["conversation"]["conversationType"] == "personal":
        content["conversation"]["id"] = person.chat
    return content


def _said(content: Json, words: str, mentioned: bool) -> Json:
    content["text"] = f"<at>Horzel</at> {words}" if mentioned else words
    content["attachments"] = [{"contentType": "text/html", "content": f"<p>{words}</p>"}]
    return content


def message(teams: LocalTeams, text: str, person: Person = SANNE, **changes: Any) -> Json:
    """Typed to the bot in 1:1."""
    return _by(_said(recorded(teams, "message-personal"), text, False), person) | changes


def mention(teams: LocalTeams, text: str, person: Person = SANNE, thread: str = "", **changes: Any) -> Json:
    """Typed in a channel with the bot mentioned in front: a new post, or an answer in the thread of a message id."""
    content = _by(_said(recorded(teams, "message-channel"), text, True), person)
    if thread:
        content["conversation"]["id"] = f"{CHANNEL};messageid={thread}"
        content["replyToId"] = thread
    return content | changes


def group(teams: LocalTeams, text: str, person: Person = SANNE, **changes: Any) -> Json:
    """Typed in a group chat with the bot mentioned in front."""
    return _by(_said(recorded(teams, "message-group"), text, True), person) | changes


def file(teams: LocalTeams, name: str, content: bytes, text: str = "", person: Person = SANNE, **changes: Any) -> Json:
    """Sent to the bot in 1:1 with a file that can be fetched from this Teams."""
    teams.files[name] = content
    sent = _by(recorded(teams, "message-file"), person)
    attachment = sent["attachments"][0]
    attachment["name"] = name
    attachment["contentUrl"] = attachment["contentUrl"].replace("verslag.txt", name)
    kind = {"downloadUrl": f"{teams.url}/files/{name}", "fileType": name.rpartition(".")[2]}
    attachment["content"] = attachment["content"] | kind
    sent["text"] = text
    if not text:
        del sent["attachments"][1]
    return sent | changes


def press(
    teams: LocalTeams, action: Json, inputs: Json | None = None, person: Person = SANNE, where: str = "", **changes: Any
) -> Json:
    """A button of a card (its Action.Execute as it was drawn), with what was filled in. `where`: a channel's or
    group's conversation id, empty for 1:1."""
    content = _by(recorded(teams, "card-action"), person)
    data = {**deepcopy(action.get("data") or {}), **(inputs or {})}
    pressed = {"type": "Action.Execute", "title": action.get("title", ""), "id": action.get("id", "")}
    content["value"]["action"] = {**pressed, "verb": action.get("verb", ""), "data": data}
    return _in(content, where) | changes


def open_dialog(teams: LocalTeams, data: Json, person: Person = SANNE, where: str = "", **changes: Any) -> Json:
    """A button that asks for a dialog (task/fetch)."""
    content = _by(recorded(teams, "task-fetch"), person)
    content["value"]["data"] = deepcopy(data)
    return _in(content, where) | changes


def send_dialog(teams: LocalTeams, data: Json, person: Person = SANNE, where: str = "", **changes: Any) -> Json:
    """The form of a dialog that was sent (task/submit): its button's data and the inputs together."""
    content = _by(recorded(teams, "task-submit"), person)
    content["value"]["data"] = deepcopy(data)
    return _in(content, where) | changes


def extension_open(teams: LocalTeams, command: str, words: str, person: Person = SANNE, **changes: Any) -> Json:
    """ "Maak actiepunt" chosen in the menu of a message with these words (HTML)."""
    content = _by(recorded(teams, "extension-fetch"), person)
    content["value"]["commandId"] = command
    content["value"]["messagePayload"]["body"] = {"contentType": "html", "content": f"<div>{words}</div>"}
    return content | changes


def extension_send(teams: LocalTeams, command: str, data: Json, person: Person = SANNE, **changes: Any) -> Json:
    """The form of that menu item that was sent."""
    content = _by(recorded(teams, "extension-submit"), person)
    content["value"] |= {"commandId": command, "data": deepcopy(data)}
    return content | changes


def consent(teams: LocalTeams, card: Json, accepted: bool = True, person: Person = SANNE, **changes: Any) -> Json:
    """The answer to a file consent card (the attachment as it was posted)."""
    content = _by(recorded(teams, "file-consent-accept" if accepted else "file-consent-decline"), person)
    content["value"]["context"] = deepcopy(card["content"]["acceptContext" if accepted else "declineContext"])
    if accepted:
        name = card["name"]
        content["value"]["uploadInfo"] |= {
            "name": name,
            "uploadUrl": f"{teams.url}/upload/{name}",
            "fileType": name.rpartition(".")[2],
        }
    return content | changes


def team_event(teams: LocalTeams, event: str, name: str = "", **changes: Any) -> Json:
    """teamRenamed, teamArchived, teamUnarchived, teamDeleted, teamHardDeleted or teamRestored."""
    content = recorded(teams, "team-event")
    content["channelData"]["eventType"] = event
    if name:
        content["channelData"]["team"]["name"] = name
    return content | changes


def channel_event(teams: LocalTeams, event: str, name: str = "Taskforce", channel: str = CHANNEL, **more: Any) -> Json:
    """channelCreated, channelRenamed, channelDeleted or channelRestored."""
    content = recorded(teams, "channel-event")
    content["channelData"] |= {"eventType": event, "channel": {"id": channel, "name": name}}
    return content | more


def members(teams: LocalTeams, name: str, *ids: str, person: Person = SANNE, **changes: Any) -> Json:
    """members-added, members-removed (a team), members-added-personal, members-added-group, members-removed-group;
    who came or went is the bot when no ids are given."""
    content = _by(recorded(teams, name), person)
    key = "membersRemoved" if "removed" in name else "membersAdded"
    content[key] = [{"id": each} for each in ids or (BOT,)]
    return content | changes


def installation(teams: LocalTeams, action: str, kind: str = "team", person: Person = SANNE, **changes: Any) -> Json:
    """`add`, `remove` or `upgrade` of the app, by a person (kind `personal`) or in a team (kind `team`)."""
    return _by(recorded(teams, f"installation-{kind}", action=action), person) | changes


def from_tenant(content: Json, tenant: str) -> Json:
    """The same activity, from somewhere else."""
    changed: Json = json.loads(json.dumps(content).replace(TENANT, tenant))
    return changed


def _in(content: Json, where: str) -> Json:
    if where:
        kind = "groupChat" if where.endswith("@thread.v2") else "channel"
        content["conversation"] = {"isGroup": True, "conversationType": kind, "tenantId": TENANT, "id": where}
        if kind == "channel":
            team = {"channel": {"id": CHANNEL}, "team": {"id": TEAM}, "teamsChannelId": CHANNEL, "teamsTeamId": TEAM}
            content["channelData"] |= team
    return content
