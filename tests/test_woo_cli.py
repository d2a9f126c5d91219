"""`horzel export … --woo`: a review list first, the file only with a list that a person signed."""

import json
import re
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.cli_parts import Run, runner

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Commands on a database that holds the minutes of 12 April 2023, read in whole."""
    one = runner(sqlite_url, monkeypatch, capfd)
    assert one("setup", ROOT / "examples" / "limburg.toml")[0] == 0
    assert one("import", ROOT / "examples" / "verslag-2023-04-12.txt", "--yes")[0] == 0
    return one


def reviewed(run: Run, out: Path, what: str = "all", form: str = "json") -> Path:
    """The review list of an export, signed."""
    code, said, error = run("export", what, "--format", form, "--woo", "--out", out)
    assert (code, said) == (1, "")
    assert len(error.splitlines()) == 1
    made = out.with_name(f"{out.name}.nakijken.txt")
    sign(made)
    return made


def sign(made: Path, who: str = "Secretaris") -> None:
    made.write_text(re.sub(r"Nagekeken door:.*", f"Nagekeken door: {who}", made.read_text(), count=1))


def give(run: Run, out: Path, made: Path, what: str = "all", form: str = "json") -> tuple[int, str, str]:
    return run("export", what, "--format", form, "--woo", "--out", out, "--reviewed", made)


def test_without_a_review_there_is_a_list_and_no_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit.json"
    code, said, error = run("export", "all", "--woo", "--out", out)
    assert (code, said, out.exists()) == (1, "", False)
    assert "nog niets uitgegeven" in error
    assert "--reviewed" in error
    listed = (tmp_path / "uit.json.nakijken.txt").read_text()
    assert "lak\tJohan van der Craats\t[5.1.2.e persoon 1]" in listed
    assert "laat\tDiederen\tbestuurder in functie" in listed
    assert "#     actiepunt 6: Rapport [Johan van der Craats] delen met leden Taskforce" in listed


def test_without_a_file_the_list_goes_to_the_screen(run: Run) -> None:
    code, said, error = run("export", "actions", "--format", "csv", "--woo")
    assert code == 1
    assert "lak\tJohan van der Craats" in said
    assert "--reviewed" in error


def test_with_a_signed_list_the_file_is_given_and_stands_in_the_trail(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit.json"
    assert give(run, out, reviewed(run, out))[0] == 0
    given = out.read_text()
    for name in ("Craats", "slack:", "terminal:", '"hash"'):
        assert name not in given
    for name in ("wethouder Diederen", "wethouder Geilen", "LLTB", "gemeente Beek"):
        assert name in given
    json.loads(given)
    rows = json.loads(run("export", "all")[1])["disclosures"]
    assert [(row["what"], row["format"], row["name"], row["reviewer"]) for row in rows] == [
        ("all", "json", "uit.json", "Secretaris")
    ]
    assert rows[0]["by"] is not None
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("what", "form"),
    [
        ("actions", "csv"),
        ("all", "xlsx"),
        ("actions", "docx"),
        ("signals", "md"),
        ("meetings", "ics"),
        ("audit", "csv"),
    ],
)
def test_every_format_goes_the_same_way(run: Run, tmp_path: Path, what: str, form: str) -> None:
    out = tmp_path / f"uit.{form}"
    made = reviewed(run, out, what, form)
    assert give(run, out, made, what, form)[0] == 0
    assert out.stat().st_size
    assert b"Craats" not in out.read_bytes()


def test_what_the_list_decides_otherwise_is_done(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit.json"
    made = reviewed(run, out)
    words = made.read_text().replace("lak\tJohan", "laat\tJohan").replace("laat\tDecisio", "lak\tDecisio")
    made.write_text(f"{words}lak\trondetafelgesprekken\n")
    assert give(run, out, made)[0] == 0
    given = out.read_text()
    assert "Johan van der Craats" in given
    assert "Decisio" not in given
    assert "rondetafelgesprekken" not in given


def test_an_unsigned_list_gives_nothing(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit.json"
    made = reviewed(run, out)
    sign(made, "")
    code, _, error = give(run, out, made)
    assert (code, out.exists()) == (1, False)
    assert "uw naam" in error


def test_a_member_who_may_not_give_out_cannot_sign(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit.json"
    made = reviewed(run, out)
    sign(made, "Lid LWV")
    code, _, error = give(run, out, made)
    assert (code, out.exists()) == (1, False)
    assert "mag geen Woo-bestand uitgeven" in error


def test_a_name_that_came_since_makes_a_new_list_and_keeps_the_decisions(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit.json"
    made = reviewed(run, out)
    made.write_text(made.read_text().replace("laat\tDecisio", "lak\tDecisio"))
    minutes = tmp_path / "verslag.txt"
    minutes.write_text("Verslag 17 mei 2023\n\nActie: Karin Smeets terugbellen (LLTB)\n")
    assert run("import", minutes, "--yes")[0] == 0
    code, _, error = give(run, out, made)
    assert (code, out.exists()) == (1, False)
    assert "iets bij gekomen" in error
    again = made.read_text()
    assert "# nieuw sinds de vorige lijst:\nlak\tKarin Smeets" in again
    assert "lak\tDecisio" in again
    sign(made)
    assert give(run, out, made)[0] == 0


def test_a_file_name_with_a_name_in_it_is_refused(run: Run, tmp_path: Path) -> None:
    for name in ("craats.json", "woo-Smeets_mei.json"):
        code, _, error = run("export", "all", "--woo", "--out", tmp_path / name)
        assert code == 2
        assert "bestandsnaam" in error
    assert list(tmp_path.glob("*.txt")) == []


def test_a_woo_export_cannot_be_read_back(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit.json"
    give(run, out, reviewed(run, out))
    assert run("restore", out)[0] == 1


def test_the_help_tells_of_the_review(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert "--reviewed LIJST" in capsys.readouterr().out
