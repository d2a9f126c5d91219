"""What makes a process fit to serve: its loop, its signals, and how it shares Python's lock and its memory."""

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Final

_LOOK_EVERY: Final = 10_000
_LENDS_AFTER: Final = 0.0005
"""Seconds that a thread waits for Python's lock before the loop must lend it."""


def run_loop(work: Awaitable[None]) -> None:
    """Run it to its end, on uvloop where there is one."""
    factory: Callable[[], asyncio.AbstractEventLoop] | None
    try:
        import uvloop

        factory = uvloop.new_event_loop
    except ImportError:  # there is none for Windows
        factory = None

    async def main() -> None:
        await work

    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(main())


def settle_in() -> None:
    """Let the garbage collector leave alone what was imported, and look seldom: a request leaves no rings.

    And let a commit begin while the loop goes on drawing: five milliseconds is longer than the disk takes.
    """
    gc.freeze()
    gc.set_threshold(_LOOK_EVERY)
    gc.enable()
    sys.setswitchinterval(_LENDS_AFTER)


def quiet_signals() -> None:
    """uvicorn raises the signal it stopped for once more when all is closed; by then there is nothing left to do."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
