"""Starting, watching and stopping the processes that are measured."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.signed import SECRET, TOKEN, Signer

ROOT = Path(__file__).resolve().parent.parent
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_START_LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. `cold` is the time from starting the process to its first right answer, in seconds."""

    name: str
    port: int
    process: subprocess.Popen[bytes]
    cold: float

    def memory(self) -> float:
        """Resident memory of the process, in MB."""
        return self._status("VmRSS") / 1024

    def peak(self) -> float:
        """The most resident memory the process ever had, in MB."""
        return self._status("VmHWM") / 1024

    def _status(self, key: str) -> int:
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(f"{key}:"):
                return int(line.split()[1])
        raise ValueError(key)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def settings(stub_port: int, **more: str) -> dict[str, str]:
    """The environment of a server: what it needs to run Python, Slack's variables, and nothing else."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_BASE_URL": f"http://127.0.0.1:{stub_port}/api/",
        **more,
    }


def _first_answer(port: int, request: bytes) -> bytes:
    """One request on a new connection; empty while nobody answers there."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as line:
            line.sendall(request)
            answer = b""
            while chunk := line.recv(65536):
                answer += chunk
                head = answer.find(b"\r\n\r\n")
                length = _LENGTH.search(answer, 0, max(head, 0))
                if head >= 0 and length and len(answer) >= head + 4 + int(length[1]):
                    break
            return answer
    except (ConnectionError, TimeoutError):  # nobody there yet, or still starting on a machine that is busy
        return b""


@contextmanager
def running(
    name: str, arguments: list[str], env: dict[str, str], ask: Signer, expect: str, log: Path
) -> Iterator[Server]:
    """Start `python -m <arguments> --port N`, wait for the first right answer, hand it over, stop it."""
    port = free_port()
    with log.open("wb") as errors:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments, "--port", str(port)], cwd=ROOT, env=env, stdout=errors, stderr=errors
        )
        try:
            answer = b""
            while not (answer.startswith(b"HTTP/1.1 200") and expect.encode() in answer):
                if process.poll() is not None or time.perf_counter() - begun > _START_LIMIT:
                    said = log.read_text(errors="replace")[-2000:]
                    raise SystemExit(f"{name} gave no right answer: {answer[:800].decode(errors='replace')}\n{said}")
                time.sleep(0.002)
                answer = _first_answer(port, ask.request(0))
            yield Server(name, port, process, time.perf_counter() - begun)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def stub() -> Iterator[int]:
    """The local Slack, on the port that is handed over."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.stub", "--port", str(port)], cwd=ROOT)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except ConnectionError:
                time.sleep(0.01)
        yield port
    finally:
        process.terminate()
        process.wait()


def slow_sync(folder: Path) -> Path | None:
    """The shim that makes every sync take 2 ms, compiled here; None where there is no compiler for it."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = folder / "slow_sync.so"
    source = Path(__file__).with_name("slow_sync.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", str(made), str(source), "-ldl"], check=True)
    return made
