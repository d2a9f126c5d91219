"""What a blind measurement with fourteen and six fresh documents of other secretaries taught, rule by rule."""

from datetime import date

import pytest

from commands.minutes.proposal import Proposal
from tests.test_minutes_facts import shown

HEAD = "Verslag Regietafel Vervoer\nDatum: 3 maart 2026\n"


def told(found: Proposal) -> list[tuple[str, str]]:
    """Every old point with what became of it."""
    return [(point.text, point.outcome) for point in found.reviewed]


def test_hours_without_minutes_in_front_are_no_day() -> None:
    mail = (
        "Van: Dorota\nAan: groep\nDatum: vrijdag 6 maart 2026 16:12\nOnderwerp: kort verslag\n\n"
        "Hierbij het verslag van gisteren (5 maart, 10-11.30 uur, Veghel).\n\nActies\n- Frans belt Oss, voor 20 maart\n"
    )
    found = shown(mail)
    assert found.meeting.date == date(2026, 3, 5)
    assert [point.deadline for point in found.new] == [date(2026, 3, 20)]


@pytest.mark.parametrize(
    "said", ["opnieuw opgevoerd, er kwamen maar vier reacties", "opnieuw, zie 7.3", "opnieuw", "opnieuw op de lijst."]
)
def test_what_is_put_on_the_list_anew_goes_on(said: str) -> None:
    found = shown(f"{HEAD}\n2. Actiepunten vorig overleg\n- Peiling onder telers (LLTB): {said}\n")
    assert told(found) == [("Peiling onder telers", "loopt")]


def test_a_list_that_a_sentence_about_the_last_minutes_leads_in_looks_back_and_the_next_item_may_hold_a_colon() -> None:
    items = "- Contactpersonen vragen (LWV): afgehandeld.\n- Notitie rondsturen (Provincie): loopt, wacht op jurist.\n"
    text = (
        f"1. Opening\nWelkom.\n\n2. Verslag en actielijst 13 januari\nAkkoord. De actielijst:\n{items}\n"
        "3. Huisvesting: voortgang gemeenten\nRoos vertelt dat de gemeente twee locaties op het oog heeft en dat de "
        "buurt nog niets weet. Actie: Roos deelt het plan, uiterlijk 8 mei.\n\n4. Sluiting\nDank.\n"
    )
    found = shown(f"{HEAD}{text}")
    assert told(found) == [("Contactpersonen vragen", "afgerond"), ("Notitie rondsturen", "loopt")]
    assert [point.text for point in found.new] == ["Roos deelt het plan"]


def test_letters_count_heads_on() -> None:
    listed = "A. AFSPRAKEN OVERLEG 15\n15.1  LWV vraagt cijfers op      afgehandeld\n"
    said = "B. BESPREKING\n1. Locatie Wanssum\nDe prijs is verhoogd.\nAfspraak 16.1: LWV stuurt de taxatie door.\n"
    found = shown(f"{HEAD}\n{listed}\n{said}")
    assert ([point.text for point in found.new], found.decisions) == (["LWV stuurt de taxatie door."], ())


def test_codes_may_begin_with_the_year() -> None:
    text = (
        "BESLUITEN\n2026-B01  De tafel vergadert om de zes weken in het gemeentehuis van Weert of van Leudal.\n"
        "2026-B02  De gemeenten gebruiken hetzelfde formulier.\n\n"
        "ACTIES NIEUW\n2026-A01  Formulier omzetten\n          Wie: alle gemeenten\n          Wanneer: 1 april 2026\n"
        "2026-A02  Weert bijpraten\n          Wie: voorzitter\n          Wanneer: z.s.m.\n"
    )
    found = shown(f"{HEAD}\n{text}")
    assert [decision.text[:10] for decision in found.decisions] == ["De tafel v", "De gemeent"]
    assert [(point.text, point.owners, point.deadline) for point in found.new] == [
        ("Formulier omzetten", ("alle gemeenten",), date(2026, 4, 1)),
        ("Weert bijpraten", ("voorzitter",), None),
    ]


def test_an_unknown_owner_may_stand_behind_a_dash() -> None:
    (point,) = shown(f"{HEAD}\n3. Parken\nActie: advies vragen bij VNG – n.t.b. – Q2 2026\n").new
    assert (point.text, point.owners, point.deadline) == ("advies vragen bij VNG", (), date(2026, 6, 30))


