"""The app as Slack must know it: slash commands exist only through the manifest.

https://docs.slack.dev/reference/app-manifest. Two variants: over HTTP, and through Socket Mode.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

from commands import door
from commands.command import Command
from commands.examples import anybodys

Manifest: TypeAlias = dict[str, object]

SCOPES: Final = (
    "app_mentions:read",  # hear a mention in a channel
    "chat:write",  # post the digest and the answers
    "commands",  # slash commands and message menus
    "files:read",  # fetch the minutes somebody sends us in private
    "files:write",  # give the agenda, the minutes and the list as a file
    "im:history",  # read what is said to us in private
    "im:write",  # open a private conversation for a reminder
    "users:read",  # who is a member and who a guest, and what they are called
)
EVENTS: Final = ("app_mention", "app_uninstalled", "message.im", "team_join", "tokens_revoked", "user_change")
_HINT: Final = 100
"""Slack shows the hint on one line while somebody types."""


def manifests(commands: Sequence[Command], base_url: str) -> dict[str, Manifest]:
    """File name -> manifest. `base_url` is the public address of the HTTP variant, without a slash at the end."""
    return {
        "manifest.http.json": _manifest(commands, base_url.rstrip("/")),
        "manifest.socket.json": _manifest(commands, ""),
    }


def _manifest(commands: Sequence[Command], base_url: str) -> Manifest:
    """Without an address: Socket Mode."""
    address = {"request_url": f"{base_url}/slack/events"} if base_url else {}
    oauth: Manifest = {"scopes": {"bot": list(SCOPES)}}
    if base_url:
        oauth["redirect_urls"] = [f"{base_url}/slack/oauth_redirect"]
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": {"name": door.APP_NAME, "description": door.APP_DESCRIPTION},
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": door.APP_NAME, "always_online": True},
            "shortcuts": [
                {"name": name, "type": "message", "callback_id": callback, "description": description}
                for callback, name, description, _ in door.SHORTCUTS
            ],
            "slash_commands": [
                _slash_command(word, found, base_url) for word in door.WORDS if (found := _with_word(commands, word))
            ],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not base_url,
            "token_rotation_enabled": False,
        },
    }


def _with_word(commands: Sequence[Command], word: str) -> list[Command]:
    """The commands that begin with the word; the one that is the word itself comes first."""
    found = [command for command in commands if command.shown and command.name.partition(" ")[0] == word]
    return sorted(found, key=lambda command: command.name != word)


def _slash_command(word: str, commands: Sequence[Command], base_url: str) -> Manifest:
    declared: Manifest = {"command": f"/{word}", "description": commands[0].help, "should_escape": True}
    hint = _hint(word, commands)
    if hint:
        declared["usage_hint"] = hint
    if base_url:
        declared["url"] = f"{base_url}/slack/events"
    return declared


def _hint(word: str, commands: Sequence[Command]) -> str:
    """As many whole examples as fit on one line, without the command word itself."""
    hint = ""
    for command in commands:
        first, _, words = anybodys(command).removeprefix("/").partition(" ")
        longer = f"{hint} | {words}" if hint else words
        if first == word and words and len(longer) <= _HINT:
            hint = longer
    return hint
