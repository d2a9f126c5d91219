"""The settings: from the environment, and from a file only when it is named (docs/beheer.md, "Instellingen")."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.failure import Failed
from commands import console
from commands.later import pattern

_NEVER: Final = "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS"
_SETS_NEVER: Final = pattern(rf"^\s*(?:export\s+)?{_NEVER}\s*=", re.IGNORECASE | re.MULTILINE)
_EMPTY: Final = SecretStr("")
_SLACK: Final = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    "HORZEL_SLACK_CLIENT_ID",
    "HORZEL_SLACK_CLIENT_SECRET",
)
_TEAMS: Final = ("TEAMS_CLIENT_ID", "TEAMS_CLIENT_SECRET", "TEAMS_TENANT_ID")
Use = Literal["doors", "socket", "posting", "none"]
"""What the settings are needed for; half a configuration stops only whoever needs the other half."""


def _database(url: SecretStr) -> SecretStr:
    scheme = url.get_secret_value().partition("://")[0].partition("+")[0]
    if scheme not in {"sqlite", "postgresql", "postgres"}:
        raise ValueError("not a database we know")
    return url


def _address(url: str) -> str:
    if url and not url.startswith(("https://", "http://")):
        raise ValueError("not a web address")
    return url


def _folder(url: str) -> str:
    return _address(url).rstrip("/") + "/"


_Address = Annotated[str, AfterValidator(_address)]


class Settings(BaseModel):
    """What can be set; every name in capitals is the name in the environment."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: Annotated[SecretStr, AfterValidator(_database)] = SecretStr("sqlite:///horzel.db")
    port: int = Field(3000, ge=0, le=65535)
    horzel_log: Literal["json", "text"] = "text"

    slack_bot_token: SecretStr = _EMPTY
    slack_signing_secret: SecretStr = _EMPTY
    slack_app_token: SecretStr = _EMPTY
    slack_api_base_url: Annotated[str, AfterValidator(_folder)] = "https://slack.com/api/"
    horzel_slack_client_id: str = ""
    horzel_slack_client_secret: SecretStr = _EMPTY
    slack_authorize_url: _Address = "https://slack.com/oauth/v2/authorize"

    teams_client_id: str = ""
    teams_client_secret: SecretStr = _EMPTY
    teams_tenant_id: str = ""
    teams_openid_metadata_url: _Address = ""
    teams_service_token: SecretStr = _EMPTY

    @property
    def slack(self) -> bool:
        """Is anything of Slack set, so that it is meant to be served?"""
        return any(self._has(name) for name in _SLACK)

    @property
    def teams(self) -> bool:
        """Is anything of Teams set, so that it is meant to be served?"""
        return any(self._has(name) for name in _TEAMS)

    @property
    def teams_tenants(self) -> tuple[str, ...]:
        """The organisations that may use our bot in Teams, our own first."""
        return tuple(dict.fromkeys(self.teams_tenant_id.replace(",", " ").lower().split()))

    @property
    def teams_is_real(self) -> bool:
        """Is Teams served, and not a test of it?"""
        return self.teams and not (self.teams_openid_metadata_url or self._has("TEAMS_SERVICE_TOKEN"))

    @property
    def many_workspaces(self) -> bool:
        """May workspaces add Horzel by themselves?"""
        return self._has("HORZEL_SLACK_CLIENT_ID") and self._has("HORZEL_SLACK_CLIENT_SECRET")

    def missing(self, use: Use) -> list[str]:
        """Names of what is not set and cannot be done without."""
        needed: list[str] = []
        if use == "socket":
            needed += ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
        elif use != "none" and self.slack:
            by_themselves = [name for name in _SLACK if name.startswith("HORZEL_")]
            needed += by_themselves if any(map(self._has, by_themselves)) else ["SLACK_BOT_TOKEN"]
            needed += ["SLACK_SIGNING_SECRET"] if use == "doors" else []
        if use != "none" and self.teams:
            needed += [name for name in _TEAMS if name != "TEAMS_CLIENT_SECRET" or not self._has("TEAMS_SERVICE_TOKEN")]
        return [name for name in needed if not self._has(name)]

    def _has(self, name: str) -> bool:
        value = getattr(self, name.lower())
        return bool(value.get_secret_value() if isinstance(value, SecretStr) else value)


def load(env_file: Path | None, use: Use) -> Settings:
    """Read the settings. Raises Failed with one sentence that names everything that is missing or wrong."""
    if env_file is not None and not env_file.is_file():
        raise Failed(console.file_unreadable(str(env_file)))
    if _tokens_unchecked(os.environ, [Path(".env"), *([env_file] if env_file else [])]):
        raise Failed(console.UNSAFE_TOKENS)
    try:
        given = _given(env_file)
    except (OSError, UnicodeDecodeError) as error:
        raise Failed(console.file_unreadable(str(env_file))) from error
    wrong: list[str] = []
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        names = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
        settings = Settings.model_validate({name: value for name, value in given.items() if name not in names})
        wrong = sorted(name.upper() for name in names)
    missing = settings.missing(use)
    if wrong or missing:
        raise Failed(console.settings_wrong(wrong, missing))
    return settings


def _given(env_file: Path | None) -> dict[str, str]:
    """What was set, by its name in small letters: the environment goes before the file, an empty value counts as none.

    Raises OSError or UnicodeDecodeError where the file can't be read.
    """
    in_file: Mapping[str, str | None] = {}
    if env_file is not None:
        from dotenv import dotenv_values  # its patterns are for whoever has a file

        in_file = dotenv_values(env_file)
    return {name.lower(): value for source in (in_file, os.environ) for name, value in source.items() if value}


def _tokens_unchecked(environ: Mapping[str, str], files: list[Path]) -> bool:
    """Is the switch set that makes the Teams SDK believe anybody? It reads `.env` here by itself."""
    if _NEVER in {name.upper() for name in environ}:
        return True
    for file in files:
        try:
            if _SETS_NEVER.search(file.read_text(errors="replace")):
                return True
        except OSError:
            continue
    return False
