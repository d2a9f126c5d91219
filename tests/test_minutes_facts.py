"""The same documents of other working groups: the meeting's facts, what became of old points, dated events."""

import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.minutes.document import document_of_text
from commands.minutes.find import read_minutes
from commands.minutes.parts.clocks import clocks_in, without_clocks
from commands.minutes.proposal import Proposal
from commands.minutes.sitting.whereabouts import place_in
from tests.test_minutes_layouts import DOCUMENTS, FOLDER, NOW, read

GOLD = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in DOCUMENTS}
TOLD = [name for name in DOCUMENTS if "meeting" in GOLD[name]]
DATED = [name for name in TOLD if "events" in GOLD[name]]


def shown(text: str) -> Proposal:
    return read_minutes(document_of_text("verslag.txt", text), NOW)


def clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None


def test_thirty_layouts_tell_their_facts() -> None:
    assert len(TOLD) >= 30


@pytest.mark.parametrize("name", TOLD)
def test_title_time_and_place_of_the_meeting_and_of_the_next_one(name: str) -> None:
    found, wanted = read(name)
    held, coming = found.meeting, found.meeting.next
    assert {
        "title": held.title,
        "start": clock(held.start),
        "end": clock(held.end),
        "place": held.place,
        "next_start": clock(coming.start),
        "next_end": clock(coming.end),
        "next_place": coming.place,
    } == wanted["meeting"]


@pytest.mark.parametrize("name", TOLD)
def test_what_became_of_every_old_point(name: str) -> None:
    found, wanted = read(name)
    assert [point.outcome for point in found.reviewed] == wanted["outcomes"]


@pytest.mark.parametrize("name", DATED)
def test_a_deadline_is_no_event_and_the_day_of_older_minutes_is_a_reference(name: str) -> None:
    found, wanted = read(name)
    assert [[event.when, event.kind] for event in found.events] == wanted["events"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("13.30 - 15.30 uur", time(13, 30), time(15, 30)),
        ("van 9:30–11:00", time(9, 30), time(11)),
        ("10-12 uur", time(10), time(12)),
        ("van 9 tot 11.30 uur", time(9), time(11, 30)),
        ("14u30", time(14, 30), None),
        ("om 14 uur", time(14), None),
        ("kamer 2.11, 9.00 uur", time(9), None),
    ],
)
def test_a_time_of_day_as_minutes_write_it(text: str, start: time, end: time | None) -> None:
    found = clocks_in(text)
    assert found is not None
    assert (found.start, found.end) == (start, end)


@given(st.times(), st.sampled_from("{:%H:%M} uur,{:%H.%M} uur,om {:%H:%M},{:%Hu%M}".split(",")))
def test_every_minute_of_the_day_is_read_back(moment: time, form: str) -> None:
    found = clocks_in(form.format(moment))
    assert found is not None
    assert found.start == moment.replace(second=0, microsecond=0, fold=0)


@pytest.mark.parametrize("text", ["kamer 2.11", "zaal 1.12", "24 uur per dag", "36 uur", "ruimte 0.0.17", "12-05-2025"])
def test_a_room_or_a_number_of_hours_is_no_time_of_day(text: str) -> None:
    assert clocks_in(text) is None
    assert without_clocks(text, "|") == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("d.d. 4 maart 2026, 10:00-11:30, Teams", "Teams"),
        ("Vrijdag 13 februari 2026, 9:30–11:00, stadhuis Venray kamer 2.11", "stadhuis Venray kamer 2.11"),
        ("Overleg | 14 oktober 2025 | 10:00 - 12:00 | Provinciehuis zaal 1.12", "Provinciehuis zaal 1.12"),
        ("gehouden op 7 mei 2026 in het Provinciehuis te Den Bosch, aanvang 14.00 uur", "Provinciehuis te Den Bosch"),
        ("stand-up, 2 juni 2025 (Teams, 9.00-9.30)", "Teams"),
        ("Overleg Wonen, 3 maart 2025, 14:00 uur", None),
        ("3 maart 2025 (concept), 14.00 uur", None),
    ],
)
def test_the_place_is_what_stands_beside_day_and_time(text: str, place: str | None) -> None:
    assert place_in(text) == place


AGENDA = """Verslag werkgroep Wonen 9 september 2025

1. Opening
De voorzitter opent de vergadering.

2. Verslag 10 juni 2025
Het verslag wordt vastgesteld.
{list}

3. Stand van zaken huisvesting
Piet licht de monitor toe. Rucphen vraagt om een voorbeeld van een plan.

4. Rondvraag
Niets.
"""


@pytest.mark.parametrize(
    "lines",
    [
        "Naar aanleiding van de actielijst:\n- AP1 (Piet) Overzicht locaties: is afgerond.",
        "Actielijst:\n1. Overzicht locaties (Piet): is afgerond.",
        "Actielijst:\n1. Overzicht locaties (Piet): is afgerond.\n2. Brief aan SZW: loopt.\n3. Kaart: vervalt.",
        "Actielijst n.a.v. verslag\n2025-04  Overzicht locaties (Piet) – is uitgezet. Kan van de lijst.",
        "Over de acties:\n• Actie 1: overzicht locaties is gedeeld door Piet. Afgerond.",
        "AP1   Overzicht locaties (Piet)        Gereed",
    ],
)
def test_a_list_in_the_item_about_the_last_minutes_looks_back_and_ends_at_the_next_item(lines: str) -> None:
    found = shown(AGENDA.format(list=lines))
    assert found.new == ()
    assert found.reviewed[0].outcome == "afgerond"


