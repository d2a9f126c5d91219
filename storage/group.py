"""PostgreSQL's way of working: a thread that does all that waits in one transaction, with one commit for all.

A piece of work of its own per transaction would pay for a connection, a beginning, an end and a journey for every
statement, while whoever writes in the same body waits for it. Together they pay once (docs/besluiten/034). Nobody
hears anything before the end of the transaction.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from storage.transaction import Ids, Transaction, Work
from storage.writer import Job, Outcome, Told, done_together, taken, tell


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
        self._jobs: deque[Job] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="horzel-writer" if writes else "horzel-reader")

    def put(self, work: Work, told: Told) -> None:
        """Let the thread do this; `told` hears of it there, or in a thread of `alone`."""
        self._jobs.append((work, told))
        self._thread.submit(self._next)

    def close(self) -> None:
        """Finish what waits."""
        self._thread.shutdown()
        self._engine.dispose()

    def _next(self) -> None:
        """Do what waits; nothing when an earlier turn took it along."""
        jobs = taken(self._jobs)
        if not jobs:
            return
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
            return done_together(within, jobs)
