"""The same documents of other working groups: the meeting's facts, what became of old points, dated events."""

import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.minutes.clocks import clocks_in, without_clocks
from commands.minutes.document import Document, Line, Table, document_of_text
from commands.minutes.find import read_minutes
from commands.minutes.meeting import day_in_name
from commands.minutes.proposal import Proposal
from commands.minutes.whereabouts import place_in
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


def test_a_head_in_one_table_cell_tells_the_day_and_who_was_there() -> None:
    head = Table((("vergaderdatum\n4-12-2026", "aanwezig\nKees Vos (LWV)"), ("notulist\nKees Vos", "Blad\n1 van 3")), 2)
    found = read_minutes(Document("verslag.docx", (Line("Verslag Stuurgroep", 1), head)), NOW)
    assert found.meeting.date == date(2026, 12, 4)


@pytest.mark.parametrize(
    "line",
    ["Vergaderdatum en -tijd: 13-april-2026 - 10:30-12:00 uur", "Vergaderdatum en tijd\t13 april 2026 10:30-12:00"],
)
def test_day_and_time_share_one_label(line: str) -> None:
    held = shown(f"Verslag Technisch Overleg\n\n{line}\nVergaderplaats\tStadhuis, zaal 3\n\n1. Opening\n").meeting
    assert (held.date, held.start, held.end, held.place) == (
        date(2026, 4, 13),
        time(10, 30),
        time(12),
        "Stadhuis, zaal 3",
    )


@pytest.mark.parametrize(
    "name", ["Verslag_20260312.docx", "2026-03-12 notulen.md", "notulen 12 maart 2026.pdf", "verslag 12-3-2026.docx"]
)
def test_the_day_in_the_name_of_the_file_counts_before_one_in_the_text(name: str) -> None:
    text = "Verslag werkgroep\n\n1. Mededelingen\nDe uitwerking volgt op 22 september 2026.\n"
    assert read_minutes(document_of_text(name, text), NOW).meeting.date == date(2026, 3, 12)


def test_what_the_minutes_say_of_their_day_counts_before_the_name_of_the_file() -> None:
    text = "Verslag werkgroep\nDatum: 10 maart 2026\n\n1. Opening\n"
    assert read_minutes(document_of_text("verslag 12-3-2026.md", text), NOW).meeting.date == date(2026, 3, 10)


def test_a_name_of_a_file_with_two_days_tells_none() -> None:
    assert day_in_name("actielijst 12-3-2026 tot 14-4-2026.xlsx", NOW) is None


def test_days_on_which_other_groups_meet_are_no_next_meeting() -> None:
    groups = "3.1 Wonen\n14 december volgende bijeenkomst.\n\n3.2 Werken\n17 december volgende bijeenkomst.\n"
    found = shown(f"Verslag Stuurgroep 4 december 2026\n\n3. Stand werkgroepen\n\n{groups}")
    assert found.meeting.next.date is None
    own = shown(f"Verslag Stuurgroep 4 december 2026\n\n{groups}\n5. Rondvraag\nVolgende overleg: 11 januari 2027\n")
    assert own.meeting.next.date == date(2027, 1, 11)


def test_signs_of_markdown_are_no_part_of_the_words() -> None:
    found = shown("1\\. **Mededelingen**\n-----------\n\nActiepunten\n-----------\n\n* LWV: kaart maken\\!<br>\n")
    assert [(point.text, point.owners) for point in found.new] == [("kaart maken!", ("LWV",))]


def test_a_head_that_mixes_news_and_actions_makes_no_points_of_the_news() -> None:
    found = shown(
        "Verslag 3 maart 2026\n\n3. Ontwikkelingen & acties\n- De vergunning is verleend\n- Actie LWV: kaart maken\n"
    )
    assert [point.text for point in found.new] == ["kaart maken"]


def test_a_line_that_tells_old_points_by_their_numbers_looks_back_on_each() -> None:
    found = shown(
        "Verslag 3 maart 2026\n\n2. Actiepunten vorige vergadering\npunt 4 is klaar, punt 6 schuift door\n"
        "Punt 1 en 2 zijn afgehandeld; actie 8 (kaart, Jan) komt terug in mei.\n\n3. Rondvraag\nGeen.\n"
    )
    assert [(point.text, point.outcome) for point in found.reviewed] == [
        ("punt 4", "afgerond"),
        ("punt 6", "loopt"),
        ("punt 1", "afgerond"),
        ("punt 2", "afgerond"),
        ("kaart", "loopt"),
    ]
    assert found.new == ()


