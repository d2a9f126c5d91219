"""Who hears what of a signal: at once, when it changes, and when it is taken back."""

from tests.group import Group, words
from tests.signal_parts import button


def test_who_was_told_to_hurry_hears_of_every_change_that_others_make(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal omroep zoekt gast, voor vrijdag", "Luuk")
        assert "is geïnformeerd" in words(group.say("signaal wijzig 1 voor donderdag", "Luuk"))
        assert "is geïnformeerd" in words(group.say("signaal notitie 1 bellen voor 12 uur", "Luuk"))
        assert "is geïnformeerd" in words(group.say("S1 niet meer nodig, ze komen niet", "Luuk"))
        told = [reply.summary.partition(":")[0] for reply in group.replies("told")]
        assert told == [
            "Nieuw signaal S1 (media)",
            "Gewijzigd signaal S1 (media)",
            "Notitie bij signaal S1 (media)",
            "Signaal S1 (media) is niet opportuun",
        ]
        assert "ze komen niet" in words(group.replies("told")[-1])


def test_what_waits_for_the_digest_is_told_when_it_cannot_wait_any_more(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("signaal notitie 1 in Weert", "Luuk")
        assert group.posted("told") == []
        group.say("signaal wijzig 1 voor vrijdag", "Luuk")
        assert [reply.summary.partition(":")[0] for reply in group.replies("told")] == ["Nieuw signaal S1 (kans)"]


def test_the_kennisambassadeur_does_not_hear_of_what_he_does_himself(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal krant zoekt teler", "Luuk")
        for text in ("signaal wijzig 1 voor vrijdag", "signaal notitie 1 gebeld", "S1 opgepakt"):
            group.say(text, "Kees")
        assert [message.address for message in group.posted("told")] == ["slack:T1:Kees", "slack:T1:Luuk"]


def test_who_heard_what_became_of_it_hears_that_it_was_taken_back(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("signaal kans: huisvester wil praten", "Luuk")
        group.say("S1 opgepakt", "Kees")
        closed = group.say("S1 afgehandeld", "Kees")
        group.press(button(closed, "Ongedaan maken"), "Kees")
        told = group.replies("told")
        assert [message.address for message in group.posted("told")] == ["slack:T1:Luuk"] * 3
        assert told[-1].summary == "Uw signaal S1 is toch weer opgepakt: huisvester wil praten"


def test_who_was_told_to_hurry_hears_that_it_was_withdrawn(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        made = group.say("signaal krant zoekt teler", "Luuk")
        group.press(button(made, "Ongedaan maken"), "Luuk")
        last = group.replies("told")[-1]
        assert last.summary == "Signaal S1 (media) is ingetrokken, u hoeft niets te doen: krant zoekt teler"
        assert not list(last.buttons())


def test_of_several_at_once_it_says_who_hears_of_it(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("signaal kans: pand te koop in Venlo", "Luuk")
        group.say("signaal kans: grond te koop in Venray", "Luuk")
        group.say("S1 en S2 afgehandeld", "Kees")
        assert words(group.say("signaal status 1, 2 heropend", "Kees")).count("Luuk krijgt bericht.") == 1
        assert [reply.summary[:28] for reply in group.replies("told")][2:] == [
            "Uw signaal S1 is weer geopen",
            "Uw signaal S2 is weer geopen",
        ]
