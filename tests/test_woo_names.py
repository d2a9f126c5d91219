"""Which words in Dutch texts are names that go under the Woo, which stay, and what stands in their place."""

import itertools
import re

import pytest

from commands.woo.contacts import contacts
from commands.woo.names import Name, parse
from commands.woo.reading import Decisions
from commands.woo.sighting import COMPANY_NAME, OFFICE_HOLDER, UNSURE
from tests.woo_parts import MEMBERS, Case, blanked, cases, proposal

# Whose office is named in another sentence of the list.
TOLD_ELSEWHERE = {"Roefs gaf aan dat het in GS komt."}


@pytest.mark.parametrize(
    "case", [case for case in cases("woo.txt") if case.text not in TOLD_ELSEWHERE], ids=lambda case: case.text[:40]
)
def test_names_go_and_all_else_stays(case: Case) -> None:
    assert case.wrong(blanked(case.text)[0]) == []


@pytest.mark.parametrize("name", ["woo.txt", "woo_ongezien.txt", "woo_tweede_ongezien.txt", "woo_derde_ongezien.txt"])
def test_a_whole_list_read_together(name: str) -> None:
    read = cases(name)
    made = proposal([case.text for case in read])
    assert {case.text: wrong for case in read if (wrong := case.wrong(made.blanked(case.text)))} == {}


def test_a_given_name_that_nobody_knows_goes_with_the_surname_behind_it() -> None:
    texts = ("Bel mevrouw Zwartkruis.", "Overleg met Hemel Zwartkruis in Weert.", "In 'Uden' ging Storm Lemmens mee.")
    assert [re.sub(r"persoon \d", "persoon", text) for text in blanked(*texts)] == [
        "Bel [5.1.2.e persoon].",
        "Overleg met [5.1.2.e persoon] in Weert.",
        "In 'Uden' ging [5.1.2.e persoon] mee.",
    ]
    asked = blanked("Overleg met Hemel Zwartkruis.", decisions=Decisions(blank=frozenset({"zwartkruis"})))
    assert asked == ["Overleg met [5.1.2.e persoon 1]."]


def test_every_name_like_word_is_in_the_review_as_gone_or_as_kept() -> None:
    made = proposal(["Overleg met Decisio en gedeputeerde Roefs over Petra.", "Hotel Janssen zit vol."])
    assert [(item.kind, item.title, item.why) for item in made.items] == [
        ("blank", "Petra", ""),
        ("kept", "Decisio", UNSURE),
        ("kept", "Roefs", OFFICE_HOLDER),
        ("kept", "Janssen", COMPANY_NAME),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Petra Lemmens", Name("petra", "", "", "lemmens")),
        ("dhr. J.P. de Vries", Name("", "jp", "de", "vries")),
        ("Jansen, P. van", Name("", "p", "van", "jansen")),
        ("LEMMENS, P.", Name("", "p", "", "lemmens")),
        ("Anne-Marie van 't Hof", Name("anne marie", "", "van t", "hof")),
        ("petra.lemmens", Name("petra", "", "", "lemmens")),
        ("Petra Lemmens (LLTB)", Name("petra", "", "", "lemmens")),
        ("JAN JANSEN", Name("jan", "", "", "jansen")),
    ],
)
def test_a_name_in_its_parts(said: str, expected: Name) -> None:
    assert parse(said) == expected


def test_the_label_tells_role_and_organisation_and_the_ground() -> None:
    out = blanked("Sanne de Vries-Peters belt.", "Jan Jansen mailt.", "Ambtenaar Kees Vos (gemeente Venlo) komt.")
    assert out == [
        "[5.1.2.e lid, gemeente Weert] belt.",
        "[5.1.2.e secretaris, Provincie Limburg] mailt.",
        "Ambtenaar [5.1.2.e ambtenaar, gemeente Venlo] (gemeente Venlo) komt.",
    ]


def test_two_members_with_one_role_and_organisation_are_told_apart() -> None:
    out = blanked("Huub belt.", "Petra Lemmens mailt.", "H. van den Boom belt terug, zegt P. Lemmens.")
    assert out == [
        "[5.1.2.e lid 1, LLTB] belt.",
        "[5.1.2.e lid 2, LLTB] mailt.",
        "[5.1.2.e lid 1, LLTB] belt terug, zegt [5.1.2.e lid 2, LLTB].",
    ]


