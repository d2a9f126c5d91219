"""Slack's limits, in characters and in numbers of things, in one table.

Sources: docs.slack.dev, reference/block-kit (blocks, block-elements, composition-objects), reference/views, and
methods/chat.postMessage. `MESSAGE_JSON` is measured: blocks together fail near 13 200 characters, which no page says.
"""

from typing import Final

BLOCKS_IN_MESSAGE: Final = 50
BLOCKS_IN_VIEW: Final = 100
MESSAGE_JSON: Final = 10_000
FALLBACK_TEXT: Final = 4000

SECTION: Final = 3000
FIELD: Final = 2000
FIELDS: Final = 10
CONTEXT: Final = 2000
ACTIONS: Final = 25

BUTTON_LABEL: Final = 75
BUTTON_VALUE: Final = 2000
ACCESSIBILITY_LABEL: Final = 75

VIEW_TITLE: Final = 24
VIEW_METADATA: Final = 3000
INPUT_LABEL: Final = 2000
INPUT_TEXT: Final = 3000
OPTION_LABEL: Final = 75
OPTION_VALUE: Final = 150
OPTIONS: Final = 100
OPTION_GROUPS: Final = 100
ERROR_TEXT: Final = 2000

BODY_BYTES: Final = 1_000_000
"""What we read of one request; Slack's own are far below it."""
FILE_BYTES: Final = 10_000_000
"""What we fetch of one file."""
ANSWER_SECONDS: Final = 3.0
"""How long Slack waits for an answer to a command, click or form, and how long a trigger_id lives."""
SIGNATURE_SECONDS: Final = 300
"""How old a signed request may be."""
