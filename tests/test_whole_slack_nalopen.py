"""The nalopen in Slack goes on in one message."""

from tests.whole_parts import (
    CHAIR,
    CHANNEL,
    PIET,
    House,
    Http,
    User,
    in_channel,
    words,
)
from tests.whole_served import new, served, user

__all__ = ["served"]


def test_the_nalopen_goes_on_in_the_message_whose_button_opened_the_form(served: House) -> None:
    chair, piet = user(served, CHAIR), user(served, PIET)
    for text in ("Rapport delen", "Werkbezoek koppelen", "Contactpersonen noemen"):
        assert "Actiepunt" in new(chair, text)["text"]
    chair.types("/vergadering morgen 10:00 Provinciehuis")
    posted = chair.types("/vergadering nalopen") | {"ts": "1684310400.000500"}
    assert "Nalopen 1 van 3" in posted["text"]

    form = chair.opens_by("Loopt", posted)
    assert chair.sends(form, **{"Hoe staat het ervoor?": "LWV belt volgende week"}) == {"response_action": "clear"}
    redrawn = served.slack.wait_for("chat.update")[0]
    assert (redrawn["channel"], redrawn["ts"]) == (CHANNEL, "1684310400.000500")
    assert "Nalopen 2 van 3" in redrawn["text"]
    assert "1 loopt: LWV belt volgende week." in words(redrawn)
    assert served.slack.messages[CHANNEL] == []

    lapses = chair.opens_by("Vervalt", redrawn)
    chair.presses("Volgende", redrawn)
    chair.sends(lapses, Reden="niet meer nodig")
    redrawn = served.slack.wait_for("chat.update", 2)[1]
    assert "Nalopen 3 van 3" in redrawn["text"]
    assert "2 is vervallen: niet meer nodig." in words(redrawn)
    assert "niet meer nodig" in words(piet.types("/actie toon 2"))


def test_a_nalopen_that_only_one_person_sees_goes_on_there_too(served: House) -> None:
    chair = user(served, CHAIR)
    for text in ("Rapport delen", "Werkbezoek koppelen"):
        new(chair, text)
    chair.types("/vergadering morgen 10:00 Provinciehuis")
    alone = User(Http(served), served.slack, CHAIR, chair.private)
    shown = alone.types("/vergadering nalopen")
    assert shown["response_type"] == "ephemeral"
    before = len(served.slack.asked("response_url"))
    form = alone.opens_by("Loopt", shown)
    assert alone.sends(form, **{"Hoe staat het ervoor?": "LWV belt"}) == {"response_action": "clear"}
    redrawn = served.slack.wait_for("response_url", before + 1)[-1]
    assert redrawn["replace_original"]
    assert "Nalopen 2 van 2" in redrawn["text"]


def test_a_message_that_is_gone_is_followed_by_a_new_one(served: House) -> None:
    chair = user(served, CHAIR)
    for text in ("Rapport delen", "Werkbezoek koppelen"):
        new(chair, text)
    chair.types("/vergadering morgen 10:00 Provinciehuis")
    posted = chair.types("/vergadering nalopen") | {"ts": "1684310400.000500"}
    form = chair.opens_by("Loopt", posted)
    served.slack.fail("chat.update", "message_not_found")
    chair.sends(form, **{"Hoe staat het ervoor?": "LWV belt"})
    assert "Nalopen 2 van 2" in in_channel(served.slack, 1)[0]["text"]


def test_a_point_of_a_long_list_is_closed_from_the_menu_under_it(served: House) -> None:
    anouk = user(served)
    for number in range(12):
        new(anouk, f"Rapport {number + 1} delen")
    listed = anouk.types("/actie lijst")
    closed = anouk.presses("Klaar 7", listed)
    assert "Actiepunt 7 gesloten" in closed["text"]
    further = anouk.presses("en nog 2", listed)
    assert "Rapport 12 delen" in words(further)
