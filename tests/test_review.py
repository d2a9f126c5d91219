"""Nalopen: several people at once, a restart in between, and which points there are."""

from dataclasses import replace
from datetime import date

from commands.handle import answers
from commands.reply import Button, Reply
from commands.round.review_state import Outcome, kept_results
from storage.store import Storage, Store
from tests.group import CHANNEL, Group, at, words


def a_meeting(group: Group) -> None:
    group.now = at("2023-05-02 10:00")
    group.say("vergadering 17 mei 14:00 Provinciehuis")
    group.point("Rapport delen", "LLTB", "LWV")
    group.point("Contactpersonen per gemeente", "Noord-Limburg")
    group.point("Werkbezoek koppelen")
    group.now = at("2023-05-17 14:10")


def button(reply: Reply, label: str) -> Button:
    return next(one for one in reply.buttons() if one.label == label)


def test_two_who_press_the_same_button_close_one_point(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        shown = group.say("vergadering nalopen", "Vera")
        press = button(shown, "Klaar")
        both = [
            replace(
                group._request(who), key=f"once:{press.once}", command=press.command, values=press.args, heard="button"
            )
            for who in ("Vera", "Sanne")
        ]
        first, second = (group.answer(request).result() for request in both)
        assert first == second
        assert first.summary.startswith("Nalopen 2 van 3, actiepunt 2")
        assert group.say("actie lijst").summary == "2 open actiepunten."


def test_a_point_that_another_decided_on_is_said_and_skipped(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        mine = group.say("vergadering nalopen", "Vera")
        yours = group.say("nalopen", private=True)
        group.press(button(mine, "Klaar"), "Vera")
        after = group.press(button(yours, "Klaar"))
        assert after.summary.startswith("Nalopen 2 van 3, actiepunt 2")
        assert "1 was al afgerond." in words(after)


def test_what_was_said_of_a_point_that_was_closed_meanwhile_is_kept_with_it(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        group.say("vergadering nalopen")
        group.say("actie klaar 1", "Luuk")
        group.say("vergadering nalopen loopt, LWV belt nog")
        assert "LWV belt nog" in words(group.say("actie toon 1"))


def test_a_restart_in_the_middle_loses_nothing(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        group.press(button(group.say("vergadering nalopen", "Vera"), "Klaar"), "Vera")
        group.say("vergadering nalopen loopt", "Vera")
        group.storage.close()
        group.storage = Storage(database_url)
        group.answer = answers(group.storage)
        assert group.say("vergadering nalopen", "Vera").summary.startswith("Nalopen 3 van 3, actiepunt 3")
        assert "Klaar (1)" in words(group.say("vergadering nalopen uitkomst"))


def test_points_made_in_the_meeting_are_not_looked_back_on(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        group.point("In de vergadering bedacht")
        assert group.say("vergadering nalopen").summary.startswith("Nalopen 1 van 3")


def test_what_was_closed_in_the_meeting_before_the_nalopen_began_counts_as_done(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        group.say("actie klaar 2", "Noor")
        group.now = at("2023-05-17 14:20")
        group.say("vergadering nalopen")
        assert "2 · Contactpersonen per gemeente" in words(group.say("vergadering nalopen uitkomst"))


def test_an_undone_decision_is_no_outcome(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        group.say("vergadering nalopen")
        group.say("vergadering nalopen loopt, LWV belt")
        group.say("ongedaan")
        assert group.say("vergadering nalopen").summary.startswith("Nalopen 1 van 3")


def test_the_outcome_stays_what_it_was_in_the_meeting(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        group.say("vergadering nalopen")
        group.say("vergadering nalopen loopt, LWV belt")
        group.say("vergadering nalopen stoppen")
        group.now = at("2023-05-24 10:00")
        group.say("actie klaar 1")

        def results(store: Store) -> tuple[Outcome, ...]:
            group._enter(store, "Sanne", None)
            meeting = store.agenda.meeting(date(2023, 5, 17))
            assert meeting
            return kept_results(meeting)

        assert [one.word for one in group.storage.write(results).result()] == ["loopt", "", ""]


def test_a_number_with_another_word_is_not_about_the_point_that_is_shown(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        group.say("nalopen", private=True)
        reply = group.say("klaar 3", private=True)
        assert "Actiepunt 3 gesloten" in reply.summary


# --- the message that the buttons stand in ----------------------------------------------------------------------------


def sent_from(group: Group, message: str, reply: Reply, who: str = "Vera", **values: str) -> Reply:
    """Press a button of a posted message that asks for more, and send its form."""
    assert reply.form
    filled = {field.name: field.value for field in reply.form.inputs} | values
    request = replace(
        group._request(who), command=reply.form.command, values=reply.form.args | filled, heard="form", message=message
    )
    return group.answer(request).result()


def pressed_in(group: Group, message: str, pressed: Button, who: str = "Vera", *, private: bool = False) -> Reply:
    request = replace(group._request(who, private=private), command=pressed.command, values=pressed.args)
    return group.answer(replace(request, heard="button", message=message)).result()


def test_what_a_form_decides_is_drawn_in_the_message_it_was_opened_from(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        shown = group.say("vergadering nalopen", "Vera")
        asked = pressed_in(group, "m1", button(shown, "Loopt"))
        sent_from(group, "m1", asked, note="LWV belt volgende week")
        (redrawn,) = group.posted("update")
        assert (redrawn.address, redrawn.remote) == (CHANNEL, "m1")
        assert group.replies("update")[0].summary.startswith("Nalopen 2 van 3, actiepunt 2")
        assert "1 loopt: LWV belt volgende week." in words(group.replies("update")[0])
        assert group.posted("answer") == []


def test_a_form_of_an_unknown_message_is_answered_in_the_channel(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        asked = group.press(button(group.say("vergadering nalopen", "Vera"), "Loopt"), "Vera")
        sent_from(group, "", asked, note="LWV belt")
        assert group.posted("update") == []
        assert group.replies("answer")[0].summary.startswith("Nalopen 2 van 3, actiepunt 2")


def test_a_form_that_was_sent_late_leaves_the_message_where_the_others_are(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        shown = group.say("vergadering nalopen", "Vera")
        asked = pressed_in(group, "m1", button(shown, "Vervalt"))
        second = pressed_in(group, "m1", button(shown, "Klaar"), "Sanne")
        third = pressed_in(group, "m1", button(second, "Volgende"), "Sanne")
        assert third.summary.startswith("Nalopen 3 van 3")
        late = sent_from(group, "m1", asked, reason="niet meer nodig")
        assert late.summary.startswith("Nalopen 3 van 3, actiepunt 3")
        assert "1 was al afgerond; uw woorden staan als notitie bij het punt." in words(late)


def test_a_press_overtakes_what_was_still_to_be_drawn(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        shown = group.say("vergadering nalopen", "Vera")
        second = sent_from(group, "m1", pressed_in(group, "m1", button(shown, "Loopt")), note="LWV belt")
        pressed_in(group, "m1", button(second, "Klaar"), "Sanne")
        assert [message.state for message in group.posted("update")] == ["dropped"]


def test_a_point_that_is_shown_in_another_place_is_drawn_anew_there(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        mine = group.say("vergadering nalopen", "Vera")
        yours = group.say("vergadering nalopen", private=True)
        yours = pressed_in(group, "d1", button(yours, "Volgende"), "Sanne", private=True)
        yours = pressed_in(group, "d1", button(yours, "Terug"), "Sanne", private=True)
        assert yours.summary.startswith("Nalopen 1 van 3")
        pressed_in(group, "m1", button(mine, "Klaar"))
        (redrawn,) = group.posted("update")
        assert (redrawn.address, redrawn.remote) == ("slack:T1:DSanne", "d1")
        told = group.replies("update")[0]
        assert told.summary.startswith("Nalopen 1 van 3, actiepunt 1")
        assert "Uitkomst: afgerond" in words(told)
        assert all(one.args["gremium"] == "taskforce" for one in told.buttons())


def test_the_rest_closed_at_once_is_seen_in_the_other_places(database_url: str) -> None:
    with Group(database_url) as group:
        a_meeting(group)
        yours = group.say("vergadering nalopen", private=True)
        pressed_in(group, "d1", button(yours, "Volgende"), "Sanne", private=True)
        asked = group.say("vergadering nalopen de rest is klaar", "Vera")
        pressed_in(group, "m1", button(asked, "Ja, sluit 3 punten"))
        assert "Uitkomst: afgerond" in words(group.replies("update")[0])