def test_doorlopend_may_stand_behind_the_brackets() -> None:
    (point,) = shown(f"{HEAD}\n3. Taal\nACTIE: vrijwilligers werven (allen) doorlopend\n").new
    assert (point.text, point.owners, point.status) == ("vrijwilligers werven", ("allen",), "doorlopend")


def test_what_is_of_the_next_meeting_is_no_end_of_a_sentence() -> None:
    (point,) = shown(f"{HEAD}\n6. Rondvraag\nDit komt op de agenda van de volgende vergadering (actie: LWV).\n").new
    assert (point.text.rstrip("."), point.owners) == ("Dit komt op de agenda van de volgende vergadering", ("LWV",))


def test_several_that_each_do_something_are_the_subject() -> None:
    there = "Aanwezig: wethouder Stroom (Noordoostpolder), wethouder Ekker (Dronten)"
    said = "Actie: Noordoostpolder en Dronten wijzen ieder een ambtenaar aan"
    (point,) = shown(f"{HEAD}{there}\n\n4. Toetsing\n{said}\n").new
    assert point.owners == ("Noordoostpolder", "Dronten")


def test_who_in_brackets_ends_a_point_between_lines_with_room() -> None:
    lines = (
        "1. De voorzitter opent de vergadering. Het verslag van 17 februari 2026 wordt zonder",
        "wijzigingen vastgesteld.",
        "2. Actiepunt: Vertegenwoordiger van Zuid attenderen op het agenderen van de lijst ( )",
        "Dit is gedaan. Het onderwerp staat op de agenda van het overleg over wonen en ook",
        "op die van de regio.",
        "Actiepunt: Aanleveren van namen voor de gesprekken aan de voorzitter (LLTB, LWV)",
        "De LWV heeft vijf namen aangeleverd. De LLTB heeft nog geen namen, omdat de",
        "oogst in volle gang is.",
    )
    found = shown(HEAD + "\n\n".join(lines))
    assert [(point.text[:30], point.outcome) for point in found.reviewed] == [
        ("Vertegenwoordiger van Zuid att", "afgerond"),
        ("Aanleveren van namen voor de g", "loopt"),
    ]


def test_what_is_still_going_on_behind_a_first_result_is_not_done() -> None:
    said = "Het bureau heeft een offerte uitgebracht. Over de kosten wordt nog gesproken met de regio’s."
    found = shown(f"{HEAD}\n2. Nalopen actiepunten\nActiepunt: onderzoek in kaart brengen (LWV)\n{said}\n")
    assert told(found) == [("onderzoek in kaart brengen", "loopt")]


@pytest.mark.parametrize(
    ("said", "outcome"), [("is klaar", "afgerond"), ("vervalt, er komt een slot", "vervallen"), ("loopt nog", "loopt")]
)
def test_how_an_old_point_stands_may_follow_who_does_it(said: str, outcome: str) -> None:
    assert told(shown(f"{HEAD}\nOude acties\n- Rooster maart (LWV) {said}\n")) == [("Rooster maart", outcome)]


def test_what_was_done_since_last_time_looks_back() -> None:
    items = "1. Roos zou de aanvraag indienen. Dit is afgehandeld; het geld komt.\n2. LWV zou tolken zoeken. Loopt.\n"
    found = shown(f"{HEAD}\nWat is er gedaan sinds de vorige keer?\n{items}")
    assert [outcome for _, outcome in told(found)] == ["afgerond", "loopt"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Op 12 mei is de markt in Horst, daar staan we met een kraam.",
        "Ruud nodigt iedereen uit voor de open dag op zaterdag 12 mei in Gemert.",
        "12 mei    raadsinformatieavond Venray",
    ],
)
def test_what_is_to_come_on_a_day_is_an_event(sentence: str) -> None:
    assert [event.when for event in shown(f"{HEAD}\n5. Rondvraag\n{sentence}\n").events] == ["2026-05-12"]


@pytest.mark.parametrize(
    "sentence", ["De huur loopt tot 12 mei.", "De deadline is gesteld op 12 mei.", "12 mei is te vroeg."]
)
def test_a_limit_is_no_event(sentence: str) -> None:
    assert shown(f"{HEAD}\n5. Rondvraag\n{sentence}\n").events == ()


def test_a_line_with_who_and_when_below_it_is_a_point() -> None:
    lines = (
        "Aanvraagformulier omzetten naar het zaaksysteem\n  Wie: alle gemeenten\n  Wanneer: 1 april 2026\n"
        "Contact leggen met dienst\n  Wie: Nederweert\n  Wanneer: z.s.m.\n"
    )
    assert [(point.text, point.owners, point.deadline) for point in shown(f"{HEAD}\nACTIES\n{lines}").new] == [
        ("Aanvraagformulier omzetten naar het zaaksysteem", ("alle gemeenten",), date(2026, 4, 1)),
        ("Contact leggen met dienst", ("Nederweert",), None),
    ]


