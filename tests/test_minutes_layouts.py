"""Documents of other working groups, each in another layout, with the points that must come out of it."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files import read_document
from commands.minutes.document import document_of_text
from commands.minutes.find import read_minutes
from commands.minutes.finding.matching import likeness
from commands.minutes.proposal import Proposal

FOLDER = Path(__file__).parent / "data" / "minutes"
NOW = dt.datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
DOCUMENTS = sorted(path.name.removesuffix(".json") for path in FOLDER.glob("*.json"))


def read(name: str) -> tuple[Proposal, dict[str, Any]]:
    wanted: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read_minutes(read_document(name, (FOLDER / name).read_bytes()), NOW), wanted


def names(owners: list[str] | tuple[str, ...]) -> list[str]:
    return sorted(re.sub(r"^(?:de|het) ", "", owner.casefold()) for owner in owners)


def test_there_are_at_least_fifty_layouts() -> None:
    assert len(DOCUMENTS) >= 50


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_point_is_found_with_its_owners_and_deadline_and_none_is_invented(name: str) -> None:
    shown, wanted = read(name)
    found = []
    left = list(shown.new)
    for true in wanted["new"]:
        point = max(left, key=lambda point: likeness(point.text, true["text"]))
        left.remove(point)
        assert likeness(point.text, true["text"]) >= 0.75
        found.append((names(point.owners), point.deadline.isoformat() if point.deadline else None))
    assert found == [(names(true["owners"]), true["deadline"]) for true in wanted["new"]]
    assert [point.text for point in left] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_was_looked_back_on_is_no_new_point(name: str) -> None:
    shown, wanted = read(name)
    assert len(shown.reviewed) == len(wanted["reviewed"])
    for text in wanted["reviewed"]:
        assert max(likeness(point.text, text) for point in shown.reviewed) >= 0.6


@pytest.mark.parametrize("name", DOCUMENTS)
def test_kind_and_days_of_the_meeting_are_read(name: str) -> None:
    shown, wanted = read(name)
    day, following = shown.meeting.date, shown.meeting.next.date
    assert (day.isoformat() if day else None) == wanted["date"]
    if wanted["next"]:
        assert following == dt.date.fromisoformat(wanted["next"])
    if wanted["kind"]:
        assert shown.kind == wanted["kind"]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "agenda" in name or "uitnodiging" in name])
def test_an_agenda_without_actions_gives_nothing_at_all(name: str) -> None:
    shown, _ = read(name)
    assert (shown.new, shown.reviewed, shown.decisions, shown.asked) == ((), (), (), ())


PIECES = (
    "Actie: ; | Nr | Actie | Wie |;|1|a b|Jan|;2. Nalopen actiepunten;AP 3;[ ] "
    "x;Nr\tActie\tWie;Actie;Wie;Wanneer;( );(actie: );"
    "Actie: \x00 en \x001\x00 sturen (LLTB);-----Oorspronkelijk bericht-----;\f;→ Jan;1.;Agenda"
).split(";")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(PIECES)), max_size=25))
def test_no_text_makes_reading_fail(lines: list[str]) -> None:
    shown = read_minutes(document_of_text("x", "\n".join(lines)), NOW)
    assert Proposal.model_validate(shown.model_dump()) == shown
    assert all(re.search(r"\w", point.text) for point in shown.new)
