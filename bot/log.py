"""The log, on standard error: a line of text or of JSON per event. No bodies, no secrets, no texts of users."""

import json
import logging
import sys
from typing import Literal


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def start(form: Literal["json", "text"]) -> None:
    """Log from here on."""
    handler = logging.StreamHandler(sys.stderr)
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_Json() if form == "json" else plain)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("horzel").setLevel(logging.INFO)
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)  # it remarks on settings that are meant to be so
