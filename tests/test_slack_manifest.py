"""The manifests: valid by Slack's own schema, complete, and asking for no more than is used."""

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel

from bot.slack.kinds import kind_of
from bot.slack.manifest import EVENTS, SCOPES, manifests
from commands import door as words
from commands.command import Command, Context, command
from commands.reply import Reply
from tests.slack_parts import PAYLOADS

SCHEMA = json.loads((Path(__file__).parent / "data" / "slack-manifest.schema.2.0.0.json").read_text())


class Nothing(BaseModel):
    pass


def _run(args: Nothing, context: Context) -> Reply:
    return Reply(summary="x")


def _command(name: str, help: str, example: str, shown: bool = True) -> Command:
    return command(name, help=help, example=example, shown=shown)(_run)


COMMANDS = (
    _command("actie nieuw", "Leg een actiepunt vast.", "actie nieuw Rapport delen, Provincie, voor 17 mei"),
    _command("actie lijst", "Toon de actiepunten.", "actie lijst"),
    _command("actie verborgen", "Zegt alleen een knop.", "actie verborgen", shown=False),
    *(_command(f"actie lang {at}", "Lang.", f"actie {'zeer ' * 12}lang {at}") for at in range(9)),
    _command("stand", "Toon de stand.", "stand"),
    _command("signaal nieuw", "Geef een signaal door.", "/signaal krant zoekt teler"),
    _command("signaal lijst", "Toon de signalen.", "signalen noord kansen"),
    _command("signaal", "Meld een signaal.", "signaal"),
    _command("digest", "Is geen woord van ons.", "digest voorbeeld"),
)
BOTH = manifests(COMMANDS, "https://horzel.example.nl/")


@pytest.mark.parametrize("name", BOTH)
def test_a_manifest_is_valid_by_slacks_own_schema(name: str) -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(BOTH[name])


def _slash(name: str) -> list[dict[str, object]]:
    features = json.loads(json.dumps(BOTH[name]))["features"]
    found: list[dict[str, object]] = features["slash_commands"]
    return found


def test_only_our_own_words_are_registered_in_the_order_of_the_contract() -> None:
    assert [each["command"] for each in _slash("manifest.http.json")] == ["/actie", "/signaal", "/stand"]


def test_a_slash_command_tells_what_it_does_and_how() -> None:
    actie, signaal, stand = _slash("manifest.http.json")
    assert actie["description"] == "Leg een actiepunt vast."
    assert actie["usage_hint"] == "nieuw Rapport delen, Provincie, voor 17 mei | lijst"
    assert signaal["description"] == "Meld een signaal."
    assert signaal["usage_hint"] == "krant zoekt teler"
    assert "usage_hint" not in stand
    assert actie["should_escape"] is True


def test_http_has_one_address_for_everything_and_socket_mode_none() -> None:
    address = "https://horzel.example.nl/slack/events"
    assert json.dumps(BOTH["manifest.http.json"]).count(address) == 5
    assert "https://" not in json.dumps(BOTH["manifest.socket.json"])


def test_every_recorded_event_that_we_use_is_asked_for() -> None:
    heard = {path.stem: json.loads(path.read_text()) for path in PAYLOADS.glob("*.json")}
    kinds = {content["event"]["type"] for content in heard.values() if kind_of(content) == "event"}
    assert {kind.replace("message", "message.im") for kind in kinds} <= set(EVENTS)


def test_no_scope_reads_what_is_said_in_channels() -> None:
    assert not any(scope.startswith(("channels:", "groups:", "mpim:")) for scope in SCOPES)


def test_the_message_menus_fit() -> None:
    assert all(len(name) <= 24 for _, name, _, _ in words.SHORTCUTS)