@pytest.mark.parametrize(
    "form",
    [
        "Petra Lemmens", "petra lemmens", "PETRA LEMMENS", "Lemmens", "lemmens", "P. Lemmens", "p.lemmens",
        "Lemmens, P.",
        "Lemmens, Petra", "mevrouw Lemmens", "Mevr. P. Lemmens", "Petra", "petra", "Petra's", "@petra",
        "@Petra Lemmens",
        "Petra_Lemmens", "petra-lemmens", "PetraLemmens", "Pétra  Lemmens", "Pe\u0301tra Lemmens", "Petra\u00a0Lemmens",
        "p.lemmens@lltb.nl", "mailto:petra.lemmens@lltb.nl", "https://www.linkedin.com/in/petra-lemmens-0a1b/",
        "https://voorbeeld.nl/team/petra-lemmens", "<@U00000001X>", "slack:T1:U00000001X", "web:proef:petralemmens",
        "Petra L.", "Lem\u00admens", "Petra van Lemmens",
    ],
)  # fmt: skip
def test_one_person_has_one_label_in_every_form(form: str) -> None:
    whole, out = blanked("Petra Lemmens doet mee.", f"Dat is van {form} hier.")
    label = whole.removesuffix(" doet mee.")
    assert label == "[5.1.2.e lid, LLTB]"
    assert out == f"Dat is van {label} hier."


def test_mail_and_telephone_have_the_label_of_their_person() -> None:
    out = blanked("Karin Smeets (k.smeets@weert.nl, 06-12345678) is contactpersoon.", "Algemeen: 043-3214567.")
    assert out == [
        "[5.1.2.e persoon 1] ([5.1.2.e persoon 1], [5.1.2.e persoon 1]) is contactpersoon.",
        "Algemeen: [5.1.2.e telefoonnummer].",
    ]


def test_an_office_holder_stays_where_the_office_is_not_named_too() -> None:
    assert blanked("Wethouder Bruls belt.", "Bruls mailde.", "Met dank aan Bruls.") == [
        "Wethouder Bruls belt.",
        "Bruls mailde.",
        "Met dank aan Bruls.",
    ]


def test_somebody_else_with_the_surname_of_an_office_holder_goes() -> None:
    out = blanked("Wethouder Smeets belt.", "Karin Smeets mailt.", "Smeets komt ook.")
    assert out[:2] == ["Wethouder Smeets belt.", "[5.1.2.e persoon 1] mailt."]
    assert "Smeets" not in out[2]  # nobody can tell who is meant: the careful way


def test_a_bare_name_that_two_have_gets_a_label_of_its_own() -> None:
    one, two, which = blanked("Jan Peters belt.", "Piet Peters mailt.", "Peters komt.")
    assert len({one.split("]")[0], two.split("]")[0], which.split("]")[0]}) == 3


def test_a_party_that_bears_the_name_of_its_member_is_not_on_his_label() -> None:
    members = MEMBERS | {"Wim Weert": ("lid", "Weert")}
    made = proposal(["Wim Weert belt."], members=members)
    assert made.blanked("Wim Weert belt.") == "[5.1.2.e lid] belt."


def test_a_member_whose_name_is_a_function_stays() -> None:
    assert blanked("Lid LWV levert de lijst.") == ["Lid LWV levert de lijst."]


def test_what_a_person_decides_goes_before_the_rules() -> None:
    decided = Decisions(blank=frozenset({"decisio"}), keep=frozenset({"petra lemmens", "lemmens"}))
    out = blanked("Petra Lemmens belt Decisio.", "Lemmens komt.", decisions=decided)
    assert out == ["Petra Lemmens belt [5.1.2.e persoon 1].", "Lemmens komt."]


def test_numbers_of_citizens_have_their_own_ground() -> None:
    assert blanked("BSN 111222333, rekening NL91ABNA0417164300") == [
        "BSN [5.1.1.e burgerservicenummer], rekening [5.1.2.e rekeningnummer]"
    ]


def test_contacts_never_overlap() -> None:
    found = contacts("mailto:a.bos@b.nl, https://linkedin.com/in/a-bos?x=06-12345678 en <@U00000001X> 0612345678")
    assert [one.kind for one in found] == ["mail", "link", "account", "phone"]
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
