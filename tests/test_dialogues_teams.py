"""The same dialogues on Teams: what is typed, pressed and filled in there gives what is written."""

from pathlib import Path

import pytest

from tests.dialogue import stage
from tests.local_teams import local_teams
from tests.teams_limits import check, drawn
from tests.teams_mouth import TeamsMouth, accounts
from tests.test_dialogues import DIALOGUES


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
        check(drawn(reply))
    assert "\n".join(said) == "\n".join(written)
