"""Habits of secretaries that were met in real minutes of other groups, each with the rule it gave."""

from datetime import date, time

import pytest

from commands.minutes.document import Document, Line, Table, document_of_text
from commands.minutes.find import read_minutes
from commands.minutes.sitting.meeting import day_in_name
from tests.test_minutes_facts import shown
from tests.test_minutes_layouts import NOW


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
    text = "Actie: folder wordt verspreid onder de BO-Wonen-leden.\n"
    table = "| Actie | Naam |\n|---|---|\n| folder wordt verspreid onder de BO-Wonen leden | LWV |\n"
    found = shown(f"Verslag 3 maart 2026\n\n3. Wonen\n{text}\n## Actielijst\n\n{table}")
    assert [point.owners for point in found.new] == [("LWV",)]


def test_an_agenda_item_is_no_title() -> None:
    assert shown("1. Mededelingen\nGeen.\n\n2. Actiepunten\n* LWV: kaart maken\n").meeting.title == ""


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Noud neemt contact op met Arriva over een late rit.", True),
        ("Kasia zou nog nagaan of de bus later kan rijden.", True),
        ("Mevrouw Peters vraagt de gemeente om een overzicht.", True),
        ("Noud vraagt of de bus later kan rijden.", False),
        ("Kasia maakt zich zorgen over de bezetting.", False),
        ("Noud legt uit hoe het register werkt.", False),
        ("De provincie zoekt een oplossing.", False),
    ],
)
def test_where_nothing_is_marked_a_promise_of_somebody_present_is_asked_about_and_never_a_point(
    sentence: str, promised: bool
) -> None:
    there = "Aanwezig: Noud (huisvester), Kasia (werkgever), S. Peters (gemeente)"
    found = shown(f"Verslag driehoeksoverleg 22 januari 2026\n\n{there}\n\n{sentence} De wasserette is stuk.\n")
    assert (found.new, bool(found.asked)) == ((), promised)
    marked = shown(f"Verslag 22 januari 2026\n\n{there}\n\n{sentence}\nActie: Kasia belt Weert.\n")
    assert [point.text for point in marked.new] == ["Kasia belt Weert."]


def test_a_plan_of_phases_gives_nobody_a_task() -> None:
    rows = "| 1 | Voorbereiding | jan - mrt 2026 |\n| 2 | Werving | apr 2026 |"
    assert shown(f"# Projectplan\n\n| Fase | Wat | Wanneer |\n|---|---|---|\n{rows}\n").new == ()


def test_a_number_behind_a_sentence_means_the_point_of_that_number_in_the_list() -> None:
    listed = "Acties\n1. pilot aanvragen (Oss)\n2. advies opvragen (Landerd)"
    found = shown(f"Verslag 2 juli 2026\n\nVervoer\nBernheze stelt deelauto's voor (actie 1).\n\n{listed}\n")
    assert [point.text for point in found.new] == ["pilot aanvragen", "advies opvragen"]


def test_a_remark_that_begins_with_a_status_tells_it() -> None:
    rows = "| Kaart maken | Jan | Gesloten kaart is af |\n| Folder maken | Piet | Loopt drukker gevraagd |\n"
    found = shown(f"Verslag 3 maart 2026\n\n7. Actiepunten\n\n| Actie | Wie | Opmerking |\n|---|---|---|\n{rows}")
    assert [(point.text, point.outcome) for point in found.reviewed] == [("Kaart maken", "afgerond")]
    assert [(point.text, point.status) for point in found.new] == [("Folder maken", "loopt")]


def test_an_item_that_passed_without_remarks_is_no_head_of_old_points() -> None:
    items = "3. Vaststellen kaart\nDe kaart is vastgesteld.\n4. Evenement\nGaat door.\n"
    text = (
        f"Verslag 3 maart 2026\n\n2. Verslag vorige keer\nVerslag vorige keer en actiepunten, geen opmerkingen\n{items}"
    )
    assert shown(text).reviewed == ()


def test_a_letterhead_stands_above_the_title_and_the_time_a_row_below_the_day() -> None:
    letterhead = "".join(
        f"{line}\n" for line in ("Ministerie", "Contact", "Piet Jansen (vz.)", "T 06 1234 5678", "Kenmerk")
    )
    table = "| Vergaderdatum en tijd | 10 juni 2026 |\n|---|---|\n| | 10:00-12:00 uur |\n| Vergaderplaats | Webex |\n"
    held = shown(f"{letterhead}\nPiet\n\nVerslag Technisch Overleg Wonen\n\n{table}").meeting
    assert (held.title, held.start, held.end, held.place) == (
        "Verslag Technisch Overleg Wonen",
        time(10),
        time(12),
        "Webex",
    )


def test_a_column_tells_open_and_closed_by_one_letter_and_a_cell_goes_on_with_how_it_stands() -> None:
    rows = "| 1 | Kaart maken | Kees Vos en Niels Bos | G |\n| 2 | Folder | LWV, niet aan toegekomen | O |\n"
    found = shown(f"Verslag 3 maart 2026\n\nActielijst\n\n| Nr | Actie | Naam | O/G |\n|---|---|---|---|\n{rows}")
    assert [(point.text, point.owners) for point in found.reviewed] == [("Kaart maken", ("Kees Vos", "Niels Bos"))]
    assert [(point.owners, point.note) for point in found.new] == [(("LWV",), "niet aan toegekomen")]


def test_the_next_meeting_is_the_one_a_sentence_begins_with() -> None:
    text = "Aandacht voor nieuw stelseloverleg 18 juni a.s.\n\n7. Sluiting\nVolgende keer fysiek, 9 september 2026.\n"
    assert shown(f"Verslag overleg 10 juni 2026\n\n1. Opening\n{text}").meeting.next.date == date(2026, 9, 9)
