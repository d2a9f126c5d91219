"""What sort of request Slack sent, and to which workspace: all that is looked at before anybody is asked."""

from typing import Final, Literal, TypeAlias

from bot.payload import Payload, rows, text

Kind: TypeAlias = Literal["command", "click", "form", "shortcut", "event", "other"]

_KINDS: Final[dict[str, Kind]] = {
    "block_actions": "click",
    "view_submission": "form",
    "message_action": "shortcut",
    "shortcut": "shortcut",
}


def kind_of(body: Payload) -> Kind:
    """What sort of request this is; `other` needs no answer beyond 200."""
    if text(body, "command"):
        return "command"
    sort = text(body, "type")
    if sort == "event_callback":
        return "event" if text(body, "event", "type") else "other"
    if sort == "block_actions" and not _first_action(body):
        return "other"
    if sort == "view_submission" and not text(body, "view", "callback_id"):
        return "other"
    return _KINDS.get(sort, "other")


def _first_action(body: Payload) -> str:
    actions = body.get("actions")
    return text(actions[0], "action_id") if isinstance(actions, list) and actions else ""


def team_of(body: Payload) -> str:
    """The workspace in which Horzel is installed: in a shared channel that need not be the person's own."""
    if "command" in body:
        return text(body, "team_id")
    if installed := text(body, "view", "app_installed_team_id"):
        return installed
    if authorizations := rows(body, "authorizations"):
        return text(authorizations[0], "team_id")
    return text(body, "team", "id") or text(body, "team_id") or text(body, "user", "team_id")
