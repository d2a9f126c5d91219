"""What thirty-eight fresh documents taught: pasted tables, notes of a phone, legends, columns of days, rule by rule."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from bot.files import read_document
from commands.minutes.find import read_minutes
from tests.test_minutes_facts import shown
from tests.test_minutes_layouts import NOW
from tests.test_minutes_scribes import told

HEAD = "Verslag Regietafel Vervoer\nDatum: 3 maart 2026\n"
THERE = f"{HEAD}Aanwezig: Els Bos (Weert), Jan Smeets (LWV), R. Haddad (Venlo)\n\n"


def new(text: str) -> list[tuple[str, tuple[str, ...], date | None]]:
    """Every new point with its owners and its day."""
    return [(point.text, point.owners, point.deadline) for point in shown(text).new]


def test_columns_with_a_single_space_between_are_cut_by_what_fits_them() -> None:
    rows = (
        "1 Brief aan BZK Jan de Vries 1 april\n"
        "2 Bellen met gemeente Venlo LLTB, LWV z.s.m.\n"
        "3 Locatie bekijken wethouder Jansen eind maart\n"
        "4 Kosten van het\nonderzoek opvragen Provincie mei\n"
        "5 Spreken met Els\n"
    )
    assert new(f"{HEAD}\nNr. Actiepunt Wie Wanneer\n{rows}\n6. Rondvraag\nNiets.\n") == [
        ("Brief aan BZK", ("Jan de Vries",), date(2026, 4, 1)),
        ("Bellen met gemeente Venlo", ("LLTB", "LWV"), None),
        ("Locatie bekijken", ("wethouder Jansen",), date(2026, 3, 31)),
        ("Kosten van het onderzoek opvragen", ("Provincie",), date(2026, 5, 31)),
        ("Spreken met Els", (), None),
    ]


def test_a_sentence_of_words_that_are_heads_elsewhere_is_no_head() -> None:
    assert new(f"{HEAD}\n2. Planning\nActie wie wanneer\nDe voorzitter vraagt wie de actie oppakt.\nNiemand.\n") == []


def test_a_word_broken_off_at_the_end_of_a_line_is_made_whole() -> None:
    said = "ACTIE: Els Bos stelt een korte be-\nschrijving op en ver-\nspreidt die (gereed: 20 maart\n2026).\n"
    assert new(f"{THERE}2. Balie\n{said}") == [
        ("Els Bos stelt een korte beschrijving op en verspreidt die", ("Els Bos",), date(2026, 3, 20))
    ]


def test_numbers_may_stand_a_space_before_the_name_in_a_table_without_heads() -> None:
    rows = "1 Bos      Beschrijving van de balie maken      20-03-2026\n2 Smeets   Ministerie bellen over regeling\n"
    found = shown(f"{THERE}Actielijst\n{rows}3 Haddad   Keurmerk agenderen                 29-09-2026\n")
    assert [(point.text, point.owners) for point in found.new] == [
        ("Beschrijving van de balie maken", ("Bos",)),
        ("Ministerie bellen over regeling", ("Smeets",)),
        ("Keurmerk agenderen", ("Haddad",)),
    ]


@pytest.mark.parametrize(
    ("legend", "state", "outcome"),
    [
        ("(G = gereed, V = vervallen, L = loopt)", "G", "afgerond"),
        ("(G = gereed, V = vervallen, L = loopt)", "V", "vervallen"),
        ("", "V", "vervallen"),  # beside a G
    ],
)
def test_letters_say_how_a_point_stands(legend: str, state: str, outcome: str) -> None:
    rows = f"1 | Kaart maken | LLTB | {state}\n2 | Nota sturen | Weert | L\n3 | Zaal boeken | Venlo | G\n"
    found = shown(f"{HEAD}{legend}\n\nNr | Actie | Wie | St.\n{rows}")
    assert told(found)[0] == ("Kaart maken", outcome)
    assert [point.text for point in found.new] == ["Nota sturen"]


def test_numbers_under_a_percentage_are_shares_and_colours_do_not_close() -> None:
    rows = "1,Kaart maken,LLTB,Groen,100\n2,Nota sturen,Weert,Groen,40\n3,Zaal boeken,Venlo,Rood,0\n"
    found = read_minutes(read_document("a.csv", f"Nr,Actie,Wie,Kleur,Voortgang (%)\n{rows}".encode()), NOW)
    assert [point.text for point in found.reviewed] == ["Kaart maken"]


def test_a_sheet_shows_percentages_and_a_day_on_which_a_point_was_done() -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Lijst")
    sheet.append(["Actie", "Wie", "% gereed"])
    sheet.append(["Kaart maken", "LLTB", 1])
    sheet.append(["Nota sturen", "Weert", 0.5])
    for row in (2, 3):
        sheet.cell(row, 3).number_format = "0%"
    other = book.create_sheet("Anders")
    other.append(["Actie", "Wie", "Datum gereed", "Datum afgehandeld"])
    other.append(["Zaal boeken", "Venlo", date(2026, 5, 1), date(2026, 4, 14)])
    other.append(["Folder drukken", "Venlo", date(2026, 12, 1), None])
    stream = BytesIO()
    book.save(stream)
    found = read_minutes(read_document("a.xlsx", stream.getvalue()), NOW)
    assert told(found) == [("Kaart maken", "afgerond"), ("Zaal boeken", "afgerond")]
    assert [(point.text, point.deadline) for point in found.new] == [
        ("Nota sturen", None),
        ("Folder drukken", date(2026, 12, 1)),
    ]


def test_what_a_column_of_kinds_calls_a_remark_is_no_point() -> None:
    rows = "1 | A | Nota sturen | Weert\n2 | B | De tafel is op woensdag | \n3 | O | Venlo begint een proef | Venlo\n"
    found = shown(f"{HEAD}\nNr | Soort | Omschrijving | Eigenaar\n{rows}")
    assert ([point.text for point in found.new], len(found.decisions)) == (["Nota sturen"], 1)


@pytest.mark.parametrize(
    ("line", "text", "owners"),
    [
        ("Actiepunt Els Bos zaal reserveren", "zaal reserveren", ("Els Bos",)),
        ("actie LLTB stuurt de folder rond", "LLTB stuurt de folder rond", ("LLTB",)),
        ("AP ton: kijken naar subsidie", "ton: kijken naar subsidie", ()),
        ("5.1a Actie: nota sturen (LLTB)", "nota sturen", ("LLTB",)),
        ("Actie: businesscase doorrekenen      Jan Smeets     april", "businesscase doorrekenen", ("Jan Smeets",)),
    ],
)
def test_a_mark_needs_no_colon_where_who_does_it_follows(line: str, text: str, owners: tuple[str, ...]) -> None:
    assert [(point.text, point.owners) for point in shown(f"{THERE}2. Balie\n{line}\n").new] == [(text, owners)]


@pytest.mark.parametrize("said", ["Actie gemeenten is nodig om de bedden te krijgen.", "Actie Groen maakt een markt."])
def test_what_is_said_of_an_action_is_none(said: str) -> None:
    assert new(f"{THERE}2. Balie\n{said}\n") == []


@pytest.mark.parametrize(
    "line", ["vlgnd x 14 april 10u Venlo", "vlg overleg: 14/4 10u", "volgende keer 14 april", "volg. overleg 14 april"]
)
def test_the_next_meeting_in_short(line: str) -> None:
    found = shown(f"overleg 11 nov\n- AP ingrid zaal regelen\n{line.replace('14', '9').replace('april', 'dec')}\n")
    day = date(2026, 12, 9) if "/" not in line else None
    assert found.meeting.date == date(2026, 11, 11)
    assert found.meeting.next.date == (day or date(2027, 4, 9))


def test_somebody_known_in_front_of_a_task_is_offered_and_not_filled_in() -> None:
    points = shown(f"{THERE}2. Balie\nActie: Els Bos zaal reserveren\nActie: Els Bos informeren\n").new
    assert [(point.owners, point.owners_suggested) for point in points] == [((), ("Els Bos",)), ((), ())]


@pytest.mark.parametrize(
    ("who", "owners"),
    [
        ("Provincie Utrecht bezorgt de lijst", ("Provincie Utrecht",)),
        ("Noord-, Midden- en Zuid-Limburg bespreken de lijst", ("Noord-Limburg", "Midden-Limburg", "Zuid-Limburg")),
        ("de Provincie de lijst nakijkt", ()),
    ],
)
def test_no_verb_and_no_article_is_part_of_a_name(who: str, owners: tuple[str, ...]) -> None:
    (point,) = shown(f"{THERE}2. Balie\nActie: {who}\n").new
    assert point.owners == owners


def test_a_clause_behind_a_comma_stays_behind_the_verb() -> None:
    said = "Afgesproken is dat Els Bos en Jan Smeets samen een voorstel uitwerken, dat in mei wordt besproken."
    (point,) = shown(f"{THERE}2. Balie\n{said}\n").new
    assert point.text.startswith("Els Bos en Jan Smeets werken samen een voorstel uit")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("doorgeschoven naar 14 april", date(2026, 4, 14)),
        ("loopt, nieuwe datum 14 april", date(2026, 4, 14)),
        ("loopt, wordt uiterlijk 14 april", date(2026, 4, 14)),
        ("loopt, overleg op 14 april", None),
    ],
)
def test_an_old_point_may_be_put_off_to_a_day(said: str, day: date | None) -> None:
    (point,) = shown(f"{HEAD}\n2. Actiepunten vorig overleg\n- Folder maken (LLTB): {said}\n").reviewed
    assert (point.outcome, point.moved_to) == ("loopt", day)


def test_two_marks_in_one_sentence_are_two_points() -> None:
    said = "LWV regelt de spreker (actie LWV) en Venlo de zaal (actie Venlo; gereed 15 april)."
    assert new(f"{THERE}2. Congres\n{said}\n") == [
        ("LWV regelt de spreker.", ("LWV",), None),
        ("Venlo de zaal.", ("Venlo",), date(2026, 4, 15)),
    ]


def test_a_title_may_name_the_agenda_and_the_list_behind_it() -> None:
    text = (
        "Agenda en actielijst Regietafel 3 maart 2026\n\nAGENDA\n1. Opening\n2. Actielijst\n3. Rondvraag\n\n"
        "ACTIELIJST (stand 24 februari)\n17. Folder vertalen - LLTB - 3 april - loopt\n18. Bus regelen - LWV - mei\n"
    )
    assert [text for text, _, _ in new(text)] == ["Folder vertalen", "Bus regelen"]


def test_notes_sent_with_a_greeting_say_of_which_day_they_are() -> None:
    text = (
        "Hoi Els,\n\nHierbij mijn aantekeningen van dinsdag (10 nov).\n\nActie: LLTB belt Venlo\nVolgende keer 8 dec.\n"
    )
    meeting = shown(text).meeting
    assert (meeting.date, meeting.next.date) == (date(2026, 11, 10), date(2026, 12, 8))


@pytest.mark.parametrize("line", ["Karim: – (afwezig)", "NB: de parkeerplaats is dicht.", "Vergadering: 3 maart 2026"])
def test_a_line_of_a_list_that_says_nothing_to_do_is_no_point(line: str) -> None:
    assert [text for text, _, _ in new(f"{HEAD}\nActies\nLLTB: nota sturen\nJan: Venlo bellen\n{line}\n")] == [
        "nota sturen",
        "Venlo bellen",
    ]


def test_of_two_columns_of_days_without_heads_the_last_is_the_deadline_and_b_numbers_a_decision() -> None:
    rows = (
        "2026-A-07 | 22-04-2026 | Ervaringen met de balie delen | LLTB | 22-07-2026 | open\n"
        "2026-B-03 | 22-04-2026 | De Taskforce vergadert in juli niet | | |\n"
        "2026-A-09 | 20-05-2026 | Bezoek van de gedeputeerde voorbereiden | Weert | 17-06-2026 | nieuw\n"
    )
    found = shown(f"Actielijst Regietafel\nBijgewerkt: 20 mei 2026\n\n{rows}")
    assert [(point.text, point.deadline) for point in found.new] == [
        ("Ervaringen met de balie delen", date(2026, 7, 22)),
        ("Bezoek van de gedeputeerde voorbereiden", date(2026, 6, 17)),
    ]


def test_nr_in_front_of_the_opening_numbers_the_agenda() -> None:
    old = "AP 2025-7 avond voor raden: is geweest op 9 december.\nAP 2025-9 brief Rijk: is overbodig geworden.\n"
    text = f"Nr 1. Opening\nDe voorzitter opent.\n\nNr 2. Besluitenlijst vorige keer\nNalopen acties:\n{old}"
    found = shown(f"{HEAD}\n{text}\nNr 3. Kader\nAP 2026-1 LLTB past de tekst aan (1 april).\n")
    assert told(found) == [("avond voor raden", "afgerond"), ("brief Rijk", "vervallen")]
    assert [point.text for point in found.new] == ["LLTB past de tekst aan"]


def test_a_name_in_bold_before_a_task_in_a_list() -> None:
    text = "- **LLTB + LWV**: inbreng over piekhuisvesting, vóór 22 mei\n- **LLTB**: geeft aan dat de oogst begint\n"
    assert new(f"{HEAD}\n2. Stuurgroep\n{text}") == [
        ("inbreng over piekhuisvesting", ("LLTB", "LWV"), date(2026, 5, 22))
    ]


def test_who_does_it_below_a_sentence_may_have_initials_and_what_follows_is_something_else() -> None:
    text = (
        "De LLTB levert een spreker.\n          Actie: L. van Rens\n  Afgesproken wordt de folder niet te gebruiken.\n"
    )
    assert new(f"{HEAD}\n4. Omwonenden\n{text}") == [("De LLTB levert een spreker.", ("L. van Rens",), None)]


def test_a_name_in_bold_above_boxes_is_of_all_of_them_and_a_weekday_in_brackets_is_when() -> None:
    text = (
        "**Ingrid**\n- [x] bod bekeken\n- [ ] memo afmaken (do)\n\n**Bas (LWV)**\n- [ ] peiling uitzetten – 19 maart\n"
    )
    assert new(f"# Weekstart team, 3 maart 2026\n\n{text}") == [
        ("memo afmaken", ("Ingrid",), date(2026, 3, 5)),
        ("peiling uitzetten", ("Bas (LWV)",), date(2026, 3, 19)),
    ]


def test_a_sentence_may_lead_in_the_agreements_below_it() -> None:
    text = (
        "Tijdens dit gesprek zijn de volgende afspraken gemaakt.\n\n"
        "1. Weert zal de controles afstemmen.\n2. De LWV wijst leden op het keurmerk.\n"
    )
    assert [owners for _, owners, _ in new(f"Notitie van het gesprek van 3 maart 2026\n\n{text}")] == [
        ("Weert",),
        ("LWV",),
    ]


def test_what_became_of_an_old_point_may_stand_behind_an_angle() -> None:
    text = "- Cijfers GGD > loopt, komt in september\n- Brief Aedes > verstuurd 24/2\n"
    found = shown(f"{HEAD}\nNog open van vorige keer\n{text}\nData: 14 april (tafel) / 9 september (werkbezoek)\n")
    assert told(found) == [("Cijfers GGD", "loopt"), ("Brief Aedes", "afgerond")]
    assert found.meeting.next.date == date(2026, 4, 14)
