"""The documents for people: what they tell to type is understood, and what they point to is there."""

import re
from pathlib import Path

import pytest

from bot.cli.docs import generated
from commands.door import WORDS
from tests.dialogue import ROOT, stage
from tests.group import Group, words

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "besluiten").glob("*.md")])
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"")
_ROW = re.compile(r"^\| [^|]+ \| (?P<typed>.*`.*) \|$", re.MULTILINE)
_TYPED = re.compile(r"`(/[^`]+)`")
_LOST = ("begrijp ik niet", "Er ging iets mis", "Ik ken ", "Bedoelt u", "bestaat niet")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    found = [link or picture for link, picture in _LINK.findall(page.read_text(encoding="utf-8"))]
    assert [name for name in found if not (page.parent / name).exists()] == []


def test_what_the_manual_tells_to_type_is_understood(sqlite_url: str) -> None:
    manual = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    typed = [words for row in _ROW.finditer(manual) for words in _TYPED.findall(row["typed"])]
    assert len(typed) > 30
    played = stage(sqlite_url)
    lost = []
    try:
        for words in typed:
            for number in range(13):  # whatever was closed or dropped by a line before: these numbers are open again
                list(played.say("secretaris", f"/actie nieuw Punt {number} @LLTB, LWV"))
            list(played.say("secretaris", "/signaal knelpunt midden: geen ambtelijke capaciteit"))
            list(played.say("secretaris", "/signaal kans noord: huisvester wil praten"))
            list(played.say("secretaris", "/signaal krant vraagt een reactie"))
            said = " ".join(played.say("secretaris", words))
            if any(sign in said for sign in _LOST):
                lost.append((words, said[:120]))
    finally:
        played.storage.close()
    assert lost == []


def test_the_help_shows_a_slash_only_where_a_chat_program_knows_the_word(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        shown = words(group.say("horzel commando's alles"))
    assert set(re.findall(r"(?<!\S)/(\w+)", shown)) == set(WORDS)
    assert "\n  herinner mij niet\n" in shown


def test_what_is_generated_is_what_stands_in_the_repository() -> None:
    """When this fails: `horzel docs`."""
    different = [
        path.name
        for path, content in generated(ROOT).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != content
    ]
    assert different == []