def test_a_list_under_a_head_of_its_own_is_new_though_the_last_minutes_stand_above_it() -> None:
    last = "# Verslag 3 juni 2025\n\n## Verslag vorige keer\nAkkoord.\n\n"
    found = shown(f"{last}## Actielijst\n- nota sturen (LLTB)\n\n## Sluiting\n")
    assert [point.text for point in found.new] == ["nota sturen"]
    assert found.reviewed == ()


@pytest.mark.parametrize(
    ("line", "text", "owners", "outcome"),
    [
        ("AP4 Registratie RNI: vervalt, is landelijk opgepakt.", "Registratie RNI", (), "vervallen"),
        ("AP 15 (Moniek, werkbezoek) blijft staan: datum volgt.", "werkbezoek", ("Moniek",), "loopt"),
        ("AP3 (Karin/GGD) Kaart zorg: gereed, wordt rondgestuurd.", "Kaart zorg", ("Karin", "GGD"), "afgerond"),
        ("3. Dirk: lijst aanleveren -> gedaan, zie bijlage", "lijst aanleveren", ("Dirk",), "afgerond"),
        ("4. Anja: planning maken -> deels gedaan; schuift door", "planning maken", ("Anja",), "loopt"),
    ],
)
def test_an_outcome_behind_a_point_is_no_owner_and_no_text(
    line: str, text: str, owners: tuple[str, ...], outcome: str
) -> None:
    found = shown(f"Verslag 9 september 2025\n\nActiepunten vorige keer\n- x y z (Jan): loopt\n{line}\n")
    last = found.reviewed[-1]
    assert (last.text, last.owners, last.outcome) == (text, owners, outcome)
    assert found.new == ()


def test_the_columns_of_a_list_follow_from_its_lines_together() -> None:
    lines = "- Bart - herinnering aan gemeenten - 13 maart\n- Dirk - gesprek plannen met Tiel - ntb"
    found = shown(f"Notulen 4 maart 2026\n\nNieuwe actiepunten\n{lines}\n")
    assert [(point.text, point.owners, point.deadline) for point in found.new] == [
        ("herinnering aan gemeenten", ("Bart",), date(2026, 3, 13)),
        ("gesprek plannen met Tiel", ("Dirk",), None),
    ]


def test_a_day_without_its_year_is_near_for_an_old_point_and_to_come_for_a_new_one() -> None:
    table = (
        "| Nr | Actie | Wie | Deadline | Status |\n|---|---|---|---|---|\n| 1 | Koppeling testen | Mark | 10-1 | {} |"
    )
    old = shown(f"# Verslag 16-01-2026\n\n## Acties uit vorig overleg\n\n{table.format('klaar')}\n")
    new = shown(f"# Verslag 16-01-2026\n\n## Nieuwe acties\n\n{table.format('nieuw')}\n")
    assert old.reviewed[0].deadline == date(2026, 1, 10)
    assert new.new[0].deadline == date(2027, 1, 10)


def test_the_end_of_the_next_meeting_is_told_when_it_is_known() -> None:
    known = shown("Verslag 9 september 2025\n\nVolgende vergadering: 11 november 2025 van 13.30 tot 15.30 uur.")
    unknown = shown("Verslag 9 september 2025\n\nVolgende vergadering: 11 november 2025 om 13.30 uur.")
    assert known.meeting.next.end == time(15, 30)
    assert "15:30" in json.dumps(known.to_json()["meeting"])
    assert '"end"' not in json.dumps(unknown.to_json()["meeting"]).partition('"next"')[2]


def test_the_next_meeting_below_a_list_is_no_point() -> None:
    found = shown(
        "Besluitenlijst overleg d.d. 11-02-2026\n\nActies\nA1. Het secretariaat verstuurt het jaarplan naar allen. "
        "Gereed: 1 maart 2026\nA2. Provincie en VNO-NCW onderzoeken een gezamenlijk meldpunt.\n\n"
        "Rondvraag: geen.\nVolgend overleg 10 juni 2026, 15.00 – 17.00 uur, provinciehuis (Statenzaal)\n"
    )
    assert [point.text.split()[0] for point in found.new] == ["Het", "Provincie"]
    assert found.meeting.next.date == date(2026, 6, 10)


def test_what_was_still_open_of_last_time_is_looked_back_on() -> None:
    found = shown(
        "Notulen 20 januari 2026\n\nNieuwe acties\n- Marloes: toelichting vragen aan de GGD\n\n"
        "Nog open van de vorige keer:\n- Esther: contact met VDL over huisvesting (nog geen reactie)\n"
        "- Ruud: flyer vertaald? Ja, is gebeurd\n"
    )
    assert [point.text for point in found.new] == ["toelichting vragen aan de GGD"]
    assert [point.outcome for point in found.reviewed] == ["loopt", "afgerond"]


def test_a_decision_loses_its_number_and_what_stands_below_the_list_is_none() -> None:
    found = shown(
        "Verslag 11-02-2026\n\nBesluiten\n- B25-14 De stuurgroep stelt het kader vast.\n- De begroting is akkoord.\n\n"
        "De presentatie is te vinden op de website van de provincie.\n"
    )
    assert [decision.text for decision in found.decisions] == [
        "De stuurgroep stelt het kader vast.",
        "De begroting is akkoord.",
    ]


def test_a_mail_tells_its_meeting_in_a_sentence() -> None:
    found = shown(
        "Van: Bea\nVerzonden: vrijdag 7 november 2025\nAan: allen\nOnderwerp: terugkoppeling\n\n"
        "Hieronder een terugkoppeling van het overleg Aanjaagteam Noord van 4 november (10.00-11.30 uur, "
        "gemeentehuis Horst).\n\nActie Bea: zaal regelen.\n"
    )
    held = found.meeting
    assert (held.title, held.date, held.place) == ("Overleg Aanjaagteam Noord", date(2025, 11, 4), "gemeentehuis Horst")
    assert (held.start, held.end) == (time(10), time(11, 30))
