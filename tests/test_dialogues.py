"""The dialogues are the tests, the manual and the review copy: what is written there is what Horzel says."""

from pathlib import Path

import pytest

from tests import slack_limits, teams_limits
from tests.dialogue import stage

DIALOGUES = sorted((Path(__file__).parent / "dialogues").glob("*.txt"))


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_horzel_says_what_is_written(path: Path, database_url: str, rewrite_golden: bool) -> None:
    written = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    played = stage(database_url)
    said = list(played.play(iter(written)))
    played.storage.close()
    for reply in played.replies:
        slack_limits.check(slack_limits.drawn(reply))  # all that is said fits Slack
        teams_limits.check(teams_limits.drawn(reply))  # and Teams
    assert not [line for line in said if "Er ging iets mis" in line], "a mistake of ours is no answer to write down"
    if rewrite_golden:
        path.write_text("\n".join(said) + "\n", encoding="utf-8")
    assert "\n".join(said) == "\n".join(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
