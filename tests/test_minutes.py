"""The minutes of 12 April 2023, the visie-actielijst and the example documents, read exactly as their gold says."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.files import read_document
from commands.minutes.corrections import correct
from commands.minutes.document import document_of_text
from commands.minutes.find import read_minutes
from commands.minutes.finding.matching import Known, likeness, matches, same
from commands.minutes.parts.known import KnownNames
from commands.minutes.proposal import Proposal

HERE = Path(__file__).parent
DATA = HERE / "data"
EXAMPLES = HERE.parent / "examples"
NOW = dt.datetime(2023, 4, 13, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
KNOWN = KnownNames(
    parties=("Provincie", "LLTB", "LWV", "Kennisambassadeur"),
    regions=("Noord-Limburg", "Midden-Limburg", "Zuid-Limburg"),
    gemeenten=("Weert", "Peel en Maas"),
)


def read(path: Path, known: KnownNames = KNOWN) -> Proposal:
    return read_minutes(read_document(path.name, path.read_bytes()), NOW, known)


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return loaded


def shown_as_json(proposal: Proposal) -> dict[str, Any]:
    """As an outside program gets it."""
    told: dict[str, Any] = json.loads(json.dumps(proposal.to_json()))
    return told


@pytest.fixture(scope="module")
def verslag() -> Proposal:
    return read(EXAMPLES / "verslag-2023-04-12.txt")


@pytest.mark.parametrize("known", [KNOWN, KnownNames()], ids=["with known names", "without"])
def test_the_new_and_reviewed_points_of_12_april_equal_the_gold(known: KnownNames) -> None:
    shown = shown_as_json(read(EXAMPLES / "verslag-2023-04-12.txt", known))
    wanted = gold("verslag-2023-04-12.gold.json")
    for key, fields in (
        ("new", ("id", "text", "owners", "deadline", "line")),
        ("reviewed", ("id", "text", "owners", "outcome", "followed_by", "line")),
    ):
        assert [{field: point[field] for field in fields} for point in shown[key]] == [
            {field: point[field] for field in fields} for point in wanted[key]
        ]


def test_the_meeting_and_the_next_one_are_read(verslag: Proposal) -> None:
    meeting = shown_as_json(verslag)["meeting"]
    wanted = gold("verslag-2023-04-12.gold.json")
    assert {key: meeting[key] for key in ("date", "start", "end", "place")} == {
        key: wanted["meeting"][key] for key in ("date", "start", "end", "place")
    }
    assert meeting["next"] == {key: wanted["next_meeting"][key] for key in ("date", "start", "place")}


def test_dated_events_are_those_of_the_gold(verslag: Proposal) -> None:
    wanted = gold("verslag-2023-04-12.gold.json")["events"]
    assert sorted(event.when for event in verslag.events) == sorted(event["date"] for event in wanted)
    references = {event.when for event in verslag.events if event.kind == "verwijzing"}
    assert {"2023-03-15", "2023-01-18"} <= references


def test_owners_in_the_sentence_before_are_suggested_and_never_filled_in(verslag: Proposal) -> None:
    wanted = gold("verslag-2023-04-12.gold.json")["new"]
    for point, true in zip(verslag.new, wanted, strict=True):
        if point.owners:
            continue
        assert {owner.casefold() for owner in point.owners_suggested} == {
            owner.casefold() for owner in true["owners_from_context"]
        }


def test_promises_without_a_mark_are_asked_about_and_not_imported(verslag: Proposal) -> None:
    asked = " ".join(ask.text for ask in verslag.asked)
    for promise in gold("verslag-2023-04-12.gold.json")["implied"]:
        assert promise["text"] in asked
        assert not any(same(point.text, promise["text"]) for point in verslag.new)


def test_the_visie_actielijst_equals_the_gold() -> None:
    shown = read(EXAMPLES / "actielijst.txt")
    assert shown.kind == "visie"
    assert shown.new == ()
    items = gold("actielijst.gold.json")["items"]
    assert len(shown.goals) == len(items) == 19
    for goal, true in zip(shown.goals, items, strict=True):
        assert (goal.nr, goal.theme, goal.title, goal.description, goal.line) == (
            true["nr"], true["theme"], true["title"], true["description"], true["line"],
        )  # fmt: skip
        assert goal.proposal == true["voorstel"]
        assert goal.status in (true["status"], *true["status_also"])
        assert [{"regions": list(each.regions), "text": each.text} for each in goal.standing] == true["stand_van_zaken"]
        assert [{"to": ask.to, "text": ask.text} for ask in goal.asks] == true["asks"]


@pytest.mark.parametrize(
    "name", ["d01-werkgroep-huisvesting.md", "d02-taskforce-pdftekst.txt", "d03-actielijst-projectgroep.xlsx"]
)
def test_the_example_documents_are_read_without_anything_invented(name: str) -> None:
    shown = read(DATA / name, KnownNames())
    wanted = gold(name.rsplit(".", 1)[0] + ".gold.json")
    assert len(shown.new) == len(wanted["actions"])
    for true in wanted["actions"]:
        point = max(shown.new, key=lambda point: likeness(point.text, true["text"]))
        assert any(likeness(point.text, text) >= 0.9 for text in (true["text"], *true.get("text_also", [])))
        assert [owner.casefold() for owner in point.owners] == [owner.casefold() for owner in true["owners"]]
        assert (point.deadline.isoformat() if point.deadline else None) == true["deadline"]
    meeting = shown_as_json(shown)["meeting"]
    assert (meeting["date"], meeting["next"]["date"]) == (wanted["meeting"]["date"], wanted["meeting"]["next_meeting"])


def test_the_same_document_again_matches_every_point_exactly(verslag: Proposal) -> None:
    texts = [*(point.text for point in verslag.new), *(point.text for point in verslag.reviewed)]
    saved = [Known(number, text) for number, text in enumerate(texts, 20)]
    found = matches(verslag, saved)
    assert len(found) == len(saved)
    assert all(match.exact for match in found)


def test_a_corrected_verslag_matches_by_near_text_and_nobody_twice() -> None:
    text = (EXAMPLES / "verslag-2023-04-12.txt").read_text(encoding="utf-8")
    first = read_minutes(document_of_text("v", text), NOW)
    second = read_minutes(
        document_of_text(
            "v", text.replace("Rapport Johan van der Craats delen", "Het rapport van J. van der Craats delen")
        ),
        NOW,
    )
    saved = [Known(number, point.text) for number, point in enumerate(first.new, 1)]
    found = {match.id: match for match in matches(second, saved)}
    assert [found[point.id].number for point in second.new] == [1, 2, 3, 4, 5, 6, 7]
    assert [found[point.id].exact for point in second.new] == [True] * 5 + [False, True]


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Overzicht leegstand leveren", "woningcorporatie levert overzicht leegstand", True),
        ("Rapport RIEC delen met leden", "rapport RIEC delen met de leden.", True),
        ("Rapport Johan van der Craats delen met leden Taskforce", "Rapport RIEC delen met Taskforce", False),
        ("Bewonersavond voorbereiden in Venlo", "Bewonersavond voorbereiden in Weert", False),
        ("Subsidie 2024 aanvragen", "Subsidie 2025 aanvragen", False),
    ],
)
def test_near_texts_are_one_point_and_another_place_or_year_is_another(one: str, other: str, equal: bool) -> None:
    assert same(one, other) is equal
    assert same(other, one) is equal


def corrected(proposal: Proposal, text: str) -> Proposal:
    done = correct(proposal, text, KNOWN, NOW)
    assert isinstance(done, Proposal), done
    return done


def test_owners_are_corrected_in_one_breath(verslag: Proposal) -> None:
    new = corrected(verslag, "1 en 7 zijn voor provincie, 5 weert").new
    assert [new[0].owners, new[6].owners, new[4].owners] == [("Provincie",), ("Provincie",), ("Weert",)]
    assert new[1:4] == verslag.new[1:4]


@pytest.mark.parametrize("text", ["3 vervalt", "zonder 3", "laat 3 weg", "schrap punt 3", "opslaan zonder 3"])
def test_a_point_is_left_out_and_the_others_are_renumbered(verslag: Proposal, text: str) -> None:
    done = corrected(verslag, text)
    assert [point.id for point in done.new] == ["N1", "N2", "N3", "N4", "N5", "N6"]
    assert verslag.new[2].text not in [point.text for point in done.new]
    assert done.reviewed[3].followed_by is None
    assert done.reviewed[3].outcome == "loopt"
    assert done.reviewed[4].followed_by == "N3"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 uiterlijk 17 mei", "2023-05-17"),
        ("2 eind mei", "2023-05-31"),
        ("zet 2 op 24 april", "2023-04-24"),
        ("deadline van 2: 1 juni", "2023-06-01"),
        ("2 volgende taskforce", "2023-05-17"),
    ],
)
def test_a_deadline_is_reckoned_from_the_meeting(verslag: Proposal, text: str, day: str) -> None:
    point = corrected(verslag, text).new[1]
    assert point.deadline == dt.date.fromisoformat(day)
    assert point.owners == verslag.new[1].owners


def test_new_becomes_reviewed_and_reviewed_becomes_new(verslag: Proposal) -> None:
    moved = corrected(verslag, "6 is nagelopen; O2 is nieuw")
    assert moved.reviewed[-1].text == verslag.new[5].text
    assert moved.new[-1].text == verslag.reviewed[1].text
    assert len(moved.new) == len(verslag.new)


def test_a_text_is_replaced_with_commas_and_all(verslag: Proposal) -> None:
    done = corrected(verslag, "tekst van 3: bedrijven aanleveren, 5 per regio")
    assert done.new[2].text == "bedrijven aanleveren, 5 per regio"
    assert done.new[2].owners == ("LLTB", "LWV")


@pytest.mark.parametrize("text", ["de vergadering was op 5 april", "het overleg is van 5-4-2023"])
def test_the_day_of_the_meeting_is_corrected_to_one_that_has_been(verslag: Proposal, text: str) -> None:
    assert corrected(verslag, text).meeting.date == dt.date(2023, 4, 5)


def test_points_that_are_one_are_put_together_and_what_was_read_can_be_emptied(verslag: Proposal) -> None:
    one = corrected(verslag, "1 en 2 zijn hetzelfde")
    assert [point.text for point in one.new] == [verslag.new[0].text, *(point.text for point in verslag.new[2:])]
    bare = corrected(corrected(verslag, "2 uiterlijk 17 mei; 2: LLTB"), "2 geen datum, 2 geen eigenaar").new[1]
    assert (bare.deadline, bare.owners) == (None, ())
    assert all(point.owners == ("LWV",) for point in corrected(verslag, "alle punten zijn voor LWV").new)
    assert len(corrected(verslag, "1 t/m 3 vervalt").new) == len(verslag.new) - 3


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("5 is hetzelfde als 4", 4),
        ("6 en 7 zijn dubbel", 6),
        ("7 is dubbel", 6),
        ("4 uiterlijk 1 juni en 5 hetzelfde als 4", 4),
        ("de tweede is geen actie", 1),
        ("laatste weg", 6),
    ],
)
def test_a_point_is_left_out_by_its_place_or_because_it_is_there_twice(verslag: Proposal, text: str, gone: int) -> None:
    left = [point.text for at, point in enumerate(verslag.new) if at != gone]
    assert [point.text for point in corrected(verslag, text).new] == left


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("3 ook MKB", ("LLTB", "LWV", "MKB")),
        ("3 MKB erbij", ("LLTB", "LWV", "MKB")),
        ("3 zonder LWV", ("LLTB",)),
        ("3 LLTB niet", ("LWV",)),
        ("3 niet LWV maar MKB", ("LLTB", "MKB")),
        ("3 toch alleen MKB", ("MKB",)),
        ("3 MKB ipv LWV", ("LLTB", "MKB")),
        ("3 niet Weert maar MKB", ("MKB",)),
        ("1 en 4 zijn voor MKB, 3 ook", ("MKB",)),
    ],
)
def test_one_of_several_owners_is_changed_and_the_others_stay(
    verslag: Proposal, text: str, owners: tuple[str, ...]
) -> None:
    assert corrected(verslag, text).new[2].owners == owners


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("O8 is niet klaar", "loopt"),
        ("o8 nog niet afgerond", "loopt"),
        ("O8 staat nog open", "loopt"),
        ("O8 vervalt", "vervallen"),
        ("O2 is klaar, besproken met de wethouder", "afgerond"),
    ],
)
def test_how_an_old_point_stands_is_corrected(verslag: Proposal, text: str, outcome: str) -> None:
    done = corrected(verslag, text)
    assert len(done.reviewed) == len(verslag.reviewed)
    point = done.reviewed[int(text[1]) - 1]
    assert point.outcome == outcome
    assert point.note.startswith(text.partition(", ")[2])


def test_so_too_is_what_was_said_of_others_just_before(verslag: Proposal) -> None:
    done = correct(verslag, "en 3 ook", KNOWN, NOW, "1 weg, 2 is voor MKB")
    assert isinstance(done, Proposal)
    assert (done.new[2].owners, len(done.new)) == (("MKB",), len(verslag.new))


@pytest.mark.parametrize(
    "text",
    [
        "12 vervalt",
        "O9 is nieuw",
        "3 ook",
        "hallo",
        "",
        "2",
        "2 uiterlijk 31 februari",
        "4 is voor 5 en nog iets met 6",
    ],
)
def test_what_is_not_understood_changes_nothing_and_is_said_in_one_sentence(verslag: Proposal, text: str) -> None:
    said = correct(verslag, text, KNOWN, NOW)
    assert isinstance(said, str)
    assert "\n" not in said
    assert len(said) > 10


def test_how_an_old_point_stands_on_the_line_below_it_is_told_of_that_point() -> None:
    points = "Actiepunt: kaart tekenen (LLTB)\nDoorlopend.\nActiepunt: brief sturen (LWV)\nLoopt nog."
    text = f"Verslag 17 mei 2023\n\n2. Nalopen actiepunten d.d. 12 april 2023\n{points}\n\n3. Rondvraag\nGeen.\n"
    found = read_minutes(document_of_text("verslag.txt", text), NOW)
    assert [point.outcome for point in found.reviewed] == ["doorlopend", "loopt"]
    assert found.new == ()
