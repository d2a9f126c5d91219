"""The rules of the house that no linter knows: names, sizes, where sentences stand, and who is under which contract."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("bot", "commands", "storage")
LONGEST_FILE = 260
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "misc"}

AT_THE_TOP = {
    ".ci", ".env.example", ".gitignore", "CHANGELOG.md", "Makefile", "Procfile", "README.md", "benchmarks", "bot",
    "commands", "docs", "examples", "pyproject.toml", "requirements-dev.lock", "requirements.lock", "storage", "tests",
}  # fmt: skip

WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# Function words that make a run of words Dutch. None of them is an English word that code would hold too.
DUTCH = frozenset(
    """
    aan als bent bij dan dat de deze dit een eerst en er geen graag heb hebt heeft het hier hij iets ik je kan kunt
    maar meer met moet naar niet niets nog nu om ook op te u uit uw van voor waar wat weer welke wie wilt worden
    wordt ze zij zijn zonder
    """.split()
)

# What a comment or a decision points to: a page or a module of ours, by its path or name, or a decision by its number.
PAGE = re.compile(r"(?<![\w/:.-])[\w./-]+\.md\b")
MODULE = re.compile(r"`(?:\w+/)*(\w+\.py)`")
DECISION = re.compile(r"(?:docs/besluiten/|\b(?:decision|besluit) )(\d{3})\b")


def _python_files(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]  # migrations are generated, and kept as they were


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_dutch_sentence(text: str) -> bool:
    """Three words or more, one of them a Dutch function word, not SQL, a path or a name."""
    words = [word.lower() for word in WORDS.findall(text)]
    return len(words) >= 3 and " " in text.strip() and not DUTCH.isdisjoint(words)


def string_literals(source: str) -> Iterator[tuple[int, str]]:
    """The strings that code uses, with their line: no docstrings, and an f-string as one text with its holes as `…`."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))  # a docstring, or a string that stands alone
        if isinstance(node, ast.JoinedStr):
            pieces = [part.value if isinstance(part, ast.Constant) else "…" for part in node.values]
            skipped.update(id(part) for part in node.values)
            yield node.lineno, "".join(str(piece) for piece in pieces)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def test_no_file_grows_past_one_room() -> None:
    lengths = {_name(path): len(path.read_text().splitlines()) for path in _python_files(*ROOMS)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_room_is_called_after_nothing() -> None:
    parts = {
        _name(path): {part.removesuffix(".py") for part in Path(_name(path)).parts} for path in _python_files(*ROOMS)
    }
    found = {name: words & FORBIDDEN_NAMES for name, words in parts.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_class_or_function_is_called_after_nothing() -> None:
    found = []
    for path in _python_files(*ROOMS):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+", node.name)}
                if words & FORBIDDEN_NAMES:
                    found.append(f"{_name(path)}:{node.lineno} {node.name}")
    assert found == []


def test_values_are_made_in_one_way() -> None:
    """One that is frozen for Python as well takes twice as long to make, and mixes with no other (decision 041)."""
    sources = {_name(path): path.read_text() for path in _python_files("commands", "storage")}
    frozen = {name for name, source in sources.items() if "@dataclass(frozen=True" in source}
    found = {name for name in frozen if "from storage.frozen import dataclass\n" not in sources[name]}
    assert found == set()


def test_what_the_group_reads_stands_in_commands_and_nowhere_else() -> None:
    found = [
        f"{_name(path)}:{line} {text!r}"
        for path in _python_files("bot", "storage")
        for line, text in string_literals(path.read_text())
        if is_dutch_sentence(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er ging iets mis.", True),
        ("… is al gesloten door een ander", True),
        ("Kies een datum", True),
        ("SELECT id FROM action WHERE open", False),
        ("the file is not valid JSON", False),
        ("geen eigenaar", False),  # a label of the store, not a sentence
        ("slack/manifest.http.json", False),
    ],
)
def test_a_dutch_sentence_is_known_when_seen(text: str, expected: bool) -> None:
    assert is_dutch_sentence(text) is expected


def test_docstrings_do_not_count_and_pieces_of_an_f_string_are_read_together() -> None:
    source = 'def f(n):\n    """Dit is een uitleg."""\n    return f"Punt {n} is niet gevonden" + "x"\n'
    assert list(string_literals(source)) == [(3, "Punt … is niet gevonden"), (3, "x")]


def test_nothing_was_left_lying_at_the_top() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("unpacked without git: nobody knows what belongs to the house")
    # whoever unpacked it may be another user than the one who tests it
    asked = [git, "-c", f"safe.directory={ROOT}", "ls-files"]
    kept = subprocess.run(asked, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    assert {path.partition("/")[0].strip('"') for path in kept.splitlines()} <= AT_THE_TOP


def test_what_a_comment_points_to_is_here() -> None:
    pages = {page for page in ROOT.rglob("*.md") if not page.relative_to(ROOT).parts[0].startswith(".")}
    known = {page.name for page in pages} | {_name(page) for page in pages}
    modules = {path.name for path in _python_files(*ROOMS, "tests", "benchmarks")}
    decisions = {page for page in pages if page.parent.name == "besluiten"}
    for path in (*_python_files(*ROOMS, "benchmarks"), *decisions):
        text = path.read_text()
        assert set(PAGE.findall(text)) <= known, path
        assert set(MODULE.findall(text)) <= modules, path
        assert set(DECISION.findall(text)) <= {page.name[:3] for page in decisions}, path


def test_every_platform_is_under_the_import_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    by_name = {contract["name"]: contract for contract in contracts}
    platforms = {path.parent.name for path in (ROOT / "bot").glob("*/listen.py")}
    apart = by_name["platforms know nothing of each other"]["layers"][0]
    assert platforms <= set(re.findall(r"\w+", apart))
    assert {f"bot.{platform}" for platform in platforms} <= set(
        by_name["platforms do not see storage"]["source_modules"]
    )
    assert not any("ignore_imports" in contract for contract in contracts)


def test_the_locks_hold_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted| @ |^-e|^/", text, re.MULTILINE), name
        packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
        assert packages, name
        assert [package.split("==")[0] for package in packages if "--hash=sha256:" not in package] == []


def test_the_runtime_lock_is_part_of_the_one_for_development() -> None:
    pins = {
        name: set(re.findall(r"^([a-z0-9._-]+==[^ \\\n]+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    }
    assert pins["requirements.lock"] - pins["requirements-dev.lock"] == set()


def test_every_exception_to_types_and_style_stands_in_pyproject() -> None:
    excuse = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover|mypy:)")
    files = _python_files(*ROOMS, "tests", "benchmarks")
    assert [_name(path) for path in files if excuse.search(path.read_text())] == []
