"""The settings: what is missing or wrong is named at once, and token checks are never switched off."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings, load
from tests.cli_parts import ROOT, environment, process


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


def test_every_setting_is_in_the_example_and_explained_to_who_runs_horzel() -> None:
    names = {name.upper() for name in Settings.model_fields}
    example = (ROOT / ".env.example").read_text().splitlines()
    assert {line.partition("=")[0] for line in example if not line.startswith("#")} == names
    explained = (ROOT / "docs" / "beheer.md").read_text()
    assert sorted(name for name in names if f"`{name}`" not in explained) == []


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
