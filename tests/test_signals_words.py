"""What words about signals mean: the kind, the link, the period, the same text again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.signals.kind import guess
from commands.signals.reading import take_link, title_of
from commands.signals.warning import overlap, plain_link, words_of
from commands.signals.words import understand_signal
from commands.words.period import take_period


@pytest.mark.parametrize(
    ("text", "command", "line"),
    [
        ("signaal 3 opgepakt", "signaal status", "3 opgepakt"),
        ("/signaal opgepakt 3", "signaal status", "3 opgepakt"),
        ("S3 is opgepakt", "signaal status", "3 opgepakt"),
        ("opgepakt S3 gebeld met de krant", "signaal status", "3 opgepakt gebeld met de krant"),
        ("3 opgepakt", "signaal status", "3 opgepakt"),
        ("ik heb S3 opgepakt", "signaal status", "3 opgepakt"),
        ("ik pak S3 op", "signaal status", "3 opgepakt"),
        ("S3 en S4 afgehandeld", "signaal status", "3, 4 afgehandeld"),
        ("S3 klaar", "signaal status", "3 klaar"),
        ("s3 niet opportuun: te laat", "signaal status", "3 niet opportuun te laat"),
        ("oeps, S3 weer open", "signaal status", "3 weer open"),
        ("S3 naar stuurgroep", "signaal klaarzetten", "3 stuurgroep"),
        ("naar stuurgroep S3", "signaal klaarzetten", "3 stuurgroep"),
        ("S2 en S3 naar de stuurgroep", "signaal klaarzetten", "2 en 3 stuurgroep"),
        ("S2, S3 klaarzetten voor stuurgroep", "signaal klaarzetten", "2 en 3 stuurgroep"),
        ("signaal s3 niet kansrijk", "signaal status", "3 niet kansrijk"),
        ("signaal S3 was van vorige maand, afgehandeld", "signaal status", "3 afgehandeld was van vorige maand"),
        ("signaal S3 wacht op antwoord", "signaal status", "3 wacht op antwoord"),
        ("signaal S3 S4 bekeken", "signaal status", "3, 4 bekeken"),
        ("signaal opgepakt", "signaal status", ""),
        ("signaal wat speelt er in Weert", "signaal lijst", "wat speelt er in Weert"),
        ("signaal kansen", "signaal lijst", "kansen"),
        ("signaal kansen voor tuinbouw in Venlo", "signaal nieuw", "kansen voor tuinbouw in Venlo"),
        ("breng S3 naar de Stuurgroep", "signaal klaarzetten", "3 Stuurgroep"),
        ("S3 niet naar de stuurgroep", "signaal klaarzetten", "3 niet stuurgroep"),
        ("maak van S3 een actie", "signaal wordt actie", "3"),
        ("signaal 3 wordt actie: bellen (LLTB) 17 mei", "signaal wordt actie", "3 bellen (LLTB) 17 mei"),
        ("maak S3 een actiepunt (LWV)", "signaal wordt actie", "3 (LWV)"),
        ("S3 is een kans", "signaal wijzig", "3 soort kans"),
        ("S3 voor dinsdag", "signaal wijzig", "3 voor dinsdag"),
        ("S3: redactie belt terug", "signaal notitie", "3 redactie belt terug"),
        ("notitie bij S3 redactie belt", "signaal notitie", "3 redactie belt"),
        ("S3", "signaal toon", "3"),
        ("signaal nr 3", "signaal toon", "3"),
        ("S3 opgepakt?", "signaal toon", "3"),
        ("signaal 3 afgehandeld?", "signaal toon", "3"),
        ("wat is er met S3 gebeurd?", "signaal geschiedenis", "3"),
        ("welke signalen zijn er?", "signaal lijst", "welke   zijn er?"),
        ("signaal lijst", "signaal lijst", "lijst"),
        ("signaal is er iets over Weert?", "signaal lijst", "is er iets over Weert?"),
        ("signaal krant zoekt teler", "signaal nieuw", "krant zoekt teler"),
        ("signaal: krant zoekt teler", "signaal nieuw", "krant zoekt teler"),
        ("signaal 60 bedden vrij in Weert", "signaal nieuw", "60 bedden vrij in Weert"),
        ("signaal 60 regio's doen mee", "signaal nieuw", "60 regio's doen mee"),
        ("signaal opgepakt door de media: vijf gezinnen", "signaal nieuw", "opgepakt door de media: vijf gezinnen"),
    ],
)
def test_words_about_signals_are_understood_in_any_order(text: str, command: str, line: str) -> None:
    assert understand_signal(text) == (command, line)


@pytest.mark.parametrize(
    "text",
    [
        "12 klaar",
        "klaar 12",
        "3 afgehandeld",
        "12: signalen doorgegeven aan gemeente",
        "krant zoekt teler",
        "wat staat er open?",
        "LLTB pakt 3 op",
        "seintje geven aan Weert",
        "",
    ],
)
def test_words_about_something_else_are_left_to_others(text: str) -> None:
    assert understand_signal(text) is None


@given(st.text(max_size=120))
def test_a_question_about_signals_never_changes_anything(text: str) -> None:
    found = understand_signal(f"signaal {text}?")
    assert found is not None
    assert found[0] in {"signaal toon", "signaal geschiedenis", "signaal lijst"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("krant zoekt teler voor interview", "media"),
        ("tv wil een uitzending maken over klachten", "media"),
        ("geen ambtelijke capaciteit bij kleinere gemeenten", "knelpunt"),
        ("wachtlijst voor taallessen", "knelpunt"),
        ("camping dreigt te sluiten", "bedreiging"),
        ("omwonenden protesteren tegen nieuwe locatie", "bedreiging"),
        ("huisvester X wil praten, ik leg contact", "kans"),
        ("vaste medewerkers", "kans"),
        ("iets heel anders", "kans"),
    ],
)
def test_the_kind_is_guessed_from_a_few_words(text: str, kind: str) -> None:
    assert guess(text) == kind


def test_a_link_is_taken_out_and_gives_a_title() -> None:
    assert take_link("zie (https://a.nl/x?b=1), graag") == ("https://a.nl/x?b=1", "zie ( ), graag")
    assert take_link("<https://a.nl/x|a.nl> lezen") == ("https://a.nl/x", "lezen")
    assert take_link("geen link") == ("", "geen link")
    assert title_of("https://www.krant.nl/nieuws/123/reguleer-inzet-arbeidsmigranten.html") == (
        "krant.nl: reguleer inzet arbeidsmigranten"
    )
    assert title_of("https://krant.nl/a/123") == "krant.nl"
    assert title_of("https://[krant") == plain_link("https://[krant") == "https://[krant"
    assert plain_link("http://www.krant.nl/a/?utm_source=x") == plain_link("https://krant.nl/a")
    assert plain_link("https://krant.nl/a?id=1") != plain_link("https://krant.nl/a?id=2")


def test_texts_are_alike_when_they_share_most_of_their_words() -> None:
    one = words_of("geen ambtelijke capaciteit bij de kleinere gemeenten")
    assert overlap(one, words_of("Géén ambtelijke capaciteit kleinere gemeente!")) == 1
    assert overlap(one, words_of("geen plek voor een camping")) < 0.3
    assert overlap(words_of("krant belt"), words_of("krant schrijft")) == 0


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("media mei", date(2023, 5, 1), date(2023, 6, 1)),
        ("in juni", date(2022, 6, 1), date(2022, 7, 1)),
        ("december 2021", date(2021, 12, 1), date(2022, 1, 1)),
        ("sinds 1 mei", date(2023, 5, 1), None),
        ("vanaf 12-6", date(2022, 6, 12), None),
        ("sinds maandag", date(2023, 5, 15), None),
        ("sinds april", date(2023, 4, 1), None),
        ("vorige week", date(2023, 5, 8), date(2023, 5, 15)),
        ("deze maand", date(2023, 5, 1), date(2023, 6, 1)),
        ("vorig kwartaal", date(2023, 1, 1), date(2023, 4, 1)),
        ("Q2", date(2023, 4, 1), date(2023, 7, 1)),
        ("kwartaal 4", date(2022, 10, 1), date(2023, 1, 1)),
        ("2022", date(2022, 1, 1), date(2023, 1, 1)),
        ("gisteren", date(2023, 5, 16), date(2023, 5, 17)),
    ],
)
def test_a_period_lies_behind_us(text: str, since: date, until: date | None) -> None:
    period, _ = take_period(text, date(2023, 5, 17))
    assert period
    assert (period.since, period.until) == (since, until)


@pytest.mark.parametrize("text", ["noord kansen", "sinds 31 februari", "meisje", "marktplaats", ""])
def test_words_without_a_period_give_none(text: str) -> None:
    assert take_period(text, date(2023, 5, 17)) == (None, text)


@given(st.text(max_size=60), st.dates(date(2000, 3, 1), date(2100, 1, 1)))
def test_any_text_can_be_asked_for_a_period(text: str, today: date) -> None:
    period, _ = take_period(text, today)
    assert period is None or period.until is None or period.since < period.until
