"""`python -m benchmarks`: Horzel beside a bare Bolt app that only acknowledges, in one run, slice by slice in turn.

Trust the ratios; the absolute figures are this machine's. A run whose rows do not add up does not count: exit code 1.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import data
from benchmarks.measure import BARE, LIST, NEW, STAND, Case, Figures, Load, percentile, play, show, side_by_side, signer
from benchmarks.servers import Server, running, settings, slow_sync, stub

_MANY = 50_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How long everything takes: seconds a slice, rounds, seconds of open arrivals, commands of the memory run."""

    seconds: float
    rounds: int
    open_seconds: float
    many: int
    starts: int


QUICK = Effort(seconds=1.0, rounds=2, open_seconds=3.0, many=5_000, starts=3)
WHOLE = Effort(seconds=3.0, rounds=3, open_seconds=10.0, many=_MANY, starts=7)


class Bench:
    """One run: the bare app that is always there, and Horzel on one database after another."""

    def __init__(self, folder: Path, stub_port: int, users: Sequence[int], effort: Effort) -> None:
        self.folder = folder
        self.env = settings(stub_port)
        self.users = users
        self.effort = effort
        self.adds_up = True

    @contextmanager
    def bare(self) -> Iterator[Server]:
        with running(
            "bare Bolt", ["benchmarks.bare"], self.env, signer(BARE), BARE.expect, self.folder / "bare.log"
        ) as it:
            yield it

    @contextmanager
    def horzel(self, url: str, ask: Case = LIST, **more: str) -> Iterator[Server]:
        """Horzel on this database; afterwards the rows are counted. `ask` is its first command."""
        env = self.env | {"DATABASE_URL": url} | more
        with running("Horzel", ["bot", "serve"], env, signer(ask), ask.expect, self.folder / "horzel.log") as it:
            yield it

    @contextmanager
    def counted(self, url: str, said: list[int]) -> Iterator[None]:
        """What was acknowledged inside (`said`) must be what the database gained, with a line in the trail for each."""
        before = data.count(url)
        yield
        after = data.count(url)
        points, lines = after.actions - before.actions, after.trail - before.trail
        good = points == sum(said) and lines >= points
        self.adds_up &= good
        verdict = "adds up" if good else "DOES NOT ADD UP, this run does not count"
        print(f"  {sum(said)} acknowledged, {points} action points, {lines} lines in the trail: {verdict}")

    def prepared(self, url: str, points: int) -> str:
        data.set_up(url, self.env)
        data.seed(url, points)
        return url

    def compare(self, bare: Server, heading: str, url: str) -> None:
        """The main tables of one database: reading first, so that what is read has the size in the heading."""
        effort, said = self.effort, list[int]()
        with self.counted(url, said), self.horzel(url) as horzel:
            reads: list[Figures] = []
            writes: list[Figures] = []
            for users in self.users:
                sides = [(bare, BARE), (horzel, LIST), (horzel, STAND)]
                reads += side_by_side(sides, Load(users, effort.seconds), effort.rounds)
            for users in self.users:
                writes += side_by_side([(bare, BARE), (horzel, NEW)], Load(users, effort.seconds), effort.rounds)
            show(f"{heading}: reading", reads)
            show(f"{heading}: writing", writes)
            said += [one.right for one in writes if one.case == NEW.name]
            said.append(self.arriving(bare, BARE) and self.arriving(horzel, NEW))

    def arriving(self, server: Server, case: Case) -> int:
        outcome = play(server, case, Load(32, self.effort.open_seconds, rate=1000))
        p50, p99 = percentile(outcome.micros, 0.50), percentile(outcome.micros, 0.99)
        print(f"  1000 a second arriving, {case.name}: p50 {p50:.2f} ms, p99 {p99:.2f} ms, {outcome.right} right")
        return outcome.right

    def slow_disk(self, bare: Server, url: str) -> None:
        shim = slow_sync(self.folder)
        if shim is None:
            print("\nA disk whose sync takes 2 ms: skipped, there is no C compiler on this machine")
            return
        said = list[int]()
        with self.counted(url, said), self.horzel(url, LD_PRELOAD=str(shim)) as horzel:
            writes: list[Figures] = []
            for users in self.users:
                sides = [(bare, BARE), (horzel, NEW)]
                writes += side_by_side(sides, Load(users, self.effort.seconds), self.effort.rounds)
            show("SQLite on a disk whose sync takes 2 ms", writes)
            said += [one.right for one in writes if one.case == NEW.name]

    def memory(self, bare: Server, url: str) -> None:
        said = list[int]()
        with self.counted(url, said), self.horzel(url) as horzel:
            fresh = horzel.memory()
            said.append(play(horzel, NEW, Load(32, total=1000)).right)
            warm = horzel.memory()
            for case in (NEW, LIST, STAND):
                right = play(horzel, case, Load(32, total=self.effort.many // 3)).right
                said.append(right if case.writes else 0)
            print(
                f"\nMemory of Horzel: {fresh:.1f} MB at the first answer, {warm:.1f} after 1,000 commands, "
                f"{horzel.memory():.1f} after {self.effort.many:,} more (most ever {horzel.peak():.1f}); "
                f"bare Bolt {bare.memory():.1f}"
            )

    def cold(self, url: str) -> None:
        colds: dict[str, list[float]] = {"bare Bolt": [], "Horzel, lijst": [], "Horzel, nieuw": []}
        for _ in range(self.effort.starts):
            with self.bare() as bare:
                colds["bare Bolt"].append(bare.cold)
            with self.horzel(url) as horzel:
                colds["Horzel, lijst"].append(horzel.cold)
            with self.horzel(url, ask=NEW) as horzel:
                colds["Horzel, nieuw"].append(horzel.cold)
        print(f"\nFrom process start to first right answer, median of {self.effort.starts}:")
        for name, times in colds.items():
            print(f"  {name:<16}{median(times):.2f} s")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(float(word)) for word in text.split(","))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short slices: a first impression in about a minute")
    parser.add_argument("--users", type=_numbers, default=(1, 8, 32), help="how many at once, such as 1,8,32")
    parser.add_argument("--sizes", type=_numbers, help="how many action points, such as 1e3,1e5")
    parser.add_argument(
        "--database", choices=["sqlite", "postgresql", "both"], help="default: both; with --quick sqlite"
    )
    parser.add_argument("--bare", action="store_true", help="only the bare app: is this machine quiet?")
    options = parser.parse_args()
    effort = QUICK if options.quick else WHOLE
    sizes: tuple[int, ...] = options.sizes or ((1_000,) if options.quick else (1_000, 100_000))
    database: str = options.database or ("sqlite" if options.quick else "both")

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="horzel-bench-")))
        bench = Bench(folder, stack.enter_context(stub()), options.users, effort)
        bare = stack.enter_context(bench.bare())
        if options.bare:
            runs = [side_by_side([(bare, BARE)], Load(users, effort.seconds), effort.rounds) for users in bench.users]
            show("The bare app alone", [one for run in runs for one in run])
            return 0
        if database in {"sqlite", "both"}:
            on_sqlite(bench, bare, sizes)
        if database in {"postgresql", "both"}:
            fresh: Callable[[str], str] = stack.enter_context(data.postgresql(folder))
            for points in sizes:
                bench.compare(
                    bare, f"PostgreSQL, {points:,} action points", bench.prepared(fresh(f"b{points}"), points)
                )
        return 0 if bench.adds_up else 1


def on_sqlite(bench: Bench, bare: Server, sizes: Sequence[int]) -> None:
    """Everything on SQLite: the tables, the slow disk, memory and cold start."""
    seeded = {points: bench.prepared(f"sqlite:///{bench.folder / f'{points}.db'}", points) for points in sizes}
    for points, url in seeded.items():
        bench.compare(bare, f"SQLite, {points:,} action points", data.copy_of(url, bench.folder / f"main-{points}.db"))
    smallest = seeded[min(seeded)]
    bench.slow_disk(bare, data.copy_of(smallest, bench.folder / "slow.db"))
    bench.memory(bare, data.copy_of(smallest, bench.folder / "memory.db"))
    bench.cold(data.copy_of(smallest, bench.folder / "cold.db"))


if __name__ == "__main__":
    sys.exit(main())
