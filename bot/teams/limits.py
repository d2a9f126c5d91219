"""Teams' limits, in bytes, characters and numbers of things, in one table.

Sources: learn.microsoft.com/microsoftteams, limits-specifications-teams ("28 KB per post") and
platform/bots/how-to/format-your-bot-messages (the payload is counted as UTF-16); the app manifest's schema.
"""

from typing import Final

MESSAGE_BYTES: Final = 28 * 1024
"""A whole message, counted in the larger of UTF-8 and UTF-16. Bots are said to get more; webhooks were cut off here."""
ENVELOPE_BYTES: Final = 4 * 1024
"""What stands around the card: addresses, the fallback text, mentions."""
CARD_BYTES: Final = MESSAGE_BYTES - ENVELOPE_BYTES

ROWS: Final = 15
"""Rows of a list that has a button for more; a longer card is cut off on a phone."""
ACTIONS: Final = 6
"""Buttons side by side; the rest goes into a menu of three dots, where nobody looks."""
BUTTON_LINE: Final = 270
BUTTON_EDGES: Final = 30
BUTTON_SIGN: Final = 8
"""Pixels for buttons on a card 310 wide, around a label, and for a sign of it: a label that doesn't fit is cut."""
NUMBER: Final = 4
"""A longer number of a row (a date) stands before its title, not in a column of its own."""
TEXT: Final = 2000
"""A paragraph of its own: what is longer is drawn in several."""
FALLBACK_TEXT: Final = 400
HEADING: Final = 200

BUTTON_LABEL: Final = 60
BUTTON_DATA: Final = 2000
"""What a button carries; more is pressed together until it fits."""
BUTTON_BESIDE: Final = 12
"""A button with a longer label stands beneath its row, not beside it."""
TOOLTIP: Final = 100

DIALOG_TITLE: Final = 64
INPUT_LABEL: Final = 200
INPUT_TEXT: Final = 3000
OPTION_LABELS: Final = (75, 40, 25)
"""Labels of options get shorter until the form fits; a form that never does asks for words instead."""
ERROR_TEXT: Final = 500
"""What is wrong with a field, and the hint beneath it."""

BODY_BYTES: Final = 1024 * 1024
"""What we read of a request. Files come by themselves, from an address."""
FILE_BYTES: Final = 10 * 1024 * 1024
ANSWER_SECONDS: Final = 15
"""So long Teams waits for the answer to a request (learn.microsoft.com, "Bot activity handlers")."""
