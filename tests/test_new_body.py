"""A body that is not the one Horzel was made for, set up wholly by talking: no region or name of Limburg in it."""

import re
from pathlib import Path

import pytest

from storage.check import problems
from storage.store import Storage
from tests.dialogue import Stage

TALKS = sorted((Path(__file__).parent / "new_bodies").glob("*.txt"))
OURS = re.compile(r"Limburg|Taskforce|LLTB|LWV|kennisambassadeur", re.IGNORECASE)
NEW_NAMES = re.compile(r"^      /horzel |^    “?/horzel |kennisambassadeur")  # examples of what is not there yet


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_horzel_says_what_is_written(path: Path, database_url: str, rewrite_golden: bool) -> None:
    written = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    storage = Storage(database_url)
    said = list(Stage(storage, body=path.stem).play(iter(written)))
    assert storage.read(lambda store: list(problems(store.connection))) == []
    storage.close()
    if rewrite_golden:
        path.write_text("\n".join(said) + "\n", encoding="utf-8")
    assert "\n".join(said) == "\n".join(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_nothing_of_another_group_is_said(path: Path) -> None:
    answers = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("    ")]
    assert [line for line in answers if OURS.search(line) and not NEW_NAMES.search(line)] == []
