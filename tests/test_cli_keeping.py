"""What the command line keeps and gives back: exports, backups, checks and migrations."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import schema
from storage.engine import Database
from tests.cli_parts import MINUTES, ROOT, Run, environment, files, group, other_body, process, run, unmade

__all__ = ["files", "group", "run", "unmade"]


def change(url: str, sql: str) -> None:
    """Change the database outside of Horzel."""
    database = Database(url)
    with database.engine.begin() as connection:
        connection.execute(text(sql))
    database.close()


def test_everything_goes_out_as_json_and_comes_back_the_same(group: Run, tmp_path: Path) -> None:
    group("import", MINUTES, "--yes")
    before = group("export", "all")[1]
    (tmp_path / "alles.json").write_text(before)
    group("import", ROOT / "examples" / "verslag-2023-04-12.txt", "--yes")
    assert group("restore", tmp_path / "alles.json")[0] == 0
    assert group("export", "all")[1] == before
    assert group("check")[1].splitlines()[-1] == "ok"
    content = json.loads(before)
    assert len(content["actions"]) >= 7
    assert content["audit"]
    assert "installation" not in before


def test_an_export_of_one_database_can_be_put_into_another_kind(
    tmp_path: Path, sqlite_url: str, postgresql_url: str
) -> None:
    def state(url: str) -> str:
        return process(url, "state").stdout

    process(sqlite_url, "setup", str(ROOT / "examples" / "limburg.toml"))
    process(sqlite_url, "import", str(MINUTES), "--yes")
    process(sqlite_url, "export", "all", "--out", str(tmp_path / "alles.json"))
    assert process(postgresql_url, "restore", str(tmp_path / "alles.json")).returncode == 0
    assert state(postgresql_url) == state(sqlite_url) != ""
    assert process(postgresql_url, "check").stdout.splitlines()[-1] == "ok"
    more = process(postgresql_url, "chat", "--as", "secretaris", typed="actie nieuw Nog een punt, LLTB\n")
    assert "Actiepunt" in more.stdout
    assert process(postgresql_url, "check").stdout.splitlines()[-1] == "ok"


def test_a_backup_can_be_put_back_and_what_was_there_is_kept(group: Run, tmp_path: Path) -> None:
    group("import", MINUTES, "--yes")
    before = group("state")[1]
    kept = tmp_path / "kopie"
    assert group("backup", kept)[0] == 0
    assert group("setup", other_body(tmp_path))[0] == 0
    with_more = group("export", "all")[1]
    code, out, _ = group("restore", kept)
    assert code == 0
    assert group("state")[1] == before
    assert '"klankbord"' in with_more
    assert '"klankbord"' not in group("export", "all")[1]
    safety = Path(out.splitlines()[0].rpartition(" ")[2])
    assert safety.is_file()
    assert group("restore", safety)[0] == 0
    assert group("export", "all")[1] == with_more


def test_the_database_itself_is_no_place_for_a_copy_of_it(files: Run, sqlite_url: str) -> None:
    """It would be replaced under a Horzel that is running."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    assert files("setup", ROOT / "examples" / "limburg.toml")[0] == 0
    before = file.stat().st_ino
    for words in (["backup", file], ["export", "actions", "--out", file]):
        code, _, error = files(*words)
        assert (code, error.strip()) == (1, f"Het bestand {file} is niet te schrijven.")
    assert file.stat().st_ino == before
    assert files("check")[1].splitlines()[-1] == "ok"


def test_an_export_of_one_body_holds_nothing_of_another(group: Run, tmp_path: Path) -> None:
    group("setup", other_body(tmp_path))
    content = json.loads(group("export", "all", "--body", "klankbord")[1])
    assert [body["slug"] for body in content["bodies"]] == ["klankbord"]
    assert content["members"] == []
    (tmp_path / "deel.json").write_text(json.dumps(content))
    assert group("restore", tmp_path / "deel.json")[0] == 1


def test_a_text_that_looks_like_a_formula_is_harmless_in_a_spreadsheet(
    group: Run, database_url: str, tmp_path: Path
) -> None:
    for formula in ("=1+1", "+31", "-2+3", "@SUM(A1)"):
        process(database_url, "chat", "--as", "secretaris", typed=f"actie nieuw {formula} uitzoeken\n")
    cells = [row["actiepunt"] for row in csv.DictReader(group("export", "actions", "--format", "csv")[1].splitlines())]
    texts = [json.loads(line) for line in group("list", "actions", "--plain")[1].splitlines()]
    assert len(texts) == 4
    assert cells == [f"'{each}" if each[0] in "=+-@" else each for each in texts]
    from openpyxl import load_workbook

    assert group("export", "all", "--format", "xlsx", "--out", tmp_path / "alles.xlsx")[0] == 0
    sheet = load_workbook(tmp_path / "alles.xlsx")["Actiepunten"]
    assert [sheet.cell(row, 2).value for row in range(2, 6)] == cells
    assert {sheet.cell(row, 2).data_type for row in range(2, 6)} == {"s"}
    assert [sheet.cell(row, 1).value for row in range(2, 6)] == [1, 2, 3, 4]
    assert (sheet.freeze_panes, sheet.page_setup.orientation) == ("A2", "landscape")
    assert (sheet["A1"].font.bold, sheet.auto_filter.ref) == (True, "A1:O5")