@pytest.mark.parametrize("lead", ["Enkele acties die worden benoemd:", "Mogelijke acties:"])
def test_ideas_are_no_points_unless_somebody_does_them(lead: str) -> None:
    ideas = "- Een podcast over goed werkgeverschap\n- Een open dag bij telers\n- Vlogs maken (LWV)\n"
    found = shown(f"{HEAD}\n3. Kansen\nDe leden brengen van alles in. {lead}\n{ideas}")
    assert [(point.text, point.owners) for point in found.new] == [("Vlogs maken", ("LWV",))]


def test_names_of_those_present_need_nothing_in_between() -> None:
    there = "Aanwezig: Ingrid Lamers, Redouan Bakkali, LWV, Jan de Vries"
    said = "Actie Ingrid Redouan LWV: zaal regelen\nActie Jan de Vries: spreker vragen\n"
    assert [point.owners for point in shown(f"{HEAD}{there}\n\n3. Dag\n{said}").new] == [
        ("Ingrid", "Redouan", "LWV"),
        ("Jan de Vries",),
    ]


def test_what_somebody_will_do_in_bold_is_a_point() -> None:
    there = "**Aanwezig:** Ingrid Lamers, Paul Hanssen, LWV\n"
    said = (
        "Er is een idee voor een ontbijt. **Paul en LWV maken een programma.** De kosten worden gedeeld.\n\n"
        "**Ingrid vraagt na of een licentie kan, uiterlijk 9 april.**\n\n**De leden zijn tevreden.**\n"
    )
    assert [(point.text.rstrip("."), point.owners) for point in shown(f"{HEAD}{there}\n## 2. Dag\n{said}").new] == [
        ("Paul en LWV maken een programma", ("Paul", "LWV")),
        ("Ingrid vraagt na of een licentie kan", ("Ingrid",)),
    ]


def test_a_place_ends_in_front_of_its_hours() -> None:
    title = "Verslag bijeenkomst d.d. 3 maart 2026, Huis van de Taal, Heerlen (09.00 – 10.45)"
    assert shown(f"{title}\n\n1. Opening\nWelkom.\n").meeting.place == "Huis van de Taal, Heerlen"


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_number_may_be_apart_from_its_point_by_a_dash(dash: str) -> None:
    said = f"AP 12 {dash} uitsplitsing maken {dash} Provincie {dash} voor 1 juli 2026"
    (point,) = shown(f"{HEAD}\n3. Monitor\n{said}\n").new
    assert (point.text, point.owners, point.deadline) == ("uitsplitsing maken", ("Provincie",), date(2026, 7, 1))


def test_the_group_that_meets_again_announces_its_next_meeting() -> None:
    found = shown(f"{HEAD}\n6. Sluiting\nDe tafel vergadert opnieuw op maandag 6 juli 2026 om 13.00 uur, in Goes.\n")
    assert found.meeting.next.date == date(2026, 7, 6)


def test_how_a_point_stands_may_be_told_in_brackets() -> None:
    items = "- ✘ LWV – filmavond (vervallen, zaal was bezet)\n- ➜ LLTB – lesrooster (loopt, wacht op docenten)\n"
    assert told(shown(f"{HEAD}\n## Vorige acties\n{items}")) == [("filmavond", "vervallen"), ("lesrooster", "loopt")]


def test_names_or_themes_in_bold_go_on_with_the_list() -> None:
    there = "Erbij: Toos, Grzegorz (gemeente)\n"
    listed = (
        "**Toos**\n- rooster maken (25 maart)\n- soepkoks zoeken, z.s.m.\n\n**Grzegorz en Toos**\n- mensen inwerken\n\n"
        "**n.t.b.**\n- apparaat ophalen in Eersel\n\n**Website**\n- De site is vernieuwd.\n- Er zijn 300 bezoekers.\n"
    )
    found = shown(f"# {HEAD}\n{there}\n## Nieuwe acties\n\n{listed}")
    assert [(point.text, point.owners) for point in found.new] == [
        ("rooster maken", ("Toos",)),
        ("soepkoks zoeken", ("Toos",)),
        ("mensen inwerken", ("Grzegorz", "Toos")),
        ("apparaat ophalen in Eersel", ()),
    ]


