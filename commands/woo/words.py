"""The names by which a Woo talk is known, for who only has to recognise it."""

from typing import Final

TOPIC: Final = "woo"
STEP: Final = "woo stap"
GIVE: Final = "woo geef"
