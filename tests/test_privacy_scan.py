"""What should not stand in a shared list is seen, and what only looks like it is left alone."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.signals.privacy_scan import Finding, is_bsn, is_iban, kinds, scan, without


@pytest.mark.parametrize(
    "text",
    [
        "06-12345678",
        "0612345678",
        "06 12 34 56 78",
        "06 - 12 34 56 78",
        "06.12345678",
        "+31 6 1234 5678",
        "0031612345678",
        "+31 (0)43 321 45 67",
        "(043) 321 45 67",
        "043-3214567",
        "0475-123456",
        "0475 12 34 56",
        "+48 600 123 456",
        "+40 721 234 567",
    ],
)
def test_telephone_numbers_of_every_shape_are_seen(text: str) -> None:
    assert without(f"Bel {text}, graag vandaag", scan(f"Bel {text}, graag vandaag")) == (
        "Bel [telefoonnummer], graag vandaag"
    )


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("Mail jan.jansen@voorbeeld.nl.", "Mail [e-mailadres]."),
        ("Mail jan (at) voorbeeld.nl", "Mail [e-mailadres]"),
        ("BSN 111222333", "BSN [BSN]"),
        ("nummer 111.222.333 van de bewoner", "nummer [BSN] van de bewoner"),
        ("nummer 1112 22 333", "nummer [BSN]"),
        ("nummer 111\u00a0222\u00a0333", "nummer [BSN]"),
        ("huur op NL91ABNA0417164300", "huur op [IBAN]"),
        ("huur op NL91 ABNA 0417 1643 00 voor 1 mei", "huur op [IBAN] voor 1 mei"),
        ("nl91 abna 0417 1643 00", "[IBAN]"),
        ("PL61109010140000071219812874", "[IBAN]"),
        ("Jan Kowalski, Kerkstraat 12 in Venlo", "[naam], [adres] in Venlo"),
        ("De arbeidsmigrant Piotr Nowak woont op de Dorpsstraat 3a", "De arbeidsmigrant [naam] woont op de [adres]"),
        ("Bewoner Anna van der Berg, 5981 CC", "Bewoner [naam], [adres]"),
        ("Bel 06-12345678 of mail a@b.nl", "Bel [telefoonnummer] of mail [e-mailadres]"),
    ],
)
def test_what_is_seen_can_be_blanked(text: str, blanked: str) -> None:
    assert without(text, scan(text)) == blanked


@pytest.mark.parametrize(
    "text",
    [
        "krant zoekt teler voor interview",
        "voor 06-05-2023 14:00",
        "op 06/05/2023 1400 uur",
        "17 mei 2023, ruimte 0.0.17",
        "van 12 500 000 naar 13 000 000 euro",
        "€ 012.345",
        "dossier 111222334",  # nine digits that fail the 11-proef
        "dossier 000000000",
        "dossier 1112223330",  # ten digits
        "NL92ABNA0417164300",  # fails modulo 97
        "https://voorbeeld.nl/111222333/0612345678",
        "@Provincie en @LLTB",
        "Taskforce in Huis van de Gemeenten, Wilhelminaplein 1, Panningen",
        "brand in de Kerkstraat 12",
        "wethouder Jan Jansen spreekt in Weert",
        "Peel en Maas en Horst aan de Maas",
        "punt 4 en 10, 60 bedden, 2024-2025",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert scan(text) == ()


def test_the_kinds_are_named_once_in_a_sentence() -> None:
    assert kinds(scan("06-12345678, 06-87654321 en BSN 111222333")) == "een telefoonnummer en een BSN"
    assert kinds(scan("Jan Kowalski, Kerkstraat 12")) == "een naam en een adres"


def test_a_finding_says_where_it_stands() -> None:
    assert scan("bel 0612345678") == (Finding("telefoonnummer", (4, 14)),)


@given(st.integers(min_value=1, max_value=99_999_999))
def test_of_every_ten_endings_at_most_one_passes_the_11_proef(start: int) -> None:
    passing = [end for end in range(10) if is_bsn(f"{start:08d}{end}")]
    assert len(passing) <= 1


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=11, max_size=26), st.data())
def test_an_iban_with_one_sign_changed_is_none(account: str, data: st.DataObject) -> None:
    turned = int("".join(str(int(sign, 36)) for sign in f"{account}BE00"))
    good = f"BE{98 - turned % 97:02d}{account}"
    assert is_iban(good)
    at = data.draw(st.integers(4, len(good) - 1))
    digit = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != good[at]]))
    if good[at].isdigit():
        assert not is_iban(f"{good[:at]}{digit}{good[at + 1 :]}")


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through_and_blanking_leaves_nothing_to_find(text: str) -> None:
    findings = scan(text)
    assert all(0 <= start < end <= len(text) for start, end in (finding.span for finding in findings))
    assert all(one.span[1] <= two.span[0] for one, two in itertools.pairwise(findings))
    assert len(without(text, findings)) <= len(text) + 20 * len(findings)


@given(st.text(alphabet="0123456789 .-/+()@NL", max_size=80))
def test_numbers_in_every_mix_never_overlap(text: str) -> None:
    findings = scan(text)
    assert all(one.span[1] <= two.span[0] for one, two in itertools.pairwise(findings))
