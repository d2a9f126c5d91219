"""From minutes to minutes: what Horzel writes and reads again changes nothing, not even a note."""

from pathlib import Path

from sqlalchemy import func, select

from storage.changes import table
from storage.models import Change
from tests.dialogue import Stage, stage

ROUND = Path(__file__).parent / "dialogues" / "25-een-hele-ronde.txt"
READ_AGAIN = "secretaris (privé)> verwerk dit verslag < het laatste bestand"


def lines_in_the_trail(played: Stage) -> int:
    question = select(func.count()).select_from(table(Change))
    return played.storage.read(lambda store: int(store.connection.execute(question).scalar_one()))


def test_reading_our_own_minutes_again_leaves_no_line_in_the_trail(database_url: str) -> None:
    typed = ROUND.read_text(encoding="utf-8").split("\n")
    played = stage(database_url)
    list(played.play(iter(typed[: typed.index(READ_AGAIN)])))
    before = lines_in_the_trail(played)
    list(played.play(iter([READ_AGAIN, "secretaris (privé)> opslaan"])))
    assert lines_in_the_trail(played) == before
    played.storage.close()
