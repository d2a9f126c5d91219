"""From minutes to minutes: what Horzel writes and reads again changes nothing, not even a note."""

import csv
import io
from pathlib import Path

from sqlalchemy import func, select

from bot.files.write import written
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


def test_the_minutes_tell_first_what_was_said_and_then_in_a_line_each_what_was_not(database_url: str) -> None:
    typed = ROUND.read_text(encoding="utf-8").split("\n")
    played = stage(database_url)
    list(played.play(iter(typed[: typed.index(READ_AGAIN)])))
    report = next(file.report for reply in reversed(played.replies) for file in reply.files())
    said = written("verslag.md", report).decode().split("\n### ")
    played.storage.close()
    reviewed, left = said[2], said[3]
    assert "blijft staan" not in reviewed
    assert left.split("\n\n") == [
        "Niet besproken; blijft staan",
        "9 · Provincie brengt mogelijkheid voor nieuw dataonderzoek in kaart (Provincie Limburg)\n",
    ]
    assert said[4].startswith("3. Terugkoppeling kennisambassadeur")


def test_a_long_row_of_numbers_on_the_agenda_says_how_many_are_not_named(database_url: str) -> None:
    played = stage(database_url)
    points = [f"secretaris> /actie nieuw rapport {letter} delen uiterlijk 15 maart" for letter in "abcdefghijklmn"]
    list(played.play(iter(["@ 2023-03-06 10:00", *points, "secretaris> /vergadering 12 april 14:00"])))
    shown = "\n".join(played.play(iter(["voorzitter> /vergadering agenda"])))
    assert "14 open punten, 14 met een datum ervóór (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 en nog 2)" in shown
    assert "Zonder eigenaar: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 en nog 2" in shown
    played.storage.close()


def test_the_list_as_csv_is_one_table_with_the_theme_in_a_column(database_url: str) -> None:
    played = stage(database_url)
    points = ["secretaris> /actie nieuw rapport delen #wonen", "secretaris> /actie nieuw flyer maken"]
    list(played.play(iter([*points, "secretaris> /actie export csv"])))
    (file,) = played.replies[-1].files()
    head, *rows = csv.reader(io.StringIO(written(file.name, file.report).decode("utf-8-sig")), delimiter=";")
    assert (head[0], head[-1]) == ("nr", "thema")
    assert [(row[0], row[1], row[-1]) for row in rows] == [("1", "rapport delen", "Wonen"), ("2", "flyer maken", "")]
    played.storage.close()


def test_what_happened_since_a_moment_counts_all_and_leads_to_the_rest(database_url: str) -> None:
    played = stage(database_url)
    points = [f"secretaris> /actie nieuw rapport {number} delen" for number in range(60)]
    list(played.play(iter(["@ 2023-03-06 10:00", *points, "secretaris> /actie klaar 1"])))
    shown = "\n".join(played.play(iter(["voorzitter> /actie sinds 6 maart"])))
    assert "1 punt gesloten, 60 nieuwe punten." in shown
    assert "Nieuw en nog open (59)" in shown
    assert [button.label for button in played.replies[-1].buttons()] == ["Alle open punten"]
    assert "59 open actiepunten" in "\n".join(played.play(iter(["voorzitter> [1]"])))
    played.storage.close()


def test_a_form_asks_for_a_name_on_a_line_and_for_a_text_in_a_box(database_url: str) -> None:
    played = stage(database_url)
    read = "secretaris (privé)> verwerk dit verslag < verslag-2023-04-12.txt"
    list(played.play(iter([read, "secretaris (privé)> [3]", "secretaris (privé)> [4]"])))
    form = played.replies[-1].form
    assert form is not None
    assert [(each.label, each.kind) for each in form.inputs] == [
        ("Wat", "text"),
        ("Wie", "line"),
        ("Uiterlijk", "line"),
    ]
    played.storage.close()
