"""What every command of the command line is given: the settings, where to say a line, and what time it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Line:
    """`say` writes one line to standard output; `now` reads the clock, in Amsterdam."""

    settings: Settings
    say: Callable[[str], None]
    now: Callable[[], datetime]
