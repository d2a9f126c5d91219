"""What twenty minutes of others taught: groups, associations and boards that never saw this reader, rule by rule."""

from datetime import date

import pytest

from tests.test_minutes_facts import shown
from tests.test_minutes_scribes import told

HEAD = "Verslag Regietafel Vervoer\nDatum: 3 maart 2026\n"
THERE = f"{HEAD}Aanwezig: Kasia Nowak (LLTB), Matthe Rutten, Els Bos (Weert)\n\n"


def new(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every new point with its owners."""
    return [(point.text, point.owners) for point in shown(text).new]


def test_those_present_may_stand_behind_the_title_and_are_known_behind_a_sentence() -> None:
    text = (
        "Notulen bestuur, 3 maart 2026, gehouden in Weert. Aanwezig: Kasia Nowak, Matthe Rutten en Els Bos.\n\n"
        "## Leden\n- De contributie is laat. Wie niet betaalt, krijgt een brief. ACTIE: Matthe.\n"
        "- De postbus moet op de site. ACTIE: Kasia en Els. Het adres blijft gelijk.\n"
    )
    assert new(text) == [
        ("Wie niet betaalt, krijgt een brief.", ("Matthe",)),
        ("De postbus moet op de site.", ("Kasia", "Els")),
    ]


def test_who_does_it_on_a_line_in_capitals_is_no_head_and_the_agenda_counts_on() -> None:
    text = (
        "3. Notulen en actielijst\nActielijst:\n4. Mededelingen\nGeen.\n"
        "5. Ouderavond\nDe avond is op 2 oktober. Matthe zoekt hiervoor een spreker.\nACTIE Matthe\n"
        "6. Commissies\nEr komt een nieuwe folder. Els gaat hierachteraan.\nACTIE Els\n7. Rondvraag\nNiets.\n"
    )
    opened = "1. Opening\nWelkom.\n2. Agenda\nOngewijzigd.\n"
    found = shown(f"{THERE}{opened}{text}")
    assert [(point.text, point.owners) for point in found.new] == [
        ("Matthe zoekt hiervoor een spreker.", ("Matthe",)),
        ("Els gaat hierachteraan.", ("Els",)),
    ]
    assert found.reviewed == ()


def test_what_a_point_is_made_of_does_not_explain_the_point_above_it() -> None:
    text = "Lijst met taken opstellen. Actie: Matthe.\n\nLeden vragen om hun cijfers. Actie: Els.\n"
    found = shown(f"{THERE}2. Actiepunten vorige vergadering\n\n{text}\n3. Rondvraag\nNiets.\n")
    assert [point.text for point in found.new] == ["Lijst met taken opstellen.", "Leden vragen om hun cijfers."]


def test_a_sentence_that_only_describes_is_not_what_is_to_be_done() -> None:
    text = "2. Leden\nHiervoor gaan Kasia en Els in overleg met Saskia. Zij heeft veel ervaring. (actie Kasia)\n"
    assert new(f"{THERE}{text}") == [("Hiervoor gaan Kasia en Els in overleg met Saskia.", ("Kasia",))]


def test_the_brackets_with_who_may_hold_a_remark() -> None:
    text = "2. Leden\nDe presentaties komen op de site (per avond afspreken wie dat doet, actie Els).\n"
    assert new(f"{THERE}{text}") == [
        ("De presentaties komen op de site; per avond afspreken wie dat doet", ("Els",)),
    ]


def test_no_arrow_makes_a_point_of_a_name_of_consent_or_of_what_follows_from_it() -> None:
    text = (
        "Namens wie wordt getekend:\n- Weert -> Els Bos\n- LLTB -> Kasia Nowak\n\n"
        "> LLTB stemt in met de opzet van de folder\n\n"
        "- Een zegel (van hout) → analyse voorgesteld (Bos-advies). Dit komt terug.\n"
    )
    assert new(f"{THERE}2. Tekening\n{text}") == []


def test_words_of_columns_on_one_line_are_no_head() -> None:
    assert new(f"{THERE}Punt Omschrijving Actie\n1 Welkom Marian!\n2 De speeltuin loopt.\n") == []


def test_a_list_in_an_item_ends_where_the_agenda_counts_on() -> None:
    text = (
        "1. Opening\nDe voorzitter heet allen welkom en stelt de agenda vast zoals die is verzonden.\n"
        "2. Module\nDe module is klaar. Er is nog werk aan de tekst en aan het beheer van de module zelf.\n"
        "Acties:\nNader overleg over het beheer.\n"
        "Voorzet voor de gebieden.\n3. Onderwerpen\nWe bespreken wat er nog op te pakken is.\n4. Rondvraag\nNiets.\n"
    )
    assert new(f"{HEAD}\n{text}") == [("Nader overleg over het beheer.", ()), ("Voorzet voor de gebieden.", ())]


def test_a_list_that_was_gone_through_is_the_old_one() -> None:
    text = "De actielijst is doorgenomen:\n- Folder bijwerken: afgerond\n- Kaart maken: Els wacht op cijfers\n"
    found = shown(f"{THERE}2. Opening\n{text}\n3. Locaties\nActie: Els belt Venlo\n")
    assert told(found) == [("Folder bijwerken", "afgerond"), ("Kaart maken", "loopt")]
    assert [point.text for point in found.new] == ["Els belt Venlo"]


@pytest.mark.parametrize("sign", [" | ", " / ", " - "])
@pytest.mark.parametrize("head", ["Acties:\n", "De stukken zijn besproken.\n\n"])
@pytest.mark.parametrize("bullet", ["", "- "])
def test_what_who_and_when_beside_each_other_need_no_head(sign: str, head: str, bullet: str) -> None:
    rows = [("Nota sturen", "LLTB", "1 april"), ("Locatie zoeken", "Weert", "z.s.m."), ("Kaart maken", "Els", "mei")]
    lines = "".join(f"{bullet}{sign.join(row)}\n" for row in rows)
    found = shown(f"{THERE}2. Locaties\n{head}{lines}")
    assert [(point.text, point.owners, point.deadline) for point in found.new] == [
        ("Nota sturen", ("LLTB",), date(2026, 4, 1)),
        ("Locatie zoeken", ("Weert",), None),
        ("Kaart maken", ("Els",), date(2026, 5, 31)),
    ]


def test_a_programme_without_heads_is_no_list() -> None:
    rows = "10.00 | Inloop | Els\n10.15 | Toelichting plan | Kasia\n11.00 | Sluiting | Matthe\n"
    assert new(f"{THERE}2. Programma\nDe dag ziet er zo uit.\n\n{rows}") == []


def test_old_points_may_be_told_by_what_became_of_them_in_a_sentence() -> None:
    text = "Van de vorige lijst zijn afgehandeld: overzicht leegstand, peiling onder leden en brief aan de minister."
    found = shown(f"{HEAD}\n2. Vorige keer\n{text} Nog open: avond in Weert. De voorzitter is tevreden.\n")
    assert told(found) == [
        ("overzicht leegstand", "afgerond"),
        ("peiling onder leden", "afgerond"),
        ("brief aan de minister", "afgerond"),
        ("avond in Weert", "loopt"),
    ]


MAIL = "Van: Els Bos <els@voorbeeld.nl>\nAan: groep\nDatum: 4 maart 2026 10:12\nOnderwerp: verslag overleg 3 maart\n\n"


def test_ik_is_maybe_who_wrote_the_mail() -> None:
    found = shown(f"{MAIL}Dit spraken we af:\n- Ik stuur de nota uiterlijk 1 april rond.\n- LLTB belt Venlo.\n")
    assert [(point.text, point.owners, point.owners_suggested) for point in found.new] == [
        ("Ik stuur de nota rond", (), ("Els Bos",)),
        ("LLTB belt Venlo.", ("LLTB",), ()),
    ]


def test_an_agenda_for_a_day_announces_the_next_meeting() -> None:
    mail = f"{MAIL}Acties:\n- LLTB belt Venlo.\n\nAgenda voor 14 april, 10.00 uur in Weert:\n1. Opening\n2. Nota\n"
    assert shown(mail).meeting.next.date == date(2026, 4, 14)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Volgend Overleg Vervoer in Utrecht, Bar Beton, do. 24 september van 10:00-14:00 uur.", date(2026, 9, 24)),
        ("Volgende bijeenkomst 16 april.\nVolgende Regietafel Vervoer vindt plaats op 5 juni 2026.", date(2026, 6, 5)),
        ("Een nieuwe datum voor het derde congres staat op 14 oktober.", None),
    ],
)
def test_the_next_meeting_is_the_one_of_this_group(said: str, day: date | None) -> None:
    assert shown(f"{HEAD}\n1. Mededelingen\n{said}\n").meeting.next.date == day


@pytest.mark.parametrize(
    ("who", "owners"), [("Weert, Venlo etc.", ("Weert", "Venlo")), ("VNG e.a.", ("VNG",)), ("LWV c.s.", ("LWV",))]
)
def test_others_that_nobody_names_are_no_owner(who: str, owners: tuple[str, ...]) -> None:
    assert new(f"{HEAD}\nActielijst\nNr | Actie | Wie | Wanneer\n1 | Kaart maken | {who} | mei\n") == [
        ("Kaart maken", owners)
    ]


def test_a_body_may_have_to_be_set_up_by_names_behind_a_colon() -> None:
    text = "<Actiepunt: subwerkgroep organiseren: Kasia Nowak, Els Bos, iemand van de provincie>"
    assert new(f"{THERE}2. Versies\n{text}\n") == [
        ("subwerkgroep organiseren", ("Kasia Nowak", "Els Bos", "iemand van de provincie"))
    ]


@pytest.mark.parametrize("within", ["2-3 weken", "twee à drie weken", "drie weken"])
def test_of_two_lengths_the_longest_is_the_deadline(within: str) -> None:
    (point,) = shown(f"{THERE}2. Net\nActie: Els pakt het netwerk op, bij voorkeur binnen {within}\n").new
    assert (point.text, point.deadline) == ("Els pakt het netwerk op", date(2026, 3, 24))


def test_the_year_behind_the_second_of_two_months_is_of_both() -> None:
    events = shown(f"{HEAD}\n2. Data\nEr komt eind april / begin mei 2027 een bijeenkomst in Weert.\n").events
    assert [event.when for event in events] == ["2027-04"]


def test_the_title_of_a_page_and_the_target_of_a_link_are_no_text() -> None:
    found = shown("---\ntitle: Notulen bestuur 3 maart 2026\n---\n\nZie [vorige keer](/notulen/10-09-2025).\n")
    assert (found.meeting.title, found.events) == ("Notulen bestuur 3 maart 2026", ())
