"""The app package: valid by Microsoft's own schemas, complete, and asking for no more than is used."""

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.__main__ import main
from bot.teams.manifest import ICONS, NOBODY, SCOPES, is_id, manifest, package
from commands import COMMANDS, door

DATA = Path(__file__).parent / "data"
BOT = "11111111-2222-3333-4444-555555555555"
SITE = "https://www.provincie.example/horzel"
PLAIN: Any = manifest(COMMANDS, BOT, SITE)
SLASH: Any = manifest(COMMANDS, BOT, SITE, slash=True)
BY_DESIGN = pytest.mark.parametrize("content", [PLAIN, SLASH], ids=["plain", "slash"])


def _schema(content: Any) -> jsonschema.Draft4Validator:
    name = f"teams-manifest.schema.{content['manifestVersion']}.json"
    return jsonschema.Draft4Validator(json.loads((DATA / name).read_text()))


@BY_DESIGN
def test_a_manifest_is_valid_by_microsofts_own_schema(content: Any) -> None:
    _schema(content).validate(content)
    with pytest.raises(jsonschema.ValidationError):
        _schema(content).validate(content | {"horzel": True})


def test_the_one_in_the_repository_says_that_the_bot_must_still_be_filled_in() -> None:
    committed = json.loads((Path(door.__file__).parents[1] / "bot" / "teams" / "manifest.json").read_text())
    _schema(committed).validate(committed)
    assert {committed["id"], committed["bots"][0]["botId"], committed["composeExtensions"][0]["botId"]} == {NOBODY}
    assert "horzel.example.nl" in committed["developer"]["privacyUrl"]


@BY_DESIGN
def test_the_bot_is_the_same_everywhere(content: Any) -> None:
    assert {content["id"], content["bots"][0]["botId"], content["composeExtensions"][0]["botId"]} == {BOT}
    assert set(content["developer"].values()) == {door.APP_NAME, SITE}


@BY_DESIGN
def test_horzel_works_in_a_channel_in_a_chat_and_alone_and_reads_files(content: Any) -> None:
    bot = content["bots"][0]
    assert bot["scopes"] == ["personal", "team", "groupChat"]
    assert bot["supportsFiles"] is True
    assert [each["scopes"] for each in bot["commandLists"]] == [[scope] for scope in SCOPES]


@BY_DESIGN
def test_the_menu_offers_our_words_with_what_they_do(content: Any) -> None:
    help_of = {command.name: command.help for command in COMMANDS}
    for menu in content["bots"][0]["commandLists"]:
        offered = {each["title"]: each["description"] for each in menu["commands"]}
        assert offered == {name: help_of[name] for name in door.MENU}
        assert {title.split()[0] for title in offered} == set(door.WORDS)
        assert len(offered) <= 10  # what the menu shows, though the schema takes twelve


@BY_DESIGN
def test_a_message_becomes_an_action_or_a_signal_from_its_own_menu(content: Any) -> None:
    commands = content["composeExtensions"][0]["commands"]
    assert [each["title"] for each in commands] == ["Maak actiepunt", "Maak signaal"]
    assert [each["id"] for each in commands] == [callback for callback, *_ in door.SHORTCUTS]
    assert all(each["context"] == ["message"] and each["fetchTask"] and each["type"] == "action" for each in commands)


@BY_DESIGN
def test_nothing_is_asked_that_is_not_used(content: Any) -> None:
    assert content["permissions"] == ["identity", "messageTeamMembers"]
    assert content["validDomains"] == []
    assert not {"authorization", "webApplicationInfo", "devicePermissions", "staticTabs"} & set(content)


@BY_DESIGN
def test_what_an_administrator_reads_is_dutch_and_fits(content: Any) -> None:
    assert content["localizationInfo"] == {"defaultLanguageTag": "nl"}
    assert content["description"]["short"] != content["description"]["full"]
    assert len(content["name"]["short"]) <= 30
    assert len(content["description"]["short"]) <= 80


def test_slash_commands_are_a_switch_and_only_where_more_people_are() -> None:
    assert "supportsTargetedMessages" not in PLAIN["bots"][0]
    assert not any("triggers" in menu for menu in PLAIN["bots"][0]["commandLists"])
    assert SLASH["bots"][0]["supportsTargetedMessages"] is True
    triggers = {menu["scopes"][0]: menu.get("triggers") for menu in SLASH["bots"][0]["commandLists"]}
    assert triggers == {"personal": None, "team": ["mention", "slash"], "groupChat": ["mention", "slash"]}


