"""The app as Teams must know it: the manifest, and the package that an administrator uploads.

Schema 1.28, or 1.29 with slash commands and targeted messages, which Microsoft still calls a preview
(learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-slash-commands). No resource-specific consent: Horzel
hears only what is said to it, by mention or in private, and every permission to read along would be more than it uses.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from commands import door
from commands.command import Command

Manifest: TypeAlias = dict[str, object]

VERSION: Final = "1.0.0"
"""Of the package. Teams takes an update only when it is higher: raise it with every change of what is said here."""
NOBODY: Final = "00000000-0000-0000-0000-000000000000"
"""Stands in the manifest until the bot has an id of its own."""
SCOPES: Final = ("personal", "team", "groupChat")
ICONS: Final = ("color.png", "outline.png")
_ID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ACCENT: Final = "#F5B301"
_SCHEMA: Final = "https://developer.microsoft.com/json-schemas/teams/v{}/MicrosoftTeams.schema.json"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the same content is the same file, whenever it is packed
_FOLDER: Final = Path(__file__).resolve().parent


def manifest(commands: Sequence[Command], client_id: str, site: str, *, slash: bool = False) -> Manifest:
    """What is said to Teams about Horzel.

    `client_id` is that of the bot; `site` the page about Horzel of whoever runs it. `slash`: commands can also be typed
    after a slash, and then only who typed them sees the answer.
    """
    version = "1.29" if slash else "1.28"
    bot: Manifest = {
        "botId": client_id,
        "scopes": list(SCOPES),
        "supportsFiles": True,
        "isNotificationOnly": False,
        "commandLists": [_menu(commands, scope, slash=slash and scope != "personal") for scope in SCOPES],
    }
    if slash:
        bot["supportsTargetedMessages"] = True
    return {
        "$schema": _SCHEMA.format(version),
        "manifestVersion": version,
        "version": VERSION,
        "id": client_id,
        "localizationInfo": {"defaultLanguageTag": "nl"},
        "developer": {"name": door.APP_NAME, "websiteUrl": site, "privacyUrl": site, "termsOfUseUrl": site},
        "name": {"short": door.APP_NAME, "full": door.APP_FULL_NAME},
        "description": {"short": door.APP_DESCRIPTION, "full": door.APP_EXPLAINED},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": _ACCENT,
        "bots": [bot],
        "composeExtensions": [{"botId": client_id, "commands": [_from_message(*each) for each in door.SHORTCUTS]}],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [],
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
    }


def is_id(text: str) -> bool:
    """Is it written as the id of a bot?"""
    return _ID.fullmatch(text) is not None


def written(content: Manifest) -> str:
    """The manifest as the text of its file."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def package(content: Manifest) -> bytes:
    """The zip that is uploaded: the manifest and the icons. The same content gives the same bytes."""
    files: Mapping[str, bytes] = {
        "manifest.json": written(content).encode(),
        **{name: (_FOLDER / name).read_bytes() for name in ICONS},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, held in files.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), held)
    return packed.getvalue()


def _menu(commands: Sequence[Command], scope: str, *, slash: bool) -> Manifest:
    """The commands that Teams offers while somebody types; what they are called is what is typed."""
    named = {command.name: command for command in commands}
    offered = [{"title": name, "description": named[name].help} for name in door.MENU if name in named]
    return {**({"triggers": ["mention", "slash"]} if slash else {}), "scopes": [scope], "commands": offered}


def _from_message(callback: str, name: str, description: str, _: str) -> Manifest:
    """An item in the menu of a message: it opens a dialog."""
    return {
        "id": callback,
        "type": "action",
        "title": name,
        "description": description,
        "context": ["message"],
        "fetchTask": True,
    }
