"""What an invoke is answered with, in the HTTP response itself.

https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format and
https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
"""

from typing import Any, Final

from bot.teams import draw
from bot.teams.entrance import Answered
from bot.teams.plain import shown
from commands.reply import Form

ADAPTIVE: Final = "application/vnd.microsoft.card.adaptive"
_MESSAGE: Final = "application/vnd.microsoft.activity.message"
_ERROR: Final = "application/vnd.microsoft.error"


def nothing() -> Answered:
    """Heard; the answer comes another way or there is none."""
    return Answered()


def in_place(card: dict[str, Any]) -> Answered:
    """This card instead of the one whose button was pressed, for whoever pressed it."""
    return Answered(200, {"statusCode": 200, "type": ADAPTIVE, "value": card})


def told(sentence: str) -> Answered:
    """One sentence to whoever pressed; the card stays."""
    return Answered(200, {"statusCode": 200, "type": _MESSAGE, "value": shown(sentence)})


def unchanged(sentence: str) -> Answered:
    """A card that refreshes itself stays as it is."""
    error = {"code": "NotRefreshed", "message": sentence}
    return Answered(200, {"statusCode": 400, "type": _ERROR, "value": error})


def dialog(form: Form, where: str) -> Answered:
    """A dialog that asks."""
    card = {"contentType": ADAPTIVE, "content": draw.dialog(form, where=where)}
    value = {"title": draw.title(form), "width": "medium", "height": "large", "card": card}
    return Answered(200, {"task": {"type": "continue", "value": value}})


def dialog_told(sentence: str) -> Answered:
    """The dialog closes with one sentence."""
    return Answered(200, {"task": {"type": "message", "value": shown(sentence)}})
