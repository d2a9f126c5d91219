"""A start opens no room before somebody knocks on it: what is heavy and rarely used is not loaded to answer Slack."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands import COMMANDS
from commands.later import Later, pattern
from commands.rooms import BY_NAME, LIST, NAMES, listed
from tests.group import Group

ROOT = Path(__file__).resolve().parent.parent

HEAVY = {
    "alembic",
    "apscheduler",
    "dateparser",
    "docx",
    "dotenv",
    "icalendar",
    "jinja2",
    "microsoft_teams",
    "openpyxl",
    "pdfminer",
    "pdfplumber",
    "psycopg",
    "pydantic_settings",
    "PIL",
    "starlette",
    "typst",
}
ROOMS = {
    "bot.clock",
    "bot.files",
    "bot.poster",
    "bot.teams",
    "bot.web",
    "commands.ask.understand",
    "commands.dates",
    "commands.importing.talk",
    "commands.minutes",
    "commands.round.review",
    "commands.signals.new",
    "commands.weekly.digest",
    "commands.woo.talk",
    "storage.agenda",
    "storage.disclosures",
    "storage.goals",
    "storage.history",
    "storage.notes",
    "storage.overview",
    "storage.signals",
}

SERVES_SLACK = """
import sys
from datetime import datetime
import bot.__main__, uvicorn
from bot import serve, settings, slack_parts
from bot.cli import arguments
from bot.app import App
from bot.opening import opened
from commands.command import Request
from commands.dutch import AMSTERDAM
from commands.handle import answers
with opened(sys.argv[1]) as storage:
    for line in sys.argv[2:]:
        asked = Request(line, "slack:T1:Sanne", "slack:T1:C1", datetime(2023, 5, 2, 10, tzinfo=AMSTERDAM), text=line)
        assert "ctiepunt" in answers(storage)(asked).result().summary
print(*sys.modules)
"""

EACH_ROOM_FIRST = """
import sys
from importlib import import_module
from commands.rooms import LIST
for room in dict.fromkeys(line.partition(":")[0] for line in LIST.read_text(encoding="utf-8").splitlines()):
    for name in [name for name in sys.modules if name.startswith("commands")]:
        del sys.modules[name]
    import_module(room)
"""


@pytest.mark.parametrize(
    ("lines", "needed"),
    [
        (["actie lijst"], {"slack_bolt", "sqlalchemy", "commands.actions.lists"}),
        (["actie lijst", "actie nieuw rapport delen uiterlijk 17 mei"], {"commands.actions.new", "commands.dates"}),
    ],
)
def test_the_first_answers_in_slack_load_nothing_that_only_others_need(
    sqlite_url: str, lines: list[str], needed: set[str]
) -> None:
    with Group(sqlite_url):
        pass
    child = [sys.executable, "-c", SERVES_SLACK, sqlite_url, *lines]
    done = subprocess.run(child, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert needed <= loaded
    assert (HEAVY | ROOMS) & loaded <= needed


def test_any_room_can_be_the_first_that_is_opened() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EACH_ROOM_FIRST], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_every_name_opens_its_own_command() -> None:
    assert [BY_NAME[command.name] for command in COMMANDS] == list(COMMANDS)
    assert len(BY_NAME) == len(COMMANDS)
    assert LIST.read_text(encoding="utf-8") == listed(COMMANDS)


def test_a_word_of_two_commands_belongs_to_the_first() -> None:
    words = {word: command for command in reversed(COMMANDS) for word in (command.name, *command.synonyms)}
    assert dict(NAMES) == words


def test_a_list_for_later_is_made_once_and_when_it_is_looked_at() -> None:
    made: list[str] = []

    @Later
    def letters() -> tuple[str, ...]:
        made.append("once")
        return ("a", "b", "c")

    assert made == []
    assert (*letters, len(letters), letters[0], letters[1:]) == ("a", "b", "c", 3, "a", ("b", "c"))
    assert made == ["once"]


def test_a_pattern_for_later_is_the_same_pattern() -> None:
    later, now = pattern(r"(?P<word>b+)", re.IGNORECASE), re.compile(r"(?P<word>b+)", re.IGNORECASE)
    for text in ("aBba", "BB", "ac"):
        assert [found["word"] for found in later.finditer(text)] == [found["word"] for found in now.finditer(text)]
        assert later.sub("x", text) == now.sub("x", text)
    assert later.pattern == now.pattern
