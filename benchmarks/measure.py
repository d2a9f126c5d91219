"""One slice of load on one server, and what several slices together say."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import count
from statistics import median

from benchmarks.bare import ANSWER
from benchmarks.load import Outcome, Plan
from benchmarks.servers import ROOT, Server
from benchmarks.signed import Signer, Words

CHANNEL = "C0BENCH"
USERS = tuple(f"U0BENCH{number:02}" for number in range(1, 65))
_FIRST_NUMBERS = count(1_000_000, 1_000_000)  # no two slices ever send the same command


@dataclass(frozen=True, slots=True)
class Case:
    """One command: what is sent, and what a right answer holds. `writes`: an action point a command."""

    name: str
    words: Words
    expect: str
    writes: bool = False


_NEW = Words("/actie", "nieuw Lijst {n} met bedrijven aanleveren, provincie, uiterlijk 17 mei")
BARE = Case("bare Bolt", _NEW, ANSWER)
NEW = Case("/actie nieuw", _NEW, "Actiepunt ", writes=True)
LIST = Case("/actie lijst", Words("/actie", "lijst"), "open actiepunten")
STAND = Case("/stand", Words("/stand", ""), "Te laat")


@dataclass(frozen=True, slots=True)
class Load:
    """How hard: so many users who wait for their answer, or so many commands a second that do not wait."""

    users: int = 1
    seconds: float = 0.0
    total: int = 0
    rate: float = 0.0


def signer(case: Case) -> Signer:
    """For single requests: the first answer of a server, and questions in between."""
    return Signer(case.words, CHANNEL, [USERS[0]], next(_FIRST_NUMBERS))


def play(server: Server, case: Case, load: Load) -> Outcome:
    """Let a process of its own send this load to the server."""
    plan = Plan(
        port=server.port,
        command=case.words.command,
        text=case.words.text,
        expect=case.expect,
        channel=CHANNEL,
        users=list(USERS[: load.users]),
        seconds=load.seconds,
        total=load.total,
        rate=load.rate,
        first=next(_FIRST_NUMBERS),
    )
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load"],
        input=json.dumps(asdict(plan)), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    outcome = Outcome(**json.loads(done.stdout))
    if outcome.wrong:
        print(f"    {case.name}: {outcome.sent - outcome.right} wrong answers, the first: {outcome.wrong[0][:300]!r}")
    return outcome


@dataclass(frozen=True, slots=True)
class Figures:
    """One case in one setting, over all rounds. Times in milliseconds, `ratio` to the bare app in the same round."""

    case: str
    users: int
    per_second: float
    ratio: float
    p50: float
    p99: float
    right: int
    wrong: int


def percentile(micros: Sequence[int], share: float) -> float:
    """The time within which this share of the answers was there, in milliseconds; 0 without answers."""
    ordered = sorted(micros)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] / 1000 if ordered else 0.0


def side_by_side(sides: Sequence[tuple[Server, Case]], load: Load, rounds: int) -> list[Figures]:
    """Every side gets a slice in turn, `rounds` times over; the first side is the measure of the others."""
    slices: list[list[Outcome]] = [[] for _ in sides]
    for _ in range(rounds):
        for outcomes, (server, case) in zip(slices, sides, strict=True):
            outcomes.append(play(server, case, load))
    speeds = [[outcome.right / outcome.seconds for outcome in outcomes] for outcomes in slices]
    found = []
    for speed, outcomes, (_, case) in zip(speeds, slices, sides, strict=True):
        micros = [one for outcome in outcomes for one in outcome.micros]
        found.append(
            Figures(
                case=case.name,
                users=load.users,
                per_second=median(speed),
                ratio=median(mine / measure for mine, measure in zip(speed, speeds[0], strict=True)),
                p50=percentile(micros, 0.50),
                p99=percentile(micros, 0.99),
                right=sum(outcome.right for outcome in outcomes),
                wrong=sum(outcome.sent - outcome.right for outcome in outcomes),
            )
        )
    return found


def show(heading: str, figures: Sequence[Figures]) -> None:
    """One table on standard output."""
    print(f"\n{heading}")
    print(
        f"  {'command':<14}{'users':>6}{'a second':>10}{'ratio':>7}{'p50 ms':>9}{'p99 ms':>9}{'right':>9}{'wrong':>7}"
    )
    for one in figures:
        print(
            f"  {one.case:<14}{one.users:>6}{one.per_second:>10.0f}{one.ratio:>7.2f}{one.p50:>9.2f}{one.p99:>9.2f}"
            f"{one.right:>9}{one.wrong:>7}"
        )