def test_what_was_said_beside_the_actions_of_a_table_tells_of_events() -> None:
    rows = "| Platform | Het platform komt op 5 november bijeen. | LWV: agenda maken |\n"
    found = shown(f"# {HEAD}\n| Onderwerp | Besproken | Actie |\n|---|---|---|\n{rows}| Site | Verouderd. | |\n")
    assert [event.when for event in found.events] == ["2026-11-05"]


def test_running_text_tells_by_number_and_name_what_became_of_old_points() -> None:
    said = (
        "Geen opmerkingen. Van de acties is 2026-03 (brief aan SZW) afgehandeld. 2026-04 (bezoek Keulen) loopt nog. "
        "Actie 31 (enquête) is vervallen. Actie: LWV belt Keulen.\n"
    )
    found = shown(f"{HEAD}\n2. Verslag 19 februari\n{said}")
    assert told(found) == [("brief aan SZW", "afgerond"), ("bezoek Keulen", "loopt"), ("enquête", "vervallen")]
    assert [point.text.rstrip(".") for point in found.new] == ["LWV belt Keulen"]


def test_the_head_of_the_names_in_the_margin_may_stand_alone() -> None:
    there = "Aanwezig: Tijn Hermans (TH), Aleksandra Kowal (AK)\n"
    rows = (
        "| | Actie |\n|---|---|\n| 2. Notulen 6 oktober. Akkoord. Actie 31 (offerte) is afgehandeld. | |\n"
        "| 3. Planning. De aannemer kan pas in februari. TH maakt een planning. | TH |\n"
        "| 4. Buurt. De buurt wil meer weten. AK schrijft een brief voor de inloopavond van 9 april. | AK |\n"
    )
    found = shown(f"# {HEAD}{there}\n{rows}")
    assert told(found) == [("offerte", "afgerond")]
    assert [point.owners for point in found.new] == [("TH",), ("AK",)]
    assert "2026-04-09" in [event.when for event in found.events]


def test_a_part_of_the_whole_is_not_done() -> None:
    rows = "| Overzicht maken | LWV | Gemeenten zijn benaderd, 5 van 8 binnen |\n"
    (point,) = shown(f"# {HEAD}\n## Actielijst\n| Actie | Wie | Stand |\n|---|---|---|\n{rows}").new
    assert (point.text, point.status) == ("Overzicht maken", "loopt")


def test_terugkoppeling_of_last_time_looks_back() -> None:
    items = "Nr 3  Gesprek met corporatie: heeft plaatsgevonden, afgehandeld.\nNr 5  Artikel in krant: vervallen.\n"
    found = shown(f"{HEAD}\n1. Terugkoppeling vorige keer (25 februari)\n\n{items}\n2. Markt\nEr is een bod gedaan.\n")
    assert told(found) == [("Gesprek met corporatie", "afgerond"), ("Artikel in krant", "vervallen")]


def test_an_item_may_be_the_head_of_a_deeper_list() -> None:
    text = (
        "* Vorige taken\n  * LWV: handleiding actualiseren – afgehandeld\n  * LLTB: dashboard bouwen – vervallen\n"
        "* Cijfers november: 1.204 inschrijvingen.\n* Balie\n  * Acties:\n    - LWV: formulieren opvragen\n"
        "* [ ] Site aanpassen (LLTB)\n"
    )
    found = shown(f"# {HEAD}{text}")
    assert told(found) == [("handleiding actualiseren", "afgerond"), ("dashboard bouwen", "vervallen")]
    assert [point.text for point in found.new] == ["formulieren opvragen", "Site aanpassen"]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("LWV levert de rapportage aan in april.", "LWV levert de rapportage aan"),
        ("LWV koppelt terug in april", "LWV koppelt terug"),
    ],
)
def test_a_month_behind_the_last_part_of_a_verb_is_the_deadline(said: str, text: str) -> None:
    (point,) = shown(f"{HEAD}\n3. Visie\nActiepunt: {said}\n").new
    assert (point.text, point.deadline) == (text, date(2026, 4, 30))


def test_a_remark_in_brackets_behind_a_day_is_no_part_of_it() -> None:
    (point,) = shown(f"# {HEAD}\n## Acties\n{TABLE}| Haag planten | LWV | november (plantseizoen) |\n").new
    assert point.deadline == date(2026, 11, 30)


TABLE = "| Wat | Wie | Klaar |\n|---|---|---|\n"


