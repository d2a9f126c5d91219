"""Whether there is anything to see in a text: a chat program refuses one that is empty to the eye."""

import re
from typing import Final

from commands import door

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_INVISIBLE: Final = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\u00ad\u034f\u115f\u3164]*")


def or_nothing(text: str) -> str:
    """The text, or `–` where nothing of it can be seen."""
    if text[:1].isalnum() or not _INVISIBLE.fullmatch(_CONTROLS.sub("", text)):
        return text
    return door.NOTHING
