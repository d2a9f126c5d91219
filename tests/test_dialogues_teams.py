"""The same dialogues on Teams: what is typed, pressed and filled in there gives what is written."""

import re
from pathlib import Path

import pytest

from bot.terminal.draw import text
from tests.dialogue import stage
from tests.local_teams import local_teams
from tests.teams_limits import check, drawn, words
from tests.teams_mouth import TeamsMouth, accounts
from tests.test_dialogues import DIALOGUES


def _words(shown: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", shown.casefold()))


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_teams_says_what_is_written(path: Path, sqlite_url: str) -> None:
    written = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    played = stage(sqlite_url, instead=accounts())
    with local_teams(speed=1e6) as teams:
        played.mouth = mouth = TeamsMouth(played.storage, teams)
        try:
            said = list(played.play(iter(written)))
        finally:
            mouth.close()
            played.storage.close()
    for reply in played.replies:
        card = drawn(reply)
        check(card)
        shown = words(card["card"])
        if not reply.form and "en nog " not in shown:  # inputs say it in their own way; a long list loses rows
            assert _words(text(reply)) <= _words(shown), reply.summary
    assert "\n".join(said) == "\n".join(written).replace("de terminal", "Teams")  # where it says where it is
