"""The command line: what programs and hosting rely on, in real processes where that matters."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.__main__ import main
from bot.settings import Settings, load
from storage import schema
from storage.engine import Database

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
    """Commands on an empty database of each kind."""
    return runner(database_url, monkeypatch, capfd)


@pytest.fixture
def group(run: Run) -> Run:
    """Commands on a database of each kind in which the Taskforce is set up."""
    assert run("setup", ROOT / "examples" / "limburg.toml")[0] == 0
    return run


@pytest.fixture
def files(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Commands on a SQLite database with a small group, for what does not depend on the kind of database."""
    one = runner(sqlite_url, monkeypatch, capfd)
    assert one("setup", _other_body(Path(sqlite_url.removeprefix("sqlite:///")).parent))[0] == 0
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


def change(url: str, sql: str) -> None:
    """Change the database outside of Horzel."""
    database = Database(url)
    with database.engine.begin() as connection:
        connection.execute(text(sql))
    database.close()


# --- wrong use and failures -------------------------------------------------------------------------------------------


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
def test_an_empty_database_is_said_to_be_empty(run: Run, words: list[str]) -> None:
    code, out, error = run(*words)
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


# --- settings ---------------------------------------------------------------------------------------------------------


def test_everything_that_is_missing_or_wrong_in_the_settings_is_named_at_once(sqlite_url: str) -> None:
    done = process(sqlite_url, "serve", SLACK_APP_TOKEN="xapp-1", PORT="honderd", HORZEL_LOG="xml")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "HORZEL_LOG"):
        assert name in done.stderr
    assert "xapp-1" not in done.stderr


def test_socket_mode_names_what_it_needs(sqlite_url: str) -> None:
    done = process(sqlite_url, "socket")
    assert done.returncode == 1
    assert "SLACK_BOT_TOKEN en SLACK_APP_TOKEN ontbreken" in done.stderr


def test_half_of_teams_names_the_other_half(sqlite_url: str) -> None:
    done = process(sqlite_url, "serve", TEAMS_CLIENT_ID="7d0c7f1e-52a4-4b7e-9d0a-1f2b3c4d5e6f")
    assert done.returncode == 1
    assert "TEAMS_CLIENT_SECRET en TEAMS_TENANT_ID ontbreken" in done.stderr


@pytest.mark.parametrize("name", ["TEAMS_OPENID_METADATA_URL", "TEAMS_SERVICE_TOKEN"])
def test_keys_of_a_test_are_refused_on_an_address_that_others_reach(sqlite_url: str, name: str) -> None:
    teams = {
        "TEAMS_CLIENT_ID": "x",
        "TEAMS_CLIENT_SECRET": "geheim",
        "TEAMS_TENANT_ID": "y",
        name: "https://127.0.0.1/",
    }
    done = process(sqlite_url, "serve", "--host", "0.0.0.0", **teams)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert name in done.stderr
    assert "geheim" not in done.stderr


def test_the_tenants_of_teams_are_a_list_and_a_test_of_it_is_not_the_real_one() -> None:
    real = Settings(teams_client_id="x", teams_client_secret=SecretStr("y"), teams_tenant_id="AAA, bbb\nAAA")
    assert real.teams_tenants == ("aaa", "bbb")
    assert (real.teams, real.teams_is_real) == (True, True)
    assert not real.model_copy(update={"teams_service_token": SecretStr("z")}).teams_is_real
    assert not Settings().teams


def test_a_settings_file_is_read_only_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_URL=sqlite:///ergens-anders.db\nPORT=honderd\n")
    command = [sys.executable, "-m", "bot", "setup", str(ROOT / "examples" / "limburg.toml")]
    env = environment(f"sqlite:///{tmp_path / 'hier.db'}")
    ours = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    named = [*command, "--env-file", ".env"]
    theirs = subprocess.run(named, env=env, cwd=tmp_path, capture_output=True, timeout=60, text=True, check=False)
    assert ours.returncode == 0
    assert (tmp_path / "hier.db").is_file()
    assert theirs.returncode == 1
    assert "PORT" in theirs.stderr


def test_the_environment_goes_before_the_file_and_an_empty_value_is_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "horzel.env"
    file.write_text("PORT=4000\nexport HORZEL_LOG='json'\nSLACK_APP_TOKEN=xapp-bestand\nTEAMS_TENANT_ID=\n")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-omgeving")
    monkeypatch.setenv("port", "")
    settings = load(file, "none")
    assert (settings.port, settings.horzel_log, settings.teams) == (4000, "json", False)
    assert settings.slack_app_token.get_secret_value() == "xapp-omgeving"


@pytest.mark.parametrize("value", ["1", "false", ""])
def test_it_refuses_to_run_where_token_checks_are_switched_off(sqlite_url: str, value: str) -> None:
    done = process(sqlite_url, "state", DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS=value)
    assert done.returncode == 1
    assert "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS" in done.stderr


def test_it_refuses_to_run_where_a_file_would_switch_token_checks_off(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# a remark\nexport dangerously_allow_unauthenticated_requests = true\n")
    command = [sys.executable, "-m", "bot", "state"]
    env = environment(f"sqlite:///{tmp_path / 'hier.db'}")
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, timeout=60, text=True, check=False)
    assert done.returncode == 1
    assert "DANGEROUSLY" in done.stderr


# --- the main job -----------------------------------------------------------------------------------------------------


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


# --- exports, backups, checks -----------------------------------------------------------------------------------------


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
    assert group("setup", _other_body(tmp_path))[0] == 0
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


def _other_body(tmp_path: Path) -> Path:
    file = tmp_path / "klankbord.toml"
    file.write_text('[[body]]\nslug = "klankbord"\nname = "Klankbord"\n')
    return file


def test_an_export_of_one_body_holds_nothing_of_another(group: Run, tmp_path: Path) -> None:
    group("setup", _other_body(tmp_path))
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


def test_migrating_twice_is_migrating_once(run: Run) -> None:
    assert run("migrate")[0] == 0
    assert run("check")[1] == "ok\n"
    assert "al op de nieuwste" in run("migrate")[1]


def test_an_output_that_nobody_reads_on_is_no_error(group: Run, database_url: str) -> None:
    command = f"{sys.executable} -m bot export all | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=environment(database_url), capture_output=True, check=False
    )
    assert done.stderr == b""


# --- the demonstration ------------------------------------------------------------------------------------------------


def test_the_demonstration_tells_the_whole_story_and_leaves_nothing_behind(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    done = process(sqlite_url, "demo", "--once", TMPDIR=str(tmp_path / "leeg"))
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("7 nieuwe actiepunten", "Weekbericht Taskforce", "Huis van de Gemeenten", "/stand"):
        assert words in done.stdout
    assert list((tmp_path / "leeg").iterdir()) == []
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()


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


_NEXT = '''"""A column more."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{fresh}", "{newest}", None, None


def upgrade() -> None:
    op.add_column("pulse", sa.Column("extra", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("pulse", "extra")
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