def test_old_points_may_be_told_together_and_new_ones_need_only_who_and_a_day() -> None:
    text = (
        "NALOPEN ACTIES\nAfgehandeld: 4 (lijst huisvesters), 6 (kaart)\nLoopt: 5 (beleidsregel, Venray)\n\n"
        "VERGUNNINGEN\nVenray heeft drie aanvragen. De provincie wil daar een besluit over.\n"
        "- Venray deelt de aanvraag met de andere gemeenten (1 april)\n- Venray vindt de termijn kort\n\n"
        "HANDHAVING\nEr is behoefte aan overleg.\n- Venlo organiseert een middag voor toezichthouders (mei)\n"
    )
    found = shown(f"Ambtelijk overleg\nkort verslag 24 maart 2026\n\naanwezig: Venlo, Venray\n\n{text}")
    assert told(found) == [("lijst huisvesters", "afgerond"), ("kaart", "afgerond"), ("beleidsregel", "loopt")]
    assert [(point.owners, point.deadline) for point in found.new] == [
        (("Venray",), date(2026, 4, 1)),
        (("Venlo",), date(2026, 5, 31)),
    ]


def test_a_line_that_ends_in_de_heer_goes_on() -> None:
    lines = (
        "Er zijn 60 plaatsen en 85 aanmeldingen\nvoor de lessen.\nActie 6: mevrouw Bos en de heer\nDekker zoeken een "
    )
    (point,) = shown(f"{HEAD}\n4. Taal\n{lines}lokaal.\n").new
    assert [owner.removeprefix("de ") for owner in point.owners] == ["mevrouw Bos", "heer Dekker"]


def test_a_month_inside_a_point_is_no_event() -> None:
    assert shown(f"{HEAD}\n4. Taal\nActie LWV: bijeenkomst houden, in april.\n").events == ()


def test_an_annex_to_be_checked_is_a_point_and_one_to_see_is_none() -> None:
    text = "Actie: bijlage met aantallen controleren\nWie: LWV\nDatum: z.s.m.\n\nActie: bijlage 3\n"
    assert [(point.text, point.owners) for point in shown(f"{HEAD}\n3. Visie\n{text}").new] == [
        ("bijlage met aantallen controleren", ("LWV",))
    ]


def test_a_dash_may_stand_between_a_number_and_its_old_point() -> None:
    lines = "1 – Corporatie uitnodigen (LWV): komt in juni. Loopt.\n2 – Poster (LLTB): afgehandeld.\n"
    found = shown(f"{HEAD}\n2. Nalopen actielijst\n{lines}\n3. Taal\nGeen.\n")
    assert told(found) == [("Corporatie uitnodigen", "loopt"), ("Poster", "afgerond")]


def test_who_stands_between_brackets_is_surer_than_a_word_that_may_be_a_name() -> None:
    (point,) = shown(f"{HEAD}\n3. Noord\nActie: beleidsregel Bergen en Gennep delen met leden (Noord-Limburg)\n").new
    assert (point.text, point.owners) == ("beleidsregel Bergen en Gennep delen met leden", ("Noord-Limburg",))


def test_a_list_of_dropped_points_says_so_in_its_head() -> None:
    found = shown(f"{HEAD}\nVERVALLEN ACTIES\n\n16. Bus aanschaffen - LWV\n\nAFGEHANDELDE ACTIES\n\n11. Huren - LLTB\n")
    assert [outcome for _, outcome in told(found)] == ["vervallen", "afgerond"]


def test_who_does_it_may_stand_behind_the_code() -> None:
    text = (
        "2. Lopende acties\n- A14 (LWV): plan van aanpak. Afgehandeld.\n- A16 (LLTB): modelbrief. Vervallen.\n\n"
        "3. Wonen\nNa discussie worden vijf locaties verder uitgewerkt, en de gemeenten leveren de cijfers aan.\n"
        "A17 (LWV): kaart aanpassen, 20 maart 2026\nA18 (alle gemeenten): cijfers aanleveren\n"
    )
    found = shown(f"{HEAD}\n{text}")
    assert [(text.rstrip("."), outcome) for text, outcome in told(found)] == [
        ("plan van aanpak", "afgerond"),
        ("modelbrief", "vervallen"),
    ]
    assert [(point.text, point.owners) for point in found.new] == [
        ("kaart aanpassen", ("LWV",)),
        ("cijfers aanleveren", ("alle gemeenten",)),
    ]


def test_an_old_point_without_an_end_goes_on() -> None:
    assert told(shown(f"{HEAD}\n### Acties van 11 januari\n\n1. Kennisbank vullen (allen) – doorlopend\n")) == [
        ("Kennisbank vullen", "doorlopend")
    ]
