"""The command line: wrong use, failures, the main job and the demonstration."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.cli_parts import MINUTES, ROOT, Run, environment, files, group, process, run, unmade

__all__ = ["files", "group", "run", "unmade"]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["onzin"],
        ["setup"],
        ["setup", "een", "twee"],
        ["export", "alles"],
        ["export", "actions", "--format", "odt"],
        ["export", "all", "--format", "csv"],
        ["export", "actions", "--body", "onbekend"],
        ["list", "actions"],
        ["tick", "--at", "morgen"],
        ["tick", "--at"],
        ["tick", "--at", "0001-01-01"],
        ["tick", "--at", "9999-12-31T23:59"],
        ["serve", "--port", "٣"],
        ["serve", "--port", "honderd"],
        ["serve", "--port", "70000"],
        ["chat", "--in", "onbekend"],
        ["--onzin", "state"],
    ],
)
def test_wrong_use_is_one_dutch_sentence_and_exit_code_2(files: Run, words: list[str]) -> None:
    code, out, error = files(*words)
    assert (code, out) == (2, "")
    assert len(error.splitlines()) == 1
    assert not set(error.lower().split()) & {"error:", "usage:", "the", "argument", "invalid", "required"}


@pytest.mark.parametrize(
    "words",
    [
        ["setup", "bestaat-niet.toml"],
        ["import", "bestaat-niet.txt"],
        ["restore", "bestaat-niet.db"],
        ["restore", str(MINUTES)],
        ["backup", "/bestaat/niet/kopie.db"],
        ["export", "all", "--out", "/bestaat/niet/alles.json"],
        ["--env-file", "bestaat-niet", "state"],
    ],
)
def test_a_failure_is_one_dutch_sentence_and_exit_code_1(files: Run, words: list[str]) -> None:
    code, out, error = files(*words)
    assert (code, out) == (1, "")
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("words", [["state"], ["list", "actions", "--plain"], ["check"], ["export", "all"]])
def test_an_empty_database_is_said_to_be_empty(unmade: Run, words: list[str]) -> None:
    code, out, error = unmade(*words)
    assert (code, out) == (1, "")
    assert "leeg" in error


def test_a_database_that_is_not_there_is_one_sentence() -> None:
    done = process("postgresql://niemand@127.0.0.1:9/nergens", "state")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "De database is niet te bereiken; klopt DATABASE_URL en staat de database aan?\n"


@pytest.mark.parametrize(
    "words", [["check"], ["state"], ["migrate"], ["setup", str(ROOT / "examples" / "limburg.toml")]]
)
def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "horzel.db").write_text("hallo")
    done = process(f"sqlite:///{tmp_path / 'horzel.db'}", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Dit bestand is geen database van Horzel of is beschadigd; zet een reservekopie terug.\n"


def test_help_is_dutch_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["--help"])
    assert ending.value.code == 0
    shown = capsys.readouterr().out
    contract = "serve web worker socket chat tick setup import export list state check migrate backup restore docs demo"
    assert [word for word in contract.split() if f"    {word} " not in shown] == []
    assert "usage" not in shown


def test_a_line_that_is_piped_in_is_a_message_and_its_answer_comes_out(group: Run, database_url: str) -> None:
    lines = "/actie nieuw Rapport RIEC delen, provincie, uiterlijk 17 mei\nklaar 1 besproken\nklaar 1\nklaar 9\n"
    done = process(
        database_url, "chat", "--as", "secretaris", "--in", "taskforce", "--at", "2023-05-02T10:00", typed=lines
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("Actiepunt 1", "woensdag 17 mei 2023", "gesloten", "was al gesloten", "bestaat niet"):
        assert words in done.stdout
    assert group("state")[1] == "1 taskforce lokaal afgerond\n"
    assert [json.loads(line) for line in group("list", "actions", "--plain")[1].splitlines()] == ["Rapport RIEC delen"]


def test_who_is_not_known_yet_becomes_a_member_with_the_first_word(group: Run, database_url: str) -> None:
    done = process(database_url, "chat", "--as", "Nieuwkomer", typed="actie nieuw Iets afspreken, LLTB\n")
    assert "Actiepunt 1" in done.stdout


def test_in_the_terminal_one_hears_what_is_put_out_in_the_channel(group: Run, database_url: str) -> None:
    group("import", MINUTES, "--yes")
    done = process(database_url, "chat", "--as", "lltb", typed="actie lijst\n")
    assert "Verslag van woensdag 12 april 2023 verwerkt" in done.stdout
    again = process(database_url, "chat", "--as", "lltb", typed="actie lijst\n")
    assert "verwerkt" not in again.stdout


def test_an_import_shows_first_saves_when_told_and_adds_nothing_the_second_time(group: Run) -> None:
    code, out, _ = group("import", MINUTES, "--json")
    proposal = json.loads(out)
    assert code == 0
    assert len(proposal["new"]) == 7
    assert len(proposal["reviewed"]) == 8
    assert set(proposal) >= {"kind", "meeting", "reviewed", "new", "goals", "events", "decisions", "asked"}
    assert group("state")[1] == ""
    assert "niets bewaard" in group("import", MINUTES)[1]
    assert group("state")[1] == ""
    assert group("import", MINUTES, "--yes")[0] == 0
    saved = group("state")[1]
    assert len(saved.splitlines()) >= 7
    assert json.loads(group("import", MINUTES, "--json")[1])["new"] == []
    group("import", MINUTES, "--yes")
    assert group("state")[1] == saved


def test_minutes_can_be_read_before_there_is_a_group(run: Run) -> None:
    code, out, _ = run("import", MINUTES, "--json")
    assert (code, len(json.loads(out)["new"])) == (0, 7)
    assert run("import", MINUTES, "--yes")[0] == 1


def test_a_tick_says_what_it_put_out_and_does_it_once(group: Run) -> None:
    group("import", MINUTES, "--yes", "--at", "2023-04-12T16:00")
    first = group("tick", "--at", "2023-05-15T09:00")
    again = group("tick", "--at", "2023-05-15T09:00")
    assert (first[0], again[0]) == (0, 0)
    assert "niets aan de beurt" not in first[1]
    assert "niets aan de beurt" in again[1]


def test_the_demonstration_tells_the_whole_story_and_leaves_nothing(unmade_sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    done = process(unmade_sqlite_url, "demo", "--once", TMPDIR=str(tmp_path / "leeg"))
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("7 nieuwe actiepunten", "Weekbericht Taskforce", "Huis van de Gemeenten", "/stand"):
        assert words in done.stdout
    assert list((tmp_path / "leeg").iterdir()) == []
    assert not Path(unmade_sqlite_url.removeprefix("sqlite:///")).exists()


def test_the_demonstration_ends_with_a_window_that_closes_quietly(sqlite_url: str) -> None:
    command = [sys.executable, "-m", "bot", "demo"]
    with subprocess.Popen(
        command, env=environment(sqlite_url, PORT="0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stderr
        address = next((line for line in running.stdout if "http://127.0.0.1:" in line), "")
        running.send_signal(signal.SIGINT)
        assert (running.wait(20), running.stderr.read()) == (0, "")
    assert "Ctrl-C" in address
