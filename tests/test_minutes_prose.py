"""What a blind measurement with ten and seven fresh documents of other secretaries taught, rule by rule."""

from datetime import date

import pytest

from tests.test_minutes_facts import shown
from tests.test_minutes_scribes import HEAD, told


def test_points_of_last_time_told_in_prose_under_a_bare_head() -> None:
    text = (
        "De afspraken van 14 oktober zijn bekeken. Het keukentafelgesprek met Nederweert is gevoerd. De notitie over "
        "termijnen heeft dhr. Bos nog niet af. De excursie naar Kleve gaat niet door."
    )
    found = shown(f"{HEAD}\n2. Terugblik\n{text}\n\n3. Taal\nActie: LWV belt Venlo.\n")
    assert told(found) == [
        ("Het keukentafelgesprek met Nederweert", "afgerond"),
        ("De notitie over termijnen", "loopt"),
        ("De excursie naar Kleve", "vervallen"),
    ]


def test_prose_about_something_else_looks_back_on_no_point() -> None:
    text = "De kennissessie is goed bezocht. De zaal was vol. De opnames zijn gemaakt door de provincie."
    assert told(shown(f"{HEAD}\n2. Terugblik\n{text}\n\n3. Taal\nActie: LWV belt Venlo.\n")) == []


@pytest.mark.parametrize(
    ("said", "outcome"), [("is klaar", "afgerond"), ("staat nog open; Rob wacht op gegevens", "loopt")]
)
def test_an_old_action_by_what_it_is_about(said: str, outcome: str) -> None:
    found = shown(f"{HEAD}\n2. Verslag 3 februari\nVastgesteld. De actie over de flyer {said}.\n")
    assert told(found) == [("flyer", outcome)]


def test_what_is_not_needed_any_more_is_dropped_wherever_it_is_said() -> None:
    rows = (
        "| Nr | Actie | Wie | Opmerkingen |\n|---|---|---|---|\n| 1 | Model | LWV | niet meer nodig, zie landelijk |\n"
    )
    lines = "- ~~Huisstijl kiezen (LLTB)~~ hoeft niet meer\n- [x] Poster maken (LWV)\n"
    assert told(shown(f"{HEAD}\n## Acties\n\n{rows}")) == [("Model", "vervallen")]
    assert told(shown(f"{HEAD}\n## Acties vorige keer\n\n{lines}")) == [
        ("Huisstijl kiezen", "vervallen"),
        ("Poster maken", "afgerond"),
    ]


def test_a_list_further_on_goes_on_with_what_people_do() -> None:
    text = (
        "Wie doet wat:\n- Anja vraagt twee ondernemers;\n- Johan maakt een opzet.\n\nTaal\n"
        "De proef bij het bedrijf loopt goed: veertien mensen doen mee en elf halen de eindstreep.\n"
        "- Toon benadert drie bedrijven (uiterlijk 1 juli);\n- veertien deelnemers uit Polen.\n"
    )
    assert [(point.text, point.deadline) for point in shown(f"{HEAD}\n{text}").new] == [
        ("Anja vraagt twee ondernemers", None),
        ("Johan maakt een opzet.", None),
        ("Toon benadert drie bedrijven", date(2026, 7, 1)),
    ]


def test_what_was_noted_ends_the_list_of_points() -> None:
    items = "- [ ] **Daan** → kaart maken → 1 juli\n- [ ] **Geert (bij afwezigheid)** → planning → volgend overleg\n"
    noted = "- Balie is op 6 juli dicht (feest).\n- Evaluatie in Q4.\n"
    found = shown(f"{HEAD}\n**Nieuwe acties**\n\n{items}\n**Genoteerd**\n\n{noted}")
    assert [(point.text, point.owners) for point in found.new] == [
        ("kaart maken", ("Daan",)),
        ("planning", ("Geert (bij afwezigheid)",)),
    ]
    assert [event.when for event in found.events] == ["2026-07-06"]


def test_papers_that_come_back_by_themselves_are_no_point() -> None:
    text = "Afspraken:\na. LWV rekent het voorbeeld door.\nb. Beide stukken komen terug op de volgende vergadering.\n"
    assert [point.text for point in shown(f"{HEAD}\n3. Erf\n{text}").new] == ["LWV rekent het voorbeeld door."]


def test_a_list_by_state_alone() -> None:
    text = (
        "NIEUW\n43  Verkeersstudie aanvullen (adviesbureau), 1 oktober 2026\n\nLOPEND\n"
        "38  Anterieure overeenkomst (gemeente, LWV): concept ligt bij jurist\n\nAFGEROND SINDS VORIGE KEER\n"
        "36  Bezwaren beantwoorden (gemeente)\n"
    )
    found = shown(f"Actiepuntenlijst stuurgroep Logies\nBijgewerkt na 3 september 2026\n\n{text}")
    assert [(point.text, point.owners) for point in found.new] == [
        ("Verkeersstudie aanvullen", ("adviesbureau",)),
        ("Anterieure overeenkomst", ("gemeente", "LWV")),
    ]
    assert told(found) == [("Bezwaren beantwoorden", "afgerond")]


def test_a_table_of_old_points_may_call_them_punten() -> None:
    rows = "| 1 | Lijst maken (LWV) | compleet |\n| 2 | Kaart maken (LLTB) | vervalt |\n"
    found = shown(
        f"{HEAD}\n**2. Actiepunten vorige keer**\n\n| # | Punt | Stand |\n|--|--|--|\n{rows}\n**3. Taal**\nGeen.\n"
    )
    assert told(found) == [("Lijst maken", "afgerond"), ("Kaart maken", "vervallen")]


