"""The log, on standard error: a line of text or of JSON per event. No bodies, no secrets, no texts of users."""

import json
import logging
import sys
from collections.abc import Iterator
from traceback import format_tb
from types import TracebackType
from typing import Literal, TypeAlias

_Caught: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Text(logging.Formatter):
    """Says where an error arose and of what kind it is. Its own words may quote what somebody typed."""

    def formatException(self, ei: _Caught) -> str:
        """The trace and the kind of the error and of what it came from, the newest first."""
        return "\n".join(reversed(list(_told(ei[1]))))


def _told(error: BaseException | None) -> Iterator[str]:
    """The error and what it came from, one by one."""
    while error is not None:
        kind = type(error)
        words = f": {error}" if isinstance(error, OSError) or kind.__name__ == "OperationalError" else ""
        yield f"{''.join(format_tb(error.__traceback__))}{kind.__module__}.{kind.__qualname__}{words}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


class _Json(_Text):
    def format(self, record: logging.LogRecord) -> str:
        """One JSON object on a line."""
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
    plain = _Text("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_Json() if form == "json" else plain)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("horzel").setLevel(logging.INFO)
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)  # it remarks on settings that are meant to be so