def test_the_agenda_goes_out_as_a_calendar(group: Run, tmp_path: Path) -> None:
    group("import", MINUTES, "--yes")
    assert group("export", "meetings", "--format", "ics", "--out", tmp_path / "agenda.ics")[::2] == (0, "")
    content = (tmp_path / "agenda.ics").read_bytes()
    assert b"DTSTART;TZID=Europe/Amsterdam:20230412T140000\r\n" in content
    assert b"DTSTART;VALUE=DATE:20230517\r\n" in content


def test_the_list_and_everything_else_goes_out_as_pdf(group: Run, tmp_path: Path) -> None:
    group("import", MINUTES, "--yes")
    for what in ("actions", "meetings", "contacts"):
        target = tmp_path / f"{what}.pdf"
        assert group("export", what, "--format", "pdf", "--body", "taskforce", "--out", target)[0] == 0
        assert target.read_bytes().startswith(b"%PDF-")
    assert group("export", "all", "--format", "pdf")[0] == 2


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE change SET after = '{}' WHERE id = (SELECT max(id) FROM change) - 3", "logboek"),
        ("DELETE FROM change WHERE id = (SELECT max(id) FROM change)", "logboek"),
        (
            "UPDATE change SET undone = TRUE WHERE id = 3",
            "of regel 3 van het logboek van taskforce is teruggenomen, is",
        ),
        ("UPDATE body SET open_actions = 99", "teller"),
        ("UPDATE body SET next_action = 2", "uitgegeven"),
        ("DELETE FROM action_label", "terug te vinden"),
        ("UPDATE action SET status = 'afgerond' WHERE number = 1", "open en gesloten"),
        ("UPDATE action SET text = 'iets anders' WHERE number = 1", "actiepunt 1 van taskforce is buiten Horzel om"),
        ("UPDATE action SET due = '2030-01-01' WHERE number = 2", "actiepunt 2 van taskforce is buiten Horzel om"),
        ("UPDATE member SET role = 'beheerder' WHERE id = 6", "lid 6 van taskforce is buiten Horzel om"),
        ("DELETE FROM meeting WHERE id = 1", "vergadering 1 van taskforce is buiten Horzel om"),
    ],
)
def test_check_finds_what_was_changed_outside_of_horzel(group: Run, database_url: str, sql: str, words: str) -> None:
    group("import", MINUTES, "--yes")
    assert group("check") == (0, "ok\n", "")
    change(database_url, sql)
    code, out, error = group("check")
    assert code == 1
    assert words in out
    assert "ok" not in out.splitlines()
    assert len(error.splitlines()) == 1


def test_a_database_of_a_newer_horzel_is_left_alone(group: Run, database_url: str) -> None:
    change(database_url, "UPDATE alembic_version SET version_num = '9999'")
    for words in (["state"], ["migrate"], ["check"], ["setup", str(ROOT / "examples" / "limburg.toml")]):
        code, _, error = group(*words)
        assert (code, len(error.splitlines())) == (1, 1)
        assert "nieuwere" in error


def test_migrating_twice_is_migrating_once(unmade: Run) -> None:
    assert unmade("migrate")[0] == 0
    assert unmade("check")[1] == "ok\n"
    assert "al op de nieuwste" in unmade("migrate")[1]


def test_setting_up_makes_the_database(unmade: Run) -> None:
    assert unmade("setup", ROOT / "examples" / "limburg.toml")[0] == 0
    assert unmade("check")[1] == "ok\n"


def test_an_output_that_nobody_reads_on_is_no_error(group: Run, database_url: str) -> None:
    command = f"{sys.executable} -m bot export all | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=environment(database_url), capture_output=True, check=False
    )
    assert done.stderr == b""


_NEXT = '''"""A column more."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{fresh}", "{newest}", None, None


def upgrade() -> None:
    op.add_column("pulse", sa.Column("extra", sa.Text(), nullable=True))
'''


def test_a_migration_begins_with_a_backup_that_can_be_put_back(
    group: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    newest = schema.newest()
    shutil.copytree(ROOT / "storage" / "migrations", folder)
    (folder / "versions" / "9999_more.py").write_text(_NEXT.format(fresh="9999", newest=newest), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    group("import", MINUTES, "--yes")
    before = group("state")[1]
    monkeypatch.setattr(schema, "_MIGRATIONS", folder)
    code, said, _ = group("migrate")
    assert code == 0
    copy = next(word for word in said.split() if f"versie-{newest}" in word).strip(".»«")
    assert schema.newest() == "9999"
    group("import", ROOT / "examples" / "actielijst.txt", "--yes")
    assert group("restore", copy)[0] == 0
    assert group("state")[1] == before