@pytest.mark.parametrize(
    ("line", "text", "when"),
    [
        ("LWV – kaart maken – BO maart", "kaart maken", date(2026, 3, 26)),
        ("LWV – kaart maken – BO juni", "kaart maken", None),
        ("LWV stelt de kaart op, streefdatum eind april", "LWV stelt de kaart op", date(2026, 4, 30)),
        ("LWV organiseert een webinar in het tweede kwartaal", "LWV organiseert een webinar", date(2026, 6, 30)),
    ],
)
def test_other_words_for_a_deadline(line: str, text: str, when: date | None) -> None:
    (point,) = shown(f"{HEAD}\n3. Taal\nActie: {line}\n\n4. Volgend overleg: 26 maart 2026\n").new
    assert (point.text, point.deadline) == (text, when)


def test_the_day_of_an_event_may_stand_beside_a_point() -> None:
    said = "LWV meldt dat de Kamer op 15 oktober debatteert. Actie: LLTB bereidt de brief voor."
    dates = "De data staan vast: 14 april Breda, 16 april De Peel. Het keurmerk wordt per 1 juli strenger."
    found = shown(f"{HEAD}\n3. Lobby\n{said}\n\n4. Tafels\n{dates}\n")
    assert {event.when for event in found.events} == {"2026-10-15", "2026-04-14", "2026-04-16", "2026-07-01"}


def test_the_count_of_pages_at_the_end_of_a_line_is_its_foot() -> None:
    foot = "Regionaal Overleg - 3 maart 2026                              "
    text = (
        f"{HEAD}\n3. Taal\nActie: LWV belt Venlo.\n\n{foot}1 / 2\n\n4. Werk\nActie: LLTB belt Weert.\n\n{foot}2 / 2\n"
    )
    assert [point.text for point in shown(text).new] == ["LWV belt Venlo.", "LLTB belt Weert."]


def test_old_points_by_their_names_behind_how_they_stand() -> None:
    said = "Nog niet afgerond van de vorige keer: het overzicht van taalaanbieders (LWV) en de factsheet (LLTB)."
    items = "* LWV belt de gemeente Venlo (graag voor 13 maart)\n* LLTB maakt een planning\n"
    lead = "Het volledige verslag volgt, hieronder vast de actiepunten."
    found = shown(f"{HEAD}\n{lead}\n\n{items}\n{said}\n")
    assert told(found) == [("het overzicht van taalaanbieders", "loopt"), ("de factsheet", "loopt")]
    assert [(point.owners, point.deadline) for point in found.new] == [(("LWV",), date(2026, 3, 13)), (("LLTB",), None)]


def test_a_dotted_number_behind_a_sentence_is_no_day() -> None:
    back = "AP 7.1 locatiebezoek Erp is uitgevoerd. AP 7.2 begroting loopt nog. AP 7.3 is vervallen."
    said = "Toos gaat na wat mag (AP 8.1, week 12). De burgemeester schrijft een brief (AP 8.3)."
    found = shown(f"{HEAD}Aanwezig: burgemeester, Toos\n\nTerugblik op gesprek 7\n{back}\n\nStand Erp\n{said}\n")
    assert told(found) == [("locatiebezoek Erp", "afgerond"), ("begroting", "loopt"), ("punt 7.3", "vervallen")]
    assert [(point.owners, point.deadline) for point in found.new] == [
        (("Toos",), date(2026, 3, 20)),
        (("burgemeester",), None),
    ]


def test_what_the_group_does_in_the_meeting_is_no_old_point() -> None:
    assert told(shown(f"{HEAD}\n2. Nalopen actiepunten\nDe leden lopen de punten langs.\n\n3. Taal\nGeen.\n")) == []


def test_numbers_that_begin_with_the_year_mark_points_anywhere_when_they_say_who() -> None:
    text = "- **26-14** Cijfers delen – LWV – 18 maart\n- **26-15** Bezoek plannen – Provincie – Q4\n"
    days = "\n4. Data\n- 26-11 Regiotafel\n"
    assert [(point.text, point.owners) for point in shown(f"{HEAD}\n3. Verblijf\n{text}{days}").new] == [
        ("Cijfers delen", ("LWV",)),
        ("Bezoek plannen", ("Provincie",)),
    ]


def test_the_last_word_of_a_status_decides() -> None:
    rows = "| 1 | Aanmelden | allen | Alleen Venlo heeft zich gemeld. Vervalt |\n"
    found = shown(f"{HEAD}\n## Actielijst\n\n| Nr | Actie | Wie | Status |\n|--|--|--|--|\n{rows}")
    assert told(found) == [("Aanmelden", "vervallen")]


def test_what_is_to_be_had_may_be_one_word_in_front_of_who() -> None:
    text = "Wie doet wat?\n* woordvoeringslijn: provincie, 19 maart\n* stuk over gevolgen: LWV, 1 april\n"
    assert [(point.text, point.owners) for point in shown(f"{HEAD}\n{text}").new] == [
        ("woordvoeringslijn", ("provincie",)),
        ("stuk over gevolgen", ("LWV",)),
    ]


def test_de_heer_keeps_his_article_wherever_his_name_stands() -> None:
    text = "Actie: De heer Bos stuurt de kaart.\nActie: de kaart printen (de heer Bos)\n"
    assert [point.owners for point in shown(f"{HEAD}\n3. Taal\n{text}").new] == [("de heer Bos",), ("de heer Bos",)]


def test_an_agreement_reads_as_a_sentence_also_with_words_behind_its_verb() -> None:
    text = "Afgesproken wordt dat de heer Vossen drie werkgevers benadert voor een bijdrage."
    assert [point.text for point in shown(f"{HEAD}Aanwezig: de heer Vossen\n\nTaal\n{text}\n").new] == [
        "de heer Vossen benadert drie werkgevers voor een bijdrage"
    ]
