"""The load: a process of its own that plays so many users over kept connections and times every answer.

Reads one `Plan` as JSON on standard input, writes one `Outcome` as JSON on standard output.
Closed: every user sends the next command when the answer is there. With a `rate`: commands arrive at that many a second
whatever the server does (exponential gaps, fixed seed), and waiting for a free connection counts as waiting.
"""

import asyncio
import gc
import json
import random
import re
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import cast

import uvloop

from benchmarks.signed import Signer, Words

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PATIENCE = 30.0  # seconds for the last answers to come in
_OPEN_CONNECTIONS = 64


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send and for how long: `seconds`, or `total` commands when that is not 0."""

    port: int
    command: str
    text: str
    expect: str
    channel: str
    users: list[str]
    seconds: float
    total: int = 0
    rate: float = 0.0
    first: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back. `micros` holds the time of every right answer; `wrong` the first few answers that were not."""

    sent: int
    right: int
    seconds: float
    micros: list[int]
    wrong: list[str]


class _Line(asyncio.Protocol):
    """One kept connection with at most one command under way."""

    def __init__(self, user: int, answered: Callable[["_Line", bytes], None]) -> None:
        self.user = user
        self.started = 0.0
        self._answered = answered
        self._received = b""
        self._transport: asyncio.WriteTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop's own kind, which is no subclass

    def send(self, request: bytes, started: float) -> None:
        self.started = started
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head = self._received.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _LENGTH.search(self._received, 0, head)
        complete = (
            len(self._received) >= head + 4 + int(length[1]) if length else self._received.endswith(b"\r\n0\r\n\r\n")
        )
        if complete:
            answer, self._received = self._received, b""
            self._answered(self, answer)

    def connection_lost(self, exc: Exception | None) -> None:
        if self.started:
            self._answered(self, b"(connection lost)")


class _Run:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.signer = Signer(Words(plan.command, plan.text), plan.channel, plan.users, plan.first)
        self.expect = plan.expect.encode()
        self.sent = 0
        self.pending = 0
        self.micros: list[int] = []
        self.wrong: list[str] = []
        self.done = asyncio.Event()
        self.begun = time.perf_counter()
        self.until = self.begun + plan.seconds
        self.ended = self.begun
        self.free: deque[_Line] = deque()
        self.waiting: deque[float] = deque()
        self.all_arrived = False

    def may_send(self) -> bool:
        return self.sent < self.plan.total if self.plan.total else time.perf_counter() < self.until

    def send(self, line: _Line, started: float) -> None:
        self.sent += 1
        self.pending += 1
        line.send(self.signer.request(line.user), started)

    def note(self, line: _Line, answer: bytes) -> None:
        now = time.perf_counter()
        self.ended = now
        self.pending -= 1
        if answer.startswith(b"HTTP/1.1 200") and self.expect in answer:
            self.micros.append(int((now - line.started) * 1e6))
        elif len(self.wrong) < 5:
            self.wrong.append(answer[:600].decode(errors="replace"))
        line.started = 0.0

    def answered_closed(self, line: _Line, answer: bytes) -> None:
        self.note(line, answer)
        if self.may_send():
            self.send(line, time.perf_counter())
        elif not self.pending:
            self.done.set()

    def answered_open(self, line: _Line, answer: bytes) -> None:
        self.note(line, answer)
        if self.waiting:
            self.send(line, self.waiting.popleft())
            return
        self.free.append(line)
        if self.all_arrived and not self.pending:
            self.done.set()

    async def arrivals(self) -> None:
        gaps = random.Random(7)
        due = self.begun
        while due < self.until:
            while due <= time.perf_counter() and due < self.until:
                if self.free:
                    self.send(self.free.popleft(), due)
                else:
                    self.waiting.append(due)
                due += gaps.expovariate(self.plan.rate)
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        self.all_arrived = True
        if not self.pending and not self.waiting:
            self.done.set()


async def _connect(port: int, line: _Line) -> _Line:
    await asyncio.get_running_loop().create_connection(lambda: line, "127.0.0.1", port)
    return line


async def _play(plan: Plan) -> Outcome:
    run = _Run(plan)
    answered = run.answered_open if plan.rate else run.answered_closed
    lines: list[_Line] = []
    for place in range(_OPEN_CONNECTIONS if plan.rate else len(plan.users)):
        lines.append(await _connect(plan.port, _Line(place % len(plan.users), answered)))
    gc.collect()
    gc.disable()
    run.begun = time.perf_counter()
    run.until = run.begun + plan.seconds
    if plan.rate:
        run.free.extend(lines)
        await run.arrivals()
    else:
        for line in lines:
            run.send(line, time.perf_counter())
    await asyncio.wait_for(run.done.wait(), plan.seconds + _PATIENCE + plan.total / 50)
    return Outcome(run.sent, len(run.micros), run.ended - run.begun, run.micros, run.wrong)


def main() -> None:
    plan = Plan(**json.load(sys.stdin))
    json.dump(asdict(uvloop.run(_play(plan))), sys.stdout)


if __name__ == "__main__":
    main()
