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