def test_a_number_says_what_became_of_the_point_in_the_list_above_it() -> None:
    listed = "| Nr | Actie | Wie |\n|---|---|---|\n| 1 | folder maken | Jan |\n| 2 | kaart tekenen | Piet |"
    found = shown(f"Verslag 3 maart 2026\n\n2. Actielijst vorige keer\n{listed}\n\nPunt 1 is klaar, punt 2 vervalt.\n")
    assert [(point.text, point.outcome) for point in found.reviewed] == [
        ("folder maken", "afgerond"),
        ("kaart tekenen", "vervallen"),
    ]


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("actie: jan en de provincie", ("jan", "de provincie")),
        ("Actie: marieke en karin, 1 april", ("marieke", "karin")),
        ("actie: jan stuurt de nota naar de leden", ("jan",)),
        ("Actie: nota rondsturen (Jan)", ("Jan",)),
        ("Actie: nota rondsturen - jan - 3 mei", ("jan",)),
    ],
)
def test_a_first_name_needs_no_capital_and_jan_is_no_month(line: str, owners: tuple[str, ...]) -> None:
    found = shown(f"Verslag 3 maart 2026\n\n2. Stand van zaken\nEr moet een brief naar de minister.\n{line}\n")
    assert [point.owners for point in found.new] == [owners]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Op 24 mei 2026 vindt het Jaarcongres plaats.", "Jaarcongres"),
        ("Op 20 april 2026 vindt hierover overleg plaats met Decisio.", "Overleg met Decisio"),
        ("Het symposium vindt plaats op 3 juni 2026 in Horst.", "Symposium in Horst"),
        ("Op 3 juni is er een werkbezoek aan Venlo.", "Werkbezoek aan Venlo"),
        (
            "Afspraak is gemaakt en vindt plaats op 20 april 2026",
            "Afspraak is gemaakt en vindt plaats op 20 april 2026",
        ),
    ],
)
def test_an_event_is_called_by_its_name_without_day_and_verb(sentence: str, title: str) -> None:
    assert [event.text for event in shown(f"Verslag 3 maart 2026\n\n1. Opening\n{sentence}\n").events] == [title]


def test_a_table_tells_its_events_and_no_deadlines() -> None:
    dates = "| Datum | Gebeurtenis |\n|---|---|\n| 24 mei 2026 | Jaarcongres KCA |\n| 13 juni 2026 | open dag |"
    points = "| Actie | Wie | Wanneer |\n|---|---|---|\n| Werkbezoek van 12 juni voorbereiden | Jan | 1 juni 2026 |"
    found = shown(f"# Verslag 3 maart 2026\n\n## Data\n\n{dates}\n\n## Acties\n\n{points}\n")
    assert [(event.when, event.text) for event in found.events] == [
        ("2026-05-24", "Jaarcongres KCA"),
        ("2026-06-13", "Open dag"),
        ("2026-06-12", "Werkbezoek van 12 juni voorbereiden"),
    ]


def test_what_people_said_behind_a_quote_sign_is_no_point() -> None:
    said = "\n".join(f"> Kees: de kaart heeft {number} lagen nodig." for number in range(9))
    found = shown(f"Verslag 3 maart 2026\n\n2. Kaart\n{said}\n> Actie LWV: kaart maken\n")
    assert [(point.text, point.owners) for point in found.new] == [("kaart maken", ("LWV",))]


def test_a_status_in_italics_behind_a_point_is_its_status() -> None:
    found = shown(
        "Verslag 3 maart 2026\n\n## Actiepunten\n* LWV: kaart maken *open*\n* LLTB: folder maken *gesloten*\n"
    )
    assert [(point.text, point.status, point.deadline_words) for point in found.new] == [("kaart maken", "open", "")]
    assert [(point.text, point.outcome) for point in found.reviewed] == [("folder maken", "afgerond")]


def test_what_was_heard_of_a_point_stands_behind_who_does_it() -> None:
    (point,) = shown("Verslag 3 maart 2026\n\nActies\n* Gast uitnodigen (Jan) - Contact gehad, komt pas in juli.\n").new
    assert (point.text, point.owners, point.note) == (
        "Gast uitnodigen",
        ("Jan",),
        "Contact gehad, komt pas in juli.",
    )


def test_an_aside_in_brackets_is_nobody() -> None:
    points = "* Beleid uitwerken (en uitvoeren)\n* Navraag doen bij de bank (mogelijk per mail)\n"
    assert [point.owners for point in shown(f"Verslag 3 maart 2026\n\nActies\n{points}").new] == [(), ()]


def test_voor_above_names_says_who_beside_a_column_with_days() -> None:
    table = "| Nr | Data | Actie | Voor |\n|---|---|---|---|\n| 1 | 30 april | Plan beoordelen | Allen |\n"
    (point,) = shown(f"Verslag 3 maart 2026\n\n## Actielijst\n\n{table}").new
    assert (point.text, point.owners, point.deadline) == ("Plan beoordelen", ("Allen",), date(2026, 4, 30))


def test_a_head_of_actions_is_no_theme() -> None:
    found = shown("Verslag 3 maart 2026\n\n3. Wonen\n\n### Acties:\n* LWV: kaart maken\n")
    assert [point.theme for point in found.new] == [""]


def test_a_point_with_a_clause_about_what_was_done_is_still_to_do() -> None:
    found = shown("Verslag 3 maart 2026\n\nActies\n* Onderzoek naar gevolgen van de wet, waar LWV voor is gevraagd\n")
    assert len(found.new) == 1


def test_the_same_point_in_the_text_and_in_the_list_is_one_whatever_its_hyphens() -> None:
    text = "Actie: rapport wordt ter lering gedeeld met TO-DK-leden.\n"
    table = "| Actie | Naam |\n|---|---|\n| rapport wordt ter lering gedeeld met TO-DK leden | LWV |\n"
    found = shown(f"Verslag 3 maart 2026\n\n3. Wonen\n{text}\n## Actielijst\n\n{table}")
    assert [point.owners for point in found.new] == [("LWV",)]


def test_an_agenda_item_is_no_title() -> None:
    assert shown("1. Mededelingen\nGeen.\n\n2. Actiepunten\n* LWV: kaart maken\n").meeting.title == ""
