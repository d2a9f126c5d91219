"""PostgreSQL's way of working: a thread that does all that waits in one transaction, with one commit for all.

A piece of work of its own per transaction would pay for a connection, a beginning, an end and a journey for every
statement, while whoever writes in the same body waits for it. Together they pay once (docs/besluiten/034). Nobody
hears anything before the end of the transaction.
"""

import threading
from collections import deque
from collections.abc import Callable

from sqlalchemy import Engine

from storage.transaction import Ids, Transaction
from storage.writer import TOGETHER, Job, Outcome, Told, Work, tell


class Group:
    """One thread that reads, or one that `writes`, for everybody in this process.

    When anybody's work fails the group leaves nothing behind, and each goes to `alone`, in a transaction of its own. So
    it does when work takes long, or somebody else holds what it needs: `engine` has no patience for either.
    """

    def __init__(self, engine: Engine, alone: Callable[[Work, Told], None], *, writes: bool, ids: Ids) -> None:
        self._engine = engine
        self._alone = alone
        self._writes = writes
        self._ids = ids
        self._state = threading.Condition()
        self._jobs: deque[Job] = deque()
        self._closing = False
        self._thread: threading.Thread | None = None

    def put(self, work: Work, told: Told) -> None:
        """Let the thread do this; `told` hears of it there, or in a thread of `alone`."""
        with self._state:
            self._jobs.append((work, told))
            if self._thread is None:
                name = "horzel-writer" if self._writes else "horzel-reader"
                self._thread = threading.Thread(target=self._go_on, name=name, daemon=True)
                self._thread.start()
            self._state.notify()

    def close(self) -> None:
        """Finish what waits."""
        with self._state:
            self._closing = True
            self._state.notify()
        if self._thread is not None:
            self._thread.join()
        self._engine.dispose()

    def _go_on(self) -> None:
        while True:
            with self._state:
                while not self._jobs:
                    if self._closing:
                        return
                    self._state.wait()
                jobs = [self._jobs.popleft() for _ in range(min(TOGETHER, len(self._jobs)))]
            try:
                outcomes = self._together(jobs)
            except Exception:  # of one of them, or the database's; by itself each hears its own
                for work, told in jobs:
                    self._alone(work, told)
            else:
                tell(outcomes)

    def _together(self, jobs: list[Job]) -> list[Outcome]:
        with self._engine.begin() as connection:
            within = Transaction(connection, writes=self._writes, ids=self._ids)
            outcomes: list[Outcome] = [(told, work(within), None) for work, told in jobs]
            within.settle()
        return outcomes
