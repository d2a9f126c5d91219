"""Habits met when reading was measured with a gold of the minutes of other groups, each with the rule it gave."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.minutes.document import Document, Line, Table
from commands.minutes.find import read_minutes
from commands.minutes.parts.order import as_sentence
from tests.test_minutes_facts import shown
from tests.test_minutes_layouts import NOW

HEAD = "Verslag Regietafel Vervoer\nDatum: 3 maart 2026\n"


@pytest.mark.parametrize(
    "line",
    [
        "<actiepunt LWV: kaart van de haltes maken>;",
        "<actiepunt LWV>: kaart van de haltes maken",
        "[actiepunt LWV: kaart van de haltes maken];",
        ":pushpin: **Actiepunt** LWV: kaart van de haltes maken",
        "##### Actie LWV: kaart van de haltes maken",
    ],
)
def test_a_mark_between_any_brackets_and_in_any_size_is_a_mark(line: str) -> None:
    found = shown(f"{HEAD}\n3. Haltes\nDe haltes liggen ver uiteen.\n\n{line}\n")
    assert [(point.text, point.owners) for point in found.new] == [("kaart van de haltes maken", ("LWV",))]


def test_who_does_it_may_stand_alone_behind_the_sentence_and_the_names_in_one_long_paragraph() -> None:
    members = "Erik Meurs (LLTB), Aad Baars (Provincie), Roos Vink (Provincie), Lize Wolf (secretaris)(Halteteam)"
    there = f"(5 personen) Tineke Kolk (Halteteam)(vz), {members}."
    said = "De voorzitter wil graag doorpraten met de vervoerder. :pushpin: **Actiepunt** Halteteam/Tineke"
    (point,) = shown(f"{HEAD}\n## Aanwezig\n\n{there}\n\n## Haltes\n\n{said}\n").new
    assert point.owners == ("Halteteam", "Tineke")


def test_an_arrow_before_an_explanation_belongs_to_the_sentence_that_says_who() -> None:
    said = "=> Uitwerking van het beeld van vorige keer. Roos tekent een kaart voor de leden. (Actie: Roos)"
    (point,) = shown(f"{HEAD}\n3. Haltes\n* Het beeld is gedeeld.\n  {said}\n").new
    assert (point.text, point.owners) == ("Roos tekent een kaart voor de leden.", ("Roos",))


def test_thanks_behind_a_quote_sign_are_no_point() -> None:
    assert shown(f"{HEAD}\n5. Sluiting\n> De leden worden bedankt voor hun komst\n").new == ()


def test_how_the_group_works_together_is_no_point_unless_somebody_does_it() -> None:
    rules = "* Eens per twee maanden bij elkaar komen\n* Stukken een week vooraf delen\n* Roos: groepsapp aanmaken\n"
    assert [point.text for point in shown(f"{HEAD}\nWerkafspraken\n{rules}").new] == ["groepsapp aanmaken"]


def test_lines_straight_below_acties_need_no_bullets_and_initials_say_who() -> None:
    there = "Aanwezig: Tineke Kolk (TK, vz), Erik van der Meurs (EM) en Roos Vink (RV)"
    first = "TK regel 40 van de dienstregeling voorbereiden\nEM stuurt de kaart rond\n"
    lines = f"{first}RV/EM voorstel voor de halte schrijven\nZaal boeken\n"
    found = shown(
        f"{HEAD}{there}\n\n## Haltes\nDe haltes liggen ver uiteen.\n\nActies:\n{lines}\n## Rondvraag\nGeen.\n"
    )
    assert [(point.text, point.owners) for point in found.new] == [
        ("regel 40 van de dienstregeling voorbereiden", ("TK",)),
        ("EM stuurt de kaart rond", ("EM",)),
        ("voorstel voor de halte schrijven", ("RV", "EM")),
        ("Zaal boeken", ()),
    ]


def test_capitals_in_front_of_what_is_to_be_done_are_nobody_when_they_are_no_initials() -> None:
    there = "Aanwezig: Tineke Kolk (LLTB), Erik Meurs (BZK)"
    (point,) = shown(f"{HEAD}{there}\n\nActies:\n* BZK brief over haltes sturen\n").new
    assert (point.text, point.owners) == ("BZK brief over haltes sturen", ())


@pytest.mark.parametrize(
    "line",
    [
        "Vergunning aanvragen 1 mei – 22 mei (LWV)",
        "Vergunning aanvragen (LWV, 1 mei – 22 mei)",
        "LWV: vergunning aanvragen van 1 mei tot 22 mei",
        "LWV: vergunning aanvragen, 1 t/m 22 mei",
        "LWV: vergunning aanvragen tussen 1 en 22 mei",
        "LWV: vergunning aanvragen (1-22 mei)",
        "LWV: vergunning aanvragen (01-05-2026 - 22-05-2026)",
    ],
)
def test_from_one_day_to_another_the_last_is_the_deadline(line: str) -> None:
    (point,) = shown(f"{HEAD}\nActiepunten\n* {line}\n").new
    assert (point.text.casefold(), point.owners, point.deadline) == (
        "vergunning aanvragen",
        ("LWV",),
        date(2026, 5, 22),
    )


@pytest.mark.parametrize(("words", "when"), [("in week 14", date(2026, 4, 3)), ("begin week 14", date(2026, 3, 30))])
def test_a_week_inside_a_point_is_its_deadline(words: str, when: date) -> None:
    (point,) = shown(f"{HEAD}\nActiepunten\n* LWV: kaart {words} rondsturen aan de leden\n").new
    assert (point.text, point.deadline) == ("kaart rondsturen aan de leden", when)


TABLE = "| Nr | Actie | Naam |\n|---|---|---|\n"


@pytest.mark.parametrize(
    ("said", "row"),
    [
        (
            "Actie: Roos geeft aan dat Bram Noot, oud-lid van het project Buurtbus, dat project wil toelichten.",
            "Bram Noot vragen om het project Buurtbus toe te lichten | Roos",
        ),
        (
            "Actie: Erik doet navraag wat de gevolgen voor de lijnen van 2027 zijn",
            "Nieuwe dienstregeling. Vraag is of dit past. Navraag wat gevolgen voor lijnen van 2027 zijn. | Erik M.",
        ),
        ("Actie Roos: stuurt begin week 14 de kaart rond", "Kaart van de haltes in week 14 rondsturen | Roos"),
    ],
)
def test_the_list_at_the_end_says_a_point_of_the_text_in_other_words(said: str, row: str) -> None:
    there = "Aanwezig: Roos Vink, Erik Meurs"
    other = "| 2 | Zaal boeken | Roos |\n"
    found = shown(f"{HEAD}{there}\n\n3. Haltes\n{said}\n\n## Actielijst\n\n{TABLE}| 1 | {row} |\n{other}")
    assert [point.text[:8] for point in found.new] == [row[:8], "Zaal boe"]


def test_two_places_are_two_points_however_alike_they_are() -> None:
    said = "Actie: LWV schrijft een brief over huisvesting aan wethouder Vos van Weert"
    row = "| 1 | Brief over huisvesting schrijven aan wethouder Bos van Venlo | LWV |\n"
    found = shown(f"{HEAD}\n3. Wonen\n{said}\n\n## Actielijst\n\n{TABLE}{row}")
    assert len(found.new) == 2


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("De nieuwe groepen gaan op 22 april van start in een startbijeenkomst.", "2026-04-22"),
        ("Het tweede loket is op 14 april a.s., van 11:00-12:00 uur", "2026-04-14"),
        ("Nieuwe datum van het platform is 5 april a.s.", "2026-04-05"),
    ],
)
def test_a_day_with_hours_or_called_a_date_is_an_event(sentence: str, when: str) -> None:
    found = shown(f"{HEAD}\n1. Opening\n{sentence}\n\n9. Sluiting\nVolgende vergadering: 2 juni 2026.\n")
    assert when in [event.when for event in found.events]


def test_the_day_in_a_letterhead_is_no_event() -> None:
    letterhead = "Contactpersoon\nPiet Vos\nT 06 1234 5678\n\nDatum\n4-9-2026\nKenmerk\n"
    head = f"{letterhead}\nVerslag Regietafel\n\nVergaderdatum: 3 maart 2026\n"
    assert shown(f"{head}\n1. Opening\nWelkom.\n").events == ()


def test_the_next_meeting_may_be_called_a_meeting() -> None:
    found = shown(f"{HEAD}\n7. Sluiting\nVolgende meeting wordt 9 april van 13:00-14:00 uur.\n")
    assert found.meeting.next.date == date(2026, 4, 9)


def test_a_point_may_be_a_head_of_its_own_with_its_status() -> None:
    points = (
        "### Kaart maken [nummer 11] (05 jan. 2026), Status: Gereed\nDe kaart staat op de site.\n\n"
        "### [Folder [nummer 12] Folder vertalen](https://voorbeeld.nl/12) (6 jan. 2026), Status: In bewerking\n"
        "De vertaler is gevraagd.\n"
    )
    found = shown(f"# {HEAD}\n## Actiepunten:\n\n{points}\n## Rondvraag\nGeen.\n")
    assert [(point.text, point.outcome) for point in found.reviewed] == [("Kaart maken [nummer 11]", "afgerond")]
    assert [(point.text, point.status, point.deadline) for point in found.new] == [
        ("Folder [nummer 12] Folder vertalen", "loopt", None)
    ]


@pytest.mark.parametrize(
    ("clause", "text", "owners"),
    [
        ("Kasia Nowak de kaart rondstuurt", "Kasia Nowak stuurt de kaart rond", ("Kasia Nowak",)),
        ("Kasia Nowak de cijfers aan de leden zendt", "Kasia Nowak zendt de cijfers aan de leden", ("Kasia Nowak",)),
        ("Kasia Nowak een brief zal schrijven", "Kasia Nowak zal een brief schrijven", ("Kasia Nowak",)),
        ("LLTB en LWV de zaal regelen", "LLTB en LWV regelen de zaal", ("LLTB", "LWV")),
        ("LLTB en LWV de kaart rondsturen", "LLTB en LWV sturen de kaart rond", ("LLTB", "LWV")),
        ("Kasia Nowak kijkt naar het budget", "Kasia Nowak kijkt naar het budget", ("Kasia Nowak",)),
    ],
)
def test_what_was_agreed_in_a_clause_is_told_in_the_order_of_a_sentence(
    clause: str, text: str, owners: tuple[str, ...]
) -> None:
    there = "Aanwezig: Kasia Nowak (LLTB), Erik Meurs (LWV)"
    (point,) = shown(f"{HEAD}{there}\n\n1. Haltes\nEr is afgesproken dat {clause}.\n").new
    assert (point.text, point.owners) == (text, owners)


@pytest.mark.parametrize(("open_", "done"), [("Open", "Gesloten"), ("O", "X"), ("loopt", "afgerond"), ("", "Gereed")])
def test_a_column_without_a_head_tells_how_the_points_stand(open_: str, done: str) -> None:
    rows = f"| 1 | Kaart maken | LWV | {done} |\n| 2 | Folder maken | LLTB | {open_} |\n| 3 | Zaal boeken | LWV | |\n"
    found = shown(f"{HEAD}\n## Actielijst\n\n| Nr | Actie | Naam | |\n|---|---|---|---|\n{rows}")
    assert [point.text for point in found.reviewed] == ["Kaart maken"]
    assert [point.text for point in found.new] == ["Folder maken", "Zaal boeken"]


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Kasia Nowak\nErik Meurs", ("Kasia Nowak", "Erik Meurs")),
        ("Erik van der\nMeurs", ("Erik van der Meurs",)),
        ("Gemeente\nWeert", ("Gemeente Weert",)),
        ("LWV\nLLTB", ("LWV", "LLTB")),
    ],
)
def test_names_below_each_other_in_a_cell_are_several_and_a_broken_name_is_one(
    cell: str, owners: tuple[str, ...]
) -> None:
    there = Line("Aanwezig: Kasia Nowak, Erik Meurs, Erik van der Meurs", 1)
    table = Table((("Actie", "Houder", "Afgerond"), ("Kaart maken", cell, ""), ("Zaal boeken", "LWV", "")), 2)
    (first, _) = read_minutes(Document("verslag.pdf", (there, table)), NOW).new
    assert first.owners == owners


def test_words_that_slid_into_a_column_without_a_head_are_the_point() -> None:
    rows = "| 7-3-26 | | Kaart maken | LWV |\n| 7-3-26 | Zaal boeken | | LLTB |\n"
    found = shown(f"{HEAD}\n## Actielijst\n\n| Datum | Actiepunt | | Houder |\n|---|---|---|---|\n{rows}")
    assert [(point.text, point.owners) for point in found.new] == [
        ("Kaart maken", ("LWV",)),
        ("Zaal boeken", ("LLTB",)),
    ]


@pytest.mark.parametrize("body", ["TO-Vervoer is online", "OAV is", "BO is"])
def test_the_next_meeting_is_announced_by_the_short_name_of_the_body(body: str) -> None:
    found = shown(f"{HEAD}\n7. Sluiting\nVolgende {body} op 28 mei a.s. van 9:30-11:00 uur\n")
    assert found.meeting.next.date == date(2026, 5, 28)


@pytest.mark.parametrize(
    "sentence",
    [
        "De wijziging staat 29 april a.s. op de agenda bij de provincie.",
        "Twee extra sessies worden ingepland op 29 april en 7 juni.",
    ],
)
def test_what_is_on_an_agenda_or_planned_on_a_day_is_an_event(sentence: str) -> None:
    assert "2026-04-29" in [event.when for event in shown(f"{HEAD}\n1. Opening\n{sentence}\n").events]


def test_what_people_use_is_no_point() -> None:
    assert shown(f"{HEAD}\n3. Register\n> LLTB maakt gebruik van het oude register.\n").new == ()


@given(st.lists(st.sampled_from("de kaart rondstuurt zal sturen het leden aanlevert zendt uit ".split()), max_size=9))
def test_no_word_of_a_clause_is_lost_in_the_order_of_a_sentence(words: list[str]) -> None:
    clause = " ".join(("LWV", *words))
    for plural in (False, True):
        told = as_sentence(clause, "LWV", plural=plural)
        assert sorted(told.replace(" ", "")) == sorted(clause.replace(" ", ""))
        assert told.startswith("LWV")


def test_points_called_by_the_year_are_one_in_the_text_and_the_list_whatever_their_words() -> None:
    text = (
        "2. Verslag 11 december 2025 en actielijst\nHet verslag wordt vastgesteld.\n"
        "25-14  Plattegronden opvragen: ontvangen, kan van de lijst.\n25-15  Overleg met brandweer: loopt nog.\n\n"
        "3. Parken\nACTIE 26-01: LLTB en LWV vragen hun leden hoeveel mensen in de parken wonen.\n"
        "De provincie zoekt uit of de cijfers gebruikt mogen worden. (ACTIE 26-02: provincie)\n\n4. Rondvraag\nGeen.\n"
    )
    rows = "| 26-01 | Inventarisatie bewoners | LLTB, LWV |\n| 26-02 | Bruikbaarheid nagaan | Provincie |\n"
    found = shown(f"{HEAD}\n{text}\n## Actielijst\n\n{TABLE}{rows}")
    assert [(point.text, point.outcome) for point in found.reviewed] == [
        ("Plattegronden opvragen", "afgerond"),
        ("Overleg met brandweer", "loopt"),
    ]
    assert [point.text for point in found.new] == ["Inventarisatie bewoners", "Bruikbaarheid nagaan"]


def test_a_task_may_go_on_behind_its_infinitive_and_a_head_after_a_gap_is_none() -> None:
    there = "Aanwezig: Daan Brouns (DB), Sofia Pires (SP), Guus Theunissen (GT)"
    lines = "DB offerte opvragen bij twee bureaus\nSP en GT draaiboek aanpassen voor Weert, 15 juni\n"
    text = (
        f"Kaart\nDe kaart is klaar.\nActies:\n{lines}\nKamperen bij de teler\nDit staat de provincie niet meer toe.\n"
    )
    assert [(point.text, point.owners) for point in shown(f"{HEAD}{there}\n\n{text}").new] == [
        ("offerte opvragen bij twee bureaus", ("DB",)),
        ("draaiboek aanpassen voor Weert", ("SP", "GT")),
    ]


def test_wie_wat_oppakt_leads_in_a_list() -> None:
    said = "Dank voor de goede bijeenkomst. Even wie wat oppakt:\n\n- LWV vraagt na hoeveel eenheden er vrijkomen.\n"
    assert [point.owners for point in shown(f"{HEAD}\n{said}- LLTB: folder opstellen\n").new] == [("LWV",), ("LLTB",)]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Actie Kasia om de plannen aan de werkgroep te tonen.", "de plannen aan de werkgroep te tonen"),
        ("Actiepunt voor Kasia om de plannen aan de werkgroep te tonen", "de plannen aan de werkgroep te tonen"),
        ("Actie Kasia ondertekening door Weert regelen.", "ondertekening door Weert regelen"),
        ("Actie uitzoeken hoe de kaart is vastgesteld (Kasia)", "uitzoeken hoe de kaart is vastgesteld"),
    ],
)
def test_a_mark_needs_no_colon_where_it_says_who_and_what(sentence: str, text: str) -> None:
    said = f"De groep vraagt om helderheid over de kaart. {sentence}"
    (point,) = shown(f"{HEAD}Aanwezig: Kasia Nowak (LLTB)\n\n3. Kaart\n{said}\n").new
    assert (point.text.rstrip("."), point.owners) == (text, ("Kasia",))


@pytest.mark.parametrize(
    "sentence",
    ["Actie is geboden nu het druk wordt.", "Actie Groen organiseert een markt.", "Acties om te komen tot een plan."],
)
def test_the_word_actie_in_a_sentence_is_no_mark(sentence: str) -> None:
    assert shown(f"{HEAD}\n3. Kaart\nDe kaart is klaar. {sentence}\nActie LLTB: folder maken\n").new[0].owners == (
        "LLTB",
    )


def test_homework_says_for_whom() -> None:
    (point,) = shown(f"{HEAD}\nActiepunten\n- Huiswerk voor leden: beslissen over de vorm van de kaart\n").new
    assert (point.text, point.owners) == ("beslissen over de vorm van de kaart", ("leden",))


def test_brackets_around_a_point_are_pairs_and_others_are_its_own() -> None:
    said = "<actiepunt LWV> Kaart met haltes maken en dan delen (en het gebruik van het woord halte?)."
    (point,) = shown(f"{HEAD}\n3. Haltes\n{said}\n").new
    assert point.text.rstrip(".").endswith("(en het gebruik van het woord halte?)")


def test_what_somebody_says_behind_a_name_in_a_list_is_no_point_where_nothing_is_marked() -> None:
    there = "Aanwezig: Geert Bos, Nora Vink"
    said = "- Geert: de kaart moet vooral leesbaar worden\n- Nora: zeggen dat de kaart bij hun opmerkingen past\n"
    (point,) = shown(f"{HEAD}{there}\n\n3. Visie\n{said}- Nora: voorbeeld maken voor leden\n").new
    assert (point.text, point.owners) == ("voorbeeld maken voor leden", ("Nora",))
