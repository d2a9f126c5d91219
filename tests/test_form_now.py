"""A form of something that somebody else changes meanwhile: only what was changed in the form changes."""

import pytest

from bot.slack.forms import Origin, modal
from bot.teams.forms import dialog
from commands.reply import Reply
from tests.group import Group, words


def _form(shown: Reply, group: Group) -> Reply:
    return group.press(next(button for button in shown.buttons() if button.label == "Wijzig"))


@pytest.mark.parametrize(
    ("made", "meanwhile", "filled", "look", "there"),
    [
        (
            "actie nieuw Rapport delen @LLTB uiterlijk 17 mei",
            ("actie wijzig 1 naar LWV", "actie wijzig 1 uiterlijk 1 juni"),
            {"what": "Rapport RIEC delen"},
            "actie toon 1",
            ("Rapport RIEC delen", "Wie: LWV", "Uiterlijk: donderdag 1 juni 2023"),
        ),
        (
            "actie nieuw Rapport delen @LLTB",
            ("actie wijzig 1 tekst: Rapport RIEC delen",),
            {"owners": "LLTB,LWV"},
            "actie toon 1",
            ("Rapport RIEC delen", "Wie: LLTB, LWV"),
        ),
        (
            "actie nieuw Rapport delen @LLTB",
            ("actie wijzig 1 naar LWV",),
            {"due": "2023-06-01", "owners": "LLTB", "owners+": "gemeente Weert"},
            "actie toon 1",
            ("Wie: LWV, gemeente Weert", "Uiterlijk: donderdag 1 juni 2023"),
        ),
        (
            "signaal knelpunt midden: te weinig capaciteit",
            ("signaal wijzig 1 tekst: er is geen capaciteit",),
            {"kind": "kans"},
            "signaal toon 1",
            ("er is geen capaciteit", "Soort: kans"),
        ),
        (
            "vergadering 17 mei 14:00 Venlo",
            ("vergadering 17 mei 16:00",),
            {"place": "Roermond"},
            "vergadering",
            ("16:00", "Plaats: Roermond"),
        ),
        (
            "agenda 24 mei 10:00 jaarcongres",
            ("agenda jaarcongres naar 31 mei",),
            {"text": "jaarcongres KCA"},
            "agenda",
            ("wo 31-05-2023", "jaarcongres KCA"),
        ),
    ],
)
def test_what_was_left_alone_in_the_form_stays_as_another_made_it(
    sqlite_url: str, made: str, meanwhile: tuple[str, ...], filled: dict[str, str], look: str, there: tuple[str, ...]
) -> None:
    with Group(sqlite_url) as group:
        asked = _form(group.say(made), group)
        for line in meanwhile:
            group.say(line, "Vera")
        group.send(asked, filled)
        shown = words(group.say(look))
        assert [each for each in there if each not in shown] == []


def test_all_owners_of_a_point_are_chosen_in_its_form(sqlite_url: str) -> None:
    """Two of them are as much a choice as one: no line to type in."""
    with Group(sqlite_url) as group:
        asked = _form(group.say("actie nieuw Rapport delen @LLTB @LWV"), group)
        assert asked.form
        slack = modal(asked.form, Origin(""))["blocks"]
        assert isinstance(slack, list)
        (owners,) = (block["element"] for block in slack if block["block_id"] == "owners")
        assert [option["value"] for option in owners["initial_options"]] == ["LLTB", "LWV"]
        (owners,) = (field for field in dialog(asked.form)["body"] if field.get("id") == "owners")
        assert (owners["type"], owners["value"]) == ("Input.ChoiceSet", "LLTB,LWV")


def test_a_day_that_is_asked_about_keeps_what_was_left_alone(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        asked = _form(group.say("actie nieuw Rapport delen @LLTB"), group)
        group.say("actie wijzig 1 naar LWV", "Vera")
        which = group.send(asked, {"due": "31 februari"})
        assert which.summary == "31 februari bestaat niet. Welke datum bedoelt u?"
        group.press(next(which.buttons()))
        shown = words(group.say("actie toon 1"))
        assert "Wie: LWV" in shown
        assert "Uiterlijk: " in shown


@pytest.mark.parametrize(
    ("made", "filled", "field", "error"),
    [
        ("actie nieuw Rapport delen", {"what": "x"}, "what", "Wat ontbreekt nog."),
        ("actie nieuw Rapport delen", {"theme": "Vissen"}, "theme", "Vissen"),
        ("actie nieuw Rapport delen", {"owners+": "n" * 300}, "owners", "Dit is te lang voor een naam: hoogstens 200"),
        ("signaal knelpunt midden: te weinig capaciteit", {"before": "31 februari"}, "before", "31 februari"),
        ("vergadering 17 mei 14:00 Venlo", {"times": "na de lunch"}, "times", "In “na de lunch” lees ik geen tijd."),
    ],
)
def test_a_mistake_in_a_field_is_told_beside_it_and_all_that_was_filled_in_stays(
    sqlite_url: str, made: str, filled: dict[str, str], field: str, error: str
) -> None:
    with Group(sqlite_url) as group:
        asked = _form(group.say(made), group)
        assert asked.form
        wrong = group.send(asked, filled)
        assert wrong.form
        errors = {each.name: each.error for each in wrong.form.inputs if each.error}
        assert list(errors) == [field]
        assert error in errors[field]
        sent = {each.name: each.value for each in asked.form.inputs} | filled
        kept = {each.name: each.value for each in wrong.form.inputs} | wrong.form.args
        together = {**sent, "owners": sent["owners+"] or sent["owners"]} if "owners+" in sent else sent
        assert {name: kept[name] for name in together if name != "owners+"} == {
            name: value for name, value in together.items() if name != "owners+"
        }