# --- the package ------------------------------------------------------------------------------------------------------


def _size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_package_holds_the_manifest_and_the_icons_and_nothing_else() -> None:
    with zipfile.ZipFile(io.BytesIO(package(PLAIN))) as archive:
        assert archive.namelist() == ["manifest.json", *ICONS]
        assert json.loads(archive.read("manifest.json")) == PLAIN
        assert _size(archive.read("color.png")) == (192, 192)
        assert _size(archive.read("outline.png")) == (32, 32)


def test_the_outline_is_white_on_transparent() -> None:
    with zipfile.ZipFile(io.BytesIO(package(PLAIN))) as archive:
        rows = _rgba(archive.read("outline.png"))
    pixels = [pixel for row in rows for pixel in row]
    assert {pixel[:3] for pixel in pixels if pixel[3]} == {(255, 255, 255)}
    assert {pixel[3] for pixel in pixels} >= {0, 255}


def test_the_same_content_is_the_same_package_to_the_byte() -> None:
    assert package(PLAIN) == package(manifest(COMMANDS, BOT, SITE))
    assert package(PLAIN) != package(SLASH)


def _rgba(png: bytes) -> list[list[tuple[int, int, int, int]]]:
    """The pixels of a PNG with eight bits a channel and transparency, unfiltered by the book (W3C PNG, section 9)."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 6)
    at, packed = 8, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw, before, rows = zlib.decompress(packed), bytes(width * 4), []
    for line in range(height):
        how, *signs = raw[line * (width * 4 + 1) : (line + 1) * (width * 4 + 1)]
        now = bytearray()
        for place, sign in enumerate(signs):
            left, corner = (now[place - 4], before[place - 4]) if place >= 4 else (0, 0)
            above = before[place]
            nearest = min((left, above, corner), key=lambda each: abs(left + above - corner - each))
            now.append((sign + (0, left, above, (left + above) // 2, nearest)[how]) % 256)
        before = bytes(now)
        rows.append([(now[at], now[at + 1], now[at + 2], now[at + 3]) for at in range(0, width * 4, 4)])
    return rows


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("slack", "teams"):
        (tmp_path / "bot" / name).mkdir(parents=True)
    monkeypatch.delenv("TEAMS_CLIENT_ID", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _packed(project: Path) -> Any:
    with zipfile.ZipFile(project / "dist" / "teams.zip") as archive:
        return json.loads(archive.read("manifest.json"))


def test_docs_packs_the_bot_that_is_set(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEAMS_CLIENT_ID", BOT)
    assert main(["docs", "--root", str(project), "--teams-site", SITE]) == 0
    assert _packed(project) == PLAIN
    assert json.loads((project / "bot" / "teams" / "manifest.json").read_text())["id"] == NOBODY
    assert capsys.readouterr().out.endswith("Gemaakt: dist/teams.zip\n")


def test_docs_packs_slash_commands_when_asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMS_CLIENT_ID", BOT)
    assert main(["docs", "--root", str(project), "--teams-site", SITE, "--teams-slash"]) == 0
    assert _packed(project) == SLASH


def test_docs_says_that_the_bot_is_not_set(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "--root", str(project)]) == 0
    assert _packed(project)["id"] == NOBODY
    assert "nog zonder bot. Zet TEAMS_CLIENT_ID" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("bot", "words", "sentence"),
    [("geen-id", (), "TEAMS_CLIENT_ID"), (BOT, ("--teams-site", "provincie.nl"), "provincie.nl is geen webadres")],
)
def test_docs_refuses_what_teams_would_refuse(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    bot: str,
    words: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.setenv("TEAMS_CLIENT_ID", bot)
    assert main(["docs", "--root", str(project), *words]) in {1, 2}
    assert sentence in capsys.readouterr().err
    assert not (project / "dist").exists()


def test_an_id_is_written_as_microsoft_writes_it() -> None:
    assert is_id(BOT)
    assert is_id(NOBODY)
    assert not is_id("")
    assert not is_id(BOT + "\n")
