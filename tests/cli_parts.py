"""The command line, run in this process or in its own, on a database of each kind."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
MINUTES = ROOT / "examples" / "verslag-2023-04-12.txt"
Run = Callable[..., tuple[int, str, str]]


def runner(url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in this process, on this database; gives its exit code, output and errors."""
    monkeypatch.setenv("DATABASE_URL", url)

    def one(*words: str | Path) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main([str(word) for word in words])
        said = capfd.readouterr()
        return code, said.out, said.err

    return one


@pytest.fixture
def run(database_url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Commands on a database of each kind in which there is nobody."""
    return runner(database_url, monkeypatch, capfd)


@pytest.fixture
def unmade(unmade_url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Commands on a database of each kind without any table."""
    return runner(unmade_url, monkeypatch, capfd)


@pytest.fixture
def group(run: Run) -> Run:
    """Commands on a database of each kind in which the Taskforce is set up."""
    assert run("setup", ROOT / "examples" / "limburg.toml")[0] == 0
    return run


@pytest.fixture
def files(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Commands on a SQLite database with a small group, for what does not depend on the kind of database."""
    one = runner(sqlite_url, monkeypatch, capfd)
    assert one("setup", other_body(Path(sqlite_url.removeprefix("sqlite:///")).parent))[0] == 0
    return one


def environment(url: str, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {"DATABASE_URL": url, "PYTHONPATH": str(ROOT)} | more


def process(url: str, *words: str, typed: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command in a process of its own."""
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(
        command, env=environment(url, **more), input=typed, text=True, capture_output=True, timeout=60, check=False
    )


def other_body(tmp_path: Path) -> Path:
    file = tmp_path / "klankbord.toml"
    file.write_text('[[body]]\nslug = "klankbord"\nname = "Klankbord"\n')
    return file
